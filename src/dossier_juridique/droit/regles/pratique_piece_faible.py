"""Pièce non signée, signataire inconnu ou illisible.

Aucun texte ne fixe la forme d'un bon de livraison ou d'un devis ; le juge apprécie, au vu des documents
produits (CPC, art. 1409).

Lecture retenue : un bon de livraison ou un devis est faible s'il n'est pas dit signé par le débiteur, ou si
le signataire n'a ni nom ni cachet ; toute pièce dite illisible l'est.
Angle mort : la règle se fie au dossier : elle ne voit ni la signature ni la netteté du document.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.actes_du_dossier import Piece
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

A_SIGNER = ("bon_de_livraison", "devis_signe")


def _defauts(piece: Piece) -> Iterator[str]:
    if piece.nature in A_SIGNER:
        if piece.signee is False:
            yield "elle n'est pas signée par le débiteur"
        elif piece.signee is None and piece.emane_du_debiteur is not True:
            yield "rien ne dit qu'elle soit signée par le débiteur"
        elif piece.signataire is None and piece.cachet is not True:
            yield "son signataire n'a ni nom ni cachet"
    if piece.lisible is False:
        yield "une page est illisible"


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each weak exhibit, with all its weaknesses."""
    for rang, piece in enumerate(examen.dossier.pieces):
        defauts = tuple(_defauts(piece))
        if defauts:
            yield Ecart(
                f"pieces[{rang}]",
                composer(f"Pièce {examen.numero_piece(piece.id)} ({piece.intitule}) : {' ; '.join(defauts)}."),
            )


REGLE = Regle(
    id="pratique-piece-faible",
    titre="Pièce non signée, signataire inconnu ou illisible",
    groupe=8,
    article="Pratique (aucun texte)",
    gravites={
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer("Joignez une meilleure copie ou une pièce qui la confirme."),
    source="ariane-contentieux ; facchini-avocat.com",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
