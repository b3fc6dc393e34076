"""What is known of the debtor, as values: printed in the report and kept in the manifest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Fait:
    """A fact: what, its value, the exhibit that bears it (number and page) or None, the day of the check or None."""

    quoi: str
    valeur: str
    piece: str | None = None
    page: int | None = None
    verifie_le: date | None = None


@dataclass(frozen=True, slots=True)
class Connaissance:
    """The facts, then what is missing, in French sentences."""

    faits: tuple[Fait, ...]
    manques: tuple[str, ...]
