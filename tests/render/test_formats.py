"""Ce qu'un modèle ou une feuille de style rend impossible à composer est refusé, en français, à sa place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dossier_juridique import build
from dossier_juridique.model.livraison import Livraison
from dossier_juridique.render import shipped_modeles

SAMPLE = Path(__file__).parents[2] / "samples" / "impaye_simple"
CORPS, FEUILLE = "mise_en_demeure/corps.html", "charte/charte.css"


def _livrer(tmp_path: Path, nom: str, suite: str) -> Livraison:
    cible = tmp_path / "m" / nom
    cible.parent.mkdir(parents=True)
    cible.write_text(next(shipped_modeles().candidates(nom)).read_text("utf-8") + suite, "utf-8")
    return build(SAMPLE, tmp_path / "s", pour="mise-en-demeure", au=date(2026, 11, 22), modeles=tmp_path / "m")


@pytest.mark.parametrize(
    ("nom", "suite", "dit"),
    [
        (FEUILLE, "@page { size: 1mm 1mm }", "la mise en page a échoué"),
        (FEUILLE, "@page { size: 100000mm 100000mm }", "100000 mm sur 100000 mm"),
        (FEUILLE, "@page { size: A0 }", "841 mm sur 1189 mm"),
        (CORPS, "<section>" * 300 + "x" + "</section>" * 300, "balises imbriquées"),
        (CORPS, "<p>" + "<strong>" * 60 + "x" + "</strong>" * 60 + "</p>", "ligne"),
        (CORPS, "{% for a in consequences %}" * 40 + "x" + "{% endfor %}" * 40, "imbrication trop profonde"),
    ],
    ids=["minuscule", "immense", "affiche", "profond", "gras", "boucles"],
)
def test_ce_qui_ne_peut_etre_compose_est_refuse(nom: str, suite: str, dit: str, tmp_path: Path) -> None:
    rendue = _livrer(tmp_path, nom, suite)
    messages = [e.message for e in rendue.echecs]
    assert rendue.code == 5 and any(dit in m and nom in m for m in messages), messages
    assert not (tmp_path / "s" / "mise-en-demeure.pdf").exists()


def test_un_format_de_papier_d_ailleurs_passe(tmp_path: Path) -> None:
    assert _livrer(tmp_path, FEUILLE, "@page { size: letter }").code == 0
