"""The second pair of eyes: PDFium, written by other people than qpdf, counts the pages and reads their text."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pypdfium2


def read_texts(chemin: Path, mot_de_passe: str | None = None) -> list[str] | None:
    """The text of each page as PDFium sees it; ``None`` when PDFium cannot open the file.

    A page that PDFium counts but cannot load reads as an empty text.
    """
    try:
        document = pypdfium2.PdfDocument(str(chemin), password=mot_de_passe)
    except pypdfium2.PdfiumError:
        return None
    textes: list[str] = []
    try:
        for rang in range(len(document)):
            try:
                page = document[rang]
                lecteur = page.get_textpage()
                textes.append(lecteur.get_text_bounded(errors="replace"))
                lecteur.close()
                page.close()
            except pypdfium2.PdfiumError:
                textes.append("")
    finally:
        document.close()
    return textes


def condense(texte: str) -> str:
    """Letters and digits only, compatibility forms folded: what must survive a change of layout."""
    return "".join(c for c in unicodedata.normalize("NFKC", texte) if c.isalnum())


def bears_text(texte: str) -> bool:
    """Whether ``condense`` leaves anything of it: nearly always told by its first letter."""
    return any(c.isalnum() for c in texte) or condense(texte) != ""
