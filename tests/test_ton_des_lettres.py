"""Le texte d'un cabinet, tel qu'il s'imprime : menaces, sceaux, frais et faux actes sont pris ; la fermeté courtoise passe.

Each sentence goes through ``build --modeles``, into the text of a relance: what is read is the printed page.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document as Word

from dossier_juridique import build
from dossier_juridique.model.constat import Constat
from dossier_juridique.model.livraison import Livraison
from dossier_juridique.render import shipped_modeles
from tests.droit.cas_de_regle import base

TON = {
    "pen-433-13-apparence-d-acte", "pen-312-10-menaces-et-chantage", "cpce-l111-2-saisie-sans-titre",
    "cpce-l111-8-frais-de-recouvrement", "pratique-langage-mesure", "civ-2244-prescription-inexacte",
    "pratique-consequence-inexacte",
}  # fmt: skip
PRISES = {
    "À défaut, nous informerons vos clients et votre banque de votre situation.": "pen-312-10-menaces-et-chantage",
    "Nous déposerons une plainte pénale pour escroquerie.": "pen-312-10-menaces-et-chantage",
    "Votre nom sera publié sur les réseaux sociaux.": "pen-312-10-menaces-et-chantage",
    "Sans paiement, nous ferons saisir vos comptes bancaires.": "cpce-l111-2-saisie-sans-titre",
    "Votre matériel sera saisi et vendu aux enchères.": "cpce-l111-2-saisie-sans-titre",
    "COMMANDEMENT DE PAYER": "pen-433-13-apparence-d-acte",
    "République française – Au nom du peuple français": "pen-433-13-apparence-d-acte",
    "Dernier avis avant saisie": "pen-433-13-apparence-d-acte",
    "Vu par Maître Dupont, huissier de justice à Lyon.": "pen-433-13-apparence-d-acte",
    "Les frais de relance de 35,00 € sont à votre charge.": "cpce-l111-8-frais-de-recouvrement",
    "S'y ajoutent les honoraires de notre avocat, soit 400,00 €.": "cpce-l111-8-frais-de-recouvrement",
    "Votre attitude est celle d'un escroc et d'un mauvais payeur.": "pratique-langage-mesure",
    "C'est inadmissible ! Payez ! Nous ne plaisantons plus !": "pratique-langage-mesure",
    "La présente lettre interrompt la prescription.": "civ-2244-prescription-inexacte",
    "Requête en injonction de payer déposée au greffe le 12 novembre.": "pratique-consequence-inexacte",
    "Votre silence vaudra reconnaissance de la dette.": "pratique-consequence-inexacte",
    "Si rien n'est réglé vendredi, nous passerons reprendre les machines.": "pen-312-10-menaces-et-chantage",
    "Ne faites pas l'innocent.": "pratique-langage-mesure",
    "PAYEZ IMMÉDIATEMENT": "pratique-langage-mesure",
    "AVIS DE NOTIFICATION JUDICIAIRE": "pen-433-13-apparence-d-acte",
    "Nous joignons l'ORDONNANCE du 3 mars.": "pen-433-13-apparence-d-acte",
}
PASSENT = (
    "Nous vous remercions de votre confiance et restons à votre écoute.",
    "Si une difficulté passagère explique ce retard, proposez-nous un échéancier.",
    "Nous vous demandons fermement de régler cette somme à la date indiquée.",
    "Sans réponse de votre part, nous confierons ce dossier à notre conseil.",
    "Nous pourrions demander au tribunal une ordonnance portant injonction de payer.",
    "Cette lettre ne vous coûte rien : aucun frais de relance ne vous est réclamé.",
    "Vous pouvez consulter un avocat, dont nous vous invitons à nous donner le nom.",
    "Notre patience n'est pas sans limite, et nous comptons sur un règlement rapide.",
    "Si vous contestez cette facture, écrivez-nous vos raisons, pièces à l'appui.",
    "Nous regrettons d'avoir à vous écrire une nouvelle fois au sujet de cette facture.",
    "Votre commande a bien été livrée, et aucune réserve ne nous est parvenue.",
    "Le contrat signé entre nous prévoit un paiement à trente jours.",
)


def _construire(phrase: str, tmp_path: Path) -> tuple[int, set[str], bool]:
    livraison = _livrer(phrase, tmp_path)
    trouves = {c.id for c in livraison.analyse.acte("relance-2").constats if c.retient}
    return livraison.code, trouves & TON, (tmp_path / "s" / "relance-2.pdf").exists()


def _constats(phrase: str, tmp_path: Path) -> tuple[Constat, ...]:
    return _livrer(phrase, tmp_path).analyse.acte("relance-2").constats


def _livrer(phrase: str, tmp_path: Path) -> Livraison:
    contenu: dict[str, Any] = base()
    contenu["pieces"], contenu["courriers"] = [], []
    for facture in contenu["factures"]:
        facture["pieces"] = []
    contenu["conditions"].pop("piece", None)
    dossier = tmp_path / "d"
    dossier.mkdir()
    (dossier / "dossier.json").write_text(json.dumps(contenu, default=str), "utf-8")
    corps = next(shipped_modeles().candidates("relance/corps.html")).read_text("utf-8")
    bureau = tmp_path / "m" / "relance"
    bureau.mkdir(parents=True)
    (bureau / "corps.html").write_text(f"{corps}<p>{phrase}</p>\n", "utf-8")
    livraison = build(dossier, tmp_path / "s", pour="relance-2", modeles=tmp_path / "m")
    assert not livraison.echecs, [e.message for e in livraison.echecs]
    return livraison


@pytest.mark.parametrize(("phrase", "regle"), PRISES.items())
def test_une_phrase_interdite_retient_la_lettre(phrase: str, regle: str, tmp_path: Path) -> None:
    _, trouves, livre = _construire(phrase, tmp_path)
    assert regle in trouves and not livre


@pytest.mark.parametrize("phrase", PASSENT)
def test_une_phrase_ferme_et_courtoise_passe(phrase: str, tmp_path: Path) -> None:
    code, trouves, livre = _construire(phrase, tmp_path)
    assert trouves == set()
    assert code == 0 and livre


def test_le_constat_cite_la_page_comme_elle_est_imprimee(tmp_path: Path) -> None:
    constats = _constats("À défaut, nous informerons Vos Clients et la Banque LERMITE de votre situation.", tmp_path)
    assert any("Vos Clients et la Banque LERMITE" in c.message for c in constats if c.id in TON)


def test_une_relance_qui_vaut_mise_en_demeure_est_retenue_celle_qui_l_annonce_est_livree(tmp_path: Path) -> None:
    for rang, (phrase, retient) in enumerate(
        [("La présente relance vaut mise en demeure.", True), ("Une mise en demeure pourrait suivre.", False)]
    ):
        ici = tmp_path / str(rang)
        ici.mkdir()
        (constat,) = [c for c in _constats(phrase, ici) if c.id == "civ-1344-mots-mise-en-demeure"]
        assert constat.retient is retient and (ici / "s" / "relance-2.pdf").exists() is not retient


def test_une_menace_du_modele_se_dit_une_fois_et_ne_renvoie_pas_au_dossier(tmp_path: Path) -> None:
    phrase = "À défaut, nous informerons vos clients et publierons votre nom sur les réseaux sociaux."
    (constat,) = [c for c in _constats(phrase, tmp_path) if c.id == "pen-312-10-menaces-et-chantage"]
    assert constat.ligne is None and constat.place == "texte imprimé de l'acte"


def _avec_modeles(tmp_path: Path, preparer: Callable[[Path], None]) -> tuple[set[str], bool]:
    contenu: dict[str, Any] = base()
    contenu["pieces"], contenu["courriers"] = [], []
    for facture in contenu["factures"]:
        facture["pieces"] = []
    contenu["conditions"].pop("piece", None)
    dossier = tmp_path / "d"
    dossier.mkdir()
    (dossier / "dossier.json").write_text(json.dumps(contenu, default=str), "utf-8")
    (tmp_path / "m" / "charte").mkdir(parents=True)
    preparer(tmp_path / "m" / "charte")
    livraison = build(dossier, tmp_path / "s", pour="relance-2", modeles=tmp_path / "m")
    assert not livraison.echecs, [e.message for e in livraison.echecs]
    trouves = {c.id for c in livraison.analyse.acte("relance-2").constats if c.retient}
    return trouves & TON, (tmp_path / "s" / "relance-2.pdf").exists()


def _charte_word(phrase: str) -> Callable[[Path], None]:
    def preparer(charte: Path) -> None:
        word = Word(str(next(shipped_modeles().candidates("charte/charte.docx"))))
        word.sections[0].footer.paragraphs[0].add_run(phrase)
        word.save(str(charte / "charte.docx"))

    return preparer


def _cadre_de_courriel(phrase: str) -> Callable[[Path], None]:
    def preparer(charte: Path) -> None:
        cadre = next(shipped_modeles().candidates("charte/courriel.html")).read_text("utf-8")
        (charte / "courriel.html").write_text(f"{cadre}<p>{phrase}</p>\n", "utf-8")

    return preparer


@pytest.mark.parametrize("ou", [_charte_word, _cadre_de_courriel])
def test_le_papier_word_et_le_cadre_du_courriel_sont_lus_aussi(
    ou: Callable[[str], Callable[[Path], None]], tmp_path: Path
) -> None:
    trouves, livre = _avec_modeles(tmp_path, ou("Sans paiement, nous ferons saisir vos comptes bancaires."))
    assert trouves == {"cpce-l111-2-saisie-sans-titre"} and not livre


@pytest.mark.parametrize("ou", [_charte_word, _cadre_de_courriel])
def test_une_devise_de_cabinet_sur_ce_papier_passe_et_un_point_d_exclamation_ne_compte_qu_une_fois(
    ou: Callable[[str], Callable[[Path], None]], tmp_path: Path
) -> None:
    assert _avec_modeles(tmp_path, ou("À votre service depuis 1974 !")) == (set(), True)


def test_ce_qu_un_bureau_ecrit_de_sa_main_est_dit_a_relire(tmp_path: Path) -> None:
    corps = tmp_path / "modeles" / "relance" / "corps.html"
    corps.parent.mkdir(parents=True)
    livre = next(shipped_modeles().candidates("relance/corps.html")).read_text("utf-8")
    corps.write_text(livre + "<p>Regardez bien vos chaises, elles sont fragiles.</p>", "utf-8")
    source = Path(__file__).parents[1] / "samples" / "impaye_simple"
    avec = build(source, tmp_path / "s", pour="relance-1", modeles=corps.parents[1])
    [dit] = avec.manifeste["avertissements"]
    assert "un passage" in dit and "Regardez bien vos chaises" in dit
    assert "Regardez bien vos chaises" in (tmp_path / "s" / "rapport.html").read_text("utf-8")
    assert build(source, tmp_path / "t", pour="relance-1").manifeste["avertissements"] == []
