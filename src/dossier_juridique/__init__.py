"""Unpaid invoices, French law: check a dossier, compute the claim, write the letters, bundle the filing.

    from dossier_juridique import build, build_bytes, check, compute, load

Same stages and same values as the ``dossier`` command; nothing is printed and no clock is read. Values are immutable.
Findings are values (``Constat``); exceptions (``dossier_juridique.errors``) are for what stops the work, each with its
exit code and its remedy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from dossier_juridique.model.constat import Constat
    from dossier_juridique.model.decompte import Decompte
    from dossier_juridique.model.dossier import Dossier
    from dossier_juridique.model.livraison import Livraison

__all__ = ["Constat", "Decompte", "Dossier", "Livraison", "build", "build_bytes", "check", "compute", "load"]

_VALEURS = {
    "Constat": "dossier_juridique.model.constat",
    "Decompte": "dossier_juridique.model.decompte",
    "Dossier": "dossier_juridique.model.dossier",
    "Livraison": "dossier_juridique.model.livraison",
}


def __getattr__(nom: str) -> Any:
    # The models are imported when they are asked for: « import dossier_juridique » alone costs nothing.
    if nom in _VALEURS:
        from importlib import import_module

        return getattr(import_module(_VALEURS[nom]), nom)
    raise AttributeError(f"module 'dossier_juridique' has no attribute {nom!r}")


def load(source: Path | str | Mapping[str, Any]) -> Dossier:
    """A dossier from a folder, a ``dossier.toml`` / ``dossier.json``, or a mapping with the same keys.

    Amounts are Decimal, int or str, in euros; days are ``date`` or ISO text; floats are refused.
    Raises ``DossierInvalide`` (exit 3) naming every key at fault.
    """
    from dossier_juridique import pipeline

    return pipeline.load(source)


def check(dossier: Dossier, *, pour: str = "tout", au: date | None = None) -> tuple[Constat, ...]:
    """The findings of the law on a dossier at ``au`` (the dossier's own day when None), for one act or all it asks.

    Gravest first, act by act; a finding common to several acts comes once for each gravity.
    Raises ``FigureInconnue`` (exit 4) when a rate is not published, ``ArgumentsInvalides`` (exit 2) without a day.
    """
    from dossier_juridique import pipeline

    return pipeline.findings(dossier, pour=pour, au=au)


def compute(dossier: Dossier, *, au: date | None = None) -> Decompte:
    """The claim closed at ``au`` (the dossier's own day when None), in euros to the cent, segment by segment.

    ``sans_montant`` and ``sans_echeance`` name the invoices that could not be counted (no amount, no due date): without them,
    ``total`` is a part of the claim, or 0.00. ``non_emises`` names those issued after ``au``, which are counted; ``choix`` says
    it in French. Whether the claim may be asked is for ``check`` to say.
    Sources: C. com., art. L. 441-10 and D. 441-5; C. civ., art. 1343-1 and following; dated figures of the package.
    Raises ``FigureInconnue`` (exit 4) when a rate is not published.
    """
    from dossier_juridique import pipeline

    return pipeline.claim(dossier, au=au)


def build(
    path: Path | str,
    sortie: Path | str,
    *,
    pour: str = "tout",
    au: date | None = None,
    modeles: Path | None = None,
    baremes: Path | None = None,
    force: bool = False,
) -> Livraison:
    """Letters, décompte, filing, report and manifest, written whole into ``sortie`` or not at all.

    A refusal by the law is a result: see ``Livraison.code`` and ``Livraison.analyse``. Raises ``DossierError`` for what
    stops the work.
    """
    from dossier_juridique import pipeline
    from dossier_juridique.read import as_path

    dossier, livraison = as_path("path", path), as_path("sortie", sortie)
    return pipeline.build(dossier, livraison, pour=pour, au=au, modeles=modeles, baremes=baremes, force=force)


def build_bytes(
    mapping: Mapping[str, Any],
    pieces: Mapping[str, bytes] | None = None,
    *,
    pour: str = "tout",
    au: date | None = None,
    modeles: Path | Mapping[str, bytes] | None = None,
    baremes: Path | Mapping[str, bytes] | None = None,
    profil: str | None = None,
) -> Livraison:
    """``build`` from values, with nothing left on disk: ``Livraison.fichiers`` holds name → bytes, ``sortie`` is empty.

    ``mapping`` has the keys of a dossier (see ``load``); ``pieces`` gives the content of each exhibit under the name that
    the dossier gives it (``pieces[].fichier``). ``modeles`` and ``baremes``: a folder, or its files by name. The same
    values give the same bytes. Raises ``DossierError`` as ``build`` does.
    """
    from dossier_juridique import memoire

    return memoire.build_bytes(mapping, pieces, pour=pour, au=au, modeles=modeles, baremes=baremes, profil=profil)
