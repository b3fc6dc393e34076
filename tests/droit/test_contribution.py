"""Contribution pour la justice économique: the published examples E-80 to E-83 and the edges."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dossier_juridique.droit.contribution import calculer_contribution
from dossier_juridique.errors import FigureInconnue
from dossier_juridique.model.parties import Creancier
from dossier_juridique.read import load_parametres

PARAMETRES = load_parametres()
JOUR = date(2026, 11, 22)
M = 1_000_000


def creancier(**cles: Any) -> Creancier:
    return Creancier.model_validate({"type": "personne_morale", "denomination": "X", **cles})


@pytest.mark.parametrize(
    ("base", "effectif", "chiffre", "benefice", "justificatif", "montant"),
    [
        pytest.param("48000.00", None, None, None, False, "0.00", id="E-80"),
        pytest.param("80000.00", 120, None, None, True, "0.00", id="E-81"),
        pytest.param("120000.00", 300, 100 * M, 5 * M, True, "3600.00", id="E-82"),
        pytest.param("2400000.00", 300, 100 * M, 5 * M, True, "50000.00", id="E-83"),
        pytest.param("50000.00", 300, 100 * M, 5 * M, False, "0.00", id="seuil exact"),
        pytest.param("50000.01", 300, 100 * M, 5 * M, True, "1500.00", id="un centime de plus"),
        pytest.param("80000.00", 249, 100 * M, 5 * M, True, "0.00", id="249 salariés"),
        pytest.param("80000.00", 250, 100 * M, 5 * M, True, "2400.00", id="250 salariés"),
        pytest.param("80000.00", 300, 50 * M, 5 * M, True, "0.00", id="chiffre d'affaires au seuil"),
        pytest.param("80000.00", 300, 50 * M, None, True, "0.00", id="bénéfice inutile"),
        pytest.param("80000.00", 300, 100 * M, 3 * M, True, "0.00", id="bénéfice au seuil"),
        pytest.param("80000.00", 300, 1500 * M, 5 * M, True, "2400.00", id="fin de la première tranche"),
        pytest.param("80000.00", 300, 1501 * M, 1, True, "4000.00", id="seconde tranche"),
        pytest.param("80000.00", 300, 1501 * M, 0, True, "0.00", id="seconde tranche sans bénéfice"),
        pytest.param("9000000.00", 300, 1501 * M, 1, True, "100000.00", id="second plafond"),
    ],
)
def test_contribution(
    base: str, effectif: int | None, chiffre: int | None, benefice: int | None, justificatif: bool, montant: str
) -> None:
    due = calculer_contribution(
        Decimal(base), creancier(effectif=effectif, ca_moyen=chiffre, benefice_moyen=benefice), PARAMETRES, JOUR
    )
    assert (due.justificatif, due.montant) == (justificatif, Decimal(montant))
    assert due.manquants == ()


def test_ce_qui_manque_est_nomme() -> None:
    base = Decimal(80000)
    assert calculer_contribution(base, creancier(), PARAMETRES, JOUR).manquants == ("creancier.effectif",)
    due = calculer_contribution(base, creancier(effectif=300), PARAMETRES, JOUR)
    assert (due.montant, due.manquants) == (None, ("creancier.ca_moyen", "creancier.benefice_moyen"))


def test_personne_physique_justificatif_sans_calcul() -> None:
    physique = Creancier.model_validate({"type": "personne_physique", "nom": "Morel"})
    due = calculer_contribution(Decimal(80000), physique, PARAMETRES, JOUR)
    assert (due.justificatif, due.montant, due.manquants) == (True, None, ())


@pytest.mark.parametrize("jour", [date(2024, 12, 31), date(2029, 1, 1)])
def test_hors_de_l_experimentation_aucune_figure(jour: date) -> None:
    with pytest.raises(FigureInconnue):
        calculer_contribution(Decimal(80000), creancier(), PARAMETRES, jour)
