"""The exhibits read for what they say, in processes of their own, so that the rules can hold the dossier against them."""

from __future__ import annotations

from dossier_juridique.croisement.lecture import BUREAUTIQUE, PieceALire, read_exhibits

__all__ = ["BUREAUTIQUE", "PieceALire", "read_exhibits"]
