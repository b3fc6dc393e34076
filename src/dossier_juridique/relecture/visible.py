"""What a reader can see of a printed page: the page is drawn by another engine, and each sign is looked for in the ink.

White on white, transparent, covered by a picture, smaller than 5 points, outside the sheet: such text is in the file
and on no paper. It proves no mention.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image

CORPS_MINIMAL = 5
"""Points. The smallest print of the house is 7.6."""
_ECHELLE = 2
"""Pixels a point: strokes of the smallest print are one pixel wide."""
_CONTRASTE = 40
"""Least difference of grey, of 255, between a sign and what lies under it."""
_PART_ENCREE = 3
"""A stroke counts when it covers this part of the way from the ground to the declared colour: one third."""


@contextmanager
def drawn_pages(pdf: bytes | Path) -> Iterator[Callable[[int], Image.Image]]:
    """Gives the picture in greys of a page (0-based)."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield lambda rang: document[rang].render(scale=_ECHELLE, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def is_visible(signe: dict[str, Any], image: Image.Image, largeur: float, hauteur: float) -> bool:
    """True when that character of pdfplumber shows on the drawn page; blanks always do.

    ``largeur`` and ``hauteur`` are those of the page, in points.
    """
    if not str(signe["text"]).strip():
        return True
    x0, haut, x1, bas = (signe[c] for c in ("x0", "top", "x1", "bottom"))
    if min(signe.get("size") or 0, bas - haut) < CORPS_MINIMAL:
        return False
    if x1 <= 0 or bas <= 0 or x0 >= largeur or haut >= hauteur:
        return False
    boite = (
        max(0, int(x0 * _ECHELLE) - 2), max(0, int(haut * _ECHELLE) - 2),
        min(image.width, int(x1 * _ECHELLE) + 3), min(image.height, int(bas * _ECHELLE) + 3),
    )  # fmt: skip
    if boite[2] - boite[0] < 2 or boite[3] - boite[1] < 2:
        return False
    comptes = image.crop(boite).histogram()
    fond = max(range(256), key=comptes.__getitem__)
    couleur = _grey(signe.get("non_stroking_color"))
    if couleur is None:
        return any(n for gris, n in enumerate(comptes) if abs(gris - fond) >= _CONTRASTE)
    if abs(couleur - fond) < _CONTRASTE:
        return False
    seuil = fond + (couleur - fond) // _PART_ENCREE
    encre = comptes[seuil:] if couleur > fond else comptes[: seuil + 1]
    return any(encre)


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
