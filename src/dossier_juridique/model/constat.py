"""Findings are values: what a rule says of a dossier, and the verdict of each act."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from dossier_juridique.model.actes_du_dossier import Levee


class Gravite(StrEnum):
    """Effect of a finding on an act. ``reserve`` holds the act until it is lifted, unless the rule has a safe value."""

    BLOQUANT = "bloquant"
    RESERVE = "reserve"
    OBSERVATION = "observation"


class Verdict(StrEnum):
    """``conforme``: deliverable; ``reserves``: held by at least one reserve not lifted; ``bloque``: refused."""

    CONFORME = "conforme"
    RESERVES = "reserves"
    BLOQUE = "bloque"


class Constat(Struct, frozen=True):
    """One finding. ``ou`` is the key of the dossier (``factures[0].echeance``); ``ligne`` its line in TOML, or None;
    ``place`` says it in words, for a person.

    ``retient`` is True when the act is not produced because of it: a ``bloquant``, or a ``reserve`` not lifted
    whose rule has no safe value.
    """

    id: str
    gravite: Gravite
    ou: str
    message: str
    article: str
    remede: str
    retient: bool
    levee: Levee | None = None
    ligne: int | None = None
    place: str = ""


class ActeExamine(Struct, frozen=True):
    """An act, its verdict and its findings, gravest first."""

    acte: str
    constats: tuple[Constat, ...]

    @property
    def verdict(self) -> Verdict:
        """Verdict of the contract."""
        if any(c.gravite is Gravite.BLOQUANT for c in self.constats):
            return Verdict.BLOQUE
        if any(c.retient for c in self.constats):
            return Verdict.RESERVES
        return Verdict.CONFORME


class Analyse(Struct, frozen=True):
    """The law read on a dossier at a date, act by act."""

    actes: tuple[ActeExamine, ...]

    def acte(self, nom: str) -> ActeExamine:
        """The act of that name; KeyError when it was not examined."""
        for acte in self.actes:
            if acte.acte == nom:
                return acte
        raise KeyError(nom)
