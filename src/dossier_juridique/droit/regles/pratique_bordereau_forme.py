"""Forme du bordereau.

L'usage, repris par l'article 5.5 du règlement intérieur national des avocats, veut des pièces numérotées,
listées sur un bordereau daté et signé, sous un titre neutre.

Lecture retenue : un titre plaide s'il contient un mot de la liste, ou un point d'exclamation. La
numérotation est l'œuvre du programme ; que chaque pièce soit citée se vérifie sur le texte imprimé.
Angle mort : la liste de mots est courte ; un titre peut juger sans eux.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import canonique
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

PLAIDENT = (
    "incontestable", "incontestables", "inconteste", "incontestee", "indiscutable", "irrefutable",
    "abusif", "abusive", "frauduleux", "frauduleuse", "mensonger", "mensongere", "fallacieux",
    "fallacieuse", "dilatoire", "dilatoires", "pretendu", "pretendue", "pretendument", "injustifie",
    "injustifiee", "infonde", "infondee", "evident", "evidente", "manifeste", "manifestement", "flagrant",
    "flagrante", "honteux", "honteuse", "scandaleux", "scandaleuse", "inadmissible", "inacceptable",
    "malhonnete", "accablant", "accablante", "decisif", "decisive", "prouvant", "demontrant",
    "etablissant", "confirmant", "mauvaise foi", "mauvais payeur", "soi disant", "preuve que",
)  # fmt: skip


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each title that argues or judges."""
    for rang, piece in enumerate(examen.dossier.pieces):
        titre = f" {canonique(piece.intitule)} "
        mot = next((m for m in PLAIDENT if f" {m} " in titre), None)
        if mot is None and "!" not in piece.intitule:
            continue
        defaut = f"le titre « {piece.intitule} » plaide"
        yield Ecart(
            f"pieces[{rang}].intitule",
            composer(f"Bordereau, pièce {examen.numero_piece(piece.id)} : {defaut}."),
        )


REGLE = Regle(
    id="pratique-bordereau-forme",
    titre="Forme du bordereau",
    groupe=11,
    article="Usage (RIN, art. 5.5)",
    gravites={
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer("Donnez un titre neutre : nature, référence, date."),
    source="cnb.avocat.fr (RIN 5.5) ; defendstesdroits.fr",
    confiance="C",
    regissante="requete.date",
    examiner=examiner,
)
