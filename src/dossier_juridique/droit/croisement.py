"""Which exhibit proves which invoice, and how a disagreement between the two is said. Pure.

An exhibit is used when it was read, when a machine finds text or invoice data in it, and when the user does not say
that it is illegible (``lisible = false``: a bad recognition of characters must not accuse a sound dossier).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.droit.regle import Examen, nom_facture
from dossier_juridique.droit.texte_de_piece import (
    Ligne,
    Trouve,
    find_number,
    flatten,
    labelled_amounts,
    lines,
    same_number,
)
from dossier_juridique.expressions import expression
from dossier_juridique.model.actes_du_dossier import Piece
from dossier_juridique.model.creances import Facture
from dossier_juridique.model.facture_lue import FactureLue
from dossier_juridique.model.lecture_de_piece import LectureDePiece

TOTAL = expression(
    r"total ?:? ?\(?(€|eur)?\)? ?t\.?t\.?c|t\.?t\.?c\.? ?(a payer|:|du)|"
    r"(montant|somme|net|reste|total|solde)\b[^\d\n]{0,14}a payer|montant (total )?ttc|"
    r"total (toutes taxes|general|de la facture|a regler)|avoir ttc|total incl|amount due|^\W*a payer\b"
)
"""The labels of the sum to pay, in a text without accents."""
NUMERO = expression(
    r"\b(facture|invoice)\s*(client|de vente|commerciale)?\s*(n°|no|nr|numero|number|[:#])|"
    r"^\W*(facture\b|numero\b|no\b|n°)(?! ?(de )?(client|commande|compte|bon|tva|contrat))"
)
"""The labels of the number of an invoice."""
ECHEANCE = expression(
    r"echeance|date limite|(regler|payer|payable|paiement|reglement)\b.{0,30}\b(avant|au plus tard|le|pour le)\W*$|"
    r"due date|exigible le"
)
EMISSION = expression(
    r"^\W*(date|le|du|emise? le)\W*$|date (de |d')?(la )?(facture|facturation|emission)|facture.{0,40}\b(du|le)\W*$|"
    r"emise? le|invoice date|fait (a \w+ )?le|^[a-z' -]{2,40}, le\W*$"
)
"""What announces the day of issue."""
_HT = expression(r"(?<!sous-)(?<!sous )total (net )?(h\.?t|hors taxes)|montant (total )?h\.?t|^subtotal\b")
_TOTAL_TVA = expression(r"total (de la )?(tva|taxes)")
_TVA = expression(r"montant (de la )?tva|^(tva|vat)\b|(?<=\bht )tva\b|(?<=[.,]\d\d )tva\b")
PAS_ECHEANCE = expression(r"escompte|anticip|penalit|interet")
_AVOIR = expression(
    r"^\W*(facture d'avoir|avoir|note de credit|credit note)\s*($|n°|no\b|numero|[:#]|[a-z]{0,4}[-./]?\d)"
)
_COMMANDE = expression(
    r"\b(?:bon de )?commande\s*(?:client\s*)?(?:n°\s*|no\s+|:\s*)?([a-z0-9][a-z0-9./_-]*\d[a-z0-9./_-]*)"
)


class Croisee(Struct, frozen=True):
    """An invoice of the dossier and the exhibit that is its copy."""

    rang: int
    facture: Facture
    piece: Piece
    lecture: LectureDePiece
    numero_piece: str

    @property
    def lignes(self) -> tuple[Ligne, ...]:
        """The lines of its pages."""
        return lines(self.lecture.pages)

    @property
    def donnees(self) -> FactureLue | None:
        """Its electronic data, when it carries them."""
        return self.lecture.facture

    @property
    def nom(self) -> str:
        """« Facture F2026-001 »."""
        return f"Facture {nom_facture(self.rang, self.facture)}"

    def ou(self, page: int | None) -> str:
        """« la pièce n° 4 (page 1) », or the same with its data."""
        return place(self.numero_piece, page)


def place(numero: str, page: int | None) -> str:
    """« la pièce n° 4 (page 1) » ; without page, « les données électroniques de la pièce n° 4 »."""
    return f"la pièce n° {numero} (page {page})" if page else f"les données électroniques de la pièce n° {numero}"


def reading(examen: Examen, piece: Piece) -> LectureDePiece | None:
    """What was read of an exhibit, when something was."""
    lue = examen.lectures.get(piece.id)
    return lue if lue is not None and piece.lisible is not False and (lue.lisible or lue.facture) else None


def crossed(examen: Examen) -> Iterator[Croisee]:
    """Each invoice with each exhibit of nature « facture » that it names; without one, the exhibit that bears its number."""
    if not examen.lectures:
        return
    nommees = {p for f in examen.dossier.factures for p in f.pieces}
    for rang, facture in enumerate(examen.dossier.factures):
        siennes = [p for p in examen.dossier.pieces if p.id in facture.pieces and p.nature == "facture"]
        if not siennes:
            libres = [p for p in examen.dossier.pieces if p.id not in nommees and p.nature == "facture"]
            siennes = [p for p in libres if _bears(examen, p, facture)]
            if not siennes and len(libres) == len(examen.dossier.factures) == 1:
                siennes = libres
        for piece in siennes:
            lecture = reading(examen, piece)
            if lecture is not None:
                yield Croisee(rang, facture, piece, lecture, examen.numero_piece(piece.id))


def _bears(examen: Examen, piece: Piece, facture: Facture) -> bool:
    lecture = reading(examen, piece)
    if lecture is None or not facture.numero:
        return False
    if lecture.facture is not None and lecture.facture.numero:
        return same_number(lecture.facture.numero, facture.numero)
    return find_number(lines(lecture.pages), facture.numero) is not None


def other_invoice(examen: Examen, croisee: Croisee) -> str | None:
    """The number of another invoice of the dossier that this exhibit is in truth, or None."""
    donnees = croisee.donnees
    for rang, autre in enumerate(examen.dossier.factures):
        if rang == croisee.rang or not autre.numero:
            continue
        if donnees is not None and donnees.numero:
            if same_number(donnees.numero, autre.numero):
                return autre.numero
        elif find_number(croisee.lignes, autre.numero) is not None:
            return autre.numero
    return None


def bears_own_number(croisee: Croisee) -> bool:
    """True when the exhibit has the number of its invoice, or when the invoice has none to look for."""
    numero, donnees = croisee.facture.numero, croisee.donnees
    if not numero:
        return True
    if donnees is not None and donnees.numero:
        return same_number(donnees.numero, numero)
    return find_number(croisee.lignes, numero) is not None


def total_read(lecture: LectureDePiece) -> tuple[Decimal, int | None] | None:
    """The total of an invoice or credit note and its page (None: from its data); None when it cannot be told."""
    if lecture.facture is not None and lecture.facture.total_ttc is not None:
        return abs(lecture.facture.total_ttc).quantize(Decimal("0.01")), None
    annonces = labelled_amounts(lines(lecture.pages), TOTAL)
    return (annonces[0].valeur, annonces[0].page) if len({t.valeur for t in annonces}) == 1 else None


def net_read(lignes: tuple[Ligne, ...]) -> list[Trouve[Decimal]]:
    """The sums before tax that the pages announce."""
    return labelled_amounts(lignes, _HT)


def tax_read(lignes: tuple[Ligne, ...]) -> list[Trouve[Decimal]]:
    """The total of the tax that the pages announce, else their lines of tax, one for each rate."""
    return labelled_amounts(lignes, _TOTAL_TVA) or labelled_amounts(lignes, _TVA)


def credit_note(lecture: LectureDePiece) -> int | None:
    """The page (0 for its data) that says the exhibit is a credit note, or None."""
    if lecture.facture is not None:
        return 0 if lecture.facture.avoir else None
    return next((ligne.page for ligne in lines(lecture.pages)[:25] if _AVOIR.match(ligne.plat)), None)


def declared_order(facture: Facture) -> str | None:
    """The number of the order: its own key, else what the purpose says (« …, commande BC-118 »)."""
    if facture.commande:
        return facture.commande
    lu = _COMMANDE.search(flatten(facture.objet or ""))
    return lu[1].rstrip(".,;").upper() if lu else None


def execution_days(facture: Facture) -> tuple[date, ...]:
    """The days of delivery, reception or execution that the dossier declares."""
    return tuple(j for j in (facture.livree_le, facture.recue_le, facture.executee_le) if j is not None)
