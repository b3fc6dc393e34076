"""The files of the exhibits, written beside the re-reading of the filing: same bytes, same refusals, nothing left."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pikepdf
import pytest

from dossier_juridique import tamponnage
from dossier_juridique.errors import SortieRefusee
from dossier_juridique.model.liasse import Liasse, PieceNumerotee
from dossier_juridique.tamponnage import stamping
from tests.assemble.fabrique import POLICES, TIMBRE, bundle, linked, piece, plain

Livree = tuple[Liasse, list[PieceNumerotee]]


@pytest.fixture
def livree(tmp_path: Path) -> Livree:
    pieces = [
        piece("1", plain(tmp_path / "a.pdf", ["A1", "A2"])),
        piece("2", linked(tmp_path / "b.pdf", "B", "deux")),
    ]
    return bundle(pieces, tmp_path / "l.pdf", "Vu <a href='piece:1'>(pièce n° 1)</a> <a href='piece:2'>(pièce n° 2)</a>"), pieces


def _write(livree: Livree, dossier: Path) -> dict[str, bytes]:
    liasse, pieces = livree
    with stamping(pieces, TIMBRE, dossier, liasse, polices=POLICES) as attendre:
        attendre()
    return {c.name: c.read_bytes() for c in dossier.iterdir()}


def test_a_process_apart_writes_the_same_bytes(livree: Livree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ici = _write(livree, tmp_path / "ici")
    monkeypatch.setattr(tamponnage, "BEAUCOUP", 1)
    monkeypatch.setattr(tamponnage, "_stamp", lambda *_: pytest.fail("this is the work of the child"))
    assert _write(livree, tmp_path / "ailleurs") == ici and len(ici) == 2
    assert not list(tmp_path.glob("*.travail"))


def test_heavy_exhibits_are_stamped_in_turn(livree: Livree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes that each hold a gigabyte of scans open would take more memory than is promised."""
    monkeypatch.setattr(tamponnage, "BEAUCOUP", 1)
    monkeypatch.setattr(tamponnage, "LEGER", 100)
    monkeypatch.setattr(tamponnage.isolement, "start", lambda *_: pytest.fail("a process apart"))
    assert len(_write(livree, tmp_path / "p")) == 2


def test_a_refusal_comes_back_from_the_process_apart(livree: Livree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tamponnage, "BEAUCOUP", 1)
    with pikepdf.open(livree[1][0].lue.pdf, allow_overwriting_input=True) as pdf:
        del pdf.pages[1]
        pdf.save(livree[1][0].lue.pdf)
    with pytest.raises(SortieRefusee, match="la pièce n° 1 compte 1 pages au lieu de 2") as refus:
        _write(livree, tmp_path / "p")
    assert refus.value.remede and refus.value.code == 5


def test_a_child_that_dies_is_said(livree: Livree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tamponnage, "BEAUCOUP", 1)
    monkeypatch.setattr(tamponnage.pickle, "dumps", lambda _: b"not a task")
    with pytest.raises(SortieRefusee, match="n'ont pas pu être tamponnées"):
        _write(livree, tmp_path / "p")


def test_leaving_early_ends_the_child(livree: Livree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What refuses the filing does not wait for its exhibits, and nobody writes any more when the folder is removed."""
    monkeypatch.setattr(tamponnage, "BEAUCOUP", 1)
    liasse, pieces = livree
    # A pipe that nobody writes to: the child waits for ever.
    pieces[0] = piece("1", plain(tmp_path / "c.pdf", ["A1", "A2"]))
    Path(pieces[0].lue.pdf).unlink()
    os.mkfifo(pieces[0].lue.pdf)
    depart = time.monotonic()
    with pytest.raises(ZeroDivisionError), stamping(pieces, TIMBRE, tmp_path / "p", liasse, polices=POLICES):
        1 // 0
    assert time.monotonic() - depart < 20
    assert list((tmp_path / "p").iterdir()) == []
