"""Cases of rules: a dossier without fault, then what the case takes out or puts in."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

ICI = Path(__file__).parent


def base() -> dict[str, Any]:
    """The faultless dossier, as a fresh mapping."""
    return tomllib.loads((ICI / "dossier_conforme.toml").read_text("utf-8"), parse_float=Decimal)


def _chemin(cle: str) -> list[str | int]:
    return [int(p[1:-1]) if p.startswith("[") else p for p in re.findall(r"\[\d+\]|[^.\[\]]+", cle)]


def poser(dossier: dict[str, Any], cle: str, valeur: Any) -> None:
    """Put a value at ``factures[0].echeance``; missing tables are made."""
    *parents, dernier = _chemin(cle)
    noeud: Any = dossier
    for parent in parents:
        if isinstance(noeud, dict) and parent not in noeud:
            noeud[parent] = {}
        noeud = noeud[parent]
    if isinstance(noeud, list) and dernier == len(noeud):
        noeud.append(valeur)
    else:
        noeud[dernier] = valeur


def retirer(dossier: dict[str, Any], cle: str) -> None:
    """Take a key out; a key that is not there is an error of the case."""
    *parents, dernier = _chemin(cle)
    noeud: Any = dossier
    for parent in parents:
        noeud = noeud[parent]
    del noeud[dernier]


def construire(cas: dict[str, Any]) -> dict[str, Any]:
    """The dossier of a case."""
    dossier = base()
    for cle in cas.get("retirer", []):
        retirer(dossier, cle)
    for cle, valeur in cas.get("poser", {}).items():
        poser(dossier, cle, valeur)
    return dossier
