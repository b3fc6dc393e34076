"""Lettre envoyée avant la fin du délai de la précédente.

C. civ., art. 1104 : les contrats sont exécutés de bonne foi. Aucun texte n'interdit d'écrire de nouveau, mais une lettre plus
sévère, envoyée avant la fin du délai que la précédente accorde, le rend vain.

Lecture retenue : un courrier du dossier accorde un nombre de jours, comptés de sa réception (de sa présentation, à défaut de son
envoi), qui ne sont pas passés le jour de la lettre.

Angle mort : le délai qu'un courrier accorde sans que le dossier le dise (courriers.delai_jours).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long

_LETTRES = ("relance-1", "relance-2", "relance-3", "mise-en-demeure")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each letter sent whose delay still runs on the day of this one."""
    if examen.acte not in _LETTRES:
        return
    for rang, courrier in enumerate(examen.dossier.courriers):
        if courrier.acte not in _LETTRES or courrier.date >= examen.au or not courrier.delai_jours:
            continue
        depart = courrier.recu_le or courrier.presente_le
        fin = (depart or courrier.date) + timedelta(days=courrier.delai_jours)
        if fin >= examen.au:
            yield Ecart(
                f"courriers[{rang}]",
                composer(
                    f"Le délai accordé par le courrier du {jour_long(courrier.date)} court {'' if depart else 'au moins '}"
                    f"jusqu'au {jour_long(fin)}{'' if depart else ' (jour de réception inconnu)'}."
                ),
            )


REGLE = Regle(
    id="pratique-delai-en-cours",
    titre="Délai de la lettre précédente encore en cours",
    groupe=5,
    article="C. civ., art. 1104 ; usage",
    gravites={Famille.RELANCE: Gravite.OBSERVATION, Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION},
    remede="Attendez la fin de ce délai avant d'envoyer cette lettre.",
    source="legifrance.gouv.fr (C. civ. 1104)",
    confiance="C",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
