"""What a reader can see of a printed page: the page is drawn by another engine, and each sign is looked for in the ink.

White on white, transparent, covered by a picture, smaller than 5 points, outside the sheet: such text is in the file
and on no paper. It proves no mention.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

CORPS_MINIMAL = 5
"""Points. The smallest print of the house is 7.6."""
_ECHELLE = 2
"""Pixels a point: strokes of the smallest print are one pixel wide."""
_BLANC = 255
_CONTRASTE = 40
"""Least difference of grey, of 255, between a sign and what lies under it."""
_PART_ENCREE = 3
"""A stroke counts when it covers this part of the way from the ground to the declared colour: one third."""

_BANDES_GARDEES = 8
"""Bands of a page kept turned: in one line, bold signs and small ones stand a little higher or lower."""

_pdfium = threading.Lock()
"""PDFium is not made for threads: one call at a time in a process."""


@contextmanager
def drawn_pages(pdf: bytes | Path) -> Iterator[Callable[[int], Dessin]]:
    """Gives the picture in gris of a page (0-based)."""
    with _pdfium:
        document = pypdfium2.PdfDocument(pdf)

    def draw(rang: int) -> Dessin:
        with _pdfium, closing(document[rang]) as page, closing(page.render(scale=_ECHELLE, grayscale=True)) as image:
            return Dessin(image.to_pil().convert("L"))

    try:
        yield draw
    finally:
        with _pdfium:
            document.close()


class Dessin:
    """The picture of a page, in gris."""

    def __init__(self, image: Image.Image) -> None:
        self.largeur, self.hauteur = image.size
        self._octets = image.tobytes()
        self._bandes: dict[tuple[int, int], bytes] = {}

    def histogram(self, boite: tuple[int, int, int, int]) -> list[int]:
        """How many pixels of the box have each grey."""
        return Image.frombytes("L", (boite[3] - boite[1], boite[2] - boite[0]), self.cut(boite)).histogram()

    def cut(self, boite: tuple[int, int, int, int]) -> bytes:
        """The gris of the box (left, top, right, bottom), one column after the other."""
        gauche, haut, droite, bas = boite
        colonnes = self._bandes.get((haut, bas))
        if colonnes is None:
            # The signs of a line have one height: laid on its side, their band holds the box of each in one piece.
            bande = self._octets[haut * self.largeur : bas * self.largeur]
            image = Image.frombytes("L", (self.largeur, bas - haut), bande)
            colonnes = image.transpose(Image.Transpose.TRANSPOSE).tobytes()
            if len(self._bandes) >= _BANDES_GARDEES:
                self._bandes.clear()
            self._bandes[haut, bas] = colonnes
        return colonnes[gauche * (bas - haut) : droite * (bas - haut)]


def is_visible(signe: Mapping[str, Any], dessin: Dessin, largeur: float, hauteur: float) -> bool:
    """True when that character of pdfplumber shows on the drawn page; blanks always do.

    ``largeur`` and ``hauteur`` are those of the page, in points.
    """
    if not str(signe["text"]).strip():
        return True
    x0, haut, x1, bas = signe["x0"], signe["top"], signe["x1"], signe["bottom"]
    if min(signe.get("size") or 0, bas - haut) < CORPS_MINIMAL:
        return False
    if x1 <= 0 or bas <= 0 or x0 >= largeur or haut >= hauteur:
        return False
    boite = (
        max(0, int(x0 * _ECHELLE) - 2), max(0, int(haut * _ECHELLE) - 2),
        min(dessin.largeur, int(x1 * _ECHELLE) + 3), min(dessin.hauteur, int(bas * _ECHELLE) + 3),
    )  # fmt: skip
    if boite[2] - boite[0] < 2 or boite[3] - boite[1] < 2:
        return False
    couleur = _grey(signe.get("non_stroking_color"))
    if couleur is not None and couleur <= _BLANC - _CONTRASTE:
        # Dark on white, nearly always: more than half of the box is white, then its ground is known without counting.
        gris = dessin.cut(boite)
        if 2 * gris.count(_BLANC) > len(gris):
            return bool(gris.translate(None, _above(_BLANC + (couleur - _BLANC) // _PART_ENCREE)))
    comptes = dessin.histogram(boite)
    fond = comptes.index(max(comptes))
    if couleur is None:
        return any(n for valeur, n in enumerate(comptes) if abs(valeur - fond) >= _CONTRASTE)
    if abs(couleur - fond) < _CONTRASTE:
        return False
    seuil = fond + (couleur - fond) // _PART_ENCREE
    encre = comptes[seuil:] if couleur > fond else comptes[: seuil + 1]
    return any(encre)


@lru_cache(maxsize=256)
def _above(gris: int) -> bytes:
    return bytes(range(gris + 1, 256))


@lru_cache(maxsize=512)
def _grey(couleur: Any) -> int | None:
    """The grey of a colour of PDF (grey, RGB or CMYK, from 0 to 1); None for a pattern."""
    if not isinstance(couleur, Sequence) or isinstance(couleur, str):
        return None
    match [float(c) for c in couleur if isinstance(c, int | float)]:
        case []:
            return 0 if not couleur else None
        case [gris]:
            return round(255 * gris)
        case [r, v, b]:
            return round(255 * (0.299 * r + 0.587 * v + 0.114 * b))
        case [c, m, j, n]:
            return round(255 * (1 - n) * (1 - (0.299 * c + 0.587 * m + 0.114 * j)))
        case _:
            return None
