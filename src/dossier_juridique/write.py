"""All or nothing: a delivery is written beside its place, re-read, then put there by one rename.

Files are readable by their owner only. ``kill -9`` at any moment leaves the old delivery or the new one.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import glob
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dossier_juridique.errors import ArgumentsInvalides, SortieRefusee
from dossier_juridique.model.differences import Difference, differences

MANIFESTE = "manifeste.json"
_EN_COURS = ".en-cours"
_VERROU = ".verrou"
_ICI, _ECHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of renameat2(2)."""


def check_target(sortie: Path, force: bool) -> None:
    """Refuse early what could not be delivered: an existing target without ``force``, or one that is not ours."""
    if not os.path.lexists(sortie):
        return
    livraison = (sortie / MANIFESTE).is_file()
    if not force and not (sortie.is_dir() and not sortie.is_symlink() and not any(sortie.iterdir())):
        raise ArgumentsInvalides(
            "ce dossier de sortie existe déjà",
            lieu=str(sortie),
            remede="Choisissez un autre nom, ou ajoutez --force pour le remplacer." if livraison else "Choisissez un autre nom.",
        )
    if sortie.is_symlink() or not sortie.is_dir():
        raise ArgumentsInvalides(
            "la sortie n'est pas un dossier", lieu=str(sortie), remede="Choisissez un autre nom de dossier."
        )
    if any(sortie.iterdir()) and not is_delivery(sortie):
        # --force replaces a delivery; it must never wipe a folder, or a file, that we did not make.
        raise ArgumentsInvalides(
            "ce dossier n'est pas une livraison, ou contient un fichier qui n'en est pas : il ne sera pas remplacé",
            lieu=str(sortie),
            remede="Choisissez un autre dossier de sortie.",
        )


