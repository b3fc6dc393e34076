"""Exhibits made for the tests: sound, broken and hostile, each a few lines long."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from dossier_juridique.model.liasse import PieceLue
from dossier_juridique.pieces import PieceDemandee, examine_pieces


def lire(chemin: Path, **options: object) -> PieceLue:
    """One exhibit through the stage, its copy in a folder beside it."""
    travail = chemin.parent / "travail"
    travail.mkdir(exist_ok=True)
    mot_de_passe = options.pop("mot_de_passe", None)
    assert mot_de_passe is None or isinstance(mot_de_passe, str)
    demande = PieceDemandee("p", "7", chemin.name, chemin, mot_de_passe)
    return examine_pieces([demande], travail, **options)[0]  # type: ignore[arg-type]


def ecrire_pdf(chemin: Path, pages: int = 1, ajuster: Callable[[pikepdf.Pdf], None] | None = None,
               **sauvegarde: object) -> Path:  # fmt: skip
    """A PDF of ``pages`` pages that say « Page n », changed by ``ajuster`` before it is written."""
    pdf = pikepdf.new()
    police = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for rang in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Contents = pdf.make_stream(b"BT /F1 14 Tf 72 700 Td (Page %d) Tj ET" % (rang + 1))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=police))
    if ajuster:
        ajuster(pdf)
    pdf.save(chemin, **sauvegarde)  # type: ignore[arg-type]
    return chemin


def script(code: str = "app.alert(1)") -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=pikepdf.String(code))


def annoter(pdf: pikepdf.Pdf, rang: int, **cles: object) -> pikepdf.Object:
    """Adds an annotation to page ``rang`` and returns it."""
    page = pdf.pages[rang].obj
    cles.setdefault("Rect", [100, 100, 300, 120])
    annotation = pdf.make_indirect(Dictionary(Type=Name.Annot, **cles))
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(annotation)
    return annotation


def bombe(megas: int) -> bytes:
    """Flate data that unfold to ``megas`` MiB of spaces."""
    presse = zlib.compressobj(9)
    return b"".join([presse.compress(b" " * 1024 * 1024) for _ in range(megas)]) + presse.flush()
