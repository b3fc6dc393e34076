"""What lies ahead of a dossier, for its report: every deadline, the roads, the exhibits missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from dossier_juridique.droit.calendrier import Calendrier, calendrier
from dossier_juridique.droit.competence import ACTIVITES_ECONOMIQUES
from dossier_juridique.droit.completude import Manque, manquantes
from dossier_juridique.droit.contribution import calculer_contribution
from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.droit.voies import Orientation, orienter
from dossier_juridique.errors import FigureInconnue
from dossier_juridique.model.decompte import Decompte
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.ressort import Ressort


class Perspective(Struct, frozen=True):
    """``calendrier`` and ``orientation`` are None when a legal figure they rest on is not known that day; ``inconnue``
    then says which, in French."""

    calendrier: Calendrier | None
    orientation: Orientation | None
    manques: tuple[Manque, ...]
    inconnue: str = ""


def perspective(
    dossier: Dossier, decompte: Decompte, parametres: Parametres, au: date, ressorts: Sequence[Ressort]
) -> Perspective:
    """Seen from ``au``. A figure not known leaves its part out, and is said: the report is never lost for it."""
    try:
        delais = calendrier(dossier, parametres, au, decompte=decompte, ressorts=ressorts)
        voies = orienter(dossier, decompte, parametres, ressorts)
        retenue = voies.juridiction.retenue
        tae = retenue is not None and retenue.nature == ACTIVITES_ECONOMIQUES
        due = tae and calculer_contribution(decompte.total, dossier.creancier, parametres, au).justificatif
    except FigureInconnue as erreur:
        return Perspective(None, None, manquantes(dossier, decompte), str(erreur))
    return Perspective(delais, voies, manquantes(dossier, decompte, contribution=due))
