"""Deux faits d'un même montant : un chiffre passe sous chacun des chefs qui l'ont, et sous aucun autre."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from dossier_juridique.actes.faits_permis import permis
from dossier_juridique.model.document import Document
from dossier_juridique.relecture.cases import _wrong
from dossier_juridique.relecture.chiffres import foreign_figures, other_text
from dossier_juridique.relecture.tableaux import Case
from dossier_juridique.render.corps import body_of, frame_of
from dossier_juridique.render.courriel import _plain
from dossier_juridique.render.modeles import shipped_modeles
from tests.actes.fabrique import Changement, document, dossier, matiere

_MODELES = shipped_modeles()
_ECHEANCE = dossier().factures[0].echeance
assert _ECHEANCE is not None
_TARD, _LENDEMAIN = _ECHEANCE + timedelta(days=2), _ECHEANCE + timedelta(days=3)


def _payer(*paiements: tuple[Any, str]) -> Changement:
    def changer(c: dict[str, Any]) -> None:
        del c["factures"][1:]
        c["factures"][0].update(montant_ttc="2400.00")
        c["factures"][0].pop("montant_ht", None)
        c["factures"][0].pop("montant_tva", None)
        c["conditions"].pop("taux_penalites", None)
        c["paiements"] = [{"date": jour, "montant": montant} for jour, montant in paiements]
        c["accuse_de_paiement"] = {}

    return changer


def _lignes(doc: Document) -> str:
    """The printed words, each cell apart."""
    return "\n".join(_plain(frame_of(doc, _MODELES, body_of(doc, _MODELES))))


def _prises(*paiements: tuple[Any, str]) -> list[dict[str, Decimal]]:
    return [{str(a.nature): a.montant for a in p.imputation} for p in matiere(_payer(*paiements)).decompte.paiements]


SUITES = {
    # Late by exactly its price: what is left of the principal is what the penalties took.
    "le prix, puis le solde": ((_TARD, "2400.00"), (_LENDEMAIN, "41.63")),
    "le prix, puis vingt euros": ((_TARD, "2400.00"), (_LENDEMAIN, "20.00")),
    "le prix, puis trop": ((_TARD, "2400.00"), (_LENDEMAIN, "500.00")),
    "quarante euros de principal": ((_TARD, "2360.00"), (_TARD, "40.00"), (_LENDEMAIN, "60.00")),
}


def test_ce_qui_reste_du_principal_est_ce_que_les_penalites_ont_pris() -> None:
    premier, second = _prises(*SUITES["le prix, puis vingt euros"])
    assert premier["penalites"] == second["principal"] > 0


@pytest.mark.parametrize("nom", SUITES)
@pytest.mark.parametrize("acte", ["decompte", "accuse-de-paiement", "mise-en-demeure", "relance-2", "requete"])
def test_un_montant_passe_sous_chaque_chef_qui_l_a(nom: str, acte: str) -> None:
    changer = _payer(*SUITES[nom])
    doc, m = document(acte, changer), matiere(changer)
    assert foreign_figures(doc, permis(doc, m), [other_text("page 1", _lignes(doc))]) is None


def test_un_montant_sous_un_chef_qui_ne_l_a_pas_est_refuse() -> None:
    changer = _payer(*SUITES["le prix, puis vingt euros"])
    doc, m = document("decompte", changer), matiere(changer)
    for faux in ("pénalités : 2 400,00 €", "indemnité : 2 400,00 €", "principal : 40,00 €"):
        assert foreign_figures(doc, permis(doc, m), [other_text("page 1", f"Facture n° 1, {faux} ;")]) is not None, faux


def test_un_jour_de_l_objet_qui_est_aussi_celui_d_une_autre_facture() -> None:
    def changer(c: dict[str, Any]) -> None:
        c["factures"][0].update(objet="Prestations des 2 et 3 février 2026")
        autre = dict(c["factures"][0], numero="AUTRE-7", emise_le="2026-02-03", objet="Chaises", pieces=[])
        autre.update(livree_le="2026-02-03", echeance="2026-03-05")
        c["factures"].append(autre)

    doc, m = document("mise-en-demeure", changer), matiere(changer)
    permises = permis(doc, m)
    premiere = permises.propres[0]
    dite = "contrat : prestations des 2 et 3 fevrier 2026"
    assert not _wrong(Case("cause et circonstances", dite, dite), premiere, permises)
    seule = "le 3 fevrier 2026"
    assert _wrong(Case("cause et circonstances", seule, seule), premiere, permises)
