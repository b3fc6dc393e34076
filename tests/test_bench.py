"""``make bench`` at a very small scale: each part runs, prints its rows, and says what is absent."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.bench import dossiers
from scripts.bench.autres import check_words
from scripts.bench.mesure import Chaud, Froid, Mesure, Outil, Rate, Serie, interleave
from scripts.bench.tableau import But, Partie, rows, show, show_aims

RACINE = Path(__file__).parents[1]


def bench(*args: str, temporaire: Path, **milieu: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scripts.bench", *args], cwd=RACINE, capture_output=True, text=True, check=False,
        env={**os.environ, "TMPDIR": str(temporaire), **milieu},
    )  # fmt: skip


def lignes(sortie: str) -> dict[str, list[str]]:
    """First cell → the others, for every row of every table."""
    rangees = [ligne.strip("| ").split(" | ") for ligne in sortie.splitlines() if ligne.startswith("| ")]
    return {r[0]: [c.strip() for c in r[1:]] for r in rangees}


def test_chaque_partie_se_mesure_et_rien_ne_reste(tmp_path: Path) -> None:
    rendu = bench("--vite", temporaire=tmp_path)
    assert rendu.returncode == 0, rendu.stdout + rendu.stderr
    assert list(tmp_path.iterdir()) == []
    vues = lignes(rendu.stdout)
    attendues = {
        "ours, warm: page", "ours, warm: proof on the page", "WeasyPrint as it comes, warm", "ours, cold: page and proof",
        "`dossier check --sans-pieces`", "`dossier check`, its 8 exhibits read", "`dossier build`, cold",
        "ours: stamp, number, link, bookmark, merge", "pypdf, plain merge", "copy of the same bytes",
    }  # fmt: skip
    assert attendues <= set(vues)
    for nom in attendues:
        assert re.fullmatch(r"[\d.]+ m?s, [\d.]+ m?s", vues[nom][1]), (nom, vues[nom])
    # Present or absent, a tool has its row.
    assert any("Typst" in nom for nom in vues) and any("LibreOffice" in nom for nom in vues)
    assert any("qpdf" in nom for nom in vues) and any("dossier lot" in nom or "no exhibit" in nom for nom in vues)
    assert "load average" in rendu.stdout and "cores" in rendu.stdout


def test_un_outil_absent_est_dit_absent_avec_sa_commande(tmp_path: Path) -> None:
    vide = tmp_path / "vide"
    vide.mkdir()
    rendu = bench("--vite", "scans", temporaire=tmp_path, PATH=str(vide))
    assert rendu.returncode == 0, rendu.stdout + rendu.stderr
    assert lignes(rendu.stdout)["`qpdf --empty --pages`"][:2] == ["**absent**", "`apt-get install -y qpdf`"]
    assert "qpdf absent, LibreOffice absent" in rendu.stdout


def test_le_tableau_dit_meilleur_mediane_rapport_et_absence() -> None:
    lent = Serie("slow", [Mesure(0.4, 1.0), Mesure(0.2, 0.5), Mesure(0.3, 0.6)])
    vif = Serie("fast", [Mesure(0.004, 0.1), Mesure(0.15, 0.2), Mesure(0.2, 0.2)])
    partie = Partie("Title", rows([lent, vif], vif), [Outil("other", "`install it`", False)])
    texte = show(partie)
    assert "| slow | 3 | 0.20 s, 0.30 s | 0.50 s, 0.60 s | 2.00 |" in texte
    assert "| fast | 3 | 4.0 ms, 0.15 s | 0.10 s, 0.20 s | 1.00 |" in texte
    assert "| other | **absent** | `install it` |  |  |" in texte
    assert (lent + vif).processeur == [0.404, 0.35, 0.5]
    buts = show_aims([But.of("a", "≤ 1", lent.over(vif), 1.0), But.of("b", "≥ 1", 2.0, 1.0, moins=False), But("c", "", None)])
    assert "| a | ≤ 1 | 2.00 | not held |" in buts and "| b | ≥ 1 | 2.00 | held |" in buts
    assert "| c |  | **absent** |  |" in buts


def test_le_temps_et_la_memoire_des_enfants_sont_comptes() -> None:
    travail = "x = bytearray(60_000_000); import time; t = time.process_time()\nwhile time.process_time() - t < 0.3: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {travail!r}])"
    seul = Froid("seul", [sys.executable, "-c", "pass"], guetter=True).measure(0)
    mesure = Froid("enfant", [sys.executable, "-c", parent], guetter=True).measure(0)
    assert mesure.processeur > 0.3 and mesure.processeur > seul.processeur
    if sys.platform == "linux":
        assert mesure.memoire >= mesure.privee > 60_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux hands orphans over")
def test_le_temps_d_un_enfant_que_personne_n_attend_est_compte() -> None:
    travail = "import time\nwhile time.process_time() < 0.4: pass"
    parent = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {travail!r}])"
    assert Froid("orphelin", [sys.executable, "-c", parent]).measure(0).processeur > 0.4


def test_ce_qui_echoue_n_est_pas_mesure() -> None:
    with pytest.raises(Rate, match=r"boum \(code 1\).*ValueError: non"):
        interleave([Froid("boum", [sys.executable, "-c", "raise ValueError('non')"])], 1, lambda quoi: None)
    with pytest.raises(Rate, match="ValueError: non"):
        Chaud("boum", [sys.executable, "-c", "raise ValueError('non')"])


def test_des_mots_perdus_refusent_la_comparaison(tmp_path: Path) -> None:
    pdf = tmp_path / "lettre.pdf"
    pdf.write_bytes(dossiers.text_pdf([["Nous vous remercions de régler la somme de 1 200 euros."]]))
    check_words(pdf, [("p", "Nous vous remercions de régler"), ("table", [["la somme"], ["1 200", "euros."]])])
    with pytest.raises(Rate, match="words"):
        check_words(pdf, [("p", "Nous vous remercions de régler la somme de 1 300 euros.")])


def test_aucune_relance_n_est_la_meme() -> None:
    vues = [dossiers.relance(rang) for rang in range(1, 1001)]
    for facture in (v["factures"][0] for v in vues):
        assert float(facture["montant_ht"]) + float(facture["montant_tva"]) == pytest.approx(float(facture["montant_ttc"]))
    assert len({str(v) for v in vues}) == 1000
