"""The lists of forms that a letter must not carry, by name."""

from __future__ import annotations

from enum import StrEnum


class Liste(StrEnum):
    """T1: look of an act of justice; T2: threat; T3: seizure; T4: language; T5: costs laid on the debtor; T6: steps given
    as taken; T7: an effect that the law does not have."""

    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    T4 = "T4"
    T5 = "frais"
    T6 = "démarches"
    T7 = "droit inexact"
