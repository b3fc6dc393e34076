"""Adresse de notification du créancier.

CPC, art. 1418 : en cas d'opposition, les notifications au créancier sont faites à l'adresse qu'il a
indiquée et y sont régulières, même non réclamées.

Lecture retenue : à défaut d'adresse de notification, celle du créancier est annoncée.
Angle mort : que l'adresse soit relevée ne se vérifie pas.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the address has not been confirmed."""
    creancier = examen.dossier.creancier
    if creancier.adresse_notification is not None:
        return
    adresse = creancier.adresse.en_ligne if creancier.adresse else ""
    yield Ecart(
        "creancier.adresse_notification",
        composer(
            f"En cas d'opposition, les notifications partiront à : {adresse or 'aucune adresse connue'}. Elles y "
            "seront "
            "régulières même non réclamées, et un délai de quinze jours peut courir."
        ),
    )


REGLE = Regle(
    id="cpc-1418-adresse-de-notification",
    titre="Adresse de notification du créancier",
    groupe=9,
    article="CPC, art. 1418",
    gravites={
        Famille.REQUETE: Gravite.OBSERVATION,
    },
    remede=composer("Confirmez une adresse relevée chaque jour."),
    source="legifrance.gouv.fr (CPC 1418)",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
)
