"""What a reader by meaning thinks of a sentence: a value, made outside the core and read by its rules."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Sens(StrEnum):
    """``SUSPECT``: like the sentences that the law does not allow; ``DOUTEUX``: nearer to them than most; ``ANODIN``: like
    those that it allows; ``PERMIS``: so, whole and in each of its parts, with no doubt; ``INCERTAIN``: in between."""

    SUSPECT = "suspect"
    DOUTEUX = "douteux"
    INCERTAIN = "incertain"
    ANODIN = "anodin"
    PERMIS = "permis"

    @property
    def sans_reproche(self) -> bool:
        """Whether it is like the sentences that the law allows."""
        return self in (Sens.ANODIN, Sens.PERMIS)


class Avis(Struct, frozen=True):
    """One sentence as printed, the code of the list it would belong to (``Liste``), and what is thought of it."""

    phrase: str
    liste: str
    sens: Sens
