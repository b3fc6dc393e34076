"""Builds the two Word templates of the charter: the letter and the pleading, with their styles and docxtpl tags.

    python scripts/charte.py modeles/charte

The result is meant to be edited in Word by an office: everything that can be styled is a named style, and every
fact of the frame is a tag (``{{ cadre.objet }}``). The body of the act comes where ``{{p corps }}`` stands.
"""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from charte_styles import add_styles
from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

INUTILES = frozenset(("thumbnail", "stylesWithEffects", "customXml", "webSettings"))
"""Parts of the default file that say nothing of a letter."""
NBSP = "\u00a0"


def add_lists(document: Any) -> None:
    """One definition for dashes (1) and one for numbers (2); a numbered list of an act restarts its own."""
    racine = document.part.numbering_part.element
    for enfant in list(racine):
        racine.remove(enfant)
    for numero, forme, texte in ((1, "bullet", "–"), (2, "decimal", "%1.")):
        racine.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{numero}"><w:multiLevelType w:val="singleLevel"/>'
                f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{forme}"/><w:lvlText w:val="{texte}"/>'
                '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>'
            )
        )
    for numero, style in ((1, "List Bullet"), (2, "List Number")):
        racine.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{numero}"><w:abstractNumId w:val="{numero}"/></w:num>'
            )
        )
        proprietes = document.styles[style].element.get_or_add_pPr()
        proprietes.insert(
            0, parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{numero}"/></w:numPr>')
        )


def add_field(paragraphe: Any, code: str) -> None:
    """A field of Word: PAGE, NUMPAGES."""
    for morceau in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraphe._p.append(parse_xml(f"<w:r {nsdecls('w')}>{morceau}</w:r>"))


def add_footer(pied: Any, texte: str, largeur: int, condition: str = "") -> None:
    """Left text, then « Page 1/2 » at the right margin."""
    pied.is_linked_to_previous = False
    paragraphe = pied.paragraphs[0]
    paragraphe.style = "Footer"
    paragraphe.paragraph_format.tab_stops.add_tab_stop(Mm(largeur), WD_TAB_ALIGNMENT.RIGHT)
    if condition:
        texte = f"{{% if {condition} %}}{texte}{{% endif %}}"
    paragraphe.add_run(f"{texte}\tPage{NBSP}")
    add_field(paragraphe, "PAGE")
    paragraphe.add_run("/")
    add_field(paragraphe, "NUMPAGES")


def tagged(conteneur: Any, *lignes: tuple[str, str]) -> None:
    """Paragraphs of (text, style); a text that begins with « {%p » is a tag that leaves no line."""
    for texte, style in lignes:
        conteneur.add_paragraph(texte, style="Normal" if texte.startswith("{%p") else style)


