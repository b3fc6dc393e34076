"""Ce que disent les clauses d'un accord : les mauvaises sont prises sous leur règle, les bonnes passent ; les textes
livrés aussi.

Parties of the sentences: those of the sample ``accord_amiable``, the debtor not a commerçant.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from dossier_juridique import build
from dossier_juridique.creance import compute
from dossier_juridique.droit.analyse import appliquer, famille
from dossier_juridique.droit.delais import echeances
from dossier_juridique.droit.regle import Examen, Regle
from dossier_juridique.droit.regles import REGLES
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.read import load_parametres
from dossier_juridique.render import shipped_modeles
from tests.actes.cas import negociation, personnes_physiques
from tests.actes.fabrique import Changement, document, texte
from tests.actes.fabrique import dossier as fabrique
from tests.actes.test_negociation import CAS

_ICI = Path(__file__).parent / "clauses"
SAMPLE = Path(__file__).parents[2] / "samples" / "accord_amiable"
PARAMETRES = load_parametres()
ACTES = ("echeancier", "reconnaissance-de-dette", "pouvoir-special", "accuse-de-paiement")


def _lignes(nom: str) -> list[list[str]]:
    lignes = (_ICI / nom).read_text("utf-8").splitlines()
    return [[x.strip() for x in ligne.split("|")] for ligne in lignes if ligne and not ligne.startswith("#")]


PRISES, PASSENT = _lignes("prises.txt"), _lignes("passent.txt")
CLAUSES: tuple[Regle, ...] = tuple(r for r in REGLES if r.id in {regle for _, regle, _ in PRISES})


@cache
def _dossier() -> Dossier:
    contenu = tomllib.loads((SAMPLE / "dossier.toml").read_text("utf-8"), parse_float=Decimal)
    contenu["debiteur"]["commercant"] = False
    return Dossier.model_validate(contenu)


def _constats(acte: str, dossier: Dossier, imprime: str) -> list[tuple[str, str]]:
    assert dossier.au is not None
    examen = Examen(
        dossier=dossier, au=dossier.au, acte=acte, famille=famille(acte), decompte=compute(dossier, PARAMETRES, dossier.au),
        echeances=echeances(dossier), parametres=PARAMETRES, texte=(imprime,),
    )  # fmt: skip
    return [(regle.id, ecart.message) for regle in CLAUSES for ecart in appliquer(regle, examen)]


@pytest.mark.parametrize(("acte", "regle", "phrase"), PRISES)
def test_une_mauvaise_clause_est_prise_sous_sa_regle(acte: str, regle: str, phrase: str) -> None:
    assert regle in [trouve for trouve, _ in _constats(acte, _dossier(), phrase)]


@pytest.mark.parametrize(("acte", "phrase"), PASSENT)
def test_une_clause_juste_passe(acte: str, phrase: str) -> None:
    assert _constats(acte, _dossier(), phrase) == []


@pytest.mark.parametrize("acte", ACTES)
@pytest.mark.parametrize("suite", CAS, ids=lambda c: c[0].__name__ if c else "conforme")
def test_les_textes_livres_passent(acte: str, suite: tuple[Changement, ...]) -> None:
    imprime = texte(document(acte, negociation, *suite))
    assert _constats(acte, fabrique(negociation, *suite), imprime) == []


@pytest.mark.parametrize("personnes", [False, True])
@pytest.mark.parametrize("penalites", ["courent", "abandonnees", "reduites"])
def test_les_options_de_l_accord_passent(penalites: str, personnes: bool) -> None:
    for automatique, electronique, imputation, remise in product(
        (False, True), (False, True), ("legale", "principal"), (0, 250)
    ):

        def changer(d: dict[str, Any], oui: tuple[Any, ...] = (automatique, electronique, imputation, remise)) -> None:
            negociation(d)
            if personnes:
                personnes_physiques(d)
            d["echeancier"] = {
                "nombre": 3, "premier_le": "2026-12-31", "penalites_pendant": penalites, "decheance_automatique": oui[0],
                "electronique": oui[1], "imputation": oui[2],
            }  # fmt: skip
            d["echeancier"].update({"taux": 4} if penalites == "reduites" else {})
            d["echeancier"].update({"remise": oui[3]} if oui[3] else {})
            d["pouvoir"].update(opposition=oui[0], consignation=oui[1])

        for acte in ACTES[:3]:
            assert _constats(acte, fabrique(changer), texte(document(acte, changer))) == []


@pytest.mark.parametrize(
    ("acte", "modele", "avant", "apres", "regle"),
    [
        ("echeancier", "commun/signatures.html", "<th>{{ signature.role }}</th>",
         "<th>{% if loop.first %}La débitrice{% else %}La créancière{% endif %}</th>", "civ-1103-parties-interverties"),
        ("reconnaissance-de-dette", "reconnaissance_de_dette/corps.html", "reconnaît devoir {{ role_creancier.au }}",
         "reconnaît devoir {{ role_debiteur.au }}", "civ-1103-parties-interverties"),
        ("pouvoir-special", "pouvoir_special/corps.html", "recevoir l'ordonnance",
         "encaisser les sommes dues, recevoir l'ordonnance",
         "civ-1988-pouvoir-elargi"),
        ("accuse-de-paiement", "accuse_de_paiement/corps.html", "Cette lettre vaut reçu",
         "Ce paiement solde votre dette. Cette lettre vaut reçu",
         "civ-1350-abandon-du-solde"),
    ],
)  # fmt: skip
def test_le_texte_d_un_bureau_est_lu_tel_qu_il_s_imprime(
    acte: str, modele: str, avant: str, apres: str, regle: str, tmp_path: Path
) -> None:
    livre = next(shipped_modeles().candidates(modele)).read_text("utf-8")
    assert avant in livre
    cible = tmp_path / "m" / modele
    cible.parent.mkdir(parents=True)
    cible.write_text(livre.replace(avant, apres), "utf-8")
    livraison = build(SAMPLE, tmp_path / "s", pour=acte, modeles=tmp_path / "m")
    assert not livraison.echecs, [e.message for e in livraison.echecs]
    assert regle in {c.id for c in livraison.analyse.acte(acte).constats if c.retient}
    assert not (tmp_path / "s" / f"{acte}.pdf").exists()


def test_une_page_hostile_se_lit_vite() -> None:
    mechant = "La débitrice, qui la créancière, que le créancier doit à la débitrice et " * 1500
    debut = process_time()
    for acte in ACTES:
        _constats(acte, _dossier(), mechant)
    assert process_time() - debut < 20
