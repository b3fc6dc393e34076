"""All or nothing: what is delivered, what is left behind, what ``verify`` sees."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier_juridique import write
from dossier_juridique.errors import ArgumentsInvalides


def livrer(sortie: Path, contenu: bytes = b"un", *, force: bool = False) -> None:
    write.check_target(sortie, force)
    with write.workshop(sortie) as atelier:
        livraison = atelier / "livraison"
        (livraison / "pieces").mkdir(parents=True)
        (livraison / "a.pdf").write_bytes(contenu)
        (livraison / "pieces" / "b.pdf").write_bytes(b"deux")
        write.deliver(livraison, sortie, {"version": 1, "total": "10.00", "entrees": {}}, force=force)


def test_la_livraison_apparait_entiere_et_privee(tmp_path: Path) -> None:
    livrer(tmp_path / "s")
    assert write.compare(tmp_path / "s") == ()
    assert [p.name for p in tmp_path.iterdir()] == ["s"]
    assert stat.S_IMODE((tmp_path / "s").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "s" / "pieces" / "b.pdf").stat().st_mode) == 0o600


def test_rien_n_est_ecrase_sans_force(tmp_path: Path) -> None:
    livrer(tmp_path / "s")
    with pytest.raises(ArgumentsInvalides, match="existe déjà"):
        livrer(tmp_path / "s", b"autre")
    livrer(tmp_path / "s", b"autre", force=True)
    assert (tmp_path / "s" / "a.pdf").read_bytes() == b"autre"
    assert [p.name for p in tmp_path.iterdir()] == ["s"]


def test_a_tout_instant_une_livraison_entiere_est_en_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rename that puts the new one in place is where a kill would hurt: the name never stops standing."""
    livrer(tmp_path / "s")
    vus: list[bool] = []
    for nom in ("rename", "replace"):
        vrai = getattr(os, nom)

        def espion(*args: object, _vrai: Callable[..., None] = vrai, **autres: object) -> None:
            _vrai(*args, **autres)
            vus.append((tmp_path / "s" / "manifeste.json").is_file())

        monkeypatch.setattr(os, nom, espion)
    livrer(tmp_path / "s", b"autre", force=True)
    assert all(vus) and (tmp_path / "s" / "a.pdf").read_bytes() == b"autre"


def test_sans_echange_d_un_coup_l_ancienne_est_remplacee_tout_de_meme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "_exchange", lambda un, autre: False)
    livrer(tmp_path / "s")
    livrer(tmp_path / "s", b"autre", force=True)
    assert (tmp_path / "s" / "a.pdf").read_bytes() == b"autre"
    assert [p.name for p in tmp_path.iterdir()] == ["s"]


def test_force_n_efface_pas_un_dossier_qui_n_est_pas_une_livraison(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "these.txt").write_text("précieux", "utf-8")
    with pytest.raises(ArgumentsInvalides):
        livrer(tmp_path / "s", force=True)
    assert (tmp_path / "s" / "these.txt").read_text("utf-8") == "précieux"


def test_un_echec_ne_laisse_rien(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), write.workshop(tmp_path / "s") as atelier:
        (atelier / "x").write_text("x", "utf-8")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_les_restes_d_une_mort_subite_sont_balayes_ceux_d_un_vivant_non(tmp_path: Path) -> None:
    mort = tmp_path / ".s.abc.en-cours"
    mort.mkdir()
    (mort / ".verrou").touch()
    with write.workshop(tmp_path / "s") as vivant:
        assert not mort.exists()
        with write.workshop(tmp_path / "s"):
            assert vivant.exists()


@pytest.mark.parametrize("fichier", ["a.pdf", "pieces/b.pdf", "manifeste.json"])
def test_un_octet_change_se_voit(tmp_path: Path, fichier: str) -> None:
    livrer(tmp_path / "s")
    cible = tmp_path / "s" / fichier
    if fichier == "manifeste.json":
        cible.write_text(cible.read_text("utf-8").replace("10.00", "11.00"), "utf-8")
    else:
        cible.write_bytes(cible.read_bytes()[:-1] + b"!")
    ecarts = write.compare(tmp_path / "s")
    assert len(ecarts) == 1 and fichier in ecarts[0] and "modifié" in ecarts[0]


def test_un_fichier_en_plus_ou_en_moins_se_voit(tmp_path: Path) -> None:
    livrer(tmp_path / "s")
    (tmp_path / "s" / "c.pdf").write_bytes(b"")
    (tmp_path / "s" / "a.pdf").unlink()
    assert len(write.compare(tmp_path / "s")) == 2


def test_une_entree_changee_se_voit(tmp_path: Path) -> None:
    entree = tmp_path / "d"
    entree.mkdir()
    (entree / "dossier.toml").write_text("a", "utf-8")
    with write.workshop(tmp_path / "s") as atelier:
        (atelier / "livraison").mkdir()
        empreinte = write.sha256(entree / "dossier.toml")
        manifeste = {"entrees": {"dossier.toml": empreinte, "pieces/x.pdf": "0" * 64}}
        write.deliver(atelier / "livraison", tmp_path / "s", manifeste, force=False)
    assert write.compare(tmp_path / "s", entree) == ("pieces/x.pdf : absent du dossier d'entrée.",)
    (entree / "dossier.toml").write_text("b", "utf-8")
    assert len(write.compare(tmp_path / "s", entree)) == 2


def test_un_manifeste_absent_ou_abime(tmp_path: Path) -> None:
    with pytest.raises(ArgumentsInvalides):
        write.compare(tmp_path)
    (tmp_path / "manifeste.json").write_text(json.dumps({"a": 1}), "utf-8")
    with pytest.raises(Exception, match="abîmé"):
        write.compare(tmp_path)
