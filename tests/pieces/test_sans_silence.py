"""What a damaged or odd exhibit shows is delivered, and what is missing is said."""

from __future__ import annotations

import io
import zlib
from email.message import EmailMessage
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from dossier_juridique.errors import PieceIllisible
from tests.pieces.fabrique import annoter, ecrire_pdf, lire, script

DESSIN = b"BT /F1 14 Tf 72 700 Td (Page 1) Tj ET " + b" ".join(b"%d %d m" % (i * i, i**3 % 997) for i in range(300))
TEL_QUEL = {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}


def vue(chemin: str) -> Image.Image:
    with pypdfium2.PdfDocument(chemin) as document:
        return document[0].render(scale=1).to_pil().convert("L")


def texte(chemin: str) -> str:
    with pypdfium2.PdfDocument(chemin) as document:
        return "\n".join(str(page.get_textpage().get_text_bounded()) for page in document)


@pytest.mark.parametrize(
    ("octets", "dit"),
    [
        (zlib.compress(DESSIN)[:-4] + bytes(4), "abîmé à sa fin"),
        (zlib.compress(DESSIN)[:-30], "coupé"),
        (zlib.compress(DESSIN)[:-4], ""),
        (zlib.compress(DESSIN), ""),
    ],
)
def test_a_damaged_end_of_content_is_delivered_and_said(tmp_path: Path, octets: bytes, dit: str) -> None:
    def abimer(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, octets)
        pdf.pages[0].obj.Contents.Filter = Name.FlateDecode

    lue = lire(ecrire_pdf(tmp_path / "f.pdf", 1, abimer, **TEL_QUEL))
    assert "Page 1" in texte(lue.pdf)
    assert any(dit in p for p in lue.avertissements) if dit else lue.avertissements == ()
    with pikepdf.open(lue.pdf) as copie:
        zlib.decompress(copie.pages[0].obj.Contents.read_raw_bytes()) if dit else None


