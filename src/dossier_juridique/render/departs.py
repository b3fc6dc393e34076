"""Where each act of a file begins, and the sheet to be detached from it, which is not counted among its pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import lxml.html

_DETACHEE = "detachee"


def mark_detached(cadre: lxml.html.HtmlElement) -> None:
    """Give a name to the section that the charter sets on a sheet of its own (``section.saut``)."""
    for section in cadre.iter("section"):
        if "saut" in (section.get("class") or "").split():
            section.attrib["id"] = _DETACHEE


def pages_kept(pages: Iterable[Any]) -> int:
    """Pages of the act before what is detached; 0 when nothing is."""
    return next((rang for rang, page in enumerate(pages) if _DETACHEE in map(str, page.anchors)), 0)


def first_pages(pages: Iterable[Any], nombre: int) -> tuple[int, ...]:
    """The page, 0-based, on which each of the acts begins."""
    places: dict[str, int] = {}
    for rang, page in enumerate(pages):
        for ancre in page.anchors:
            places.setdefault(str(ancre), rang)
    return tuple(places[f"partie-{rang}"] for rang in range(nombre))
