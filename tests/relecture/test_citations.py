"""Cited, listed, attached: one set missing stops the filing."""

from __future__ import annotations

import pytest

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.model.liasse import Section
from dossier_juridique.relecture.citations import cited_numbers, listing_pages, verify_three_ways


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        ("reçue le 3 mai (pièce n° 3, p. 2), puis", {"3"}),
        ("Pièces n°\u00a01 p.\u00a02, 2\nbis, 3 et 4-1 ; décompte", {"1", "2 bis", "3", "4-1"}),
        ("(pièces n° 5 et 6) pour 12 500 €", {"5", "6"}),
        ("la facture n° F2026-041, sans pièce", set()),
    ],
)
def test_numbers_written_in_words_are_read(texte: str, attendus: set[str]) -> None:
    assert cited_numbers(texte) == attendus


def test_equal_sets_pass() -> None:
    verify_three_ways(["1", "2 bis"], {"1", "2 bis"}, {"1", "2 bis"}, ["(pièces n° 1 et 2 bis)"])


@pytest.mark.parametrize(
    ("citees", "listees", "texte", "attendu"),
    [
        ({"1"}, {"1", "2"}, "", "n° 2 est jointe sans être citée"),
        ({"1", "2"}, {"2"}, "", "n° 1 est jointe sans figurer au bordereau"),
        ({"1", "2"}, {"1", "2"}, "(pièce n° 9)", "cite la pièce n° 9, qui n'est pas jointe"),
    ],
)
def test_a_difference_stops(citees: set[str], listees: set[str], texte: str, attendu: str) -> None:
    with pytest.raises(SortieRefusee, match=attendu):
        verify_three_ways(["1", "2"], citees, listees, [texte])


def test_the_bordereau_is_found_by_its_title() -> None:
    sections = [Section("Requête", 0), Section("Bordereau des pièces", 3), Section("Décompte", 5)]
    assert listing_pages(sections, 7) == range(3, 5)
    assert list(listing_pages(sections[:1], 3)) == []
