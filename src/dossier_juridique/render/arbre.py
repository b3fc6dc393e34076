"""The page handed to WeasyPrint as a tree rather than as a text that would be written, then read again.

Only for a page that a reader of HTML5 would take as it stands, tag for tag: it moves what a table, a paragraph or a bold
passage may not hold, and that is left to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from lxml import etree
from markupsafe import escape

from dossier_juridique.render.corps import Element

_PAGE = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{titre}</title></head>'
    "<body>{corps}</body></html>"
)
_PARAGRAPHES = frozenset(("h1", "h2", "h3", "p", "ul", "ol", "table", "section", "blockquote", "div"))
_GROUPES, _CASES = frozenset(("thead", "tbody", "tfoot")), frozenset(("td", "th"))
_FORMES = frozenset(("a", "strong", "em"))
_TITRES = frozenset(("h1", "h2", "h3"))
_PARENTS = {
    "li": frozenset(("ul", "ol")), "tr": _GROUPES, **dict.fromkeys(_GROUPES, frozenset(("table",))),
    **dict.fromkeys(_CASES, frozenset(("tr",))),
}  # fmt: skip
_SANS_TEXTE = frozenset(("table", "tr", *_GROUPES))
_ENFANTS = {"table": _GROUPES, "tr": _CASES, "br": frozenset(), **dict.fromkeys(_GROUPES, frozenset(("tr",)))}
_CONNUES = frozenset((*_PARAGRAPHES, *_FORMES, *_PARENTS, "span", "br"))


def text_of(titre: str, cadres: Sequence[Element]) -> str:
    """The whole page as a text."""
    corps = "".join(etree.tostring(cadre, encoding="unicode", method="html") for cadre in cadres)
    return _PAGE.format(titre=escape(titre), corps=corps)


def tree_of(titre: str, cadres: Sequence[Element]) -> ET.Element | None:
    """The same as a tree, from ``html`` down; None when a reader of HTML5 would make something else of its text."""
    page = ET.Element("html", {"lang": "fr"})
    tete = ET.SubElement(page, "head")
    ET.SubElement(tete, "meta", {"charset": "utf-8"})
    ET.SubElement(tete, "title").text = titre
    corps = ET.SubElement(page, "body")
    if not titre.strip() or "\r" in titre or not all(_copy(cadre, corps, frozenset()) for cadre in cadres):
        return None
    return page


def _copy(element: Element, dessus: ET.Element, dans: frozenset[str]) -> bool:
    """Copy ``element`` below ``dessus``, inside the tags ``dans``; False when it would not stay there."""
    balise = element.tag
    if balise not in _CONNUES or (balise == "a" and "a" in dans) or dessus.tag not in _PARENTS.get(balise, (dessus.tag,)):
        return False
    if balise not in _ENFANTS.get(dessus.tag, (balise,)):
        return False
    if balise in _PARAGRAPHES and not dans.isdisjoint(("p", *_FORMES, *(_TITRES if balise in _TITRES else ()))):
        return False
    if balise == "li" and not element.text and not len(element):
        return False  # written without its end
    copie = ET.SubElement(dessus, balise, {str(nom): str(valeur) for nom, valeur in element.attrib.items()})
    copie.text = texte = element.text
    nu = balise in _SANS_TEXTE
    if nu and texte and not texte.isspace():
        return False
    dedans = dans | {balise}
    for enfant in element:
        if not _copy(enfant, copie, dedans):
            return False
        suite = enfant.tail
        if suite:
            if nu and not suite.isspace():
                return False
            copie[-1].tail = suite
    return True
