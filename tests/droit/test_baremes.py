"""Every dated figure on every day it governs: no gap, no answer beyond the last day, and the published table."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from dossier_juridique.droit.parametres import Serie, Valeur
from dossier_juridique.droit.regles import REGLES
from dossier_juridique.droit.veille import watch
from dossier_juridique.errors import DossierInvalide, FigureInconnue
from dossier_juridique.read import load_parametres

PARAMETRES = load_parametres()

# Half-year: ECB rate, default rate of penalties, floor (three times the legal rate). Published table.
TABLE = """
2020-S1 0.00 10.00 2.61 | 2020-S2 0.00 10.00 2.52 | 2021-S1 0.00 10.00 2.37 | 2021-S2 0.00 10.00 2.28
2022-S1 0.00 10.00 2.28 | 2022-S2 0.00 10.00 2.31 | 2023-S1 2.50 12.50 6.18 | 2023-S2 4.00 14.00 12.66
2024-S1 4.50 14.50 15.21 | 2024-S2 4.25 14.25 14.76 | 2025-S1 3.15 13.15 11.13 | 2025-S2 2.15 12.15 8.28
2026-S1 2.15 12.15 7.86 | 2026-S2 2.40 12.40 8.25
"""


@pytest.mark.parametrize("ligne", [x.strip() for x in TABLE.replace("\n", "|").split("|") if x.strip()])
def test_la_table_publiee(ligne: str) -> None:
    semestre, bce, defaut, plancher = ligne.split()
    annee, rang = semestre.split("-S")
    premier = date(int(annee), 1 if rang == "1" else 7, 1)
    dernier = date(int(annee), 6, 30) if rang == "1" else date(int(annee), 12, 31)
    for jour in (premier, dernier):
        assert PARAMETRES.a("taux_bce", jour) == Decimal(bce)
        assert PARAMETRES.a("taux_bce", jour) + 10 == Decimal(defaut)
        assert 3 * PARAMETRES.a("taux_interet_legal_professionnels", jour) == Decimal(plancher)


def test_les_tables_couvrent_les_annees_promises() -> None:
    assert PARAMETRES.serie("taux_bce").valeurs[0].debut == date(2009, 1, 1)
    assert PARAMETRES.serie("taux_interet_legal_professionnels").valeurs[0].debut == date(1999, 1, 1)
    jour = date(2009, 1, 1)
    while jour <= date(2026, 12, 31):
        PARAMETRES.a("taux_bce", jour)
        PARAMETRES.a("taux_interet_legal_professionnels", jour)
        PARAMETRES.a("taux_interet_legal_particuliers", jour)
        jour += timedelta(days=1)


@pytest.mark.parametrize("nom", sorted(PARAMETRES.series))
def test_chaque_seuil_repond_du_premier_au_dernier_jour_et_pas_au_dela(nom: str) -> None:
    serie = PARAMETRES.serie(nom)
    for valeur in serie.valeurs:
        assert serie.a(valeur.debut) is valeur and serie.a(valeur.fin) is valeur
    for hors in (serie.valeurs[0].debut - timedelta(days=1), serie.valeurs[-1].fin + timedelta(days=1)):
        with pytest.raises(FigureInconnue) as refus:
            serie.a(hors)
        assert refus.value.code == 4 and serie.fichier in refus.value.remede


@pytest.mark.parametrize(
    ("debut", "fin", "texte"),
    [(date(2026, 7, 2), date(2026, 12, 31), "t"), (date(2026, 6, 30), date(2026, 12, 31), "t"),
     (date(2026, 7, 1), date(2026, 6, 30), "t"), (date(2026, 7, 1), date(2026, 12, 31), " ")],
)  # fmt: skip
def test_trou_chevauchement_fin_avant_debut_et_source_absente_sont_refuses(debut: date, fin: date, texte: str) -> None:
    premiere = Valeur(date(2026, 1, 1), date(2026, 6, 30), Decimal(1), "t", "l")
    with pytest.raises(DossierInvalide):
        Serie("s", "S", "%", "a", "f.toml", (premiere, Valeur(debut, fin, Decimal(2), texte, "l")))


def test_la_veille_annonce_le_semestre_qui_finit() -> None:
    def noms(au: date) -> dict[str, str]:
        return {t.nom: t.etat for t in watch(PARAMETRES, REGLES, au)}

    assert "taux_bce" not in noms(date(2026, 10, 31))
    assert noms(date(2026, 11, 1))["taux_bce"] == "finit"
    assert noms(date(2027, 1, 1))["taux_bce"] == "fini"
    assert "com-l441-10-taux-plancher" in noms(date(2026, 11, 22))
