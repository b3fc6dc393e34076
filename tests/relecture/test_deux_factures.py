"""Ce qu'une lettre dit de chaque facture, et de ce qui ne se chiffre pas : à qui payer, quand, en entier."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dossier_juridique.actes import Matiere
from dossier_juridique.actes.beneficiaires import connu_de
from dossier_juridique.actes.faits_permis import permis
from dossier_juridique.droit.chiffres import Colonne, colonnes
from dossier_juridique.model.document import Document
from dossier_juridique.relecture.cases import misplaced_cells
from dossier_juridique.relecture.chiffres import foreign_figures, other_text
from tests.actes.fabrique import document, matiere

_ICI = Path(__file__).parent / "phrases"


def _deux(c: dict[str, Any]) -> None:
    """10 000 € (8 737,02 € restent dus après un paiement) et 2 400 €."""
    autre = dict(c["factures"][0])
    autre.update(
        numero="F2026-014", emise_le="2026-05-29", livree_le="2026-05-20", echeance="2026-06-28", montant_ttc="2400.00",
        montant_ht="2000.00", montant_tva="400.00", objet="Chaises de bar, 2 x 40", pieces=[],
    )  # fmt: skip
    c["factures"].append(autre)
    c["paiements"] = [{"date": "2026-07-10", "montant": "1500.00", "mode": "virement"}]


@cache
def _acte() -> tuple[Document, Matiere]:
    return document("mise-en-demeure", _deux), matiere(_deux)


def _refus(phrase: str) -> str | None:
    doc, m = _acte()
    lu = other_text("page 1", f"Madame, Monsieur,\n{phrase}\nVeuillez agréer nos salutations distinguées.")
    erreur = foreign_figures(doc, permis(doc, m), [lu])
    return None if erreur is None else str(erreur)


def _lignes(nom: str) -> list[str]:
    return [ligne for ligne in (_ICI / nom).read_text("utf-8").splitlines() if ligne and not ligne.startswith("#")]


@pytest.mark.parametrize("phrase", _lignes("deux_factures_refusees.txt"))
def test_ce_qui_trompe_est_refuse(phrase: str) -> None:
    refus = _refus(phrase)
    assert refus is not None and "art." in refus


@pytest.mark.parametrize("phrase", _lignes("deux_factures_permises.txt"))
def test_ce_qui_est_juste_passe(phrase: str) -> None:
    assert _refus(phrase) is None


TETE = "Facture    Émise le    {}    {}    {}"
RANG = "F2026-001  31/03/2026  30/04/2026  {}  {}\nF2026-014  29/05/2026  28/06/2026  2 400,00 €  2 400,00 €"


@pytest.mark.parametrize(
    ("entetes", "cases", "juste"),
    [
        (("Échéance", "Montant TTC", "Reste dû"), ("10 000,00 €", "8 737,02 €"), True),
        (("Date limite", "Facturé", "Net à payer"), ("10 000,00 €", "8 737,02 €"), True),
        (("Colonne C", "Colonne D", "Ce qui manque"), ("10 000,00 €", "8 737,02 €"), True),
        (("Échéance", "Montant TTC", "Reste dû"), ("10 000,00 €", "10 000,00 €"), False),
        (("Échéance", "Solde", "Montant TTC"), ("10 000,00 €", "8 737,02 €"), False),
        (("Livrée le", "Montant TTC", "Reste dû"), ("10 000,00 €", "8 737,02 €"), False),
        (("Jours de retard", "Montant TTC", "Reste dû"), ("10 000,00 €", "8 737,02 €"), False),
        (("Échéance", "Montant HT", "Reste dû"), ("10 000,00 €", "8 737,02 €"), False),
        (("Colonne C", "Colonne D", "Colonne E"), ("10 000,00 €", "2 400,00 €"), False),
    ],
)
def test_chaque_case_est_sous_son_entete(entetes: tuple[str, ...], cases: tuple[str, ...], juste: bool) -> None:
    doc, m = _acte()
    erreur = misplaced_cells(doc, permis(doc, m), (), b"", f"{TETE.format(*entetes)}\n{RANG.format(*cases)}")
    assert (erreur is None) == juste, str(erreur)
    assert juste or "courriel, le tableau porte " in str(erreur)


@pytest.mark.parametrize(
    ("entete", "attendu"),
    [
        ("montant ttc", {Colonne.TTC}), ("restant du", {Colonne.RESTANT}), ("reste du ttc", {Colonne.RESTANT}),
        ("net a payer", {Colonne.RESTANT, Colonne.TOTAL}), ("regle ou deduit", {Colonne.DEDUIT}),
        ("date limite de reglement", {Colonne.ECHEANCE}), ("a payer avant le", {Colonne.ECHEANCE}),
        ("date de facturation", {Colonne.EMISSION}), ("emise le", {Colonne.EMISSION}), ("paye le", set()),
        ("jours de retard", {Colonne.RETARD}), ("penalites de retard", {Colonne.PENALITES}), ("mode de reglement", set()),
        ("montant", {Colonne.SOMME}), ("designation", set()), ("avoirs", {Colonne.AVOIR}), ("non regle", {Colonne.RESTANT}),
    ],
)  # fmt: skip
def test_un_entete_dit_ce_qu_il_annonce(entete: str, attendu: set[Colonne]) -> None:
    assert colonnes(entete) == attendu


def test_le_beneficiaire_est_celui_du_dossier() -> None:
    noms = ("ateliers morel & fils sarl",)
    assert connu_de("ateliers morel & fils", noms) and connu_de("la sarl morel", noms) and connu_de("notre societe", noms)
    assert not connu_de("morel conseil", noms) and not connu_de("alpha finance", noms)
