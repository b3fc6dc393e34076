"""Lines of text drawn once: a line that comes back in the same style is written in the page as it was the first time.

See ``lignes``, which keeps what is measured. What WeasyPrint notes of a font while it draws (which signs, how wide) is noted
again. A line whose drawing would depend on what was drawn before it, or that is not of one font, is drawn as it comes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

_DESSINS_MAX = 4000
"""Lines kept for one style sheet; a letter draws fifty. Beyond, all are forgotten."""


class _Dessin(Struct, frozen=True):
    """What is written in the page for a line, and what its font is then known to hold."""

    police: Any
    taille: float
    ecrit: bytes
    signes: dict[int, str]
    largeurs: dict[int, int]
    mesures: frozenset[int]
    """Signs of which the width was measured for this line; that of the others came from a line before, maybe larger."""

    def holds_with(self, connues: dict[int, int]) -> bool:
        """Whether a font whose widths ``connues`` are known would draw the same."""
        return all(connues[s] == large if s in connues else s in self.mesures for s, large in self.largeurs.items())


class _Temoin:
    """The stream of a page while a line is drawn: notes what is written, and with which font."""

    def __init__(self, flux: Any, cle_de: Callable[[Any], Any]) -> None:
        self.flux, self.cle_de = flux, cle_de
        self.polices: list[tuple[Any, Any, dict[int, str], frozenset[int]]] = []
        self.tailles: list[float] = []
        self.ecrits: list[bytes] = []
        self.signes: dict[int, str] = {}
        self.simple = True

    def __getattr__(self, nom: str) -> Any:
        return getattr(self.flux, nom)

    def add_font(self, pango_font: Any) -> Any:
        police, taille = self.flux.add_font(pango_font)
        self.polices.append((self.cle_de(pango_font)[0], police, police.to_unicode, frozenset(police.widths)))
        police.to_unicode = {}  # which signs this line needs, whatever was drawn before it
        return police, taille

    def set_font_size(self, police: Any, taille: float) -> None:
        self.tailles.append(taille)
        self.flux.set_font_size(police, taille)

    def show_text(self, texte: str) -> None:
        self.flux.show_text(texte)
        self.ecrits.append(self.flux.stream[-1])

    def set_text_rise(self, hauteur: float) -> None:
        self.simple = False
        self.flux.set_text_rise(hauteur)

    def give_back(self) -> None:
        """The fonts know the signs they knew, then those of this line."""
        for _, police, connus, _ in reversed(self.polices):
            for signe, texte in police.to_unicode.items():
                connus.setdefault(signe, texte)
            police.to_unicode, self.signes = connus, police.to_unicode

    def drawing(self) -> _Dessin | None:
        """What was drawn, when it would be drawn the same elsewhere."""
        if not (self.simple and len(self.polices) == len(self.tailles) == len(self.ecrits) == 1):
            return None
        cle, police, _, avant = self.polices[0]
        if police.missing or police.bitmap or police.svg or police.png or police.colr:
            return None
        largeurs = {signe: police.widths[signe] for signe in self.signes}
        return _Dessin(cle, self.tailles[0], self.ecrits[0], self.signes, largeurs, frozenset(self.signes) - avant)


def draw_once() -> None:
    """Put in place what keeps the lines drawn."""
    import weasyprint.draw as dessin
    from weasyprint.draw import text
    from weasyprint.matrix import Matrix
    from weasyprint.text.fonts import get_pango_font_key

    origine = text.draw_text

    def draw_text(flux: Any, boite: Any, decalage: float, *suites: str) -> None:
        style, noeud = boite.style, getattr(boite.style, "noeud", None)
        if noeud is None or not _plain(boite, style, suites):
            origine(flux, boite, decalage, *suites)
            return
        dessins = style.font_config.retenue.dessins
        cle = (noeud, boite.text, boite.pango_layout.text, boite.pango_layout.justification_spacing)
        connu = dessins.get(cle)
        police = flux._fonts.get(connu.police) if connu is not None else None
        if police is not None and connu.holds_with(police.widths):
            flux.set_color(style["color"])
            flux.begin_text()
            flux.set_text_matrix(*Matrix(d=-1, e=boite.position_x, f=boite.position_y + boite.baseline).values)
            flux.set_font_size(police.hash, connu.taille)
            flux.stream.append(connu.ecrit)
            flux.end_text()
            for signe, texte in connu.signes.items():
                police.to_unicode.setdefault(signe, texte)
            police.widths.update(connu.largeurs)
            return
        temoin = _Temoin(flux, get_pango_font_key)
        try:
            origine(temoin, boite, decalage, *suites)
        finally:
            temoin.give_back()
        if connu is None and (dessine := temoin.drawing()) is not None:
            if len(dessins) >= _DESSINS_MAX:
                dessins.clear()
            dessins[cle] = dessine

    dessin.draw_text = draw_text


def _plain(boite: Any, style: Any, suites: Sequence[str]) -> bool:
    return bool(
        suites == ("clip", "none") and style["visibility"] == "visible" and style["text_decoration_line"] == "none"
        and style["font_size"] >= 1 and boite.text.strip()
    )  # fmt: skip