def test_a_blank_page_is_said(tmp_path: Path) -> None:
    def vider(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[1].obj["/Contents"]
        pdf.pages[2].obj.Contents.write(b" \n")

    lue = lire(ecrire_pdf(tmp_path / "v.pdf", 3, vider))
    assert lue.pages == 3
    dits = [p.replace("\u00a0", " ") for p in lue.avertissements]
    assert [n for n in (1, 2, 3) if any(f"page {n} est blanche" in p for p in dits)] == [2, 3]


def test_two_documents_end_to_end_are_refused(tmp_path: Path) -> None:
    un, deux = (ecrire_pdf(tmp_path / f"{n}.pdf", n).read_bytes() for n in (1, 2))
    (tmp_path / "bout.pdf").write_bytes(un + deux)
    with pytest.raises(PieceIllisible, match="bout à bout"):
        lire(tmp_path / "bout.pdf")


def test_a_picture_cut_short_is_completed_and_said(tmp_path: Path) -> None:
    tampon = io.BytesIO()
    Image.effect_noise((600, 600), 90).save(tampon, "JPEG")

    def coller(pdf: pikepdf.Pdf, octets: bytes) -> None:
        page = pdf.pages[0].obj
        page.Resources.XObject = Dictionary(
            I=pikepdf.Stream(pdf, octets, Type=Name.XObject, Subtype=Name.Image, Width=600, Height=600,
                             BitsPerComponent=8, ColorSpace=Name.DeviceGray, Filter=Name.DCTDecode)
        )  # fmt: skip
        page.Contents = pdf.make_stream(b"q 400 0 0 400 50 100 cm /I Do Q")

    entiere = tampon.getvalue()
    lue = lire(ecrire_pdf(tmp_path / "e.pdf", 1, lambda pdf: coller(pdf, entiere + bytes(9000)), **TEL_QUEL))
    assert lue.avertissements == ()
    lue = lire(ecrire_pdf(tmp_path / "c.pdf", 1, lambda pdf: coller(pdf, entiere[: len(entiere) // 2]), **TEL_QUEL))
    assert any("est coupée" in p for p in lue.avertissements)
    with pikepdf.open(lue.pdf) as copie:
        copie.pages[0].obj.Resources.XObject.I.read_bytes(pikepdf.StreamDecodeLevel.all)


def _champ(pdf: pikepdf.Pdf, **cles: object) -> pikepdf.Object:
    champ = annoter(pdf, 0, Subtype=Name.Widget, T=String("c"), Rect=[100, 300, 300, 340], **cles)
    pdf.Root.AcroForm = Dictionary(Fields=Array([champ]), NeedAppearances=True)
    return champ


@pytest.mark.parametrize(
    ("valeur", "montre"),
    [
        (lambda pdf: {"V": Array([String("Choix A"), String("Choix C")])}, ["Choix A", "Choix C"]),
        (lambda pdf: {"V": String("b"), "Opt": Array([Array([String("b"), String("Libellé B")])])}, ["Libellé B"]),
        (lambda pdf: {"V": pdf.make_stream(b"Valeur en flux")}, ["Valeur en flux"]),
        (lambda pdf: {"V": 1234}, ["1234"]),
    ],
)
def test_the_value_of_a_field_shows_whatever_holds_it(tmp_path: Path, valeur, montre: list[str]) -> None:  # type: ignore[no-untyped-def]
    lue = lire(ecrire_pdf(tmp_path / "f.pdf", 1, lambda pdf: _champ(pdf, FT=Name.Ch, **valeur(pdf)) and None))
    assert all(mot in texte(lue.pdf) for mot in montre)


def test_a_box_that_is_on_shows_it(tmp_path: Path) -> None:
    coches = {}
    for etat in ("Oui", "Off"):
        source = ecrire_pdf(tmp_path / f"{etat}.pdf", 1, lambda pdf, etat=etat: _champ(  # type: ignore[misc]
            pdf, FT=Name.Btn, V=Name("/" + etat), AS=Name("/" + etat)) and None)  # fmt: skip
        coches[etat] = min(vue(lire(source).pdf).crop((100, 502, 300, 542)).get_flattened_data())
    assert coches["Oui"] < 100 and coches["Off"] == 255


def test_a_script_carried_by_a_web_link_goes_and_the_link_stays(tmp_path: Path) -> None:
    def lier(pdf: pikepdf.Pdf) -> None:
        annoter(pdf, 0, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://exemple.fr"), JS=String("x")))
        annoter(pdf, 0, Subtype=Name.Link, A=Dictionary(S=String("JavaScript"), JS=String("x")))
        annoter(pdf, 0, Subtype=Name.Link, A=pdf.make_stream(b"x", **script()))

    lue = lire(ecrire_pdf(tmp_path / "l.pdf", 1, lier))
    assert set(lue.retire) == {"JavaScript", "action inconnue"}
    with pikepdf.open(lue.pdf) as copie:
        actions = [a.get("/A") for a in copie.pages[0].obj.Annots]
        assert [sorted(a.keys()) for a in actions if a is not None] == [["/S", "/URI"]]


def test_an_annotation_of_an_odd_kind_is_drawn(tmp_path: Path) -> None:
    def poser(pdf: pikepdf.Pdf) -> None:
        noir = pdf.make_stream(b"0 0 200 40 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 40])
        annoter(pdf, 0, Subtype=Name.Projection, Rect=[100, 300, 300, 340], AP=Dictionary(N=noir))

    lue = lire(ecrire_pdf(tmp_path / "p.pdf", 1, poser))
    assert max(vue(lue.pdf).crop((105, 510, 295, 535)).get_flattened_data()) < 50


@pytest.mark.parametrize(("nom", "format_"), [("a.webp", "WEBP"), ("a.png", "PNG")])
def test_an_animated_picture_is_refused_rather_than_reduced_to_its_first_view(
    tmp_path: Path, nom: str, format_: str
) -> None:
    vues = [Image.new("RGB", (300, 300), teinte) for teinte in ("red", "blue", "green")]
    vues[0].save(tmp_path / nom, format_, save_all=True, append_images=vues[1:], duration=100)
    with pytest.raises(PieceIllisible, match="animée"):
        lire(tmp_path / nom)


def test_a_word_without_end_is_laid_out_whole(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("x" * 60_000)
    lue = lire(tmp_path / "t.txt")
    assert texte(lue.pdf).count("x") == 60_000


def test_a_long_header_is_laid_out_and_its_cut_said(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"] = "a@exemple.fr"
    message["To"] = ", ".join(f"destinataire{n}@exemple.fr" for n in range(300))
    message["Subject"] = "y" * 30_000
    message.set_content("Bonjour")
    (tmp_path / "m.eml").write_bytes(message.as_bytes())
    mots = texte(lire(tmp_path / "m.eml").pdf).replace("\r\n", "")
    assert "destinataire299@exemple.fr" in mots and "[suite non reproduite]" in mots
