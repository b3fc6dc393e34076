"""The receipt of a partial payment: what was received, where it went, what remains (C. civ., art. 1342-10 and 1343-1).

It is a receipt for that sum alone: it grants no delay and gives up nothing. A société de recouvrement owes one for each
payment (CPCE, art. R. 124-6).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.actes import cadre as cadres
from dossier_juridique.actes import lettre as lettres
from dossier_juridique.actes import mentions as m
from dossier_juridique.actes import mentions_de_lettre as ml
from dossier_juridique.actes import parties as p
from dossier_juridique.actes.accord import EXIGENCES
from dossier_juridique.actes.cadre import Cadre
from dossier_juridique.actes.matiere import Acte, Matiere
from dossier_juridique.actes.nombres import euros_en_lettres
from dossier_juridique.actes.somme import LIBELLES, Somme, somme
from dossier_juridique.droit.regle import Famille
from dossier_juridique.droit.texte_imprime import plier
from dossier_juridique.model.decompte import Nature, PaiementImpute
from dossier_juridique.model.document import Document
from dossier_juridique.model.francais import euros

_LIBELLES = {Nature.PRINCIPAL: "Principal"}


class Affectee(Struct, frozen=True):
    """A part of the payment: on which invoice, on which head, how much in euros."""

    facture: str
    libelle: str
    montant: Decimal


class FaitsAccuse(Struct, frozen=True):
    """Facts of the receipt. ``recu_le`` None when no payment was noted; ``mode`` « virement », or empty; ``a_encaisser``: by
    cheque, which pays once it is cashed (C. mon. fin., art. L. 131-67); ``excedent`` what exceeded the debt."""

    cadre: Cadre
    creancier: str
    mandat: lettres.Mandat | None
    recu_le: date | None
    montant: Decimal
    montant_lettres: str
    mode: str
    a_encaisser: bool
    affectees: tuple[Affectee, ...]
    excedent: Decimal
    somme: Somme
    reglement: lettres.Reglement


def construire(matiere: Matiere) -> Document:
    """The receipt of the payment chosen, else of the last one."""
    dossier, due = matiere.dossier, somme(matiere.dossier, matiere.decompte)
    choisi = dossier.accuse_de_paiement.paiement if dossier.accuse_de_paiement else None
    recu = _paiement(matiere, choisi)
    montant = recu.montant if recu else Decimal("0.00")
    mode = next((x.mode for x in dossier.paiements if recu and x.date == recu.date and x.montant == recu.montant), None)
    salut = p.appel(dossier.debiteur).rstrip(",")
    faits = FaitsAccuse(
        cadre=cadres.lettre(
            matiere,
            canal=lettres.canal(matiere, recommande=False, numero=False),
            objet=f"Votre paiement de {euros(montant)} – {lettres.factures_dites(due)}",
            politesse=f"Nous vous prions d'agréer, {salut}, nos salutations distinguées.",
            jointes=(),
        ),
        creancier=p.designation(dossier.creancier),
        mandat=lettres.mandat(dossier),
        recu_le=recu.date if recu else None,
        montant=montant,
        montant_lettres=euros_en_lettres(montant),
        mode=(mode or "").strip().lower(),
        a_encaisser="cheque" in plier(mode or "")[0],
        affectees=tuple(
            Affectee(a.facture, _LIBELLES.get(a.nature, LIBELLES[a.nature]), a.montant)
            for a in (recu.imputation if recu else ())
        ),
        excedent=recu.excedent if recu else Decimal("0.00"),
        somme=due,
        reglement=lettres.reglement(dossier),
    )
    return Document(
        acte="accuse-de-paiement",
        modele="accuse_de_paiement",
        cadre="lettre",
        titre=f"Accusé de paiement – dossier {dossier.reference}",
        faits=faits,
        mentions=(
            m.mention("parties", "Les deux parties et leurs coordonnées", "usage", *ml.parties(dossier)),
            m.mention("paiement", "Le paiement reçu, sa date et son montant", "C. civ., art. 1342-10",
                      m.montant(montant), m.textes(faits.montant_lettres), m.jour(recu.date) if recu else ()),
            m.mention("imputation", "L'imputation du paiement", "C. civ., art. 1343-1",
                      *(m.suite((a.libelle,), m.montant(a.montant), liens=(" ", " : ")) for a in faits.affectees)),
            m.mention("montant", "Ce qui reste dû, élément par élément", "C. civ., art. 1342-4", *ml.montants(due)),
            m.mention("echeance", "La date d'échéance de chaque facture", "usage", *ml.echeances(due)),
            *ml.recouvreur(dossier),
        ),
    )  # fmt: skip


def _paiement(matiere: Matiere, choisi: date | None) -> PaiementImpute | None:
    recus = [x for x in matiere.decompte.paiements if x.date <= matiere.au and choisi in (None, x.date)]
    return max(recus, key=lambda x: x.date, default=None)


ACCUSE = Acte(
    nom="accuse-de-paiement",
    titre="Accusé de paiement partiel",
    famille=Famille.ACCORD,
    modele="accuse_de_paiement",
    cadre="lettre",
    faits=FaitsAccuse,
    construire=construire,
    exigences=(*EXIGENCES, "paiements[].date", "paiements[].montant"),
    quand=lambda dossier: dossier.accuse_de_paiement is not None,
)
