"""Pictures, messages, texts, and what is none of these."""

from __future__ import annotations

import email
import gzip
import io
import zipfile
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from dossier_juridique.errors import PieceIllisible
from dossier_juridique.pieces import hash_file
from dossier_juridique.pieces.dits import french_date, kind, weight
from tests.pieces.fabrique import lire


def rendre(chemin: str, rang: int = 0) -> Image.Image:
    with pypdfium2.PdfDocument(chemin) as document:
        return document[rang].render(scale=1).to_pil().convert("RGB")


def texte(chemin: str) -> str:
    with pypdfium2.PdfDocument(chemin) as document:
        return "\n".join(str(page.get_textpage().get_text_bounded()) for page in document)


def drapeau(mode: str = "RGB") -> Image.Image:
    """Red above, blue below, twice as wide as high."""
    image = Image.new("RGB", (1600, 800), "red")
    image.paste("blue", (0, 400, 1600, 800))
    return image.convert(mode)


def test_a_jpeg_turned_by_its_exif_is_shown_upright_with_its_own_bytes(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the picture must be turned a quarter clockwise: red ends up on the right
    source = tmp_path / "photo.jpg"
    drapeau().save(source, exif=exif)
    lue = lire(source)
    assert (lue.format, lue.pages, lue.pages_sans_texte) == ("JPEG", 1, (1,))
    page = rendre(lue.pdf)
    assert page.height > page.width
    gauche, droite = page.getpixel((page.width // 4, 400)), page.getpixel((3 * page.width // 4, 400))
    assert gauche[2] > 200 > 60 > gauche[0] and droite[0] > 200 > 60 > droite[2]
    balayage = source.read_bytes()[-2000:-2]
    assert balayage in Path(lue.pdf).read_bytes()  # not encoded a second time


def test_a_heic_photo_of_a_telephone_is_shown_upright(tmp_path: Path) -> None:
    import pillow_heif

    source = tmp_path / "photo.heic"
    pillow_heif.from_pillow(drapeau()).save(source, quality=90)
    lue = lire(source)
    assert (lue.format, lue.pages, lue.pages_sans_texte) == ("HEIC", 1, (1,))
    page = rendre(lue.pdf)
    haut, bas = page.getpixel((page.width // 2, page.height // 3)), page.getpixel((page.width // 2, 2 * page.height // 3))
    assert haut[0] > 200 > 60 > haut[2] and bas[2] > 200 > 60 > bas[0]


@pytest.mark.parametrize("autre", [None, "tiff_lzw"])
def test_the_pages_of_a_fax_keep_their_bytes(tmp_path: Path, autre: str | None) -> None:
    pages = []
    for rang in range(3):
        page = Image.new("1", (1700, 2200), 1)
        page.paste(0, (200 + 300 * rang, 300, 400 + 300 * rang, 1800))
        pages.append(page)
    source = tmp_path / "fax.tif"
    bande = {278: 2200}  # one strip a page, as scanners write
    pages[0].save(source, compression="group4", save_all=True, append_images=pages[1:], dpi=(200, 200), tiffinfo=bande)
    if autre:  # one page is not a fax: none is embedded as it is, and none is lost
        pages[1].save(source, compression=autre, save_all=True, append_images=pages[2:], dpi=(200, 200))
    lue = lire(source)
    assert lue.pages == (2 if autre else 3)
    for rang in range(lue.pages):
        vue = rendre(lue.pdf, rang)
        barre = 300 * (rang + bool(autre))
        assert vue.getpixel((int((300 + barre) * vue.width / 1980) + 20, vue.height // 2))[0] < 90
    if autre is None:
        with Image.open(source) as image:
            for rang in range(3):
                image.seek(rang)
                (debut,), (longueur,) = image.tag_v2[273], image.tag_v2[279]
                assert source.read_bytes()[debut : debut + longueur] in Path(lue.pdf).read_bytes()


def test_a_mirrored_jpeg_is_redrawn_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 4  # upside down, mirrored
    source = tmp_path / "photo.jpg"
    drapeau().save(source, exif=exif)
    page = rendre(lire(source).pdf)
    milieu = page.width // 2
    haut, bas = page.getpixel((milieu, page.height // 2 - 60)), page.getpixel((milieu, page.height // 2 + 60))
    assert haut[2] > 200 and bas[0] > 200


def test_transparency_is_laid_on_white(tmp_path: Path) -> None:
    source = tmp_path / "tampon.png"
    Image.new("RGBA", (900, 900), (0, 0, 0, 0)).save(source)
    page = rendre(lire(source).pdf)
    assert page.getpixel((page.width // 2, page.height // 2)) == (255, 255, 255)


@pytest.mark.parametrize(("mode", "format_"), [("CMYK", "JPEG"), ("1", "TIFF"), ("P", "PNG"), ("RGB", "WEBP"),
                                               ("I;16", "PNG")])  # fmt: skip
def test_the_modes_of_scanners_and_telephones_pass(tmp_path: Path, mode: str, format_: str) -> None:
    source = tmp_path / "sans_extension"
    image = Image.new("I;16", (900, 900), 30_000) if mode == "I;16" else drapeau(mode)
    image.save(source, format_)
    lue = lire(source)
    assert lue.pages == 1 and lue.format.upper() == format_
    page = rendre(lue.pdf)
    centre = page.getpixel((page.width // 2, page.height // 2 - 20))
    if mode == "I;16":
        assert abs(centre[0] - 117) < 5
    elif mode == "CMYK":
        assert centre[0] > 200 > centre[2]


def test_every_page_of_a_tiff_comes_out(tmp_path: Path) -> None:
    source = tmp_path / "scan.pdf"  # a wrong name changes nothing
    pages = [Image.new("L", (1240, 1754), gris) for gris in (10, 120, 240)]
    pages[0].save(source, "TIFF", save_all=True, append_images=pages[1:])
    lue = lire(source)
    assert (lue.format, lue.pages) == ("TIFF", 3)
    assert [abs(rendre(lue.pdf, rang).getpixel((300, 400))[0] - g) < 6 for rang, g in enumerate((10, 120, 240))] == [
        True, True, True]  # fmt: skip


def test_an_image_bomb_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "bombe.png"
    Image.new("1", (20_000, 20_000)).save(source)
    with pytest.raises(PieceIllisible, match="millions de points"):
        lire(source)


def test_a_truncated_jpeg_is_refused(tmp_path: Path) -> None:
    tampon = io.BytesIO()
    Image.effect_noise((800, 800), 90).save(tampon, "JPEG")
    source = tmp_path / "photo.jpg"
    source.write_bytes(tampon.getvalue()[: len(tampon.getvalue()) // 2])
    with pytest.raises(PieceIllisible, match="abîmée"):
        lire(source)


def courriel() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Jeanne Été <jeanne@exemple.fr>"
    message["To"] = "client@exemple.fr"
    message["Date"] = "Mon, 02 Mar 2026 10:00:00 +0100"
    message["Subject"] = "Facture & <b>relance</b> \u202e1"
    message.set_content("Bonjour,\n\nDupont & Fils <script>alert(1)</script>\n")
    message.add_alternative('<p>Autre</p><img src="http://suivi.example/x.png">', subtype="html")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="../../etc/facture.pdf")
    return message


def test_a_message_shows_its_headers_its_words_and_what_was_attached(tmp_path: Path) -> None:
    source = tmp_path / "message.eml"
    source.write_bytes(courriel().as_bytes())
    lue = lire(source)
    assert lue.format == "courriel"
    mots = " ".join(texte(lue.pdf).split())
    for attendu in ("jeanne@exemple.fr", "lundi 2 mars 2026 à 10 h 00 (UTC+1)", "facture.pdf — PDF, 8 octets",
                    "Facture & <b>relance</b> \\u202e1",
                    "Dupont & Fils <script>alert(1)</script>", "facture.pdf", "SHA-256"):  # fmt: skip
        assert attendu in mots, attendu
    assert "../" not in mots and "Autre" not in mots
    assert lue.jointes == () and any("facture.pdf" in p and "abîmé" in p for p in lue.avertissements)
    premiere = hash_file(Path(lue.pdf))
    assert hash_file(Path(lire(source).pdf)) == premiere


@pytest.mark.parametrize(
    ("entete", "dite"),
    [
        ("Tue, 3 Mar 2026 10:15:32 +0100", "mardi 3 mars 2026 à 10 h 15 min 32 s (UTC+1)"),
        ("Sun, 1 Feb 2026 23:05:00 -0330", "dimanche 1er février 2026 à 23 h 05 (UTC-3:30)"),
        ("Tue, 03 Mar 2026 09:00 GMT", "mardi 3 mars 2026 à 9 h 00 (UTC)"),
        ("Tue, 03 Mar 2026 09:00 -0000", "mardi 3 mars 2026 à 9 h 00 (UTC, fuseau non indiqué)"),
        ("hier soir", ""),
    ],
)
def test_the_day_of_a_message_is_said_in_french(entete: str, dite: str) -> None:
    message = email.message_from_string(f"Date: {entete}\n\nx", policy=policy.default)
    assert french_date(message).replace("\u00a0", " ") == dite


def test_the_kind_and_the_weight_of_a_file_are_said_in_french() -> None:
    assert [kind("application/pdf", "x"), kind("application/octet-stream", "plan.dwg"), kind("application/x-y", "sans")] == [
        "PDF", "fichier DWG", "fichier"
    ]  # fmt: skip
    assert kind("image/x-icon", "a\u202efdp.ico") == "image ICO"
    assert [weight(n).replace("\u00a0", " ") for n in (1, 532, 11_800, 999_600, 2_340_000)] == [
        "1 octet", "532 octets", "12 Ko", "1,0 Mo", "2,3 Mo"
    ]  # fmt: skip


def test_a_name_that_turns_the_reading_around_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"] = "a@exemple.fr"
    message.set_content("Bonjour")
    for nom in ("facture\u202efdp.exe", "a\u2066b\u2069.bin"):
        message.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename=nom)
    source = tmp_path / "message.eml"
    source.write_bytes(message.as_bytes())
    lue = lire(source)
    mots = texte(lue.pdf)
    assert "facture\\u202efdp.exe" in mots and not any(c in mots for c in "\u202e\u2066\u2069")
    assert not any(c in a for a in lue.avertissements for c in "\u202e\u2066\u2069")


def test_an_html_message_gives_its_words_only(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"] = "a@exemple.fr"
    message["Subject"] = "s"
    message.set_content('<style>p{}</style><p>Un &eacute;t&eacute;<br>Deux</p><img src="file:///etc/passwd">',
                        subtype="html")  # fmt: skip
    source = tmp_path / "m.eml"
    source.write_bytes(message.as_bytes())
    lue = lire(source)
    mots = texte(lue.pdf)
    assert "Un été" in mots and "Deux" in mots and "p{}" not in mots and "passwd" not in mots
    assert any("HTML" in phrase for phrase in lue.avertissements)


def test_a_message_nested_beyond_reason_is_refused(tmp_path: Path) -> None:
    entete = b"From: a@b.fr\nSubject: s\nMIME-Version: 1.0\n"
    niveaux = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i) for i in range(60))
    source = tmp_path / "m.eml"
    source.write_bytes(entete + niveaux + b"Content-Type: text/plain\n\nfond\n")
    with pytest.raises(PieceIllisible, match="imbrique"):
        lire(source)


@pytest.mark.parametrize("jeu", ["utf-8", "cp1252", "utf-16"])
def test_a_plain_text_keeps_its_accents(tmp_path: Path, jeu: str) -> None:
    source = tmp_path / "note.txt"
    source.write_bytes("Été dû : 1 000 €\n\tretrait\n".encode(jeu))
    lue = lire(source)
    assert lue.format == "texte" and "Été dû : 1 000 €" in texte(lue.pdf)
    assert lue.avertissements == ()


def _zip(nom: str) -> bytes:
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w") as archive:
        archive.writestr(nom, "x")
    return tampon.getvalue()


@pytest.mark.parametrize(
    ("octets", "attendu"),
    [
        (b"", "vide"),
        (b"\x00" * 5000, "octets nuls"),
        (b"<!DOCTYPE html><html><body>Session expir\xc3\xa9e</body></html>", "page web"),
        (gzip.compress(b"%PDF-1.7", mtime=0), "gzip"),
        (_zip("word/document.xml"), "Word"),
        (_zip("xl/workbook.xml"), "Excel"),
        (_zip("content.xml"), "OpenDocument"),
        (_zip("a.pdf"), "ZIP"),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40, "HEIC|abîmée"),
        (b"MZ\x90\x00" + b"\x01" * 60, "programme"),
        (b"From: a@b.fr\nDate: x\nSubject: s\n\nbonjour", "courriel"),
        (b"des mots sans plus", "texte brut"),
        (bytes(range(1, 200)), "pas reconnu"),
    ],
)  # fmt: skip
def test_what_is_no_exhibit_is_named_for_what_it_is(tmp_path: Path, octets: bytes, attendu: str) -> None:
    source = tmp_path / "piece.pdf"
    source.write_bytes(octets)
    with pytest.raises(PieceIllisible, match=attendu):
        lire(source)
