"""The figures of a text: every sum, rate, day and delay that a reader takes for a fact, however it is written. Pure."""

from __future__ import annotations

from dossier_juridique.droit.chiffres.attribution import mal_attribues
from dossier_juridique.droit.chiffres.colonnes import GENRES, Colonne, colonnes
from dossier_juridique.droit.chiffres.conditions import conditions
from dossier_juridique.droit.chiffres.contextes import admis
from dossier_juridique.droit.chiffres.delais import delais
from dossier_juridique.droit.chiffres.jours import jours
from dossier_juridique.droit.chiffres.lecture import Chiffre, Genre
from dossier_juridique.droit.chiffres.montants import montants, taux
from dossier_juridique.droit.chiffres.multiples import multiples
from dossier_juridique.droit.chiffres.natures import Role
from dossier_juridique.droit.chiffres.nombres import aplatir, nombres
from dossier_juridique.droit.chiffres.phrases import autour, avant_dans_la_phrase, exige
from dossier_juridique.droit.chiffres.references import references, squeeze
from dossier_juridique.droit.chiffres.roles import desaccords, role
from dossier_juridique.droit.chiffres.termes import convient

__all__ = [
    "GENRES",
    "Chiffre",
    "Colonne",
    "Genre",
    "Role",
    "admis",
    "aplatir",
    "autour",
    "avant_dans_la_phrase",
    "colonnes",
    "convient",
    "desaccords",
    "exige",
    "lire_chiffres",
    "mal_attribues",
    "nombres",
    "role",
    "squeeze",
]


def lire_chiffres(plat: str) -> tuple[Chiffre, ...]:
    """Every figure of a flat text (``aplatir``), in its order."""
    lus = nombres(plat)
    chiffres = [
        *montants(plat, lus), *taux(plat, lus), *jours(plat, lus), *delais(plat, lus), *multiples(plat), *references(plat),
        *conditions(plat),
    ]  # fmt: skip
    return tuple(sorted(chiffres, key=lambda c: (c.debut, c.fin)))
