"""Lettre confidentielle entre avocats.

Loi n° 71-1130 du 31 décembre 1971, art. 66-5 : en toutes matières, les correspondances échangées entre
l'avocat et ses confrères sont couvertes par le secret professionnel, « à l'exception pour ces dernières de
celles portant la mention "officielle" ».

Lecture retenue : sans indication que la lettre porte la mention, elle est tenue pour confidentielle.
Angle mort : la règle se fie à la nature déclarée ; une lettre entre avocats rangée sous une autre nature
lui échappe.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each letter between avocats that is not said to be official."""
    for rang, piece in enumerate(examen.dossier.pieces):
        if piece.nature == "correspondance_avocats" and piece.officielle is not True:
            yield Ecart(
                f"pieces[{rang}]",
                composer(
                    f"Pièce {examen.numero_piece(piece.id)} ({piece.intitule}) : correspondance entre avocats couverte "
                    "par le secret professionnel."
                ),
            )


REGLE = Regle(
    id="l71-1130-66-5-piece-couverte-par-le-secret",
    titre="Lettre confidentielle entre avocats",
    groupe=8,
    article="Loi n° 71-1130 du 31/12/1971, art. 66-5",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer("Retirez-la."),
    source="legifrance.gouv.fr (loi n° 71-1130, art. 66-5) ; cnb.avocat.fr (RIN, art. 3)",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
