"""A dossier that is not on disk: values and bytes in, bytes out. What the library offers to an ERP, and what travels to
another machine.

The work itself needs files, because each exhibit is opened by a process of its own: they live in a private folder,
in memory where the machine has one, which is gone when the call returns.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from dossier_juridique import pipeline
from dossier_juridique.errors import ArgumentsInvalides, DossierInvalide
from dossier_juridique.model.livraison import Livraison

Fichiers = Mapping[str, bytes]
"""Name relative to a folder, with ``/`` → content."""

FICHIER = "dossier.json"
_EN_MEMOIRE = Path("/dev/shm")  # noqa: S108 -- a private folder is made in it, as tempfile does elsewhere
_PLACE = 10
"""Room asked of the memory for one byte of input: an exhibit is copied, made safe, stamped and bundled."""
_MARGE = 128 * 1024 * 1024
_PROFONDEUR_MAX = 24
_ENTIER_MAX = 10**18
_VERROU, _PREFIXE = ".verrou", "dossier-"


def build_bytes(
    mapping: Mapping[str, Any],
    pieces: Fichiers | None = None,
    *,
    pour: str = "tout",
    au: date | None = None,
    modeles: Path | Fichiers | None = None,
    baremes: Path | Fichiers | None = None,
    profil: str | None = None,
) -> Livraison:
    """``build`` with nothing left on disk: see ``dossier_juridique.build_bytes``."""
    if not isinstance(mapping, Mapping):
        raise ArgumentsInvalides("le dossier n'est pas une table de clés", remede="Donnez un dict, avec les clés d'un dossier.")
    fichiers = {**(_files("pieces", pieces) or {}), FICHIER: exact_json(mapping)}
    textes, chiffres = (f if isinstance(f, Path) else _files(n, f) for n, f in (("modeles", modeles), ("baremes", baremes)))
    return build_files(fichiers, pour=pour, au=au, modeles=textes, baremes=chiffres, profil=profil)


def _files(nom: str, fichiers: Any) -> Fichiers | None:
    if fichiers is None:
        return None
    if isinstance(fichiers, Mapping) and all(isinstance(n, str) and isinstance(o, bytes) for n, o in fichiers.items()):
        return fichiers
    raise ArgumentsInvalides(
        f"« {nom} » n'est pas une table de fichiers", remede="Donnez un dict : nom relatif (str) → contenu (bytes)."
    )


def build_files(
    fichiers: Fichiers,
    *,
    pour: str = "tout",
    au: date | None = None,
    a_defaut: date | None = None,
    modeles: Path | Fichiers | None = None,
    baremes: Path | Fichiers | None = None,
    profil: str | None = None,
) -> Livraison:
    """The files of a dossier folder in, the files of its delivery out (``Livraison.fichiers``).

    Raises ``DossierError`` as ``build`` does, ``ArgumentsInvalides`` for a name that would leave the folder.
    """
    with spread({"dossier": fichiers, "modeles": modeles, "baremes": baremes}) as dossiers:
        sortie = dossiers["prive"] / "sortie"
        livraison = pipeline.build(
            dossiers["dossier"], sortie, pour=pour, au=au, a_defaut=a_defaut, modeles=dossiers.get("modeles"),
            baremes=dossiers.get("baremes"), profil=profil,
        )  # fmt: skip
        return replace(livraison, sortie="", fichiers=read_folder(sortie))


@contextmanager
def spread(dossiers: Mapping[str, Path | Fichiers | None]) -> Iterator[dict[str, Path]]:
    """Each set of files as a folder, and « prive », the folder that holds them; all gone afterwards.

    What is a path already stays where it is; None is left out.
    """
    volume = sum(len(o) for f in dossiers.values() if isinstance(f, Mapping) for o in f.values())
    with _private(_room(volume)) as prive:
        places = {"prive": prive}
        for cle, fichiers in dossiers.items():
            if isinstance(fichiers, Mapping):
                places[cle] = prive / cle
                places[cle].mkdir(mode=0o700)
                write_folder(fichiers, places[cle])
            elif fichiers is not None:
                places[cle] = fichiers
        yield places


_ouverts: set[Path] = set()


@contextmanager
def _private(racine: Path | None) -> Iterator[Path]:
    """A private folder, locked while it lives: one whose process was killed is removed by the next that makes one."""
    racine = racine or Path(tempfile.gettempdir())
    _sweep(racine)
    prive = Path(tempfile.mkdtemp(prefix=_PREFIXE, dir=racine))
    _ouverts.add(prive)
    # Locked before it bears its name: a folder without lock is being made, and is left alone.
    with (prive / "verrou").open("wb") as verrou:
        fcntl.flock(verrou, fcntl.LOCK_EX)
        os.rename(prive / "verrou", prive / _VERROU)
        try:
            yield prive
        finally:
            shutil.rmtree(prive, ignore_errors=True)
            _ouverts.discard(prive)


def _sweep(racine: Path) -> None:
    for reste in racine.glob(f"{_PREFIXE}*"):
        with contextlib.suppress(OSError), (reste / _VERROU).open("rb") as verrou:
            fcntl.flock(verrou, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(reste, ignore_errors=True)


def discard_all() -> None:
    """Remove the private folders of this process: it is about to leave without the usual end."""
    for prive in tuple(_ouverts):
        shutil.rmtree(prive, ignore_errors=True)


def _room(volume: int) -> Path | None:
    """The memory of the machine when it holds the whole work; else None, the usual place of temporary files."""
    try:
        libre = shutil.disk_usage(_EN_MEMOIRE).free
    except OSError:
        return None
    return _EN_MEMOIRE if os.access(_EN_MEMOIRE, os.W_OK) and libre > _MARGE + _PLACE * volume else None


def write_folder(fichiers: Fichiers, dossier: Path) -> None:
    """Write each file below ``dossier``. ``ArgumentsInvalides`` for a name that leads elsewhere."""
    for nom, octets in fichiers.items():
        crans = nom.replace("\\", "/").removeprefix("./").split("/")
        if not nom or "\x00" in nom or re.match(r"^[A-Za-z]:", nom) or any(c in ("", ".", "..") for c in crans):
            raise ArgumentsInvalides(
                f"« {nom[:80]} » n'est pas un nom de fichier relatif au dossier",
                remede="Donnez par exemple « pieces/facture.pdf ».",
            )
        chemin = dossier.joinpath(*crans)
        try:
            chemin.parent.mkdir(parents=True, exist_ok=True)
            chemin.write_bytes(octets)
        except (OSError, ValueError) as erreur:
            raise ArgumentsInvalides(
                f"« {nom[:80]} » ne peut être écrit", remede="Donnez un nom plus court, sans signe réservé."
            ) from erreur


def read_folder(dossier: Path) -> dict[str, bytes]:
    """Every file below ``dossier``, by name."""
    return {
        chemin.relative_to(dossier).as_posix(): chemin.read_bytes()
        for chemin in sorted(dossier.rglob("*"))
        if chemin.is_file()
    }


def exact_json(mapping: Mapping[str, Any]) -> bytes:
    """A mapping of exact values as the text of ``dossier.json``: the same values, the same bytes.

    ``DossierInvalide`` names the key that holds a float, or a value that a dossier cannot hold.
    """
    texte = json.dumps(_plain(mapping, ""), ensure_ascii=False, indent=1)
    try:
        return texte.encode("utf-8")
    except UnicodeEncodeError as erreur:
        raise DossierInvalide(
            "un texte contient un caractère coupé en deux", lieu=FICHIER, remede="Décodez vos textes en UTF-8."
        ) from erreur


def _plain(valeur: Any, ou: str, profondeur: int = 0) -> Any:
    if profondeur > _PROFONDEUR_MAX:
        raise DossierInvalide(
            f"{ou[:60]}… : trop de niveaux imbriqués", lieu=FICHIER, remede="Suivez la forme de schemas/dossier.schema.json."
        )
    match valeur:
        case Mapping():
            return {str(c): _plain(v, f"{ou}.{c}" if ou else str(c), profondeur + 1) for c, v in valeur.items()}
        case list() | tuple():
            return [_plain(v, f"{ou}[{rang}]", profondeur + 1) for rang, v in enumerate(valeur)]
        case int() if abs(valeur) >= _ENTIER_MAX:
            pass
        case Decimal() if valeur.is_finite():
            return f"{valeur:f}"
        case datetime():
            pass
        case date():
            return valeur.isoformat()
        case None | bool() | int() | str():
            return valeur
    raise DossierInvalide(
        f"{ou or 'dossier'} : une valeur de type « {type(valeur).__name__} » n'est pas admise",
        lieu=FICHIER,
        remede="Donnez un montant en Decimal, entier ou texte (jamais de nombre flottant), et un jour en date.",
    )
