"""Pièce interne ou consultation.

CPC, art. 1411 : la requête et le bordereau sont signifiés au débiteur avec l'ordonnance, et les documents
justificatifs mis à sa disposition. Il lira tout.

Lecture retenue : une pièce paraît interne par sa nature ou par les mots de son titre.
Angle mort : les commentaires, les métadonnées et les données de tiers que porterait le fichier ne sont pas
vus.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import canonique
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

INTERNES = expression(
    r"\b(?:interne|confidentielle?|consultation|note d honoraires|"
    r"(?:avis|lettre|courrier|courriel|mail|note) (?:a|de|du|d un|pour) "
    r"(?:notre |mon |l )?(?:avocat|conseil))\b"
)


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each exhibit that looks internal."""
    for rang, piece in enumerate(examen.dossier.pieces):
        if piece.nature == "note_interne" or INTERNES.search(canonique(piece.intitule)):
            yield Ecart(
                f"pieces[{rang}]",
                composer(
                    f"Pièce {examen.numero_piece(piece.id)} ({piece.intitule}) : le débiteur lira toutes les pièces ; "
                    "celle-ci paraît interne."
                ),
            )


REGLE = Regle(
    id="cpc-1411-piece-interne",
    titre="Pièce interne ou consultation",
    groupe=11,
    article="CPC, art. 1411",
    gravites={
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer("Retirez-la ou caviardez ce qui ne concerne pas le débiteur."),
    source="legifrance.gouv.fr (CPC 1411)",
    confiance="B",
    regissante="requete.date",
    examiner=examiner,
    noyau=False,
)
