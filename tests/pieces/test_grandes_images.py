"""Large pictures and long scans: laid out within the memory and the time of one exhibit, their bytes kept when they can be."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw

from dossier_juridique.errors import PieceIllisible
from dossier_juridique.pieces.encodage import png_is_plain
from tests.pieces.fabrique import lire


def _page(mode: str = "RGB", taille: tuple[int, int] = (400, 560), n: int = 1) -> Image.Image:
    image = Image.new("RGB", taille, "white")
    dessin = ImageDraw.Draw(image)
    dessin.rectangle((10, 10, 120, 60), fill="red")
    dessin.text((10, 200), f"PAGE {n}", fill="black", font_size=60)
    return image.convert(mode)


def _dessin(pdf: str, rang: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    image: Image.Image = document[rang].render(scale=1).to_pil().convert("RGB")
    document.close()
    return image


def _morceau(genre: bytes, donnees: bytes) -> bytes:
    return struct.pack(">I", len(donnees)) + genre + donnees + struct.pack(">I", zlib.crc32(genre + donnees))


def _png_blanc(large: int, haut: int) -> bytes:
    presse = zlib.compressobj(1)
    ligne = b"\x00" + b"\xff" * (3 * large)
    rangees = b"".join(presse.compress(ligne) for _ in range(haut)) + presse.flush()
    entete = struct.pack(">IIBBBBB", large, haut, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _morceau(b"IHDR", entete) + _morceau(b"IDAT", rangees) + _morceau(b"IEND", b"")


def test_a_plan_of_a_hundred_and_forty_million_points_is_produced_as_it_is(tmp_path: Path) -> None:
    plan = tmp_path / "plan.png"
    plan.write_bytes(_png_blanc(9933, 14043))
    lue = lire(plan)
    assert (lue.format, lue.pages) == ("PNG", 1)
    with pikepdf.open(lue.pdf) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        assert (int(image.Width), int(image.Height)) == (9933, 14043)


def test_the_rows_of_a_png_are_counted_without_decoding_it(tmp_path: Path) -> None:
    tampon = io.BytesIO()
    _page().save(tampon, "PNG")
    entier = tampon.getvalue()
    gate = bytearray(entier)
    gate[len(gate) // 2] ^= 0xFF
    tournee = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    _page().save(tournee, "PNG", exif=exif)
    for octets, attendu in (
        (entier, True), (entier[:-30], False), (bytes(gate), False), (entier + b"suite", False), (tournee.getvalue(), False),
        (entier[:-12], False),
    ):  # fmt: skip
        (tmp_path / "p.png").write_bytes(octets)
        assert png_is_plain(tmp_path / "p.png") is attendu
    (tmp_path / "p.png").write_bytes(entier + b"suite")
    assert lire(tmp_path / "p.png").pages == 1  # decoded, then: nothing of it is lost
    (tmp_path / "p.png").write_bytes(bytes(gate))
    with pytest.raises(PieceIllisible, match="abîmée"):
        lire(tmp_path / "p.png")


def test_a_jpeg_inside_a_tiff_keeps_its_bytes(tmp_path: Path) -> None:
    source = tmp_path / "scans.tif"
    vues = [_page(n=n) for n in (1, 2, 3)]
    vues[0].save(source, save_all=True, append_images=vues[1:], compression="jpeg", strip_size=10**8)
    lue = lire(source)
    assert lue.pages == 3
    with pikepdf.open(lue.pdf) as pdf, Image.open(source) as tiff:
        for rang, page in enumerate(pdf.pages):
            (image,) = page.get_images().values()
            assert image.Filter == pikepdf.Name.DCTDecode
            tiff.seek(rang)
            debut = tiff.tag_v2[273][0]
            bande = source.read_bytes()[debut : debut + tiff.tag_v2[279][0]]
            assert bande[-200:] in image.read_raw_bytes()
    rouge, vert, bleu = _dessin(lue.pdf).getpixel((80, 60))  # type: ignore[misc]
    assert rouge > 220 and vert < 40 and bleu < 40


@pytest.mark.parametrize("compression", ["tiff_lzw", "jpeg", "group4", "packbits"])
def test_every_page_of_a_tiff_is_drawn_upright_and_right(tmp_path: Path, compression: str) -> None:
    mode = "1" if compression == "group4" else "RGB"
    droite = tmp_path / "a.tif"
    couchee = tmp_path / "b.tif"
    _page(mode).save(droite, compression=compression)
    _page(mode).transpose(Image.Transpose.ROTATE_90).save(couchee, compression=compression, tiffinfo={274: 6})
    pages = [_dessin(lire(f).pdf).convert("L") for f in (droite, couchee)]
    assert pages[0].size == pages[1].size
    ecarts = Image.frombytes("L", pages[0].size, bytes(abs(a - b) for a, b in zip(*(p.tobytes() for p in pages), strict=True)))
    assert sum(ecarts.histogram()[60:]) < 20 and min(pages[0].getextrema()) < 100


@pytest.mark.parametrize(("nom", "format_"), [("a.gif", "GIF"), ("a.bmp", "BMP"), ("a.jp2", "JPEG 2000")])
def test_other_pictures_are_produced(tmp_path: Path, nom: str, format_: str) -> None:
    _page().save(tmp_path / nom)
    lue = lire(tmp_path / nom)
    assert (lue.format, lue.pages) == (format_, 1)
    rouge = [p for p in _dessin(lue.pdf).get_flattened_data() if p[0] > 180 and p[1] < 90]
    assert len(rouge) > 500


def test_an_animated_gif_is_refused(tmp_path: Path) -> None:
    _page().save(tmp_path / "a.gif", save_all=True, append_images=[_page(n=2)])
    with pytest.raises(PieceIllisible, match="animée"):
        lire(tmp_path / "a.gif")


def test_the_sheet_follows_the_shape_on_paper(tmp_path: Path) -> None:
    # A fax has twice as many points across as down; a false resolution would make a line of the picture.
    _page("1", (1728, 1145)).save(tmp_path / "fax.tif", compression="group4", dpi=(204, 98))
    _page(taille=(400, 560)).save(tmp_path / "faux.jpg", dpi=(1, 65000))
    for nom in ("fax.tif", "faux.jpg"):
        with pikepdf.open(lire(tmp_path / nom).pdf) as pdf:
            x0, y0, x1, y1 = (float(v) for v in pdf.pages[0].mediabox)
            assert y1 - y0 > x1 - x0
    noirs = sum(1 for p in _dessin(lire(tmp_path / "faux.jpg").pdf).convert("L").get_flattened_data() if p < 128)
    assert noirs > 5000


def test_a_long_screenshot_and_a_looping_tiff_are_said(tmp_path: Path) -> None:
    _page(taille=(300, 3000)).save(tmp_path / "long.png")
    assert any("allongée" in a for a in lire(tmp_path / "long.png").avertissements)
    _page().save(tmp_path / "t.tif", save_all=True, append_images=[_page(n=2)])
    octets = bytearray((tmp_path / "t.tif").read_bytes())
    (debut,) = struct.unpack("<I", octets[4:8])
    (nombre,) = struct.unpack("<H", octets[debut : debut + 2])
    octets[debut + 2 + 12 * nombre : debut + 6 + 12 * nombre] = struct.pack("<I", debut)
    (tmp_path / "t.tif").write_bytes(bytes(octets))
    assert any("tourne en rond" in a for a in lire(tmp_path / "t.tif").avertissements)


def test_a_damaged_picture_is_refused_after_an_email_too(tmp_path: Path) -> None:
    """The library that lays out e-mails takes cut pictures for whole ones: what is forked after it must not."""
    message = tmp_path / "m.eml"
    message.write_bytes(b"From: a@b.example\r\nTo: c@d.example\r\nSubject: Bonjour\r\n\r\nVoyez la photo.\r\n")
    tampon = io.BytesIO()
    _page().save(tampon, "PNG")
    for image, octets in (("p.png", tampon.getvalue()[:-2000]), ("p.jpg", _jpeg_coupe())):
        assert lire(message).pages == 1
        (tmp_path / image).write_bytes(octets)
        with pytest.raises(PieceIllisible, match="abîmée"):
            lire(tmp_path / image)


def _jpeg_coupe() -> bytes:
    tampon = io.BytesIO()
    _page().convert("RGB").save(tampon, "JPEG")
    return tampon.getvalue()[: len(tampon.getvalue()) // 2]
