"""Exhibits stamped one by one, and the filing in one file. See ``liasse``."""

from dossier_juridique.assemble.liasse import assemble, stamp_pieces

__all__ = ["assemble", "stamp_pieces"]
