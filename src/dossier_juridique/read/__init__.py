"""From files to values: the dossier as a mapping with its lines, the dated figures, the table of courts."""

from __future__ import annotations

from dossier_juridique.read.baremes import load_parametres
from dossier_juridique.read.dossier import Source, read, read_mapping
from dossier_juridique.read.init import create_dossier
from dossier_juridique.read.inventaire import FICHIERS, Entree, find_dossiers
from dossier_juridique.read.ressorts import load_ressorts
from dossier_juridique.read.table import FORMATS as TABLES
from dossier_juridique.read.table import DossierDeTable, read_table

__all__ = [
    "FICHIERS", "TABLES", "DossierDeTable", "Entree", "Source", "create_dossier", "find_dossiers", "load_parametres",
    "load_ressorts", "read", "read_mapping", "read_table",
]  # fmt: skip
