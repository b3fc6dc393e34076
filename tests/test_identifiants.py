"""Numbers of companies and accounts: what is checked here is what stdnum says, and stdnum is asked for the rest only."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iso7064, luhn
from stdnum.exceptions import ValidationError

from dossier_juridique.model import identifiants
from dossier_juridique.model.identifiants import validate_number

VALABLES = {
    "fr.siren": ("732829320", "732 829 320", "732.829.320", "356000000"),
    "fr.siret": ("73282932000074", "732 829 320 00074", "35600000000048", "35600000049837"),
    "fr.tva": ("FR44732829320", "FR 44 732 829 320", "44732829320", "FR 53 0000 04605", "K7399859412"),
    "iban": ("FR7630006000011234567890189", "FR76 3000 6000 0112 3456 7890 189", "DE89 3704 0044 0532 0130 00",
             "fr76-3000-6000-0112-3456-7890-189"),
    "bic": ("BNPAFRPP", "BNPAFRPPXXX", "BNPA FR PP XXX", "DEUTDEFF", "bnpafrpp"),
}  # fmt: skip
FAUX = {
    "fr.siren": ("732829321", "7328293200", "73282932", "", "٧٣٢٨٢٩٣٢٠", "A32829320"),
    "fr.siret": ("73282932000075", "35600000000052", "7328293200007"),
    "fr.tva": ("FR45732829320", "FR44732829321", "DE44732829320", "FR4473282932"),
    "iban": ("FR7730006000011234567890189", "FR763000600001123456789018", "XX7630006000011234567890189"),
    "bic": ("BNPAF1PP", "BNPAFRPPX", "BNPAQQPP", ""),
}


def _de_stdnum(genre: str, valeur: str) -> str | None:
    try:
        return str(import_module(f"stdnum.{genre}").validate(valeur))
    except ValidationError:
        return None


@pytest.mark.parametrize(("genre", "valeur"), [(g, v) for d in (VALABLES, FAUX) for g, vs in d.items() for v in vs])
def test_comme_stdnum(genre: str, valeur: str) -> None:
    assert validate_number(genre, valeur) == _de_stdnum(genre, valeur)
    assert (validate_number(genre, valeur) is None) == (valeur in FAUX[genre])


@pytest.mark.parametrize("genre", VALABLES)
@given(st.data())
def test_ce_qui_est_admis_ici_l_est_par_stdnum(genre: str, data: st.DataObject) -> None:
    """One sign of a valid number changed, doubled or taken away, and spaces anywhere."""
    numero = data.draw(st.sampled_from(VALABLES[genre]))
    ou = data.draw(st.integers(0, len(numero) - 1))
    mis = data.draw(st.text("0123456789 AZ-.\u00a0²", max_size=2))
    change = numero[:ou] + mis + numero[ou + data.draw(st.integers(0, 1)) :]
    assert validate_number(genre, change) == _de_stdnum(genre, change)


@given(st.text("0123456789²٣a ", max_size=16) | st.integers(0, 10**14).map(str))
def test_la_cle_est_celle_de_luhn(chiffres: str) -> None:
    assert identifiants.luhn(chiffres) == luhn.is_valid(chiffres) or not chiffres


@given(st.integers(0, 10**9 - 1))
def test_la_cle_de_tva_est_celle_de_stdnum(racine: int) -> None:
    for cle in {int(f"{racine:09d}12") % 97, racine % 97}:
        numero = f"FR{cle:02d}{racine:09d}"
        assert validate_number("fr.tva", numero) == _de_stdnum("fr.tva", numero)


@given(st.text("0123456789", min_size=10, max_size=10), st.text("0123456789ABYZ", min_size=11, max_size=11))
def test_la_cle_d_un_iban_francais(banque: str, compte: str) -> None:
    bban = f"{banque}{compte}97"
    juste = f"FR{iso7064.mod_97_10.calc_check_digits(bban + 'FR')}{bban}"
    for numero in (juste, f"FR00{bban}"):
        assert validate_number("iban", numero) == _de_stdnum("iban", numero)
    assert validate_number("iban", juste) == juste


def test_un_dossier_francais_ne_demande_rien_a_stdnum() -> None:
    code = (
        "import sys; from dossier_juridique.model.identifiants import validate_number as v; "
        "assert v('fr.siren', '732 829 320') and v('iban', 'FR76 3000 6000 0112 3456 7890 189') and v('bic', 'BNPAFRPP'); "
        "sys.exit('stdnum' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
