"""The dossier file gains an entry, and nothing else of it changes: comments, order, spacing and line ends stay.

TOML goes through tomlkit, JSON through the places of its top-level keys. What was written is read again before it
counts: the same content with the new entries, and every old line still there, in its order.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from json.decoder import scanstring  # type: ignore[attr-defined]
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array

from dossier_juridique.errors import DossierInvalide
from dossier_juridique.expressions import expression

Entrees = Sequence[tuple[str, Mapping[str, Any]]]
_BLANC = expression(r"[ \t\r\n]*")


def append_entries(fichier: Path, entrees: Entrees) -> str:
    """The text of the dossier file with these entries at the end of their lists (``courriers``, ``pieces``).

    Values are str, int, date or lists of str. Nothing is written: see ``replace_text``. Raises ``DossierInvalide``
    when the file cannot take them without being rewritten.
    """
    brut = fichier.read_bytes().decode("utf-8")
    bom, texte = ("\ufeff", brut[1:]) if brut.startswith("\ufeff") else ("", brut)
    crlf = "\r\n" in texte
    uni = texte.replace("\r\n", "\n") if crlf else texte
    if fichier.suffix.lower() == ".json":
        essais = [_in_json_all(uni, entrees)]
    else:
        # A text on several lines may hold what looks like a header: the end of the file is then the sure place.
        essais = [_in_toml(uni, entrees, fichier.name, at_end=fin) for fin in (False, True)]
    for neuf in essais:
        if _only_gained(uni, neuf, entrees, fichier.suffix.lower() == ".json"):
            return bom + (_keep_line_ends(texte, neuf) if crlf else neuf)
    raise _refus(fichier.name)


def _keep_line_ends(avant: str, apres: str) -> str:
    """``apres`` with each line end of ``avant`` as it was; a new line ends like the one before it."""
    anciens = re.findall("\r\n|(?s:.)", avant)
    sorties: list[str] = []
    rang, fin = 0, "\r\n" if "\r\n" in avant[: avant.find("\n") + 1] else "\n"
    for signe in apres:
        if rang < len(anciens) and anciens[rang].removeprefix("\r" if anciens[rang] == "\r\n" else "") == signe:
            sorties.append(anciens[rang])
            rang += 1
        else:
            sorties.append(fin if signe == "\n" else signe)
        if signe == "\n":
            fin = sorties[-1]
    return "".join(sorties)


def _only_gained(avant: str, apres: str, entrees: Entrees, en_json: bool) -> bool:
    """True when the new text says what the old one said, and the entries; nothing else."""
    try:
        ancien, neuf = (
            json.loads(t, parse_float=Decimal) if en_json else tomllib.loads(t, parse_float=Decimal)
            for t in (avant, apres)
        )
    except ValueError:
        return False
    for cle, valeurs in entrees:
        plat = {k: v.isoformat() if en_json and isinstance(v, date) else v for k, v in valeurs.items()}
        ancien[cle] = [*ancien.get(cle, []), plat]
    return bool(ancien == neuf) and _subsequence(avant, apres)


def replace_text(fichier: Path, texte: str) -> None:
    """Put the new text in place of the file by one rename; its permissions stay."""
    cible = fichier.resolve()
    descripteur, nom = tempfile.mkstemp(prefix=f".{cible.name}.", dir=cible.parent)
    try:
        with os.fdopen(descripteur, "wb") as flux:
            flux.write(texte.encode("utf-8"))
            flux.flush()
            os.fsync(flux.fileno())
        os.chmod(nom, cible.stat().st_mode & 0o7777)
        os.replace(nom, cible)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(nom)
        raise


def _refus(nom: str) -> DossierInvalide:
    return DossierInvalide(
        "l'entrée ne peut être ajoutée sans réécrire le fichier",
        lieu=nom,
        remede="Écrivez « courriers » et « pieces » en blocs [[courriers]], [[pieces]], puis recommencez.",
    )


def _subsequence(avant: str, apres: str) -> bool:
    """Every old line that says something is still there, in order; a list that grows may gain a comma at its end."""
    reste = iter(ligne.rstrip().rstrip(",") for ligne in apres.split("\n"))
    anciennes = (ligne.rstrip().rstrip(",") for ligne in avant.split("\n") if ligne.strip())
    return all(any(_same(ancienne, ligne) for ligne in reste) for ancienne in anciennes)


def _same(ancienne: str, neuve: str) -> bool:
    # An inline list on one line grows on its own line: the old line begins and ends the new one. The last of several
    # lines gains its comma before its comment.
    return re.sub(r",(?=\s*#)", "", neuve) == re.sub(r",(?=\s*#)", "", ancienne) or (
        "]" in ancienne and neuve.startswith(ancienne[: ancienne.rindex("]")].rstrip().rstrip(","))
    )


def _in_toml(texte: str, entrees: Entrees, nom: str, *, at_end: bool) -> str:
    try:
        document = tomlkit.parse(texte)
        for cle, _ in entrees:
            if cle in document and not isinstance(document[cle], AoT):
                return _in_inline_lists(document, entrees, nom)
    except TOMLKitError as erreur:
        raise _refus(nom) from erreur
    # Blocks [[courriers]] need not follow each other: a new one goes after the last of its kind, or at the end.
    for cle, valeurs in entrees:
        lignes = texte.split("\n")
        rang = _last_line(lignes, len(lignes), comments=True) if at_end else _after_last_block(lignes, cle)
        lignes[rang:rang] = ["", *_block(cle, valeurs)] if rang else _block(cle, valeurs)
        texte = "\n".join(lignes)
        if not texte.endswith("\n"):
            texte += "\n"
    return texte


def _after_last_block(lignes: Sequence[str], cle: str) -> int:
    """Where the last block of that name ends, with the comments that follow its keys without a blank line."""
    entetes = [n for n, ligne in enumerate(lignes) if re.match(rf"\s*\[\[\s*{cle}\s*\]\]", ligne)]
    if not entetes:
        return _last_line(lignes, len(lignes), comments=True)
    suivants = (n for n in range(entetes[-1] + 1, len(lignes)) if re.match(r"\s*\[", lignes[n]))
    limite = next((n for n in suivants if not re.match(rf"\s*\[\[?\s*{cle}\.", lignes[n])), len(lignes))
    fin = _last_line(lignes, limite, comments=False)
    suite = fin
    while suite < limite and lignes[suite].lstrip().startswith("#"):
        suite += 1
    # Comments that touch the next block are its own.
    return suite if suite == len(lignes) or not lignes[suite].strip() else fin


def _last_line(lignes: Sequence[str], fin: int, *, comments: bool) -> int:
    while fin and (not lignes[fin - 1].strip() or (not comments and lignes[fin - 1].lstrip().startswith("#"))):
        fin -= 1
    return fin


def _block(cle: str, valeurs: Mapping[str, Any]) -> list[str]:
    table = tomlkit.table()
    for nom, valeur in valeurs.items():
        table.append(nom, valeur)
    return [f"[[{cle}]]", *table.as_string().rstrip("\n").split("\n")]


def _in_inline_lists(document: tomlkit.TOMLDocument, entrees: Entrees, nom: str) -> str:
    for cle, valeurs in entrees:
        liste = document.get(cle)
        if liste is None or isinstance(liste, AoT):
            bloc = liste if liste is not None else tomlkit.aot()
            table = tomlkit.table()
            table.update(valeurs)
            bloc.append(table)
            if liste is None:
                document.append(cle, bloc)
        elif isinstance(liste, Array):
            ligne = tomlkit.inline_table()
            ligne.update(valeurs)
            liste.append(ligne)
        else:
            raise _refus(nom)
    return tomlkit.dumps(document)


def _in_json_all(texte: str, entrees: Entrees) -> str:
    for cle, valeurs in entrees:
        texte = _in_json(texte, cle, valeurs)
    return texte


def _in_json(texte: str, cle: str, valeurs: Mapping[str, Any]) -> str:
    """The text with one more element in the top-level list ``cle``."""
    places, fin = _top_level(texte)
    marge = _indent(texte)
    forme = {k: v.isoformat() if isinstance(v, date) else v for k, v in valeurs.items()}
    element = json.dumps(forme, ensure_ascii=False, indent=len(marge) or None)
    if marge:
        element = element.replace("\n", "\n" + marge * 2)
    saut = f"\n{marge}" if marge else " "
    if cle not in places:
        avant = texte[:fin].rstrip()
        virgule = "," if places else ""
        return f'{avant}{virgule}{saut}"{cle}": [{saut}{marge}{element}{saut}]{texte[len(avant):]}'
    crochet = places[cle] - 1
    avant = texte[:crochet].rstrip()
    virgule = "" if avant.endswith("[") else ","
    return f"{avant}{virgule}{saut}{marge}{element}{saut if marge else ''}{texte[crochet:]}"


def _top_level(texte: str) -> tuple[dict[str, int], int]:
    """End of the value of each top-level key, and the place of the brace that closes the object."""
    decodeur = json.JSONDecoder()
    places: dict[str, int] = {}
    rang = _skip(texte, 0) + 1
    while texte[_skip(texte, rang)] != "}":
        rang = _skip(texte, rang)
        if texte[rang] == ",":
            rang = _skip(texte, rang + 1)
        cle, rang = scanstring(texte, rang + 1)
        rang = _skip(texte, _skip(texte, rang) + 1)
        _, rang = decodeur.raw_decode(texte, rang)
        places[cle] = rang
    return places, _skip(texte, rang)


def _skip(texte: str, rang: int) -> int:
    trouve = _BLANC.match(texte, rang)
    return trouve.end() if trouve else rang


def _indent(texte: str) -> str:
    trouve = re.match(r"\s*\{[ \t]*\n([ \t]+)\"", texte)
    return trouve[1] if trouve else ""
