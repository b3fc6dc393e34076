"""What the terminal shows of a delivery."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from dossier_juridique import ecrans
from dossier_juridique.model.actes_du_dossier import Levee
from dossier_juridique.model.constat import ActeExamine, Constat, Gravite
from dossier_juridique.model.francais import FEMININS, accorder
from dossier_juridique.registre import titres


def _constat(regle: str, rang: int) -> Constat:
    return Constat(regle, Gravite.RESERVE, f"factures[{rang}]", f"message {rang}", "C. com.", "Corrigez.", True)


def test_une_regle_repetee_mille_fois_ne_remplit_pas_l_ecran() -> None:
    constats = [_constat("a", n) for n in range(1000)] + [_constat("b", n) for n in range(2)]
    dit = "\n".join(ecrans._few(constats, ""))
    assert dit.count("message") == 5 + 2 and "et 995\u00a0autres de la même règle" in dit
    assert dit.count("[b]") == 2 and "et 1\u00a0autre" not in dit


@pytest.mark.parametrize(
    ("titre", "dit"),
    [("Première relance", "refusée"), ("Mise en demeure", "refusée"), ("Fiche d'appel", "refusée"),
     ("Accusé de paiement partiel", "refusé"), ("Accord de paiement échelonné", "refusé"), ("Pouvoir spécial", "refusé"),
     ("Données du formulaire A", "refusées")],
)  # fmt: skip
def test_le_verdict_s_accorde_avec_l_acte(titre: str, dit: str) -> None:
    assert accorder("refusé", titre) == dit


@pytest.mark.parametrize(
    ("mot", "dit"),
    [("livré", "livrée"), ("retenu", "retenue"), ("rejeté à la relecture", "rejetée à la relecture"), ("conforme", "conforme")],
)
def test_un_etat_entier_s_accorde(mot: str, dit: str) -> None:
    assert accorder(mot, "deuxième relance") == dit


def test_une_reserve_levee_ne_se_compte_plus_parmi_les_reserves() -> None:
    levee = Levee(regle="a", motif="Vérifié.", nom="Mme Durand", date=date(2026, 11, 1))
    constats = (_constat("a", 0), replace(_constat("a", 1), retient=False, levee=levee))
    assert "(1\u00a0réserve, 1\u00a0réserve levée)" in ecrans._verdict(ActeExamine("relance-1", constats), "Première relance")


def test_chaque_titre_d_acte_a_son_genre() -> None:
    masculins = ("Accusé", "Accord", "Pouvoir", "Décompte", "Données")
    for titre in titres().values():
        assert titre.startswith((*FEMININS, *masculins)), titre
