"""The fonts delivered: free, renamed, complete for French, and with the spaces French figures need."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from dossier_juridique.render.modeles import shipped_modeles

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
