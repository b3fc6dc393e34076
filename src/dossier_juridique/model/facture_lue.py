"""What an electronic invoice says, as it says it: nothing computed, nothing guessed, ``None`` where it is silent.

Amounts are Decimal in ``devise``; texts keep the writing of the file (a VAT number may hold spaces). Sources: EN 16931-1
(semantic model), UN/CEFACT CII D16B and D22B, OASIS UBL 2.1, UNTDID 1001 for the codes of documents.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from msgspec import Struct

TYPES: dict[str, str] = {
    "261": "avoir autofacturé",
    "262": "avoir global",
    "325": "facture proforma",
    "326": "facture partielle",
    "380": "facture",
    "381": "avoir",
    "383": "note de débit",
    "384": "facture rectificative",
    "386": "facture d'acompte",
    "389": "autofacture",
    "393": "facture affacturée",
    "396": "avoir affacturé",
    "471": "autofacture rectificative",
    "472": "facture rectificative affacturée",
    "473": "autofacture rectificative affacturée",
    "500": "autofacture d'acompte",
    "501": "autofacture affacturée",
    "502": "avoir autofacturé et affacturé",
    "503": "avoir sur acompte",
    "751": "facture d'information comptable",
    "875": "facture partielle de travaux",
    "876": "facture partielle et finale de travaux",
    "877": "facture finale de travaux",
}
"""UNTDID 1001, in the French of the e-invoicing reform."""

AVOIRS = frozenset({"261", "262", "381", "396", "502", "503"})
AFFACTUREES = frozenset({"393", "396", "472", "473", "501", "502"})
DEJA_PAYEES = frozenset({"B2", "S2", "M2"})
"""Business processes (BT-23) of the French reform that say « invoice already paid »."""


class AdresseLue(Struct, frozen=True):
    """A postal address; ``lignes`` holds the one to three lines that are filled."""

    lignes: tuple[str, ...] = ()
    code_postal: str | None = None
    commune: str | None = None
    pays: str | None = None


class PartieLue(Struct, frozen=True):
    """Seller, buyer or payee. ``siren`` and ``siret`` only come from identifiers declared as such (0002, 0009)."""

    nom: str | None = None
    siren: str | None = None
    siret: str | None = None
    tva: str | None = None
    adresse: AdresseLue | None = None
    enseigne: str | None = None
    description: str | None = None
    contact: str | None = None
    telephone: str | None = None
    courriel: str | None = None

    @property
    def numero(self) -> str | None:
        """The nine digits of the company: SIREN, else the head of the SIRET, else the tail of a French VAT number."""
        from stdnum import (
            luhn,  # the child that reads an exhibit has no use for it, and it brings half a network library
        )

        # A number of Monaco begins by FR as well, and holds no SIREN: its nine digits do not check.
        tva = re.fullmatch(r"FR[0-9A-Z]{2}(\d{9})", re.sub(r"[\s.-]", "", self.tva or "").upper())
        lu = self.siren or (self.siret or "")[:9] or (tva[1] if tva and luhn.is_valid(tva[1]) else "")
        return lu or None


class EcheanceLue(Struct, frozen=True):
    """A term of payment: its day, its text, the part due. ``escompte``: the day a discount ends, not a due date."""

    jour: date | None
    termes: str | None = None
    montant: Decimal | None = None
    escompte: bool = False


class NoteLue(Struct, frozen=True):
    """A note and its subject code (UNTDID 4451): PMD penalties, PMT recovery costs, AAB discount, REG, ABL, ACC…"""

    code: str | None
    texte: str


class Reference(Struct, frozen=True):
    """Another document: its number, and its day when given."""

    numero: str
    jour: date | None = None


class ReferencesLues(Struct, frozen=True):
    """Order, contract, delivery, corrected invoices; ``livree_le`` is the actual delivery day (BT-72)."""

    commande: str | None = None
    commande_vendeur: str | None = None
    contrat: str | None = None
    livraison: str | None = None
    reception: str | None = None
    livree_le: date | None = None
    periode_du: date | None = None
    periode_au: date | None = None
    factures: tuple[Reference, ...] = ()


class FactureLue(Struct, frozen=True):
    """An electronic invoice, read.

    ``syntaxe``: CII, ZUGFeRD-1.0 or UBL. ``profil``: MINIMUM, BASIC WL, BASIC, EN 16931, EXTENDED, XRECHNUNG, COMFORT
    (ZUGFeRD 1), EXTENDED-CTC-FR, PEPPOL, or None when the file names another. ``source``: the XML read (its name inside
    the PDF, or the file). ``avertissements``: French sentences.
    """

    syntaxe: str
    profil: str | None
    source: str
    numero: str | None
    type_code: str | None
    emise_le: date | None
    devise: str | None
    echeances: tuple[EcheanceLue, ...] = ()
    total_ht: Decimal | None = None
    total_tva: Decimal | None = None
    total_ttc: Decimal | None = None
    deja_paye: Decimal | None = None
    reste_du: Decimal | None = None
    notes: tuple[NoteLue, ...] = ()
    vendeur: PartieLue = PartieLue()
    acheteur: PartieLue = PartieLue()
    beneficiaire: PartieLue | None = None
    references: ReferencesLues = ReferencesLues()
    ibans: tuple[str, ...] = ()
    bics: tuple[str, ...] = ()
    moyens: tuple[str, ...] = ()
    processus: str | None = None
    objets: tuple[str, ...] = ()
    avertissements: tuple[str, ...] = ()

    @property
    def type_dit(self) -> str:
        """« facture », « avoir », « facture affacturée »…; « document de type 999 » when the code is unknown."""
        return TYPES.get(self.type_code or "", f"document de type {self.type_code}" if self.type_code else "document")

    @property
    def avoir(self) -> bool:
        """True for a credit note: it must not be claimed."""
        return self.type_code in AVOIRS

    @property
    def affacturee(self) -> bool:
        """True when the type says that a factor holds the claim."""
        return self.type_code in AFFACTUREES

    @property
    def jours(self) -> tuple[date, ...]:
        """Every day of payment in the order of the file, discount days among them."""
        return tuple(e.jour for e in self.echeances if e.jour is not None)

    @property
    def echeance(self) -> date | None:
        """The last day of payment that is not the end of a discount; None when the invoice gives none."""
        fermes = [e.jour for e in self.echeances if e.jour is not None and not e.escompte]
        return max(fermes or self.jours, default=None)

    def textes_de(self, code: str) -> tuple[str, ...]:
        """The notes of that subject code."""
        return tuple(n.texte for n in self.notes if n.code == code)
