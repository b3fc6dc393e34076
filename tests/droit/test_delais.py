"""Due dates: the published examples, and the choice between what is printed and what was agreed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dossier_juridique.droit.delais import calculer_terme, echeance, jours_feries, ouvrable, paques, prudent, reporte
from dossier_juridique.model.creances import Conditions, Delai, Facture

EXEMPLES = [
    ("E-01", "emise_le", "2026-01-20", {"methode": "jours", "n": 60}, "2026-03-21"),
    ("E-02", "emise_le", "2026-01-20", {"methode": "fin_de_mois_A", "n": 45}, "2026-03-31"),
    ("E-03", "emise_le", "2026-01-20", {"methode": "fin_de_mois_B", "n": 45}, "2026-03-17"),
    ("E-04", "recue_le", "2026-02-01", {"methode": "suppletif"}, "2026-03-03"),
    ("E-05", "emise_le", "2026-03-10", {"methode": "fin_de_mois_A", "n": 45}, "2026-04-30"),
    ("E-06", "emise_le", "2026-03-10", {"methode": "fin_de_mois_B", "n": 45}, "2026-05-15"),
    ("E-07", "emise_le", "2026-01-01", {"methode": "fin_de_mois_B", "n": 45}, "2026-03-17"),
    ("E-08", "emise_le", "2025-01-30", {"methode": "fin_de_mois_A", "n": 45}, "2025-03-31"),
    ("E-09", "emise_le", "2028-01-31", {"methode": "mois", "n": 1}, "2028-02-29"),
    ("E-10", "emise_le", "2026-11-17", {"methode": "fin_de_mois_A", "n": 45}, "2027-01-31"),
    ("E-11", "livree_le", "2026-05-14", {"methode": "decade", "n": 30}, "2026-06-19"),
    ("comptant", "livree_le", "2026-05-14", {"methode": "comptant"}, "2026-05-14"),
    ("fin de mois le 10", "emise_le", "2026-01-20", {"methode": "fin_de_mois_le", "n": 30, "jour": 10}, "2026-03-10"),
    ("décade finissant au dernier jour", "livree_le", "2026-02-21", {"methode": "decade", "n": 30}, "2026-03-30"),
]


@pytest.mark.parametrize(("nom", "cle", "jour", "delai", "attendue"), EXEMPLES, ids=[e[0] for e in EXEMPLES])
def test_exemple(nom: str, cle: str, jour: str, delai: dict[str, object], attendue: str) -> None:
    facture = Facture.model_validate({cle: jour})
    assert calculer_terme(Delai.model_validate(delai), facture) == date.fromisoformat(attendue)


def conditions(**cles: object) -> Conditions:
    return Conditions.model_validate(cles)


def test_sans_rien_de_convenu_trente_jours_apres_la_livraison_jamais_apres_l_emission() -> None:
    livree = echeance(Facture.model_validate({"emise_le": "2026-01-02", "livree_le": "2026-02-01"}), conditions())
    assert livree is not None and livree.jour == date(2026, 3, 3) and "30 jours" in livree.origine
    assert echeance(Facture.model_validate({"emise_le": "2026-01-02"}), conditions()) is None


def test_la_plus_tardive_de_la_date_imprimee_et_du_delai_convenu() -> None:
    facture = Facture.model_validate({"emise_le": "2026-03-31", "echeance": "2026-04-15"})
    retenue = echeance(facture, conditions(delai={"methode": "jours", "n": 30}))
    assert retenue is not None and retenue.jour == date(2026, 4, 30) and retenue.origine == "délai convenu"
    imprimee = echeance(facture, conditions(delai={"methode": "jours", "n": 10}))
    assert imprimee is not None and imprimee.jour == date(2026, 4, 15)


def test_un_delai_convenu_sans_son_point_de_depart_n_invente_rien() -> None:
    facture = Facture.model_validate({"livree_le": "2026-02-01"})
    assert echeance(facture, conditions(delai={"methode": "jours", "n": 30})) is None


def test_l_echeance_n_est_pas_reportee_sauf_option() -> None:
    samedi = Facture.model_validate({"emise_le": "2026-04-01", "echeance": "2026-05-02"})
    retenue = echeance(samedi, conditions())
    assert retenue is not None and retenue.jour == retenue.depart == date(2026, 5, 2)
    option = echeance(samedi, conditions(depart_ouvrable=True))
    assert option is not None and option.jour == date(2026, 5, 2) and option.depart == date(2026, 5, 4)


@pytest.mark.parametrize(
    ("annee", "attendue"),
    [(1990, "04-15"), (2000, "04-23"), (2008, "03-23"), (2011, "04-24"), (2024, "03-31"), (2025, "04-20"),
     (2026, "04-05"), (2027, "03-28"), (2038, "04-25"), (2285, "03-22")],
)  # fmt: skip
def test_paques(annee: int, attendue: str) -> None:
    assert f"{paques(annee):%m-%d}" == attendue


def test_les_onze_fetes_legales() -> None:
    assert len(jours_feries(2026)) == 11
    for fete in ("01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25"):
        assert date.fromisoformat(f"2026-{fete}") in jours_feries(2026)


def test_reporte_et_prudent_encadrent() -> None:
    jour = date(2025, 12, 20)
    while jour < date(2027, 1, 10):
        assert prudent(jour) <= jour <= reporte(jour)
        assert ouvrable(prudent(jour)) and ouvrable(reporte(jour))
        assert (prudent(jour) == jour) == (reporte(jour) == jour) == ouvrable(jour)
        jour += timedelta(days=1)
