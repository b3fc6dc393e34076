"""Pièce en langue étrangère sans traduction.

L'usage, repris par l'article 5.5 du règlement intérieur national des avocats, veut que la pièce en langue
étrangère soit accompagnée d'une traduction.

Lecture retenue : une traduction libre suffit, pourvu qu'elle soit elle-même une pièce du dossier.
Angle mort : la langue est celle que le dossier déclare ; la fidélité de la traduction n'est pas vérifiée.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

LANGUES = {"en": "anglais", "de": "allemand", "es": "espagnol", "it": "italien", "nl": "néerlandais",
           "pt": "portugais", "pl": "polonais", "zh": "chinois", "ar": "arabe"}  # fmt: skip


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each exhibit not in French whose translation is not among the exhibits."""
    for rang, piece in enumerate(examen.dossier.pieces):
        traduite = piece.traduction is not None and examen.dossier.piece(piece.traduction) is not None
        if piece.langue == "fr" or traduite:
            continue
        langue = LANGUES.get(piece.langue)
        en = f"en {langue}" if langue else f"en langue étrangère (« {piece.langue} »)"
        yield Ecart(
            f"pieces[{rang}].traduction",
            composer(f"Pièce {examen.numero_piece(piece.id)} ({piece.intitule}) : document {en}, sans traduction."),
        )


REGLE = Regle(
    id="pratique-langue-etrangere",
    titre="Pièce en langue étrangère sans traduction",
    groupe=8,
    article="Usage (RIN, art. 5.5)",
    gravites={
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer("Joignez une traduction libre, numérotée à la suite."),
    source="cnb.avocat.fr (RIN 5.5)",
    confiance="C",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
