"""A series of dossiers as values: what became of each, and the summary of the contract."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct, field

from dossier_juridique.model.contrat import VERSION


class Resultat(Struct, frozen=True):
    """What became of one dossier. ``exit``: exit code of the contract; ``actes``: act → verdict; ``total``: euros as
    text with two decimals, None when not computed; ``erreur``: French sentence, None without one; ``motif``: the first
    finding that holds an act, and how many more.

    ``cle`` tells the inputs and settings apart from any others; ``manifeste`` is the SHA-256 of the delivered
    manifeste.json, empty without delivery; ``suite``: the next act by the office's sequence and its day, or why none.
    """

    dossier: str
    exit: int
    actes: Mapping[str, str] = field(default_factory=dict)
    total: str | None = None
    constats: int = 0
    erreur: str | None = None
    motif: str = ""
    reference: str = ""
    debiteur: str = ""
    au: str = ""
    suite: Mapping[str, str] = field(default_factory=dict)
    cle: str = ""
    manifeste: str = ""


class Ignore(Struct, frozen=True):
    """A dossier that a series passes over: ``nom`` relative to the root, with ``/``; ``raison``: why, in French."""

    nom: str
    raison: str


class Ancienne(Struct, frozen=True):
    """A delivery of a former series that this one does not replace: ``nom`` of its dossier, ``place`` where it is now, both
    relative to the output, with ``/``; equal when it was left where it was."""

    nom: str
    place: str


class Serie(Struct, frozen=True):
    """A series done. ``repris``: how many results stood already when it was started again; ``ignores``: the dossiers found
    below its root that are none of its; ``anciennes``: the deliveries of a former series that none of its replaces."""

    sortie: str
    au: date | None
    resultats: tuple[Resultat, ...]
    repris: int = 0
    ignores: tuple[Ignore, ...] = ()
    anciennes: tuple[Ancienne, ...] = ()

    @property
    def code(self) -> int:
        """The worst exit code of its dossiers."""
        return max((r.exit for r in self.resultats), default=0)

    @property
    def codes(self) -> dict[int, int]:
        """Exit code → number of dossiers."""
        return dict(sorted(Counter(r.exit for r in self.resultats).items()))


def resultat_json(resultat: Resultat) -> dict[str, Any]:
    """One dossier as ``resume.json`` shows it: the keys of the contract, then ours."""
    return {
        "dossier": resultat.dossier,
        "exit": resultat.exit,
        "actes": dict(resultat.actes),
        "total": resultat.total,
        "constats": resultat.constats,
        "erreur": resultat.erreur,
        "motif": resultat.motif or None,
        "reference": resultat.reference,
        "debiteur": resultat.debiteur,
        "au": resultat.au or None,
        "suite": dict(resultat.suite) or None,
    }


def serie_json(serie: Serie) -> dict[str, Any]:
    """``resume.json``: the day asked for (null when each dossier has its own), and every dossier in order,
    then those passed over and the deliveries set aside."""
    return {
        "version": VERSION,
        "au": serie.au.isoformat() if serie.au else None,
        "dossiers": [resultat_json(r) for r in serie.resultats],
        "ignores": [{"dossier": i.nom, "raison": i.raison} for i in serie.ignores],
        "anciennes": [{"dossier": a.nom, "place": a.place} for a in serie.anciennes],
    }
