"""Une pièce est un avoir que le dossier ne déclare pas.

C. com., art. L. 441-9 et CGI, art. 289 : l'avoir corrige le prix d'une facture. Réclamer la facture entière alors qu'un
avoir est au dossier, c'est réclamer plus que la dette.

Lecture retenue : une pièce est un avoir quand ses données électroniques le disent (type 381 et semblables) ou quand une
de ses premières lignes est le titre « Avoir » ou « Facture d'avoir ». Il est déclaré si un bloc [[avoirs]] cite la pièce
ou porte son numéro ; son montant est alors comparé. Un numéro d'avoir inscrit sur un relevé de compte produit est cherché
aussi dans [[avoirs]].

Angle mort : un avoir annoncé dans un échange, sans le document.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.croisement import credit_note, place, reading, total_read
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.texte_de_piece import find_amount, find_number, labelled_numbers, lines, same_number
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.creances import Avoir
from dossier_juridique.model.francais import composer, euros
from dossier_juridique.model.lecture_de_piece import LectureDePiece

_NATURES = ("avoir", "facture", "autre", "releve_de_compte")
_NUMERO = expression(r"\bavoir\s*(n°|no\b|numero|[:#])?")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each credit note undeclared, claimed as an invoice, or declared for another amount."""
    dossier = examen.dossier
    for rang, piece in enumerate(dossier.pieces):
        lecture = reading(examen, piece)
        if lecture is None or piece.nature not in _NATURES:
            continue
        numero = examen.numero_piece(piece.id)
        if piece.nature == "releve_de_compte":
            yield from _du_releve(examen, rang, numero, lecture)
            continue
        page = credit_note(lecture)
        if page is None:
            continue
        lu = total_read(lecture)
        somme = f" de {euros(lu[0])}" if lu else ""
        declare = next((n for n, a in enumerate(dossier.avoirs) if a.piece == piece.id or _porte(lecture, a)), None)
        reclamee = next(
            (n for n, f in enumerate(dossier.factures) if piece.nature == "facture" and piece.id in f.pieces), None
        )
        if reclamee is not None:
            yield Ecart(
                f"factures[{reclamee}].pieces",
                composer(f"{_initiale(place(numero, page))} : c'est un avoir{somme}, réclamé ici comme une facture."),
                composer("Retirez-le des factures et déclarez-le dans [[avoirs]]."),
            )
        elif declare is None:
            yield Ecart(
                f"pieces[{rang}]",
                composer(f"{_initiale(place(numero, page))} : c'est un avoir{somme} que le dossier ne déclare pas."),
            )
        elif lu is not None and lu[0] != dossier.avoirs[declare].montant_ttc:
            montant = dossier.avoirs[declare].montant_ttc
            if lecture.facture is not None or find_amount(lines(lecture.pages), montant) is None:
                yield Ecart(
                    f"avoirs[{declare}].montant_ttc",
                    composer(
                        f"Avoir {dossier.avoirs[declare].numero} : le dossier déclare {euros(montant)} ; "
                        f"{place(numero, lu[1])} {'porte' if lu[1] else 'portent'} {euros(lu[0])}."
                    ),
                )


def _initiale(lieu: str) -> str:
    return lieu[:1].upper() + lieu[1:]


def _porte(lecture: LectureDePiece, avoir: Avoir) -> bool:
    if lecture.facture is not None and lecture.facture.numero:
        return same_number(lecture.facture.numero, avoir.numero)
    return find_number(lines(lecture.pages), avoir.numero) is not None


def _du_releve(examen: Examen, rang: int, numero: str, lecture: LectureDePiece) -> Iterator[Ecart]:
    for lu in labelled_numbers(lines(lecture.pages), _NUMERO):
        if not any(same_number(lu.valeur, avoir.numero) for avoir in examen.dossier.avoirs):
            yield Ecart(
                f"pieces[{rang}]",
                composer(
                    f"{_initiale(place(numero, lu.page))} inscrit l'avoir {lu.valeur}, que le dossier ne déclare pas."
                ),
            )


REGLE = Regle(
    id="pratique-avoir-non-declare",
    titre="Une pièce est un avoir que le dossier ne déclare pas",
    groupe=8,
    article="C. com., art. L. 441-9 ; CGI, art. 289",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer(
        "Déclarez l'avoir dans [[avoirs]] avec la facture qu'il corrige, ou retirez la pièce si elle est étrangère au dossier."
    ),
    source="pratique ; UNTDID 1001 (types de document)",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
