"""The walls around a child, and how the parent tells of those that fall."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dossier_juridique.errors import PieceIllisible
from dossier_juridique.pieces import PieceDemandee, enfant, examine_pieces, ouvriers
from dossier_juridique.pieces.refus import show
from tests.pieces.fabrique import ecrire_pdf, lire


def test_the_child_sets_its_limits_before_it_reads() -> None:
    code = (
        "import json, resource as r; from dossier_juridique.pieces.enfant import set_limits; set_limits();"
        "print(json.dumps([r.getrlimit(x)[0] for x in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_CORE, r.RLIMIT_NOFILE)]))"
    )
    rendu = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    memoire, processeur, memoire_morte, fichiers = json.loads(rendu.stdout)
    assert memoire <= 1024**3 and processeur <= 20 and memoire_morte == 0 and fichiers <= 64


def test_a_pdf_child_loads_neither_the_layout_engine_nor_pictures(tmp_path: Path) -> None:
    source = ecrire_pdf(tmp_path / "a.pdf")
    code = (
        "import sys; from pathlib import Path; from dossier_juridique.pieces.enfant import treat;"
        "from dossier_juridique.pieces.refus import Bilan;"
        f"treat({{'source': {str(source)!r}, 'sortie': {str(tmp_path / 's.pdf')!r}, 'suffixe': '.pdf'}}, Bilan());"
        "print([m for m in ('weasyprint', 'img2pdf', 'babel', 'pydantic') if m in sys.modules])"
    )
    rendu = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert rendu.stdout.strip() == "[]"


def test_a_child_that_lasts_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ouvriers, "DUREE_MAX", 0.01)
    with pytest.raises(PieceIllisible, match="n'a pu être lue"):
        lire(ecrire_pdf(tmp_path / "a.pdf"))


def test_a_child_that_falls_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faux = tmp_path / "faux"
    faux.write_text("#!/bin/sh\necho 'trace secrete' >&2\nkill -SEGV $$\n", encoding="utf-8")
    faux.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(faux))
    with pytest.raises(PieceIllisible, match="fait échouer le lecteur") as refus:
        lire(ecrire_pdf(tmp_path / "a.pdf"))
    assert "secrete" not in str(refus.value) and "\n" not in str(refus.value)


def test_an_answer_that_is_no_answer_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faux = tmp_path / "faux"
    faux.write_text("#!/bin/sh\ncat > /dev/null\necho '[1]' > piece_1.json\n", encoding="utf-8")
    faux.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(faux))
    with pytest.raises(PieceIllisible, match="inattendue"):
        lire(ecrire_pdf(tmp_path / "a.pdf"))


def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    tube = tmp_path / "tube.pdf"
    os.mkfifo(tube)
    for chemin in (tube, tmp_path, Path("/dev/zero")):
        with pytest.raises(PieceIllisible, match="fichier ordinaire"):
            lire(chemin) if chemin == tube else examine_pieces([PieceDemandee("p", "1", "x", chemin)], tmp_path)
    with pytest.raises(PieceIllisible, match="introuvable"):
        lire(tmp_path / "absent.pdf")


def test_the_order_is_kept_and_the_numbers_are_told_without_the_names(tmp_path: Path) -> None:
    demandes = [
        PieceDemandee(f"p{n}", str(n), f"nom-{n}.pdf", ecrire_pdf(tmp_path / f"nom-{n}.pdf", n)) for n in (3, 1, 2)
    ]
    lignes: list[str] = []
    lues = examine_pieces(demandes, tmp_path, suivi=lignes.append)
    assert [(lue.id, lue.pages, Path(lue.pdf).name) for lue in lues] == [
        ("p3", 3, "piece_1.pdf"),
        ("p1", 1, "piece_2.pdf"),
        ("p2", 2, "piece_3.pdf"),
    ]
    assert lignes[0] == "Pièce n°\u00a03\u00a0: 3\u00a0pages" and not any("nom-" in ligne for ligne in lignes)
    assert not list(tmp_path.glob("*.json"))
    assert stat.S_IMODE((tmp_path / "piece_1.pdf").stat().st_mode) == 0o600


def test_all_the_broken_exhibits_are_told_together(tmp_path: Path) -> None:
    demandes = [PieceDemandee("a", "1", "bon.pdf", ecrire_pdf(tmp_path / "bon.pdf"))]
    for numero, nom in ((2, "vide\x1b[31m\u202e.pdf"), (3, "x" * 300)):
        chemin = tmp_path / f"{numero}"
        chemin.touch()
        demandes.append(PieceDemandee(f"p{numero}", str(numero), nom, chemin))
    with pytest.raises(PieceIllisible) as refus:
        examine_pieces(demandes, tmp_path)
    message = str(refus.value)
    assert "n°\u00a02" in message and "n°\u00a03" in message and "n°\u00a01" not in message
    assert "\x1b" not in message and "\u202e" not in message and "\\u202e" in message
    assert "x" * 200 not in message and refus.value.code == 3


def test_show_escapes_and_cuts() -> None:
    assert show("a\x1b[0m\r\n\u202eb") == "a\\u001b[0m\\u000d\\u000a\\u202eb"
    assert len(show("é" * 500)) == 200 and show("é" * 500).endswith("…")
    assert show("\u202e" * 100, 20) == "\\u202e\\u202e\\u202e\\…"


def test_a_pdf_that_never_ends_stops_before_a_long_scan_would(tmp_path: Path) -> None:
    code = (
        "from dossier_juridique.pieces import enfant\n"
        "enfant.set_limits()\nenfant._limit_time(1)\n"
        "import resource\nassert resource.getrlimit(resource.RLIMIT_CPU)[1] >= enfant.PDF_SECONDES\n"
        "while True: pass\n"
    )
    fini = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False, timeout=60)
    assert fini.returncode == -signal.SIGXCPU
    assert enfant.PDF_SECONDES < enfant.CPU_SECONDES and enfant.MEMOIRE <= 768 * 1024**2
