"""Every deadline of a dossier, as values: prescription, answer to the mise en demeure, periods of the procedure.

Three dates for each (CPC, art. 641 and 642): ``terme`` raw, ``terme_reporte`` moved over non-working days where the text
allows it, ``terme_prudent`` the last working day not after ``terme``. What the user must do is announced at the prudent
date and said missed only after the moved one; what the user must wait for ends on the moved date. Lengths are dated
figures: outside their known days, ``FigureInconnue``. What cannot be counted is said, never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dossier_juridique.droit.calendrier import creance, procedure
from dossier_juridique.droit.calendrier.delai import (
    JOURS_PROCHE,
    JOURS_PROCHE_PRESCRIPTION,
    Calendrier,
    Delai,
    Etat,
    NonCalcule,
    Vue,
)
from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.model.decompte import Decompte
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.ressort import Ressort


def calendrier(
    dossier: Dossier,
    parametres: Parametres,
    au: date,
    *,
    decompte: Decompte | None = None,
    ressorts: Sequence[Ressort] = (),
) -> Calendrier:
    """All the deadlines of the dossier seen from ``au``. ``FigureInconnue`` (exit 4) when a length is not known.

    ``decompte`` only tells what is paid and whether an avocat is required: without it (a rate not yet published, say)
    the deadlines are counted all the same, on the cautious side. ``ressorts``: rows of the debtor's commune, for a
    court that the dossier does not name.
    """
    vue = Vue(dossier, parametres, au, decompte, ressorts)
    trouves = [
        *creance.prescription(vue),
        *creance.execution_du_titre(vue),
        *creance.reponse_mise_en_demeure(vue),
        *creance.procedure_collective(vue),
    ]
    if dossier.procedure is not None:
        trouves += procedure.consignation_frais(vue, dossier.procedure)
        trouves += procedure.assignation(vue, dossier.procedure)
        trouves += procedure.ordonnance(vue, dossier.procedure)
        trouves += procedure.opposition_formee(vue, dossier.procedure)
    delais = sorted((t for t in trouves if isinstance(t, Delai)), key=lambda d: (d.annonce, d.id, d.factures))
    return Calendrier(tuple(delais), tuple(t for t in trouves if isinstance(t, NonCalcule)))


__all__ = [
    "JOURS_PROCHE",
    "JOURS_PROCHE_PRESCRIPTION",
    "Calendrier",
    "Delai",
    "Etat",
    "NonCalcule",
    "calendrier",
]
