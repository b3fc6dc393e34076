"""Every rule on its case file: kept, breached, the day before and the day of entry into force."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from dossier_juridique.creance import compute
from dossier_juridique.droit.analyse import appliquer, famille
from dossier_juridique.droit.delais import echeances
from dossier_juridique.droit.lecture import gravite
from dossier_juridique.droit.plume import vu_par
from dossier_juridique.droit.regle import Examen
from dossier_juridique.droit.regles import REGLES
from dossier_juridique.model.avis import Avis, Sens
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.lecture_de_piece import LectureDePiece
from dossier_juridique.read import load_parametres, load_ressorts
from tests.droit.cas_de_regle import base, construire

DOSSIER_DES_CAS = Path(__file__).parent / "regles"
PARAMETRES = load_parametres()
REGLE_PAR_ID = {regle.id: regle for regle in REGLES}


def _cas() -> list[Any]:
    trouves = []
    for fichier in sorted(DOSSIER_DES_CAS.glob("*.toml")):
        contenu = tomllib.loads(fichier.read_text("utf-8"), parse_float=Decimal)
        for cas in contenu["cas"]:
            trouves.append(pytest.param(fichier.stem, cas, id=f"{fichier.stem}:{cas['nom']}"))
    return trouves


def examen(
    mapping: dict[str, Any], acte: str, au: date | None = None, texte: str | None = None, retire: bool = False,
    lectures: dict[str, list[str]] | None = None, avis: list[dict[str, str]] | None = None,
) -> Examen:  # fmt: skip
    dossier = Dossier.model_validate(mapping)
    jour = au or dossier.au
    assert jour is not None
    return Examen(
        dossier=vu_par(dossier, acte),
        au=jour,
        acte=acte,
        famille=famille(acte),
        decompte=compute(dossier, PARAMETRES, jour),
        echeances=echeances(dossier),
        parametres=PARAMETRES,
        ressorts=load_ressorts(dossier.debiteur.adresse),
        numeros={piece.id: str(n) for n, piece in enumerate(dossier.pieces, 1)},
        empreintes={piece.id: "0" * 64 for piece in dossier.pieces},
        contenus_actifs={"facture-1": ("JavaScript",)} if retire else {},
        texte=None if texte is None else (texte,),
        lectures={cle: LectureDePiece(cle, tuple(pages)) for cle, pages in (lectures or {}).items()},
        avis=tuple(Avis(a["phrase"], a["liste"], Sens(a["sens"])) for a in avis or []),
    )


def _examen_du_cas(cas: dict[str, Any]) -> Examen:
    return examen(
        construire(cas), cas["acte"], cas.get("au"), cas.get("texte"), "retire" in cas, cas.get("lectures"), cas.get("avis")
    )  # fmt: skip


@pytest.mark.parametrize(("fichier", "cas"), _cas())
def test_cas(fichier: str, cas: dict[str, Any]) -> None:
    regle = REGLE_PAR_ID[fichier.replace("_", "-")]
    constats = appliquer(regle, _examen_du_cas(cas))
    assert len(constats) == cas["attendu"], [c.message for c in constats]
    if constats and "ou" in cas:
        assert constats[0].ou == cas["ou"]
    if "remede" in cas:
        assert constats[0].remede == cas["remede"]
    if "gravite" in cas:
        assert {c.gravite or gravite(regle, famille(cas["acte"]), cas["acte"]) for c in constats} == {cas["gravite"]}
    for fragment in [cas["contient"]] if isinstance(cas.get("contient"), str) else cas.get("contient", []):
        assert fragment in constats[0].message.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("acte", ["relance-1", "relance-3", "mise-en-demeure", "injonction-de-payer"])
def test_le_dossier_conforme_n_a_rien_au_dessus_de_l_observation(acte: str) -> None:
    dits = [
        (regle.id, ecart.message)
        for regle in REGLES
        for ecart in appliquer(regle, examen(base(), acte))
        if regle.gravites[famille(acte)] != "observation"
    ]
    assert dits == []


def test_mille_factures_se_lisent_sans_relire_tout_le_dossier_pour_chacune() -> None:
    contenu = base()
    modele = contenu["factures"][0]
    jours = [date(2022, 1, 3) + timedelta(days=rang) for rang in range(1000)]
    contenu["factures"] = [
        {**modele, "numero": f"F{rang}", "emise_le": jour, "livree_le": jour, "echeance": jour + timedelta(days=30)}
        for rang, jour in enumerate(jours)
    ]
    contenu["avoirs"] = [
        {"numero": f"A{rang}", "date": jours[rang], "montant_ttc": Decimal("1.00"), "facture": f"F{rang}"}
        for rang in range(100)
    ]
    contenu["paiements"] = [
        {"date": jour + timedelta(days=40), "montant": Decimal("100.00"), "facture": f"F{rang}"}
        for rang, jour in enumerate(jours[:100])
    ]
    lu = examen(contenu, "injonction-de-payer")
    debut = process_time()
    for regle in REGLES:
        appliquer(regle, lu)
    assert process_time() - debut < 6
