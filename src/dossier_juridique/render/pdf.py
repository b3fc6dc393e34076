"""An act on paper: the checked text, set by WeasyPrint with the charter, the same bytes on every machine.

Only this module, ``coupure`` and ``raccourcis`` with what it uses know WeasyPrint, and it is imported at the first page,
because it takes half a second.
"""

from __future__ import annotations

import atexit
import gc
import hashlib
import logging
import os
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from msgspec import Struct

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.model.document import Document
from dossier_juridique.model.liasse import Section
from dossier_juridique.render.arbre import text_of, tree_of
from dossier_juridique.render.bibliotheques import check_libraries
from dossier_juridique.render.corps import Compose, Element, compose
from dossier_juridique.render.coupure import mend_line_breaks
from dossier_juridique.render.departs import first_pages, mark_detached, pages_kept
from dossier_juridique.render.fautes import style_in_french
from dossier_juridique.render.feuille import FEUILLE, place_of_address, place_of_rule
from dossier_juridique.render.formats import cannot_lay_out, check_formats
from dossier_juridique.render.modeles import Modeles
from dossier_juridique.render.raccourcis import keep_for, source_of, take_shortcuts
from dossier_juridique.render.ratures import refuse_struck_style

if TYPE_CHECKING:
    from weasyprint import CSS, HTML
    from weasyprint import Document as Page
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

