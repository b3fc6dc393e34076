"""Lieu, jour et heure de l'audience.

CPC, art. 56 : l'assignation contient à peine de nullité, outre les mentions prescrites pour les actes d'huissier de
justice et celles de l'article 54, « 1° Les lieu, jour et heure de l'audience à laquelle l'affaire sera appelée ».

Lecture retenue : les trois sont exigés avant d'écrire le projet, qui ne porte aucun blanc ; une audience déjà passée est
refusée de même.
Angle mort : que la date vienne bien du greffe ne se vérifie pas.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.lecture import ASSIGNATIONS
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for what is missing, one for a hearing that is not to come."""
    procedure = examen.dossier.procedure
    audience = procedure.audience if procedure else None
    manquent = [
        nom
        for nom, valeur in (
            ("le jour", audience and audience.date),
            ("l'heure", audience and audience.heure),
            ("le lieu", audience and audience.lieu),
        )
        if not valeur
    ]
    if manquent:
        yield Ecart(
            "procedure.audience",
            composer(f"L'assignation doit indiquer, à peine de nullité, l'audience ; il manque : {enumerer(manquent)}."),
        )
    if audience is not None and audience.date is not None and audience.date <= examen.au:
        yield Ecart(
            "procedure.audience.date",
            composer(f"L'audience du {jour_long(audience.date)} n'est pas à venir."),
        )


REGLE = Regle(
    id="cpc-56-audience",
    titre=composer("Lieu, jour et heure de l'audience"),
    groupe=9,
    article="CPC, art. 56, 1°",
    gravites={Famille.REQUETE: Gravite.BLOQUANT},
    actes=ASSIGNATIONS,
    remede=composer(
        "Demandez une date au greffe, puis complétez procedure.audience = { date, heure, lieu }."
    ),
    source="legifrance.gouv.fr (CPC 56)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
