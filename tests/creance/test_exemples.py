"""The published examples, to the cent. Each case is data that a clerk can check by hand."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dossier_juridique.creance import compute
from dossier_juridique.errors import FigureInconnue
from dossier_juridique.model.decompte import Decompte
from dossier_juridique.read import load_parametres
from dossier_juridique.validate import validate

CAS = tomllib.loads((Path(__file__).parent / "cas" / "exemples_publies.toml").read_text("utf-8"), parse_float=Decimal)
PARAMETRES = load_parametres()
CLES = ("conditions", "paiements", "avoirs", "courriers", "titre", "demande", "pieces")


def calculer(cas: dict[str, Any]) -> Decompte:
    factures = [{"numero": f"F-{rang}", "emise_le": date(2020, 1, 1), **f} for rang, f in enumerate(cas["factures"], 1)]
    dossier = validate(
        {
            "reference": cas.get("id", "cas"),
            "creancier": {"type": "personne_morale"},
            "debiteur": {"type": "personne_morale", **cas.get("debiteur", {})},
            "factures": factures,
            **{cle: cas[cle] for cle in CLES if cle in cas},
        }
    )
    return compute(dossier, PARAMETRES, cas["au"])


@pytest.mark.parametrize("cas", CAS["cas"], ids=lambda c: c["id"])
def test_exemple(cas: dict[str, Any]) -> None:
    decompte = calculer(cas)
    if "segments" in cas:
        obtenus = [[s.jours, f"{s.taux:.2f}", str(s.montant)] for ligne in decompte.lignes for s in ligne.segments]
        assert obtenus == cas["segments"]
    for nom in ("principal", "penalites", "interets_legaux", "indemnites", "total"):
        if nom in cas:
            assert str(getattr(decompte.totaux, nom)) == cas[nom], nom
    for numero, restant in cas.get("restants", {}).items():
        etat = decompte.etat(numero)
        assert etat is not None and str(etat.restant) == restant
    assert str(decompte.excedent) == cas.get("excedent", "0.00")


def test_un_taux_non_publie_est_refuse_avec_le_fichier_a_modifier() -> None:
    with pytest.raises(FigureInconnue) as refus:
        calculer({"au": date(2027, 1, 1), "factures": [{"montant_ttc": "100", "echeance": date(2026, 12, 1)}]})
    assert refus.value.code == 4
    assert "taux_bce.toml" in refus.value.remede and "1er" in str(refus.value)


def test_la_veille_du_semestre_inconnu_se_calcule_encore() -> None:
    decompte = calculer(
        {"au": date(2026, 12, 31), "factures": [{"montant_ttc": "365", "echeance": date(2026, 12, 30)}]}
    )
    assert str(decompte.totaux.penalites) == "0.12"


def test_les_penalites_d_avant_2013_sont_refusees() -> None:
    with pytest.raises(FigureInconnue):
        calculer(
            {
                "au": date(2013, 6, 30),
                "factures": [{"montant_ttc": "100", "emise_le": date(2012, 6, 1), "echeance": date(2012, 6, 30)}],
            }
        )
