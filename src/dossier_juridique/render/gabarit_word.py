"""A Word template before it is trusted: a sound package, and tags of the closed syntax, with the place of each fault.

Word has no lines: a fault is placed by the number of its paragraph, as one counts them from the top of the file.
"""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Iterable, Iterator
from zipfile import BadZipFile, ZipFile

from docx import Document as Word
from docx.opc.exceptions import PackageNotFoundError
from jinja2 import Template, meta
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree
from msgspec import Struct

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.expressions import expression
from dossier_juridique.render.fautes import fault_of
from dossier_juridique.render.gabarits import Gabarits

TAILLE_DEPLIEE = 60_000_000
"""Bytes of a package once unzipped."""
_COMPILES_MAX = 64
# The same letterhead comes back at each act: the same bytes, once sound, are not looked at again.
_DEHORS = re.compile(rb'TargetMode\s*=\s*["\']External["\']', re.IGNORECASE)
_INTERDITES = ("vbaproject", "activex", "/embeddings/", "oleobject", "/afchunk", "externallinks", "customui")
_CHAMPS = frozenset((
    "PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "REF", "NOTEREF", "HYPERLINK", "TOC", "TC", "XE", "SEQ", "STYLEREF",
    "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "FILENAME",
))  # fmt: skip
"""Fields that number, refer or name the file. Another prints, once Word brings it up to date, what nobody has read."""
_NOM_DE_CHAMP = expression(r"\s*([A-Za-z]+|=)")
_BALISE = expression(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_MOTS = frozenset(("if", "elif", "else", "endif", "for", "endfor", "set", "include", "cellbg", "colspan", "hm", "vm"))
_GENRE = expression(r"^(\{[{%])(?:p|tr|tc|r)(?=\s)")


class Balise(Struct, frozen=True):
    """A tag and where it stands: « corps, paragraphe 12 »."""

    lieu: str
    texte: str


class EnMemoire:
    """What docxtpl asks of an environment, with each part of a letterhead compiled once for all acts."""

    def __init__(self, gabarits: Gabarits) -> None:
        self.autoescape = True
        self._gabarits = gabarits
        self._compiles: dict[str, Template] = {}

    def from_string(self, source: str) -> Template:
        """The template of this text."""
        gabarit = self._compiles.get(source)
        if gabarit is None:
            if len(self._compiles) >= _COMPILES_MAX:
                self._compiles.clear()
            gabarit = self._compiles[source] = self._gabarits.from_string(source)
        return gabarit


@functools.lru_cache(maxsize=16)
def in_memory(gabarits: Gabarits) -> EnMemoire:
    """The one of this environment."""
    return EnMemoire(gabarits)


@functools.lru_cache(maxsize=16)
def check_package(octets: bytes, nom: str) -> None:
    """Raises SortieRefusee when the file is not Word's, is too big, reaches outside, or carries something that runs."""
    try:
        with ZipFile(io.BytesIO(octets)) as paquet:
            if sum(i.file_size for i in paquet.infolist()) > TAILLE_DEPLIEE:
                raise _refus(nom, "ce modèle est démesuré une fois déplié.", "Allégez ses images.")
            for partie in paquet.namelist():
                if any(mot in f"/{partie}".lower() for mot in _INTERDITES):
                    dit = "une macro" if "vbaproject" in partie.lower() else f"un objet actif ou incorporé ({partie})"
                    raise _refus(nom, f"ce modèle contient {dit}.", "Enregistrez-le au format .docx, sans macro ni objet.")
                if partie.endswith(".rels") and _DEHORS.search(paquet.read(partie)):
                    raise _refus(
                        nom, "ce modèle renvoie à un fichier extérieur (image liée, modèle attaché ou lien).",
                        "Incorporez l'image au fichier, ou retirez le lien.",
                    )  # fmt: skip
                if partie.startswith("word/") and partie.endswith(".xml"):
                    _check_fields(paquet.read(partie), nom)
        Word(io.BytesIO(octets))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as erreur:
        raise _refus(nom, "ce n'est pas un fichier Word (.docx).", "Enregistrez-le au format .docx.") from erreur


def _refus(nom: str, message: str, remede: str) -> SortieRefusee:
    return SortieRefusee(message, remede=remede, lieu=nom)


def _check_fields(xml: bytes, nom: str) -> None:
    if b"altChunk" in xml:
        raise _refus(nom, "ce modèle incorpore un autre document (altChunk).", "Copiez-en le texte dans le modèle.")
    if b"instrText" not in xml and b"fldSimple" not in xml:
        return
    arbre = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    for code in _codes(arbre):
        champ = _NOM_DE_CHAMP.match(code)
        if code.strip() and (champ is None or champ[1].upper() not in _CHAMPS):
            dit = champ[1].upper() if champ else code.strip()[:20]
            raise _refus(nom, f"le champ Word {dit} n'est pas permis.", "Retirez ce champ du modèle, ou mettez-y son texte.")


def _codes(arbre: etree._Element) -> Iterator[str]:
    """The code of each field, joined when it is cut into several runs; what stands outside any field last."""
    ouverts = [""]
    for element in arbre.iter("{*}fldSimple", "{*}fldChar", "{*}instrText"):
        genre = etree.QName(element).localname
        attributs = {etree.QName(cle).localname: str(valeur) for cle, valeur in element.attrib.items()}
        if genre == "fldSimple":
            yield attributs.get("instr", "")
        elif genre == "instrText":
            ouverts[-1] += element.text or ""
        elif attributs.get("fldCharType") == "begin":
            ouverts.append("")
        elif attributs.get("fldCharType") == "end" and len(ouverts) > 1:
            yield ouverts.pop()
    yield from ouverts


def tags_of(octets: bytes) -> Iterator[Balise]:
    """Every tag of the body, then of headers and footers, in order."""
    word = Word(io.BytesIO(octets))
    yield from _tags(word.element.body, "corps")
    vues = set()
    for section in word.sections:
        for genre in ("header", "footer", "first_page_header", "first_page_footer", "even_page_header", "even_page_footer"):
            zone = getattr(section, genre)
            if not zone.is_linked_to_previous and zone.part.partname not in vues:
                vues.add(zone.part.partname)
                yield from _tags(zone._element, "en-tête" if "header" in genre else "pied de page")


def _tags(racine: etree._Element, zone: str) -> Iterator[Balise]:
    for rang, paragraphe in enumerate(racine.iter("{*}p"), 1):
        texte = "".join(t.text or "" for t in paragraphe.iter("{*}t"))
        for trouve in _BALISE.finditer(texte):
            yield Balise(f"{zone}, paragraphe {rang}", trouve[0])


@functools.lru_cache(maxsize=16)
def check_tags(octets: bytes, nom: str, gabarits: Gabarits, connues: frozenset[str]) -> None:
    """Each tag by itself: closed syntax, known variables. Raises SortieRefusee (file, paragraph, what is known)."""
    locales: set[str] = set()
    for balise in tags_of(octets):
        mot = re.match(r"\{%-?(?:p|tr|tc|r)?\s+(\w+)", balise.texte)
        if mot is not None and mot[1] not in _MOTS:
            raise SortieRefusee(
                f"« {mot[1]} » n'est pas permis dans un modèle.",
                remede="Sont permis : if, elif, else, for, set, include (un texte de commun/).",
                lieu=f"{nom}, {balise.lieu}",
            )
        entier = _alone(balise.texte)
        if entier is None:
            continue
        try:
            arbre = gabarits.parse(entier, nom, nom)
        except TemplateSyntaxError as erreur:
            raise SortieRefusee(
                f"« {balise.texte[:80]} » : {fault_of(erreur)}.",
                remede=f"Corrigez cette balise. Variables de ce modèle : {', '.join(sorted(connues))}.",
                lieu=f"{nom}, {balise.lieu}",
            ) from erreur
        locales |= set(re.findall(r"\{%\w*\s*(?:for|set)\s+(\w+)", balise.texte)) | {"loop"}
        inconnues = meta.find_undeclared_variables(arbre) - connues - locales
        if inconnues:
            raise SortieRefusee(
                f"variable inconnue {', '.join(sorted(inconnues))} (« {balise.texte[:80]} »).",
                remede=f"Variables de ce modèle : {', '.join(sorted(connues))}.",
                lieu=f"{nom}, {balise.lieu}",
            )


def place_of(octets: bytes, noms: Iterable[str]) -> str:
    """Where a tag names one of these; empty when none does."""
    motifs = [re.compile(rf"(?<!\w){re.escape(n)}(?!\w)") for n in noms if n]
    return next((b.lieu for b in tags_of(octets) if any(m.search(b.texte) for m in motifs)), "")


def _alone(balise: str) -> str | None:
    """The tag as a template of its own; None for what only closes or parts a block."""
    nue = _GENRE.sub(r"\1", balise)
    mot = re.match(r"\{%-?\s*(\w+)", nue)
    if mot is None:
        return nue
    if mot[1] in ("endif", "endfor", "else", "endset"):
        return None
    if mot[1] in ("if", "elif"):
        return re.sub(r"^\{%-?\s*elif", "{% if", nue) + "{% endif %}"
    return nue + "{% endfor %}" if mot[1] == "for" else nue
