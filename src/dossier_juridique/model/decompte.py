"""The claim, line by line. Amounts are Decimal euros rounded to the cent, rates Decimal percent a year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace


class Nature(StrEnum):
    """Heads of claim, in the order they are printed."""

    PRINCIPAL = "principal"
    PENALITES = "penalites"
    INTERETS_LEGAUX = "interets_legaux"
    INDEMNITE = "indemnite_forfaitaire"
    CLAUSE_PENALE = "clause_penale"
    FRAIS = "frais"


class Echeance(Struct, frozen=True):
    """The due date kept for an invoice. ``origine`` in French (« date imprimée sur la facture »), ``imprimee`` and
    ``convenue`` what each source says (``convenue`` from the contract), ``None`` where it says nothing.
    ``depart`` is the day after which penalties run (the due date, or the next working day by option)."""

    jour: date
    origine: str
    imprimee: date | None
    convenue: date | None
    depart: date


class Segment(Struct, frozen=True):
    """Days at one rate on one base: first and last day, both counted. ``origine`` names the source of the rate."""

    du: date
    au: date
    jours: int
    base: Decimal
    taux: Decimal
    montant: Decimal
    origine: str


class Ligne(Struct, frozen=True):
    """A head of claim on one invoice (or on none: ``facture`` is empty, ``rang`` None). ``montant`` is what remains due of
    it; ``brut`` what it amounted to before payments; ``article`` its legal basis. Two invoices may bear one number (a
    numbering that starts again each year): ``rang``, the place in the dossier, tells them apart."""

    nature: Nature
    rang: int | None
    facture: str
    montant: Decimal
    brut: Decimal
    article: str
    segments: tuple[Segment, ...] = ()


class Affectation(Struct, frozen=True):
    """A part of a payment on a head of an invoice."""

    facture: str
    nature: Nature
    montant: Decimal


class PaiementImpute(Struct, frozen=True):
    """A payment and where it went; ``excedent`` is what exceeded the whole debt."""

    date: date
    montant: Decimal
    imputation: tuple[Affectation, ...]
    excedent: Decimal


class Totaux(Struct, frozen=True):
    """Sums of the printed lines."""

    principal: Decimal
    penalites: Decimal
    interets_legaux: Decimal
    indemnites: Decimal
    autres: Decimal

    @property
    def total(self) -> Decimal:
        """The claim."""
        return self.principal + self.penalites + self.interets_legaux + self.indemnites + self.autres


class EtatFacture(Struct, frozen=True):
    """An invoice at ``au``: due date, credit notes, payments on principal, what remains, days late, daily amount.

    ``taux`` is the rate of the last day (None when nothing runs); ``par_jour`` the penalty of one more day; ``rang`` the
    place of the invoice in the dossier.
    """

    rang: int
    numero: str
    echeance: Echeance
    ttc: Decimal
    avoirs: Decimal
    paye: Decimal
    restant: Decimal
    jours_de_retard: int
    taux: Decimal | None
    par_jour: Decimal


class Decompte(Struct, frozen=True):
    """The whole claim closed at ``au``.

    ``sans_echeance`` lists the numbers (or places ``factures[i]``) of the invoices whose due date cannot be
    established, ``sans_montant`` those without amount: they are left out of the sums, and the law refuses the acts. A total of
    0.00 beside one of them is no sum that was computed.
    ``non_emises`` lists the invoices issued after ``au``: they are in the sums, and the law holds the acts.
    ``choix`` are French sentences, one for each choice that departs from the default.
    ``figures`` are the dated figures used (see ``droit.parametres.Valeur``), by name.
    """

    reference: str
    au: date
    lignes: tuple[Ligne, ...]
    paiements: tuple[PaiementImpute, ...]
    factures: tuple[EtatFacture, ...]
    totaux: Totaux
    sans_echeance: tuple[str, ...] = ()
    sans_montant: tuple[str, ...] = ()
    non_emises: tuple[str, ...] = ()
    choix: tuple[str, ...] = ()

    def lignes_de(self, etat: EtatFacture) -> tuple[Ligne, ...]:
        """The heads of one invoice."""
        return tuple(ligne for ligne in self.lignes if ligne.rang == etat.rang)

    @property
    def total(self) -> Decimal:
        """The claim, in euros."""
        return self.totaux.total

    @property
    def excedent(self) -> Decimal:
        """What was paid beyond the whole debt."""
        return sum((p.excedent for p in self.paiements), Decimal("0.00"))

    def etat(self, numero: str) -> EtatFacture | None:
        """State of the invoice of that number, or None."""
        return next((e for e in self.factures if e.numero == numero), None)


def exigible(decompte: Decompte) -> Decompte:
    """The part of the claim that a letter may ask for, and that an agreement spreads: invoices past their due date
    (C. civ., art. 1305-2).

    When none is past it, the whole is kept: the law then holds the letter, and its text says that nothing is late.
    """
    echues = {e.rang for e in decompte.factures if e.echeance.jour < decompte.au}
    if not echues or len(echues) == len(decompte.factures):
        return decompte
    lignes = tuple(ligne for ligne in decompte.lignes if ligne.rang is None or ligne.rang in echues)

    def total(*natures: Nature) -> Decimal:
        return sum((ligne.montant for ligne in lignes if ligne.nature in natures), Decimal("0.00"))

    totaux = Totaux(
        principal=total(Nature.PRINCIPAL),
        penalites=total(Nature.PENALITES),
        interets_legaux=total(Nature.INTERETS_LEGAUX),
        indemnites=total(Nature.INDEMNITE),
        autres=total(Nature.CLAUSE_PENALE, Nature.FRAIS),
    )
    factures = tuple(e for e in decompte.factures if e.rang in echues)
    return replace(decompte, lignes=lignes, factures=factures, totaux=totaux)
