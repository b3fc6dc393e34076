"""La lecture rapide des caractères est celle de pdfplumber, caractère pour caractère ; ce qu'on voit se décide à l'identique."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdfplumber.utils.text import extract_words
from PIL import Image

from dossier_juridique import relecture
from dossier_juridique.relecture import signes, visible
from dossier_juridique.relecture.mots import words
from dossier_juridique.render import render_partie, render_pdf, shipped_modeles
from tests.actes.fabrique import document
from tests.relecture.test_visible import CACHEES, VISIBLES

CLES = ("text", "x0", "top", "x1", "bottom", "upright", "size", "non_stroking_color")


def _meme(octets: bytes) -> list[signes.PageBrute]:
    vites, lentes = list(signes._read(io.BytesIO(octets), None)), list(signes.read_with_pdfplumber(octets))
    assert [(p.largeur, p.hauteur) for p in vites] == [(p.largeur, p.hauteur) for p in lentes]
    for vite, lente in zip(vites, lentes, strict=True):
        assert [[s[c] for c in CLES] for s in vite.signes] == [[s[c] for c in CLES] for s in lente.signes]
    return vites


def _charte(css: str, tmp_path: Path) -> bytes:
    bureau = tmp_path / "charte"
    bureau.mkdir()
    fournie = next(shipped_modeles().candidates("charte/charte.css")).read_text("utf-8")
    (bureau / "charte.css").write_text(f"{fournie}\n{css}\n", "utf-8")
    return render_pdf(document("relance-2"), shipped_modeles(tmp_path))


@pytest.mark.parametrize("acte", ["relance-1", "mise-en-demeure", "decompte"])
def test_un_acte_se_lit_comme_pdfplumber_le_lit(acte: str) -> None:
    pages = _meme(render_pdf(document(acte), shipped_modeles()))
    assert sum(len(p.signes) for p in pages) > 1000


def test_plusieurs_actes_et_un_nombre_de_pages() -> None:
    octets, _ = render_partie([document("relance-1"), document("decompte")], shipped_modeles(), total_pages=9)
    pages = _meme(octets)
    assert len(pages) > 1 and len(list(signes.read_signs(octets, 1))) == 1


def test_du_texte_tourne_et_reduit(tmp_path: Path) -> None:
    _meme(_charte("table { transform: rotate(7deg) scale(.9); letter-spacing: .3pt; word-spacing: 2pt }", tmp_path))


@pytest.mark.parametrize(
    "contenu",
    [b"BT /F1 12 Tf 72 700 Td (Total \\(d\\373\\)) Tj ET",
     b"BT /F1 12 Tf 72 700 Td <41> Tj ET BI /W 1 /H 1 /BPC 8 /CS /G ID a EI",
     b"% commentaire\nBT /F1 12 Tf 72 700 Td <41> Tj ET", b"BT /F1 12 Tf 72 700 Td <41 42> Tj ET"],
)  # fmt: skip
@pytest.mark.parametrize("tourne", [0, 90])
def test_ce_qui_sort_de_l_ordinaire_est_laisse_a_pdfplumber(contenu: bytes, tourne: int) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        police = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(police)))
        page.obj.Contents = pdf.make_stream(contenu)
        page.obj.Rotate = tourne
        flux = io.BytesIO()
        pdf.save(flux)
    with pytest.raises(signes.PasOrdinaire):
        list(signes._read(io.BytesIO(flux.getvalue()), None))
    lus, voulus = (list(f(flux.getvalue())) for f in (signes.read_signs, signes.read_with_pdfplumber))
    assert lus == voulus and lus[0].signes
    assert relecture.read_pages(flux.getvalue())[0].texte


@pytest.mark.parametrize("flux", [False, True])
def test_les_mots_sont_ceux_de_pdfplumber(flux: bool, tmp_path: Path) -> None:
    """Those of a page, then of pages where signs are moved, turned, made blank, empty or double."""
    [page, *_] = signes.read_signs(_charte("", tmp_path))
    hasard, cles = random.Random(5), ("text", "x0", "top", "x1", "bottom")
    for tour in range(30):
        lus = [dict(s) for s in page.signes]
        for signe in hasard.sample(lus, 8 * tour):
            signe["upright"] = hasard.random() < 0.6
            signe["text"] = hasard.choice(("", " ", "a", "\ufb01", "\u00a0", "ab"))
            large, haute = signe["x1"] - signe["x0"], signe["bottom"] - signe["top"]
            signe["x0"] += hasard.choice((-9, -2, 0, 1, 1.6, 40))
            signe["top"] += hasard.choice((-9, -2, 0, 1, 2.9, 3.1))
            signe["x1"], signe["bottom"] = signe["x0"] + large, signe["top"] + haute
        attendus = extract_words(lus, use_text_flow=flux, x_tolerance=1.5)
        assert len(attendus) > 100
        assert [[m[c] for c in cles] for m in words(lus, flux=flux)] == [[m[c] for c in cles] for m in attendus]


def _par_le_compte(signe: dict[str, Any], image: Image.Image) -> bool | None:
    """The rule as it is said, pixel by pixel; None where the page does not decide."""
    x0, haut, x1, bas = (signe[c] * visible._ECHELLE for c in ("x0", "top", "x1", "bottom"))
    boite = (max(0, int(x0) - 2), max(0, int(haut) - 2), min(image.width, int(x1) + 3), min(image.height, int(bas) + 3))
    couleur = visible._grey(signe["non_stroking_color"])
    if min(signe["size"], signe["bottom"] - signe["top"]) < visible.CORPS_MINIMAL or boite[2] - boite[0] < 2 or couleur is None:
        return None
    pixels = list(image.crop(boite).tobytes())
    fond = max(range(256), key=lambda g: (pixels.count(g), -g))
    if abs(couleur - fond) < visible._CONTRASTE:
        return False
    seuil = fond + (couleur - fond) // visible._PART_ENCREE
    return any(p >= seuil for p in pixels) if couleur > fond else any(p <= seuil for p in pixels)


@pytest.mark.parametrize("css", [*VISIBLES.values(), CACHEES["recouvert"], CACHEES["presque blanc"]])
def test_ce_qui_se_voit_se_decide_comme_au_compte_des_pixels(css: str, tmp_path: Path) -> None:
    octets = _charte(css, tmp_path)
    [page, *_] = signes.read_signs(octets)
    with visible.drawn_pages(octets) as dessin:
        dessinee = dessin(0)
    colonnes = dessinee.columns(0, dessinee.hauteur)
    image = Image.frombytes("L", (dessinee.hauteur, dessinee.largeur), colonnes).transpose(Image.Transpose.TRANSPOSE)
    compares = 0
    caches = visible.hidden(page.signes, dessinee, page.largeur, page.hauteur)
    assert caches == [s for s in page.signes if not visible.is_visible(s, dessinee, page.largeur, page.hauteur)]
    for signe in page.signes[::7]:
        attendu = _par_le_compte(signe, image) if signe["text"].strip() else None
        if attendu is not None and signe["x1"] > 0 and signe["x0"] < page.largeur:
            compares += 1
            assert visible.is_visible(signe, dessinee, page.largeur, page.hauteur) is attendu, signe
    assert compares > 100
