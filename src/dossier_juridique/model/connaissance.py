"""What is known of the debtor, as values: printed in the report and kept in the manifest."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Fait(Struct, frozen=True):
    """A fact: what, its value, the exhibit that bears it (number and page) or None, the day of the check or None."""

    quoi: str
    valeur: str
    piece: str | None = None
    page: int | None = None
    verifie_le: date | None = None


class Connaissance(Struct, frozen=True):
    """The facts, then what is missing, in French sentences."""

    faits: tuple[Fait, ...]
    manques: tuple[str, ...]
