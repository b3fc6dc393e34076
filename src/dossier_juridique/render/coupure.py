"""Where WeasyPrint cuts a line that ends with a blank before a bold word: a mend of its layout, in one place.

Measured with WeasyPrint 70: a text followed by an inline element, which fits in the line but for its last blank (« IBAN »
and its no-break space, before the number in bold), is cut after its first word. « Règlement », « par » and « virement » then
stand alone on three lines. The same text, asked for a line shorter by that blank, is cut where it should be.
"""

from __future__ import annotations

from math import inf
from typing import Any

_BLANC = 0.34
"""Width of a blank, in em, and a little more: a space is a quarter."""


def mend_line_breaks() -> None:
    """Put the mend in place, once in a process. WeasyPrint must have been imported with the fonts it is to use."""
    from weasyprint.layout import inline

    couper = inline.split_first_line
    if getattr(couper, "mended", False):
        return

    def split_first_line(texte: str, style: Any, contexte: Any, largeur: Any, *reste: Any, **autres: Any) -> Any:
        pris = couper(texte, style, contexte, largeur, *reste, **autres)
        reprise = pris[2]
        if reprise is None or not texte[-1:].isspace() or largeur is None or largeur == inf:
            return pris
        moins = couper(texte, style, contexte, largeur - _BLANC * style["font_size"], *reste, **autres)
        return moins if moins[2] is not None and moins[2] > reprise else pris

    split_first_line.mended = True  # type: ignore[attr-defined]
    inline.split_first_line = split_first_line
