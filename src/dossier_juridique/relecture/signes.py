"""The characters of a page as pdfplumber gives them, without what a proof does not read: paths, pictures, tags, streams.

pdfminer, the engine of pdfplumber, opens the file, decodes the fonts and keeps the state; the content of a page, which it
reads one sign at a time, is cut here in one pass. Anything out of the ordinary (a string in parentheses, an inline picture,
a page turned or shifted, vertical writing) is left to pdfplumber whole. A test holds both readings to be the same.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import pdfplumber
from msgspec import Struct
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import list_value, stream_value
from pdfminer.psparser import LIT
from pdfminer.utils import apply_matrix_rect

from dossier_juridique.relecture.objets import ObjetsDuFichier, PasOrdinaire, Polices, tokens

Signe = dict[str, Any]
"""``text``, ``x0 top x1 bottom`` in points from the top left corner, ``upright``, ``size``, ``non_stroking_color``."""

_HORS = frozenset((b"BI", b"ID", b"EI", b"null", b"true", b"false"))
"""Words that only pdfminer reads."""
_SANS_SIGNES = frozenset(
    b"m l c v y h re S s f F f* B B* b b* n W W* w J j M d ri i gs BMC BDC EMC MP DP RG G K SCN SC CS sh BX EX".split()
)
"""Operators that draw no character, move none and colour none."""


class PageBrute(Struct, frozen=True):
    """A page: its size in points, its characters in the order of the file."""

    largeur: float
    hauteur: float
    signes: list[Signe]


def read_signs(pdf: bytes | Path, combien: int | None = None) -> Iterator[PageBrute]:
    """The characters of the first ``combien`` pages (all when None)."""
    # A filing may hold 1 GB of scans behind its generated pages: it is read where it lies, never whole.
    with io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf.open("rb") as flux:
        try:
            pages = list(_read(flux, combien))
        except Exception:
            # Whatever it is, the slow reading decides, and says what is wrong in its own words.
            pages = list(read_with_pdfplumber(flux, combien))
    return iter(pages)


def read_with_pdfplumber(flux: io.BufferedReader | io.BytesIO | bytes, combien: int | None = None) -> Iterator[PageBrute]:
    """The same by pdfplumber alone: slow, and right for every file."""
    ouvert = io.BytesIO(flux) if isinstance(flux, bytes) else flux
    ouvert.seek(0)
    with pdfplumber.open(ouvert) as document:
        for page in document.pages[:combien]:
            yield PageBrute(float(page.width), float(page.height), page.chars)
            page.close()


def _read(flux: io.BufferedReader | io.BytesIO, combien: int | None) -> Iterator[PageBrute]:
    document = ObjetsDuFichier(PDFParser(flux))
    ressources = Polices()
    for rang, page in enumerate(PDFPage.create_pages(document)):
        if rang == combien:
            return
        gauche, bas, droite, haut = page.mediabox
        if page.rotate or gauche or bas or not (droite > 0 and haut > 0):
            raise PasOrdinaire
        appareil = _Appareil(ressources, haut)
        _Interprete(ressources, appareil).process_page(page)
        yield PageBrute(float(droite), float(haut), appareil.signes)


class _Interprete(PDFPageInterpreter):
    def execute(self, streams: Sequence[object]) -> None:
        """Every operator that matters to the characters, in order; nothing is drawn."""
        flux = [stream_value(s) for s in list_value(streams)]
        if any(f.objid is None or f.objid in self.parent_stream_ids for f in flux):
            raise PasOrdinaire
        self.stream_ids = {f.objid for f in flux if f.objid is not None}
        # A token may not run from one stream into the next.
        octets = b"\n".join(f.get_data() for f in flux)
        pile: list[Any] = []
        ouverts: list[list[Any]] = []
        for jeton in tokens(octets):
            signe = jeton[0]
            if signe <= 57 and signe != 47:  # a digit, a sign or a point
                pile.append(float(jeton) if b"." in jeton else int(jeton))
            elif signe == 60 and jeton != b"<<":
                pile.append(bytes.fromhex(jeton[1:-1].decode("ascii")))
            elif signe == 47:
                pile.append(LIT(jeton[1:].decode("utf-8")))
            elif jeton == b"[" or jeton == b"<<":
                ouverts.append(pile)
                pile = []
            elif jeton == b"]" or jeton == b">>":
                if not ouverts:
                    raise PasOrdinaire
                valeur: object = pile if jeton == b"]" else dict(zip(pile[::2], pile[1::2], strict=False))
                pile = ouverts.pop()
                pile.append(valeur)
            elif ouverts or jeton in _HORS:
                raise PasOrdinaire
            elif jeton in _SANS_SIGNES:
                pile = []
            else:
                self._operate(jeton, pile)
                pile = []

    def _operate(self, jeton: bytes, pile: list[Any]) -> None:
        nom, nombre = _operator(jeton)
        self.argstack = pile
        arguments = self.pop(nombre)
        if len(arguments) != nombre:
            raise PasOrdinaire
        getattr(self, nom)(*arguments)


@lru_cache(maxsize=128)
def _operator(jeton: bytes) -> tuple[str, int]:
    """The method of pdfminer for an operator, and how many arguments it takes."""
    nom = f"do_{jeton.decode('ascii').replace('*', '_a')}"
    methode = getattr(_Interprete, nom, None)
    if methode is None:
        raise PasOrdinaire
    return nom, methode.__code__.co_argcount - 1


class _Appareil(PDFTextDevice):
    """Notes each character where pdfminer would draw it."""

    def __init__(self, ressources: PDFResourceManager, hauteur: float) -> None:
        super().__init__(ressources)
        self.signes: list[Signe] = []
        self._hauteur = hauteur
        self._connus: dict[Any, dict[int, tuple[str, float]]] = {}

    def render_string_vertical(self, *arguments: Any) -> Any:
        """Left to pdfplumber."""
        raise PasOrdinaire

    def render_string_horizontal(
        self, seq: Iterable[int | float | bytes], matrix: Any, pos: Any, font: Any, fontsize: float, scaling: float,
        charspace: float, wordspace: float, rise: float, dxscale: float, ncs: Any, graphicstate: Any,
    ) -> Any:  # fmt: skip
        """The arithmetic of pdfminer (``PDFTextDevice``, ``LTChar``), operation for operation, so that both agree."""
        x, y = pos
        a, b, c, d, e, f = matrix
        couleur = graphicstate.ncolor if isinstance(graphicstate.ncolor, tuple) else (graphicstate.ncolor,)
        bas = font.get_descent() * fontsize + rise
        haut = bas + fontsize
        droit = a * d * scaling > 0 and b * c <= 0
        hauteur, noter = self._hauteur, self.signes.append
        connus = self._connus.setdefault(font, {})
        droite = b == 0 == c  # whatever x is, all the signs of a line that runs straight are then as high
        fy = x * b + y * d + f
        y0, y1 = sorted((d * bas + fy, d * haut + fy))
        espace = False
        for objet in seq:
            if not isinstance(objet, bytes):
                x -= objet * dxscale
                espace = True
                continue
            for cid in font.decode(objet):
                if espace:
                    x += charspace
                espace = True
                connu = connus.get(cid)
                if connu is None:
                    connu = connus[cid] = _text_of(font, cid), font.char_width(cid)
                texte, chasse = connu
                avance = chasse * fontsize * scaling
                ex = x * a + y * c + e
                if droite:
                    x0, x1 = ex, a * avance + ex
                    if x1 < x0:
                        x0, x1 = x1, x0
                else:
                    x0, y0, x1, y1 = apply_matrix_rect((a, b, c, d, ex, x * b + y * d + f), (0, bas, avance, haut))
                noter({
                    "text": texte, "x0": x0, "top": hauteur - y1, "x1": x1, "bottom": hauteur - y0,
                    "doctop": hauteur - y1, "upright": droit, "size": y1 - y0, "non_stroking_color": couleur,
                })  # fmt: skip
                x += avance
                if cid == 32 and wordspace:
                    x += wordspace
        return (x, y)


def _text_of(font: Any, cid: int) -> str:
    try:
        return str(font.to_unichr(cid))
    except PDFUnicodeNotDefined:
        return f"(cid:{cid})"


__all__ = ["PageBrute", "Signe", "read_signs", "read_with_pdfplumber"]
