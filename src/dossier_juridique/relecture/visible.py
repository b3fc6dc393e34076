"""What a reader can see of a printed page: the page is drawn by another engine, and each sign is looked for in the ink.

White on white, transparent, covered by a picture, smaller than 5 points, outside the sheet: such text is in the file
and on no paper. It proves no mention.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import pypdfium2
from msgspec import Struct
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

    def columns(self, haut: int, bas: int) -> bytes:
        """The gris of a band, one column after the other: the box of each sign of a line is then in one piece."""
        colonnes = self._bandes.get((haut, bas))
        if colonnes is None:
            bande = self._octets[haut * self.largeur : bas * self.largeur]
            image = Image.frombytes("L", (self.largeur, bas - haut), bande)
            colonnes = image.transpose(Image.Transpose.TRANSPOSE).tobytes()
            if len(self._bandes) >= _BANDES_GARDEES:
                self._bandes.clear()
            self._bandes[haut, bas] = colonnes
        return colonnes


class _Ligne(Struct):
    """What is the same for the signs of one line, of one size and colour: the height of its band, its ``colonnes`` (none when
    nothing can show there), the grey of the signs, and the greys that are not their ink, when they are dark."""

    haute: int = 0
    colonnes: bytes = b""
    couleur: int | None = None
    clairs: bytes = b""

    @classmethod
    def of(cls, signe: Mapping[str, Any], dessin: Dessin, hauteur: float) -> _Ligne:
        haut, bas = signe["top"], signe["bottom"]
        if min(signe.get("size") or 0, bas - haut) < CORPS_MINIMAL or bas <= 0 or haut >= hauteur:
            return cls()
        dessus, dessous = max(0, int(haut * _ECHELLE) - 2), min(dessin.hauteur, int(bas * _ECHELLE) + 3)
        if dessous - dessus < 2:
            return cls()
        couleur = _grey(signe.get("non_stroking_color"))
        sombre = couleur is not None and couleur <= _BLANC - _CONTRASTE
        clairs = _above(_BLANC + (couleur - _BLANC) // _PART_ENCREE) if couleur is not None and sombre else b""
        return cls(dessous - dessus, dessin.columns(dessus, dessous), couleur, clairs)


def is_visible(signe: Mapping[str, Any], dessin: Dessin, largeur: float, hauteur: float) -> bool:
    """True when that character of pdfplumber shows on the drawn page; blanks always do.

    ``largeur`` and ``hauteur`` are those of the page, in points.
    """
    return not hidden((signe,), dessin, largeur, hauteur)


def hidden(signes: Iterable[Mapping[str, Any]], dessin: Dessin, largeur: float, hauteur: float) -> list[Mapping[str, Any]]:
    """Those of the characters that do not show."""
    caches: list[Mapping[str, Any]] = []
    cle: tuple[Any, ...] = ()
    for signe in signes:
        if not signe["text"].strip():
            continue
        sienne = signe["top"], signe["bottom"], signe.get("size"), signe.get("non_stroking_color")
        if sienne != cle:
            cle, ligne = sienne, _Ligne.of(signe, dessin, hauteur)
            haute, colonnes, clairs = ligne.haute, ligne.colonnes, ligne.clairs
        x0, x1 = signe["x0"], signe["x1"]
        gris = b""
        if colonnes and x1 > 0 and x0 < largeur:
            gauche, droite = max(0, int(x0 * _ECHELLE) - 2), min(dessin.largeur, int(x1 * _ECHELLE) + 3)
            gris = colonnes[gauche * haute : droite * haute] if droite - gauche >= 2 else b""
        if clairs and 2 * gris.count(_BLANC) > len(gris):
            # Dark on white, nearly always: more than half of the box is white, then its ground is known without counting.
            vu = bool(gris.translate(None, clairs))
        else:
            vu = bool(gris) and _stands_out(gris, ligne.couleur)
        if not vu:
            caches.append(signe)
    return caches


def _stands_out(gris: bytes, couleur: int | None) -> bool:
    """Whether a box holds the ink of a sign of that grey (any when None)."""
    comptes = Image.frombytes("L", (1, len(gris)), gris).histogram()
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
