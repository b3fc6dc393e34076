"""Where a page shows what: boxes, rotation, user unit. Pure arithmetic on numbers, no PDF object kept.

Two frames are used. *User space* is that of the page's content stream. The *displayed* frame is what the
reader sees: origin at the lower left of the visible page after rotation, x to the right, y upwards, still in
user units (1 user unit is ``unite`` points).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from pikepdf import Array, Dictionary

Boite = tuple[float, float, float, float]
Matrice = tuple[float, float, float, float, float, float]
IDENTITE: Matrice = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_LETTRE: Boite = (0.0, 0.0, 612.0, 792.0)  # what readers assume when a page has no usable box
_PLUS_GRAND = 1e11


def nombres(objet: object, combien: int) -> list[float] | None:
    """Return the ``combien`` numbers of a PDF array, or None when it is anything else."""
    if not isinstance(objet, Array) or len(objet) < combien:
        return None
    lus: list[float] = []
    for i in range(combien):
        valeur = nombre(objet[i])
        if valeur is None:
            return None
        lus.append(valeur)
    return lus


def nombre(objet: object) -> float | None:
    """Return a finite number of reasonable size, or None."""
    if isinstance(objet, bool) or objet is None:
        return None
    try:
        valeur = float(objet)  # type: ignore[arg-type]
    except (TypeError, ValueError, ArithmeticError):
        return None
    return valeur if math.isfinite(valeur) and abs(valeur) < _PLUS_GRAND else None


def boite(objet: object) -> Boite | None:
    """Return a box with its corners in order, or None when it has no surface."""
    lus = nombres(objet, 4)
    if lus is None:
        return None
    x0, x1 = sorted((lus[0], lus[2]))
    y0, y1 = sorted((lus[1], lus[3]))
    return (x0, y0, x1, y1) if x1 - x0 > 0.01 and y1 - y0 > 0.01 else None


def format_nombre(valeur: float) -> str:
    """Write a number as PDF wants it: no exponent, no useless zero."""
    texte = f"{valeur:.5f}".rstrip("0").rstrip(".")
    return "0" if texte in ("-0", "") else texte


def format_matrice(m: Matrice) -> str:
    return " ".join(format_nombre(v) for v in m)


def compose(premiere: Matrice, seconde: Matrice) -> Matrice:
    """The matrix that applies ``premiere`` then ``seconde`` (row vectors, as in PDF)."""
    a, b, c, d, e, f = premiere
    g, h, i, j, k, m = seconde
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def point(m: Matrice, x: float, y: float) -> tuple[float, float]:
    return (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])


def image_boite(m: Matrice, b: Boite) -> Boite:
    """The box of the image of a box (our matrices turn by right angles only)."""
    xa, ya = point(m, b[0], b[1])
    xb, yb = point(m, b[2], b[3])
    return (min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


class Cadre(Struct, frozen=True):
    """The visible part of a page: ``media`` and ``visible`` boxes in user space, ``rotation`` in
    {0, 90, 180, 270} clockwise, ``unite`` points per user unit."""

    media: Boite
    visible: Boite
    rotation: int
    unite: float

    @property
    def largeur(self) -> float:
        """Displayed width, user units."""
        x0, y0, x1, y1 = self.visible
        return y1 - y0 if self.rotation in (90, 270) else x1 - x0

    @property
    def hauteur(self) -> float:
        """Displayed height, user units."""
        x0, y0, x1, y1 = self.visible
        return x1 - x0 if self.rotation in (90, 270) else y1 - y0

    @property
    def vers_contenu(self) -> Matrice:
        """From the displayed frame to user space."""
        x0, y0, x1, y1 = self.visible
        return {
            0: (1.0, 0.0, 0.0, 1.0, x0, y0),
            90: (0.0, 1.0, -1.0, 0.0, x1, y0),
            180: (-1.0, 0.0, 0.0, -1.0, x1, y1),
            270: (0.0, -1.0, 1.0, 0.0, x0, y1),
        }[self.rotation]

    def reduction(self, bande: float) -> Matrice:
        """The user space matrix that shrinks the page to free ``bande`` (user units) at its displayed top.

        The page keeps its proportions, stays on its displayed bottom and is centred. A uniform scale: the
        same matrix therefore moves annotations and destinations, coordinate by coordinate.
        """
        s = (self.hauteur - bande) / self.hauteur
        affiche: Matrice = (s, 0.0, 0.0, s, self.largeur * (1 - s) / 2, 0.0)
        aller = self.vers_contenu
        return compose(compose(_inverse(aller), affiche), aller)


def _inverse(m: Matrice) -> Matrice:
    a, b, c, d, e, f = m
    det = a * d - b * c
    return (d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det)


def cadre_de(page: Dictionary) -> Cadre:
    """Read the frame of a page that carries its inherited attributes itself.

    The visible box is the crop box within the media box, as readers compute it; a box without surface is
    ignored.
    """
    media = boite(page.get("/MediaBox")) or _LETTRE
    coupe = boite(page.get("/CropBox"))
    visible = media
    if coupe is not None:
        commun = (
            max(media[0], coupe[0]),
            max(media[1], coupe[1]),
            min(media[2], coupe[2]),
            min(media[3], coupe[3]),
        )
        visible = commun if commun[2] - commun[0] > 0.01 and commun[3] - commun[1] > 0.01 else media
    tour = nombre(page.get("/Rotate")) or 0.0
    rotation = int(tour) % 360 if int(tour) % 90 == 0 else 0
    unite = nombre(page.get("/UserUnit")) or 1.0
    return Cadre(media, visible, rotation, unite if unite > 0 else 1.0)


def se_touchent(a: Boite, b: Boite) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def tableau(valeurs: Sequence[float]) -> Array:
    """A PDF array of numbers, rounded so that the same page always gives the same bytes."""
    return Array([Decimal(format_nombre(v)) for v in valeurs])
