"""French figures: what is set here is what Babel sets, which no command waits for."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

from babel.numbers import format_currency, format_decimal
from hypothesis import example, given
from hypothesis import strategies as st

from dossier_juridique.model.francais import euros, taux

NOMBRES = st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal(-(10**12)), max_value=Decimal(10**12), places=6)


@given(NOMBRES | st.integers(-(10**9), 10**9).map(Decimal))
@example(Decimal("1234567.005"))
@example(Decimal("1234567.015"))
@example(Decimal("-0.001"))
@example(Decimal("1E+5"))
def test_une_somme_comme_babel(montant: Decimal) -> None:
    assert euros(montant) == format_currency(montant, "EUR", locale="fr_FR")


@given(NOMBRES)
@example(Decimal("1E+1"))
@example(Decimal("12345.150000"))
def test_un_taux_comme_babel(valeur: Decimal) -> None:
    decimales = max(2, -int(valeur.normalize().as_tuple().exponent))
    assert taux(valeur) == format_decimal(valeur, format=f"0.{'0' * decimales}", locale="fr_FR") + "\u00a0%"


def test_controler_un_dossier_n_importe_pas_babel() -> None:
    code = "import sys, dossier_juridique.cli; print({'babel', 'stdnum', 'weasyprint', 'num2words'} & {*sys.modules})"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False).stdout == "set()\n"
