"""The exhibits read in children: text, invoice data, refusals in French, and no exhibit takes the others down."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from dossier_juridique.croisement import PieceALire, lecture, read_exhibits
from tests.factures_electroniques.test_corpus import CORPUS

SAMPLES = Path(__file__).parents[2] / "samples"
SIMPLE = SAMPLES / "impaye_simple" / "pieces"


def test_texte_donnees_image_et_courriel() -> None:
    noms = ("facture-F2026-031.pdf", "preuve-depot.jpg", "relance-2026-05-12.eml", "contrat-2025-11-18.pdf")
    lues = read_exhibits([PieceALire(n, SIMPLE / n) for n in noms])
    assert list(lues) == list(noms), "l'ordre demandé"
    facture = lues["facture-F2026-031.pdf"]
    assert facture.facture is not None and facture.facture.numero == "F2026-031" and "22 557,60" in facture.pages[0]
    assert lues["preuve-depot.jpg"].pages == ("",) and not lues["preuve-depot.jpg"].lisible
    assert lues["relance-2026-05-12.eml"].pages[0].startswith("De : ")
    assert len(lues["contrat-2025-11-18.pdf"].pages) == 3 and lues["contrat-2025-11-18.pdf"].facture is None
    assert not any(lue.refus for lue in lues.values())


def test_un_tiff_a_toutes_ses_pages(tmp_path: Path) -> None:
    vues = [Image.new("1", (80, 110), 1) for _ in range(3)]
    vues[0].save(tmp_path / "fax.tif", save_all=True, append_images=vues[1:], compression="group4")
    assert read_exhibits([PieceALire("fax", tmp_path / "fax.tif")])["fax"].muettes == (1, 2, 3)


def test_une_piece_impossible_n_emporte_pas_les_autres(tmp_path: Path) -> None:
    (tmp_path / "casse.pdf").write_bytes(b"%PDF-1.7\n1 0 obj")
    (tmp_path / "archive.pdf").write_bytes(b"PK\x03\x04" + b"0" * 99)
    (tmp_path / "note.txt").write_bytes("Échéance dépassée".encode("cp1252"))
    pieces = [PieceALire(n, tmp_path / n) for n in ("casse.pdf", "absente.pdf", "archive.pdf", "note.txt")]
    lues = read_exhibits([*pieces, PieceALire("dossier", tmp_path)])
    assert lues["note.txt"].pages == ("Échéance dépassée",)
    refus = {cle: lue.refus for cle, lue in lues.items() if lue.refus}
    assert set(refus) == {"casse.pdf", "absente.pdf", "archive.pdf", "dossier"}
    assert "ne s'ouvre pas" in refus["casse.pdf"] and "introuvable" in refus["absente.pdf"]


def test_un_mot_de_passe(tmp_path: Path) -> None:
    with pikepdf.open(SIMPLE / "commande-BC-2026-012.pdf") as pdf:
        pdf.save(tmp_path / "c.pdf", encryption=pikepdf.Encryption(user="secret", owner="maître"))
    sans = read_exhibits([PieceALire("c", tmp_path / "c.pdf")])["c"]
    avec = read_exhibits([PieceALire("c", tmp_path / "c.pdf", "secret")])["c"]
    assert "protégé" in sans.refus and not sans.lisible
    assert not avec.refus and "BC-2026-012" in avec.pages[0]


def test_un_enfant_qui_meurt_nomme_son_coupable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pikepdf.open(SIMPLE / "facture-F2026-031.pdf") as pdf:
        for _ in range(600):  # long enough for no child to have read them in time
            pdf.pages.append(pdf.pages[0])
        pdf.save(tmp_path / "longue.pdf")
    monkeypatch.setattr(lecture, "DUREE_MAX", 0.01)
    pieces = [PieceALire(str(n), tmp_path / "longue.pdf") for n in range(4)]
    lues = read_exhibits(pieces)
    assert [lue.refus != "" for lue in lues.values()] == [True] * 4
    assert all("échouer" in lue.refus for lue in lues.values())


def test_le_texte_ne_pilote_pas_un_terminal(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text("Facture\x1b[31m rouge \u202egnos\u202c fin\n", "utf-8")
    lue = read_exhibits([PieceALire("n", tmp_path / "n.txt")])["n"]
    assert lue.refus or not any((ord(c) < 32 and c != "\n") or c in "\u202e\u202c" for c in lue.pages[0])


def test_ce_qui_n_a_pas_de_chasse_ne_coupe_ni_nombre_ni_nom(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text("Ate\u00adliers Brun\u200b, total 1\u200b 234,5\u20606 €, n° F\ufeff7\n", "utf-8")
    lue = read_exhibits([PieceALire("n", tmp_path / "n.txt")])["n"]
    assert "Ateliers Brun, total 1 234,56 €, n° F7" in lue.pages[0]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="le corpus n'est pas sur cette machine")
def test_la_facture_du_corpus_dont_la_page_dement_les_donnees() -> None:
    lue = read_exhibits([PieceALire("c", CORPUS / "cas-limites__CALC-001.pdf")])["c"]
    assert lue.facture is not None and str(lue.facture.total_ttc) == "3000.00" and "3042.00" in lue.pages[0]
