"""Our own output, re-read with other eyes: pypdf for the structure, pdfplumber for the printed words, PDFium for the
look of the exhibits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dossier_juridique.relecture.cases import misplaced_cells
from dossier_juridique.relecture.chiffres import Texte, foreign_figures, other_text, page_texts
from dossier_juridique.relecture.entier import check_whole
from dossier_juridique.relecture.mentions import Page, count_pages, prove, read_pages
from dossier_juridique.relecture.pixels import Comparaison, compare_pages
from dossier_juridique.relecture.restes import leftovers
from dossier_juridique.relecture.word import prove_docx, prove_eml, said_elsewhere, word_text

if TYPE_CHECKING:
    from dossier_juridique.relecture.structure import verify_pieces, verify_structure

__all__ = [
    "Comparaison", "Page", "Texte", "check_whole", "compare_pages", "count_pages", "foreign_figures", "leftovers",
    "misplaced_cells", "other_text",
    "page_texts", "prove", "prove_docx", "prove_eml", "read_pages", "said_elsewhere", "verify_pieces", "verify_structure",
    "word_text",
]  # fmt: skip


def __getattr__(nom: str) -> Any:
    """pypdf is brought in for a filing alone: a letter has no structure to verify."""
    if nom not in ("verify_pieces", "verify_structure"):
        raise AttributeError(nom)
    from dossier_juridique.relecture import structure

    return getattr(structure, nom)
