"""The journal of a series: what is asked, then a line for each dossier done. A series that was cut is taken up from it.

A line is written once its dossier is delivered: a series killed at any moment loses at the most the note of dossiers that
are then built again, from the same inputs to the same bytes.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from dossier_juridique import write
from dossier_juridique.errors import ArgumentsInvalides, Interne
from dossier_juridique.memoire import Fichiers
from dossier_juridique.model.serie import Ancienne, Resultat
from dossier_juridique.travail import DISQUE, Reglages, of_disk

NOM = ".lot.jsonl"
ANCIENNES = ".anciennes"
"""Below the output: deliveries of former series, out of the way of those who send what they find."""
DE_LA_MACHINE = (ArgumentsInvalides.code, Interne.code)
"""Exit codes that say more of the machine, the disk or the call than of the dossier: tried again by the same command."""
_LIBELLES = {
    "moteur": "la version du programme", "pour": "--pour", "au": "--au", "profil": "--profil", "modeles": "--modeles",
    "baremes": "--baremes",
}  # fmt: skip


def described(reglages: Reglages) -> dict[str, Any]:
    """The settings as the journal keeps them."""
    return {
        "moteur": reglages.moteur,
        "pour": reglages.pour,
        "au": reglages.au.isoformat() if reglages.au else None,
        "a_defaut": reglages.a_defaut.isoformat() if reglages.a_defaut else None,
        "profil": reglages.profil,
        "modeles": _hashes(reglages.modeles),
        "baremes": _hashes(reglages.baremes),
    }


def _hashes(fichiers: Path | Fichiers | None) -> dict[str, str] | None:
    if fichiers is None:
        return None
    if isinstance(fichiers, Path):
        return write.fingerprints("d", fichiers)
    return {f"d/{nom}": hashlib.sha256(octets).hexdigest() for nom, octets in sorted(fichiers.items())}


@contextmanager
def alone(sortie: Path) -> Iterator[None]:
    """One series at a time in a folder. ``ArgumentsInvalides`` when another one writes there, or nothing can be written:
    at first, or later because the disk is full."""
    try:
        write.make_folders(sortie)
        verrou = os.open(sortie, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as erreur:
        raise ArgumentsInvalides(
            "écriture impossible à cet endroit", lieu=str(sortie), remede="Choisissez un dossier où vous pouvez écrire."
        ) from erreur
    try:
        fcntl.flock(verrou, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as erreur:
        raise ArgumentsInvalides(
            "une autre série écrit déjà ici", lieu=str(sortie), remede="Attendez sa fin, ou choisissez un autre dossier."
        ) from erreur
    except OSError as erreur:
        if erreur.errno not in DISQUE:
            raise
        raise of_disk(erreur) from erreur
    finally:
        os.close(verrou)


def read_journal(sortie: Path) -> tuple[dict[str, Any], dict[str, Resultat]]:
    """The settings of the series begun there, and its results by name; empty when there is none. A line cut by the end
    of a process is passed over: its dossier is built again."""
    try:
        lignes = (sortie / NOM).read_bytes().split(b"\n")[:-1]
    except OSError:
        return {}, {}
    demande: dict[str, Any] = {}
    faits: dict[str, Resultat] = {}
    for rang, ligne in enumerate(lignes):
        try:
            lue = json.loads(ligne)
            if rang == 0:
                demande = dict(lue["demande"])
            else:
                faits[lue["dossier"]] = Resultat(**lue)
        except (ValueError, TypeError, KeyError):
            continue
    return demande, faits


def resume_from(sortie: Path, reglages: Reglages, force: bool) -> tuple[date | None, dict[str, Resultat]]:
    """The day by default of the series to take up, and its results; today's and none when a new one begins.

    A series that ended with dossiers which the machine failed (disk full, worker lost) is not finished: the same command
    takes it up. ``ArgumentsInvalides`` when the folder holds a finished series, or one begun with other settings, without
    ``force``.
    """
    demande, faits = read_journal(sortie)
    if force or not demande:
        return reglages.a_defaut, faits
    if (sortie / "resume.json").is_file() and not any(r.exit in DE_LA_MACHINE for r in faits.values()):
        raise ArgumentsInvalides(
            "une série y est déjà terminée", lieu=str(sortie),
            remede="Choisissez un autre dossier de sortie, ou ajoutez --force pour refaire ce qui a changé.",
        )  # fmt: skip
    voulu = described(reglages)
    autres = [libelle for cle, libelle in _LIBELLES.items() if demande.get(cle) != voulu[cle]]
    if autres:
        raise ArgumentsInvalides(
            f"une série y a été commencée autrement ({', '.join(autres)})", lieu=str(sortie),
            remede="Reprenez-la avec les mêmes options, ou ajoutez --force pour refaire ce qui a changé.",
        )  # fmt: skip
    # A series cut before midnight goes on with the day it was begun: one series, one day.
    try:
        return date.fromisoformat(demande["a_defaut"]), faits
    except (KeyError, TypeError, ValueError):
        return reglages.a_defaut, faits


def set_aside(sortie: Path, nom: str) -> Ancienne | None:
    """Move away the delivery of a former series that this one does not replace: its acts would be taken for current ones.
    It stays, and is named all the same, when it holds a file that is none of ours. None without any."""
    place = sortie / nom
    if not (place / write.MANIFESTE).is_file() or place.is_symlink():
        return None
    if not write.is_delivery(place):
        return Ancienne(nom, nom)
    cible, rang = sortie / ANCIENNES / nom, 1
    while os.path.lexists(cible):
        rang += 1
        cible = cible.with_name(f"{place.name}_{rang}")
    write.make_folders(cible.parent)
    os.rename(place, cible)
    return Ancienne(nom, cible.relative_to(sortie).as_posix())


class Journal:
    """The journal open for writing; used as a context."""

    def __init__(self, sortie: Path, reglages: Reglages, gardes: Mapping[str, Resultat]) -> None:
        # Written beside and renamed: a kill in this instant leaves the former journal whole.
        suivant = sortie / f"{NOM}.en-cours"
        entete = {"version": 1, "demande": described(reglages)}
        lignes = [json.dumps(entete), *(_line(r) for r in gardes.values())]
        suivant.write_text("\n".join(lignes) + "\n", "utf-8")
        suivant.chmod(0o600)
        os.replace(suivant, sortie / NOM)
        self._flux = (sortie / NOM).open("ab")

    def note(self, resultat: Resultat) -> None:
        """One dossier is done."""
        self._flux.write((_line(resultat) + "\n").encode())
        self._flux.flush()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self._flux.close()


def _line(resultat: Resultat) -> str:
    return json.dumps(msgspec.to_builtins(resultat))
