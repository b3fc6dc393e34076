"""From files to values: the dossier as a mapping with its lines, the dated figures, the table of courts.

New dossiers, tables and sequences are imported from ``read.init``, ``read.table`` and ``read.sequence`` by who needs them.
"""

from __future__ import annotations

from dossier_juridique.read.baremes import load_parametres
from dossier_juridique.read.dossier import FICHIERS, Source, as_day, as_path, read, read_mapping
from dossier_juridique.read.inventaire import Entree, find_dossiers, find_skipped
from dossier_juridique.read.ressorts import load_ressorts

__all__ = [
    "FICHIERS", "Entree", "Source", "as_day", "as_path", "find_dossiers", "find_skipped", "load_parametres", "load_ressorts",
    "read", "read_mapping",
]  # fmt: skip
