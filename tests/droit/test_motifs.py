"""Tried where a word may begin so, the turns find what the plain alternation finds; a hostile page takes no longer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest

from dossier_juridique.droit import tournures
from dossier_juridique.droit.motifs import _AUTOUR as AUTOUR
from dossier_juridique.droit.motifs import _fin_du_groupe, choix, debuts, litteraux, trouver
from dossier_juridique.droit.texte_imprime import plier
from dossier_juridique.droit.ton import _FORMES, Liste, passages

_PHRASES = Path(__file__).parent / "phrases"
_TEXTE = plier("\n".join((_PHRASES / nom).read_text("utf-8") for nom in ("prises.txt", "passent.txt")))[0]
_LISTES = [nom for nom in tournures.__all__ if nom not in ("T1_TITRES", "TIERS_NOMMES", "T2_TIERS")]


@pytest.mark.parametrize("nom", _LISTES)
def test_les_tournures_triees_trouvent_ce_que_trouve_l_alternative_entiere(nom: str) -> None:
    formes = getattr(tournures, nom)
    entier = re.compile(rf"(?<!\w)(?:{formes})(?!\w)".replace(" ", r"[ \n]"))
    for ligne in _TEXTE.split("\n"):
        attendu, vu = entier.search(ligne), next(trouver(formes, ligne), None)
        assert (attendu and attendu.start()) == (vu and vu.start()), ligne


@pytest.mark.parametrize(
    ("motif", "attendus"),
    [
        ("abc", {"ab"}),
        ("ab?c", {"ab", "ac"}),
        ("(?:le|la) mot", {"le", "la"}),
        ("(?:a |aux )?tiers", {"a ", "au", "ti"}),
        ("(?<!vous )dire", {"di"}),
        (r"\w+ mot", {"?"}),
        (r"a\w+", {"a?"}),
        ("a+b", {"a?"}),
    ],
)
def test_les_debuts_d_une_tournure(motif: str, attendus: set[str]) -> None:
    assert debuts(motif) == attendus


@pytest.mark.parametrize(
    ("motif", "attendus"),
    [
        ("faire vendre vos biens", ("faire", "vendre", "vos", "biens")),
        ("saisies? immediate", ("saisie", "immediate")),
        ("saisi(?:e|r) vos(?: biens)? comptes", ("saisi", "vos", "comptes")),
        (r"abc*de{0,3}fgh\w+ijk[xyz]+lmn", ("fgh", "ijk", "lmn")),
        (r"n\.o\.m", ()),
        ("[]a]bcd", ("bcd",)),
    ],
)
def test_les_mots_que_toute_occurrence_porte(motif: str, attendus: tuple[str, ...]) -> None:
    assert litteraux(motif) == attendus


def test_le_choix_est_coupe_hors_des_groupes_et_des_classes() -> None:
    assert choix(r"a|(?:b|c)d|[|]|\|e") == ["a", "(?:b|c)d", "[|]", r"\|e"]


@pytest.mark.parametrize(
    "motif", ["saisie ", "vos a b c ", "à votre charge les frais ", "informerons vos ", "v o l e u r ", "sera vos clients ",
              "requête déposée le ", "a", "!a", "« ", "-\n", "nous ferons ", "mot.\n\n", "prescription interrompue "]
)  # fmt: skip
def test_cent_mille_signes_hostiles_sont_lus_en_temps_lineaire(motif: str) -> None:
    page = (motif * (100_000 // len(motif) + 1))[:100_000]
    debut = process_time()
    for liste in Liste:
        passages((page,), liste)
    assert process_time() - debut < 20


def _atomes(motif: str) -> list[tuple[str, bool]]:
    """The atoms of one alternative, with whether each may be absent."""
    trouves, i = [], 0
    while i < len(motif):
        if motif[i] == "(":
            fin = i + _fin_du_groupe(motif[i:])
        else:
            fin = motif.index("]", i + 2) + 1 if motif[i] == "[" else i + (2 if motif[i] == "\\" else 1)
        suite = re.compile(r"(?:[?*+]|\{[^}]*\})?\??").match(motif, fin)
        assert suite is not None
        trouves.append((motif[i:fin], suite[0].startswith(("?", "*", "{0"))))
        i = suite.end()
    return trouves


def _prend_un_mot(atome: str) -> bool:
    if atome[0] == "(":
        dedans = choix(atome[1:-1].removeprefix("?:"))
        return not atome.startswith(AUTOUR) and any(_prend_un_mot(a) for un in dedans for a, _ in _atomes(un))
    return atome.isalnum() or atome in (".", "\\w", "\\d") or (atome[0] == "[" and re.match(atome, "a") is not None)


def _finales(motif: str) -> Iterator[str]:
    """The signs on which a match of one alternative may have to end."""
    for atome, facultatif in reversed(_atomes(motif)):
        if atome.startswith(AUTOUR) or (facultatif and not _prend_un_mot(atome)):
            continue
        if atome[0] == "(":
            for un in choix(atome[1:-1].removeprefix("?:")):
                yield from _finales(un)
        elif not facultatif:
            yield atome
        return


def test_aucune_tournure_ne_finit_sur_un_signe_apres_lequel_vient_un_mot() -> None:
    """What follows a match is no sign of a word: « force de », « somme d' » written with their last blank or apostrophe
    would never be found before the word that they announce."""
    assert list(_finales("(?:a|b(?:c |d\\w*|e')|f ),?")) == ["a", " ", "'", " "]
    mortes = [
        un for sortes in _FORMES.values() for formes in sortes.values() for un in choix(formes) if {" ", "'"} & {*_finales(un)}
    ]
    assert mortes == []
