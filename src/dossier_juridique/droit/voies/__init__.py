"""Every road open or closed to a dossier, with reasons and articles, costs, avocat, prescription, and the court.

It states and computes; the choice stays with the person. Adding a road is a function of ``Situation`` and a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.droit.voies.assignations import assignation_au_fond, refere_provision
from dossier_juridique.droit.voies.creances_incontestees import creances_incontestees
from dossier_juridique.droit.voies.declaration_de_creance import declaration_de_creance
from dossier_juridique.droit.voies.injonction_de_payer import injonction_de_payer
from dossier_juridique.droit.voies.injonction_europeenne import injonction_europeenne
from dossier_juridique.droit.voies.juridiction import Proposition
from dossier_juridique.droit.voies.petites_creances import petites_creances
from dossier_juridique.droit.voies.situation import Situation, lire
from dossier_juridique.droit.voies.voie import Frais, Motif, Sens, Voie
from dossier_juridique.model.decompte import Decompte, Totaux
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.ressort import Ressort

VOIES: tuple[Callable[[Situation], Voie], ...] = (
    injonction_de_payer,
    petites_creances,
    creances_incontestees,
    refere_provision,
    assignation_au_fond,
    injonction_europeenne,
    declaration_de_creance,
)
"""The roads, in the order they are shown. The order is not a preference."""


class Orientation(Struct, frozen=True):
    """The roads of a dossier, the court proposed and the claim (euros) they are read on."""

    juridiction: Proposition
    totaux: Totaux
    voies: tuple[Voie, ...]

    def voie(self, identifiant: str) -> Voie:
        """The road of that id; StopIteration is a defect of ours."""
        return next(v for v in self.voies if v.id == identifiant)


def orienter(
    dossier: Dossier, decompte: Decompte, parametres: Parametres, ressorts: Sequence[Ressort] = ()
) -> Orientation:
    """All the roads at ``decompte.au``. ``ressorts``: rows of the debtor's commune (none: no court is proposed).

    ``FigureInconnue`` (exit 4) when a threshold that decides is not known that day; an unknown fee is only said.
    """
    situation = lire(dossier, decompte, parametres, ressorts)
    return Orientation(situation.proposition, decompte.totaux, tuple(voie(situation) for voie in VOIES))


__all__ = ["VOIES", "Frais", "Motif", "Orientation", "Proposition", "Sens", "Situation", "Voie", "orienter"]
