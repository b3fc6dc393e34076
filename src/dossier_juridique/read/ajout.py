"""Exhibits added to a dossier: the files copied, their blocks put in place, comments and all the rest untouched.

Nothing is overwritten, and nothing stays behind a failure.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array

from dossier_juridique.errors import ArgumentsInvalides, DossierInvalide
from dossier_juridique.read.dossier import Source

_NOMBRE = "\ue000"


@dataclass(frozen=True, slots=True)
class Ajout:
    """A file to add: where it is now, its block ([[pieces]] keys but ``fichier``), the rank of the invoice it proves."""

    source: Path
    bloc: Mapping[str, str | date]
    facture: int | None = None
    avoir: int | None = None


def add_exhibits(source: Source, ajouts: Sequence[Ajout]) -> tuple[str, ...]:
    """Copy the files into ``pieces/`` and write their blocks; returns the paths written in the dossier.

    ``ArgumentsInvalides`` when the folder cannot be written, ``DossierInvalide`` when the file cannot be edited safely.
    """
    racine, chemin = source.racine, source.chemin
    if racine is None or chemin is None:
        raise ArgumentsInvalides("ce dossier n'est pas sur disque", remede="Donnez un dossier.")
    try:
        (racine / "pieces").mkdir(exist_ok=True)
        noms = _copy(racine, ajouts)
    except OSError as erreur:
        raise ArgumentsInvalides(
            "écriture impossible", lieu=str(racine), remede="Vérifiez vos droits sur ce dossier."
        ) from erreur
    try:
        _edit(chemin, ajouts, noms)
    except BaseException:
        for nom in noms:
            (racine / nom).unlink(missing_ok=True)
        raise
    return tuple(noms)


def _copy(racine: Path, ajouts: Sequence[Ajout]) -> list[str]:
    faites: list[str] = []
    try:
        for ajout in ajouts:
            base, suffixe, rang = _slug(ajout.source.stem), ajout.source.suffix.lower(), 1
            while True:
                nom = f"pieces/{base}{'' if rang == 1 else f'-{rang}'}{suffixe}"
                try:
                    with (racine / nom).open("xb") as cible, ajout.source.open("rb") as flux:
                        faites.append(nom)
                        shutil.copyfileobj(flux, cible)
                    break
                except FileExistsError:
                    rang += 1
    except BaseException:
        for nom in faites:
            (racine / nom).unlink(missing_ok=True)
        raise
    return faites


def _slug(nom: str) -> str:
    simple = unicodedata.normalize("NFKD", nom).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9_]+", "-", simple).strip("-")[:80] or "piece"


def _edit(chemin: Path, ajouts: Sequence[Ajout], noms: Sequence[str]) -> None:
    octets = chemin.read_bytes()
    marque = octets.startswith(b"\xef\xbb\xbf")
    texte = octets.decode("utf-8-sig")
    blocs = [
        {"id": a.bloc["id"], "fichier": nom, **{c: v for c, v in a.bloc.items() if c != "id"}}
        for a, nom in zip(ajouts, noms, strict=True)
    ]
    ecrit = (_json if chemin.suffix.lower() == ".json" else _toml)(texte, ajouts, blocs, chemin.name)
    if "\r\n" in texte:
        ecrit = ecrit.replace("\r\n", "\n").replace("\n", "\r\n")
    _replace(chemin, (b"\xef\xbb\xbf" if marque else b"") + ecrit.encode())


def _replace(chemin: Path, octets: bytes) -> None:
    """The new file takes the place of the old one in one step, with its rights."""
    try:
        descripteur, nom = tempfile.mkstemp(prefix=".dossier-", dir=chemin.parent)
        with os.fdopen(descripteur, "wb") as flux:
            flux.write(octets)
        shutil.copymode(chemin, nom)
        os.replace(nom, chemin)
    except OSError as erreur:
        raise ArgumentsInvalides(
            "écriture impossible", lieu=chemin.name, remede="Vérifiez vos droits sur ce fichier."
        ) from erreur


def _toml(texte: str, ajouts: Sequence[Ajout], blocs: Sequence[Mapping[str, Any]], nom: str) -> str:
    try:
        document: Any = tomlkit.parse(texte)
        pieces = document.get("pieces")
        for bloc in blocs:
            table = tomlkit.inline_table() if isinstance(pieces, Array) else tomlkit.table()
            for cle, valeur in bloc.items():
                table[cle] = valeur
            if pieces is None:
                pieces = tomlkit.aot()
                pieces.append(table)
                document["pieces"] = pieces
            else:
                _part(pieces)
                pieces.append(table)
        for ajout, bloc in zip(ajouts, blocs, strict=True):
            _link(document, ajout, str(bloc["id"]))
        ecrit = str(tomlkit.dumps(document))
        relu = tomllib.loads(ecrit, parse_float=Decimal)
        avant = tomllib.loads(texte, parse_float=Decimal)
    except (TOMLKitError, tomllib.TOMLDecodeError, ValueError, TypeError, KeyError) as erreur:
        raise _refuse(nom) from erreur
    voulu = _expected(avant, ajouts, blocs)
    # An editor that loses a comment or changes a value must not have the last word.
    if relu != voulu or not set(re.findall(r"#.*", texte)) <= set(re.findall(r"#.*", ecrit)):
        raise _refuse(nom)
    return ecrit


def _part(pieces: Any) -> None:
    """A blank line before the next block, when the last one does not end with one."""
    if isinstance(pieces, AoT) and len(pieces) and not pieces[-1].as_string().endswith("\n\n"):
        pieces[-1].add(tomlkit.nl())


def _link(contenu: Any, ajout: Ajout, identifiant: str) -> None:
    if ajout.facture is not None:
        facture = contenu["factures"][ajout.facture]
        if "pieces" in facture:
            facture["pieces"].append(identifiant)
        else:
            facture["pieces"] = [identifiant]
    if ajout.avoir is not None and "piece" not in contenu["avoirs"][ajout.avoir]:
        contenu["avoirs"][ajout.avoir]["piece"] = identifiant


def _expected(avant: dict[str, Any], ajouts: Sequence[Ajout], blocs: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    avant.setdefault("pieces", []).extend(dict(b) for b in blocs)
    for ajout, bloc in zip(ajouts, blocs, strict=True):
        _link(avant, ajout, str(bloc["id"]))
    return avant


def _refuse(nom: str) -> DossierInvalide:
    return DossierInvalide(
        "ce fichier ne peut être complété sans risque d'en perdre une partie",
        lieu=nom,
        remede="Ajoutez vous-même les blocs [[pieces]] et copiez les fichiers dans pieces/.",
    )


def _json(texte: str, ajouts: Sequence[Ajout], blocs: Sequence[Mapping[str, Any]], nom: str) -> str:
    """Numbers keep the very characters they were written with."""
    contenu = json.loads(texte, parse_float=lambda n: f"{_NOMBRE}{n}{_NOMBRE}")
    plats = [{c: v.isoformat() if isinstance(v, date) else v for c, v in bloc.items()} for bloc in blocs]
    contenu = _expected(contenu, ajouts, plats)
    retrait = re.search(r'\n( +|\t+)"', texte)
    ecrit = json.dumps(contenu, ensure_ascii=False, indent=(retrait[1] if retrait else None))
    return re.sub(rf'"{_NOMBRE}([^"]*){_NOMBRE}"', r"\1", ecrit) + ("\n" if texte.endswith("\n") else "")
