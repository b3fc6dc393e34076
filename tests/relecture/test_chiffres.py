"""Un chiffre qui n'est ni calculé ni au dossier ne s'imprime pas ; celui qui l'est passe, comme qu'on l'écrive.

Read without printing: ``test_chiffres_imprimes.py`` sends some of them through a whole ``build``.
"""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import wrap

import pytest

from dossier_juridique.actes.faits_permis import permis
from dossier_juridique.droit.chiffres import Genre
from dossier_juridique.relecture.chiffres import foreign_figures, other_text
from tests.actes.fabrique import document, matiere

_ICI = Path(__file__).parent / "phrases"
_DIT = {
    Genre.MONTANT: "un montant", Genre.TAUX: "un taux", Genre.POINTS: "une majoration de taux",
    Genre.FOIS: "un multiple de taux", Genre.JOUR: "une date", Genre.DELAI: "un délai",
}  # fmt: skip


def _lignes(nom: str) -> list[str]:
    return [ligne for ligne in (_ICI / nom).read_text("utf-8").splitlines() if ligne and not ligne.startswith("#")]


ETRANGERS = [(Genre(ligne.partition(" ")[0]), ligne.partition(" ")[2]) for ligne in _lignes("chiffres_etrangers.txt")]
PERMIS = _lignes("chiffres_permis.txt")


def _refus(phrase: str, acte: str = "mise-en-demeure") -> str | None:
    imprime = phrase.replace("⇥", "\t").replace("⏎", "\n")
    lu = other_text("page 1", f"Madame, Monsieur,\n{imprime}\nVeuillez agréer nos salutations distinguées.")
    erreur = foreign_figures(document(acte), permis(document(acte), matiere()), [lu])
    return None if erreur is None else str(erreur)


@pytest.mark.parametrize(("genre", "phrase"), ETRANGERS)
def test_un_chiffre_etranger_est_refuse(genre: Genre, phrase: str) -> None:
    refus = _refus(phrase)
    assert refus is not None
    assert f"page\u00a01, {_DIT[genre]} " in refus.replace("page 1", "page\u00a01"), refus


@pytest.mark.parametrize("phrase", PERMIS)
def test_les_mots_d_un_cabinet_passent(phrase: str) -> None:
    assert _refus(phrase) is None


@pytest.mark.parametrize("large", [18, 37])
def test_une_ligne_qui_finit_ailleurs_n_y_change_rien(large: int) -> None:
    """The page ends its lines where it wants, though not inside a sum, nor before a colon."""

    def plier(phrase: str) -> str:
        colle = re.sub(r"(?<=\d) (?=\d{3}|€|%|euros)|(?<=\d) (?=[,\d])| (?=[:;!?%€])", "\u00a0", phrase)
        return "⏎".join(wrap(colle, large, break_long_words=False, break_on_hyphens=False))

    assert [p for p in PERMIS if _refus(plier(p))] == []
    assert [p for _, p in ETRANGERS if not _refus(plier(p))] == []


def test_il_y_en_a_assez() -> None:
    assert len(ETRANGERS) >= 60 and len(PERMIS) >= 60
    assert {genre for genre, _ in ETRANGERS} == set(Genre)
