"""A filing made wrong on purpose is caught by the second engine."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, Pdf, String

from dossier_juridique.assemble import stamp_pieces
from dossier_juridique.errors import SortieRefusee
from dossier_juridique.model.liasse import Liasse, PieceNumerotee
from dossier_juridique.relecture.structure import verify_pieces, verify_structure
from tests.assemble.fabrique import POLICES, TIMBRE, bundle, generated, linked, piece, plain

SANS_TIMBRE = "ne porte pas « PIÈCE N° 1 – page {}/2 »"
CORPS = (
    "Vu <a href='piece:1'>(pièce n° 1)</a> <a href='piece:2?page=3'>(pièce n° 2, p. 3)</a> "
    "<a href='piece:12'>(pièce n° 12)</a>"
)


@pytest.fixture
def livree(tmp_path: Path) -> tuple[Liasse, list[PieceNumerotee]]:
    pieces = [
        piece("1", plain(tmp_path / "a.pdf", ["A1", "A2"])),
        piece("2", linked(tmp_path / "b.pdf", "B", "deux")),
        piece("12", plain(tmp_path / "c.pdf", ["C1"])),
    ]
    return bundle(pieces, tmp_path / "l.pdf", CORPS), pieces


def _cite(pdf: Pdf, page: int) -> None:
    pdf.pages[0].obj.Annots[0].A.D[0] = pdf.pages[page].obj


def _bookmark(pdf: Pdf, page: int) -> None:
    pdf.Root.Outlines.Last.First.Dest[0] = pdf.pages[page].obj


def _section(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Dest[0] = pdf.pages[2].obj


def _nested(pdf: Pdf) -> None:
    pdf.Root.Outlines.Last.First.Next.First.Dest[0] = pdf.pages[0].obj


def _title(pdf: Pdf) -> None:
    pdf.Root.Outlines.Last.First.Title = String("Pièce n°\u00a02 – Facture")


def _cross(pdf: Pdf) -> None:
    pdf.pages[5].obj.Annots[0].A.D[0] = pdf.pages[3].obj


def _dead(pdf: Pdf) -> None:
    pdf.pages[5].obj.Annots[0].A.D[0] = pdf.make_indirect(Dictionary(Type=Name.Page))


def _named(pdf: Pdf) -> None:
    pdf.pages[5].obj.Annots[0].A.D = String("fin")


def _uri(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots[0].A = Dictionary(S=Name.URI, URI=String("piece:1"))


def _action(pdf: Pdf, action: Dictionary) -> None:
    pdf.pages[5].obj.Annots[0].A.Next = action


def _swap(pdf: Pdf) -> None:
    a, b = pdf.pages[3].obj, pdf.pages[8].obj
    a.Contents, b.Contents = b.Contents, a.Contents


def _erase(pdf: Pdf) -> None:
    pdf.pages[4].obj.Contents = pdf.make_stream(b"q /DjPiece Do Q")


def _annot(pdf: Pdf, **cles: object) -> None:
    pdf.pages[5].obj.Annots.append(Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **cles))  # type: ignore[arg-type]


def _root(pdf: Pdf, cle: str, valeur: Dictionary) -> None:
    pdf.Root[cle] = copy.copy(valeur)


ROMAINS = Dictionary(Nums=Array([0, Dictionary(S=Name.r)]))

DEFAUTS: dict[str, tuple[Callable[[Pdf], object], str]] = {
    "page perdue": (lambda p: p.pages.remove(p=5), "8 pages au lieu de 9"),
    "citation vers la pièce voisine": (lambda p: _cite(p, 5), "la page 6 " + SANS_TIMBRE.format(1)),
    "citation vers la deuxième page": (lambda p: _cite(p, 4), "la page 5 " + SANS_TIMBRE.format(1)),
    "citation vers la requête": (lambda p: _cite(p, 0), "la page 1 ne porte pas"),
    "renvoi non réécrit": (_uri, "garde un renvoi « piece:1 »"),
    "signet de pièce décalé": (lambda p: _bookmark(p, 4), "la page 5 ne porte pas"),
    "signet de partie décalé": (_section, "signets de la liasse"),
    "signet propre hors de la pièce": (_nested, "un signet de la pièce n° 2 mène hors"),
    "intitulé de signet": (_title, "ne porte pas son intitulé"),
    "lien vers une autre pièce": (_cross, "un lien de la pièce n° 2"),
    "lien vers une page absente": (_dead, "ne mène à aucune page"),
    "destination nommée perdue": (_named, "ne mène à aucune page"),
    "pages échangées": (_swap, "ne porte pas"),
    "timbre effacé": (_erase, "la page 5 " + SANS_TIMBRE.format(2)),
    "étiquettes": (lambda p: _root(p, "/PageLabels", ROMAINS), "numéros"),
    "script": (lambda p: _action(p, Dictionary(S=Name.JavaScript, JS=String("x"))), "JavaScript"),
    "programme lancé": (lambda p: _action(p, Dictionary(S=Name.Launch, F=String("x"))), "Launch"),
    "autre fichier": (lambda p: _action(p, Dictionary(S=Name.GoToR, F=String("x"))), "GoToR"),
    "fichier joint": (lambda p: _annot(p, Subtype=Name.FileAttachment), "annotation active"),
    "survol": (lambda p: _annot(p, Subtype=Name.Link, AA=Dictionary()), "annotation active"),
    "ouverture": (lambda p: _root(p, "/OpenAction", Dictionary(S=Name.Named, N=Name.Print)), "OpenAction"),
    "ouverture de page": (lambda p: p.pages[4].obj.__setitem__("/AA", Dictionary()), "à son ouverture"),
    "fichiers joints": (
        lambda p: _root(p, "/Names", Dictionary(EmbeddedFiles=Dictionary())),
        "EmbeddedFiles",
    ),
    "champ qui calcule": (lambda p: p.Root.AcroForm.Fields[0].__setitem__("/AA", Dictionary()), "déclenche"),
    "XFA": (lambda p: p.Root.AcroForm.__setitem__("/XFA", String("x")), "XFA"),
}


def test_sound_filing_passes(livree: tuple[Liasse, list[PieceNumerotee]]) -> None:
    liasse, pieces = livree
    assert verify_structure(liasse, pieces, generated(CORPS)) is None  # type: ignore[func-returns-value]


@pytest.mark.parametrize("nom", DEFAUTS)
def test_defect_is_caught(nom: str, livree: tuple[Liasse, list[PieceNumerotee]]) -> None:
    liasse, pieces = livree
    defaut, dit = DEFAUTS[nom]
    with pikepdf.open(liasse.chemin, allow_overwriting_input=True) as pdf:
        defaut(pdf)
        pdf.save(liasse.chemin)
    with pytest.raises(SortieRefusee) as refus:
        verify_structure(liasse, pieces, generated(CORPS))
    assert dit in refus.value.message


def test_other_exhibits_or_wrong_places_are_caught(livree: tuple[Liasse, list[PieceNumerotee]]) -> None:
    liasse, pieces = livree
    with pytest.raises(SortieRefusee, match="pas celles du bordereau"):
        verify_structure(liasse, [pieces[0], replace(pieces[1], numero="4"), pieces[2]], generated(CORPS))
    fausse = replace(liasse, pieces=(replace(liasse.pieces[0], premiere_page=4), *liasse.pieces[1:]))
    with pytest.raises(SortieRefusee, match="n'est pas à sa place"):
        verify_structure(fausse, pieces, generated(CORPS))


def test_unreadable_filing_is_refused(livree: tuple[Liasse, list[PieceNumerotee]]) -> None:
    liasse, pieces = livree
    Path(liasse.chemin).write_bytes(b"%PDF-1.7\nrien")
    with pytest.raises(SortieRefusee, match="second moteur"):
        verify_structure(liasse, pieces, generated(CORPS))


PAGE_2 = "PIÈCE N° 2 – page 2/3"
DEFAUTS_D_UNE_PIECE: dict[str, tuple[Callable[[Pdf], object], str]] = {
    "page perdue": (lambda p: p.pages.remove(p=3), "2 pages au lieu de 3"),
    "pages échangées": (lambda p: p.pages.reverse(), "ne porte pas"),
    "timbre effacé": (lambda p: p.pages[1].obj.__setitem__("/Contents", p.make_stream(b"q /DjPiece Do Q")), PAGE_2),
    "timbre d'une autre": (
        lambda p: p.pages[1].obj.__setitem__("/Contents", p.pages[0].obj.Contents),
        PAGE_2,
    ),
    "script": (lambda p: _root(p, "/OpenAction", Dictionary(S=Name.JavaScript, JS=String("x"))), "OpenAction"),
    "ouverture de page": (lambda p: p.pages[1].obj.__setitem__("/AA", Dictionary()), "à son ouverture"),
    "XFA": (lambda p: p.Root.__setitem__("/AcroForm", Dictionary(XFA=String("x"))), "XFA"),
}


@pytest.mark.parametrize("nom", [None, *DEFAUTS_D_UNE_PIECE])
def test_an_exhibit_in_a_file_of_its_own_is_re_read(nom: str | None, tmp_path: Path) -> None:
    une = piece("2", linked(tmp_path / "b.pdf", "B", "deux"))
    (tmp_path / "pieces").mkdir()
    ecrites = stamp_pieces([une], TIMBRE, tmp_path / "pieces", polices=POLICES)
    verify_pieces(ecrites, [une])
    with pikepdf.open(ecrites[0], allow_overwriting_input=True) as pdf:
        defaut, dit = DEFAUTS_D_UNE_PIECE[nom] if nom else (lambda _: None, "second moteur")
        defaut(pdf)
        pdf.save(ecrites[0])
    if nom is None:
        ecrites[0].write_bytes(b"%PDF-1.7\nrien")
    with pytest.raises(SortieRefusee, match=dit):
        verify_pieces(ecrites, [une])
