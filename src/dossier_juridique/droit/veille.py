"""What ends soon or has ended: figures without a next block, rules and thresholds to read again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.droit.regle import Regle
from dossier_juridique.model.francais import jour_court, jour_long

DELAI_JOURS = 60


class Terme(Struct, frozen=True):
    """Something of the law with a last day: ``nom`` (series or rule), what to do, and where."""

    sorte: Literal["figure", "regle"]
    nom: str
    intitule: str
    dernier_jour: date
    etat: Literal["finit", "fini"]
    a_faire: str


def watch(parametres: Parametres, regles: Iterable[Regle], au: date) -> tuple[Terme, ...]:
    """Last days up to 60 days after ``au``, the oldest first. A rule already replaced is not news, and is left out."""
    limite = au + timedelta(days=DELAI_JOURS)
    termes: list[Terme] = []
    for serie in parametres.series.values():
        fin = serie.valeurs[-1].fin if serie.valeurs else au
        if fin <= limite:
            termes.append(
                Terme("figure", serie.nom, serie.intitule, fin, _etat(fin, au),
                      f"Ajoutez la valeur qui suit le {jour_court(fin)}, avec sa source, dans {serie.fichier} ou par --baremes.")
            )  # fmt: skip
    for regle in regles:
        if regle.jusqu_au is not None and au - timedelta(days=DELAI_JOURS) <= regle.jusqu_au <= limite:
            termes.append(
                Terme("regle", regle.id, regle.titre, regle.jusqu_au, _etat(regle.jusqu_au, au),
                      "Vérifiez le texte qui la remplace.")
            )  # fmt: skip
        if regle.a_relire is not None and regle.a_relire <= limite:
            veille = regle.a_relire - timedelta(days=1)
            termes.append(
                Terme("regle", regle.id, regle.titre, veille, _etat(veille, au),
                      f"Relisez {regle.article} dans sa version du {jour_long(regle.a_relire)}.")
            )  # fmt: skip
    return tuple(sorted(termes, key=lambda t: (t.dernier_jour, t.sorte, t.nom)))


def _etat(fin: date, au: date) -> Literal["finit", "fini"]:
    return "fini" if fin < au else "finit"
