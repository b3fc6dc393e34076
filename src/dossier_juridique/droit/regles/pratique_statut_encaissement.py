"""Encaissement déclaré à la plateforme et absent du décompte, ou compté deux fois.

C. civ., art. 1342 : le paiement éteint la dette. Le statut 212 (encaissée) est la déclaration, par le créancier
lui-même, de ce qu'il a reçu : le réclamer encore serait réclamer trop.

Lecture retenue : un statut 212 avec son montant est déduit au jour du statut, sur cette facture ; un paiement déclaré du
même jour, du même montant et de la même facture (ou sans facture) est le même argent et ne compte qu'une fois. Sans
montant, rien n'est déduit et la réserve le dit ; un paiement de même montant à moins de dix jours peut être le même.

Angle mort : le statut 211 (paiement transmis) n'est pas un paiement reçu ; il n'est pas déduit.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros, jour_court

JOURS = 10


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each collection without amount, one for each that may be counted twice."""
    for rang, facture in enumerate(examen.dossier.factures):
        for place, statut in enumerate(facture.statuts):
            if statut.code != "212":
                continue
            ou = f"factures[{rang}].statuts[{place}]"
            nom = f"La facture {nom_facture(rang, facture)} est encaissée (statut 212 du {jour_court(statut.date)})"
            if statut.montant is None:
                yield Ecart(f"{ou}.montant", composer(f"{nom}, sans montant : rien n'est déduit de ce fait."))
                continue
            proches = [
                p
                for p in examen.dossier.paiements
                if p.montant == statut.montant
                and p.facture in (None, facture.numero)
                and 0 < abs((p.date - statut.date).days) <= JOURS
            ]
            if proches:
                yield Ecart(
                    ou,
                    composer(
                        f"{nom} pour {euros(statut.montant)} ; un paiement du même montant est déclaré le "
                        f"{jour_court(proches[0].date)} : les deux sont déduits."
                    ),
                    composer(
                        "Si c'est le même argent, donnez au statut la date du paiement, ou retirez l'un des deux."
                    ),
                )


REGLE = Regle(
    id="pratique-statut-encaissement",
    titre="Encaissement déclaré à la plateforme et absent du décompte, ou compté deux fois",
    groupe=4,
    article="C. civ., art. 1342 ; pratique",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer(
        "Indiquez le montant encaissé dans le statut, ou déclarez le paiement dans [[paiements]] et retirez le statut."
    ),
    source="Dossier de spécifications externes de la facturation électronique (DGFiP) ; AFNOR XP Z12-012 (non relus à la source)",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
