"""The filing: every link, bookmark, field and layer of every exhibit still means what it meant."""

from __future__ import annotations

import resource
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from pypdf import PdfReader

from dossier_juridique.assemble import assemble
from dossier_juridique.errors import ArgumentsInvalides, SortieRefusee
from dossier_juridique.model.liasse import Section
from dossier_juridique.relecture.structure import verify_structure
from tests.assemble.fabrique import (
    POLICES,
    SECTIONS,
    TIMBRE,
    add_page,
    bundle,
    colour_box,
    generated,
    linked,
    piece,
    plain,
    view,
)

CORPS = (
    "Vu <a href='piece:1'>(pièce n° 1)</a> <a href='piece:2?page=3'>(pièce n° 2, p. 3)</a> "
    "<a href='piece:3-1'>(pièce n° 3-1)</a> <a href='piece:3%20bis?page=2'>(pièce n° 3 bis)</a> "
    "<a href='https://exemple.fr/'>site</a>"
)


@pytest.fixture
def pieces(tmp_path: Path):  # type: ignore[no-untyped-def]
    return [
        piece("1", linked(tmp_path / "a.pdf", "A", "un"), "Contrat du 03/01/2026"),
        piece("2", linked(tmp_path / "b.pdf", "B", "deux"), "Facture n° F2026-041 du 12/03/2026"),
        piece("3-1", plain(tmp_path / "c.pdf", ["C1"]), "Relance"),
        piece("3 bis", plain(tmp_path / "d.pdf", ["D1", "D2"]), "Réponse"),
    ]


def _targets(pdf: Pdf, index: int) -> list[int | None]:
    pages = {p.obj.objgen: i for i, p in enumerate(pdf.pages)}
    trouves: list[int | None] = []
    for annotation in pdf.pages[index].obj.get("/Annots", []):
        if annotation.get("/Subtype") == Name.Link:
            action = annotation.get("/A", Dictionary())
            cible = annotation.get("/Dest", action.get("/D"))
            trouves.append(pages[cible[0].objgen] if isinstance(cible, Array) else None)
    return trouves


def test_citations_land_on_the_exhibit_or_its_page(tmp_path: Path, pieces: list) -> None:  # type: ignore[type-arg]
    liasse = bundle(pieces, tmp_path / "l.pdf", CORPS)
    assert liasse.pages == 3 + 3 + 3 + 1 + 2
    assert [(p.numero, p.premiere_page) for p in liasse.pieces] == [
        ("1", 3),
        ("2", 6),
        ("3-1", 9),
        ("3 bis", 10),
    ]
    with pikepdf.open(liasse.chemin) as pdf:
        assert _targets(pdf, 0)[:4] == [3, 8, 9, 11]
        assert str(pdf.pages[0].obj.Annots[1].Contents) == "Pièce n°\u00a02, page 3"
        assert String("https://exemple.fr/") == pdf.pages[0].obj.Annots[4].A.URI
        assert pdf.pages[0].obj.Annots[5].Dest == String("bord")  # links between generated pages are untouched
        assert b"piece:" not in b"".join(str(o).encode() for p in pdf.pages for o in p.obj.get("/Annots", []))
    verify_structure(liasse, pieces, generated(CORPS))


def test_links_inside_an_exhibit_stay_inside_it(tmp_path: Path, pieces: list) -> None:  # type: ignore[type-arg]
    liasse = bundle(pieces, tmp_path / "l.pdf", CORPS)
    with pikepdf.open(liasse.chemin) as pdf:
        # Named, explicit, dead (no longer leads anywhere), then the stamp back to the bordereau.
        assert _targets(pdf, 3) == [5, 4, None, 1]
        assert _targets(pdf, 6) == [8, 7, None, 1]
        assert _targets(pdf, 9) == [1] and _targets(pdf, 11) == []
        # A reduced page takes the height its link aims at with it.
        vers = pdf.pages[3].obj.Annots[1].Dest
        assert vers[1] == Name.FitH and 460 < float(vers[2]) < 500
        assert float(pdf.pages[3].obj.Annots[0].QuadPoints[1]) < 720


