"""Each exhibit identified, converted and made safe, in a process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dossier_juridique.pieces.lecture import PieceDemandee, examine_pieces, hash_file

__all__ = ["PieceDemandee", "examine_pieces", "hash_file"]


def __getattr__(nom: str) -> Any:
    # The child that opens an exhibit needs the modules below, not what starts it.
    if nom in __all__:
        from dossier_juridique.pieces import lecture

        return getattr(lecture, nom)
    raise AttributeError(nom)