def is_delivery(sortie: Path) -> bool:
    """True when the folder holds a manifest of ours and no file that it does not list."""
    try:
        manifeste = json.loads((sortie / MANIFESTE).read_text("utf-8"))
        listees = set(manifeste["sorties"]) | {MANIFESTE}
        manifeste["empreinte"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False
    return all(c.relative_to(sortie).as_posix() in listees for c in sortie.rglob("*") if not c.is_dir())


def make_folders(dossier: Path) -> None:
    """A folder and those above it that are missing, open to their owner only like what they will hold; one that is there
    keeps its rights."""
    if not dossier.is_dir():
        make_folders(dossier.parent)
        dossier.mkdir(mode=0o700, exist_ok=True)


@contextmanager
def workshop(sortie: Path) -> Iterator[Path]:
    """A private folder beside the target, removed whatever happens."""
    parent = sortie.absolute().parent
    try:
        make_folders(parent)
        sweep(parent, sortie.name)
        atelier = Path(tempfile.mkdtemp(prefix=f".{sortie.name}.", suffix=_EN_COURS, dir=parent))
        verrou = (atelier / _VERROU).open("wb")
        fcntl.flock(verrou, fcntl.LOCK_EX)
    except OSError as erreur:
        raise ArgumentsInvalides(
            "écriture impossible à cet endroit", lieu=str(sortie), remede="Choisissez un dossier où vous pouvez écrire."
        ) from erreur
    try:
        yield atelier
    finally:
        # The lock goes last: killed in the middle, what remains is still known as ours and swept by the next run.
        for reste in atelier.iterdir():
            if reste.name != _VERROU:
                shutil.rmtree(reste) if reste.is_dir() and not reste.is_symlink() else reste.unlink(missing_ok=True)
        shutil.rmtree(atelier, ignore_errors=True)
        verrou.close()


def sweep(parent: Path, nom: str | None = None) -> bool:
    """Remove what a killed run left beside ``nom`` (beside any name when None): its lock died with it. A run still alive
    holds its own, and is left alone; False when there is one."""
    vide = True
    for reste in parent.glob(f".{glob.escape(nom) if nom else '*'}.*{_EN_COURS}"):
        try:
            with (reste / _VERROU).open("rb") as verrou:
                fcntl.flock(verrou, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(reste, ignore_errors=True)
        except OSError:
            vide = False
    return vide


def sha256(chemin: Path) -> str:
    """Hash of a file, read by blocks."""
    with chemin.open("rb") as flux:
        return hashlib.file_digest(flux, "sha256").hexdigest()


def fingerprints(nom: str, dossier: Path | None) -> dict[str, str]:
    """What an office gives besides its dossier: ``nom/file`` → SHA-256; nothing when it gives nothing."""
    if dossier is None:
        return {}
    return {f"{nom}/{relatif}": empreinte for relatif, empreinte in inventory(dossier).items()}


def inventory(livraison: Path) -> dict[str, str]:
    """Every file of a delivery but its manifest: name with ``/`` → SHA-256."""
    return {
        chemin.relative_to(livraison).as_posix(): sha256(chemin)
        for chemin in sorted(livraison.rglob("*"))
        if chemin.is_file() and chemin.relative_to(livraison).as_posix() != MANIFESTE
    }


def deliver(livraison: Path, sortie: Path, manifeste: dict[str, Any], *, force: bool) -> dict[str, str]:
    """Write the manifest, read every byte again, then put the folder in place. Returns name → SHA-256."""
    sorties = inventory(livraison)
    entier = {**manifeste, "sorties": sorties}
    (livraison / MANIFESTE).write_text(_texte({**entier, "empreinte": _empreinte(entier)}), "utf-8")
    _restrict(livraison)
    relu = json.loads((livraison / MANIFESTE).read_text("utf-8"))
    if relu["sorties"] != inventory(livraison):
        raise SortieRefusee(
            "un fichier a changé pendant l'écriture", lieu=str(sortie), remede="Vérifiez le disque, puis relancez."
        )
    _install(livraison, sortie, force)
    return sorties


def put(fichiers: Mapping[str, bytes], sortie: Path, *, force: bool) -> None:
    """A delivery made elsewhere, put in place as ``deliver`` does. ``SortieRefusee`` when it is not what its manifest
    says: what crossed a network is re-read like the rest."""
    check_target(sortie, force)
    with workshop(sortie) as prive:
        livraison = prive / "livraison"
        for nom, octets in fichiers.items():
            chemin = livraison / nom
            if not chemin.resolve().is_relative_to(livraison.resolve()):
                raise SortieRefusee("un nom de fichier sort de la livraison", lieu=nom, remede="Refaites la livraison.")
            chemin.parent.mkdir(parents=True, exist_ok=True)
            chemin.write_bytes(octets)
        ecarts = compare(livraison)
        if ecarts:
            raise SortieRefusee(
                f"cette livraison n'est pas celle de son manifeste : {ecarts[0]}",
                lieu=str(sortie),
                remede="Vérifiez le réseau et le disque, puis relancez.",
            )
        _restrict(livraison)
        _install(livraison, sortie, force)


def write_files(dossier: Path, fichiers: Mapping[str, str]) -> None:
    """Texts beside the deliveries, each whole or not at all, readable by their owner only."""
    for nom, texte in fichiers.items():
        suivant = dossier / f".{nom}{_EN_COURS}"
        suivant.touch(mode=0o600)
        # A name that is not UTF-8 on the disk is shown, never a reason to lose the rest.
        suivant.write_bytes(texte.encode("utf-8", "backslashreplace"))
        os.replace(suivant, dossier / nom)


def _restrict(livraison: Path) -> None:
    for chemin in [livraison, *livraison.rglob("*")]:
        chemin.chmod(0o700 if chemin.is_dir() else 0o600)


def _install(livraison: Path, sortie: Path, force: bool) -> None:
    """One rename puts the folder in place. Over an old delivery the two change places at once, where the system can: a
    kill in this instant leaves one of them whole; elsewhere the old one comes back when the rename fails."""
    _fsync(livraison)
    check_target(sortie, force)
    if not os.path.lexists(sortie):
        os.rename(livraison, sortie)
        return
    if _exchange(livraison, sortie):
        shutil.rmtree(livraison, ignore_errors=True)
        return
    ancien = Path(tempfile.mkdtemp(prefix=f".{sortie.name}.", suffix=".ancien", dir=sortie.absolute().parent))
    os.rename(sortie, ancien / "livraison")
    try:
        os.rename(livraison, sortie)
    except OSError:
        os.rename(ancien / "livraison", sortie)
        raise
    finally:
        shutil.rmtree(ancien, ignore_errors=True)


def _exchange(un: Path, autre: Path) -> bool:
    """Swap two folders in one step (renameat2 of Linux); False where the system or the disk cannot."""
    try:
        echanger = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(echanger(_ICI, os.fsencode(un.absolute()), _ICI, os.fsencode(autre.absolute()), _ECHANGE) == 0)


def _texte(manifeste: dict[str, Any]) -> str:
    return json.dumps(manifeste, ensure_ascii=False, indent=2) + "\n"


def _empreinte(manifeste: dict[str, Any]) -> str:
    """Hash of the manifest without its own « empreinte »: a changed figure in it does not pass."""
    reste = {cle: valeur for cle, valeur in manifeste.items() if cle != "empreinte"}
    return hashlib.sha256(_texte(reste).encode("utf-8")).hexdigest()


def _fsync(dossier: Path) -> None:
    for chemin in dossier.rglob("*"):
        if chemin.is_file():
            with contextlib.suppress(OSError), chemin.open("rb") as flux:
                os.fsync(flux.fileno())


def read_manifest(sortie: Path) -> dict[str, Any]:
    """The manifest of a delivery. ``ArgumentsInvalides`` when there is none, ``SortieRefusee`` when it is damaged."""
    remede = "Indiquez un dossier produit par « dossier build »."
    chemin = sortie / MANIFESTE
    try:
        if chemin.stat().st_size > 64 * 1024 * 1024:
            raise ValueError
        manifeste = json.loads(chemin.read_text("utf-8"))
        if not all(isinstance(manifeste[cle], dict) for cle in ("sorties", "entrees")):
            raise TypeError
    except OSError as erreur:
        raise ArgumentsInvalides("aucun manifeste.json lisible ici", lieu=str(sortie), remede=remede) from erreur
    except (ValueError, KeyError, TypeError, RecursionError) as erreur:
        raise SortieRefusee("manifeste.json est abîmé", lieu=str(sortie), remede="Refaites la livraison.") from erreur
    return dict(manifeste)


def compare(sortie: Path, dossier: Path | None = None) -> tuple[str, ...]:
    """What differs between a delivery and its manifest, one French line each; also its inputs when they are given."""
    manifeste = read_manifest(sortie)
    attendues, entrees = dict(manifeste["sorties"]), dict(manifeste["entrees"])
    ecarts = []
    if manifeste.get("empreinte") != _empreinte(manifeste):
        ecarts.append(f"{MANIFESTE} : modifié depuis la livraison.")
    presentes = inventory(sortie)
    for nom in sorted(attendues.keys() | presentes.keys()):
        if nom not in presentes:
            ecarts.append(f"{nom} : absent de la livraison.")
        elif nom not in attendues:
            ecarts.append(f"{nom} : n'est pas au manifeste.")
        elif presentes[nom] != attendues[nom]:
            ecarts.append(f"{nom} : modifié depuis la livraison.")
    if dossier is not None:
        racine = dossier if dossier.is_dir() else dossier.parent
        for nom, empreinte in sorted(entrees.items()):
            fichier = racine / nom
            if not fichier.is_file():
                ecarts.append(f"{nom} : absent du dossier d'entrée.")
            elif sha256(fichier) != empreinte:
                ecarts.append(f"{nom} : modifié dans le dossier d'entrée depuis la livraison.")
    return tuple(ecarts)


def diff(avant: Path, apres: Path) -> tuple[Difference, ...]:
    """What changed between two deliveries. ``SortieRefusee`` when one is no longer what its manifest says."""
    manifestes = []
    for sortie in (avant, apres):
        manifestes.append(read_manifest(sortie))
        ecarts = compare(sortie)
        if ecarts:
            raise SortieRefusee(
                f"cette livraison a changé depuis qu'elle a été écrite : {ecarts[0]}",
                lieu=str(sortie),
                remede="Voyez « dossier verify », puis refaites la livraison.",
            )
    return differences(*manifestes)
