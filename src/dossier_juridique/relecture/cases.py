"""The proof of the cells: under each head, the fact of that name, of the invoice of that row.

A true figure in another column, or on the row of another invoice, deceives more surely than one that nobody computed: the
reader has no reason to count again (exit 5).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from dossier_juridique.actes.factures_permises import Propres
from dossier_juridique.actes.faits_permis import Permis
from dossier_juridique.droit.chiffres import GENRES, Chiffre, Colonne, Genre, colonnes, lire_chiffres
from dossier_juridique.errors import SortieRefusee
from dossier_juridique.expressions import expression
from dossier_juridique.model.document import Document
from dossier_juridique.model.francais import composer
from dossier_juridique.relecture.mentions import Page
from dossier_juridique.relecture.tableaux import Case, Rangee, page_rows, text_rows, word_rows

_LUS = (Genre.MONTANT, Genre.JOUR, Genre.TAUX)
_NOMBRE_SEUL = expression(r"(\d{1,4})(?:\s?(?:jours?|jrs?|j)\.?)?")
_DES_MOTS = 12
_AVANT = 16
_VIDE = expression(r"[\s.–—/€-]*(?:neant|0|0,00)?[\s.€–-]*")


def misplaced_cells(
    document: Document, permis: Permis, pages: Sequence[Page], docx: bytes, eml: str
) -> SortieRefusee | None:
    """The refusal of a table that prints a fact under another head or on another row than its own; None when all are right."""
    if not permis.propres:
        return None
    siennes = {p.serre: p for p in permis.propres}
    numeros = frozenset(siennes)
    for rangee in _rows(permis, pages, docx, eml, numeros):
        for case in rangee.cases:
            if _wrong(case, siennes[rangee.numero], permis):
                return _refusal(document, rangee, case, siennes[rangee.numero])
    return None


def _rows(permis: Permis, pages: Sequence[Page], docx: bytes, eml: str, numeros: frozenset[str]) -> Iterator[Rangee]:
    yield from page_rows(pages, numeros, permis.avoirs)
    if docx:
        yield from word_rows(docx, numeros, permis.avoirs)
    if eml:
        yield from text_rows("courriel", eml, numeros, permis.avoirs)


def _wrong(case: Case, facture: Propres, permis: Permis) -> bool:
    """True when the cell holds a fact of another head or of another invoice."""
    if _VIDE.fullmatch(case.texte):
        return False
    attendues = colonnes(case.entete)
    if Colonne.RETARD in attendues:
        seul = _NOMBRE_SEUL.fullmatch(case.texte.strip())
        if seul is not None:
            return int(seul[1]) not in facture.colonnes[Colonne.RETARD]
    lus = [c for c in lire_chiffres(case.texte) if c.genre in _LUS]
    # The object of an invoice, word for word; a bare figure stands in the text of many exhibits.
    if not lus or (sum(c.isalpha() for c in case.texte) >= _DES_MOTS and permis.dit_au_dossier(case.texte)):
        return False
    if not attendues:
        return any(_of_another(c, facture, permis) and not _is_said(case, c, permis) for c in lus)
    return not any(_is_right(c, facture, attendues, permis) for c in lus)


def _is_said(case: Case, chiffre: Chiffre, permis: Permis) -> bool:
    """True when the figure is in the words of the dossier, with words enough before it: « prestations des 2 et 3 février »."""
    passage = case.texte[max(0, chiffre.debut - _AVANT) : chiffre.fin]
    return sum(c.isalpha() for c in passage) >= _DES_MOTS and permis.dit_au_dossier(passage)


def _is_right(chiffre: Chiffre, facture: Propres, attendues: frozenset[Colonne], permis: Permis) -> bool:
    du_genre = [c for c in attendues if GENRES.get(c, Genre.MONTANT) is chiffre.genre]
    if not du_genre:
        # « Échéance » above a sum: it is no fact of that head, whatever it is.
        return not (facture.toutes.intersection(chiffre.valeurs) or _of_another(chiffre, facture, permis))
    permises = frozenset[object]().union(*(facture.colonnes[c] for c in du_genre))
    if not permises.isdisjoint(chiffre.valeurs):
        return True
    # Without VAT known, nobody can say what it is; it is not the sum with VAT.
    return not permises and not (facture.toutes.intersection(chiffre.valeurs) or _of_another(chiffre, facture, permis))


def _of_another(chiffre: Chiffre, facture: Propres, permis: Permis) -> bool:
    """True for a fact of another invoice that is none of this one, and none of them all."""
    if not (facture.toutes.isdisjoint(chiffre.valeurs) and permis.communs.isdisjoint(chiffre.valeurs)):
        return False
    nulles = chiffre.valeurs == (Decimal(0),) or chiffre.genre is Genre.TAUX
    return not nulles and any(not p.toutes.isdisjoint(chiffre.valeurs) for p in permis.propres if p is not facture)


def _refusal(document: Document, rangee: Rangee, case: Case, facture: Propres) -> SortieRefusee:
    entete = " ".join(case.entete.split())
    sous = f"sous « {entete} »" if entete else "sans en-tête lu"
    dit = " ".join(case.imprime.split())
    article = next((m.article for m in document.mentions if m.id in _MENTIONS and m.article != "usage"), "C. civ., art. 1104")
    return SortieRefusee(
        composer(
            f"{rangee.ou}, le tableau porte « {dit} » {sous} pour la facture n° {facture.numero.upper()} : "
            f"ce n'est pas ce que cet en-tête annonce pour cette facture ({article})"
        ),
        lieu=document.acte,
        remede=composer(
            "Mettez dans cette colonne la variable qui porte ce fait (VARIABLES.md, donné par « dossier modeles exporter »), "
            "ou corrigez l'en-tête ; puis relancez."
        ),
    )


_MENTIONS = frozenset(("montant", "montants", "echeance", "echeances", "somme", "decompte"))
