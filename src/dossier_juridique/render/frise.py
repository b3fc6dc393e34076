"""The timeline of the report: deadlines in order on a line, in whole units of a drawing that scales with the page.

The distance between two points is not to scale: a prescription of five years would hide the fifteen days that matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from dossier_juridique.droit.calendrier import Delai
from dossier_juridique.model.francais import MOIS_COURTS

PAR_RANG = 7
PAS, MARGE, RANG = 100, 50, 114
ETATS = {"accompli": "accompli", "depasse": "dépassé", "proche": "proche", "a_venir": "à venir"}
AUJOURD_HUI = "aujourdhui"


class Point(Struct, frozen=True):
    """A deadline drawn, or the day of the report: place, number in the list (empty for the day), class, two lines."""

    x: int
    y: int
    numero: str
    classe: str
    attente: bool
    jour: str
    annee: str


class Trait(Struct, frozen=True):
    """The line of a row."""

    x1: int
    x2: int
    y: int


class Etape(Struct, frozen=True):
    """A deadline in words, under the drawing. ``le``: the day to hold; ``etat``: in words; ``attente``: nothing to do."""

    numero: str
    le: date
    intitule: str
    classe: str
    etat: str
    attente: bool
    article: str


class Frise(Struct, frozen=True):
    """The drawing and its words."""

    largeur: int
    hauteur: int
    points: tuple[Point, ...]
    traits: tuple[Trait, ...]
    etapes: tuple[Etape, ...]


def frise(delais: Sequence[Delai], au: date) -> Frise:
    """The timeline seen from ``au``."""
    ranges = sorted(delais, key=lambda d: (d.annonce, d.id, d.factures))
    suite: list[tuple[date, Delai | None]] = [(d.annonce, d) for d in ranges]
    place = sum(1 for d in ranges if d.annonce <= au)
    suite.insert(place, (au, None))
    points, numero = [], 0
    for n, (jour, delai) in enumerate(suite):
        rang, colonne = divmod(n, PAR_RANG)
        numero += delai is not None
        points.append(
            Point(
                x=MARGE + PAS * colonne, y=40 + RANG * rang, numero=str(numero) if delai else "",
                classe=delai.etat if delai else AUJOURD_HUI, attente=delai is not None and not delai.a_respecter,
                jour=f"{'1er' if jour.day == 1 else jour.day} {MOIS_COURTS[jour.month - 1]}", annee=str(jour.year),
            )
        )  # fmt: skip
    rangs = [points[i : i + PAR_RANG] for i in range(0, len(points), PAR_RANG)]
    return Frise(
        largeur=PAS * PAR_RANG,
        hauteur=RANG * len(rangs),
        points=tuple(points),
        traits=tuple(Trait(r[0].x, r[-1].x, r[0].y) for r in rangs),
        etapes=tuple(
            Etape(str(n), d.annonce, d.intitule, d.etat, ETATS[d.etat], not d.a_respecter, d.article)
            for n, d in enumerate(ranges, 1)
        ),
    )
