"""What a line of a page must not cut: the name of a place, an e-mail address, the number of an invoice, that of a house and its
street. What is copied from the page, or searched in it, is what the dossier has."""

from __future__ import annotations

from typing import TypeAlias

import lxml.html

from dossier_juridique.expressions import expression
from dossier_juridique.render.typographie import VOIES

_LONGUEUR_MAX = 40
"""Longer than that, a word that must stay whole would leave a hole at the end of the line before it."""
_SOLIDES = expression(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # contact@exemple.fr
    rf"|(?<![\w-])\d{{1,4}}(?:\u00a0(?:bis|ter|quater))?,?\u00a0(?i:{VOIES})(?!\w)"  # 7 bis rue
    r"|(?<![\w-])\d{5}\u00a0[A-ZÀ-ÖØ-Ý][\w'’]*(?:-[\w'’]+)*"  # 97460 Saint-Paul
    r"|(?<!\w)[A-ZÀ-ÖØ-Ý][\w'’]*(?:-[\w'’]+)*-[\w'’]+"  # Saint-Paul, K-2026-0412
    r"|(?<![\w/-])[^\W_]+(?:[/-][^\W_]+)+"  # ETC/2026/114
)
_STYLE = "white-space: nowrap"
_HORS = frozenset(("table", "style"))
Element: TypeAlias = lxml.html.HtmlElement


def hold_together(element: Element) -> Element:
    """Put those passages, outside tables (whose columns are narrow), in a ``span`` that is not cut; returns ``element``."""
    if element.tag in _HORS or not isinstance(element.tag, str):
        return element
    enfants = list(element)
    avant, mots = _parts(element.text)
    element.text = avant
    for rang, mot in enumerate(mots):
        element.insert(rang, mot)
    for enfant in enfants:
        hold_together(enfant)
        enfant.tail, mots = _parts(enfant.tail)
        place = element.index(enfant) + 1
        for rang, mot in enumerate(mots):
            element.insert(place + rang, mot)
    return element


def _parts(texte: str | None) -> tuple[str | None, list[Element]]:
    """The text before the first passage; each passage in its ``span``, followed by the text up to the next one."""
    passages = [m for m in _SOLIDES.finditer(texte or "") if _solid(m[0])]
    if not texte or not passages:
        return texte, []
    spans: list[Element] = []
    fins = [m.start() for m in passages[1:]] + [len(texte)]
    for passage, fin in zip(passages, fins, strict=True):
        span = lxml.html.Element("span", style=_STYLE)
        # A font has one drawing for both blanks: where the line is not cut, the ordinary one is what one copies and searches.
        span.text, span.tail = passage[0].replace("\u00a0", " "), texte[passage.end() : fin]
        spans.append(span)
    return texte[: passages[0].start()], spans


def _solid(mot: str) -> bool:
    """A word in lower case is cut as French cuts it, figures alone are never cut."""
    lettres, chiffres = any(c.isalpha() for c in mot), any(c.isdigit() for c in mot)
    return len(mot) <= _LONGUEUR_MAX and lettres and (chiffres or "@" in mot or mot[:1].isupper())
