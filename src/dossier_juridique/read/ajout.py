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
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import tomlkit
from msgspec import Struct
from tomlkit.exceptions import TOMLKitError

from dossier_juridique.errors import ArgumentsInvalides, DossierInvalide
from dossier_juridique.read.dossier import Source

_NOMBRE = "\ue000"
Ecrire = Callable[[Path, Sequence[tuple[str, Mapping[str, Any]]]], str]


class Ajout(Struct, frozen=True):
    """A file to add: where it is now, its block ([[pieces]] keys but ``fichier``), the rank of the invoice it proves."""

    source: Path
    bloc: Mapping[str, str | date]
    facture: int | None = None
    avoir: int | None = None


def add_exhibits(source: Source, ajouts: Sequence[Ajout], append: Ecrire) -> tuple[str, ...]:
    """Copy the files into ``pieces/`` and write their blocks; returns the paths written in the dossier.

    ``append`` gives the text of the dossier file with entries at the end of their lists (``historique``).

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
        _edit(chemin, ajouts, noms, append)
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


def _edit(chemin: Path, ajouts: Sequence[Ajout], noms: Sequence[str], append: Ecrire) -> None:
    blocs = [
        {"id": a.bloc["id"], "fichier": nom, **{c: v for c, v in a.bloc.items() if c != "id"}}
        for a, nom in zip(ajouts, noms, strict=True)
    ]
    texte = append(chemin, [("pieces", bloc) for bloc in blocs])
    marque = "\ufeff" if texte.startswith("\ufeff") else ""
    crlf = "\r\n" in texte
    uni = texte.removeprefix("\ufeff").replace("\r\n", "\n")
    ecrit = (_json if chemin.suffix.lower() == ".json" else _toml)(uni, ajouts, chemin.name)
    _replace(chemin, (marque + (ecrit.replace("\n", "\r\n") if crlf else ecrit)).encode())


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


def _toml(texte: str, ajouts: Sequence[Ajout], nom: str) -> str:
    """The text in which each invoice and credit note names the exhibit that proves it."""
    try:
        ecrit = texte
        for ajout in ajouts:
            ecrit = _link_in_block(ecrit, ajout) or _link_in_document(ecrit, ajout)
        relu = tomllib.loads(ecrit, parse_float=Decimal)
        voulu = tomllib.loads(texte, parse_float=Decimal)
    except (TOMLKitError, tomllib.TOMLDecodeError, ValueError, TypeError, KeyError) as erreur:
        raise _refuse(nom) from erreur
    for ajout in ajouts:
        _link(voulu, ajout)
    # An editor that loses a comment or changes a value must not have the last word.
    if relu != voulu or not set(re.findall(r"#.*", texte)) <= set(re.findall(r"#.*", ecrit)):
        raise _refuse(nom)
    return ecrit


def _link_in_block(texte: str, ajout: Ajout) -> str | None:
    """The text with one block edited, every other line as it was; None when that block is not one of its own lines."""
    cle, rang = ("factures", ajout.facture) if ajout.facture is not None else ("avoirs", ajout.avoir)
    if rang is None:
        return texte
    lignes = texte.split("\n")
    entetes = [n for n, ligne in enumerate(lignes) if re.match(rf"\s*\[\[\s*{cle}\s*\]\]", ligne)]
    if rang >= len(entetes):
        return None
    debut = entetes[rang]
    fin = next((n for n in range(debut + 1, len(lignes)) if re.match(r"\s*\[", lignes[n])), len(lignes))
    # Comments at the end of a block may be those of the next one.
    while fin > debut + 1 and (not lignes[fin - 1].strip() or lignes[fin - 1].lstrip().startswith("#")):
        fin -= 1
    try:
        bloc: Any = tomlkit.parse("\n".join(lignes[debut:fin]) + "\n")
        _link_one(bloc[cle][0], ajout)
        neuf = str(tomlkit.dumps(bloc)).rstrip("\n").split("\n")
        ecrit = "\n".join([*lignes[:debut], *neuf, *lignes[fin:]])
        voulu = tomllib.loads(texte)
        _link(voulu, ajout)
        return ecrit if tomllib.loads(ecrit) == voulu else None
    except (TOMLKitError, tomllib.TOMLDecodeError, ValueError, TypeError, KeyError, IndexError):
        return None


def _link_in_document(texte: str, ajout: Ajout) -> str:
    document: Any = tomlkit.parse(texte)
    _link(document, ajout)
    return str(tomlkit.dumps(document))


def _link(contenu: Any, ajout: Ajout) -> None:
    if ajout.facture is not None:
        _link_one(contenu["factures"][ajout.facture], ajout)
    elif ajout.avoir is not None:
        _link_one(contenu["avoirs"][ajout.avoir], ajout)


def _link_one(bloc: Any, ajout: Ajout) -> None:
    """An invoice gains one exhibit, a credit note has its own."""
    identifiant = str(ajout.bloc["id"])
    if ajout.facture is None:
        bloc.setdefault("piece", identifiant)
    elif "pieces" in bloc:
        bloc["pieces"].append(identifiant)
    else:
        bloc["pieces"] = [identifiant]


def _refuse(nom: str) -> DossierInvalide:
    return DossierInvalide(
        "ce fichier ne peut être complété sans risque d'en perdre une partie",
        lieu=nom,
        remede="Ajoutez vous-même les blocs [[pieces]] et copiez les fichiers dans pieces/.",
    )


def _json(texte: str, ajouts: Sequence[Ajout], nom: str) -> str:
    """Numbers keep the very characters they were written with."""
    if all(a.facture is None and a.avoir is None for a in ajouts):
        return texte
    contenu = json.loads(texte, parse_float=lambda n: f"{_NOMBRE}{n}{_NOMBRE}")
    for ajout in ajouts:
        _link(contenu, ajout)
    retrait = re.search(r'\n( +|\t+)"', texte)
    ecrit = json.dumps(contenu, ensure_ascii=False, indent=(retrait[1] if retrait else None))
    return re.sub(rf'"{_NOMBRE}([^"]*){_NOMBRE}"', r"\1", ecrit) + ("\n" if texte.endswith("\n") else "")
