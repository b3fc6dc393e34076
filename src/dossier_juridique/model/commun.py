"""What every model shares: frozen, closed to unknown keys, exact decimals, and the French of each field.

Source of the keys: the public contract of the dossier format, version 1.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer
from pydantic.functional_validators import AfterValidator, BeforeValidator
from pydantic.json_schema import WithJsonSchema


class Modele(BaseModel):
    """Base of all that is read from a dossier: immutable, and an unknown key is an error."""

    # Built at first use: a command that reads a dossier then builds one validator, not one per class.
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


def _exact(valeur: Any) -> Any:
    # A binary float has already lost the cent: readers hand over Decimal, int or str, and nothing else is taken.
    if isinstance(valeur, bool | float):
        raise ValueError("un nombre exact est attendu (nombre décimal ou texte)")
    if isinstance(valeur, str):
        if not re.fullmatch(r"\s*-?\d+(\.\d+)?\s*", valeur, re.ASCII):
            raise ValueError("un nombre est attendu, avec un point décimal (1234.56)")
        return valeur.strip()
    return valeur


_NOMBRE = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}]}

Exact = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(allow_inf_nan=False, max_digits=15, decimal_places=6),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(_NOMBRE),
]

Montant = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(ge=0, max_digits=15, decimal_places=2, allow_inf_nan=False),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": r"^\d+(\.\d{1,2})?$"}]}),
]
"""Euros, two decimals at most, never negative."""

Taux = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(ge=0, le=100, max_digits=9, decimal_places=6, allow_inf_nan=False),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 100},
                {"type": "string", "pattern": r"^\d+(\.\d+)?$"},
            ]
        }
    ),
]
"""Percent a year."""


def _jour(valeur: Any) -> Any:
    # A TOML datetime or a timestamp would silently become a date: only a day, or its ISO text, is taken.
    lu = valeur if type(valeur) is date else None
    if isinstance(valeur, str):
        try:
            lu = date.fromisoformat(valeur.strip()) if len(valeur.strip()) == 10 else None
        except ValueError:
            lu = None
    if lu is not None and 1900 <= lu.year <= 2200:
        return lu
    raise ValueError("une date est attendue sous la forme AAAA-MM-JJ, par exemple 2026-04-30")


Jour = Annotated[
    date,
    BeforeValidator(_jour),
    WithJsonSchema({"type": "string", "format": "date"}),
]
"""A calendar day, without time."""

def _imprimable(valeur: str) -> str:
    # An invisible or commanding sign in a name is a trap or an accident of copying: it never belongs on paper.
    for signe in valeur:
        if unicodedata.category(signe) in ("Cc", "Cf", "Cs", "Co", "Cn") and signe not in "\n\t\u00ad":
            raise ValueError(f"un caractère invisible (U+{ord(signe):04X}) n'est pas admis ; retapez ce texte")
    return valeur


Texte = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S"), AfterValidator(_imprimable)]
"""Non-empty text; blanks at both ends are dropped."""


class Personne(Modele):
    """Someone who signs or represents."""

    civilite: Texte | None = Field(None, description="« M. » ou « Mme ».")
    prenom: Texte | None = Field(None, description="Prénom.")
    nom: Texte | None = Field(None, description="Nom.")
    qualite: Texte | None = Field(None, description="Qualité, par exemple « gérante » ou « président ».")

    @property
    def nom_complet(self) -> str:
        """« Mme Claire Morel », or the empty string."""
        return " ".join(p for p in (self.civilite, self.prenom, self.nom) if p)


class Adresse(Modele):
    """A postal address."""

    lignes: tuple[Texte, ...] = Field((), description="Voie et compléments, une ligne par élément.", max_length=4)
    code_postal: Annotated[str, Field(pattern=r"^[0-9A-Za-z -]{2,10}$")] | None = Field(
        None, description="Code postal, entre guillemets (« 01000 » garde son zéro)."
    )
    commune: Texte | None = Field(None, description="Commune.")
    code_insee: Annotated[str, Field(pattern=r"^[0-9][0-9AB][0-9]{3}$")] | None = Field(
        None, description="Code INSEE de la commune : il désigne la juridiction sans ambiguïté."
    )
    pays: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] = Field("FR", description="Pays, code ISO de deux lettres.")

    @property
    def complete(self) -> bool:
        """True when a letter can reach it: street, postcode and town."""
        return bool(self.lignes and self.code_postal and self.commune)

    @property
    def en_ligne(self) -> str:
        """« 12 rue des Tanneurs, 69003 Lyon »."""
        ville = " ".join(p for p in (self.code_postal, self.commune) if p)
        return ", ".join(p for p in (*self.lignes, ville) if p)
