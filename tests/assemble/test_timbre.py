"""The stamp as a reader sees it: in the visible page, upright, over nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageChops

from dossier_juridique.assemble import encre, stamp_pieces
from tests.assemble.fabrique import POLICES, TIMBRE, add_page, bundle, colour_box, marks, piece, text, view

COULEURS = {"rouge": (255, 0, 0), "vert": (0, 255, 0), "bleu": (0, 0, 255), "magenta": (255, 0, 255)}

# media box, keys of the page, visible box in user space
PAGES: dict[str, tuple[tuple[float, ...], dict[str, Any], tuple[float, float, float, float]]] = {
    "droite": ((0, 0, 595, 842), {}, (0, 0, 595, 842)),
    "tournee 90": ((0, 0, 595, 842), {"Rotate": 90}, (0, 0, 595, 842)),
    "tournee 180": ((0, 0, 595, 842), {"Rotate": 180}, (0, 0, 595, 842)),
    "tournee -90": ((0, 0, 595, 842), {"Rotate": -90}, (0, 0, 595, 842)),
    "tournee 450": ((0, 0, 842, 595), {"Rotate": 450}, (0, 0, 842, 595)),
    "tournee -630": ((0, 0, 842, 595), {"Rotate": -630}, (0, 0, 842, 595)),
    "rognee": ((0, 0, 1000, 1200), {"CropBox": [150, 200, 745, 1042]}, (150, 200, 745, 1042)),
    "rognee tournee": (
        (-300, -100, 1000, 1200),
        {"CropBox": [550, 900, -50, 100], "Rotate": 270},
        (-50, 100, 550, 900),
    ),
    "rognage debordant": ((10, 20, 605, 862), {"CropBox": [-500, -500, 5000, 5000]}, (10, 20, 605, 862)),
    "paysage A3": ((0, 0, 1191, 842), {}, (0, 0, 1191, 842)),
    "minuscule": ((0, 0, 100, 100), {}, (0, 0, 100, 100)),
    "minuscule tournee": ((50, 50, 150, 130), {"Rotate": 90}, (50, 50, 150, 130)),
    "ticket": ((0, 0, 226, 1200), {}, (0, 0, 226, 1200)),
    "unite": ((0, 0, 297, 421), {"UserUnit": 2}, (0, 0, 297, 421)),
}


def _stamp(dossier: Path, source: Path) -> Path:
    (sortie,) = stamp_pieces([piece("3", source)], TIMBRE, dossier, polices=POLICES)
    return sortie


def _reduction(avant: Image.Image, apres: Image.Image) -> dict[str, tuple[tuple[int, ...], tuple[int, ...]]]:
    trouves = {}
    for nom, teinte in COULEURS.items():
        a, b = colour_box(avant, teinte), colour_box(apres, teinte)
        assert a is not None and b is not None, f"le coin {nom} a disparu"
        trouves[nom] = (a, b)
    return trouves


@pytest.mark.parametrize("nom", PAGES)
def test_inked_corner_is_reduced_never_covered(nom: str, tmp_path: Path) -> None:
    media, cles, visible = PAGES[nom]
    source = tmp_path / "source.pdf"
    with Pdf.new() as pdf:
        # Ink beyond the visible box must not come into view with the reduction (but for the rounding of a pixel).
        dehors = b"1 1 0 rg -4000 -4000 9000 9000 re f 1 g %f %f %f %f re f\n" % (
            visible[0] - 3, visible[1] - 3, visible[2] - visible[0] + 6, visible[3] - visible[1] + 6,
        )  # fmt: skip
        add_page(pdf, dehors + marks(*visible), media, **cles)
        pdf.save(source)
    sortie = _stamp(tmp_path, source)

    avant, apres = view(source, 0, 600), view(sortie, 0, 600)
    assert avant.size == apres.size
    with pikepdf.open(sortie) as pdf:
        assert pdf.pages[0].obj.get("/UserUnit", 1) == cles.get("UserUnit", 1)
    assert colour_box(apres, (255, 255, 0)) is None, "du contenu rogné est devenu visible"
    coins = _reduction(avant, apres)
    largeur, hauteur = apres.size
    haut = min(b[1] for _, b in coins.values())
    echelle = (hauteur - haut) / hauteur
    assert 0.75 < echelle < 0.99
    for a, b in coins.values():
        # Same corner, same shape, smaller: nothing was turned, mirrored, cut or covered.
        assert abs((b[2] - b[0]) - (a[2] - a[0]) * echelle) <= 3
        assert abs((b[3] - b[1]) - (a[3] - a[1]) * echelle) <= 3
        assert abs(b[0] - (largeur * (1 - echelle) / 2 + a[0] * echelle)) <= 3
        assert abs(b[1] - (hauteur * (1 - echelle) + a[1] * echelle)) <= 3
    # All that is above the reduced page is the stamp, and the stamp is wholly there.
    bande = apres.crop((0, 0, largeur, haut)).convert("L").point(lambda v: 255 if v < 140 else 0)
    vu = bande.getbbox()
    assert vu is not None
    assert vu[0] > largeur * 0.02 and vu[2] < largeur and vu[1] > 0 and vu[3] < haut


@pytest.mark.parametrize("nom", [n for n in PAGES if "minuscule" not in n])
def test_empty_corner_keeps_the_page_as_it_is(nom: str, tmp_path: Path) -> None:
    media, cles, visible = PAGES[nom]
    source = tmp_path / "source.pdf"
    x0, y0, x1, y1 = visible
    with Pdf.new() as pdf:
        milieu = (x0 + x1) / 2, (y0 + y1) / 2
        add_page(pdf, marks(milieu[0] - 90, milieu[1] - 90, milieu[0] + 90, milieu[1] + 90), media, **cles)
        pdf.save(source)
    sortie = _stamp(tmp_path, source)
    avant, apres = view(source, 0), view(sortie, 0)
    assert avant.size == apres.size
    ecart = ImageChops.difference(avant, apres).convert("L").point(lambda v: 255 if v > 8 else 0)
    boite = ecart.getbbox()
    assert boite is not None, "aucun timbre"
    assert boite[0] > avant.width * 0.05 and boite[2] < avant.width and boite[1] > 0 and boite[3] < 60
    assert ImageChops.invert(avant.crop(boite)).getbbox() is None, "le timbre couvre de l'encre"


def test_stamp_is_upright_and_the_same_on_turned_pages(tmp_path: Path) -> None:
    images = []
    for nom in ("droite", "tournee 180", "tournee 450", "tournee -90", "rognee", "paysage A3"):
        media, cles, _ = PAGES[nom]
        source = tmp_path / f"{nom}.pdf"
        with Pdf.new() as pdf:
            add_page(pdf, b"", media, **cles)
            pdf.save(source)
        page = view(_stamp(tmp_path, source), 0)
        images.append(page.crop((page.width - 200, 0, page.width, 45)).convert("L"))
    for image in images[1:]:
        ecarts = ImageChops.difference(images[0], image).histogram()
        assert sum(ecarts[60:]) < 25


def test_words_of_the_stamp_are_text(tmp_path: Path) -> None:
    source = tmp_path / "s.pdf"
    with Pdf.new() as pdf:
        for _ in range(2):
            add_page(pdf, text("contenu"), Rotate=90)
        pdf.save(source)
    with pdfplumber.open(_stamp(tmp_path, source)) as lu:
        for i, page in enumerate(lu.pages, 1):
            mots = page.extract_text()
            assert f"PIÈCE N° 3 – page {i}/2" in mots
            assert "SARL Durand & Fils" in mots


@pytest.mark.parametrize(
    "contenu",
    [
        b"q q q 0.2 0 0 0.2 300 300 cm ",
        b"Q Q Q ",
        b"q 0 0 50 50 re W n ",
        b"BT /F 900 Tf 3 Tr ",
        b"/X BMC ",
        None,
    ],
)
def test_graphics_state_left_open(contenu: bytes | None, tmp_path: Path) -> None:
    source = tmp_path / "s.pdf"
    with Pdf.new() as pdf:
        add_page(pdf, contenu)
        add_page(pdf, b"")
        pdf.save(source)
    sortie = _stamp(tmp_path, source)
    essai, reference = view(sortie, 0), view(sortie, 1)
    zone = (595 - 200, 0, 595, 45)
    # Only the page number (1/2, 2/2) may differ.
    assert sum(ImageChops.difference(essai.crop(zone), reference.crop(zone)).convert("L").histogram()[60:]) < 60
    assert colour_box(essai, (0, 0, 0)) is not None


def test_crop_box_outside_the_page_is_ignored(tmp_path: Path) -> None:
    source = tmp_path / "s.pdf"
    with Pdf.new() as pdf:
        add_page(pdf, marks(0, 0, 595, 842), CropBox=[2000, 2000, 2500, 2500])
        pdf.save(source)
    page = view(_stamp(tmp_path, source), 0)
    assert page.size == (595, 842) and colour_box(page, (0, 0, 255)) is not None
    assert colour_box(page.crop((300, 0, 595, 30)), (0, 0, 0)) is not None


def test_missing_resources_shared_and_split_contents(tmp_path: Path) -> None:
    source = tmp_path / "s.pdf"
    with Pdf.new() as pdf:
        sans = add_page(pdf, marks(200, 300, 400, 500))
        del sans.Resources
        partage = pdf.make_stream(marks(100, 100, 300, 300))
        for _ in range(2):
            add_page(pdf, None).Contents = partage
        coupe = add_page(pdf, None)
        coupe.Contents = Array([pdf.make_stream(b"1 0 0 rg 200 300"), pdf.make_stream(b"80 80 re f")])
        add_page(pdf, None).Contents = Array([])
        pdf.save(source)
    sortie = _stamp(tmp_path, source)
    for index in range(5):
        avant, apres = view(source, index), view(sortie, index)
        sous = (0, 60, 595, 842)
        assert ImageChops.difference(avant.crop(sous), apres.crop(sous)).getbbox() is None
        assert colour_box(apres.crop((0, 0, 595, 60)), (0, 0, 0)) is not None


def test_inherited_boxes_and_rotation(tmp_path: Path) -> None:
    source = tmp_path / "s.pdf"
    with Pdf.new() as pdf:
        page = add_page(pdf, marks(50, 60, 450, 360))
        for cle in ("/MediaBox",):
            del page[cle]
        pdf.Root.Pages.MediaBox = Array([0, 0, 900, 900])
        pdf.Root.Pages.CropBox = Array([50, 60, 450, 360])
        pdf.Root.Pages.Rotate = 90
        pdf.save(source)
    avant, apres = view(source, 0), view(_stamp(tmp_path, source), 0)
    assert avant.size == apres.size == (300, 400)
    coins = _reduction(avant, apres)
    assert coins["bleu"][0][2] == 300 and min(b[1] for _, b in coins.values()) > 20


def test_annotations_move_with_a_reduced_page_once(tmp_path: Path) -> None:
    source = tmp_path / "s.pdf"
    with Pdf.new() as pdf:
        page = add_page(pdf, marks(0, 0, 595, 842))
        lien = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Link, Border=Array([0, 0, 0]), Rect=Array([0, 0, 595, 842]),
                QuadPoints=Array([0, 842, 595, 842, 0, 0, 595, 0]),
            )
        )  # fmt: skip
        page.Annots = Array([lien])
        add_page(pdf, marks(0, 0, 595, 842)).Annots = Array([lien])
        pdf.save(source)
    sortie = _stamp(tmp_path, source)
    coins = _reduction(view(source, 0), view(sortie, 0))
    with pikepdf.open(sortie) as pdf:
        for p in pdf.pages:
            rect = [float(v) for v in p.obj.Annots[0].Rect]
            quad = [float(v) for v in p.obj.Annots[0].QuadPoints]
            assert rect[1] == 0 and abs(rect[0] - coins["rouge"][1][0]) < 1.5
            assert abs(rect[2] - coins["vert"][1][2]) < 1.5 and abs(842 - rect[3] - coins["bleu"][1][1]) < 1.5
            assert quad[:4] == [rect[0], rect[3], rect[2], rect[3]]


def test_annotation_under_the_stamp_counts_as_ink(tmp_path: Path) -> None:
    source = tmp_path / "s.pdf"
    with Pdf.new() as pdf:
        add_page(pdf, text("vide")).Annots = Array(
            [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([500, 800, 590, 840]))]
        )
        pdf.save(source)
    with pikepdf.open(_stamp(tmp_path, source)) as pdf:
        assert float(pdf.pages[0].obj.Annots[0].Rect[3]) < 842 - 9 - 26


def test_scan_is_reduced_without_loss_of_resolution(tmp_path: Path) -> None:
    source, image = tmp_path / "s.pdf", Image.new("L", (1240, 1754), 255)
    image.save(tmp_path / "i.jpg")
    octets = (tmp_path / "i.jpg").read_bytes()
    with Pdf.new() as pdf:
        page = add_page(pdf, b"q 595 0 0 842 0 0 cm /I Do Q")
        page.Resources.XObject = Dictionary(
            I=pikepdf.Stream(
                pdf, octets, Type=Name.XObject, Subtype=Name.Image, Width=1240, Height=1754,
                ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.DCTDecode,
            )
        )  # fmt: skip
        pdf.save(source)
    sortie = _stamp(tmp_path, source)
    with pikepdf.open(sortie) as pdf:
        page = pdf.pages[0].obj
        assert bytes(page.Resources.XObject["/DjPiece"].Resources.XObject.I.read_raw_bytes()) == octets
        assert b" cm /DjPiece Do" in page.Contents.read_bytes()


def test_signature_is_drawn_but_no_longer_claimed(tmp_path: Path) -> None:
    source = tmp_path / "s.pdf"
    with Pdf.new() as pdf:
        page = add_page(pdf, text("signé"))
        dessin = pdf.make_stream(b"0 0 1 rg 0 0 100 40 re f", Type=Name.XObject, Subtype=Name.Form)
        dessin.BBox = Array([0, 0, 100, 40])
        champ = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=pikepdf.String("sig"), F=4,
                Rect=Array([100, 100, 200, 140]), AP=Dictionary(N=dessin), V=Dictionary(Type=Name.Sig),
            )
        )  # fmt: skip
        page.Annots = Array([champ])
        pdf.Root.AcroForm = Dictionary(Fields=Array([champ]), SigFlags=3)
        pdf.save(source)
    sortie = _stamp(tmp_path, source)
    assert colour_box(view(sortie, 0), (0, 0, 255)) == (100, 702, 200, 742)
    with pikepdf.open(sortie) as pdf:
        assert "/AcroForm" not in pdf.Root and "/V" not in pdf.pages[0].obj.Annots[0]


def test_hostile_drawing_is_reduced_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr(encre, "_ask", lambda demandes: [[True]] if len(demandes) == 1 else [])
    zones = [(0.5, 0.5, 1.0, 1.0)]
    assert encre.empty_zones([("a.pdf", zones * 3), ("b.pdf", zones)]) == [[None] * 3, [True]]


def test_a_page_too_long_to_draw_is_given_up_soon_and_not_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource


    source = tmp_path / "piege.pdf"
    with Pdf.new() as pdf:
        page = add_page(pdf, b"/S sh")
        calcul = b"{ " + b"sin cos exch sin cos exch " * 9000 + b"dup }"
        fonction = pdf.make_stream(calcul, FunctionType=4, Domain=[0, 595, 0, 842], Range=[0, 1, 0, 1, 0, 1])
        page.Resources.Shading = Dictionary(
            S=Dictionary(ShadingType=1, ColorSpace=Name.DeviceRGB, Domain=[0, 595, 0, 842], Function=fonction)
        )
        pdf.save(source)
    avant = resource.getrusage(resource.RUSAGE_CHILDREN)
    liasse = bundle([piece("1", source)], tmp_path / "l.pdf")
    apres = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert not liasse.pieces[0].poses[0].dessinable and liasse.pieces[0].poses[0].echelle < 1
    assert apres.ru_utime - avant.ru_utime < 6

    demandes: list[object] = []
    monkeypatch.setattr(encre, "_ask", lambda d: demandes.append(d) or [])
    stamp_pieces([piece("1", source)], TIMBRE, tmp_path, polices=POLICES, posees={"1": liasse.pieces[0].poses})
    assert demandes == [] and (tmp_path / "Piece_1.pdf").is_file()


def test_a_zone_already_looked_at_is_not_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file of the exhibit follows what the filing found; where its stamp reaches further, the page is looked at."""
    source = tmp_path / "s.pdf"
    with Pdf.new() as pdf:
        add_page(pdf, text("contenu"))
        add_page(pdf, text("en haut", x=520, y=815))
        pdf.save(source)
    liasse = bundle([piece("1", source)], tmp_path / "l.pdf")
    poses = liasse.pieces[0].poses
    assert [pose.echelle == 1 for pose in poses] == [True, False]
    demandes: list[object] = []
    demander = encre._ask
    monkeypatch.setattr(encre, "_ask", lambda d: demandes.append(d) or demander(d))
    seule, connue = tmp_path / "seule", tmp_path / "connue"
    seule.mkdir(), connue.mkdir()
    (sans,) = stamp_pieces([piece("1", source)], TIMBRE, seule, polices=POLICES)
    assert len(demandes) == 1
    (avec,) = stamp_pieces([piece("1", source)], TIMBRE, connue, polices=POLICES, posees={"1": poses})
    assert len(demandes) == 1
    assert avec.read_bytes() == sans.read_bytes()
    etroites = [replace(pose, timbre=(0.9, 0.9, 0.91, 0.91)) for pose in poses]
    stamp_pieces([piece("1", source)], TIMBRE, connue, polices=POLICES, posees={"1": etroites})
    assert len(demandes) == 2


def test_same_inputs_same_bytes(tmp_path: Path) -> None:
    source = tmp_path / "s.pdf"
    with Pdf.new() as pdf:
        add_page(pdf, text("contenu"))
        pdf.save(source)
    un, deux = tmp_path / "un", tmp_path / "deux"
    un.mkdir(), deux.mkdir()
    assert _stamp(un, source).read_bytes() == _stamp(deux, source).read_bytes()
    assert pypdfium2.PdfDocument(un / "Piece_3.pdf").get_metadata_dict()["Title"].endswith("Facture")


def test_name_in_any_alphabet(tmp_path: Path) -> None:
    from dossier_juridique.model.liasse import Timbre

    source = tmp_path / "s.pdf"
    with Pdf.new() as pdf:
        add_page(pdf, text("contenu"))
        pdf.save(source)
    long = "Société générale d'exploitation des établissements Łukasz Œuvré & Cie – Иван – " * 3
    (sortie,) = stamp_pieces([piece("3 bis", source)], Timbre(long), tmp_path, polices=POLICES)
    with pdfplumber.open(sortie) as lu:
        mots = lu.pages[0].extract_text()
    assert "PIÈCE N° 3 bis" in mots and "Œuvré & Cie" in mots and "…" in mots
