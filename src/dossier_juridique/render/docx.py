"""An act as a Word file: the same checked text, in the office's own letterhead (``charte.docx``), or the office's own
Word template, whole (``<acte>.docx``).
"""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from zipfile import ZipFile, ZipInfo

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docxtpl import DocxTemplate
from docxtpl.subdoc import Subdoc

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.expressions import expression
from dossier_juridique.model.document import Document
from dossier_juridique.render.blocs import write_blocks
from dossier_juridique.render.corps import Compose, compose
from dossier_juridique.render.gabarit_word import check_package, check_tags, in_memory, place_of
from dossier_juridique.render.gabarits import environment, facts, guarded
from dossier_juridique.render.modeles import Modeles

CHARTES = {"lettre": "charte/charte.docx", "acte": "charte/charte_acte.docx"}
_EMU_PAR_VINGTIEME = 635
SERRES = ((range(2420, 3190), 0.96, 0.7), (range(3190, 4350), 0.92, 0.55))
"""Room of a letter that would overflow a little on a second page, and what Word is then given of the charter: part of the
size of its letters, part of its spaces. Word sets its own pages, so ``_room`` stands for a measure, with the widest of the
fonts that an office may have in place of ours; see ``_on_one_page`` in ``pdf`` for the other output."""
_LIGNE, _PARAGRAPHE = 25, 30
"""Signs that a row of a table and a paragraph take beside their own: what is around them."""
_CORPS_MIN = Pt(7.5)
_VIDE = f'<w:document {nsdecls("w")}><w:body><w:sectPr><w:pgSz w:w="11906"/></w:sectPr></w:body></w:document>'
_JOUR_FIXE = (1980, 1, 1, 0, 0, 0)
_NOMMES = expression(r"« ([^»]+?) »")


def word_template(document: Document, modeles: Modeles) -> str | None:
    """The name of the office's own Word template of this act (« mise-en-demeure.docx »), or None."""
    nom = f"{document.acte}.docx"
    return nom if next(modeles.candidates(nom), None) is not None else None


def render_docx(document: Document, modeles: Modeles, texte: Compose | None = None) -> bytes:
    """The act as a Word file, the same bytes at every run. ``texte``: the act, when it is composed already.

    Raises SortieRefusee when a template is at fault, when the charter is not a Word file, or when it links to
    something outside (a picture on a server, an attached template) or carries a macro.
    """
    texte = texte or compose(document, modeles)
    corps = texte.corps()
    modele, octets = _open(nom := CHARTES[document.cadre], modeles)
    if document.cadre == "lettre":
        _set_closer(modele, _room(texte.cadre()))
    section = modele.docx.sections[0]
    largeur = section.page_width - section.left_margin - section.right_margin
    partie = _new_part(modele)
    write_blocks(corps, partie, int(largeur / _EMU_PAR_VINGTIEME), _styles_of(octets))
    variables = {"cadre": facts(document)["cadre"], "titre": document.titre, "corps": partie}
    return _fill(modele, octets, nom, variables, document, modeles)


def _room(cadre: Any) -> int:
    """How much of the page a letter takes, in signs of its text."""
    signes = len(" ".join(cadre.text_content().split()))
    return signes + _LIGNE * sum(1 for _ in cadre.iter("tr")) + _PARAGRAPHE * sum(1 for _ in cadre.iter("p"))


def _set_closer(modele: DocxTemplate, longueur: int) -> None:
    corps, blancs = next(((c, b) for longues, c, b in SERRES if longueur in longues), (1, 1))
    for style in modele.docx.styles if corps < 1 else ():
        if style.type != WD_STYLE_TYPE.PARAGRAPH:
            continue
        if style.font.size:
            style.font.size = max(Pt(round(style.font.size.pt * corps * 2) / 2), _CORPS_MIN)
        forme = style.paragraph_format
        forme.line_spacing = 1.0
        for cote in ("space_before", "space_after"):
            if air := getattr(forme, cote):
                setattr(forme, cote, Pt(round(air.pt * blancs * 2) / 2))


def render_word(document: Document, modeles: Modeles) -> bytes:
    """The act in the office's own Word template: the facts of the act are its variables, nothing else.

    Raises SortieRefusee (file, paragraph, known variables) as ``render_docx`` does.
    """
    nom = word_template(document, modeles)
    assert nom is not None, "demandé seulement quand le modèle existe"
    modele, octets = _open(nom, modeles)
    variables = {**facts(document), "titre": document.titre}
    return _fill(modele, octets, nom, variables, document, modeles)


def _open(nom: str, modeles: Modeles) -> tuple[DocxTemplate, bytes]:
    octets = modeles.read(nom)
    check_package(octets, nom)
    modele = DocxTemplate(io.BytesIO(octets))
    modele.init_docx()
    return modele, octets


def _new_part(modele: DocxTemplate) -> Subdoc:
    """As ``new_subdoc`` of docxtpl, without opening the blank document of python-docx, of which nothing would remain."""
    partie = Subdoc.__new__(Subdoc)
    partie.tpl, partie.docx = modele, modele.docx
    partie.subdocx = Word(parse_xml(_VIDE), modele.docx.part)
    return partie


@functools.lru_cache(maxsize=16)
def _styles_of(octets: bytes) -> dict[str, str | None]:
    """What ``write_blocks`` has learnt of the styles of this letterhead; empty at first."""
    return {}


def _fill(
    modele: DocxTemplate, octets: bytes, nom: str, variables: Mapping[str, Any], document: Document, modeles: Modeles
) -> bytes:
    gabarits = environment(modeles)
    check_tags(octets, nom, gabarits, frozenset(variables))
    try:
        guarded(lambda: modele.render(variables, jinja_env=in_memory(gabarits), autoescape=True), nom, tuple(variables))
    except SortieRefusee as refus:
        lieu = place_of(octets, (n.rpartition(".")[2] for n in _NOMMES.findall(refus.message)))
        raise SortieRefusee(refus.message, remede=refus.remede, lieu=f"{nom}, {lieu}" if lieu else nom) from refus
    cadre: Any = facts(document)["cadre"]
    _set_properties(modele, document.titre, cadre.expediteur.nom, cadre.date)
    brut = io.BytesIO()
    modele.save(brut)
    return _rewrite(brut.getvalue())


def _set_properties(modele: DocxTemplate, titre: str, auteur: str, jour: date) -> None:
    """The properties of the file: the day of the act stands for the hour of its making, which changes at each run."""
    proprietes = modele.docx.core_properties
    proprietes.title, proprietes.author, proprietes.last_modified_by = titre[:255], auteur[:255], ""
    proprietes.created = proprietes.modified = datetime.combine(jour, time(), UTC)
    proprietes.revision = 1


def _rewrite(octets: bytes) -> bytes:
    """The same package with sorted names and one date."""
    net = io.BytesIO()
    with ZipFile(io.BytesIO(octets)) as source, ZipFile(net, "w", zipfile.ZIP_DEFLATED) as cible:
        for partie in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entree = ZipInfo(partie, _JOUR_FIXE)
            entree.compress_type, entree.create_system = zipfile.ZIP_DEFLATED, 0
            cible.writestr(entree, source.read(partie))
    return net.getvalue()
