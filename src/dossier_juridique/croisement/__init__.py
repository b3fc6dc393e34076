"""The exhibits read for what they say, in processes of their own, so that the rules can hold the dossier against them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dossier_juridique.croisement.lecture import PieceALire, read_exhibits

__all__ = ["PieceALire", "read_exhibits"]


def __getattr__(nom: str) -> Any:
    # The child that opens an exhibit needs the modules below, not what starts it.
    if nom in __all__:
        from dossier_juridique.croisement import lecture

        return getattr(lecture, nom)
    raise AttributeError(nom)
