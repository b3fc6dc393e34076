"""The fonts delivered: free, renamed, complete for French, and with the spaces French figures need."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pdfplumber
import pytest
from fontTools.ttLib import TTFont

from dossier_juridique import registre
from dossier_juridique.errors import SortieRefusee
from dossier_juridique.render import export_modeles, render_pdf
from dossier_juridique.render.modeles import shipped_modeles
from tests.actes.fabrique import document as lettre

POLICES = shipped_modeles().polices()
FRANCAIS = "ABCXYZabcxyz0123456789 ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸàâäçéèêëîïôöùûüÿœŒæÆ«»“”‘’…–—•·°€%№§&@ŁłŠš\u00a0\u202f\u2011"


def test_five_files() -> None:
    assert [p.name for p in POLICES] == [
        "DossierSans-Bold.ttf", "DossierSans-Regular.ttf", "DossierSerif-Bold.ttf", "DossierSerif-Italic.ttf",
        "DossierSerif-Regular.ttf",
    ]  # fmt: skip


@pytest.mark.parametrize("chemin", POLICES, ids=lambda p: p.stem)
def test_font(chemin: Path) -> None:
    police = TTFont(chemin)
    table = police.getBestCmap()
    assert not [f"U+{ord(c):04X}" for c in FRANCAIS if ord(c) not in table]
    chiffres = {police["hmtx"][table[ord(c)]][0] for c in "0123456789"}
    assert len(chiffres) == 1, "figures of one width, or amounts do not line up"
    fine = police["hmtx"][table[0x202F]][0]
    assert 0 < fine < police["hmtx"][table[0xA0]][0] + 1
    assert police["glyf"][table[0x202F]].numberOfContours == 0
    assert "GSUB" not in police or not police["GSUB"].table.FeatureList.FeatureRecord, "no ligature"
    noms = {n.nameID: str(n) for n in police["name"].names}
    assert "Source" not in noms[1] + noms[4] + noms[6], "a reserved font name"
    assert "Open Font License" in noms[13] and "Adobe" in noms[0]
    assert police["OS/2"].fsType == 0
    assert chemin.stat().st_size < 64_000


def test_licence_beside_the_fonts() -> None:
    texte = (POLICES[0].parent / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in texte and "Reserved Font Name" in texte


def _police_de_la_maison(charte: Path, feuille: str) -> None:
    """A font of the office, without the narrow space that sums are written with, and the style sheet that uses it."""
    (charte / "polices").mkdir(parents=True)
    police = TTFont(next(p for p in POLICES if p.name == "DossierSerif-Regular.ttf"))
    for table in police["cmap"].tables:
        table.cmap.pop(0x202F, None)
    for nom in police["name"].names:
        if nom.nameID in (1, 3, 4, 6, 16):
            nom.string = "Maison"
    police.save(charte / "polices" / "Maison.ttf")
    face = '@font-face { font-family: "Maison"; src: url("polices/Maison.ttf"); }\nbody { font-family: "Maison" }\n'
    (charte / "charte.css").write_text(feuille + face, "utf-8")


def test_une_police_du_bureau_s_ajoute_a_celles_du_programme(tmp_path: Path) -> None:
    _police_de_la_maison(tmp_path / "charte", shipped_modeles().read("charte/charte.css").decode("utf-8"))
    modeles = shipped_modeles(tmp_path)
    assert modeles.polices() == POLICES, "les timbres et le rapport gardent les leurs"
    pdf = render_pdf(lettre("relance-1"), modeles)
    with pdfplumber.open(io.BytesIO(pdf)) as lu:
        noms = {c["fontname"].partition("+")[2] for c in lu.pages[0].chars}
    assert "Maison" in noms and any("Sans" in n for n in noms)


def test_une_feuille_sans_nos_polices_doit_avoir_tous_les_signes(tmp_path: Path) -> None:
    _police_de_la_maison(tmp_path / "charte", "")
    with pytest.raises(SortieRefusee) as refus:
        render_pdf(lettre("relance-1"), shipped_modeles(tmp_path))
    assert "U+202F" in refus.value.message


def test_la_charte_exportee_garde_nos_polices(tmp_path: Path) -> None:
    export_modeles(tmp_path / "m", registre.facts_of_acts())
    assert not (tmp_path / "m" / "charte" / "polices").exists()
    assert render_pdf(lettre("relance-1"), shipped_modeles(tmp_path / "m")) == render_pdf(lettre("relance-1"), shipped_modeles())


def test_la_liste_des_variables_ne_nomme_que_des_textes_qui_sont_lus(tmp_path: Path) -> None:
    export_modeles(tmp_path / "m", registre.facts_of_acts())
    nommes = re.findall(r"\(`([a-z_]+/corps\.html)`\)", (tmp_path / "m" / "VARIABLES.md").read_text("utf-8"))
    assert len(nommes) == len(set(nommes)) and all((tmp_path / "m" / n).is_file() for n in nommes)
