"""Who writes when a third party is named: he, or the creditor who keeps him for the procedure and for the power."""

from __future__ import annotations

import email
import email.policy
import shutil
from pathlib import Path

import pytest

from dossier_juridique import build, load
from dossier_juridique.actes import ACTES, exigences
from dossier_juridique.droit.plume import vu_par
from tests.test_bout_en_bout import SAMPLES


def _dossier(tmp_path: Path, mandataire: str, pouvoir: bool = True) -> Path:
    copie = tmp_path / "dossier"
    shutil.copytree(SAMPLES / "impaye_simple", copie)
    fichier = copie / "dossier.toml"
    bloc = f'\n[mandataire]\ntype = "autre"\nnom = "SCP Durand"\n{mandataire}\n' + ("\n[pouvoir]\n" if pouvoir else "")
    fichier.write_text(fichier.read_text("utf-8") + bloc, "utf-8")
    return copie


@pytest.mark.parametrize(("mandataire", "pouvoir"), [("", True), ("lettres = false", False)])
def test_le_creancier_ecrit_quand_le_mandataire_n_a_que_la_procedure(mandataire: str, pouvoir: bool, tmp_path: Path) -> None:
    copie = _dossier(tmp_path, mandataire, pouvoir)
    livraison = build(copie, tmp_path / "sortie", pour="relance-3")
    assert livraison.code == 0, [c for a in livraison.analyse.actes for c in a.constats if c.retient]
    message = email.message_from_bytes((tmp_path / "sortie/relance-3.eml").read_bytes(), policy=email.policy.default)
    assert message["From"] == "compta@atelier-vasseur.example"
    corps = message.get_body(("plain",))
    assert corps is not None and "SCP Durand" not in corps.get_content()


def test_le_mandataire_qui_ecrit_est_tenu_a_ses_mentions(tmp_path: Path) -> None:
    copie = _dossier(tmp_path, "lettres = true")
    livraison = build(copie, tmp_path / "sortie", pour="relance-1")
    assert livraison.code == 1
    assert "cpce-r124-4-identites" in {c.id for a in livraison.analyse.actes for c in a.constats if c.retient}


def test_le_pouvoir_et_la_requete_nomment_le_mandataire(tmp_path: Path) -> None:
    dossier = load(_dossier(tmp_path, "lettres = false"))
    assert vu_par(dossier, "pouvoir-special").mandataire and vu_par(dossier, "injonction-de-payer").mandataire
    assert vu_par(dossier, "mise-en-demeure").mandataire is None


def test_le_schema_d_une_lettre_ne_demande_pas_l_adresse_d_un_mandataire_qui_n_ecrit_pas() -> None:
    relance = next(a for a in ACTES if a.nom == "relance-1")
    for contenu, manque in (({"type": "autre", "nom": "X"}, True), ({"type": "autre", "nom": "X", "lettres": False}, False)):
        dites = exigences.manquantes({"mandataire": contenu}, relance.exigences)
        assert any(x.startswith("mandataire?.adresse") for x in dites) is manque
