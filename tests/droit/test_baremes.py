"""Every dated figure on every day it governs: no gap, no answer beyond the last day, and the published table."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from dossier_juridique import droit
from dossier_juridique.droit.parametres import Parametres, Serie, Valeur
from dossier_juridique.droit.regles import REGLES
from dossier_juridique.droit.veille import watch
from dossier_juridique.errors import DossierInvalide, FigureInconnue
from dossier_juridique.read import load_parametres

PARAMETRES = load_parametres()

LIVRES = sorted(Path(droit.__file__).with_name("baremes").glob("*.toml"))


@pytest.mark.parametrize("fichier", LIVRES, ids=lambda f: f.stem)
def test_une_serie_lue_seule_est_celle_du_fichier_entier(fichier: Path) -> None:
    contenu = tomllib.loads(fichier.read_text("utf-8"))
    assert list(contenu) == ["series"]
    lues = [s for s in PARAMETRES.series.values() if s.fichier == f"droit/baremes/{fichier.name}"]
    assert [s.nom for s in lues] == [b["nom"] for b in contenu["series"]]
    for serie, brute in zip(lues, contenu["series"], strict=True):
        assert (serie.intitule, serie.unite, serie.article) == (brute["intitule"], brute["unite"], brute["article"])
        assert serie.par_semestre_des == brute.get("par_semestre_des")
        assert [(v.debut, v.fin, v.valeur, v.texte, v.lien) for v in serie.valeurs] == [
            (v["debut"], v["fin"], Decimal(v["valeur"]), v["texte"], v["lien"]) for v in brute["valeurs"]
        ]


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


BLOC = '[[series]]\nnom = "taux_bce"\n[[series.valeurs]]\ndebut = {0}\nfin = {1}\nvaleur = {2}\ntexte = "Série de la BCE"\n'
S1, S2 = ("2027-01-01", "2027-06-30"), ("2027-07-01", "2027-12-31")


def _ajouter(dossier: Path, *textes: str) -> Parametres:
    for rang, texte in enumerate(textes):
        (dossier / f"{rang}.toml").write_text(texte, "utf-8")
    return load_parametres(dossier)


def test_un_taux_ajoute_repond_pour_son_semestre_et_pas_au_dela(tmp_path: Path) -> None:
    ajoutes = _ajouter(tmp_path, BLOC.format(*S1, '"2.65"'))
    assert ajoutes.a("taux_bce", date(2027, 6, 30)) == Decimal("2.65")
    assert ajoutes.a("taux_bce", date(2026, 12, 31)) == Decimal("2.40")
    with pytest.raises(FigureInconnue):
        ajoutes.a("taux_bce", date(2027, 7, 1))


def test_deux_corrections_eloignees_et_deux_fichiers_dans_le_desordre_sont_acceptes(tmp_path: Path) -> None:
    corriges = _ajouter(
        tmp_path,
        BLOC.format(*S2, "2.90") + BLOC.format("2025-01-01", "2025-06-30", "3.16")[len('[[series]]\nnom = "taux_bce"\n') :],
        BLOC.format(*S1, "2.65"),
    )
    assert [corriges.a("taux_bce", j) for j in (date(2025, 1, 1), date(2027, 1, 1), date(2027, 7, 1))] == [
        Decimal("3.16"), Decimal("2.65"), Decimal("2.90"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("textes", "dit"),
    [
        ((BLOC.format(*S1, "nan"),), "nombre"),
        ((BLOC.format(*S1, '"Infinity"'),), "nombre"),
        ((BLOC.format(*S1, "-0.50"),), "nombre"),
        ((BLOC.format(*S1, '"2,65"'),), "nombre"),
        ((BLOC.format("2027-01-01", "2027-06-30T00:00:00", "2.65"),), "deux dates"),
        ((BLOC.format(*S1, "2.65").replace('"Série de la BCE"', "12"),), "texte"),
        ((BLOC.format(*S1, "2.65"), BLOC.format(*S1, "2.40")), "deux blocs"),
        ((BLOC.format("2027-01-01", "2027-12-31", "2.65"),), "semestre"),
        ((BLOC.format("2027-01-01", "2027-03-09", "2.65"), BLOC.format("2027-03-10", "2027-06-30", "2.90")), "semestre"),
        ((BLOC.format(*S2, "2.65"),), "trou"),
        ((BLOC.format("2026-12-01", "2027-06-30", "2.65"),), "chevauchement"),
        ((), "aucun fichier"),
    ],
)
def test_un_ajout_fautif_est_refuse_en_nommant_sa_faute(tmp_path: Path, textes: tuple[str, ...], dit: str) -> None:
    with pytest.raises(DossierInvalide, match=dit) as refus:
        _ajouter(tmp_path, *textes)
    assert refus.value.code == 3
