"""What the filing shows of an exhibit is what the exhibit shows: made wrong on purpose, it is seen."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, String

from dossier_juridique.model.liasse import Liasse, PieceNumerotee
from dossier_juridique.relecture import pixels
from dossier_juridique.relecture.pixels import compare_pages
from tests.assemble.fabrique import bundle, linked, piece, plain
from tests.pieces.fabrique import annoter, ecrire_pdf, lire


@pytest.fixture
def livree(tmp_path: Path) -> tuple[Liasse, list[PieceNumerotee]]:
    pieces = [
        piece("1", plain(tmp_path / "a.pdf", ["Contrat du 3 mars", "Article 2"])),
        piece("2", linked(tmp_path / "b.pdf", "B", "deux")),
    ]
    return bundle(pieces, tmp_path / "l.pdf"), pieces


def comparer(liasse: Liasse, pieces: list[PieceNumerotee]) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    trouves = compare_pages(liasse, pieces, [(p.lue.pdf, None) for p in pieces])
    return [(c.numero, c.perdues, c.muettes) for c in trouves]


def test_the_pages_of_a_sound_filing_are_those_of_the_exhibits(livree: tuple[Liasse, list[PieceNumerotee]]) -> None:
    assert comparer(*livree) == [("1", (), ()), ("2", (), ())]


@pytest.mark.parametrize("encre", [b"1 1 1 rg 0 0 600 780 re f", b"0 g 100 300 60 12 re f", b"0.4 g 60 400 300 4 re f"])
def test_ink_lost_or_added_outside_the_stamp_is_seen(
    livree: tuple[Liasse, list[PieceNumerotee]], encre: bytes
) -> None:
    liasse, pieces = livree
    with pikepdf.open(liasse.chemin, allow_overwriting_input=True) as pdf:
        pdf.pages[liasse.pieces[0].premiere_page].contents_add(encre)
        pdf.save(liasse.chemin)
    assert comparer(liasse, pieces) == [("1", (1,), ()), ("2", (), ())]


_PIECES = Path(__file__).parents[2] / "samples" / "refere_provision" / "pieces"
_REDUITES = [_PIECES / "preuve-depot.pdf", _PIECES / "avis-reception.pdf"]
"""Framed to their edges, they are reduced to make room for the stamp; their thin lines fall between two pixels."""


@pytest.mark.parametrize("original", _REDUITES, ids=lambda chemin: chemin.stem)
def test_a_thin_line_of_a_reduced_page_is_not_taken_for_lost(original: Path, tmp_path: Path) -> None:
    pieces = [piece("1", original)]
    liasse = bundle(pieces, tmp_path / "l.pdf")
    assert liasse.pieces[0].poses[0].echelle < 1
    assert comparer(liasse, pieces) == [("1", (), ())]
    with pikepdf.open(liasse.chemin, allow_overwriting_input=True) as pdf:
        pdf.pages[liasse.pieces[0].premiere_page].contents_add(b"0 g 60 100 200 3 re f")
        pdf.save(liasse.chemin)
    assert comparer(liasse, pieces) == [("1", (1,), ())]


def test_pages_exchanged_are_seen(livree: tuple[Liasse, list[PieceNumerotee]]) -> None:
    liasse, pieces = livree
    debut = liasse.pieces[0].premiere_page
    with pikepdf.open(liasse.chemin, allow_overwriting_input=True) as pdf:
        une, deux = pdf.pages[debut].obj, pdf.pages[debut + 1].obj
        une.Contents, deux.Contents = deux.Contents, une.Contents
        une.Resources, deux.Resources = deux.Resources, une.Resources
        pdf.save(liasse.chemin)
    assert comparer(liasse, pieces)[0] == ("1", (1, 2), ())


def test_a_filing_that_cannot_be_drawn_is_not_taken_for_sound(
    livree: tuple[Liasse, list[PieceNumerotee]], tmp_path: Path
) -> None:
    liasse, pieces = livree
    Path(liasse.chemin).write_bytes(b"%PDF-1.7\nrien")
    assert comparer(liasse, pieces)[0] == ("1", (), (1, 2))


def test_an_exhibit_that_could_not_be_looked_at_is_not_drawn_again(
    livree: tuple[Liasse, list[PieceNumerotee]], monkeypatch: pytest.MonkeyPatch
) -> None:
    liasse, pieces = livree
    demandees: list[int] = []

    def repondre(demandes: list[pixels._Demande]) -> list[str]:
        demandees.append(len(demandes))
        return ["=" * len(d[-1]) for d in demandes]

    monkeypatch.setattr(pixels, "_ask", repondre)
    deux = liasse.pieces[1]
    lourde = replace(deux, poses=tuple(replace(p, dessinable=False) for p in deux.poses))
    liasse = replace(liasse, pieces=(liasse.pieces[0], lourde))
    assert comparer(liasse, pieces) == [("1", (), ()), ("2", (), (1, 2, 3))]
    assert demandees == [1]


def test_the_fields_of_the_file_received_are_part_of_what_it_shows(tmp_path: Path) -> None:
    def remplir(pdf: pikepdf.Pdf) -> None:
        noir = pdf.make_stream(b"0 0 200 40 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 40])
        bouton = annoter(pdf, 0, Subtype=Name.Widget, FT=Name.Btn, Ff=65536, T=String("b"), Rect=[100, 300, 300, 340],
                         AP=Dictionary(N=noir))  # fmt: skip
        pdf.Root.AcroForm = Dictionary(Fields=Array([bouton]))

    recu = ecrire_pdf(tmp_path / "f.pdf", 1, remplir)
    pieces = [piece("1", Path(lire(recu).pdf))]
    (trouve,) = compare_pages(bundle(pieces, tmp_path / "l.pdf"), pieces, [(str(recu), None)])
    assert (trouve.perdues, trouve.autres, trouve.muettes) == ((), (), ())


def test_two_children_tell_each_page_at_its_place(
    livree: tuple[Liasse, list[PieceNumerotee]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pieces = [
        piece("1", plain(tmp_path / "une.pdf", ["Seule"])),
        piece("2", plain(tmp_path / "deux.pdf", [f"Page {n}" for n in range(1, 40)])),
        piece("3", plain(tmp_path / "trois.pdf", [f"Suite {n}" for n in range(1, 8)])),
    ]
    liasse = bundle(pieces, tmp_path / "longue.pdf")
    assert comparer(liasse, pieces) == [("1", (), ()), ("2", (), ()), ("3", (), ())]
    demander, parts = pixels._ask, []
    monkeypatch.setattr(pixels, "_ask", lambda d: parts.append([len(x[-1]) for x in d]) or demander(d))
    tachees = {"1": [1], "2": [1, 17, 30, 39], "3": [2, 7]}
    with pikepdf.open(liasse.chemin, allow_overwriting_input=True) as pdf:
        for place in liasse.pieces:
            for n in tachees[place.numero]:
                pdf.pages[place.premiere_page + n - 1].contents_add(b"0 g 100 300 60 12 re f")
        pdf.save(liasse.chemin)
    assert comparer(liasse, pieces) == [(n, tuple(t), ()) for n, t in tachees.items()]
    assert len(parts) == 2 and [a + b for a, b in zip(*parts, strict=True)] == [1, 39, 7]
    assert abs(sum(parts[0]) - sum(parts[1])) <= 3
    # A child that answers nothing costs its own pages, and is not taken for one that found nothing.
    monkeypatch.setattr(pixels, "_ask", lambda d: demander(d) if len(d[0][-1]) == 1 else [])
    perdue = comparer(liasse, pieces)
    assert perdue[0] == ("1", (1,), ()) and perdue[2] == ("3", (), tuple(range(1, 8)))
    assert perdue[1][1] == (1, 17) and perdue[1][2][-1] == 39 and perdue[1][2][0] > 17
    # Heavy exhibits are left to one child: two would hold twice the memory.
    parts.clear()
    monkeypatch.setattr(pixels, "_LEGER", 1000)
    monkeypatch.setattr(pixels, "_ask", lambda d: parts.append([len(x[-1]) for x in d]) or demander(d))
    assert comparer(liasse, pieces) == [(n, tuple(t), ()) for n, t in tachees.items()]
    assert parts == [[1, 39, 7]]