def new_document(marges: tuple[float, float, float, float]) -> Any:
    """An A4 page with margins (top, right, bottom, left, in millimetres), the styles and the lists."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = (Mm(m) for m in marges)
    section.footer_distance, section.header_distance = Mm(10), Mm(8)
    section.different_first_page_header_footer = True
    add_styles(document)
    add_lists(document)
    langue = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if langue is not None:
        langue.set(qn("w:val"), "fr-FR")
    proprietes = document.core_properties
    proprietes.title = proprietes.author = proprietes.comments = proprietes.keywords = proprietes.subject = ""
    proprietes.last_modified_by, proprietes.language = "", "fr-FR"
    proprietes.created = proprietes.modified = datetime(1980, 1, 1)  # noqa: DTZ001
    return document


def letter() -> Any:
    """The letter: the addressee in the window of a DL envelope, 110 mm from the left edge and 50 mm from the top."""
    document = new_document((15, 22, 24, 24))
    section = document.sections[0]
    mentions = (
        "{% for mention in cadre.expediteur.identite %}{% if not loop.first %} · {% endif %}{{ mention }}{% endfor %}"
    )
    add_footer(section.first_page_footer, mentions, 164)
    add_footer(section.footer, f"Nos références{NBSP}: {{{{ cadre.reference }}}}", 164, "cadre.reference")
    tableau = document.add_table(rows=1, cols=2)
    tableau.autofit = False
    bord = '<w:{0} w:w="0" w:type="dxa"/>'
    marges = bord.format("left") + bord.format("right")
    tableau._tbl.tblPr.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{marges}</w:tblCellMar>"))
    ligne = tableau.rows[0]
    ligne.height = Mm(67)
    gauche, droite = ligne.cells
    for cellule, largeur in ((gauche, 86), (droite, 78)):
        cellule.width = Mm(largeur)
    tableau._tbl.tblGrid.gridCol_lst[0].w, tableau._tbl.tblGrid.gridCol_lst[1].w = Mm(86), Mm(78)
    gauche.paragraphs[0].text = "{{ cadre.expediteur.nom }}"
    gauche.paragraphs[0].style = "Nom de l'expéditeur"
    tagged(
        gauche,
        ("{%p for ligne in cadre.expediteur.lignes %}", ""),
        ("{{ ligne }}", "Expéditeur"),
        ("{%p endfor %}", ""),
        ("{%p if cadre.mandataire %}", ""),
        ("{{ cadre.mandataire }}", "Expéditeur"),
        ("{%p endif %}", ""),
        ("{%p if cadre.reference %}", ""),
        (f"Nos références{NBSP}: {{{{ cadre.reference }}}}", "Expéditeur"),
        ("{%p endif %}", ""),
        ("{%p if cadre.canal %}", ""),
        ("{{ cadre.canal }}", "Canal"),
        ("{%p endif %}", ""),
    )
    reference = next(p for p in gauche.paragraphs if "Nos références" in p.text)
    reference.paragraph_format.space_before = Pt(18)
    # A blank line of exactly 35 mm under the top margin of 15 mm brings the first line to 50 mm.
    droite.paragraphs[0].style = "Destinataire"
    droite.paragraphs[0].paragraph_format.line_spacing = Mm(35)
    tagged(
        droite,
        ("{%p for ligne in cadre.destinataire %}", ""),
        ("{{ ligne }}", "Destinataire"),
        ("{%p endfor %}", ""),
        ("", "Destinataire"),
    )
    tagged(
        document,
        ("{{ cadre.lieu }}, le {{ cadre.date|jour_long }}", "Lieu et date"),
        (f"Objet{NBSP}: {{{{ cadre.objet }}}}", "Objet"),
        ("{{ cadre.appel }}", "Normal"),
        ("{{p corps }}", "Normal"),
        ("{{ cadre.politesse }}", "Normal"),
    )
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    add_signature(document, ())
    # A list of what is attached never stands alone on a page.
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    tagged(
        document,
        ("{%p if cadre.jointes %}", ""),
        (f"Pièces jointes{NBSP}:", "Pièces jointes"),
        ("{%p for piece in cadre.jointes %}", ""),
        ("– {{ piece }}", "Pièces jointes"),
        ("{%p endfor %}", ""),
        ("{%p endif %}", ""),
    )
    titre, *pieces = (p for p in document.paragraphs if p.text.startswith(("Pièces jointes", "– ")))
    titre.runs[0].bold = True
    for paragraphe in (titre, *pieces):
        paragraphe.paragraph_format.keep_with_next = True
    return document


def add_signature(document: Any, avant: tuple[tuple[str, str], ...]) -> None:
    """Who signs, with room for the hand; the block stays on one page."""
    debut = len(document.paragraphs)
    tagged(
        document,
        *avant,
        ("{{ cadre.signataire }}", "Signature"),
        ("{%p if cadre.qualite %}", ""),
        ("{{ cadre.qualite }}", "Signature"),
        ("{%p endif %}", ""),
    )
    bloc = [p for p in document.paragraphs[debut:] if not p.text.startswith("{%p")]
    for paragraphe in bloc:
        paragraphe.paragraph_format.keep_with_next = True
    bloc[0].paragraph_format.space_before = Pt(12)
    # A blank line would be carried alone to a page of its own; a space is dropped at the foot, where the margin is room enough.
    place = document.add_paragraph(style="Signature")
    place.paragraph_format.line_spacing, place.paragraph_format.space_after = Pt(1), Mm(18)


def pleading() -> Any:
    """The pleading: court in capitals, title between two rules, body, place, date and signature."""
    document = new_document((25, 25, 25, 30))
    section = document.sections[0]
    add_footer(section.first_page_footer, "", 155)
    add_footer(section.footer, "dossier {{ cadre.reference }}", 155, "cadre.reference")
    tagged(
        document,
        ("{%p for ligne in cadre.destinataire %}", ""),
        ("{{ ligne }}", "Juridiction"),
        ("{%p endfor %}", ""),
        ("", "Juridiction"),
        ("{{ titre }}", "Title"),
        (
            "{% if cadre.objet %}{{ cadre.objet }}{% if cadre.reference %} – {% endif %}{% endif %}"
            "{% if cadre.reference %}dossier {{ cadre.reference }}{% endif %}",
            "Subtitle",
        ),
        ("{{p corps }}", "Normal"),
        ("{%p if cadre.signataire %}", ""),
    )
    add_signature(document, (("Fait {{ cadre.lieu|a_lieu }}, le {{ cadre.date|jour_long }}", "Signature"),))
    tagged(document, ("{%p endif %}", ""))
    return document


def save(document: Any, chemin: Path) -> None:
    """Writes the file with sorted names and one date: the same bytes at every run, and no thumbnail."""
    brut, net = io.BytesIO(), io.BytesIO()
    paquet = document.part.package
    for liens in (paquet.rels, document.part.rels):
        for cle in [c for c, r in liens.items() if r.reltype.rsplit("/", 1)[-1] in INUTILES]:
            del liens[cle]
    document.save(brut)
    with zipfile.ZipFile(brut) as source, zipfile.ZipFile(net, "w", zipfile.ZIP_DEFLATED) as cible:
        for nom in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            cible.writestr(zipfile.ZipInfo(nom, (1980, 1, 1, 0, 0, 0)), source.read(nom), zipfile.ZIP_DEFLATED)
    chemin.write_bytes(net.getvalue())


def main(arguments: list[str]) -> None:
    """Writes ``charte.docx`` (letters) and ``charte_acte.docx`` (pleadings)."""
    if len(arguments) != 1:
        sys.exit(__doc__)
    dossier = Path(arguments[0])
    for document, nom in ((letter(), "charte.docx"), (pleading(), "charte_acte.docx")):
        save(document, dossier / nom)
        print(f"{nom} : {(dossier / nom).stat().st_size / 1024:.0f} Kio")


if __name__ == "__main__":
    main(sys.argv[1:])
