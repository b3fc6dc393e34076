"""Ordonnance inférieure à la demande.

CPC, art. 1409, al. 3 : « Si le juge ne retient la requête que pour partie, sa décision est également sans
recours pour le créancier, sauf à celui-ci à ne pas signifier l'ordonnance et à procéder selon les voies de
droit commun. »

Lecture retenue : la demande est le total déclaré, à défaut le total calculé à l'arrêté.
Angle mort : si le dossier est arrêté après la requête sans total déclaré, les pénalités courues depuis
grossissent la demande comparée.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.actes_du_dossier import Procedure
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros


def _demandee(examen: Examen, procedure: Procedure) -> Decimal:
    """What was asked: the total declared, else the claim, without the interest that ran since the requête."""
    declare, totaux = examen.dossier.demande.total, examen.decompte.totaux
    if declare is not None:
        return declare
    if procedure.requete_le is None or examen.au > procedure.requete_le:
        return totaux.total - totaux.penalites - totaux.interets_legaux
    return totaux.total


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the order grants less than was asked and is not served yet."""
    procedure = examen.dossier.procedure
    if procedure is None or procedure.ordonnance_montant is None or procedure.signification_le is not None:
        return
    demande = _demandee(examen, procedure)
    if procedure.ordonnance_montant < demande:
        yield Ecart(
            "procedure.ordonnance_montant",
            composer(
                f"L'ordonnance retient {euros(procedure.ordonnance_montant)} sur {euros(demande)}. La signifier, c'est "
                "renoncer au reste ; ne pas la signifier permet d'agir par les voies ordinaires."
            ),
        )


REGLE = Regle(
    id="cpc-1409-octroi-partiel",
    titre="Ordonnance inférieure à la demande",
    groupe=14,
    article="CPC, art. 1409, al. 3",
    gravites={
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer("Décidez avant toute signification."),
    source="legifrance.gouv.fr (CPC 1409)",
    confiance="A",
    regissante="ordonnance.date",
    examiner=examiner,
)
