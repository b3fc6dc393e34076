"""A damaged PDF that qpdf cannot read: its head put right, then PDFium, which mends otherwise, asked to write it anew.

Nothing is believed of the mended file that the damaged one does not say: every page must load, and none of the pages
written in plain in the file may be missing.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdfium2

from dossier_juridique.pieces.nature import DEBUT, PDF, TETE_PDF
from dossier_juridique.pieces.refus import Bilan

_PAGE = re.compile(rb"/Type\s{0,8}/Page(?![A-Za-z])")
_OBJET = re.compile(rb"(\d{1,10})\s{1,8}\d{1,5}\s{1,8}obj\b")
_AVANT = 4096  # bytes in which a page says what it is, after its number


def straighten(source: Path, sortie: Path, bilan: Bilan) -> Path:
    """``source``, or a copy beside ``sortie`` that begins as a PDF must when its header is missing or comes too late."""
    with source.open("rb") as flux:
        trouve = PDF.search(flux.read(DEBUT))
    if trouve and trouve.start() < TETE_PDF:
        return source
    droit = sortie.with_suffix(".entete.pdf")
    with source.open("rb") as flux, droit.open("wb") as cible:
        if trouve:
            flux.seek(trouve.start())
        else:
            cible.write(b"%PDF-1.7\n")
        shutil.copyfileobj(flux, cible)
    bilan.warn("L'en-tête du PDF manque ou vient trop loin dans le fichier ; il a été réparé, comparez la copie à l'original.")
    return droit


def mend(source: Path, sortie: Path) -> Path | None:
    """A copy of ``source`` written by PDFium beside ``sortie``; ``None`` when it would lose a page, or cannot be made."""
    repare = sortie.with_suffix(".secours.pdf")
    try:
        document = pypdfium2.PdfDocument(str(source))
    except pypdfium2.PdfiumError:
        return None
    try:
        pages = len(document)
        for rang in range(pages):
            document[rang].close()
        if not pages or pages < _count_written(source):
            return None
        document.save(str(repare))
    except (pypdfium2.PdfiumError, OSError):
        return None
    finally:
        document.close()
    return repare


def _count_written(source: Path) -> int:
    """How many pages the file holds in plain, whatever its index and its tree say of them."""
    octets = source.read_bytes()
    pages: set[bytes] = set()
    for trouve in _PAGE.finditer(octets):
        avant = octets[max(0, trouve.start() - _AVANT) : trouve.start()]
        numeros = _OBJET.findall(avant)
        pages.add(numeros[-1] if numeros else b"@%d" % trouve.start())
    return len(pages)
