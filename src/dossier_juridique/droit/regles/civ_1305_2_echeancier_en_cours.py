"""Échéancier signé et respecté.

C. civ., art. 1305-2 : « Ce qui n'est dû qu'à terme ne peut être exigé avant l'échéance ; mais ce qui a été payé d'avance
ne peut être répété. » CPC, art. 1405 : l'injonction de payer suppose une créance dont le paiement peut être exigé.

Lecture retenue : un échéancier dont la date de signature est au dossier, dont aucun versement échu ne manque et dont il
reste un versement à venir retient la requête, la mise en demeure, la relance et l'appel : toutes demandent le tout avant
son terme. La réserve se lève, par exemple quand la déchéance du terme est acquise pour une autre cause.

Angle mort : un accord verbal, ou signé sans que le dossier en porte la date ; les clauses de déchéance de l'accord lui-même.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.pauses import plan_respected, signed_on
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding while a signed plan runs and is kept."""
    if examen.acte in ("echeancier", "accuse-de-paiement", "reconnaissance-de-dette"):
        return
    respecte = plan_respected(examen.dossier, examen.au) if signed_on(examen.dossier, examen.au) else None
    if respecte:
        yield Ecart("echeancier", respecte)


REGLE = Regle(
    id="civ-1305-2-echeancier-en-cours",
    titre="Échéancier signé et respecté",
    groupe=7,
    article="C. civ., art. 1305-2",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer(
        "Attendez le prochain versement ; si le terme est déchu, dites pourquoi en levant la réserve, ou retirez l'échéancier."
    ),
    source="legifrance.gouv.fr (C. civ., art. 1305-2)",
    confiance="B",
    regissante="au",
    examiner=examiner,
    du=date(2016, 10, 1),
    noyau=False,
)
