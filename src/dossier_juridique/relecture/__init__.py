"""Our own output, re-read with other eyes: pypdf for the structure, pdfplumber for the printed words."""

from __future__ import annotations

from dossier_juridique.relecture.mentions import count_pages, prove, read_pages
from dossier_juridique.relecture.structure import verify_structure
from dossier_juridique.relecture.word import prove_docx, prove_eml, word_text

__all__ = ["count_pages", "prove", "prove_docx", "prove_eml", "read_pages", "verify_structure", "word_text"]
