"""French figures are those of Babel (CLDR, locale fr), sign for sign."""

from __future__ import annotations

import random
from decimal import Decimal, localcontext

from babel.numbers import format_currency, format_decimal

from dossier_juridique.model.francais import INSECABLE, euros, taux

ECRITS = ("0", "-0", "0.00", "-0.004", "0.005", "0.015", "0.025", "1", "999.99", "999.995", "1000", "-1234.5", "10453.68",
          "999999.995", "1234567.891", "1E+3", "1E-7", "123456789012345678901234.56")  # fmt: skip


def _nombres() -> list[Decimal]:
    hasard = random.Random(8)
    return [
        *map(Decimal, ECRITS),
        *(Decimal(hasard.randrange(-(10**13), 10**13)).scaleb(-hasard.randrange(6)) for _ in range(2000)),
    ]


def test_les_sommes_sont_celles_de_babel() -> None:
    for nombre in _nombres():
        assert euros(nombre) == str(format_currency(nombre, "EUR", locale="fr_FR")), nombre


def test_les_taux_sont_ceux_de_babel() -> None:
    for nombre in _nombres():
        decimales = max(2, -int(nombre.normalize().as_tuple().exponent))
        attendu = str(format_decimal(nombre, format=f"0.{'0' * decimales}", locale="fr_FR")) + INSECABLE + "%"
        assert taux.__wrapped__(nombre) == attendu, nombre


def test_le_contexte_de_l_appelant_ne_change_rien() -> None:
    with localcontext() as contexte:
        contexte.prec = 3
        assert euros(Decimal("1234567.89")) == f"1\u202f234\u202f567,89{INSECABLE}€"
