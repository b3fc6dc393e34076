"""What invoices give to a new dossier: its blocks, and the lines a person must read."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct, field
from pydantic import BaseModel, TypeAdapter, ValidationError

from dossier_juridique.model.facture_lue import FactureLue
from dossier_juridique.read.gabarit import Section, Valeur


class Exhibit(Struct, frozen=True):
    """An invoice and the file that goes with it: id, name inside ``pieces/``, whether the exhibits can take it."""

    lue: FactureLue
    id: str
    nom: str
    montrable: bool


class Ebauche(Struct):
    """What the invoices gave: the blocks, then French lines to know, to complete before any letter, and later."""

    sections: list[Section] = field(default_factory=list)
    a_savoir: list[str] = field(default_factory=list)
    avant_lettre: list[str] = field(default_factory=list)
    plus_tard: list[str] = field(default_factory=list)


def nom(lue: FactureLue) -> str:
    """« Facture F2026-001 », « Avoir sans numéro »."""
    return f"{'Avoir' if lue.avoir else 'Facture'} {lue.numero or 'sans numéro'}"


def in_sentence(lue: FactureLue) -> str:
    """« la facture F2026-001 », « l'avoir sans numéro »."""
    return ("l'avoir " if lue.avoir else "la facture ") + (lue.numero or "sans numéro")


def admitted(modele: type[BaseModel], cle: str, valeur: Valeur) -> bool:
    """True when the model takes the value for that key: the one judge of form is the schema of the dossier."""
    try:
        forme: Any = modele.model_fields[cle].annotation
        TypeAdapter(forme).validate_python(valeur)
    except ValidationError:
        return False
    return True


def put(modele: type[BaseModel], prefixe: str, valeurs: dict[str, Valeur], cle: str, lu: Any, ebauche: Ebauche) -> None:
    """Adds a value that the model takes; one that it refuses is left to the user, and said."""
    if lu in (None, ""):
        return
    if admitted(modele, cle, lu):
        valeurs[cle] = lu
    else:
        ebauche.plus_tard.append(f"{prefixe}.{cle} : « {lu} », lu sur la facture, n'est pas valable ; vérifiez-le.")


def order(lue: FactureLue) -> tuple[date, str]:
    """By day of issue, then by number."""
    return (lue.emise_le or date.max, lue.numero or "")
