"""Un chèque remis n'est pas un chèque payé (C. mon. fin., art. L. 131-67)."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from dossier_juridique import build
from dossier_juridique.relecture.word import word_text

SAMPLE = Path(__file__).parents[2] / "samples" / "accord_amiable"


@pytest.mark.parametrize(("mode", "reserve"), [("chèque", True), ("Cheque de banque", True), ("virement", False)])
def test_le_recu_d_un_cheque_reserve_son_encaissement(mode: str, reserve: bool, tmp_path: Path) -> None:
    racine = tmp_path / "d"
    racine.mkdir()
    texte = (SAMPLE / "dossier.toml").read_text("utf-8")
    assert 'mode = "Virement"' in texte
    (racine / "dossier.toml").write_text(texte.replace('mode = "Virement"', f'mode = "{mode}"'), "utf-8")
    shutil.copytree(SAMPLE / "pieces", racine / "pieces")
    rendue = build(racine, tmp_path / "s", pour="accuse-de-paiement", au=date(2026, 11, 22))
    assert rendue.code == 0, rendue.echecs
    dit = " ".join(word_text((tmp_path / "s" / "accuse-de-paiement.docx").read_bytes()).split())
    assert ("sous réserve de l'encaissement du chèque" in dit.replace("’", "'")) is reserve
