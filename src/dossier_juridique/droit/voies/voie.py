"""A road as a value: open or closed, why, at what cost, with or without avocat, and what it does to the prescription."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dossier_juridique.model.francais import composer

Sens = Literal["ferme", "ouvre", "condition", "note"]
"""``ferme`` closes the road; ``ouvre`` is a condition met; ``condition`` is left to the user; ``note`` informs."""


class Motif(Struct, frozen=True):
    """A reason and the article it rests on."""

    message: str
    article: str
    sens: Sens = "note"


def motif(message: str, article: str, sens: Sens = "note") -> Motif:
    """A reason with its French spaces set."""
    return Motif(composer(message), article, sens)


class Frais(Struct, frozen=True):
    """A cost whose amount is known, in euros; costs that are not known are said among the reasons."""

    libelle: str
    montant: Decimal
    article: str


class Voie(Struct, frozen=True):
    """A road. ``avocat`` says whether one is required, ``prescription`` what interrupts it on this road."""

    id: str
    titre: str
    article: str
    motifs: tuple[Motif, ...]
    frais: tuple[Frais, ...]
    avocat: Motif
    prescription: Motif

    @property
    def ouverte(self) -> bool:
        """True when no reason closes it. The choice between open roads belongs to the user."""
        return not any(m.sens == "ferme" for m in self.motifs)


_ORDRE: dict[Sens, int] = {"ferme": 0, "condition": 1, "ouvre": 2, "note": 3}


def voie(
    identifiant: str,
    titre: str,
    article: str,
    motifs: Iterable[Motif],
    frais: tuple[Frais, ...],
    avocat: Motif,
    prescription: Motif,
) -> Voie:
    """A road, its reasons in order and each once; a closed one keeps what closes it and what is left to settle."""
    uniques = sorted(dict.fromkeys(motifs), key=lambda m: _ORDRE[m.sens])
    fermee = any(m.sens == "ferme" for m in uniques)
    retenus = tuple(m for m in uniques if not fermee or m.sens in ("ferme", "condition"))
    return Voie(identifiant, titre, article, retenus, () if fermee else frais, avocat, prescription)


def ferme(motifs: Iterable[Motif]) -> tuple[Motif, ...]:
    """The same reasons, closing."""
    return tuple(replace(m, sens="ferme") for m in motifs)
