"""Phrases de vraies lettres : les interdites sont prises sous leur liste, les fermes et courtoises passent.

Read without printing: ``tests/test_ton_des_lettres.py`` sends some of them through a whole ``build``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier_juridique.droit.ton import Liste, passages

_LISTES = {"T1": Liste.T1, "T2": Liste.T2, "T3": Liste.T3, "T4": Liste.T4, "F": Liste.T5, "D": Liste.T6, "L": Liste.T7}
_ICI = Path(__file__).parent / "phrases"


def _lignes(nom: str) -> list[str]:
    return [ligne for ligne in (_ICI / nom).read_text("utf-8").splitlines() if ligne and not ligne.startswith("#")]


PRISES = [(ligne.partition(" ")[0], ligne.partition(" ")[2]) for ligne in _lignes("prises.txt")]
PASSENT = _lignes("passent.txt")


@pytest.mark.parametrize(("liste", "phrase"), PRISES)
def test_une_phrase_interdite_est_prise_sous_sa_liste(liste: str, phrase: str) -> None:
    assert passages((f"Madame, Monsieur,\n\n{phrase}\n\nVeuillez agréer nos salutations distinguées.",), _LISTES[liste])


@pytest.mark.parametrize("phrase", PASSENT)
def test_une_phrase_courtoise_n_est_prise_par_aucune_liste(phrase: str) -> None:
    lettre = (f"Madame, Monsieur,\n\n{phrase}\n\nVeuillez agréer nos salutations distinguées.",)
    assert [p.forme for liste in Liste for p in passages(lettre, liste)] == []


_TITRES = {"avocat": ("avocat",), "commissaire": ("commissaire_de_justice",)}


def _lettres(nom: str) -> list[tuple[str, str]]:
    """Who signs, and the letter."""
    blocs = (_ICI / nom).read_text("utf-8").split("\n== ")[1:]
    return [(tete, corps) for tete, _, corps in (bloc.partition("\n") for bloc in blocs)]


def _dites(emetteur: str, lettre: str) -> list[str]:
    return [p.forme for liste in Liste for p in passages((lettre,), liste, (), _TITRES.get(emetteur, ()))]


@pytest.mark.parametrize(("emetteur", "lettre"), _lettres("lettres_qui_passent.txt"))
def test_une_lettre_ferme_et_loyale_passe_entiere(emetteur: str, lettre: str) -> None:
    assert _dites(emetteur, lettre) == []


@pytest.mark.parametrize(("emetteur", "lettre"), _lettres("lettres_retenues.txt"))
def test_une_lettre_qui_menace_est_retenue(emetteur: str, lettre: str) -> None:
    assert _dites(emetteur, lettre)


def test_il_y_en_a_assez_pour_chaque_liste() -> None:
    assert len(PASSENT) >= 100
    assert all(sum(liste == nom for liste, _ in PRISES) >= 20 for nom in _LISTES)
