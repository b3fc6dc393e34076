"""What a machine reads of an exhibit: the text of its pages, the data of its electronic invoice. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from msgspec import Struct

from dossier_juridique.model.facture_lue import FactureLue

LISIBLE_A_PARTIR_DE = 25
"""Letters and digits under which an exhibit is held to say nothing: a page number, a stray stamp."""


class LectureDePiece(Struct, frozen=True):
    """One exhibit, read. ``pages``: the text of each page, lines kept, empty for a scan.

    ``facture``: the data of the electronic invoice it carries, or None. ``refus``: why nothing was read, in French,
    or empty. ``coupee``: the exhibit is longer than what was read.
    """

    id: str
    pages: tuple[str, ...] = ()
    facture: FactureLue | None = None
    refus: str = ""
    coupee: bool = False

    @property
    def lisible(self) -> bool:
        """True when its pages say something to a machine."""
        # Counted no further than needed: an exhibit may hold a thousand pages.
        signes = (c for page in self.pages for c in page if c.isalnum())
        return sum(1 for _ in islice(signes, LISIBLE_A_PARTIR_DE)) >= LISIBLE_A_PARTIR_DE

    @property
    def muettes(self) -> tuple[int, ...]:
        """The 1-based pages without text."""
        return tuple(n for n, page in enumerate(self.pages, 1) if not any(c.isalnum() for c in page))


Lectures = Mapping[str, LectureDePiece]
"""Exhibit id → its reading."""
