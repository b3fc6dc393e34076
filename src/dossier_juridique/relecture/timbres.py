"""What the stamp of a page says, re-read from the page's own operators and the ToUnicode tables of its fonts.

pypdf finds the objects, pdfminer reads the tables: neither wrote them. A table is read once for all the pages that share
its font, because a filing may have thousands of stamps and two fonts.
"""

from __future__ import annotations

import io
import re

from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pypdf import PageObject
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

_OPERATION = re.compile(rb"(/[^\s/\[\]<>()]+)\s+[-+.\d]+\s+Tf\b|<([0-9A-Fa-f\s]*)>\s*Tj\b|\b(Tm|Td|TD|BT)\b|T\*")
_Table = dict[int, str]


class Timbres:
    """The stamps of one filing."""

    def __init__(self) -> None:
        self._tables: dict[int, _Table] = {}

    def read(self, page: PageObject) -> str:
        """The words that the page itself prints, what it draws by reference (the exhibit) left out; one space between
        two lines. Text set in another way than by two-byte glyph numbers is not the stamp's, and is left out too.
        """
        contenu = page.get_contents()
        polices = _dictionary(_dictionary(page.get("/Resources")).get("/Font"))
        dit: list[str] = []
        table: _Table = {}
        for police, hexa, _ in _OPERATION.findall(contenu.get_data() if contenu is not None else b""):
            if police:
                table = self._table(polices, police.decode("latin-1"))
            elif hexa:
                octets = bytes.fromhex(hexa.decode("ascii"))
                dit += (table.get(int.from_bytes(octets[i : i + 2]), "\ufffd") for i in range(0, len(octets), 2))
            else:
                dit.append(" ")
        return " ".join("".join(dit).split())

    def _table(self, polices: DictionaryObject, nom: str) -> _Table:
        if nom not in polices:
            return {}
        police = polices.raw_get(nom)
        cle = police.idnum if isinstance(police, IndirectObject) else None
        if cle in self._tables:
            return self._tables[cle]
        table = _read_table(_dictionary(police).get("/ToUnicode"))
        if cle is not None:
            self._tables[cle] = table
        return table


def _read_table(flux: object) -> _Table:
    """Glyph number → what it means."""
    flux = flux.get_object() if isinstance(flux, IndirectObject) else flux
    if not isinstance(flux, StreamObject):
        return {}
    table = FileUnicodeMap()
    CMapParser(table, io.BytesIO(flux.get_data())).run()
    return table.cid2unichr


def _dictionary(objet: object) -> DictionaryObject:
    valeur = objet.get_object() if isinstance(objet, IndirectObject) else objet
    return valeur if isinstance(valeur, DictionaryObject) else DictionaryObject()
