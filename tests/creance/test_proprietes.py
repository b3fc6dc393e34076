"""What must hold for any claim: Hypothesis looks for the one that breaks it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_juridique.creance.taux import Suppletif, regime
from dossier_juridique.model.decompte import Nature
from dossier_juridique.validate import validate
from tests.creance.test_exemples import PARAMETRES, calculer

AU = date(2026, 10, 31)
montants = st.decimals(min_value="0.01", max_value="250000", places=2)
jours = st.dates(min_value=date(2023, 1, 1), max_value=date(2026, 12, 1))
factures = st.lists(st.tuples(montants, jours), min_size=1, max_size=4)
paiements = st.lists(st.tuples(montants, st.dates(min_value=date(2023, 1, 1), max_value=AU)), max_size=4)


def dossier(fs: list[tuple[Decimal, date]], ps: list[tuple[Decimal, date]], **conditions: Any) -> dict[str, Any]:
    return {
        "au": AU,
        "factures": [{"numero": f"N{i}", "montant_ttc": m, "echeance": e} for i, (m, e) in enumerate(fs)],
        "paiements": [{"montant": m, "date": d} for m, d in ps],
        "conditions": conditions,
    }


@given(factures, paiements)
@settings(max_examples=120, deadline=None)
def test_le_total_est_la_somme_des_lignes_imprimees(fs: Any, ps: Any) -> None:
    decompte = calculer(dossier(fs, ps))
    assert decompte.total == sum((ligne.montant for ligne in decompte.lignes), Decimal(0))
    for ligne in decompte.lignes:
        if ligne.segments:
            assert ligne.brut == sum(s.montant for s in ligne.segments)
        assert 0 <= ligne.montant <= max(ligne.brut, ligne.montant)
        assert ligne.montant == ligne.montant.quantize(Decimal("0.01"))


@given(factures, paiements)
@settings(max_examples=120, deadline=None)
def test_chaque_paiement_va_quelque_part_en_entier(fs: Any, ps: Any) -> None:
    for paye in calculer(dossier(fs, ps)).paiements:
        assert paye.montant == sum((p.montant for p in paye.imputation), Decimal(0)) + paye.excedent


@given(factures, paiements, st.tuples(montants, st.dates(min_value=date(2023, 1, 1), max_value=AU)))
@settings(max_examples=120, deadline=None)
def test_un_paiement_n_augmente_jamais_la_creance(fs: Any, ps: Any, p: Any) -> None:
    avant, apres = calculer(dossier(fs, ps)).total, calculer(dossier(fs, [*ps, p])).total
    # A payment cuts a segment: each cut may move the half-up rounding by half a cent on each side.
    assert apres <= avant + Decimal("0.01") * (2 + 2 * len(fs))


@given(factures, paiements)
@settings(max_examples=80, deadline=None)
def test_l_ordre_des_factures_ne_compte_pas(fs: Any, ps: Any) -> None:
    egales = len({e for _, e in fs}) < len(fs)
    if not egales:  # equal due dates share a payment in proportion, the last cent on the last invoice
        assert calculer(dossier(fs, ps)).total == calculer(dossier(fs[::-1], ps)).total


@given(montants, jours, st.integers(min_value=0, max_value=400))
@settings(max_examples=120, deadline=None)
def test_zero_jour_zero_interet_et_jours_comptes(montant: Decimal, echeance: date, retard: int) -> None:
    au = min(echeance + timedelta(days=retard), date(2026, 12, 31))
    decompte = calculer({"au": au, "factures": [{"montant_ttc": montant, "echeance": echeance}]})
    segments = [s for ligne in decompte.lignes for s in ligne.segments]
    assert sum(s.jours for s in segments) == max(0, (au - echeance).days)
    if retard == 0:
        assert decompte.total == montant
    for avant, apres in pairwise(segments):
        assert apres.du == avant.au + timedelta(days=1)


@given(jours, st.integers(min_value=1, max_value=900), st.data())
@settings(max_examples=120, deadline=None)
def test_couper_une_periode_ne_change_rien_avant_arrondi(du: date, duree: int, donnees: st.DataObject) -> None:
    au = min(du + timedelta(days=duree), date(2026, 12, 31))
    if au <= du:
        return
    coupe = du + timedelta(days=donnees.draw(st.integers(min_value=0, max_value=(au - du).days - 1)))

    def somme(debut: date, fin: date) -> Decimal:
        total, avant = Decimal(0), debut - timedelta(days=1)
        for dernier, taux, _ in Suppletif(PARAMETRES).tranches(debut, fin):
            total += taux * (dernier - avant).days
            avant = dernier
        return total

    assert somme(du, au) == somme(du, coupe) + somme(coupe + timedelta(days=1), au)


def test_rien_ne_court_avant_l_echeance() -> None:
    d = validate(
        {
            "reference": "x",
            "creancier": {"type": "personne_morale"},
            "debiteur": {"type": "personne_morale"},
            "factures": [{"montant_ttc": "10", "echeance": date(2030, 1, 1)}],
        }
    )
    assert regime(d, d.factures[0], date(2030, 1, 1), date(2030, 1, 1), AU, PARAMETRES) is None


def test_mille_factures_sur_dix_ans_en_moins_d_une_seconde() -> None:
    from time import process_time

    fs = [
        {
            "numero": f"F{i}",
            "montant_ttc": "1234.56",
            "emise_le": date(2016, 1, 1),
            "echeance": date(2016, 12, 1) + timedelta(days=i * 3),
        }
        for i in range(1000)
    ]
    debut = process_time()
    decompte = calculer({"au": AU, "factures": fs})
    assert process_time() - debut < 1
    assert len([x for x in decompte.lignes if x.nature is Nature.PENALITES]) == 1000


@pytest.mark.parametrize("designes", [True, False], ids=["désignés", "sans indication"])
def test_mille_paiements_sur_mille_factures_ne_coutent_guere_plus(designes: bool) -> None:
    from time import process_time

    fs = [
        {"numero": f"F{i}", "montant_ttc": "1234.56", "echeance": date(2016, 12, 1) + timedelta(days=i * 3)}
        | {"emise_le": date(2016, 11, 1)}
        for i in range(1000)
    ]
    ps: list[dict[str, Any]] = [
        {"date": date(2017, 3, 1) + timedelta(days=i * 3), "montant": "500.00"} for i in range(1000)
    ]
    if designes:
        ps = [p | {"facture": f"F{i}"} for i, p in enumerate(ps)]
    debut = process_time()
    decompte = calculer({"au": AU, "factures": fs, "paiements": ps})
    assert process_time() - debut < 2
    assert len(decompte.paiements) == 1000
