"""What rules of language make of the reader by meaning (``Examen.avis``): two readers that agree hold the act; where one of
them sees nothing, a person decides; where the lists take what the other finds harmless, it is said and not held.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dossier_juridique.droit.liste_du_ton import Liste
from dossier_juridique.droit.regle import Examen
from dossier_juridique.droit.texte_imprime import plier
from dossier_juridique.droit.ton import Passage, passages
from dossier_juridique.expressions import expression
from dossier_juridique.model.avis import Avis, Sens
from dossier_juridique.model.constat import Gravite

_NON_LETTRES = expression(r"[\W_]+")


@lru_cache(maxsize=512)
def _nu(texte: str) -> str:
    return _NON_LETTRES.sub("", plier(texte)[0])


def gravite_du_passage(examen: Examen, passage: Passage) -> Gravite | None:
    """For a passage that stands whole in sentences of the office: ``OBSERVATION`` where the other reader finds them harmless,
    ``RESERVE`` where it sees nothing in them; None, the gravity of the rule, otherwise, and for what is the look of the page."""
    if passage.forme.isupper():
        return None
    forme, phrase = _nu(passage.forme), _nu(passage.phrase)
    lus = {avis.sens for avis in examen.avis if forme in (nu := _nu(avis.phrase)) and (nu in phrase or phrase in nu)}
    if not lus or not lus <= {Sens.ANODIN, Sens.INCERTAIN}:
        return None
    return Gravite.OBSERVATION if lus == {Sens.ANODIN} else Gravite.RESERVE


def restes(examen: Examen, sens: Sens) -> Iterator[Avis]:
    """The sentences thought so of, that no list takes: those it takes have their finding already."""
    for avis in examen.avis:
        if avis.sens is sens and not any(passages((avis.phrase,), liste) for liste in Liste):
            yield avis
