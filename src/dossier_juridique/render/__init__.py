"""One strict text, three outputs: the page (WeasyPrint), the Word file (docxtpl), the e-mail."""

from dossier_juridique.render.corps import Compose, compose
from dossier_juridique.render.courriel import mail_lines, render_eml
from dossier_juridique.render.docx import render_docx, render_word, word_template
from dossier_juridique.render.exporter import export_modeles
from dossier_juridique.render.feuille import style_strings
from dossier_juridique.render.libreoffice import print_word
from dossier_juridique.render.modeles import Modeles, shipped_modeles
from dossier_juridique.render.pdf import release_fonts, render_partie, render_partie_of, render_pdf
from dossier_juridique.render.rapport import render_report
from dossier_juridique.render.serie import render_series

__all__ = [
    "Compose",
    "Modeles",
    "compose",
    "export_modeles",
    "mail_lines",
    "print_word",
    "release_fonts",
    "render_docx",
    "render_eml",
    "render_partie",
    "render_partie_of",
    "render_pdf",
    "render_report",
    "render_series",
    "render_word",
    "shipped_modeles",
    "style_strings",
    "word_template",
]
