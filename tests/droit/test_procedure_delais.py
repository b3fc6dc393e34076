"""Periods of procedure: the published examples E-60 to E-69, and what `delais` lists of a dossier."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from dossier_juridique.droit import procedure_delais as pd
from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.errors import FigureInconnue
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.read import load_parametres
from tests.droit.cas_de_regle import base, poser

PARAMETRES = load_parametres()
Calcul = Callable[[date, Parametres], pd.Terme]


def dossier(**cles: Any) -> Dossier:
    mapping = base()
    for cle, valeur in cles.items():
        poser(mapping, cle.replace("__", "."), valeur)
    return Dossier.model_validate(mapping)


def outre_mer(jour: date, parametres: Parametres) -> pd.Terme:
    return pd.declaration_creance(jour, parametres, hors_territoire=True)


@pytest.mark.parametrize(
    ("calcul", "evenement", "brut", "reporte", "prudent"),
    [
        pytest.param(pd.signification, "2026-08-31", "2027-02-28", "2027-03-01", "2027-02-26", id="E-60"),
        pytest.param(pd.signification, "2026-09-01", "2026-12-01", "2026-12-01", "2026-12-01", id="E-61"),
        pytest.param(pd.signification, "2026-11-20", "2027-02-20", "2027-02-22", "2027-02-19", id="E-62"),
        pytest.param(pd.opposition, "2026-11-30", "2026-12-30", "2026-12-30", "2026-12-30", id="E-63"),
        pytest.param(pd.consignation_frais, "2026-11-23", "2026-12-08", "2026-12-08", "2026-12-08", id="E-65"),
        pytest.param(pd.consignation_frais, "2026-12-17", "2027-01-01", "2027-01-04", "2026-12-31", id="E-66"),
        pytest.param(pd.declaration_creance, "2026-10-14", "2026-12-14", "2026-12-14", "2026-12-14", id="E-67"),
        pytest.param(outre_mer, "2026-10-14", "2027-02-14", "2027-02-15", "2027-02-12", id="E-68"),
        pytest.param(pd.releve_de_forclusion, "2026-10-14", "2027-04-14", "2027-04-14", "2027-04-14", id="relevé"),
        pytest.param(
            pd.consignation_opposition, "2026-11-10", "2026-11-25", "2026-11-25", "2026-11-25", id="opposition"
        ),
        pytest.param(pd.avocat_sur_opposition, "2026-11-02", "2026-11-17", "2026-11-17", "2026-11-17", id="avocat"),
        pytest.param(pd.excuse_de_caducite, "2026-10-31", "2026-11-15", "2026-11-16", "2026-11-13", id="excuse"),
    ],
)
def test_trois_dates(calcul: Calcul, evenement: str, brut: str, reporte: str, prudent: str) -> None:
    terme = calcul(date.fromisoformat(evenement), PARAMETRES)
    assert (terme.brut, terme.reporte, terme.prudent) == tuple(date.fromisoformat(j) for j in (brut, reporte, prudent))


def test_e64_deux_mois_apres_la_signification() -> None:
    attente = pd.attente_titre_executoire(date(2026, 11, 10), date(2026, 11, 30), PARAMETRES)
    assert (attente.brut, attente.reporte) == (date(2027, 1, 30), date(2027, 2, 1))
    assert pd.premier_jour_executoire(attente) == date(2027, 2, 2)


def test_e69_ancien_regime() -> None:
    attente = pd.attente_titre_executoire(date(2026, 8, 20), date(2026, 10, 1), PARAMETRES)
    assert (attente.brut, attente.reporte) == (date(2026, 11, 1), date(2026, 11, 2))
    assert pd.premier_jour_executoire(attente) == date(2026, 11, 3)


def test_a_l_etranger_l_opposition_dure_plus_que_les_deux_mois() -> None:
    attente = pd.attente_titre_executoire(date(2026, 11, 10), date(2026, 11, 30), PARAMETRES, etranger=True)
    assert attente.brut == date(2027, 2, 28)


def test_les_ordonnances_d_avant_mars_2022_sont_refusees() -> None:
    with pytest.raises(FigureInconnue):
        pd.signification(date(2022, 2, 28), PARAMETRES)


def test_a_rebours_de_l_audience() -> None:
    servir, placer = pd.assignation_commerce(date(2027, 1, 19), PARAMETRES)
    assert (servir.brut, placer.brut) == (date(2027, 1, 4), date(2027, 1, 11))
    # 2027-01-18 less 15 days is a Sunday: the safe day comes before, and no extension is granted.
    veille = pd.assignation_judiciaire(date(2027, 1, 18), PARAMETRES)
    assert (veille.brut, veille.reporte, veille.prudent) == (date(2027, 1, 3), date(2027, 1, 3), date(2026, 12, 31))


@pytest.mark.parametrize("ecart", range(0, 400, 7))
def test_prudent_avant_brut_avant_reporte(ecart: int) -> None:
    terme = pd.terme(date(2026, 1, 1) + timedelta(days=ecart), mois=1)
    assert terme.prudent <= terme.brut <= terme.reporte
    assert (terme.reporte - terme.prudent).days <= 5


@pytest.mark.parametrize(
    ("adresse", "attendu"),
    [
        ({"code_postal": "13002", "commune": "Marseille", "code_insee": "13202"}, "metropole"),
        ({"code_postal": "97400", "commune": "Saint-Denis"}, "974"),
        ({"code_postal": "97400", "commune": "Saint-Denis", "pays": "RE"}, "974"),
        ({"commune": "Nouméa", "pays": "NC"}, "988"),
        ({"code_postal": "1000", "commune": "Bruxelles", "pays": "BE"}, "BE"),
    ],
)
def test_territoire(adresse: dict[str, str], attendu: str) -> None:
    assert pd.territoire(dossier(debiteur__adresse=adresse).debiteur.adresse) == attendu


REUNION = {"lignes": ["1 rue"], "code_postal": "97400", "commune": "Saint-Denis"}
MARSEILLE = {"lignes": ["1 rue"], "code_postal": "13002", "commune": "Marseille"}
BERLIN = {"lignes": ["1 rue"], "code_postal": "10115", "commune": "Berlin", "pays": "DE"}


@pytest.mark.parametrize(
    ("debiteur", "nature", "siege", "attendu"),
    [
        (REUNION, "tribunal de commerce", "Paris", (True, False)),
        ({**REUNION, "pays": "RE"}, "tribunal de commerce", "Paris", (True, False)),
        (REUNION, "tribunal judiciaire", "Paris", (True, False)),
        (REUNION, "chambre commerciale", "Strasbourg", (True, False)),
        (REUNION, "tribunal mixte de commerce", "Saint-Denis", (False, False)),
        (REUNION, "tribunal mixte de commerce", "Saint-Pierre de La Réunion", (False, False)),
        (REUNION, "tribunal judiciaire", "Saint-Denis de La Réunion", (False, False)),
        (REUNION, "tribunal mixte de commerce", "Cayenne", (True, False)),
        (MARSEILLE, "tribunal mixte de commerce", "Fort-de-France", (True, False)),
        (MARSEILLE, "tribunal des activités économiques", "Marseille", (False, False)),
        (BERLIN, "tribunal de commerce", "Paris", (False, True)),
    ],
)
def test_l_eloignement_se_lit_du_siege_de_la_juridiction(
    debiteur: dict[str, Any], nature: str, siege: str, attendu: tuple[bool, bool]
) -> None:
    saisi = dossier(debiteur__adresse=debiteur, procedure__juridiction={"nature": nature, "siege": siege})
    assert pd.eloignement(saisi) == attendu


@pytest.mark.parametrize(
    ("creancier", "debiteur", "juridiction", "attendu"),
    [
        (REUNION, MARSEILLE, None, True),
        ({**REUNION, "pays": "RE"}, {**REUNION, "pays": "FR"}, None, False),
        (BERLIN, MARSEILLE, None, True),
        (MARSEILLE, REUNION, None, True),
        (MARSEILLE, REUNION, "tribunal mixte de commerce de Saint-Denis de La Réunion", True),
        # In doubt the two months are not added: the debtor lives abroad, or the court is not where he lives.
        (MARSEILLE, BERLIN, None, False),
        (MARSEILLE, BERLIN, "tribunal de commerce de Paris", False),
        (REUNION, BERLIN, "tribunal de commerce de Paris", True),
        (MARSEILLE, REUNION, "tribunal de commerce de Paris", False),
        (REUNION, None, None, False),
        (None, MARSEILLE, None, False),
    ],
)
def test_les_deux_mois_de_plus_ne_s_ajoutent_jamais_dans_le_doute(
    creancier: dict[str, Any] | None, debiteur: dict[str, Any] | None, juridiction: str | None, attendu: bool
) -> None:
    collective = {"type": "liquidation", "bodacc": "2026-10-14", "juridiction": juridiction}
    ouverte = dossier(
        creancier__adresse=creancier, debiteur__adresse=debiteur, debiteur__procedure_collective=collective
    )
    assert pd.creancier_eloigne(ouverte) is attendu
