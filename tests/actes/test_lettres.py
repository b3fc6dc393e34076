"""Relances and mise en demeure: what they print, what they must not say, what the mentions catch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dossier_juridique.droit import ton
from dossier_juridique.model.francais import euros
from tests.actes.cas import (
    TOUS,
    avocat,
    conteste,
    date_limite,
    deux_factures,
    interet_legal,
    paye_en_partie,
    recouvreur,
)
from tests.actes.fabrique import Changement, absents, document, dossier, ligne, modeles_du_bureau, texte

LETTRES = ("relance-1", "relance-2", "relance-3", "mise-en-demeure")


@pytest.mark.parametrize("nom", LETTRES)
@pytest.mark.parametrize("changement", [None, *TOUS], ids=lambda c: c.__name__ if c else "conforme")
def test_chaque_mention_est_imprimee(nom: str, changement: Changement | None) -> None:
    doc = document(nom, *([changement] if changement else []))
    assert [m.id for m in absents(doc, texte(doc))] == []
    assert {"parties", "montant", "echeance", "delai", "consequences"} <= {m.id for m in doc.mentions}


@pytest.mark.parametrize("nom", LETTRES)
@pytest.mark.parametrize("changement", [None, *TOUS], ids=lambda c: c.__name__ if c else "conforme")
def test_aucun_mot_interdit(nom: str, changement: Changement | None) -> None:
    changements = [changement] if changement else []
    lu, imprime = dossier(*changements), texte(document(nom, *changements))
    trouves = [x for liste in ton.Liste for x in ton.passages([imprime], liste, ton.noms_a_passer(lu), ("avocat",))]
    assert trouves == []
    assert ("mise en demeure" in imprime.lower()) == (nom == "mise-en-demeure")
    for interdit in ("prescription", "à compter de la présente", "!"):
        assert interdit not in imprime.lower()


@pytest.mark.parametrize(
    ("fichier", "avant", "apres", "perdues"),
    [
        ("commun/delai.html", "à compter de la réception de cette lettre", "", {"delai"}),
        ("commun/delai.html", "{{ delai.lettres }} ({{ delai.jours }})", "quelques", {"delai"}),
        ("commun/somme.html", "{{ facture.echeance|jour_court }}", "", {"echeance", "montant"}),
        ("commun/somme.html", "{{ facture.numero }}", "", {"echeance"}),
        ("commun/somme.html", "{{ facture.restant|euros }}", "", {"montant"}),
        ("commun/somme.html", "{{ element.montant|euros }}", "", {"montant"}),
        ("commun/somme.html", "{{ somme.total|euros }}", "", {"montant"}),
        ("commun/consequence.html", "les pénalités de retard continueraient de courir", "", {"consequences"}),
        ("commun/consequence.html", "resterait due", "", {"consequences"}),
        ("charte/lettre.html", "{% for ligne in cadre.destinataire %}", "{% for ligne in [] %}", {"parties"}),
        ("charte/lettre.html", "{{ cadre.expediteur.nom }}", "", {"parties"}),
        ("charte/lettre.html", "{% for ligne in cadre.expediteur.lignes %}", "{% for ligne in [] %}", {"parties"}),
    ],
)
@pytest.mark.parametrize("nom", LETTRES)
def test_un_passage_retire_est_vu(
    nom: str, fichier: str, avant: str, apres: str, perdues: set[str], tmp_path: Path
) -> None:
    bureau = modeles_du_bureau(tmp_path, fichier, avant, apres)
    doc = document(nom)
    if fichier.startswith("charte/"):  # the style sheet and the fonts come from the delivered folder
        assert (bureau / fichier).is_file()
    assert {m.id for m in absents(doc, texte(doc, bureau))} >= perdues


def test_les_mots_de_la_sommation_sont_prouves(tmp_path: Path) -> None:
    doc = document("mise-en-demeure")
    bureau = modeles_du_bureau(tmp_path, "mise_en_demeure/corps.html", "vous met en demeure de", "vous invite à")
    assert [m.id for m in absents(doc, texte(doc, bureau))] == ["mots-mise-en-demeure"]


@pytest.mark.parametrize("nom", LETTRES)
@pytest.mark.parametrize("changement", [None, deux_factures, paye_en_partie, interet_legal])
def test_les_lignes_imprimees_font_le_total(nom: str, changement: Changement | None) -> None:
    faits: Any = document(nom, *([changement] if changement else [])).faits
    somme = faits.somme
    assert sum(e.montant for e in somme.elements) == somme.total
    assert sum(f.restant for f in somme.factures) == somme.elements[0].montant
    assert all(f.ttc - f.deduit == f.restant for f in somme.factures)


def test_le_ton_monte() -> None:
    un, deux, trois = (texte(document(f"relance-{n}")) for n in (1, 2, 3))
    assert "Il s'agit sans doute d'un oubli" in un and "sans doute" not in deux + trois
    assert "Nous vous remercions de bien vouloir régler" in un
    assert "Nous vous prions de bien vouloir régler" in deux
    assert "Nous vous demandons de régler" in trois
    assert "a croisé ce courrier" in un and "a croisé ce courrier" in deux and "a croisé" not in trois
    assert "Malgré notre courriel du 12 mai 2026" in deux and "Malgré" not in un
    assert "interpellation formelle au sens de l'article 1344 du code civil" in trois
    assert "article 1344" not in un + deux
    assert "injonction" not in un + deux + trois


def test_le_recommande_ne_se_dit_que_de_la_troisieme_relance_et_de_la_mise_en_demeure() -> None:
    def numeroter_(d: dict[str, Any]) -> None:
        d["lettre"]["numero"] = "1A 999"

    canaux = [document(nom, numeroter_).faits.cadre.canal for nom in LETTRES]  # type: ignore[attr-defined]
    assert canaux[:2] == ["", ""]
    assert canaux[2] == "Lettre recommandée avec demande d'avis de réception"
    assert canaux[3] == "Lettre recommandée avec demande d'avis de réception n° 1A 999"


def test_delai_compte_de_la_lettre_devient_une_date() -> None:
    def changer(d: dict[str, Any]) -> None:
        d["lettre"]["delai_depart"] = "lettre"

    imprime = texte(document("relance-1", changer))
    assert "au plus tard le 7 décembre 2026" in imprime and "réception" not in imprime


def test_consequences_vraies_seulement() -> None:
    faits: Any = document("mise-en-demeure", date_limite).faits
    assert faits.consequences == (
        "penalites", "indemnite_forfaitaire", "injonction_de_payer", "refere_provision", "assignation",
    )  # fmt: skip
    legal: Any = document("mise-en-demeure", date_limite, interet_legal).faits
    assert legal.consequences[0] == "interet_legal" and "clause_penale" not in legal.consequences

    def aucune(d: dict[str, Any]) -> None:
        d["lettre"]["consequences"] = ["mise_en_demeure"]

    assert "saisir le juge compétent" in texte(document("mise-en-demeure", aucune))


def test_montant_journalier_est_une_information() -> None:
    faits: Any = document("mise-en-demeure").faits
    assert euros(faits.somme.par_jour).replace("\u00a0", " ") == "3,40 €"  # 10 000,00 × 12,40 % / 365
    assert faits.somme.par_jour not in {e.montant for e in faits.somme.elements}


def test_l_avocat_invite_a_consulter_un_avocat() -> None:
    assert "Vous pouvez consulter un avocat" in texte(document("mise-en-demeure", avocat))
    assert "consulter un avocat" not in texte(document("mise-en-demeure"))


@pytest.mark.parametrize("nom", LETTRES)
def test_le_recouvreur_reproduit_la_loi(nom: str, tmp_path: Path) -> None:
    doc = document(nom, recouvreur)
    imprime = texte(doc)
    assert "Recouvra exerce une activité de recouvrement amiable" in imprime
    assert "lettre n° R-77 du 1er mai 2026" in imprime and "une quittance vous sera remise" in imprime
    bureau = modeles_du_bureau(tmp_path, "commun/recouvreur.html", "{{ mandat.alinea_3 }}", "")
    assert [m.id for m in absents(doc, texte(doc, bureau))] == ["reproduction-l111-8"]
    assert "L. 111-8" not in texte(document(nom))


def test_la_contestation_recoit_une_reponse() -> None:
    imprime = texte(document("mise-en-demeure", conteste))
    assert ligne("vous avez contesté le point suivant : « Deux chaises rayées ». Il y a été répondu le 3 juillet 2026") in (
        imprime
    )
