"""Each exhibit identified, converted and made safe, in a process of its own."""

from __future__ import annotations

from dossier_juridique.pieces.lecture import PieceDemandee, examine_pieces, hash_file

__all__ = ["PieceDemandee", "examine_pieces", "hash_file"]
