"""What WeasyPrint works out again for each letter, worked out once: the letters of a house have one style sheet.

Each shortcut replaces a function of WeasyPrint by one that gives the same answer; the tests print with and without. They are
put in place for the versions that were read, and no other: a newer WeasyPrint prints the same pages, more slowly.
"""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from dossier_juridique.expressions import expression
from dossier_juridique.render.dessins import draw_once
from dossier_juridique.render.lignes import measure_once
from dossier_juridique.render.styles import Retenue, keep_styles

VERSIONS = frozenset(("70.0",))
"""Versions of WeasyPrint that were read."""
_RETENU_MAX = 100_000
"""Bytes of a stream of which the compressed form is kept."""
_NOTES = expression(r"^::(?:foot)?note-\w+ *\{[^}]*\}$", re.MULTILINE)
_PUCE = expression(r"^::marker(?= *\{)", re.MULTILINE)
_CE_QUI_EN_FAIT = ("note", "marker", "list-item", "@import", "\\")
"""In a style: what can make a note, what can give a mark to another element than ``li`` or change it, what can hide a word."""
_TAILLE = expression(r"\[\d+\]$")


def take_shortcuts() -> None:
    """Put the shortcuts in place, once in a process. WeasyPrint must have been imported with the fonts it is to use."""
    import weasyprint
    from weasyprint import css

    if weasyprint.__version__ not in VERSIONS or getattr(css.ComputedStyle, "retenu", False):
        return
    keep_styles(css)
    measure_once()
    draw_once()
    _write_faster()
    _write_once()
    _measure_faster()
    _name_arrays_once()


def keep_for(polices: Any) -> None:
    """From now on, keep the styles of the documents that are set with this font configuration."""
    polices.retenue = Retenue()


@functools.cache
def _source() -> Any:
    """The class of the pages."""
    import weasyprint
    from weasyprint import css, html

    ordinaire = _PUCE.sub("li::marker", _NOTES.sub("", html.UA))
    sans_notes = weasyprint.CSS(string=ordinaire, counter_style=css.counters.CounterStyle())

    class Source(weasyprint.HTML):  # type: ignore[misc]
        def __init__(self, texte: str, arbre: Element | None, notes: bool, base_url: str, url_fetcher: Any) -> None:
            if arbre is None:
                super().__init__(string=texte, base_url=base_url, url_fetcher=url_fetcher)
            else:
                self.base_url, self.url_fetcher, self.media_type = base_url, url_fetcher, "print"
                self.wrapper_element = weasyprint.cssselect2.ElementWrapper.from_html_root(arbre, content_language=None)
                self.etree_element = arbre
            self.notes = notes

        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return super()._ua_stylesheets(forms) if self.notes or forms else [sans_notes]

    return Source


def source_of(texte: str, arbre: Element | None, feuille: str, base_url: str, url_fetcher: Any) -> Any:
    """The page ``texte``, or the same as a tree, ready to be laid out with the style sheet ``feuille``.

    The sheet of WeasyPrint gives each element five styles for notes at the foot of the page and one for a mark of list: those are
    left out where nothing can make a note or a mark.
    """
    import weasyprint

    if weasyprint.__version__ not in VERSIONS:
        return weasyprint.HTML(string=texte, base_url=base_url, url_fetcher=url_fetcher)
    return _source()(texte, arbre, not _is_plain(feuille, texte, arbre), base_url, url_fetcher)


def _is_plain(feuille: str, texte: str, arbre: Element | None) -> bool:
    """Whether no style, of the sheet or of an element, asks for more than the usual; that of a page which is not a tree might."""
    if arbre is None and "style" in texte.casefold():
        return False
    siens = (element.get("style", "") for element in arbre.iter()) if arbre is not None else ()
    return not any(mot in style.casefold() for style in (feuille, *siens) for mot in _CE_QUI_EN_FAIT)


def _write_faster() -> None:
    """Numbers and names of a PDF, some eight thousand for a letter, and the streams that come back in each: the profile of
    colours, fonts cut to the same signs."""
    import pydyf

    @functools.lru_cache(maxsize=64)
    def compress(octets: bytes) -> bytes:
        return zlib.compress(octets, 9)

    objet, arrondi = pydyf.Object, pydyf._to_bytes

    def to_bytes(valeur: Any) -> bytes:
        genre = type(valeur)
        if genre is bytes:
            return valeur  # type: ignore[no-any-return]
        if genre is str:
            return valeur.encode("ascii")  # type: ignore[no-any-return]
        if genre is int:
            return b"%d" % valeur
        if isinstance(valeur, objet):
            return valeur.data  # type: ignore[no-any-return]
        return arrondi(valeur)  # type: ignore[no-any-return]

    def data(flux: Any) -> bytes:
        contenu = b"\n".join(map(to_bytes, flux.stream))
        suite = pydyf.Dictionary(flux.extra.copy())
        if flux.compress:
            suite["Filter"] = "/FlateDecode"
            # What is long and in one piece is a font or a profile of colours; what is not is a page.
            revient = len(flux.stream) == 1 and len(contenu) < _RETENU_MAX
            contenu = compress(contenu) if revient else zlib.compress(contenu, 9)
        suite["Length"] = len(contenu)
        return b"\n".join((suite.data, b"stream", contenu, b"endstream"))

    pydyf._to_bytes, pydyf.Stream.data = to_bytes, property(data)


def _write_once() -> None:
    """Each object of a PDF is put into bytes to be written, then again for the fingerprint of the file: the pages were
    compressed twice."""
    import pydyf

    origine = pydyf.PDF.write
    dits: dict[int, bytes] | None = None

    def write(pdf: Any, *arguments: Any, **options: Any) -> None:
        nonlocal dits
        dits = {}
        try:
            origine(pdf, *arguments, **options)
        finally:
            dits = None

    def once(lire: Callable[[Any], bytes]) -> property:
        def data(objet: Any) -> bytes:
            if dits is None or objet.number is None:  # inside another one
                return lire(objet)
            dit = dits.get(objet.number)
            if dit is None:
                dit = dits[objet.number] = lire(objet)
            return dit

        return property(data)

    pydyf.PDF.write = write
    for classe in (pydyf.Stream, pydyf.Dictionary, pydyf.Array):
        classe.data = once(classe.data.fget)


def _measure_faster() -> None:
    """The eleven lengths and more of each box, most of them in points that depend on nothing."""
    from weasyprint.css.properties import Dimension
    from weasyprint.layout import percent

    origine = percent.resolve_one_percentage

    def resolve_one_percentage(boite: Any, nom: str, reference: Any) -> None:
        longueur = boite.style[nom]
        if type(longueur) is Dimension and longueur.unit != "%":
            setattr(boite, nom, longueur.value)
        else:
            origine(boite, nom, reference)

    percent.resolve_one_percentage = resolve_one_percentage


def _name_arrays_once() -> None:
    """Fonts are cut through an array of signs: its length is part of the name of its type, which cffi reads as a source of C
    and keeps for ever."""
    from weasyprint.pdf import fonts

    class Ffi:
        def __init__(self, origine: Any) -> None:
            self.origine = origine

        def __getattr__(self, nom: str) -> Any:
            return getattr(self.origine, nom)

        def new(self, genre: str, valeur: Any = None) -> Any:
            sans_taille = isinstance(valeur, list | tuple) and genre.startswith("hb_codepoint_t[")
            return self.origine.new(_TAILLE.sub("[]", genre) if sans_taille else genre, valeur)

    fonts.ffi = Ffi(fonts.ffi)
