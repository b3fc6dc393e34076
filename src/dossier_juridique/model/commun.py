"""What every model shares: frozen, closed to unknown keys, exact decimals, and the French of each field.

Source of the keys: the public contract of the dossier format, version 1.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, cast

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, PlainSerializer
from pydantic.functional_validators import AfterValidator, BeforeValidator
from pydantic.json_schema import WithJsonSchema
from pydantic_core import CoreSchema


class Modele(BaseModel):
    """Base of all that is read from a dossier: immutable, and an unknown key is an error."""

    # Built at first use: a command that reads a dossier then builds one validator, not one per class.
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class UneFois:
    """The schema of a type is built at the first key that has it, and shared by the hundred others."""

    def __init__(self, genre: Any) -> None:
        self._genre = genre
        self._fait: CoreSchema | None = None

    def __get_pydantic_core_schema__(self, _: Any, suite: GetCoreSchemaHandler) -> CoreSchema:
        if self._fait is None:
            self._fait = suite.generate_schema(self._genre)
        # What pydantic adds to it for one key is not for the others.
        partage: Any = dict(self._fait)
        if "metadata" in partage:
            partage["metadata"] = dict(partage["metadata"])
        return cast(CoreSchema, partage)


def _exact(valeur: Any) -> Any:
    # A binary float has already lost the cent: readers hand over Decimal, int or str, and nothing else is taken.
    if isinstance(valeur, bool | float):
        raise ValueError("un nombre exact est attendu (nombre décimal ou texte)")
    if isinstance(valeur, str):
        if not re.fullmatch(r"\s*-?\d+(\.\d+)?\s*", valeur, re.ASCII):
            raise ValueError("un nombre est attendu, avec un point décimal (1234.56)")
        return valeur.strip()
    return valeur


def _sans_signe(valeur: Decimal) -> Decimal:
    # « -0 » is zero: its sign would be printed.
    return valeur if valeur else abs(valeur)


_NOMBRE = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}]}

_Exact = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(allow_inf_nan=False, max_digits=15, decimal_places=6),
    AfterValidator(_sans_signe),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(_NOMBRE),
]
Exact = Annotated[Decimal, UneFois(_Exact)]

_Montant = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(ge=0, max_digits=15, decimal_places=2, allow_inf_nan=False),
    AfterValidator(_sans_signe),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": r"^\d+(\.\d{1,2})?$"}]}),
]
Montant = Annotated[Decimal, UneFois(_Montant)]
"""Euros, two decimals at most, never negative."""
MontantPositif = Annotated[Decimal, UneFois(Annotated[_Montant, Field(gt=0)])]
"""The same, and not zero."""

_Taux = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(ge=0, le=100, max_digits=9, decimal_places=6, allow_inf_nan=False),
    AfterValidator(_sans_signe),
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
Taux = Annotated[Decimal, UneFois(_Taux)]
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


_Jour = Annotated[
    date,
    BeforeValidator(_jour),
    WithJsonSchema({"type": "string", "format": "date"}),
]
Jour = Annotated[date, UneFois(_Jour)]
"""A calendar day, without time."""

def _imprimable(valeur: str) -> str:
    # An invisible or commanding sign in a name is a trap or an accident of copying: it never belongs on paper.
    for signe in valeur:
        if unicodedata.category(signe) in ("Cc", "Cf", "Cs", "Co", "Cn") and signe not in "\n\t\u00ad":
            raise ValueError(f"un caractère invisible (U+{ord(signe):04X}) n'est pas admis ; retapez ce texte")
    return valeur


_Texte = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S"), AfterValidator(_imprimable)]
Texte = Annotated[str, UneFois(_Texte)]
"""Non-empty text; blanks at both ends are dropped."""

PAGE_MAX = 99_999
NumeroDePage = Annotated[int, Field(ge=1, le=PAGE_MAX)]


def _pages(valeur: Any) -> Any:
    # Kept as pairs and not as a table: a model stays a value that can be compared and hashed.
    if isinstance(valeur, dict):
        for identifiant, page in valeur.items():
            if isinstance(page, bool) or not isinstance(page, int) or not 1 <= page <= PAGE_MAX:
                raise ValueError(f"la page de « {identifiant} » est un nombre entier à partir de 1")
        return tuple(sorted(valeur.items()))
    if isinstance(valeur, tuple):
        return valeur
    raise ValueError("une table est attendue, par exemple { contrat = 4 }")


_Pages = Annotated[
    tuple[tuple[Texte, int], ...],
    BeforeValidator(_pages),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "integer", "minimum": 1, "maximum": PAGE_MAX}}),
]
Pages = Annotated[
    tuple[tuple[str, int], ...],
    UneFois(_Pages),
    Field(description="Page de chaque pièce (id) qui prouve ce fait : { contrat = 4 }."),
]
"""Exhibit (id) and page (1-based) that proves a fact, in pairs; wins over ``page`` of the exhibit."""


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


OUTRE_MER = {
    "GP": "971", "MQ": "972", "GF": "973", "RE": "974", "PM": "975", "YT": "976", "BL": "977", "MF": "978",
    "TF": "984", "WF": "986", "PF": "987", "NC": "988",
}  # fmt: skip
"""ISO codes of French territories overseas, each with the figures its postcodes and communes begin with."""


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
    def en_france(self) -> bool:
        """True in France, overseas included, whether its own ISO code or « FR » is written."""
        return self.pays == "FR" or self.pays in OUTRE_MER

    @property
    def en_ligne(self) -> str:
        """« 12 rue des Tanneurs, 69003 Lyon »."""
        ville = " ".join(p for p in (self.code_postal, self.commune) if p)
        return ", ".join(p for p in (*self.lignes, ville) if p)
