"""Sets a message or a text on A4 pages. WeasyPrint reads nothing but the fonts of the charter."""

from __future__ import annotations

import html
import unicodedata
from collections import Counter
from pathlib import Path

from PIL import ImageFile
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from dossier_juridique.expressions import expression
from dossier_juridique.pieces.refus import Bilan, refuse, reveal
from dossier_juridique.pieces.relecture import condense, read_texts

# WeasyPrint makes Pillow take cut pictures for whole ones, in all the process and in what is forked from it: there, a
# picture without its end would be produced half grey and without a word.
ImageFile.LOAD_TRUNCATED_IMAGES = False

_GRAISSES = {
    "Regular": ("normal", "normal"),
    "Bold": ("bold", "normal"),
    "Italic": ("normal", "italic"),
    "BoldItalic": ("bold", "italic"),
}
_FAMILLE = "DossierSans"
_MOT_SANS_FIN = expression(r"\S{400}(?=\S)")
_PERTE_MAX = 0.01  # part of the letters of a text that rare characters may explain
_FEUILLE = """
@page { size: A4; margin: 22mm 20mm 20mm 20mm }
body { font: 10pt/1.4 FAMILLE; color: #000 }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: 0 0 6mm 0; border-bottom: 0.5pt solid #000 }
th { text-align: left; vertical-align: top; width: 28mm; padding: 0 3mm 1.5mm 0 }
td { padding: 0 0 1.5mm 0; overflow-wrap: anywhere; white-space: pre-line }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 }
h2 { font-size: 10pt; margin: 7mm 0 2mm 0; break-after: avoid }
li { overflow-wrap: anywhere; margin-bottom: 1mm }
"""


class _Polices(URLFetcher):  # type: ignore[misc]
    """Serves the font files of one folder, and refuses any other address, local or remote."""

    def __init__(self, polices: Path | None) -> None:
        super().__init__(allowed_protocols={"file"}, allow_redirects=False, fail_on_errors=True)
        self._admises = {p.resolve().as_uri() for p in polices.glob("*.ttf")} if polices else set()

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url not in self._admises:
            raise ValueError("adresse refusée")
        return super().fetch(url, headers)


def escape(texte: str) -> str:
    """Text for HTML: markup neutralised, control and direction characters made visible, lines kept.

    A word longer than several lines is cut: the layout would take minutes over it, then leave most of it out.
    """
    return html.escape(_MOT_SANS_FIN.sub(r"\g<0>\n", reveal(texte)))


def write_pages(corps: str, titre: str, sortie: Path, polices: Path | None, bilan: Bilan) -> None:
    """Writes at ``sortie`` the HTML body ``corps``, already escaped by ``escape``.

    Raises ``PieceIllisible`` when the layout asks for anything outside the fonts.
    """
    faces = _list_faces(polices)
    _check_glyphs(corps, faces, bilan)
    famille = f"{_FAMILLE}, sans-serif" if faces else "sans-serif"
    feuille = "".join(
        f"@font-face {{ font-family: {_FAMILLE}; src: url({chemin.resolve().as_uri()}); "
        f"font-weight: {_GRAISSES[nom][0]}; font-style: {_GRAISSES[nom][1]} }}\n"
        for nom, chemin in faces.items()
    ) + _FEUILLE.replace("FAMILLE", famille)
    recuperateur = _Polices(polices)
    reglages = FontConfiguration()
    page = f'<html lang="fr"><head><title>{escape(titre)}</title></head><body>{corps}</body></html>'
    try:
        document = HTML(string=page, url_fetcher=recuperateur).render(
            stylesheets=[CSS(string=feuille, font_config=reglages, url_fetcher=recuperateur)], font_config=reglages
        )
        bilan.pages = len(document.pages)
        document.write_pdf(sortie)
    except FatalURLFetchingError as erreur:
        # It derives from BaseException: no other clause would see it.
        raise refuse(
            "la mise en page de la pièce demande une ressource extérieure",
            "Imprimez la pièce en PDF, puis remplacez le fichier.",
        ) from erreur


def compare_text(texte: str, sortie: Path, bilan: Bilan) -> None:
    """Warns when letters or digits of ``texte`` are not all found again in the pages written.

    Raises ``PieceIllisible`` when more are missing than rare characters explain.
    """
    relu = Counter(condense("".join(read_texts(sortie) or [])))
    attendu = Counter(condense(reveal(texte)))
    perdus = (attendu - relu).total()
    if perdus > 20 and perdus > _PERTE_MAX * attendu.total():
        raise refuse("la mise en pages perdrait une partie du texte", "Imprimez la pièce en PDF, puis remplacez le fichier.")
    if perdus:
        bilan.warn("Une partie du texte ne se relit pas dans la copie (caractères rares) : vérifiez-la.")


def _list_faces(polices: Path | None) -> dict[str, Path]:
    if polices is None:
        return {}
    faces = {nom: polices / f"{_FAMILLE}-{nom}.ttf" for nom in _GRAISSES}
    return {nom: chemin for nom, chemin in faces.items() if chemin.is_file()}


def _check_glyphs(corps: str, faces: dict[str, Path], bilan: Bilan) -> None:
    if "Regular" not in faces:
        return
    from fontTools.ttLib import TTFont

    with TTFont(faces["Regular"], lazy=True) as police:
        connus = set(police.getBestCmap())
    inconnus = {c for c in corps if ord(c) not in connus and unicodedata.category(c)[0] not in "CZM"}
    if inconnus:
        bilan.warn(
            f"{len(inconnus)} caractère(s) de la pièce n'existent pas dans la police de la charte : "
            "vérifiez leur affichage dans la copie."
        )
