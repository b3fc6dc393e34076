"""The columns of a table of dossiers: which key each one fills, and how a person writes its values.

A cell holds what a French spreadsheet shows: « 1 234,56 », « 31/03/2026 », « oui ». It becomes what the schema of the key
expects, and stays as it is when it cannot: the schema then says what is wrong, with the key.
"""

from __future__ import annotations

import difflib
import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Literal, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel

from dossier_juridique.expressions import expression
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import MOIS

_CRAN = expression(r"([a-z][a-z0-9_]*)(?:\[(\d{1,3})\])?")
SIMPLE = expression(r"[^.\[]*")
"""A key that leads to no other."""
_OUI = {"oui": True, "vrai": True, "true": True, "1": True, "non": False, "faux": False, "false": False, "0": False}
SEPARATEUR = "|"
"""Between the values of a list in one cell: lines of an address, exhibits of an invoice."""


class Colonne(Struct, frozen=True):
    """A key as a path: each step with its rank when the step is an element of a list (None: the line's own element).
    ``types``: what the schema takes at its end."""

    crans: tuple[tuple[str, int | None, bool], ...]
    types: frozenset[type]

    def same_key(self, autre: Colonne | None) -> bool:
        """Whether both fill one key: ``factures.numero`` and ``factures[0].numero`` do."""
        return autre is not None and [(c, r or 0) for c, r, _ in self.crans] == [(c, r or 0) for c, r, _ in autre.crans]


class _Elements(dict[int, dict[str, Any]]):
    """The elements of a list while a line is read: rank → table."""


@lru_cache(maxsize=1024)
def find(nom: str) -> Colonne | None:
    """The column of that name (``factures.numero``, ``pieces[1].fichier``), or None when no key is so called."""
    modele: type[BaseModel] | None = Dossier
    crans: list[tuple[str, int | None, bool]] = []
    types: frozenset[type] = frozenset()
    for morceau in nom.split("."):
        lu = _CRAN.fullmatch(morceau)
        if lu is None or modele is None or lu[1] not in modele.model_fields:
            return None
        annotation = modele.model_fields[lu[1]].annotation
        modele = _table(annotation)
        en_liste = modele is not None and tuple in _leaves(annotation)
        if lu[2] is not None and not en_liste:
            return None
        crans.append((lu[1], int(lu[2]) if lu[2] is not None else None, en_liste))
        types = _leaves(annotation)
    return Colonne(tuple(crans), types) if types & {str, date, Decimal, bool, int} else None


def nearest(nom: str) -> str:
    """The key that somebody who wrote ``nom`` may have meant, empty without any."""
    return next(iter(difflib.get_close_matches(nom, names(), n=1, cutoff=0.5)), "")


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """Every key that a column may fill, lists without rank, to propose the nearest one."""
    return ("dossier", *_names(Dossier, "", 0))


def _names(modele: type[BaseModel], ou: str, profondeur: int) -> tuple[str, ...]:
    noms: list[str] = []
    for cle, champ in modele.model_fields.items():
        dedans = _table(champ.annotation)
        place = f"{ou}{cle}"
        noms += [place] if dedans is None else _names(dedans, f"{place}.", profondeur + 1) if profondeur < 3 else []
    return tuple(noms)


def put(dit: dict[str, Any], colonne: Colonne, cellule: str) -> str:
    """Write a cell at its key; says what is wrong with it, as a table is written, or nothing."""
    valeur = read_cell(cellule, colonne.types)
    put_value(dit, colonne, valeur)
    return _fault(cellule, valeur, colonne.types)


def put_value(dit: dict[str, Any], colonne: Colonne, valeur: Any) -> None:
    """Write at its key a value that is what it should be, or that the schema will refuse."""
    ici = dit
    *chemin, (dernier, _, _) = colonne.crans
    for cle, rang, en_liste in chemin:
        ici = ici.setdefault(cle, _Elements() if en_liste else {})
        if en_liste:
            ici = ici.setdefault(rang or 0, {})
    ici[dernier] = valeur


def close(dit: dict[str, Any]) -> dict[str, Any]:
    """The line with its lists as lists, in the order of their ranks."""
    clos: dict[str, Any] = {}
    for cle, valeur in dit.items():
        if isinstance(valeur, _Elements):
            clos[cle] = [close(valeur[rang]) for rang in sorted(valeur)]
        else:
            clos[cle] = close(valeur) if isinstance(valeur, dict) else valeur
    return clos


