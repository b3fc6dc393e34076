"""A deadline as a value, and what is needed to count one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.droit.procedure_delais import Terme
from dossier_juridique.model.decompte import Decompte
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer
from dossier_juridique.model.ressort import Ressort

Etat = Literal["a_venir", "proche", "depasse", "accompli"]

JOURS_PROCHE = 15
"""Threshold of the project: a deadline whose announced day is this near is « proche »."""
JOURS_PROCHE_PRESCRIPTION = 90
"""The same for the prescription: an order and its service, or a summons, take time to obtain."""


class Delai(Struct, frozen=True):
    """One deadline. ``debut`` is the event, not counted. ``a_respecter``: the user must act in it; else it is a wait.

    ``factures``: numbers it concerns, empty for the whole dossier. ``possible``: the later day that uncertain events
    would give (prescription only). ``accompli_le``: the day the dossier shows it done. ``lettre``: day of the letter that
    opens it, when a later one of the same kind opens another.
    """

    id: str
    intitule: str
    debut: date
    terme: date
    terme_reporte: date
    terme_prudent: date
    article: str
    effet: str
    etat: Etat
    a_respecter: bool
    factures: tuple[str, ...] = ()
    possible: date | None = None
    accompli_le: date | None = None
    lettre: date | None = None

    @property
    def annonce(self) -> date:
        """The day to write in a diary: prudent when something must be done, moved when it is only waited for."""
        return self.terme_prudent if self.a_respecter else self.terme_reporte


class NonCalcule(Struct, frozen=True):
    """A deadline that cannot be counted, or has no object any more, and why (French sentence)."""

    id: str
    motif: str


Trouves = Iterator[Delai | NonCalcule]


class Calendrier(Struct, frozen=True):
    """``delais`` by announced day, then id; ``non_calcules`` in the order of the procedure."""

    delais: tuple[Delai, ...]
    non_calcules: tuple[NonCalcule, ...]

    def delai(self, identifiant: str) -> Delai | None:
        """The earliest deadline of that id, or None."""
        return next((d for d in self.delais if d.id == identifiant), None)


class Vue(Struct, frozen=True):
    """What the deadlines are counted on. ``decompte`` is None when the claim could not be computed."""

    dossier: Dossier
    parametres: Parametres
    au: date
    decompte: Decompte | None
    ressorts: Sequence[Ressort]

    def delai(
        self,
        identifiant: str,
        intitule: str,
        compte: Terme,
        article: str,
        effet: str,
        *,
        a_respecter: bool = True,
        fait: date | None = None,
        seuil: int = JOURS_PROCHE,
        factures: tuple[str, ...] = (),
        possible: date | None = None,
        lettre: date | None = None,
    ) -> Delai:
        """A deadline and its state seen from ``au``; what was done after ``au`` is not yet known."""
        annonce = compte.prudent if a_respecter else compte.reporte
        etat: Etat = "proche" if (annonce - self.au).days <= seuil else "a_venir"
        if fait is not None and fait <= self.au:
            # What is waited for may become known late; what must be done late is missed.
            etat = "accompli" if fait <= compte.reporte or not a_respecter else "depasse"
        elif self.au > compte.reporte:
            etat = "depasse" if a_respecter else "accompli"
        return Delai(
            identifiant, intitule, compte.debut, compte.brut, compte.reporte, compte.prudent, article, composer(effet),
            etat, a_respecter, factures, possible, fait, lettre,
        )  # fmt: skip
