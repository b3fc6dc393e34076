"""The tables of invoices read back as tables: each cell under its head, on the row of its invoice.

On a page the words alone say where a cell stands: no rule need be drawn. What is read is what is printed, and not the
blocks it was made from: a style sheet prints words of its own (``::after``). In Word the cells are cells. In an e-mail
they stand in columns of signs.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import lxml.etree

from dossier_juridique.droit.chiffres import aplatir, colonnes, lire_chiffres, squeeze
from dossier_juridique.expressions import expression
from dossier_juridique.relecture.mentions import Page
from dossier_juridique.relecture.recherche import unfold

_ANALYSEUR = lxml.etree.XMLParser(resolve_entities=False, no_network=True)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ECART = 0.6
"""Of the height of a line: words further apart are of two cells."""
_INTERLIGNE = 2.0
_COLONNES_MAX = 10
_ANNONCE = expression(r"(?:facture|fact|fac|piece|n[°o]|numero|no|ref|#|:|\.|\s)+")
_PHRASE = 70
"""Signs above which a cell is a sentence, and no head."""
_PAS_D_ENTETE = expression(r"\d[\d .]*,\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\s*\))")


class Case(NamedTuple):
    """A cell: what its head says, what it says itself, both in flat text, and the same as printed."""

    entete: str
    texte: str
    imprime: str


class Rangee(NamedTuple):
    """A row: where it was read (« page 1 »), the number of its invoice without blanks, its other cells."""

    ou: str
    numero: str
    cases: tuple[Case, ...]


class _Mot(NamedTuple):
    texte: str
    x0: float
    haut: float
    x1: float
    bas: float


class _Cellule(NamedTuple):
    texte: str
    x0: float
    x1: float
    mots: tuple[_Mot, ...]


class _Ligne(NamedTuple):
    cellules: tuple[_Cellule, ...]
    haut: float
    bas: float


def page_rows(pages: Sequence[Page], numeros: frozenset[str], avoirs: frozenset[str]) -> Iterator[Rangee]:
    """The rows of the printed pages that name one of these invoices (numbers without blanks) and no credit note."""
    for page in pages:
        placee = page.placee
        mots = [_Mot(unfold(t), b[0], b[1], b[2], b[3]) for t, b in zip(placee.mots, placee.boites, strict=True)]
        yield from _rows(f"page {page.numero}", list(_lines(mots)), numeros, avoirs)


def text_rows(ou: str, texte: str, numeros: frozenset[str], avoirs: frozenset[str]) -> Iterator[Rangee]:
    """The rows of a text whose columns are kept by blanks."""
    mots = [
        _Mot(m[0], 5.0 * m.start(), 12.0 * rang, 5.0 * m.end(), 12.0 * rang + 10)
        for rang, ligne in enumerate(unfold(texte).splitlines())
        for m in re.finditer(r"\S+", ligne)
    ]
    yield from _rows(ou, list(_lines(mots)), numeros, avoirs)


def _lines(mots: Sequence[_Mot]) -> Iterator[_Ligne]:
    debut = 0
    for rang in range(1, len(mots) + 1):
        hauteur = mots[debut].bas - mots[debut].haut
        if rang == len(mots) or abs(mots[rang].haut - mots[rang - 1].haut) > hauteur * _ECART:
            siens = sorted(mots[debut:rang], key=lambda m: m.x0)
            yield _Ligne(tuple(_cells(siens)), min(m.haut for m in siens), max(m.bas for m in siens))
            debut = rang


def _cells(mots: Sequence[_Mot]) -> Iterator[_Cellule]:
    debut = 0
    for rang in range(1, len(mots) + 1):
        if rang == len(mots) or mots[rang].x0 - mots[rang - 1].x1 >= _ECART * (mots[rang - 1].bas - mots[rang - 1].haut):
            yield _cell(mots[debut:rang])
            debut = rang


def _cell(mots: Sequence[_Mot]) -> _Cellule:
    return _Cellule(" ".join(m.texte for m in mots), mots[0].x0, mots[-1].x1, tuple(mots))


def _rows(ou: str, lignes: list[_Ligne], numeros: frozenset[str], avoirs: frozenset[str]) -> Iterator[Rangee]:
    entetes: tuple[_Cellule, ...] = ()
    for rang, ligne in enumerate(lignes):
        if len(ligne.cellules) == 1 and len(ligne.cellules[0].texte) > _PHRASE:
            entetes = ()  # a sentence: the table is over
        # A line set wide to both margins has as many cells as words.
        if not 2 <= len(ligne.cellules) <= _COLONNES_MAX:
            continue
        lue = _row_of(ligne, numeros, avoirs)
        if lue is None:
            if _is_head(ligne):
                entetes = _heads(lignes, rang)
            continue
        numero, place, cellules = lue
        if entetes:
            cases = (
                Case(aplatir(tete), aplatir(c.texte), c.texte)
                for n, (c, tete) in enumerate(zip(cellules, _under(entetes, cellules), strict=True)) if n != place
            )  # fmt: skip
            yield Rangee(ou, numero, tuple(cases))


def _row_of(ligne: _Ligne, numeros: frozenset[str], avoirs: frozenset[str]) -> tuple[str, int, tuple[_Cellule, ...]] | None:
    """The number of the invoice of a row, the place of its cell, the cells; None for a line that is no such row."""
    trouves = []
    for rang, cellule in enumerate(ligne.cellules):
        if _net(cellule.texte) in avoirs:
            return None
        for n in range(len(cellule.mots), 0, -1):
            if (net := _net(" ".join(m.texte for m in cellule.mots[:n]))) in numeros:
                trouves.append((net, rang, n))
                break
    if len(trouves) != 1:
        return None
    numero, rang, n = trouves[0]
    cellule = ligne.cellules[rang]
    if n == len(cellule.mots):
        return numero, rang, ligne.cellules
    # A narrow gap parts the number from the next cell.
    coupees = (_cell(cellule.mots[:n]), _cell(cellule.mots[n:]))
    return numero, rang, (*ligne.cellules[:rang], *coupees, *ligne.cellules[rang + 1 :])


def _net(texte: str) -> str:
    plat = aplatir(texte)
    if plat.endswith((",", ";", ".")):
        return ""  # of a sentence
    return squeeze(plat[m.end() :] if (m := _ANNONCE.match(plat)) else plat)


def _is_head(ligne: _Ligne) -> bool:
    """True for the line that holds the heads of a table, or most of them."""
    textes = [aplatir(c.texte) for c in ligne.cellules]
    if any(len(t) > _PHRASE or _PAS_D_ENTETE.search(t) for t in textes):
        return False
    connus = sum(bool(colonnes(t)) for t in textes)
    return connus > 1 or (connus == 1 and len(textes) > 1 and not any(c.isdigit() for t in textes for c in t))


def _heads(lignes: list[_Ligne], rang: int) -> tuple[_Cellule, ...]:
    """The heads of a table, given its main line: those that are set on two or three lines are joined."""
    principale = lignes[rang]
    par_case: dict[int, list[tuple[float, str]]] = {n: [(principale.haut, c.texte)] for n, c in enumerate(principale.cellules)}
    seules: list[_Cellule] = []
    for pas in (-1, 1):
        voisine, proche = rang + pas, principale
        while 0 <= voisine < len(lignes):
            ligne = lignes[voisine]
            ecart = abs(ligne.haut - proche.haut)
            if ecart > _INTERLIGNE * (proche.bas - proche.haut) or not _is_wrap(ligne, principale):
                break
            for cellule in ligne.cellules:
                recouvre = [n for n, c in enumerate(principale.cellules) if c.x0 < cellule.x1 and cellule.x0 < c.x1]
                if len(recouvre) == 1:
                    par_case[recouvre[0]].append((ligne.haut, cellule.texte))
                elif not recouvre:
                    seules.append(cellule)
            proche, voisine = ligne, voisine + pas
    jointes = [
        _Cellule(" ".join(t for _, t in sorted(par_case[n])), c.x0, c.x1, c.mots) for n, c in enumerate(principale.cellules)
    ]
    return tuple(sorted([*jointes, *seules], key=lambda c: c.x0))


def _is_wrap(ligne: _Ligne, principale: _Ligne) -> bool:
    """True for the rest of heads that are set on several lines: short words, no figure, each under its own."""
    if len(ligne.cellules) > len(principale.cellules) + 2:
        return False
    for cellule in ligne.cellules:
        plat = aplatir(cellule.texte)
        if len(plat) > 30 or _PAS_D_ENTETE.search(plat) or plat.endswith((".", " :", ",")):
            return False
        if sum(c.x0 < cellule.x1 and cellule.x0 < c.x1 for c in principale.cellules) > 1:
            return False
    return not any(lire_chiffres(aplatir(c.texte)) for c in ligne.cellules)


def _under(entetes: tuple[_Cellule, ...], cellules: tuple[_Cellule, ...]) -> list[str]:
    """The head of each cell: in their order when there are as many, otherwise by what stands above."""
    if len(entetes) == len(cellules):
        return [c.texte for c in entetes]
    return [_above(entetes, cellules, c) for c in cellules]


def _above(entetes: tuple[_Cellule, ...], cellules: tuple[_Cellule, ...], cellule: _Cellule) -> str:
    dessus = [e for e in entetes if e.x0 < cellule.x1 and cellule.x0 < e.x1]
    if not dessus:
        proche = min(entetes, key=lambda e: max(e.x0 - cellule.x1, cellule.x0 - e.x1))
        return proche.texte
    choisie = max(dessus, key=lambda e: min(e.x1, cellule.x1) - max(e.x0, cellule.x0))
    # A head that spans several cells is several heads set close: its own words are taken.
    if sum(choisie.x0 < c.x1 and c.x0 < choisie.x1 for c in cellules) > 1 and len(choisie.mots) > 1:
        siens = [m.texte for m in choisie.mots if m.x0 < cellule.x1 + 1 and cellule.x0 - 1 < m.x1]
        return " ".join(siens) or choisie.texte
    return choisie.texte


def word_rows(docx: bytes, numeros: frozenset[str], avoirs: frozenset[str]) -> Iterator[Rangee]:
    """The rows of the tables of a Word file."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        octets = archive.read("word/document.xml")
    if b"<w:tbl>" not in octets and b"<w:tbl " not in octets:
        return
    for table in lxml.etree.fromstring(octets, _ANALYSEUR).iter(f"{_W}tbl"):
        entetes: dict[int, str] = {}
        for rangee in table.iterfind(f"{_W}tr"):
            cases = _word_cells(rangee)
            nets = [_net(texte) for _, texte in cases]
            siens = [n for n, net in enumerate(nets) if net in numeros]
            if avoirs.intersection(nets):
                continue
            if len(siens) == 1:
                lues = (
                    Case(aplatir(entetes.get(place, "")), aplatir(texte), texte)
                    for n, (place, texte) in enumerate(cases) if n != siens[0] and texte.strip()
                )  # fmt: skip
                if entetes:
                    yield Rangee("fichier Word", nets[siens[0]], tuple(lues))
            elif not siens and any(colonnes(aplatir(t)) for _, t in cases) and not any(
                _PAS_D_ENTETE.search(aplatir(t)) for _, t in cases
            ):
                entetes = dict(cases)


def _word_cells(rangee: Any) -> list[tuple[int, str]]:
    """The cells of a row: the column of the grid where each begins, its words."""
    place, lues = 0, []
    for case in rangee.iterfind(f"{_W}tc"):
        textes = ["".join(t.text or "" for t in p.iter(f"{_W}t")) for p in case.iter(f"{_W}p")]
        lues.append((place, unfold(" ".join(textes))))
        etendue = case.find(f"{_W}tcPr/{_W}gridSpan")
        large = etendue.get(f"{_W}val") if etendue is not None else "1"
        place += int(large) if large and large.isdecimal() else 1
    return lues