_FEUILLE = FEUILLE
_FONTCONFIG = "charte/polices/fontconfig.conf"
_RACINE = "file:///modeles/"
"""A folder that exists nowhere: what a style sheet names below it is looked for in the folders of the texts, the
office's first, and no path of the machine reaches the page or a message."""
_VARIANTE = "pdf/a-2b"
# PDF/UA names itself in a schema that PDF/A does not know: an archive must find its description in the file.
_UA = (
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>'
    '</rdf:Description><rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of PDF/UA (ISO 14289) that the file follows</pdfaProperty:description></rdf:li>"
    "</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
# WeasyPrint and Pango keep state between calls: one page at a time in a process; a lot uses processes.
_verrou = threading.Lock()


class _Atelier(Struct, frozen=True):
    """What is ready once per process and folder: fonts and style sheet."""

    polices: FontConfiguration
    feuille: CSS
    texte: str
    chercheur: URLFetcher


_ATELIERS_MAX = 8
_ateliers: dict[tuple[Modeles, str], _Atelier] = {}


def release_fonts() -> None:
    """Remove what this process keeps ready between two pages: a font configuration has a temporary folder, which an
    interpreter that ends, or a worker that leaves at once, may forget."""
    _ateliers.clear()
    gc.collect()


atexit.register(release_fonts)


def render_pdf(document: Document, modeles: Modeles, texte: Compose | None = None) -> bytes:
    """One act as a PDF file of its own, PDF/A-2b and PDF/UA-1 at once, tagged, in French, with its title; pages are A4.

    ``texte``: the act, when it is composed already. Raises SortieRefusee (template, letter without drawing, file outside
    the folders of the texts).
    """
    return _print((texte or compose(document, modeles),), modeles, None)[0]


def render_partie(
    documents: Sequence[Document], modeles: Modeles, *, total_pages: int | None = None
) -> tuple[bytes, tuple[Section, ...]]:
    """Several acts in one PDF, each on a new page, and the first page (0-based) of each.

    ``total_pages``: pages of the whole filing, printed in « Page 3/47 »; without it, those of this part. Raises SortieRefusee.
    """
    return render_partie_of([compose(d, modeles) for d in documents], modeles, total_pages=total_pages)[:2]


def render_partie_of(
    textes: Sequence[Compose], modeles: Modeles, *, total_pages: int | None, attendues: int | None = None
) -> tuple[bytes, tuple[Section, ...], int]:
    """The same and its number of pages; when they are not ``attendues``, nothing is written: the bytes are empty."""
    octets, debuts, pages = _print(tuple(textes), modeles, total_pages, attendues)
    return octets, tuple(Section(t.document.titre, p) for t, p in zip(textes, debuts, strict=True)), pages


def _print(
    textes: tuple[Compose, ...], modeles: Modeles, total: int | None, attendues: int | None = None
) -> tuple[bytes, tuple[int, ...], int]:
    """Bytes, first page of each act, number of pages."""
    cadres = []
    for rang, texte in enumerate(textes):
        cadre = texte.cadre()
        cadre.attrib["id"] = f"partie-{rang}"
        cadre.attrib["class"] = f"partie {texte.document.cadre}"
        mark_detached(cadre)
        cadres.append(cadre)
    titre = textes[0].document.titre
    html = text_of(titre, cadres)
    arbre = tree_of(titre, cadres)
    with _verrou, _ready(modeles), _refusals(titre, modeles):
        page = _lay_out(html, arbre, modeles, total)
        if [t.document.cadre for t in textes] == ["lettre"]:
            page = _on_one_page(cadres[0], titre, modeles, page, total)
        if total is None and len(cadres) == 1 and (siennes := pages_kept(page.pages)):
            page = _lay_out(html, tree_of(titre, cadres), modeles, siennes)
        check_formats(page.pages)
        debuts = first_pages(page.pages, len(textes))
        if attendues not in (None, len(page.pages)):
            return b"", debuts, len(page.pages)
        empreinte = hashlib.sha256(html.encode() + str(total).encode()).digest()[:16]
        _declare(page)
        octets = page.write_pdf(pdf_variant=_VARIANTE, pdf_tags=True, pdf_identifier=empreinte)
    return bytes(octets or b""), debuts, len(page.pages)


def _declare(page: Page) -> None:
    """Say in the metadata that the file is PDF/UA-1 as well, and leave them uncompressed, as archives want them."""
    donnees = page.metadata
    ecrire, inclure = donnees.generate_rdf_metadata, donnees.include_in_pdf

    def deux_normes(variant: str, version: int, conformance: str) -> bytes:
        rdf = bytes(ecrire(variant, version, conformance))
        return rdf.replace(b"</rdf:RDF>", _UA.encode() + b"</rdf:RDF>")

    def en_clair(pdf: Any, variant: str, version: int, conformance: str, compress: bool) -> None:
        inclure(pdf, variant, version, conformance, False)

    donnees.generate_rdf_metadata, donnees.include_in_pdf = deux_normes, en_clair


def _on_one_page(cadre: Element, titre: str, modeles: Modeles, page: Page, total: int | None) -> Page:
    """A letter of two pages set closer, when that is enough to hold it on one; else as it was.

    How much closer is the charter's choice: classes ``serre`` and ``tres-serre``.
    """
    for serre in ("serre", "tres-serre") if len(page.pages) == 2 else ():
        cadre.attrib["class"] = f"partie lettre {serre}"
        essai = _lay_out(text_of(titre, [cadre]), tree_of(titre, [cadre]), modeles, total)
        if len(essai.pages) == 1:
            return essai
    return page


def _lay_out(html: str, arbre: Any, modeles: Modeles, total: int | None) -> Page:
    from weasyprint import CSS

    atelier = _atelier(modeles)
    feuilles = [atelier.feuille]
    if total is not None:
        regle = f'@bottom-right {{ content: "Page\u00a0" counter(page) "/{total:d}" }}'
        feuilles.append(CSS(string=f"@page acte {{ {regle} }} @page lettre {{ {regle} }}"))
    source: HTML = source_of(html, arbre, atelier.texte, _RACINE + "charte/", atelier.chercheur)
    return source.render(font_config=atelier.polices, stylesheets=feuilles, pdf_variant=_VARIANTE, pdf_tags=True)


def _ready(modeles: Modeles) -> AbstractContextManager[None]:
    # The environment belongs to the whole process: it is touched once, not at each page.
    return nullcontext() if _cle(modeles) in _ateliers else _fonts_of_ours_alone(modeles)


def _cle(modeles: Modeles) -> tuple[Modeles, str]:
    return modeles, hashlib.sha256(modeles.read(_FEUILLE)).hexdigest()


def _atelier(modeles: Modeles) -> _Atelier:
    cle = _cle(modeles)
    if cle not in _ateliers:
        while len(_ateliers) >= _ATELIERS_MAX:
            del _ateliers[next(iter(_ateliers))]
        from weasyprint import CSS
        from weasyprint.text.fonts import FontConfiguration

        polices = FontConfiguration()
        keep_for(polices)
        chercheur = _fetcher(modeles)
        texte = modeles.read(_FEUILLE).decode("utf-8")
        refuse_struck_style(texte, _FEUILLE)
        css = CSS(string=texte, base_url=_RACINE + "charte/", font_config=polices, url_fetcher=chercheur)
        _ateliers[cle] = _Atelier(polices, css, texte, chercheur)
    return _ateliers[cle]


@contextmanager
def _fonts_of_ours_alone(modeles: Modeles) -> Iterator[None]:
    # Fontconfig reads its settings when a configuration is made: an empty one hides the fonts of the machine,
    # so that the page is the same on a machine with two thousand fonts and on one with none.
    avant = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(modeles.find(_FONTCONFIG))
    try:
        with warnings.catch_warnings():
            # At its first import WeasyPrint warns that no font is configured: that is what we want.
            warnings.filterwarnings("ignore", message=".*FontConfig.*")
            import weasyprint  # noqa: F401
        mend_line_breaks()
        take_shortcuts()
        yield
    finally:
        if avant is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = avant


def _fetcher(modeles: Modeles) -> URLFetcher:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class Chercheur(URLFetcher):  # type: ignore[misc]
        """Files of the folders of texts, and nothing else: no network, no data URL, no other file."""

        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            nom = unquote(url.removeprefix(_RACINE))
            if not url.startswith(_RACINE) or next(modeles.candidates(nom), None) is None:
                ailleurs = " : rien n'est lu sur le réseau" if url.startswith(("http:", "https:", "ftp:", "//")) else ""
                raise FatalURLFetchingError(f"« {nom[:80]} » n'est pas un fichier du dossier des modèles{ailleurs}")
            return URLFetcherResponse(url, modeles.read(nom), {"Content-Type": _kind(nom)})

    return Chercheur(allowed_protocols={"file"}, allow_redirects=False, fail_on_errors=True)


def _kind(nom: str) -> str:
    return {".css": "text/css", ".ttf": "font/ttf", ".png": "image/png", ".jpg": "image/jpeg"}.get(
        Path(nom).suffix.lower(), "application/octet-stream"
    )


class _Plaintes(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _refusals(titre: str, modeles: Modeles) -> Iterator[None]:
    """What WeasyPrint complains of becomes a SortieRefusee: a rule it drops is a page nobody wanted."""
    check_libraries()
    from weasyprint.logger import LOGGER
    from weasyprint.urls import FatalURLFetchingError

    plaintes = _Plaintes()
    LOGGER.addHandler(plaintes)
    try:
        yield
    except FatalURLFetchingError as erreur:
        _ateliers.pop(_cle(modeles), None)
        raise SortieRefusee(
            f"{erreur}.",
            remede="Placez ce fichier dans le dossier des modèles, sous charte/.",
            lieu=place_of_address(str(erreur), modeles.read(_FEUILLE), _FEUILLE) or titre,
        ) from erreur
    except (AssertionError, RecursionError, ArithmeticError, MemoryError) as erreur:
        raise cannot_lay_out(erreur) from erreur
    finally:
        LOGGER.removeHandler(plaintes)
    if plaintes.messages:
        # A sheet is read once: kept, it would be refused for the first letter and not for the next.
        _ateliers.pop(_cle(modeles), None)
        dit, ligne = style_in_french(plaintes.messages[0])
        raise SortieRefusee(
            f"la mise en page signale : {dit}.",
            remede="Corrigez charte.css ou le cadre.",
            lieu=place_of_rule(dit, ligne, modeles.read(_FEUILLE), _FEUILLE) or titre,
        )