def test_stamp_of_the_first_page_is_the_link(tmp_path: Path, pieces: list) -> None:  # type: ignore[type-arg]
    liasse = bundle(pieces, tmp_path / "l.pdf", CORPS)
    with pdfplumber.open(liasse.chemin) as pdf:
        for place in liasse.pieces:
            page = pdf.pages[place.premiere_page]
            mots = [m for m in page.extract_words() if m["text"] == "PIÈCE"]
            lien = page.annots[-1]
            assert lien["x0"] < mots[0]["x0"] < mots[0]["x1"] < lien["x1"]
            assert lien["top"] < mots[0]["top"] < mots[0]["bottom"] < lien["bottom"]
            for i in range(place.pages):
                mots_page = pdf.pages[place.premiere_page + i].extract_text()
                assert f"PIÈCE N° {place.numero} – page {i + 1}/{place.pages}" in mots_page
                assert f"Page {place.premiere_page + i + 1}/{liasse.pages}" in mots_page


def test_same_named_fields_keep_their_values(tmp_path: Path, pieces: list) -> None:  # type: ignore[type-arg]
    liasse = bundle(pieces, tmp_path / "l.pdf", CORPS)
    champs = PdfReader(liasse.chemin).get_fields() or {}
    valeurs = {nom: champ.get("/V") for nom, champ in champs.items() if champ.get("/V")}
    assert valeurs == {"piece_1.nom": "un", "piece_2.nom": "deux"}


def test_bookmarks_nest_and_land(tmp_path: Path, pieces: list) -> None:  # type: ignore[type-arg]
    liasse = bundle(pieces, tmp_path / "l.pdf", CORPS)
    lecteur = PdfReader(liasse.chemin)

    def flat(plan: list, niveau: int = 0) -> list[tuple[int, str, int | None]]:  # type: ignore[type-arg]
        lignes: list[tuple[int, str, int | None]] = []
        for element in plan:
            if isinstance(element, list):
                lignes += flat(element, niveau + 1)
            else:
                lignes.append((niveau, str(element.title), lecteur.get_destination_page_number(element)))
        return lignes

    assert flat(lecteur.outline) == [
        (0, "Requête", 0),
        (0, "Bordereau de pièces", 1),
        (0, "Décompte", 2),
        (0, "Pièces", 3),
        (1, "Pièce n°\u00a01 – Contrat du 03/01/2026", 3),
        (2, "Chapitre A", 4),
        (3, "Annexe", 5),
        (1, "Pièce n°\u00a02 – Facture n° F2026-041 du 12/03/2026", 6),
        (2, "Chapitre B", 7),
        (3, "Annexe", 8),
        (1, "Pièce n°\u00a03-1 – Relance", 9),
        (1, "Pièce n°\u00a03 bis – Réponse", 10),
    ]
    assert lecteur.page_labels == [str(i) for i in range(1, 13)]


def test_document_properties_and_tags(tmp_path: Path, pieces: list) -> None:  # type: ignore[type-arg]
    liasse = bundle(pieces, tmp_path / "l.pdf", CORPS)
    with pikepdf.open(liasse.chemin) as pdf:
        assert pdf.Root.Lang == String("fr-FR") and pdf.Root.ViewerPreferences.DisplayDocTitle is True
        assert dict(pdf.docinfo) == {"/Title": String("Requête – Durand")}
        assert "Requête – Durand" in bytes(pdf.Root.Metadata.read_raw_bytes()).decode()
        assert "pdfaid" not in bytes(pdf.Root.Metadata.read_raw_bytes()).decode()
        assert "/StructTreeRoot" in pdf.Root and "/StructParents" in pdf.pages[0].obj
        assert all("/StructParents" not in p.obj for p in list(pdf.pages)[3:])
        assert pdf.check_pdf_syntax() == []


def test_same_inputs_same_bytes_and_no_path(tmp_path: Path, pieces: list) -> None:  # type: ignore[type-arg]
    un = bundle(pieces, tmp_path / "un.pdf", CORPS)
    deux = bundle(pieces, tmp_path / "deux.pdf", CORPS)
    octets = Path(un.chemin).read_bytes()
    assert octets == Path(deux.chemin).read_bytes()
    assert str(tmp_path).encode() not in octets


