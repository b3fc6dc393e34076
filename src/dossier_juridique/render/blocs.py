"""The checked body as Word blocks: paragraphs, lists and tables in the styles of the charter.

Text goes in through text nodes, never as markup: « Dupont & Fils <SARL> » stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from msgspec import Struct
from msgspec.structs import replace

from dossier_juridique.expressions import expression
from dossier_juridique.render.corps import Element
from dossier_juridique.render.tableaux import rule, set_row, set_table, span, widths

_BLOCS = frozenset(("h1", "h2", "h3", "p", "ul", "ol", "table", "section", "blockquote"))
_STYLES = {"h1": "Heading 1", "h2": "Heading 2", "h3": "Heading 3", "mentions": "Mentions", "demande": "Demande"}
_ALIGNEMENTS = {  # the last one wins: « montant gauche » is a figure that does not break, set on the left
    "montant": WD_ALIGN_PARAGRAPH.RIGHT,
    "droite": WD_ALIGN_PARAGRAPH.RIGHT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "gauche": WD_ALIGN_PARAGRAPH.LEFT,
}
_identifiants: WeakKeyDictionary[Any, dict[str, str | None]] = WeakKeyDictionary()
"""Of each document being written: name of a style → its identifier, None for the default one."""
_BLANCS = expression(r"[ \t\r\n]+")
_ABSTRAIT_NUMERIQUE = 2
"""The definition of numbered lists in the charter (scripts/charte.py)."""


class _Ton(Struct, frozen=True):
    """How a stretch of text is set, and what its block asks for."""

    gras: bool = False
    italique: bool = False
    style: str = "Normal"
    alignement: Any = None
    garder: bool = False
    liste: int | None = None
    ecrire: bool = False


class _Trait(Struct, frozen=True):
    texte: str
    gras: bool
    italique: bool
    rupture: bool = False


def write_blocks(corps: Element, conteneur: Any, largeur: int, styles: dict[str, str | None] | None = None) -> None:
    """Writes the blocks of the body at the end of ``conteneur`` (a Word document or subdocument).

    ``largeur`` is the width of the text in twentieths of a point; ``styles`` keeps, from one act to the next in the same
    letterhead, what identifies each style.
    """
    _identifiants[conteneur.part] = styles if styles is not None else {}
    _write(corps, conteneur, _Ton(), largeur)
    # The closing never stands alone on a page.
    for dernier in conteneur.paragraphs[-1:]:
        dernier.paragraph_format.keep_with_next = True


def _classes(element: Element) -> frozenset[str]:
    return frozenset((element.get("class") or "").split())


def _write(element: Element, conteneur: Any, ton: _Ton, largeur: int) -> None:
    attente: list[_Trait] = [*_text(element.text, ton)]
    for enfant in element:
        if enfant.tag in _BLOCS:
            _flush(attente, conteneur, ton)
            _write_block(enfant, conteneur, ton, largeur)
        else:
            attente += _inline(enfant, ton)
        attente += _text(enfant.tail, ton)
    _flush(attente, conteneur, ton)


def _write_block(element: Element, conteneur: Any, ton: _Ton, largeur: int) -> None:
    classes = _classes(element)
    ton = _tone(element.tag, classes, ton)
    voisin = element.getnext()
    suivi = element.tag == "p" and voisin is not None and voisin.tag in ("ul", "ol")
    compte = ton.garder or "saut" in classes  # all that is written so far is gone through for it
    avant = len(conteneur.paragraphs) if compte else 0
    if element.tag == "table":
        _write_table(element, conteneur, ton, largeur)
    elif element.tag in ("ul", "ol"):
        _write_list(element, conteneur, ton, largeur)
    else:
        _write(element, conteneur, ton, largeur)
    nouveaux = conteneur.paragraphs[avant:] if compte else []
    if suivi:
        # What announces a list is not parted from it.
        conteneur.paragraphs[-1].paragraph_format.keep_with_next = True
    if "saut" in classes and nouveaux:
        nouveaux[0].paragraph_format.page_break_before = True
    if ton.garder:
        for paragraphe in nouveaux[:-1]:
            paragraphe.paragraph_format.keep_with_next = True


def _tone(balise: str, classes: frozenset[str], ton: _Ton) -> _Ton:
    style = _STYLES.get(balise, ton.style)
    for classe, alignement in _ALIGNEMENTS.items():
        if classe in classes:
            ton = replace(ton, alignement=alignement)
    for classe in ("mentions", "demande"):
        style = _STYLES[classe] if classe in classes else style
    if "attendu" in classes:
        style = "Attendu"
    if balise == "blockquote":
        style = "Quote"
    return replace(
        ton,
        style=style,
        gras=ton.gras or "objet" in classes,
        italique=ton.italique or "article" in classes,
        garder=ton.garder or "garder" in classes,
        ecrire="ecrire" in classes,
    )


def _text(texte: str | None, ton: _Ton) -> Iterator[_Trait]:
    if texte:
        yield _Trait(_BLANCS.sub(" ", texte), ton.gras, ton.italique)


def _inline(element: Element, ton: _Ton) -> Iterator[_Trait]:
    if element.tag == "br":
        yield _Trait("", ton.gras, ton.italique, rupture=True)
        return
    ton = replace(
        ton,
        gras=ton.gras or element.tag == "strong" or bool(_classes(element) & {"demande", "objet"}),
        italique=ton.italique or element.tag == "em" or "article" in _classes(element),
    )
    yield from _text(element.text, ton)
    for enfant in element:
        yield from _inline(enfant, ton)
        yield from _text(enfant.tail, ton)


def _flush(attente: list[_Trait], conteneur: Any, ton: _Ton) -> None:
    traits = _trim(attente)
    attente.clear()
    if traits:
        paragraphe = conteneur.add_paragraph()
        _set_style(paragraphe, ton.style)
        _fill(paragraphe, traits, ton)


def _set_style(paragraphe: Any, nom: str) -> None:
    # python-docx looks through every style of the document for each paragraph: once is enough for each name.
    connus = _identifiants.setdefault(paragraphe.part, {})
    if nom not in connus:
        connus[nom] = paragraphe.part.get_style_id(nom, WD_STYLE_TYPE.PARAGRAPH)
    paragraphe._p.style = connus[nom]


def _fill(paragraphe: Any, traits: list[_Trait], ton: _Ton) -> None:
    if ton.alignement is not None:
        paragraphe.alignment = ton.alignement
    if ton.garder:
        paragraphe.paragraph_format.keep_together = True
    if ton.liste is not None:
        proprietes = paragraphe._p.get_or_add_pPr().get_or_add_numPr()
        proprietes.get_or_add_ilvl().val = 0
        proprietes.get_or_add_numId().val = ton.liste
    if ton.ecrire:
        _leave_room(paragraphe, line=not ton.style.startswith("Cellule"))
    for trait in traits:
        if trait.rupture:
            paragraphe.add_run().add_break()
            continue
        # As ``add_run``, which goes through the text sign by sign for the tabs and line ends that ``_text`` has made blanks.
        passage = paragraphe._p.add_r()
        forme = passage.get_or_add_rPr()
        passage.add_t(trait.texte)
        if trait.gras:
            forme.get_or_add_b().val = True
        if trait.italique:
            forme.get_or_add_i().val = True


def _leave_room(paragraphe: Any, *, line: bool) -> None:
    """Room for the hand: a dotted line to write on, or the height of a signature in a cell."""
    paragraphe.paragraph_format.space_before = Pt(16 if line else 10)
    if line:
        bordure = parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:bottom w:val="dotted" w:sz="6" w:space="1" w:color="555555"/>'
            '<w:between w:val="dotted" w:sz="6" w:space="1" w:color="555555"/></w:pBdr>'
        )
        paragraphe._p.get_or_add_pPr().insert_element_before(
            bordure, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )


def _trim(traits: list[_Trait]) -> list[_Trait]:
    """One space at most between words, none at the ends of a line."""
    rendu: list[_Trait] = []
    fin = " "
    for rang, trait in enumerate(traits):
        texte = trait.texte
        if trait.rupture:
            fin = " "
        else:
            if fin.endswith(" "):
                texte = texte.lstrip(" ")
            if all(not t.texte.strip(" ") and not t.rupture for t in traits[rang + 1 :]):
                texte = texte.rstrip(" ")
            if not texte:
                continue
            fin = texte
        rendu.append(replace(trait, texte=texte))
    return rendu


def _write_list(element: Element, conteneur: Any, ton: _Ton, largeur: int) -> None:
    numeros = element.tag == "ol"
    ton = replace(
        ton,
        style="List Number" if numeros else "List Bullet",
        liste=_new_numbering(conteneur) if numeros else None,
    )
    for article in element:
        _write(article, conteneur, ton, largeur)


def _new_numbering(conteneur: Any) -> int:
    """A list of its own, that starts at 1."""
    numerotation = conteneur.part.numbering_part.element
    numero = numerotation.add_num(_ABSTRAIT_NUMERIQUE)
    numero.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(numero.numId)


def _write_table(element: Element, conteneur: Any, ton: _Ton, largeur: int) -> None:
    lignes = list(element.iter("tr"))
    largeurs = widths(lignes, largeur)
    if not largeurs:
        return
    tableau = conteneur.add_table(rows=0, cols=len(largeurs))
    set_table(tableau, largeurs)
    style = "Cellule de détail" if "detail" in _classes(element) else "Cellule"
    corps = sum(ligne.getparent().tag != "tfoot" for ligne in lignes)
    for numero, ligne in enumerate(lignes):
        rangee = tableau.add_row()
        set_row(rangee, entete=ligne.getparent().tag == "thead")
        fort = "total" in _classes(ligne)
        colonne, places = 0, rangee.cells
        for cellule in (c for c in ligne if c.tag in ("td", "th")):
            etendue = min(span(cellule), len(largeurs) - colonne)
            place = places[colonne]
            if etendue > 1:
                # What ``merge`` of python-docx comes to within one row, without measuring the table first.
                place._tc._span_to_width(etendue, place._tc, None)
            allure = replace(ton, style=style, gras=cellule.tag == "th" or fort, liste=None)
            _write_cell(cellule, place, _tone(cellule.tag, _classes(cellule), allure), largeur)
            rule(
                place,
                haut=numero == 0,
                fin=not (cellule.tag == "th" or fort or numero == len(lignes) - 1),
                derniere=colonne + etendue == len(largeurs),
            )
            # The last rows go with the total: none stands alone at the head of a page.
            pied = numero >= corps - 2
            if numero < len(lignes) - 1 and (ton.garder or pied or ligne.getparent().tag != "tbody"):
                for paragraphe in place.paragraphs:
                    paragraphe.paragraph_format.keep_with_next = True
            colonne += etendue
    suite = conteneur.add_paragraph()
    _set_style(suite, "Normal")
    # Word glues two tables together and wants a paragraph after the last one: this one takes almost no room.
    suite.paragraph_format.space_after = Pt(0)
    suite.paragraph_format.line_spacing = Pt(6)


def _write_cell(cellule: Element, place: Any, ton: _Ton, largeur: int) -> None:
    _write(cellule, place, ton, largeur)
    vide = place.paragraphs[0]
    if len(place.paragraphs) > 1 and not vide.text:
        vide._p.getparent().remove(vide._p)
    else:
        _set_style(vide, ton.style)
