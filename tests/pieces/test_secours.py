"""Damaged PDFs that one reader gives up and another reads whole: delivered with a warning, or refused if a page is lost."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String

from dossier_juridique.errors import PieceIllisible
from tests.pieces.fabrique import annoter, ecrire_pdf, lire


def _plat(tmp_path: Path, pages: int = 3) -> bytes:
    source = ecrire_pdf(tmp_path / "s.pdf", pages, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    return source.read_bytes()


def _texte(pdf: str) -> str:
    document = pypdfium2.PdfDocument(pdf)
    lu = " ".join(document[i].get_textpage().get_text_bounded() for i in range(len(document)))
    document.close()
    return lu


_PROFOND = b"[" * 100_000 + b"]" * 100_000
TRANSFORMATIONS = {
    "table qui commence à 1": lambda o: o.replace(b"xref\n0 ", b"xref\n1 "),
    "compteur immense": lambda o: re.sub(rb"/Count 3", b"/Count 999999999", o),
    "compteur au-delà de 64 bits": lambda o: re.sub(rb"/Count 3", b"/Count 99999999999999999999", o),
    "sans en-tête": lambda o: o[9:],
    "en-tête sans tiret": lambda o: o.replace(b"%PDF-1", b"%PDF 1", 1),
    "cinq mille octets avant": lambda o: b"x" * 5000 + o,
    "cent mille tableaux dans la page": lambda o: o.replace(b"/Type /Page ", b"/Foo " + _PROFOND + b" /Type /Page ", 1),
}  # fmt: skip


@pytest.mark.parametrize("cas", TRANSFORMATIONS)
def test_a_file_that_some_reader_shows_whole_is_delivered_and_said(tmp_path: Path, cas: str) -> None:
    octets = _plat(tmp_path)
    abime = TRANSFORMATIONS[cas](octets)
    assert abime != octets
    (tmp_path / "a.pdf").write_bytes(abime)
    lue = lire(tmp_path / "a.pdf")
    assert lue.pages == 3 and lue.avertissements
    lu = _texte(lue.pdf)
    assert all(f"Page {n}" in lu for n in (1, 2, 3))
    assert [f.name for f in (tmp_path / "travail").iterdir()] == [Path(lue.pdf).name]


def test_a_page_lost_by_the_second_reader_is_a_refusal(tmp_path: Path) -> None:
    # The table is unreadable and the tree no longer lists a page that lies in the file.
    octets = _plat(tmp_path).replace(b"xref\n0 ", b"xref\n1 ")
    kids = re.search(rb"/Kids \[ ?(\d+ 0 R) ", octets)
    assert kids
    (tmp_path / "a.pdf").write_bytes(octets.replace(kids[1] + b" ", b" " * (len(kids[1]) + 1), 1))
    with pytest.raises(PieceIllisible, match="abîmé"):
        lire(tmp_path / "a.pdf")


def test_a_count_too_large_is_a_refusal_when_a_page_lies_outside_the_tree(tmp_path: Path) -> None:
    def cacher(pdf: pikepdf.Pdf) -> None:
        hors = pdf.pages[1].obj
        del pdf.pages[1]
        pdf.Root.Autre = hors

    source = ecrire_pdf(tmp_path / "a.pdf", 3, cacher, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    source.write_bytes(source.read_bytes().replace(b"/Count 2", b"/Count 3"))
    with pytest.raises(PieceIllisible, match="annonce 3 pages"):
        lire(source)


def test_thousands_of_fields_are_drawn_in_time(tmp_path: Path) -> None:
    def remplir(pdf: pikepdf.Pdf) -> None:
        for k in range(1500):
            annoter(
                pdf, 0, Subtype=Name.Widget, FT=Name.Tx, T=String(f"c{k}"), V=String(f"v{k}"), DA=String("/Helv 5 Tf"),
                Rect=[(k % 40) * 14, (k // 40) * 20, (k % 40) * 14 + 13, (k // 40) * 20 + 12],
            )  # fmt: skip
        pdf.Root.AcroForm = Dictionary(Fields=Array(list(pdf.pages[0].obj.Annots)))

    lue = lire(ecrire_pdf(tmp_path / "f.pdf", 1, remplir))
    lu = _texte(lue.pdf)
    assert "v0" in lu and "v1499" in lu
    with pikepdf.open(lue.pdf) as pdf:
        assert "/Annots" not in pdf.pages[0].obj


def test_a_page_of_seven_metres_is_kept_and_said(tmp_path: Path) -> None:
    def agrandir(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.MediaBox = Array([0, 0, 20_000, 20_000])

    assert any("cinq mètres" in a for a in lire(ecrire_pdf(tmp_path / "g.pdf", 1, agrandir)).avertissements)


MAILS = {
    "une marque d'ordre": (b"\xef\xbb\xbfFrom: a@b.fr\nSubject: s\nTo: c@d.fr\n\nle corps entier\n", "le corps entier"),
    "frontière jamais vue": (
        b"From: a@b.fr\nTo: b@c.fr\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=z\n\n"
        b"le corps entier\n",
        "le corps entier",
    ),
    "pied de page en texte, message en HTML": (
        b"From: a@b.fr\nTo: b@c.fr\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
        b"Content-Type: text/html\n\n<p>Je reconnais devoir cinq mille euros</p>\n--x\nContent-Type: text/plain\n\n"
        b"Liste de diffusion\n--x--\n",
        "Je reconnais devoir cinq mille euros",
    ),
}


@pytest.mark.parametrize("cas", MAILS)
def test_the_words_of_an_odd_message_are_all_printed(tmp_path: Path, cas: str) -> None:
    octets, attendu = MAILS[cas]
    (tmp_path / "m.eml").write_bytes(octets)
    lue = lire(tmp_path / "m.eml")
    assert lue.format == "courriel" and attendu in _texte(lue.pdf)


def test_the_html_twin_of_a_message_is_not_printed_twice(tmp_path: Path) -> None:
    corps = b"--x\nContent-Type: text/plain\n\nBonjour Madame\n--x\nContent-Type: text/html\n\n<p>Bonjour <b>Madame</b></p>\n"
    entete = b"From: a@b.fr\nTo: b@c.fr\nSubject: s\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n"
    (tmp_path / "m.eml").write_bytes(entete + corps + b"--x--\n")
    assert _texte(lire(tmp_path / "m.eml").pdf).count("Madame") == 1


def test_a_text_too_long_is_refused_at_once_and_an_ansi_one_is_shown(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_bytes(b"ligne\n" * 12_000)
    with pytest.raises(PieceIllisible, match="trop long"):
        lire(tmp_path / "t.txt")
    (tmp_path / "t.txt").write_bytes(b"\x1b[31mrouge\x1b[0m\n")
    assert "rouge" in _texte(lire(tmp_path / "t.txt").pdf)


def test_an_unreadable_table_with_nothing_behind_is_still_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(io.BytesIO(b"%PDF-1.7\n" + b"rien " * 300 + b"\nstartxref\n9\n%%EOF\n").getvalue())
    with pytest.raises(PieceIllisible, match="abîmé"):
        lire(tmp_path / "a.pdf")


def test_an_object_that_every_reader_forgets_is_a_refusal(tmp_path: Path) -> None:
    octets = _plat(tmp_path, 1)
    trouve = re.search(rb"/F1 (\d+) 0 R", octets)
    assert trouve
    loin = octets.replace(trouve[0], b"/F1 8388607 0 R").replace(b"\n%s 0 obj" % trouve[1], b"\n8388607 0 obj")
    (tmp_path / "a.pdf").write_bytes(loin[: loin.rindex(b"startxref")].replace(b"xref\n0 ", b"perdu\n0 "))
    with pytest.raises(PieceIllisible, match="numérote ses objets"):
        lire(tmp_path / "a.pdf")


def test_a_name_that_the_writer_would_change_is_no_silent_loss(tmp_path: Path) -> None:
    octets = _plat(tmp_path, 1).replace(b"/F1 ", b"/F#001 ")
    (tmp_path / "a.pdf").write_bytes(octets)
    with pytest.raises(PieceIllisible, match="abîmé"):
        lire(tmp_path / "a.pdf")
