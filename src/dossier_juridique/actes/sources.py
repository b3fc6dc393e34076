"""The published figures on which a décompte rests, each with its text and its days in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.droit.parametres import Parametres, Valeur
from dossier_juridique.expressions import expression
from dossier_juridique.model.decompte import Decompte, Nature

_SERIES = {
    "BCE": ("taux_bce",),
    "intérêt légal": ("taux_interet_legal_professionnels",),
    "trois fois": ("taux_interet_legal_professionnels", "taux_bce"),
}
"""Series of figures named by the first words of the origin of a segment."""
_SITE = expression(r" \([^)]*\w\.(?:fr|com|eu|org|si)\b[^)]*\)")


class Publiee(Struct, frozen=True):
    """A figure in force from ``du`` to ``au``, and the text that published it, empty when unknown."""

    du: date
    au: date
    valeur: Decimal
    texte: str


class Source(Struct, frozen=True):
    """A series of figures used: what it is, its article, its unit, and its values, oldest first."""

    intitule: str
    article: str
    unite: str
    valeurs: tuple[Publiee, ...]


def sources(decompte: Decompte, parametres: Parametres) -> Iterator[Source]:
    """Every published figure the décompte rests on, once, by series."""
    utilisees: dict[str, dict[date, Valeur]] = {}
    departs = {etat.rang: etat.echeance.depart for etat in decompte.factures}
    for ligne in decompte.lignes:
        for segment in ligne.segments:
            for nom in _series(segment.origine):
                valeur = parametres.serie(nom).a(segment.du)
                utilisees.setdefault(nom, {})[valeur.debut] = valeur
        if ligne.nature is Nature.INDEMNITE and ligne.rang is not None:
            premier = departs[ligne.rang] + timedelta(days=1)
            valeur = parametres.serie("indemnite_forfaitaire").a(premier)
            utilisees.setdefault("indemnite_forfaitaire", {})[valeur.debut] = valeur
    for nom, valeurs in utilisees.items():
        serie = parametres.serie(nom)
        publiees = tuple(
            Publiee(v.debut, v.fin, v.valeur, _publie(v.texte)) for _, v in sorted(valeurs.items())
        )
        yield Source(serie.intitule, serie.article, serie.unite, publiees)


def _publie(texte: str) -> str:
    """The text that published a figure, without the notes the office keeps for itself after it."""
    premier = _SITE.sub("", texte.split(" ; ")[0]).strip()
    if "non retrouvé" in premier:
        return ""
    return re.sub(r"\(?\S*\w\.(?:fr|com|eu|org|si)\b\S*", "", premier).strip(" ,;") or "source en ligne, voir le manifeste"


def _series(origine: str) -> tuple[str, ...]:
    return next((series for debut, series in _SERIES.items() if origine.startswith(debut)), ())
