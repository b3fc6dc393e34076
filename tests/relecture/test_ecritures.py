"""Sums, days and deadlines as people write them are proven on the page; what looks like them and is not, is not."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_juridique.actes import mentions as m
from dossier_juridique.actes.lettre import Delai
from dossier_juridique.actes.mentions_de_lettre import delai_accorde
from dossier_juridique.actes.nombres import en_lettres
from dossier_juridique.relecture.recherche import Fonds, fold


def _lu(groupe: m.Groupe, imprime: str) -> bool:
    return Fonds.of(fold(imprime)).seek(groupe) is not None


@pytest.mark.parametrize(
    "ecrit",
    ["1 234,56 €", "1\u202f234,56\u00a0€", "1234,56 €", "1234,56€", "1.234,56 €", "1.234,56 EUR", "1 234,56 EUR",
     "1 234,56 euros", "1\u00a0234,56\neuros", "EUR 1 234,56", "1 234,56 Euros TTC"],
)  # fmt: skip
def test_une_somme_comme_on_l_ecrit(ecrit: str) -> None:
    assert _lu(m.montant(Decimal("1234.56")), f"soit {ecrit}, à ce jour")


@pytest.mark.parametrize("ecrit", ["10 000,00 €", "10 000 €", "10.000 €", "10000 euros", "10 000 EUR", "10\u202f000€"])
def test_une_somme_sans_centimes(ecrit: str) -> None:
    assert _lu(m.montant(Decimal("10000.00")), f"la somme de {ecrit}.")


@pytest.mark.parametrize(
    "ecrit", ["11 234,56 €", "1 234,5 €", "1 234,65 €", "234,56 €", "1 234,56 $", "1 234,567 €", "1 234 €", "91.234,56 €"]
)
def test_une_autre_somme_n_est_pas_prise_pour_elle(ecrit: str) -> None:
    assert not _lu(m.montant(Decimal("1234.56")), f"soit {ecrit}, à ce jour")


@pytest.mark.parametrize("ecrit", ["110 000 €", "10 000,50 €", "10 0000 €", "210.000 €"])
def test_une_autre_somme_ronde_non_plus(ecrit: str) -> None:
    assert not _lu(m.montant(Decimal("10000.00")), f"la somme de {ecrit}.")


@pytest.mark.parametrize(
    ("jour", "ecrits"),
    [
        (date(2026, 4, 30), ("30 avril 2026", "30/04/2026", "30.04.2026", "30-04-2026", "30/4/2026", "30/04/26",
                             "jeudi 30 avril 2026", "30\u00a0AVRIL\u00a02026", "2026-04-30")),
        (date(2026, 2, 1), ("1er février 2026", "1 février 2026", "01 février 2026", "1er févr. 2026", "01/02/2026", "1/2/2026")),
        (date(2026, 8, 5), ("5 août 2026", "05 août 2026", "05/08/2026", "5/8/2026")),
    ],
)  # fmt: skip
def test_un_jour_comme_on_l_ecrit(jour: date, ecrits: tuple[str, ...]) -> None:
    assert [e for e in ecrits if not _lu(m.jour(jour), f"échue le {e}, ")] == []


@pytest.mark.parametrize("ecrit", ["31/2/2026", "21/2/2026", "11 février 2026", "1er février 2025", "01/02/2027", "101/02/2026"])
def test_un_autre_jour_n_est_pas_pris_pour_lui(ecrit: str) -> None:
    assert not _lu(m.jour(date(2026, 2, 1)), f"échue le {ecrit}, ")


@pytest.mark.parametrize(
    "ecrit",
    ["dans un délai de quinze (15) jours à compter de la réception de cette lettre", "sous 15 jours à réception",
     "dans les quinze jours de sa réception", "dans les quinze jours suivant sa réception", "15 jours dès réception",
     "dans les 15 jours qui suivent la réception de ce courrier"],
)  # fmt: skip
def test_un_delai_comme_on_l_ecrit(ecrit: str) -> None:
    assert _lu(delai_accorde(Delai(None, 15, en_lettres(15))), ecrit)


@pytest.mark.parametrize("ecrit", ["d'ici au 15 décembre 2026", "pour le 15/12/2026", "avant le mardi 15 décembre 2026"])
def test_un_dernier_jour_comme_on_l_ecrit(ecrit: str) -> None:
    assert _lu(delai_accorde(Delai(date(2026, 12, 15), 0, "")), f"de la régler {ecrit}.")


def _expression(attendu: str) -> str:
    """The same rule said as an expression: slow, and the reference."""
    morceaux = [re.escape(m).replace(r"\-", r"-\s*") for m in fold(attendu).split()]
    motif, nette = r"\s*".join(morceaux), attendu.strip()
    if nette[0].isdigit():
        trois = r"(?<!\d )" if re.match(r"^\d{3}(\D|$)", nette) else ""
        motif = r"(?<![\d.,])" + trois + motif
    elif nette[0].isalpha():
        motif = r"(?<!\w)" + motif
    if nette[-1].isdigit():
        motif += r"(?![\d])(?!,\d)"
    elif nette[-1].isalpha():
        motif += r"(?!\w)"
    return f"(?:{motif})"


_SIGNES = "12 140,00.€ -\u00a0\tavril Été'’\n_(x)"


@settings(max_examples=1500, deadline=None)
@given(
    st.lists(st.text(_SIGNES, min_size=1, max_size=6).filter(str.strip), min_size=1, max_size=3),
    st.text(_SIGNES, max_size=40),
    st.lists(st.integers(0, 40), max_size=3),
)
def test_la_recherche_dit_ce_que_dirait_l_expression(ecritures: list[str], texte: str, places: list[int]) -> None:
    for ecriture, place in zip(ecritures, places, strict=False):  # so that they are often there
        texte = texte[:place] + ecriture.replace(" ", "\n") + texte[place:]
    plie = fold(texte)
    trouve = re.search("|".join(_expression(e) for e in ecritures), plie)
    vu = Fonds.of(plie).seek(tuple(ecritures))
    assert (vu is None) == (trouve is None)
    if vu is not None and trouve is not None:
        assert vu[0] == trouve.start()
        assert plie[slice(*vu)].split() == trouve[0].split()


@pytest.mark.parametrize("ecrit", [
    "29/04/2026 22 557,60 € 1 000,00 €", "29 avril 2026 22.557,60 EUR 1.000,00 EUR", "29.04.2026 22557,60 € 1000,00 €",
    "29/04/26 22 557,60 euros 1 000,00 euros",
])  # fmt: skip
def test_la_rangee_d_une_facture_seule_comme_on_l_ecrit(ecrit: str) -> None:
    groupe = m.suite(m.jour(date(2026, 4, 29)), m.rangee(Decimal("22557.60"), Decimal("1000.00")))
    assert _lu(groupe, ecrit)
    assert not _lu(groupe, ecrit.replace("557", "558"))
