"""The dossiers of a root folder, each with the name under which its delivery is put."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from dossier_juridique.errors import DossierInvalide

FICHIERS = ("dossier.toml", "dossier.json")


class Entree(Struct, frozen=True):
    """A dossier of a series: ``nom`` relative to the root, with ``/``; ``chemin`` its folder."""

    nom: str
    chemin: Path


def find_dossiers(racine: Path, *, sauf: Path | None = None) -> tuple[Entree, ...]:
    """Every dossier below ``racine``, by name; a dossier holds no other. ``racine`` may be one itself.

    Hidden folders, links and ``sauf`` (the folder of the deliveries) are passed over. ``DossierInvalide`` when
    ``racine`` is not a folder or holds none.
    """
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
