"""The named styles of the Word charter: what an office changes in Word, it changes once."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

SERIF = "Cambria"
SANS = "Calibri"
"""Fonts that every Word has: a template that names a font the office lacks is set in an unpleasant one."""
NOIR = RGBColor(0x11, 0x11, 0x11)
GRIS = RGBColor(0x44, 0x44, 0x44)
# name, parent, font, size in points, bold, italic, space before, space after (points), alignment
STYLES: tuple[tuple[str, str, str, float, bool, bool, float, float, str], ...] = (
    ("Normal", "", SERIF, 10.5, False, False, 0, 6.5, "justifie"),
    ("Heading 1", "Normal", SERIF, 11, True, False, 12, 5, "gauche"),
    ("Heading 2", "Normal", SERIF, 11, True, False, 12, 5, "gauche"),
    ("Heading 3", "Normal", SERIF, 10.5, False, True, 8, 4, "gauche"),
    ("List Bullet", "Normal", SERIF, 10.5, False, False, 0, 3, "justifie"),
    ("List Number", "Normal", SERIF, 10.5, False, False, 0, 3, "justifie"),
    ("Quote", "Normal", SERIF, 10.5, False, True, 2, 6.5, "justifie"),
    ("Title", "Normal", SERIF, 15, True, False, 6, 6, "centre"),
    ("Subtitle", "Normal", SERIF, 10.5, False, False, 0, 16, "centre"),
    ("Footer", "Normal", SANS, 8, False, False, 0, 0, "gauche"),
    ("Mentions", "Normal", SANS, 8, False, False, 0, 4, "justifie"),
    ("Demande", "Normal", SERIF, 10.5, True, False, 0, 6.5, "gauche"),
    ("Attendu", "Normal", SERIF, 10.5, False, False, 0, 6.5, "justifie"),
    ("Cellule", "Normal", SANS, 9, False, False, 2.5, 2.5, "gauche"),
    ("Cellule de détail", "Cellule", SANS, 8.5, False, False, 1.5, 1.5, "gauche"),
    ("Nom de l'expéditeur", "Normal", SERIF, 13, True, False, 0, 4, "gauche"),
    ("Expéditeur", "Normal", SANS, 9, False, False, 0, 0, "gauche"),
    ("Canal", "Expéditeur", SANS, 9, True, False, 3, 0, "gauche"),
    ("Destinataire", "Normal", SERIF, 10.5, False, False, 0, 0, "gauche"),
    ("Lieu et date", "Normal", SERIF, 10.5, False, False, 0, 16, "gauche"),
    ("Objet", "Normal", SERIF, 10.5, True, False, 0, 14, "gauche"),
    ("Juridiction", "Normal", SERIF, 10.5, False, False, 0, 0, "centre"),
    ("Signature", "Normal", SERIF, 10.5, False, False, 0, 0, "gauche"),
    ("Pièces jointes", "Normal", SANS, 9, False, False, 0, 0, "gauche"),
)
ALIGNEMENTS = {
    "gauche": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "justifie": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def set_font(style: Any, police: str) -> None:
    """The font for every script, without the theme that would win over it."""
    proprietes = style.element.get_or_add_rPr()
    for ancien in proprietes.findall(qn("w:rFonts")):
        proprietes.remove(ancien)
    polices = OxmlElement("w:rFonts")
    for portee in ("ascii", "hAnsi", "cs", "eastAsia"):
        polices.set(qn(f"w:{portee}"), police)
    proprietes.insert(0, polices)


def add_styles(document: Any) -> None:
    """Every named style of the charter, and no other than these and the few Word cannot do without."""
    styles = document.styles
    utiles = {nom for nom, *_ in STYLES} | {"Default Paragraph Font", "Normal Table", "No List", "Header"}
    for style in list(styles):
        if style.name not in utiles:
            style.element.getparent().remove(style.element)
    for nom, parent, police, taille, gras, italique, avant, apres, alignement in STYLES:
        style = styles[nom] if nom in [s.name for s in styles] else styles.add_style(nom, WD_STYLE_TYPE.PARAGRAPH)
        for trop in [e for e in style.element if e.tag in (qn("w:pPr"), qn("w:rPr"))]:
            style.element.remove(trop)
        if parent:
            style.base_style = styles[parent]
        style.quick_style = True
        set_font(style, police)
        style.font.size, style.font.bold, style.font.italic = Pt(taille), gras, italique
        style.font.color.rgb = GRIS if nom in ("Footer", "Mentions") else NOIR
        format_ = style.paragraph_format
        format_.space_before, format_.space_after = Pt(avant), Pt(apres)
        format_.line_spacing = 1.12
        format_.alignment = ALIGNEMENTS[alignement]
        format_.widow_control = True
        format_.keep_with_next = nom.startswith("Heading") or nom == "Title"
    styles["Nom de l'expéditeur"].paragraph_format.right_indent = Mm(8)
    styles["Expéditeur"].paragraph_format.right_indent = Mm(8)
    styles["Attendu"].paragraph_format.left_indent = Mm(6)
    styles["Quote"].paragraph_format.left_indent = Mm(6)
    styles["Lieu et date"].paragraph_format.left_indent = Mm(86)
    styles["Signature"].paragraph_format.left_indent = Mm(86)
    styles["Nom de l'expéditeur"].element.get_or_add_pPr().append(border("bottom", 6))
    styles["Heading 2"].element.get_or_add_pPr().append(border("bottom", 3, "999999"))
    styles["Title"].element.get_or_add_pPr().append(border("top", 6))
    styles["Subtitle"].element.get_or_add_pPr().append(border("bottom", 6))
    styles["Juridiction"].font.all_caps = True


def border(cote: str, huitiemes: int, couleur: str = "111111") -> Any:
    """A thin rule above or below a paragraph; its thickness in eighths of a point."""
    return parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:{cote} w:val="single" w:sz="{huitiemes}" w:space="5" w:color="{couleur}"/></w:pBdr>'
    )
