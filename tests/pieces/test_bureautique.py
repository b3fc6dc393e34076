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


def _calc() -> bool:
    office = find_office()
    return office is not None and (Path(office).resolve().parent / "libsclo.so").is_file()


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


def ecrire_xlsx(chemin: Path, texte: str) -> Path:
    parties = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Compte" '
        'sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{texte}</t></is></c></row></sheetData></worksheet>',
    }
    with zipfile.ZipFile(chemin, "w") as archive:
        for nom, contenu in parties.items():
            archive.writestr(nom, contenu)
    return chemin


@AVEC
@pytest.mark.skipif(not _calc(), reason="LibreOffice Calc n'est pas installé (la CI l'installe)")
def test_a_spreadsheet_becomes_pages_too(tmp_path: Path) -> None:
    lue = lire(ecrire_xlsx(tmp_path / "compte.pdf", "Solde au 30 juin : 1 234,56"))
    assert (lue.format, lue.pages) == ("XLSX", 1)
    with pypdfium2.PdfDocument(lue.pdf) as document:
        assert "Solde au 30 juin" in document[0].get_textpage().get_text_bounded()


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
