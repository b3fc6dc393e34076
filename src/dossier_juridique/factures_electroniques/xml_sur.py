"""Bytes of a stranger to an XML tree: no entity, no network, no DTD, and the wrong encodings of the field mended."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from msgspec import Struct

from dossier_juridique.expressions import expression

_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*?\?>")
_ENCODAGE = re.compile(rb"""encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_UTF8 = ("utf-8", "utf8", "us-ascii", "ascii")
_MARQUES = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# What may stand before the root element or its DTD: blanks, comments, processing instructions.
_PROLOGUE = expression(r"(?:\s|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_DTD = "accompagné d'une définition de type (DTD), ce qu'une facture électronique ne contient jamais"


class XmlRefuse(Exception):
    """The XML cannot be read: ``args[0]`` says why, in French, without its subject."""


class Arbre(Struct, frozen=True):
    """The root element, and what had to be mended to read it (French sentences)."""

    racine: Any
    avertissements: tuple[str, ...]

    @property
    def nom(self) -> str:
        """Local name of the root."""
        return str(self.racine.tag).rpartition("}")[2]


def looks_like_xml(octets: bytes) -> bool:
    """True when the bytes begin as XML does, whatever their encoding."""
    debut = octets[:256].replace(b"\xef\xbb\xbf", b"").replace(b"\x00", b"").lstrip(b"\xff\xfe \t\r\n")
    return debut.startswith(b"<")


def parse(octets: bytes) -> Arbre:
    """The tree of a document. ``XmlRefuse`` when it is cut, badly formed, or calls for a DTD."""
    if not octets.strip(b"\x00 \t\r\n"):
        raise XmlRefuse("vide")
    texte, alertes = _decode(octets)
    _refuse_dtd(texte)
    # Without DTD there is no entity to swell; a PDF carried in base64 by an invoice is one text of more than 10 Mo.
    analyseur = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        racine = etree.fromstring(texte.encode("utf-8"), analyseur)
    except etree.XMLSyntaxError as erreur:
        raise XmlRefuse(f"tronqué ou mal formé (ligne {erreur.lineno or 1})") from erreur
    if racine.getroottree().docinfo.doctype or racine.getroottree().docinfo.internalDTD is not None:
        raise XmlRefuse(_DTD)
    return Arbre(racine, tuple(alertes))


def _refuse_dtd(texte: str) -> None:
    """A DTD is refused before anything is parsed: an entity swells, or left unresolved vanishes from an amount unsaid."""
    prologue = _PROLOGUE.match(texte)
    suite = texte[prologue.end() if prologue else 0 :][:64].lower()
    if re.match(r"<!doctype\s+html|<html[\s>]", suite):
        raise XmlRefuse("une page web (HTML), non une facture")
    if suite.startswith("<!doctype"):
        raise XmlRefuse(_DTD)


def _decode(octets: bytes) -> tuple[str, list[str]]:
    """The text without its declaration, which lies as often as not, and what was mended."""
    alertes: list[str] = []
    brut = octets.rstrip(b"\x00 \t\r\n\x1a")
    for marque, nom in _MARQUES:
        if brut.startswith(marque):
            # Trailing zero bytes belong to the text in UTF-16 and UTF-32.
            corps = brut.lstrip(marque) if nom == "utf-8" else octets[len(marque) :]
            return _undeclare(_strict(corps, nom)), alertes
    if brut[:2] in (b"<\x00", b"\x00<"):
        return _undeclare(_strict(octets, "utf-16-le" if brut[:1] == b"<" else "utf-16-be")), alertes
    entete = _DECLARATION.match(brut)
    lu = _ENCODAGE.search(entete[0]) if entete else None
    annonce = lu[1].decode("ascii").lower() if lu else "utf-8"
    try:
        texte = brut.decode("utf-8")
    except UnicodeDecodeError:
        if annonce in _UTF8 or annonce.startswith("utf"):
            alertes.append(f"Le XML se dit en {annonce.upper()} mais n'y est pas : il a été lu en Windows-1252.")
            annonce = "cp1252"
        return _undeclare(_strict(brut, annonce)), alertes
    if annonce not in _UTF8 and not texte.isascii():
        alertes.append(f"Le XML se dit en {annonce.upper()} mais il est en UTF-8 : il a été lu ainsi.")
    return _undeclare(texte), alertes


def _strict(octets: bytes, encodage: str) -> str:
    try:
        return octets.decode(encodage)
    except (UnicodeDecodeError, LookupError) as erreur:
        if encodage in ("iso-8859-1", "latin-1", "cp1252"):
            return octets.decode("latin-1")
        raise XmlRefuse(f"écrit dans un encodage illisible ({encodage[:20].upper()})") from erreur


def _undeclare(texte: str) -> str:
    return re.sub(r"^\s*<\?xml[^>]*?\?>", "", texte.lstrip("\ufeff").rstrip("\x00"), count=1).lstrip()
