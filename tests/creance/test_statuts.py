"""The status 212 of an electronic invoice is money received: it is deducted on its day, and never twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from dossier_juridique.creance import compute
from dossier_juridique.model.decompte import Decompte
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.read import load_parametres
from tests.droit.cas_de_regle import base, poser


def _compter(**poses: Any) -> Decompte:
    contenu = base()
    for cle, valeur in poses.items():
        poser(contenu, {"statuts": "factures[0].statuts"}.get(cle, cle), valeur)
    return compute(Dossier.model_validate(contenu), load_parametres(), date(2026, 11, 22))


STATUT = {"code": "212", "date": date(2026, 6, 2), "montant": Decimal("500.00")}
PAIEMENT = {"date": date(2026, 6, 2), "montant": Decimal("500.00"), "facture": "F2026-001"}


def test_un_encaissement_vaut_un_paiement_du_meme_jour() -> None:
    assert _compter(statuts=[STATUT]) == _compter(paiements=[PAIEMENT])
    assert _compter(statuts=[STATUT]).total < _compter().total


def test_le_meme_argent_ne_compte_qu_une_fois() -> None:
    assert _compter(statuts=[STATUT], paiements=[PAIEMENT]) == _compter(paiements=[PAIEMENT])
    deux = _compter(statuts=[STATUT, STATUT], paiements=[PAIEMENT])
    assert deux == _compter(paiements=[PAIEMENT, PAIEMENT])


def test_sans_montant_ou_pour_un_autre_statut_rien_n_est_deduit() -> None:
    assert _compter(statuts=[{"code": "212", "date": date(2026, 6, 2)}]) == _compter()
    assert _compter(statuts=[{**STATUT, "code": "211"}]) == _compter()


def test_un_encaissement_posterieur_a_l_arrete_n_est_pas_compte() -> None:
    assert _compter(statuts=[{**STATUT, "date": date(2026, 11, 23)}]).total == _compter().total
