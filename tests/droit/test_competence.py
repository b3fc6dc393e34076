"""Courts: French names, elisions, and which court for which parties."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dossier_juridique.droit import competence
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.parties import Debiteur
from dossier_juridique.model.ressort import Ressort
from dossier_juridique.read import load_ressorts
from tests.droit.cas_de_regle import base, poser

JOUR = date(2026, 11, 22)


def dossier(**cles: Any) -> Dossier:
    mapping = base()
    for cle, valeur in cles.items():
        poser(mapping, cle.replace("__", "."), valeur)
    return Dossier.model_validate(mapping)


def ressorts(code_postal: str, commune: str) -> tuple[Ressort, ...]:
    adresse = {"lignes": ["1 rue"], "code_postal": code_postal, "commune": commune}
    return load_ressorts(dossier(debiteur__adresse=adresse).debiteur.adresse)


@pytest.mark.parametrize(
    ("nature", "siege", "attendu"),
    [
        ("tribunal de commerce", "Annecy", "tribunal de commerce d'Annecy"),
        ("tribunal de commerce", "Évreux", "tribunal de commerce d'Évreux"),
        ("tribunal de commerce", "Grenoble", "tribunal de commerce de Grenoble"),
        ("tribunal de commerce", "La Rochelle", "tribunal de commerce de La Rochelle"),
        ("tribunal de commerce", "Le Puy-en-Velay", "tribunal de commerce du Puy-en-Velay"),
        ("tribunal des activités économiques", "Le Mans", "tribunal des activités économiques du Mans"),
        ("tribunal judiciaire", "Les Sables-d'Olonne", "tribunal judiciaire des Sables-d'Olonne"),
        ("chambre commerciale", "Strasbourg", "chambre commerciale du tribunal judiciaire de Strasbourg"),
        ("tribunal mixte de commerce", "Cayenne", "tribunal mixte de commerce de Cayenne"),
    ],
)
def test_nom_complet_et_retour_au_siege(nature: str, siege: str, attendu: str) -> None:
    assert competence.libelle(nature, siege) == attendu
    assert competence.siege_de(attendu) == siege


def test_articles_et_destinataire() -> None:
    chambre = competence.libelle("chambre commerciale", "Metz")
    assert competence.destinataire("tribunal de commerce d'Annecy") == (
        "Monsieur ou Madame le Président du tribunal de commerce d'Annecy"
    )
    assert competence.destinataire(chambre).startswith("Monsieur ou Madame le Président de la chambre commerciale")
    assert competence.avec_le(chambre).startswith("la chambre")


def test_a_ville() -> None:
    assert [competence.a_ville(v) for v in ("Lyon", "Le Mans", "Les Sables-d'Olonne")] == [
        "À Lyon",
        "Au Mans",
        "Aux Sables-d'Olonne",
    ]


@pytest.mark.parametrize("autre", ["saint-etienne", "Saint Étienne", "SAINT-ÉTIENNE"])
def test_un_siege_se_reconnait_sans_accents(autre: str) -> None:
    assert competence.meme_siege("Saint-Étienne", autre)


def test_deux_villes_differentes_ne_sont_pas_le_meme_siege() -> None:
    assert not competence.meme_siege("Saint-Denis", "Saint-Pierre de La Réunion")
    assert competence.meme_siege("Saint-Denis", "Saint-Denis de La Réunion")


@pytest.mark.parametrize(
    ("cles", "attendu"),
    [
        ({"forme": "SAS"}, True),
        ({"forme": "S.A.R.L."}, True),
        ({"forme": "Société par actions simplifiée"}, True),
        ({"forme": "SAS", "commercant": False}, True),
        ({"forme": "SCI"}, False),
        ({"forme": "Société civile de moyens"}, False),
        ({"forme": "SELARL"}, None),
        ({"forme": "Association"}, None),
        ({"forme": "Association", "commercant": False}, False),
        ({}, None),
    ],
)
def test_qualite_commerciale(cles: dict[str, Any], attendu: bool | None) -> None:
    partie = Debiteur.model_validate({"type": "personne_morale", "denomination": "X", **cles})
    assert competence.est_commerciale(partie) is attendu


def test_personne_physique_a_demander() -> None:
    assert competence.est_commerciale(Debiteur.model_validate({"type": "personne_physique", "nom": "Rey"})) is None


@pytest.mark.parametrize(
    ("code_postal", "commune", "attendu"),
    [
        ("13002", "Marseille", "tribunal des activités économiques de Marseille"),
        ("69003", "Lyon", "tribunal des activités économiques de Lyon"),
        ("67000", "Strasbourg", "chambre commerciale du tribunal judiciaire de Strasbourg"),
        ("74000", "Annecy", "tribunal de commerce d'Annecy"),
        ("59800", "Lille", "tribunal de commerce de Lille Métropole"),
        ("97400", "Saint-Denis", "tribunal mixte de commerce de Saint-Denis de La Réunion"),
        ("72000", "Le Mans", "tribunal des activités économiques du Mans"),
    ],
)
def test_juridiction_commerciale_de_la_commune(code_postal: str, commune: str, attendu: str) -> None:
    noms = {j.libelle for j in competence.proposees(dossier(), ressorts(code_postal, commune), JOUR)}
    assert noms == {attendu}


def test_debiteur_civil_devant_le_tribunal_judiciaire() -> None:
    civil = dossier(debiteur__forme="SCI", debiteur__commercant=False)
    assert [j.libelle for j in competence.proposees(civil, ressorts("74000", "Annecy"), JOUR)] == [
        "tribunal judiciaire d'Annecy"
    ]


def test_creancier_non_commercant_a_le_choix_la_commerciale_d_abord() -> None:
    libre = dossier(creancier__forme="Association", creancier__commercant=False)
    natures = [j.nature for j in competence.proposees(libre, ressorts("74000", "Annecy"), JOUR)]
    assert natures == ["tribunal de commerce", "tribunal judiciaire"]


@pytest.mark.parametrize(
    ("jour", "nature"),
    [
        (date(2024, 12, 31), "tribunal de commerce"),
        (date(2025, 1, 1), "tribunal des activités économiques"),
        (date(2028, 12, 31), "tribunal des activités économiques"),
        (date(2029, 1, 1), "tribunal de commerce"),
    ],
)
def test_le_nom_suit_l_experimentation(jour: date, nature: str) -> None:
    assert competence.proposees(dossier(), ressorts("13002", "Marseille"), jour)[0].nature == nature


def test_une_commune_inconnue_ne_propose_rien() -> None:
    assert competence.proposees(dossier(), (), JOUR) == ()


def test_une_ligne_incertaine_reste_a_confirmer() -> None:
    assert competence.proposees(dossier(), ressorts("06130", "Grasse"), JOUR)[0].a_confirmer
