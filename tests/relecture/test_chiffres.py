"""Un chiffre qui n'est ni calculé ni au dossier ne s'imprime pas ; celui qui l'est passe, comme qu'on l'écrive.

Read without printing: ``test_chiffres_imprimes.py`` sends some of them through a whole ``build``.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import Any

import pytest

from dossier_juridique.actes import Matiere
from dossier_juridique.actes.faits_permis import permis
from dossier_juridique.droit.chiffres import Genre, aplatir, lire_chiffres
from dossier_juridique.model.document import Document
from dossier_juridique.relecture.chiffres import foreign_figures, other_text
from dossier_juridique.render.corps import body_of, frame_of
from dossier_juridique.render.modeles import shipped_modeles
from tests.actes.fabrique import NOMS, document, matiere

_ICI = Path(__file__).parent / "phrases"
_DIT = {
    Genre.MONTANT: "un montant", Genre.TAUX: "un taux", Genre.POINTS: "une majoration de taux",
    Genre.FOIS: "un multiple de taux", Genre.JOUR: "une date", Genre.DELAI: "un délai",
    Genre.MULTIPLE: "un multiple de la somme", Genre.COMPTE: "un compte", Genre.FACTURE: "un numéro de facture",
    Genre.ENVOI: "un numéro de recommandé",
    Genre.DEPART: "un terme ou un point de départ", Genre.BENEFICIAIRE: "un bénéficiaire",
    Genre.CONDITION: "une condition de paiement",
}  # fmt: skip


def _lignes(nom: str) -> list[str]:
    return [ligne for ligne in (_ICI / nom).read_text("utf-8").splitlines() if ligne and not ligne.startswith("#")]


ETRANGERS = [(Genre(ligne.partition(" ")[0]), ligne.partition(" ")[2]) for ligne in _lignes("chiffres_etrangers.txt")]
PERMIS = _lignes("chiffres_permis.txt")


@cache
def _fait(acte: str) -> tuple[Document, Matiere]:
    """The act and what it is made from, frozen values both: a thousand phrases are put to them."""
    return document(acte), matiere()


def _refus(phrase: str, acte: str = "mise-en-demeure") -> str | None:
    imprime = phrase.replace("⇥", "\t").replace("⏎", "\n")
    lu = other_text("page 1", f"Madame, Monsieur,\n{imprime}\nVeuillez agréer nos salutations distinguées.")
    acte_fait, faits = _fait(acte)
    erreur = foreign_figures(acte_fait, permis(acte_fait, faits), [lu])
    return None if erreur is None else str(erreur)


@pytest.mark.parametrize(("genre", "phrase"), ETRANGERS)
def test_un_chiffre_etranger_est_refuse(genre: Genre, phrase: str) -> None:
    refus = _refus(phrase)
    assert refus is not None
    assert f"page\u00a01, {_DIT[genre]} " in refus.replace("page 1", "page\u00a01"), refus


@pytest.mark.parametrize("ligne", _lignes("chiffres_deplaces.txt"))
def test_un_fait_a_la_place_d_un_autre_est_refuse(ligne: str) -> None:
    genre, _, phrase = ligne.partition(" ")
    refus = _refus(phrase)
    dit = "une date" if genre == "jour" else f"un {genre}"
    assert refus is not None and f"{dit} " in refus, refus


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


_AUTRES: dict[str, Callable[[dict[str, Any]], object]] = {
    "tel quel": lambda c: None,
    "payé, contesté": lambda c: c.update(
        paiements=[{"date": "2026-07-10", "montant": "333.33", "mode": "virement"}],
        litiges=[{"date": "2026-08-02", "objet": "Trois cartons sur 40, soit 12 % du prix, manquaient au 2 mars"}],
    ),
    "convenu": lambda c: c["conditions"].update(
        taux_penalites="13.125", delai={"methode": "mois", "n": 2}, clause_penale={"mode": "pourcentage", "valeur": "10"}
    ),
    "numéros de cinq chiffres": lambda c: c["factures"][0].update(numero="20260", objet="Câble 2,50 m x 3"),
    "intérêt légal": lambda c: c["conditions"].update(accessoires="interet_legal"),
    "dernier jour": lambda c: c["lettre"].update(delai_date="2026-12-10"),
}


@pytest.mark.parametrize("nom", NOMS)
@pytest.mark.parametrize("cas", _AUTRES)
def test_nos_propres_actes_n_impriment_que_des_faits(nom: str, cas: str) -> None:
    doc = document(nom, _AUTRES[cas])
    modeles = shipped_modeles()
    imprime = "\n".join(frame_of(doc, modeles, body_of(doc, modeles)).itertext())
    erreur = foreign_figures(doc, permis(doc, matiere(_AUTRES[cas])), [other_text("page 1", imprime)])
    assert erreur is None, str(erreur)


@pytest.mark.parametrize(
    "motif",
    ["1 ", "1 111 ", "un ", "mille-", "total de ", "avant le ", "3 mars ", "12/12/", "€ ", "1,1", "dans un delai de ", "\t1\n",
     "loi n° 1 "],
)  # fmt: skip
def test_une_page_hostile_se_lit_en_temps_lineaire(motif: str) -> None:
    def duree(signes: int) -> float:
        plat = aplatir((motif * signes)[:signes])
        debut = time.process_time()
        lire_chiffres(plat)
        return time.process_time() - debut

    assert duree(100_000) < 20 * duree(20_000) + 0.5
