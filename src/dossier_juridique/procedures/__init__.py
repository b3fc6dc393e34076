"""The table of procedures: one file per row. To add one, write its row and name it here; no other stage is opened."""

from __future__ import annotations

from dossier_juridique.actes.bordereau import numeroter
from dossier_juridique.actes.matiere import PieceAuBordereau
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.procedures.assignation_au_fond import ASSIGNATION_AU_FOND
from dossier_juridique.procedures.declaration_de_creance import DECLARATION_DE_CREANCE
from dossier_juridique.procedures.injonction_de_payer import INJONCTION_DE_PAYER
from dossier_juridique.procedures.procedure import Procedure
from dossier_juridique.procedures.refere_provision import REFERE_PROVISION

PROCEDURES: tuple[Procedure, ...] = (
    INJONCTION_DE_PAYER,
    REFERE_PROVISION,
    ASSIGNATION_AU_FOND,
    DECLARATION_DE_CREANCE,
)
"""In the order of the roads; what follows a decision comes last."""


def demandees(dossier: Dossier) -> tuple[str, ...]:
    """The acts of procedure a dossier asks for: the one it names, and those it calls for by itself."""
    nommee = dossier.procedure.acte if dossier.procedure else None
    return tuple(p.acte for p in PROCEDURES if p.acte == nommee or p.d_office(dossier))


def ranger(dossier: Dossier) -> tuple[PieceAuBordereau, ...]:
    """The exhibits numbered in the order of the procedure of the dossier."""
    tetes = [p.tete for p in PROCEDURES if p.acte in demandees(dossier)]
    return numeroter(dossier, tetes[0] if tetes else ())


__all__ = ["INJONCTION_DE_PAYER", "PROCEDURES", "Procedure", "demandees", "ranger"]