def read_cell(cellule: str, types: frozenset[type]) -> Any:
    """What a person wrote in a cell, as the schema wants it; the cell itself when it is not understood."""
    if date in types:
        lu = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", cellule)
        return f"{lu[3]}-{int(lu[2]):02d}-{int(lu[1]):02d}" if lu else cellule
    if Decimal in types:
        return _amount(cellule)
    if bool in types and cellule.casefold() in _OUI:
        return _OUI[cellule.casefold()]
    if int in types and re.fullmatch(r"\d{1,9}", cellule, re.ASCII):
        return int(cellule)
    if tuple in types and str in types:
        return [v.strip() for v in cellule.split(SEPARATEUR) if v.strip()]
    return cellule


def _fault(cellule: str, valeur: Any, types: frozenset[type]) -> str:
    """What a person who fills a table must know of a cell that its key cannot take; empty when it may."""
    dit = f"« {cellule[:40]} »"
    if str in types:
        return ""
    if date in types:
        return _no_day(dit, valeur)
    if Decimal in types:
        return "" if re.fullmatch(r"-?\d+(\.\d+)?", valeur, re.ASCII) else f"{dit} n'est pas un nombre ; écrivez-le 1 234,56"
    if bool in types:
        return "" if isinstance(valeur, bool) else f"{dit} : écrivez oui ou non"
    return f"{dit} n'est pas un nombre entier" if int in types and not isinstance(valeur, int) else ""


def _no_day(dit: str, valeur: str) -> str:
    lu = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", valeur, re.ASCII)
    if lu is None:
        return f"{dit} n'est pas une date ; écrivez-la JJ/MM/AAAA, comme 30/04/2026"
    an, mois, quantieme = (int(n) for n in lu.groups())
    if not 1 <= mois <= 12:
        return f"{dit} : il n'y a pas de mois {mois} ; la date s'écrit JJ/MM/AAAA, comme 30/04/2026"
    if not 1 <= quantieme <= (dernier := monthrange(max(an, 1), mois)[1]):
        return f"{dit} : ce jour n'existe pas ({MOIS[mois - 1]} {an} a {dernier} jours)"
    return "" if 1900 <= an <= 2200 else f"{dit} : l'année {an} n'est pas admise"


def _amount(cellule: str) -> str:
    """« 1 234,56 € », « 1.234,56 », « 1234.56 » → « 1234.56 ». « 1,234.56 » as well: its last sign is the decimal one."""
    net = re.sub(r"[€'’]|EUR", "", cellule).strip()
    if re.search(r"\d\s+\d", net) and not re.match(r"-?\d{1,3}(\s\d{3})+(?!\d)", net):
        return cellule  # « 1 2 3 » is no amount
    nu = re.sub(r"\s", "", net)
    if "," in nu and "." in nu:
        groupe, decimal = (".", ",") if nu.rfind(",") > nu.rfind(".") else (",", ".")
        entier, _, reste = nu.rpartition(decimal)
        if not re.fullmatch(rf"-?\d{{1,3}}(?:\{groupe}\d{{3}})+", entier):
            return cellule
        nu = f"{entier.replace(groupe, '')}.{reste}"
    elif "," in nu:
        nu = nu.replace(",", ".")
    return nu if re.fullmatch(r"-?\d+(\.\d+)?", nu, re.ASCII) else cellule


def _table(annotation: Any) -> type[BaseModel] | None:
    """The model inside an annotation (``X | None``, ``tuple[X, ...]``), or None for a plain value."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return annotation if issubclass(annotation, BaseModel) else None
    return next((t for a in get_args(annotation) if (t := _table(a)) is not None), None)


def _leaves(annotation: Any) -> frozenset[type]:
    """The plain types that an annotation takes, and ``tuple`` when it takes a list."""
    origine = get_origin(annotation)
    if origine is None:
        return frozenset((annotation,)) if isinstance(annotation, type) else frozenset()
    arguments = get_args(annotation)
    if origine is Literal:
        return frozenset(type(a) for a in arguments)
    dedans = arguments[:1] if origine is Annotated else arguments
    types = frozenset(t for a in dedans for t in _leaves(a))
    return types | {tuple} if origine is tuple else types
