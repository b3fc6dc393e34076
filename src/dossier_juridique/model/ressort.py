"""What the table of courts says of a commune."""

from __future__ import annotations

from msgspec import Struct


class Ressort(Struct, frozen=True):
    """A row of the table: commune → tribunal judiciaire → commercial court.

    ``doute`` says, in French, why it is not certain that the debtor lives in this commune; empty when it is.
    ``tribunal_judiciaire`` and ``juridiction_commerciale`` are full names with their article, ready for
    « président du … »; ``a_confirmer`` asks the user to check with the court.
    """

    code_insee: str
    commune: str
    codes_postaux: tuple[str, ...]
    departement: str
    tribunal_judiciaire: str
    juridiction_commerciale: str
    nature: str
    a_confirmer: bool
    doute: str = ""
