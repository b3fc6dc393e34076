"""The dossiers of a root folder, each with the name under which its delivery is put."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from dossier_juridique.errors import DossierInvalide
from dossier_juridique.model.serie import Ignore
from dossier_juridique.read.dossier import FICHIERS


class Entree(Struct, frozen=True):
    """A dossier of a series: ``nom`` relative to the root, with ``/``; ``chemin`` its folder."""

    nom: str
    chemin: Path


def find_dossiers(racine: Path, *, sauf: Path | None = None) -> tuple[Entree, ...]:
    """Every dossier below ``racine``, by name; a dossier holds no other. ``racine`` may be one itself.

    Hidden folders, links and ``sauf`` (the folder of the deliveries) are passed over: ``find_skipped`` names the dossiers
    they hold. ``DossierInvalide`` when ``racine`` is not a folder or holds none.
    """
    if racine.is_file():
        raise DossierInvalide(
            "ce n'est pas un dossier", lieu=str(racine),
            remede="Donnez le dossier qui contient les dossiers. Une table se donne à « dossier lot », en CSV ou en JSON lines.",
        )  # fmt: skip
    if not racine.is_dir():
        raise DossierInvalide("ce dossier n'existe pas", lieu=str(racine), remede="Vérifiez le chemin de la racine.")
    if _is_dossier(racine):
        return (Entree(racine.resolve().name, racine),)
    exclu = sauf.resolve() if sauf is not None else None
    trouves = tuple(Entree(c.relative_to(racine).as_posix(), c) for c in sorted(_walk(racine, exclu)))
    if not trouves:
        raise DossierInvalide(
            "aucun dossier.toml ni dossier.json sous cette racine",
            lieu=str(racine),
            remede="Donnez le dossier qui contient les dossiers, ou une table (.csv, .jsonl) avec --gabarit.",
        )
    return trouves


def find_skipped(racine: Path, *, sauf: Path | None = None) -> tuple[Ignore, ...]:
    """The dossiers below ``racine`` that ``find_dossiers`` passes over, each with the reason, by name.

    Nobody looks far for them: two folders deep in a dossier or a hidden folder, one in what a link leads to.
    """
    exclu = sauf.resolve() if sauf is not None else None
    seul = _is_dossier(racine)
    trouves = _nested(racine, exclu) if seul else _skipped(racine, racine.resolve(), exclu)
    return tuple(Ignore(c.relative_to(racine).as_posix(), raison) for c, raison in sorted(trouves))


def _skipped(dossier: Path, racine: Path, exclu: Path | None) -> Iterator[tuple[Path, str]]:
    for chemin in _folders(dossier, exclu):
        if chemin.is_symlink():
            # One that leads back above holds what is seen already.
            if not racine.is_relative_to(chemin.resolve()):
                yield from ((c, "lien symbolique") for c in _within(chemin, 1, exclu))
        elif chemin.name.startswith("."):
            yield from ((c, "dossier caché") for c in _within(chemin, 2, exclu))
        elif _is_dossier(chemin):
            yield from _nested(chemin, exclu)
        else:
            yield from _skipped(chemin, racine, exclu)


def _nested(dossier: Path, exclu: Path | None) -> Iterator[tuple[Path, str]]:
    for chemin in _folders(dossier, exclu):
        if not chemin.is_symlink():
            yield from ((c, "dans un autre dossier") for c in _within(chemin, 1, exclu))


def _within(chemin: Path, niveaux: int, exclu: Path | None) -> Iterator[Path]:
    """The dossiers that are ``chemin`` or below it, so many levels deep."""
    if _is_dossier(chemin):
        yield chemin
    elif niveaux:
        for sous in _folders(chemin, exclu):
            if not sous.is_symlink():
                yield from _within(sous, niveaux - 1, exclu)


def _folders(dossier: Path, exclu: Path | None) -> list[Path]:
    """The folders in a folder, links to folders included; none when it cannot be opened, which is said elsewhere."""
    try:
        with os.scandir(dossier) as entrees:
            sous = [Path(e.path) for e in entrees if e.is_dir()]
    except OSError:
        return []
    return [c for c in sous if exclu is None or c.resolve() != exclu]


def _is_dossier(chemin: Path) -> bool:
    # Whatever bears the name: what is not a readable file is a dossier that says so, never one passed over.
    return any(os.path.lexists(chemin / nom) for nom in FICHIERS)


def _walk(dossier: Path, exclu: Path | None) -> Iterator[Path]:
    try:
        with os.scandir(dossier) as entrees:
            sous = [Path(e.path) for e in entrees if not e.name.startswith(".") and e.is_dir(follow_symlinks=False)]
    except OSError:
        yield dossier  # one folder that cannot be opened is one dossier at fault, and the rest goes on
        return
    for chemin in sous:
        if exclu is not None and chemin.resolve() == exclu:
            continue
        if _is_dossier(chemin):
            yield chemin
        else:
            yield from _walk(chemin, exclu)
