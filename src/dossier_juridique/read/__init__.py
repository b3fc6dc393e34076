"""From files to values: the dossier as a mapping with its lines, the dated figures, the table of courts."""

from __future__ import annotations

from dossier_juridique.read.baremes import load_parametres
from dossier_juridique.read.dossier import Source, read, read_mapping
from dossier_juridique.read.init import create_dossier
from dossier_juridique.read.inventaire import Entree, find_dossiers
from dossier_juridique.read.ressorts import load_ressorts
from dossier_juridique.read.sequence import load_sequence

__all__ = [
    "Entree", "Source", "create_dossier", "find_dossiers", "load_parametres", "load_ressorts", "load_sequence",
    "read", "read_mapping",
]  # fmt: skip
