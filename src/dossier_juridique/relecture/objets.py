"""The objects of a file that pdfminer reads slowly, one sign at a time, cut here in one pass: those kept in a stream, and the
tables of letters of the fonts. What is out of the ordinary is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pdfminer.cmapdb import FileUnicodeMap
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFCIDFont, PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfparser import PDFStreamParser
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import LIT

_JETON = re.compile(
    rb"[-+]?(?:\d+\.?\d*|\.\d+)|/[^\x00-\x20#()<>\[\]{}/%]*|<(?:[0-9A-Fa-f]{2})*>|<<|>>|\[|\]|[A-Za-z][A-Za-z0-9*]*"
)
_CHAINE = re.compile(rb"\(([^()\\\r]*)\)")
"""A string that says what it means: nothing escaped, no parenthesis inside."""
_BLANCS = b"\x00\t\n\x0c\r "
_MOT = object()
_LETTRE = re.compile(rb"<([0-9A-Fa-f]{4})>\s+<((?:[0-9A-Fa-f]{4})+)>")
_LETTRES = re.compile(rb"\s+(?:\d+ beginbfchar\s+(?:<[0-9A-Fa-f]{4}>\s+<(?:[0-9A-Fa-f]{4})+>\s+)+endbfchar\s+)+")
_TABLES = re.compile(rb"bf|cid|notdef|usecmap")


class PasOrdinaire(Exception):
    """This file is not of the ordinary kind."""


class ObjetsDuFichier(PDFDocument):
    """Of a stream of objects, only those asked for are read: the tags of a tagged file are most of it."""

    def _getobj_objstm(self, stream: PDFStream, index: int, objid: int) -> object:
        octets, debut, nombre = stream.get_data(), stream.get("First"), stream.get("N")
        if not isinstance(debut, int) or not isinstance(nombre, int) or not 0 <= index < nombre:
            raise PasOrdinaire
        table = octets[:debut].split()
        if len(table) != 2 * nombre or int(table[2 * index]) != objid:
            raise PasOrdinaire
        place = debut + int(table[2 * index + 1])
        suivant = debut + int(table[2 * index + 3]) if index + 1 < nombre else len(octets)
        if suivant <= place:
            raise PasOrdinaire
        try:
            return _object_of(octets[place:suivant], self)
        except PasOrdinaire:
            lecteur = PDFStreamParser(octets[place:suivant])
        lecteur.set_document(self)
        try:
            return lecteur.nextobject()[1]
        except PSEOF as erreur:
            raise PasOrdinaire from erreur


class Polices(PDFResourceManager):
    """Fonts as pdfminer makes them; the table of their letters, when it is of the usual form, is read in one pass."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        carte = spec.get("ToUnicode")
        if spec.get("Subtype") is not LIT("CIDFontType2") or not isinstance(carte, PDFStream):
            return super().get_font(objid, spec)
        lettres = _letters_of(carte.get_data())
        if lettres is None:
            return super().get_font(objid, spec)
        police = super().get_font(objid, {**spec, "ToUnicode": LIT("Identity-H")})
        assert isinstance(police, PDFCIDFont)
        police.unicode_map = lettres
        return police


def _letters_of(octets: bytes) -> FileUnicodeMap | None:
    """The letters of a font from its « ToUnicode »; None when this table says more than sign by sign."""
    tete, separe, reste = octets.partition(b"endcodespacerange")
    corps, fini, queue = reste.partition(b"endcmap")
    if not (separe and fini) or _TABLES.search(tete) or _TABLES.search(queue) or not _LETTRES.fullmatch(corps):
        return None
    lettres = FileUnicodeMap()
    for code, lettre in _LETTRE.findall(corps):
        lettres.add_cid2unichr(int(code, 16), bytes.fromhex(lettre.decode("ascii")))
    return lettres


def tokens(octets: bytes) -> list[bytes]:
    jetons = _JETON.findall(octets)
    # No token holds a blank: what is not a blank is in a token, or out of the ordinary.
    if b"#" in octets or len(octets.translate(None, _BLANCS)) != sum(map(len, jetons)):
        raise PasOrdinaire
    return jetons


def _value(jeton: bytes) -> Any:
    """A number, a name or a string; ``_MOT`` for anything else."""
    signe = jeton[0]
    if signe <= 57 and signe != 47:  # a digit, a sign or a point
        return float(jeton) if b"." in jeton else int(jeton)
    if signe == 47:
        return LIT(jeton[1:].decode("utf-8"))
    if signe == 60 and jeton != b"<<":
        return bytes.fromhex(jeton[1:-1].decode("ascii"))
    return _MOT


def _object_of(octets: bytes, document: PDFDocument) -> Any:
    """One object of a stream of objects, its references with it."""
    pile: list[Any] = []
    ouverts: list[list[Any]] = []
    for jeton in tokens(_CHAINE.sub(lambda chaine: b"<%s>" % chaine[1].hex().encode(), octets)):
        valeur = _value(jeton)
        if valeur is _MOT:
            if jeton in (b"[", b"<<"):
                ouverts.append(pile)
                pile = []
                continue
            if jeton in (b"]", b">>") and ouverts:
                valeur = pile if jeton == b"]" else {c.name: v for c, v in zip(pile[::2], pile[1::2], strict=True)}
                pile = ouverts.pop()
            elif jeton == b"R" and len(pile) >= 2:
                valeur = PDFObjRef(document, pile[-2])
                del pile[-2:]
            elif jeton in (b"true", b"false"):
                valeur = jeton == b"true"
            else:
                raise PasOrdinaire
        pile.append(valeur)
    if len(pile) != 1 or ouverts:
        raise PasOrdinaire
    return pile[0]
