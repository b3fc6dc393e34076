"""Ce qu'un dossier ajoute à une lettre dans ses propres mots : imprimé, relu comme un modèle, et jamais à la place du calcul."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from dossier_juridique import build
from dossier_juridique.model.livraison import Livraison
from dossier_juridique.relecture import read_pages, word_text

SAMPLES = Path(__file__).parents[1] / "samples"
ENTRETIEN = (
    "Lors de notre entretien du 12 octobre 2026, vous m'avez indiqué attendre le règlement de votre propre client, pour "
    "18 500,00 € ; nous l'avons entendu."
)


def _livrer(tmp_path: Path, paragraphe: str, acte: str = "mise-en-demeure") -> Livraison:
    dossier = shutil.copytree(SAMPLES / "impaye_simple", tmp_path / "d")
    toml = dossier / "dossier.toml"
    cle = 'moyens_de_paiement = ["virement"]'
    texte = toml.read_text("utf-8")
    assert cle in texte
    toml.write_text(texte.replace(cle, f'{cle}\nparagraphes = ["{paragraphe}"]'), "utf-8")
    return build(dossier, tmp_path / "s", pour=acte, au=date(2026, 11, 22))


@pytest.mark.parametrize("acte", ["relance-1", "mise-en-demeure"])
def test_un_paragraphe_du_dossier_est_imprime_et_nomme(acte: str, tmp_path: Path) -> None:
    rendue = _livrer(tmp_path, ENTRETIEN, acte)
    assert rendue.code == 0, [c.message for a in rendue.analyse.actes for c in a.constats]
    plat = " ".join("".join(page.imprime for page in read_pages(tmp_path / "s" / f"{acte}.pdf")).split())
    assert "Lors de notre entretien du 12 octobre 2026" in plat
    assert "entretien du 12 octobre 2026" in " ".join(word_text((tmp_path / "s" / f"{acte}.docx").read_bytes()).split())
    assert any("votre dossier écrit un passage" in dit and "entretien" in dit for dit in rendue.manifeste["avertissements"])


@pytest.mark.parametrize(
    ("paragraphe", "code", "dit"),
    [
        ("Nous vous demandons de payer 30 000,00 € sous 5 jours.", 5, "30 000,00 €"),
        ("Le montant dû s'élève à 25 000,00 €.", 5, "25 000,00 €"),
        ("Vous restez nous devoir 25 000,00 €.", 5, "25 000,00 €"),
        ("La date limite de paiement est fixée au 1er janvier 2027.", 5, "1er janvier 2027"),
        ("Nous vous accordons jusqu'au 31 décembre 2026.", 5, "31 décembre 2026"),
        ("Vous avez jusqu'au 31 décembre 2026 pour vous acquitter.", 5, "31 décembre 2026"),
        ("Vous réglerez à la fin du mois.", 5, "fin du mois"),
        ("Vous voudrez bien virer la somme sur le compte FR76 3000 6000 0112 3456 7890 189.", 5, "FR76"),
        ("La suite dépend de [À COMPLÉTER].", 5, "[À COMPLÉTER]"),
        ("S'y ajoutent 120,00 € de frais de dossier.", 1, "frais de dossier"),
        ("Sans paiement, nous préviendrons vos clients.", 1, "vos clients"),
        ("Il serait fort regrettable que vos clients apprennent par la rumeur l'état de vos comptes.", 1, "rumeur"),
    ],
)
def test_un_paragraphe_ne_demande_rien_que_le_calcul_n_ait(paragraphe: str, code: int, dit: str, tmp_path: Path) -> None:
    rendue = _livrer(tmp_path, paragraphe)
    dits = [e.message for e in rendue.echecs] + [c.message for a in rendue.analyse.actes for c in a.constats]
    assert rendue.code == code and any(dit.replace(" €", "") in d.replace(" ", " ").replace(" ", " ") for d in dits), dits
    assert not (tmp_path / "s" / "mise-en-demeure.pdf").exists()


@pytest.mark.parametrize(
    "paragraphe",
    [
        "Vos factures F2025-900 et F2025-912, de 1 200,00 € chacune, avaient été réglées à l'heure le 3 mars 2026.",
        "Nous avons repris deux tabourets le 4 octobre 2026 ; un échange vous est proposé depuis le 9 octobre.",
        "Vous avez jusqu'au 31 décembre 2026 pour nous dire si le comptoir vous convient.",
        "Votre comptable nous a écrit le 4 novembre que la facture serait mise en paiement à la fin du mois.",
        "Votre courriel du 3 juillet 2026 est resté sans suite de notre part dix jours ; nous vous prions de l'excuser.",
    ],
)
def test_un_paragraphe_raconte_des_faits(paragraphe: str, tmp_path: Path) -> None:
    rendue = _livrer(tmp_path, paragraphe)
    assert rendue.code == 0, [e.message for e in rendue.echecs]


def test_ce_que_plusieurs_lettres_disent_est_nomme_une_fois(tmp_path: Path) -> None:
    rendue = _livrer(tmp_path, "Nous restons à votre écoute après notre entretien du 12 octobre 2026.", "tout")
    dits = [dit for dit in rendue.manifeste["avertissements"] if "entretien" in dit]
    assert len(dits) == 1 and dits[0].startswith(("relance-1, relance-2, ", "relance-1, ")) and "mise-en-demeure" in dits[0]


@pytest.mark.parametrize(
    ("avant", "apres"),
    [
        ('objet = "', 'objet = "IBAN FR76 2004 1010 0505 0001 3M02 606, '),
        ('telephone = "04 72 00 14 20', 'telephone = "04 72 00 14 20 IBAN FR76 2004 1010 0505 0001 3M02 606'),
        ('lieu = "Lyon', 'lieu = "Lyon, IBAN FR14 2004 1010 0505 0001 3M02 606'),
    ],
    ids=["objet", "telephone", "lieu"],
)
def test_un_compte_ecrit_ailleurs_qu_a_sa_cle_arrete_la_lettre(avant: str, apres: str, tmp_path: Path) -> None:
    dossier = shutil.copytree(SAMPLES / "impaye_simple", tmp_path / "d")
    toml = dossier / "dossier.toml"
    texte = toml.read_text("utf-8")
    assert avant in texte
    toml.write_text(texte.replace(avant, apres, 1), "utf-8")
    rendue = build(dossier, tmp_path / "s", pour="mise-en-demeure", au=date(2026, 11, 22))
    assert rendue.code == 5 and any("un compte n'est ni calculé" in e.message for e in rendue.echecs), rendue.echecs


def test_un_champ_qu_un_autre_logiciel_n_a_pas_rempli_arrete_la_lettre(tmp_path: Path) -> None:
    dossier = shutil.copytree(SAMPLES / "impaye_simple", tmp_path / "d")
    toml = dossier / "dossier.toml"
    texte = toml.read_text("utf-8")
    assert 'lieu = "Lyon"' in texte
    toml.write_text(texte.replace('lieu = "Lyon"', 'lieu = "{{ ville }}"'), "utf-8")
    rendue = build(dossier, tmp_path / "s", pour="mise-en-demeure", au=date(2026, 11, 22))
    assert rendue.code == 5 and any("le dossier laisse une place vide" in e.message for e in rendue.echecs), rendue.echecs