def test_hidden_layer_stays_hidden(tmp_path: Path) -> None:
    sources = []
    for nom, etat in (("off", {"OFF": True}), ("base", {"BaseState": Name.OFF})):
        chemin = tmp_path / f"{nom}.pdf"
        with Pdf.new() as pdf:
            cache = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("note")))
            montre = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("plan")))
            page = add_page(
                pdf,
                b"/OC /H BDC 1 0 0 rg 100 300 100 100 re f EMC /OC /V BDC 0 1 0 rg 300 300 100 100 re f EMC",
            )
            page.Resources.Properties = Dictionary(H=cache, V=montre)
            defaut = Dictionary(ON=Array([montre]))
            if etat.get("OFF"):
                defaut.OFF = Array([cache])
            else:
                defaut.BaseState = Name.OFF
            pdf.Root.OCProperties = Dictionary(OCGs=Array([cache, montre]), D=defaut)
            pdf.save(chemin)
        sources.append(piece(str(len(sources) + 1), chemin))
    liasse = bundle(sources, tmp_path / "l.pdf")
    for place in liasse.pieces:
        image = view(liasse.chemin, place.premiere_page)
        assert colour_box(image, (255, 0, 0)) is None and colour_box(image, (0, 255, 0)) is not None


@pytest.mark.parametrize(
    ("corps", "dit"),
    [
        ("<a href='piece:9'>x</a>", "pièce n° 9, qui n'est pas jointe"),
        ("<a href='piece:1?page=4'>x</a>", "page 4 de la pièce n° 1, qui en compte 3"),
        ("<a href='piece:1?page=0'>x</a>", "page 0 de la pièce n° 1"),
        ("<a href='piece:1?p=2'>x</a>", "piece:1?p=2"),
    ],
)
def test_reference_to_nothing_stops_the_build(corps: str, dit: str, tmp_path: Path) -> None:
    source = piece("1", linked(tmp_path / "a.pdf", "A", "un"))
    with pytest.raises(SortieRefusee, match=dit.replace("?", r"\?")):
        bundle([source], tmp_path / "l.pdf", corps)
    assert not (tmp_path / "l.pdf").exists()


def test_exhibit_changed_since_it_was_read(tmp_path: Path) -> None:
    source = piece("1", plain(tmp_path / "a.pdf", ["A", "B"]))
    plain(tmp_path / "a.pdf", ["A"])
    with pytest.raises(SortieRefusee, match="1 pages au lieu de 2"):
        bundle([source], tmp_path / "l.pdf")
    (tmp_path / "a.pdf").write_bytes(b"rien")
    with pytest.raises(SortieRefusee, match="ne peut plus être ouverte"):
        bundle([source], tmp_path / "l.pdf")


def test_same_number_twice_and_missing_font(tmp_path: Path) -> None:
    source = piece("1", plain(tmp_path / "a.pdf", ["A"]))
    with pytest.raises(SortieRefusee, match="deux pièces portent le n° 1"):
        bundle([source, source], tmp_path / "l.pdf")
    with pytest.raises(ArgumentsInvalides, match=r"DossierSans-Bold\.ttf"):
        assemble(generated("x"), SECTIONS, [source], TIMBRE, titre="t", cible=tmp_path / "l.pdf", polices=tmp_path)


def test_without_exhibit_nor_bordereau(tmp_path: Path) -> None:
    origine = plain(tmp_path / "o.pdf", ["L1", "L2"]).read_bytes()
    lettre = [Section("Mise en demeure", 0)]
    seule = assemble(origine, lettre, [], TIMBRE, titre="Lettre", cible=tmp_path / "l.pdf", polices=POLICES)
    assert seule.pages == 2 and seule.pieces == ()
    verify_structure(seule, [], origine)
    jointe = piece("1", linked(tmp_path / "a.pdf", "A", "un"))
    avec = assemble(origine, lettre, [jointe], TIMBRE, titre="Lettre", cible=tmp_path / "m.pdf", polices=POLICES)
    verify_structure(avec, [jointe], origine)
    with pikepdf.open(avec.chemin) as pdf:
        assert _targets(pdf, 2) == [4, 3, None]  # no bordereau, no way back to it


def test_large_scans_are_not_held_in_memory(tmp_path: Path) -> None:
    sources = []
    for i in range(4):
        chemin = tmp_path / f"s{i}.pdf"
        with Pdf.new() as pdf:
            page = add_page(pdf, b"q 595 0 0 842 0 0 cm /I Do Q")
            page.Resources.XObject = Dictionary(
                I=pikepdf.Stream(
                    pdf, bytes([i + 1]) * (30 << 20), Type=Name.XObject, Subtype=Name.Image, Width=6144,
                    Height=5120, ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.DCTDecode,
                )
            )  # fmt: skip
            pdf.save(chemin)
        sources.append(piece(str(i + 1), chemin))
    avant = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bundle(sources, tmp_path / "l.pdf")
    assert Path(tmp_path / "l.pdf").stat().st_size > 120 << 20
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - avant) / 1024 < 80
