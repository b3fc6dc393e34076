"""Every file of the corpus reads to the values an independent hand wrote down, or to a refusal of the kind expected."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dossier_juridique.errors import PieceIllisible
from dossier_juridique.factures_electroniques import read_invoice
from dossier_juridique.model.facture_lue import FactureLue, PartieLue

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "factures"
ATTENDU: dict[str, dict[str, Any]] = (
    json.loads((CORPUS / "attendu.json").read_text("utf-8")) if (CORPUS / "attendu.json").is_file() else {}
)
REFUS = {"no_xml": "aucun XML de facture", "xml_not_wellformed": "tronqué ou mal formé"}


def test_le_corpus_est_la() -> None:
    if not ATTENDU:
        pytest.skip("le corpus de factures ../shared/corpus/factures n'est pas sur cette machine")
    assert len(ATTENDU) >= 20
    assert all((CORPUS / nom).is_file() for nom in ATTENDU)


def _nombre(brut: str | None) -> Decimal | None:
    return None if brut is None else Decimal(brut)


def _partie(partie: PartieLue | None) -> dict[str, Any] | None:
    if partie is None:
        return None
    adresse = partie.adresse
    return {
        "name": partie.nom, "siren": partie.siren, "siret": partie.siret, "vat": partie.tva,
        "address": adresse and [list(adresse.lignes), adresse.code_postal, adresse.commune, adresse.pays],
    }  # fmt: skip


def _partie_attendue(partie: dict[str, Any] | None) -> dict[str, Any] | None:
    if partie is None:
        return None
    adresse = partie["address"]
    lignes = [adresse[c] for c in ("line1", "line2", "line3") if adresse[c]] if adresse else None
    return {**partie, "address": adresse and [lignes, adresse["postcode"], adresse["city"], adresse["country"]]}


def _lu(facture: FactureLue) -> dict[str, Any]:
    return {
        "profile": facture.profil, "syntax": facture.syntaxe, "type_code": facture.type_code, "number": facture.numero,
        "issue_date": facture.emise_le and facture.emise_le.isoformat(), "due_dates": [j.isoformat() for j in facture.jours],
        "currency": facture.devise, "tax_basis_total": facture.total_ht, "tax_total": facture.total_tva,
        "grand_total": facture.total_ttc, "prepaid": facture.deja_paye, "due_payable": facture.reste_du,
        "payment_terms": [e.termes for e in facture.echeances if e.termes],
        "notes": [{"code": n.code, "text": n.texte} for n in facture.notes],
        "seller": _partie(facture.vendeur), "buyer": _partie(facture.acheteur), "payee": _partie(facture.beneficiaire),
        "iban": list(facture.ibans), "payment_means": list(facture.moyens),
    }  # fmt: skip


@pytest.mark.parametrize("nom", sorted(ATTENDU))
def test_fichier(nom: str) -> None:
    attendu = dict(ATTENDU[nom])
    issue = attendu.pop("outcome")
    if issue != "read":
        with pytest.raises(PieceIllisible, match=REFUS[issue]) as refus:
            read_invoice(CORPUS / nom)
        assert refus.value.remede
        return
    for cle in ("tax_basis_total", "tax_total", "grand_total", "prepaid", "due_payable"):
        attendu[cle] = _nombre(attendu[cle])
    for cle in ("seller", "buyer", "payee"):
        attendu[cle] = _partie_attendue(attendu.get(cle))
    assert _lu(read_invoice(CORPUS / nom)) == attendu
