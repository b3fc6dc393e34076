"""What the stamp says, how large it is and the operators that draw it.

Drawn at the origin of its own frame, lower left corner at (0, 0), in points; the page decides where it goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from pikepdf import Object, Pdf

from dossier_juridique.assemble.geometrie import format_nombre
from dossier_juridique.assemble.police import Police

MARGE_X = 12.0  # points between the stamp and the right edge: inside what most printers can print
MARGE_Y = 9.0
AIR = 4.0  # points kept clear around the stamp
_GRAS, _MAIGRE, _PETIT, _MINIMUM = 10.0, 8.0, 7.0, 5.5
_RETRAIT = 5.0
_HAUTEUR = 26.0
_LARGEUR_NOM = 190.0

POLICE_GRASSE = "/DjTimbreGras"
POLICE_MAIGRE = "/DjTimbre"


class Mention(Struct, frozen=True):
    """The words of one stamp: exhibit, page x/y of the exhibit, producer, page of the filing (or "")."""

    titre: str
    page: str
    producteur: str
    liasse: str


class Tampon(Struct, frozen=True):
    """One stamp: its size in points and its operators."""

    largeur: float
    hauteur: float
    operateurs: str


class Graveur:
    """Draws stamps with the two shipped fonts, found in ``polices``, cut to what ``mentions`` need."""

    def __init__(self, polices: Path, mentions: Sequence[Mention]) -> None:
        self._gras = Police(polices / "DossierSans-Bold.ttf", {m.titre for m in mentions})
        maigres = {t for m in mentions for t in (m.page, m.producteur, m.liasse)} | {" –"}
        self._maigre = Police(polices / "DossierSans-Regular.ttf", maigres)

    def embed(self, pdf: Pdf) -> dict[str, Object]:
        """Put both fonts in ``pdf``: resource name -> font."""
        return {POLICE_GRASSE: self._gras.embed(pdf), POLICE_MAIGRE: self._maigre.embed(pdf)}

    def engrave(self, mention: Mention) -> Tampon:
        """Set one stamp: bold number and page of the exhibit above, producer and page of the filing below."""
        suite = f" – {mention.page}"
        fin = f" – {mention.liasse}" if mention.liasse else ""
        haut = self._gras.width(mention.titre, _GRAS)
        nom, corps = self._fit(mention.producteur)
        large_1 = haut + self._maigre.width(suite, _MAIGRE)
        large_2 = self._maigre.width(nom, corps) + self._maigre.width(fin, _PETIT)
        largeur = max(large_1, large_2) + 2 * _RETRAIT
        n = format_nombre
        dessin = [
            f"0.6 w 0.3 0.3 {n(largeur - 0.6)} {n(_HAUTEUR - 0.6)} re S",
            "BT",
            f"{POLICE_GRASSE} {n(_GRAS)} Tf 1 0 0 1 {n(_RETRAIT)} 14.5 Tm {self._gras.encode(mention.titre)} Tj",
            f"{POLICE_MAIGRE} {n(_MAIGRE)} Tf {self._maigre.encode(suite)} Tj",
            f"{POLICE_MAIGRE} {n(corps)} Tf 1 0 0 1 {n(_RETRAIT)} 5 Tm {self._maigre.encode(nom)} Tj",
        ]
        if fin:
            dessin.append(f"{POLICE_MAIGRE} {n(_PETIT)} Tf {self._maigre.encode(fin)} Tj")
        dessin.append("ET")
        return Tampon(largeur, _HAUTEUR, "\n".join(dessin))

    def _fit(self, producteur: str) -> tuple[str, float]:
        # A long company name is set smaller, then cut: the stamp must stay a stamp.
        naturel = self._maigre.width(producteur, _PETIT)
        if naturel <= _LARGEUR_NOM:
            return producteur, _PETIT
        corps = _PETIT * _LARGEUR_NOM / naturel
        if corps >= _MINIMUM:
            return producteur, corps
        nom = producteur
        while self._maigre.width(nom + "…", _MINIMUM) > _LARGEUR_NOM:
            nom = nom[:-1]
        return nom.rstrip() + "…", _MINIMUM
