"""The figures of a text: every sum, rate, day and delay that a reader takes for a fact, however it is written. Pure."""

from __future__ import annotations

from dossier_juridique.droit.chiffres.contextes import admis
from dossier_juridique.droit.chiffres.delais import delais
from dossier_juridique.droit.chiffres.jours import jours
from dossier_juridique.droit.chiffres.lecture import Chiffre, Genre
from dossier_juridique.droit.chiffres.montants import montants, taux
from dossier_juridique.droit.chiffres.nombres import aplatir, nombres
from dossier_juridique.droit.chiffres.roles import Role, desaccords, role

__all__ = ["Chiffre", "Genre", "Role", "admis", "aplatir", "desaccords", "lire_chiffres", "nombres", "role"]


def lire_chiffres(plat: str) -> tuple[Chiffre, ...]:
    """Every figure of a flat text (``aplatir``), in its order."""
    lus = nombres(plat)
    chiffres = [*montants(plat, lus), *taux(plat, lus), *jours(plat, lus), *delais(plat, lus)]
    return tuple(sorted(chiffres, key=lambda c: (c.debut, c.fin)))
