"""What an act needs from the dossier, written as key paths, and the JSON Schema fragment they make.

Grammar of a requirement:

- ``creancier.adresse.commune``: the key is present and is not empty;
- ``factures[].numero``: each element of the list has it; ``lettre.consequences[]``: one element at least;
- ``factures[].echeance|livree_le|recue_le``: one of the keys of the last step at least;
- ``creancier.nom@personne_physique``: only when the party at the head of the path is of that type;
- ``mandataire?.adresse.lignes``: only when the object marked ``?`` is there;
- ``factures[].echeance ou conditions.delai``: one of these requirements at least.

Source: the keys of the public contract of the dossier format, version 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from dossier_juridique.expressions import expression

_PAS = expression(r"[a-z][a-z0-9_]*(?:\|[a-z][a-z0-9_]*)*(?:\[\]|\?)?")
_OU = " ou "
_TYPES = ("personne_morale", "personne_physique")


class Pas(Struct, frozen=True):
    """A step: its keys (one of them is enough), whether it is a list, whether it may be absent."""

    cles: tuple[str, ...]
    liste: bool
    facultatif: bool


class Exigence(Struct, frozen=True):
    """A requirement read: its steps and the type of party it holds for (empty: any)."""

    pas: tuple[Pas, ...]
    type_de_partie: str


def lire(texte: str) -> Exigence:
    """One requirement, without « ou »; ValueError when it breaks the grammar (a defect of ours, caught by a test)."""
    chemin, _, type_de_partie = texte.partition("@")
    morceaux = chemin.split(".")
    if type_de_partie not in ("", *_TYPES) or not all(_PAS.fullmatch(m) for m in morceaux):
        raise ValueError(f"exigence mal écrite : {texte}")
    pas = tuple(
        Pas(tuple(m.rstrip("[]?").split("|")), m.endswith("[]"), m.endswith("?")) for m in morceaux
    )
    if any(len(p.cles) > 1 for p in pas[:-1]):
        raise ValueError(f"alternative ailleurs qu'au dernier pas : {texte}")
    return Exigence(pas, type_de_partie)


def fragment(exigences: Iterable[str]) -> dict[str, Any]:
    """A JSON Schema (2020-12) to join to that of the dossier by ``allOf``: what these requirements add."""
    return {"allOf": [_une_de([_schema(lire(e)) for e in texte.split(_OU)]) for texte in exigences]}


def _une_de(schemas: list[dict[str, Any]]) -> dict[str, Any]:
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}


def _schema(exigence: Exigence) -> dict[str, Any]:
    if not exigence.type_de_partie:
        return _objet(exigence.pas)
    tete = exigence.pas[0].cles[0]
    return {
        "if": {"properties": {tete: {"properties": {"type": {"const": exigence.type_de_partie}}}}},
        "then": _objet(exigence.pas),
    }


def _objet(pas: tuple[Pas, ...]) -> dict[str, Any]:
    tete, reste = pas[0], pas[1:]
    if len(tete.cles) > 1:
        return {"anyOf": [_objet((Pas((cle,), tete.liste, False), *reste)) for cle in tete.cles]}
    cle = tete.cles[0]
    if tete.liste:
        valeur: dict[str, Any] = {"type": "array", "minItems": 1}
        if reste:
            valeur["items"] = _objet(reste)
    else:
        valeur = _objet(reste) if reste else {"not": {"enum": [None, "", []]}}
    if reste and not tete.liste:
        # « false » stands for « none » in some keys: what is below it is then missing, not satisfied.
        valeur = {"type": "object", **valeur}
    schema: dict[str, Any] = {"properties": {cle: valeur}}
    if not tete.facultatif:
        schema["required"] = [cle]
    elif reste:
        schema["properties"] = {cle: {"anyOf": [{"type": "null"}, valeur]}}
    return schema


def manquantes(dossier: Mapping[str, Any], exigences: Iterable[str]) -> tuple[str, ...]:
    """The requirements a dossier, given as plain mappings, does not meet: the same reading as the schema."""
    return tuple(t for t in exigences if not any(_tient(dossier, lire(e)) for e in t.split(_OU)))


def _tient(dossier: Mapping[str, Any], exigence: Exigence) -> bool:
    if exigence.type_de_partie:
        partie = dossier.get(exigence.pas[0].cles[0])
        if not isinstance(partie, Mapping) or partie.get("type") != exigence.type_de_partie:
            return True
    return _present(dossier, exigence.pas)


def _present(objet: Any, pas: tuple[Pas, ...]) -> bool:
    if not isinstance(objet, Mapping):
        return False
    tete, reste = pas[0], pas[1:]
    return any(_vaut(objet.get(cle), tete, reste) for cle in tete.cles)


def _vaut(valeur: Any, tete: Pas, reste: tuple[Pas, ...]) -> bool:
    if valeur is None and tete.facultatif:
        return True
    if tete.liste:
        elements = list(valeur or ())
        return bool(elements) and all(not reste or _present(e, reste) for e in elements)
    return _present(valeur, reste) if reste else valeur not in (None, "", (), [])
