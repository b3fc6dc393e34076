"""La créance dite en phrases : chaque somme est reconnue auprès de ce dont elle est la somme, et nulle part ailleurs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from dossier_juridique.actes import mentions_de_lettre as ml
from dossier_juridique.actes.somme import Element, LigneFacture, Somme
from dossier_juridique.model.document import PUIS
from dossier_juridique.relecture.recherche import Fonds, fold

FACTURE = LigneFacture("FA-1", date(2026, 3, 3), date(2026, 4, 2), Decimal("1200.00"), Decimal("0.00"), Decimal("1200.00"))
SOMME = Somme(
    au=date(2026, 11, 22), factures=(FACTURE,), deductions=False, total=Decimal("1285.20"), accessoire="penalites", cours=(),
    par_jour=None, indemnite=Decimal("40.00"), echue=True,
    elements=(
        Element("principal", "Principal restant dû", Decimal("1200.00"), "C. civ., art. 1103"),
        Element("penalites", "Pénalités de retard", Decimal("45.20"), "C. com., art. L. 441-10"),
        Element("indemnite_forfaitaire", "Indemnité forfaitaire pour frais de recouvrement", Decimal("40.00"), "D. 441-5"),
    ),
)  # fmt: skip
SUITE = " S'y ajoutent 45,20 € de pénalités de retard et une indemnité forfaitaire de 40,00 €, soit un total de 1 285,20 €."


def absents(texte: str, somme: Somme = SOMME) -> list[str]:
    fonds = Fonds.of(fold(texte))
    return [groupe[0] for groupe in (*ml.montants(somme), *ml.echeances(somme)) if fonds.seek(groupe) is None]


@pytest.mark.parametrize(
    "phrase",
    [
        "Notre facture n° FA-1 du 3 mars 2026, échue le 2 avril 2026, d'un montant de 1 200,00 € TTC, reste impayée.",
        "Notre facture n° FA-1 du 3 mars 2026, d'un montant de 1 200,00 € TTC, échue le 2 avril 2026, reste impayée.",
        "La facture FA-1, émise le 03/03/2026 pour un montant de 1 200 euros et échue le 02/04/2026, reste impayée.",
        "La facture n° FA-1 de 1 200,00 €, exigible depuis le 2 avril 2026, ne nous a pas été réglée.",
        "La facture n° FA-1, d'un montant de 1 200,00 EUR, dont l'échéance était fixée au 2 avril 2026, reste due.",
    ],
)
def test_une_phrase_honnete_est_reconnue(phrase: str) -> None:
    assert absents(phrase + SUITE) == []


@pytest.mark.parametrize(
    "phrase",
    [
        "Notre facture n° FA-1 du 3 mars 2026, d'un montant de 1 200,00 € TTC, reste impayée.",
        "Notre facture n° FA-1 du 3 mars 2026, échue le 2 avril 2026, reste impayée.",
        "Notre facture du 3 mars 2026, d'un montant de 1 200,00 € TTC, échue le 2 avril 2026, reste impayée.",
        "Notre facture n° FA-1 du 3 mars 2026, échue le 3 avril 2026, d'un montant de 1 200,00 € TTC, reste impayée.",
        "Notre facture n° FA-1 du 3 mars 2026, échue le 2 avril 2026, d'un montant de 2 200,00 € TTC, reste impayée.",
    ],
)
def test_un_fait_qui_manque_ou_qui_est_faux_ne_l_est_pas(phrase: str) -> None:
    assert absents(phrase + SUITE)


@pytest.mark.parametrize("fausse", ["45,20 € de frais", "45,20 €"])
def test_une_somme_sans_son_nom_ne_prouve_rien(fausse: str) -> None:
    phrase = "Notre facture n° FA-1 du 3 mars 2026, échue le 2 avril 2026, d'un montant de 1 200,00 € TTC, reste impayée."
    assert absents(phrase + SUITE.replace("45,20 € de pénalités de retard", fausse))


def _deux(echeances: Sequence[str]) -> str:
    return (
        f"Restent dues nos factures n° FA-1 du 3 mars 2026, d'un montant de 1 200,00 € TTC, échue le {echeances[0]}, et n° "
        f"FA-2 du 4 mars 2026, d'un montant de 1 200,00 € TTC, échue le {echeances[1]}, soit un principal de 2 400,00 €." + SUITE
    )


def test_avec_deux_factures_l_echeance_tient_a_son_numero() -> None:
    autre = replace(FACTURE, numero="FA-2", emise_le=date(2026, 3, 4), echeance=date(2026, 5, 4))
    elements = (replace(SOMME.elements[0], montant=Decimal("2400.00")), *SOMME.elements[1:])
    deux = replace(SOMME, factures=(FACTURE, autre), elements=elements)
    assert absents(_deux(("2 avril 2026", "4 mai 2026")), deux) == []
    assert absents(_deux(("4 mai 2026", "2 avril 2026")), deux)


@pytest.mark.parametrize(
    ("texte", "lu"),
    [
        ("Atelier Vasseur\nAgencement sur mesure depuis 1974\n27 rue des Ourdisseurs", True),
        ("Atelier Vasseur, 27 rue des Ourdisseurs", True),
        ("27 rue des Ourdisseurs\nAtelier Vasseur", False),
        (f"27 rue des Ourdisseurs\n{'mot ' * 40}Atelier Vasseur", False),
        (f"Atelier Vasseur {'mot ' * 40} 27 rue des Ourdisseurs", False),
        ("Atelier Vasseurs, artisans\n27 rue des Ourdisseurs", False),
    ],
)
def test_une_devise_tient_entre_le_nom_et_l_adresse(texte: str, lu: bool) -> None:
    ecriture = f"Atelier Vasseur{PUIS}27 rue des Ourdisseurs"
    assert (Fonds.of(fold(texte)).seek((ecriture,)) is not None) is lu
