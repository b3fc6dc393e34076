"""Requête sans mise en demeure.

Ni l'article 1405 ni l'article 1407 du code de procédure civile n'exigent de mise en demeure avant la
requête.

Lecture retenue : l'absence est un motif fréquent de rejet, sans recours (CPC, art. 1409) : elle se
confirme, elle n'interdit pas.
Angle mort : la lettre n'est pas lue ; une sommation d'un commissaire de justice se déclare sous la même
nature.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when no exhibit is a mise en demeure."""
    if not any(piece.nature == "mise_en_demeure" for piece in examen.dossier.pieces):
        yield Ecart(
            "pieces",
            "Le dossier ne contient pas de mise en demeure. Aucun texte ne l'exige pour la requête, mais son "
            "absence est "
            "un motif fréquent de rejet.",
        )


REGLE = Regle(
    id="pratique-mise-en-demeure-absente",
    titre="Requête sans mise en demeure",
    groupe=8,
    article="Pratique (CPC, art. 1405 et 1407 muets)",
    gravites={
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer("Envoyez-la et attendez l'expiration du délai, ou confirmez le dépôt en l'état."),
    source="legalplanet.pro ; greffes ; injonctiondepayer.fr",
    confiance="B",
    regissante="requete.date",
    examiner=examiner,
)
