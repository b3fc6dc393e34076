"""Le délai accordé pour régler.

C. civ., art. 1231 : à moins que l'inexécution soit définitive, les dommages et intérêts ne sont dus que si le
débiteur a préalablement été mis en demeure de s'exécuter dans un délai raisonnable.

Lecture retenue : la quatrième des cinq mentions. La lettre accorde un nombre de jours, ou une date postérieure à la
sienne (le jour de l'arrêté). Une date limite passée est un constat même si un nombre de jours est aussi indiqué : la
lettre dirait les deux.

Angle mort : la durée raisonnable dépend de l'affaire ; la brièveté relève de civ-1231-delai-imprecis.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when no deadline is granted, or when the date granted is not after the letter."""
    lettre = examen.dossier.lettre
    if lettre is None or (lettre.delai_jours is None and lettre.delai_date is None):
        yield Ecart(
            "lettre.delai_jours",
            composer("Le courrier n'accorde aucun délai utile (délai indiqué : aucun)."),
            composer(
                "Indiquez un nombre de jours à compter de la réception (« lettre.delai_jours ») ou une date "
                "(« lettre.delai_date ») ; l'usage est de 8 ou 15 jours, la loi n'en fixe aucun."
            ),
        )
    elif lettre.delai_date is not None and lettre.delai_date <= examen.au:
        yield Ecart(
            "lettre.delai_date",
            composer(
                f"Le courrier n'accorde aucun délai utile (délai indiqué : {jour_long(lettre.delai_date)}, pour une "
                f"lettre du {jour_long(examen.au)})."
            ),
            composer(f"Indiquez une date postérieure au {jour_long(examen.au)} (« lettre.delai_date »)."),
        )


REGLE = Regle(
    id="civ-1231-delai-accorde",
    titre="Le délai accordé pour régler",
    groupe=5,
    article="C. civ., art. 1231 (« délai raisonnable »)",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
    },
    remede=composer(
        "Indiquez une date, ou un nombre de jours à compter de la réception ; l'usage est de 8 ou 15 "
        "jours, la loi n'en fixe aucun."
    ),
    source="legifrance.gouv.fr (C. civ. 1231)",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
