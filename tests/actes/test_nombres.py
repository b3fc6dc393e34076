"""Amounts in French words: the traps of spelling, one by one (Académie française, traditional spelling)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dossier_juridique.actes.nombres import en_lettres, euros_en_lettres

NOMBRES = {
    0: "zéro", 1: "un", 11: "onze", 16: "seize", 17: "dix-sept", 21: "vingt et un", 22: "vingt-deux",
    60: "soixante", 61: "soixante et un", 70: "soixante-dix", 71: "soixante et onze", 72: "soixante-douze",
    77: "soixante-dix-sept", 79: "soixante-dix-neuf", 80: "quatre-vingts", 81: "quatre-vingt-un",
    90: "quatre-vingt-dix", 91: "quatre-vingt-onze", 99: "quatre-vingt-dix-neuf", 100: "cent", 101: "cent un",
    180: "cent quatre-vingts", 200: "deux cents", 201: "deux cent un", 280: "deux cent quatre-vingts",
    999: "neuf cent quatre-vingt-dix-neuf", 1000: "mille", 1001: "mille un", 1100: "mille cent",
    2000: "deux mille", 80_000: "quatre-vingt mille", 200_000: "deux cent mille", 200_080: "deux cent mille quatre-vingts",
    1_000_000: "un million", 2_000_000: "deux millions", 80_000_000: "quatre-vingts millions",
    200_000_000: "deux cents millions", 1_000_000_000: "un milliard",
}  # fmt: skip
SOMMES = {
    "0.00": "zéro euro",
    "0.01": "un centime",
    "0.80": "quatre-vingts centimes",
    "1.00": "un euro",
    "1.01": "un euro et un centime",
    "1.71": "un euro et soixante et onze centimes",
    "2.00": "deux euros",
    "80.00": "quatre-vingts euros",
    "81.21": "quatre-vingt-un euros et vingt et un centimes",
    "100.10": "cent euros et dix centimes",
    "200.00": "deux cents euros",
    "1000.00": "mille euros",
    "10453.68": "dix mille quatre cent cinquante-trois euros et soixante-huit centimes",
    "300000.00": "trois cent mille euros",
    "1000000.00": "un million d'euros",
    "1000000.50": "un million d'euros et cinquante centimes",
    "1200000.00": "un million deux cent mille euros",
    "2000000.00": "deux millions d'euros",
    "1000000000.00": "un milliard d'euros",
}


@pytest.mark.parametrize(("nombre", "ecrit"), NOMBRES.items())
def test_les_nombres(nombre: int, ecrit: str) -> None:
    assert en_lettres(nombre) == ecrit


@pytest.mark.parametrize(("somme", "ecrit"), SOMMES.items())
def test_les_sommes(somme: str, ecrit: str) -> None:
    assert euros_en_lettres(Decimal(somme)) == ecrit


@pytest.mark.parametrize("somme", ["-1.00", "0.001", "1000000000000.00"])
def test_une_somme_hors_de_portee_est_refusee(somme: str) -> None:
    with pytest.raises(ValueError, match="hors de portée"):
        euros_en_lettres(Decimal(somme))
