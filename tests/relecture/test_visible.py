"""Ce qui ne se voit pas sur la page n'est pas imprimé : une feuille de style du cabinet ne peut pas cacher une mention."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier_juridique import relecture
from dossier_juridique.errors import SortieRefusee
from dossier_juridique.render import render_pdf, shipped_modeles
from tests.actes.fabrique import document

CACHEES = {
    "blanc sur blanc": "tr.total td { color: #fff; }",
    "presque blanc": "tr.total td { color: #f4f4f4; }",
    "transparent": "tr.total td { color: transparent; }",
    "opacité nulle": "tr.total td { opacity: 0; }",
    "minuscule": "tr.total td { font-size: 1.5pt; }",
    "réduit": "table { transform: scale(.05); }",
    "hors de la page": "table { position: relative; left: -400mm; }",
    "renvoyé à gauche": "tr.total td { text-indent: -999mm; }",
    "couleur du fond": "tr.total td { background: #222; color: #222; }",
    "invisible": "tr.total td { visibility: hidden; }",
    "absent": "tr.total { display: none; }",
    "recouvert": ".corps { position: relative; } .fin { position: absolute; top: 0; left: 0; width: 200mm; height: 120mm; "
    "margin: 0; background: #fff; }",
}
VISIBLES = {
    "tel quel": "",
    "blanc sur sombre": "tr.total td { background: #12355b; color: #fff; padding-left: 2mm; }",
    "couleur du cabinet": "tr.total td, .demande { color: #8a1c1c; }",
    "gris lisible": "tr.total td { color: #777; }",
    "petit mais lisible": "table { font-size: 6.5pt; }",
    "filets et fond clair": "tr.total td { background: #eef2f7; border: 1pt solid #12355b; }",
}


def _relire(css: str, tmp_path: Path) -> tuple[str, str]:
    bureau = tmp_path / "charte"
    bureau.mkdir()
    fournie = next(shipped_modeles().candidates("charte/charte.css")).read_text("utf-8")
    (bureau / "charte.css").write_text(f"{fournie}\n{css}\n", "utf-8")
    doc = document("relance-2")
    pages = relecture.read_pages(render_pdf(doc, shipped_modeles(tmp_path)))
    relecture.prove(doc.acte, doc.mentions, pages)
    return " ".join(p.texte for p in pages), " ".join(p.entier for p in pages)


@pytest.mark.parametrize("nom", CACHEES)
def test_une_mention_cachee_n_est_pas_une_mention(nom: str, tmp_path: Path) -> None:
    with pytest.raises(SortieRefusee, match="ne porte pas"):
        _relire(CACHEES[nom], tmp_path)


@pytest.mark.parametrize("nom", VISIBLES)
def test_une_charte_lisible_passe(nom: str, tmp_path: Path) -> None:
    vu, entier = _relire(VISIBLES[nom], tmp_path)
    assert "total dû" in vu and vu == entier


def test_ce_qui_est_cache_est_lu_quand_meme_pour_le_ton(tmp_path: Path) -> None:
    vu, entier = _relire(".politesse { color: #fff; }", tmp_path)
    assert "salutations distinguées" in entier and "salutations distinguées" not in vu
