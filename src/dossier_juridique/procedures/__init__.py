"""The table of procedures: one file per row. To add one, write its row and name it here; no other stage is opened."""

from __future__ import annotations

from dossier_juridique.model.dossier import Dossier
from dossier_juridique.procedures.assignation_au_fond import ASSIGNATION_AU_FOND
from dossier_juridique.procedures.declaration_de_creance import DECLARATION_DE_CREANCE
from dossier_juridique.procedures.injonction_de_payer import INJONCTION_DE_PAYER
from dossier_juridique.procedures.injonction_europeenne import INJONCTION_EUROPEENNE
from dossier_juridique.procedures.petites_creances import PETITES_CREANCES
from dossier_juridique.procedures.procedure import Procedure
from dossier_juridique.procedures.refere_provision import REFERE_PROVISION
from dossier_juridique.procedures.signification import SIGNIFICATION

PROCEDURES: tuple[Procedure, ...] = (
    INJONCTION_DE_PAYER,
    PETITES_CREANCES,
    REFERE_PROVISION,
    ASSIGNATION_AU_FOND,
    INJONCTION_EUROPEENNE,
    DECLARATION_DE_CREANCE,
    SIGNIFICATION,
)
"""In the order of the roads; what follows a decision comes last."""


def demandees(dossier: Dossier) -> tuple[str, ...]:
    """The acts of procedure a dossier asks for: the one it names, and those it calls for by itself."""
    nommee = dossier.procedure.acte if dossier.procedure else None
    return tuple(p.acte for p in PROCEDURES if p.acte == nommee or p.d_office(dossier))


__all__ = ["INJONCTION_DE_PAYER", "PROCEDURES", "Procedure", "demandees"]
