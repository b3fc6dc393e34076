"""Dated legal figures: a value, its first and last day, its text, its link. No answer beyond the last day.

A series is a tuple of ``Valeur`` in order; loading refuses a gap or an overlap. The files are ``droit/baremes/*.toml``;
an office adds figures with ``--baremes DIR`` (same form, same checks).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.errors import DossierInvalide, FigureInconnue
from dossier_juridique.model.francais import jour_court, jour_long


class Valeur(Struct, frozen=True):
    """One figure in force from ``debut`` to ``fin``, both counted."""

    debut: date
    fin: date
    valeur: Decimal
    texte: str
    lien: str
    confiance: str = "B"


class Serie(Struct, frozen=True):
    """A figure through time. ``fichier`` is where a missing block is to be added. From ``par_semestre_des`` on, the law
    keeps one value for each half-year: a longer block would guess the next one, a shorter one would not be read."""

    nom: str
    intitule: str
    unite: str
    article: str
    fichier: str
    valeurs: tuple[Valeur, ...]
    par_semestre_des: date | None = None

    def __post_init__(self) -> None:
        for avant, apres in zip(self.valeurs, self.valeurs[1:], strict=False):
            if apres.debut <= avant.fin or (apres.debut - avant.fin).days != 1:
                sorte = "chevauchement" if apres.debut <= avant.fin else "trou"
                raise DossierInvalide(
                    f"{sorte} entre le {jour_court(avant.fin)} et le {jour_court(apres.debut)} "
                    f"dans le barème « {self.nom} »",
                    lieu=self.fichier,
                    remede="Chaque bloc [[series.valeurs]] commence le lendemain de la fin du précédent.",
                )
        for valeur in self.valeurs:
            if valeur.fin < valeur.debut or not valeur.texte.strip():
                raise DossierInvalide(
                    f"le bloc du {jour_court(valeur.debut)} du barème « {self.nom} » n'a pas de source, ou finit avant "
                    "de commencer",
                    lieu=self.fichier,
                    remede="Indiquez « texte » (la source) et un dernier jour « fin » postérieur à « debut ».",
                )
            if self.par_semestre_des and valeur.fin >= self.par_semestre_des and not _est_un_semestre(valeur):
                raise DossierInvalide(
                    f"le bloc du {jour_court(valeur.debut)} au {jour_court(valeur.fin)} du barème « {self.nom} » ne couvre "
                    "pas exactement un semestre",
                    lieu=self.fichier,
                    remede="La loi retient une valeur par semestre : un bloc du 1er janvier au 30 juin, un autre du "
                    "1er juillet au 31 décembre.",
                )

    def a(self, jour: date) -> Valeur:
        """The figure in force that day; ``FigureInconnue`` (exit 4) outside the known days."""
        rang = bisect_right(self.valeurs, jour, key=lambda v: v.debut) - 1
        if rang >= 0 and self.valeurs[rang].fin >= jour:
            return self.valeurs[rang]
        raise FigureInconnue(
            f"{self.intitule} : aucune valeur connue au {jour_long(jour)}",
            lieu=self.fichier,
            remede=f"Ajoutez un bloc [[series.valeurs]] avec sa source dans {self.fichier}, ou donnez la série "
            f"« {self.nom} » par --baremes DIR (voyez le README).",
        )


def _est_un_semestre(valeur: Valeur) -> bool:
    bornes = ((valeur.debut.month, valeur.debut.day), (valeur.fin.month, valeur.fin.day))
    return valeur.debut.year == valeur.fin.year and bornes in (((1, 1), (6, 30)), ((7, 1), (12, 31)))


class Parametres(Struct, frozen=True):
    """All the series, by name."""

    series: Mapping[str, Serie]

    def serie(self, nom: str) -> Serie:
        """The series of that name; KeyError is a defect of ours."""
        return self.series[nom]

    def a(self, nom: str, jour: date) -> Decimal:
        """Value of a series that day."""
        return self.series[nom].a(jour).valeur
