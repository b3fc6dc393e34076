"""A dict in, bytes out: the same delivery as ``build``, and nothing left on disk."""

from __future__ import annotations

import io
import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from dossier_juridique import build_bytes, errors, memoire, pipeline
from tests import serie

ACTE = "relance-1"


def _valeurs(rang: int) -> tuple[dict[str, Any], dict[str, bytes]]:
    dit = serie.contenu(rang)
    papier = {dit["pieces"][0]["fichier"]: serie.facture(dit)}
    facture = dit["factures"][0]
    facture["montant_ttc"] = Decimal(facture["montant_ttc"])
    facture["echeance"] = date.fromisoformat(facture["echeance"])
    return dit, papier


def test_les_octets_sont_ceux_de_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    (tmp_path / "shm").mkdir()
    monkeypatch.setattr("dossier_juridique.memoire._EN_MEMOIRE", tmp_path / "shm")
    dit, papier = _valeurs(4)
    rendue = build_bytes(dit, papier, pour=ACTE)
    assert sum(map(len, rendue.fichiers.values())) > 10_000 > len(repr(rendue)), "les octets ne vont pas dans un journal"
    assert "relance-1.pdf" in repr(rendue) or ACTE in repr(rendue)
    assert rendue.code == 0 and rendue.sortie == ""
    with pytest.raises(TypeError):
        rendue.fichiers["relance-1.pdf"] = b""  # type: ignore[index]
    assert pickle.loads(pickle.dumps(rendue)) == rendue, "une livraison voyage entre deux processus"
    dossier = serie.ecrire(tmp_path / "d", 4)
    (dossier / "dossier.json").write_bytes(memoire.exact_json(dit))
    pipeline.build(dossier, tmp_path / "s", pour=ACTE)
    assert rendue.fichiers == memoire.read_folder(tmp_path / "s")
    assert {"relance-1.pdf", "relance-1.docx", "relance-1.eml", "manifeste.json"} <= set(rendue.fichiers)
    # The fonts of WeasyPrint live as long as the process; of the dossier nothing may stay, neither there nor in memory.
    assert [c.name for c in (tmp_path / "tmp").iterdir() if not c.name.startswith("weasyprint-")] == []
    assert list((tmp_path / "shm").iterdir()) == []


def test_un_refus_du_droit_est_un_resultat() -> None:
    dit, papier = _valeurs(5)
    del dit["factures"][0]["montant_ttc"]
    rendue = build_bytes(dit, papier, pour=ACTE)
    assert rendue.code == 1 and "rapport.html" in rendue.fichiers and "relance-1.pdf" not in rendue.fichiers


@pytest.mark.parametrize(
    ("cle", "valeur", "dit"),
    [
        ("montant_ttc", 12.5, "factures[0].montant_ttc"),
        ("montant_ttc", Decimal("NaN"), "factures[0].montant_ttc"),
        ("echeance", datetime(2026, 1, 1, 12, tzinfo=UTC), "factures[0].echeance"),
        ("numero", object(), "factures[0].numero"),
        ("numero", "\ud800", "caractère"),
    ],
)
def test_une_valeur_qui_n_est_pas_exacte_est_refusee_avec_sa_cle(cle: str, valeur: object, dit: str) -> None:
    contenu, papier = _valeurs(6)
    contenu["factures"][0][cle] = valeur
    with pytest.raises(errors.DossierInvalide) as refus:
        build_bytes(contenu, papier, pour=ACTE)
    assert dit in str(refus.value)


@pytest.mark.parametrize(
    "nom", ["../x.pdf", "/etc/x.pdf", "a/../../x.pdf", "", "C:\\x.pdf", "a\x00b", "a//b.pdf", "./", "x" * 300]
)
def test_un_nom_qui_sort_du_dossier_est_refuse(nom: str) -> None:
    contenu, papier = _valeurs(7)
    with pytest.raises(errors.ArgumentsInvalides):
        build_bytes(contenu, {**papier, nom: b"x"}, pour=ACTE)


def test_une_piece_qui_manque_est_nommee() -> None:
    contenu, _ = _valeurs(8)
    with pytest.raises(errors.PieceIllisible, match="facture-F00008"):
        build_bytes(contenu, pour=ACTE)


def test_les_textes_du_cabinet_viennent_en_octets(tmp_path: Path) -> None:
    contenu, papier = _valeurs(9)
    texte = (Path(__file__).parents[1] / "modeles" / "relance" / "corps.html").read_text("utf-8")
    assert "<p>" in texte
    propre = texte.replace("<p>", "<p>Ceci est notre texte. ", 1).encode()
    rendue = build_bytes(contenu, papier, pour=ACTE, modeles={"relance/corps.html": propre})
    assert rendue.code == 0
    with pdfplumber.open(io.BytesIO(rendue.fichiers["relance-1.pdf"])) as pdf:
        assert "notre texte" in pdf.pages[0].extract_text()
    assert "modeles/relance/corps.html" in rendue.manifeste["reglages"]


def test_ce_qui_n_est_pas_un_dossier_est_refuse_avec_son_remede() -> None:
    contenu, papier = _valeurs(10)
    boucle: dict[str, Any] = {}
    boucle["x"] = boucle
    cas: list[tuple[Any, Any, dict[str, Any]]] = [
        (boucle, papier, {}), ({**contenu, "x": 10**5000}, papier, {}), ([], papier, {}), (contenu, {"a": "texte"}, {}),
        (contenu, {b"a": b""}, {}), (contenu, [], {}), (contenu, papier, {"au": "2026-11-22"}),
        (contenu, papier, {"modeles": "dossier"}), (contenu, papier, {"baremes": {"a": None}}),
    ]  # fmt: skip
    for mapping, pieces, options in cas:
        with pytest.raises(errors.DossierError) as refus:
            build_bytes(mapping, pieces, pour=ACTE, **options)
        assert refus.value.code in (2, 3) and refus.value.remede
