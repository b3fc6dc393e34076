"""Word, Excel and OpenDocument exhibits: laid out by LibreOffice, or refused with a word of how to go on."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest

from dossier_juridique.errors import PieceIllisible
from dossier_juridique.pieces import hash_file
from dossier_juridique.pieces.bureautique import find_office
from tests.pieces.fabrique import lire

AVEC = pytest.mark.skipif(find_office() is None, reason="LibreOffice n'est pas installé")


def ecrire_docx(chemin: Path, *ajouts: tuple[str, bytes]) -> Path:
    tampon = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Bon de livraison nº 12 – reçu le 3 mars")
    document.save(tampon)
    with zipfile.ZipFile(tampon, "a") as archive:
        for nom, octets in ajouts:
            archive.writestr(nom, octets)
    chemin.write_bytes(tampon.getvalue())
    return chemin


@AVEC
def test_a_word_file_becomes_pages_the_same_twice(tmp_path: Path) -> None:
    source = ecrire_docx(tmp_path / "bon.pdf")  # known by what it holds, not by its name
    lue = lire(source)
    assert (lue.format, lue.pages, lue.signee) == ("DOCX", 1, False)
    with pypdfium2.PdfDocument(lue.pdf) as document:
        assert "Bon de livraison nº 12" in document[0].get_textpage().get_text_bounded()
    assert any("LibreOffice" in phrase for phrase in lue.avertissements)
    premiere = hash_file(Path(lue.pdf))
    assert hash_file(Path(lire(source).pdf)) == premiere


@AVEC
def test_macros_and_outside_contents_are_told(tmp_path: Path) -> None:
    lien = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="http://127.0.0.1:9/modele.dotm" TargetMode="External"/></Relationships>'
    )
    source = ecrire_docx(tmp_path / "b.docx", ("word/vbaProject.bin", b"x"), ("word/_rels/settings.xml.rels", lien))
    lue = lire(source)
    assert lue.pages == 1 and set(lue.retire) == {"macros", "contenu lié à un fichier extérieur"}


@AVEC
def test_an_archive_that_claims_to_be_a_word_file_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "b.docx"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("[Content_Types].xml", "<")
        archive.writestr("word/document.xml", "<")
    with pytest.raises(PieceIllisible, match=r"LibreOffice n'a pas pu|abîmé"):
        lire(source)


def test_without_libreoffice_the_error_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PieceIllisible, match="LibreOffice") as refus:
        lire(ecrire_docx(tmp_path / "b.docx"))
    assert "n'est pas installé" in str(refus.value) and "soffice" in refus.value.remede
