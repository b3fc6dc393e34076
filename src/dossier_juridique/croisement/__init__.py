"""The exhibits read for what they say, in processes of their own, so that the rules can hold the dossier against them."""

from __future__ import annotations

from dossier_juridique.croisement.lecture import PieceALire, read_exhibits

__all__ = ["PieceALire", "read_exhibits"]
