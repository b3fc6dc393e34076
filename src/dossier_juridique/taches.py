"""The dossiers of a series before their turn: found below a root or told by a table, their files read when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from dossier_juridique import read
from dossier_juridique.errors import ArgumentsInvalides, DossierError, DossierInvalide, LectureRefusee
from dossier_juridique.memoire import Fichiers, exact_json
from dossier_juridique.read.table import FORMATS, DossierDeTable, read_table
from dossier_juridique.validate import validate


class Tache(Struct, frozen=True):
    """A dossier of the series: its name, how to get its files when its turn comes, whether it has a day of its own, its
    reference and its debtor as far as they can be read."""

    nom: str
    source: Callable[[], Path | Fichiers]
    est_date: Callable[[], bool]
    qui: Callable[[], tuple[str, str]]


def list_tasks(racine: Path, sortie: Path, gabarit: Path | None) -> tuple[Tache, ...]:
    """The dossiers below ``racine``, or those of a table on its template. ``DossierInvalide`` when there is none."""
    if racine.is_file() and racine.suffix.lower() in FORMATS:
        places = [p for p in (_folder_of(gabarit), racine.parent) if p is not None]
        lus = read_table(racine, gabarit)
        dits = [d.contenu for d in lus if d.contenu is not None]
        if gabarit is None and dits and not any("creancier" in dit for dit in dits):
            raise DossierInvalide(
                "ni cette table ni un gabarit ne disent qui est le créancier", lieu=racine.name,
                remede="Ajoutez --gabarit DOSSIER : un dossier.toml avec [creancier], [conditions] et [lettre], sans débiteur.",
            )  # fmt: skip
        return tuple(
            Tache(d.nom, _from_table(d, places), partial(_is_dated, d.contenu or {}), partial(_who, d.contenu or {})) for d in lus
        )
    if gabarit is not None:
        raise ArgumentsInvalides(
            "--gabarit ne sert qu'avec une table", lieu=str(racine),
            remede="Donnez une table (.csv, .jsonl), ou retirez --gabarit.",
        )  # fmt: skip
    entrees = read.find_dossiers(racine, sauf=sortie)
    return tuple(
        Tache(e.nom, partial(Path, e.chemin), partial(_is_dated, e.chemin), partial(_who, e.chemin)) for e in entrees
    )


def _is_dated(dossier: Path | Mapping[str, object]) -> bool:
    """False too for a dossier that cannot be read: it says so in its turn."""
    try:
        return (read.read(dossier).contenu if isinstance(dossier, Path) else dossier).get("au") is not None
    except DossierError:
        return False


def _who(dossier: Path | Mapping[str, object]) -> tuple[str, str]:
    """Reference and debtor of a dossier that was not built; the reference alone, or nothing, of one that is not sound."""
    try:
        source = read.read(dossier) if isinstance(dossier, Path) else read.read_mapping(dossier)
    except DossierError:
        return "", ""
    try:
        lu = validate(source.contenu, source.lignes, source.fichier)
    except DossierError:
        reference = source.contenu.get("reference")
        return reference if isinstance(reference, str) else "", ""
    return lu.reference, lu.debiteur.nom_affiche or ""


def _folder_of(gabarit: Path | None) -> Path | None:
    return gabarit if gabarit is None or gabarit.is_dir() else gabarit.parent


def _from_table(dossier: DossierDeTable, places: list[Path]) -> Callable[[], Fichiers]:
    def files() -> Fichiers:
        if dossier.erreur is not None:
            raise dossier.erreur
        contenu: Mapping[str, object] = dossier.contenu or {}
        # Here, where the line of the table is known: the worker sees a dossier.json that nobody wrote.
        validate(contenu, fichier=dossier.lieu)
        exhibits = _exhibits(contenu, [read.Source({}, "", p) for p in places])
        # Last, whatever an exhibit is called: a template beside it may be a dossier.json as well.
        return {**exhibits, "dossier.json": exact_json(contenu)}

    return files


def _exhibits(contenu: Mapping[str, object], sources: list[read.Source]) -> dict[str, bytes]:
    """The files that a dossier names, from the first place that has them. One that is nowhere is left out: the worker
    says so as it says everything else of that dossier."""
    fichiers: dict[str, bytes] = {}
    pieces = contenu.get("pieces")
    for piece in pieces if isinstance(pieces, list | tuple) else ():
        nom = piece.get("fichier") if isinstance(piece, Mapping) else None
        if not isinstance(nom, str):
            continue
        for source in sources:
            try:
                fichiers[nom] = source.resoudre(nom).read_bytes()
                break
            except LectureRefusee:
                raise
            except (DossierError, OSError):
                continue
    return fichiers


def pack(chemin: Path) -> Fichiers:
    """A dossier folder as files that travel: its dossier file and the exhibits that it names."""
    racine = chemin if chemin.is_dir() else chemin.parent
    noms = [n for n in read.FICHIERS if (racine / n).is_file()]
    try:
        fichiers = {n: (racine / n).read_bytes() for n in noms}
    except PermissionError as erreur:
        raise LectureRefusee(lieu=noms[0]) from erreur
    try:
        contenu = read.read(chemin).contenu
    except DossierError:
        return fichiers
    return {**_exhibits(contenu, [read.Source({}, "", racine)]), **fichiers}
