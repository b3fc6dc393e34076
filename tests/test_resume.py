"""Ce qu'une série dit de chaque dossier dans son résumé, et à qui elle ouvre ce qu'elle livre."""

from __future__ import annotations

import csv
import json
import shutil
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from dossier_juridique import ecrans, pipeline
from dossier_juridique.lot import build_all
from dossier_juridique.model.serie import Serie
from tests import serie

ACTE = "relance-1"


def _faire(racine: Path, sortie: Path, **reglages: Any) -> Serie:
    with ThreadPoolExecutor(1) as fil:
        return build_all(racine, sortie, pour=ACTE, executeur=fil, **reglages)


def _json(sortie: Path) -> list[dict[str, Any]]:
    return list(json.loads((sortie / "resume.json").read_text("utf-8"))["dossiers"])


def _csv(sortie: Path) -> list[dict[str, str]]:
    return list(csv.DictReader((sortie / "resume.csv").open(encoding="utf-8"), delimiter=";"))


def _sans_montant(dit: dict[str, Any]) -> None:
    del dit["factures"][0]["montant_ttc"]


def _tronque(dossier: Path) -> None:
    papier = next(dossier.glob("*.pdf"))
    papier.write_bytes(papier.read_bytes()[:200])


def _sans_piece(dossier: Path) -> None:
    next(dossier.glob("*.pdf")).unlink()


def _mal_forme(dossier: Path) -> None:
    fichier = dossier / "dossier.json"
    fichier.write_text(fichier.read_text("utf-8").replace('"siren"', '"sirene"'), "utf-8")


@pytest.mark.parametrize(
    ("casser", "debiteur"), [(_tronque, "Comptoir Claire 00000"), (_sans_piece, "Comptoir Claire 00000"), (_mal_forme, "")]
)
def test_un_dossier_arrete_garde_son_nom(casser: Callable[[Path], None], debiteur: str, tmp_path: Path) -> None:
    casser(serie.ecrire(tmp_path / "d", 0))
    assert _faire(tmp_path / "d", tmp_path / "s").code == 3
    for ligne in (*_json(tmp_path / "s"), *_csv(tmp_path / "s")):
        assert (ligne["reference"], ligne["debiteur"]) == ("2026-00000", debiteur)


def test_une_ligne_de_table_arretee_garde_son_nom(tmp_path: Path) -> None:
    dit = serie.contenu(0)
    (tmp_path / "facture-F00000.pdf").write_bytes(serie.facture(dit)[:200])
    (tmp_path / "t.jsonl").write_text(json.dumps(dit) + "\n", "utf-8")
    assert _faire(tmp_path / "t.jsonl", tmp_path / "s").code == 3
    (ligne,) = _csv(tmp_path / "s")
    assert (ligne["reference"], ligne["debiteur"]) == ("2026-00000", "Comptoir Claire 00000")


def test_la_colonne_suite_ne_tient_qu_un_acte(tmp_path: Path) -> None:
    serie.ecrire(tmp_path / "d", 0)
    serie.ecrire(tmp_path / "d", 1, _sans_montant)
    _faire(tmp_path / "d", tmp_path / "s")
    sain, sans_somme = _csv(tmp_path / "s")
    assert (sain["suite"], sain["suite_le"], sain["raison"]) == ("relance-1", "2026-02-11", "")
    assert (sans_somme["suite"], sans_somme["suite_le"]) == ("", "")
    assert sans_somme["raison"].startswith("Créance non chiffrée")
    assert _json(tmp_path / "s")[1]["suite"] == {"raison": sans_somme["raison"]}


def test_les_dossiers_intermediaires_ne_sont_qu_a_leur_proprietaire(tmp_path: Path) -> None:
    serie.ecrire(tmp_path / "d" / "agence" / "lyon", 0)
    serie.ecrire(tmp_path / "d" / "agence", 1)
    connu = tmp_path / "s"
    connu.mkdir()
    connu.chmod(0o755)
    _faire(tmp_path / "d", connu / "neuf" / "serie")
    droits = {d.relative_to(connu).as_posix(): stat.S_IMODE(d.stat().st_mode) for d in connu.rglob("*") if d.is_dir()}
    assert set(droits.values()) == {0o700} and "neuf/serie/agence/lyon/client-00000" in droits
    assert stat.S_IMODE(connu.stat().st_mode) == 0o755


def test_un_acte_d_une_serie_precedente_ne_reste_pas_parmi_les_autres(tmp_path: Path) -> None:
    """Un client a payé et son dossier est retiré, un autre est cassé : leurs lettres d'hier ne sont plus à envoyer."""
    racine, sortie = tmp_path / "d", tmp_path / "s"
    for rang in range(4):
        serie.ecrire(racine, rang)
    _faire(racine, sortie)
    octets = (sortie / "client-00000" / "relance-1.pdf").read_bytes()
    shutil.rmtree(racine / "client-00000")
    _tronque(racine / "client-00001")
    shutil.rmtree(racine / "client-00002")
    (sortie / "client-00002" / "note.txt").write_text("appelé le 3", "utf-8")
    faite = _faire(racine, sortie, force=True)
    assert [(r.dossier, r.exit) for r in faite.resultats] == [("client-00001", 3), ("client-00003", 0)]
    assert {(a.nom, a.place) for a in faite.anciennes} == {
        ("client-00000", ".anciennes/client-00000"), ("client-00001", ".anciennes/client-00001"),
        ("client-00002", "client-00002"),
    }  # fmt: skip
    assert sorted(c.name for c in sortie.iterdir() if c.is_dir()) == [".anciennes", "client-00002", "client-00003"]
    assert (sortie / ".anciennes" / "client-00000" / "relance-1.pdf").read_bytes() == octets
    assert pipeline.verify(sortie / ".anciennes" / "client-00001") == ()
    assert stat.S_IMODE((sortie / ".anciennes").stat().st_mode) == 0o700
    lu = json.loads((sortie / "resume.json").read_text("utf-8"))
    assert {"dossier": "client-00000", "place": ".anciennes/client-00000"} in lu["anciennes"]
    assert ".anciennes/client-00001" in (sortie / "resume.html").read_text("utf-8")
    dit = " ".join(ecrans.series(faite).split())
    assert "2 livraisons d'une série précédente" in dit and "à ne pas envoyer : client-00002" in dit
    # Come back, and gone again: the former one keeps its place.
    serie.ecrire(racine, 0)
    assert not [a for a in _faire(racine, sortie, force=True).anciennes if a.nom == "client-00000"]
    shutil.rmtree(racine / "client-00000")
    (encore,) = _faire(racine, sortie, force=True).anciennes
    assert encore.place == ".anciennes/client-00000_2"


def test_une_serie_coupee_puis_reprise_range_ce_qui_n_en_est_plus(tmp_path: Path) -> None:
    for rang in range(2):
        serie.ecrire(tmp_path / "d", rang)
    _faire(tmp_path / "d", tmp_path / "s")
    (tmp_path / "s" / "resume.json").unlink()
    shutil.rmtree(tmp_path / "d" / "client-00000")
    assert [a.place for a in _faire(tmp_path / "d", tmp_path / "s").anciennes] == [".anciennes/client-00000"]
