"""What rules of language make of the reader by meaning (``Examen.avis``): two readers that agree hold the act; what the lists
alone take is held too, unless the other finds every few words of it harmless; where the other alone suspects, a person decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any

from dossier_juridique.droit.liste_du_ton import Liste
from dossier_juridique.droit.regle import Examen
from dossier_juridique.droit.texte_imprime import plier
from dossier_juridique.droit.ton import Passage, noms_a_passer, passages
from dossier_juridique.expressions import expression
from dossier_juridique.model.avis import Avis, Sens
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_NON_LETTRES = expression(r"[\W_]+")
_PRESENTS = (
    "ador|admir|assur|compar|confer|consider|couvr|declar|decouvr|delivr|demeur|demontr|desir|differ"
    "|encour|enregistr|entr|esper|factur|figur|gar|ger|honor|ignor|inspir|jur|liber|livr|mesur|montr|offr|oper|ouvr"
    "|parcour|prefer|prepar|procur|rassur|recuper|recour|recouvr|refactur|refer|reiter|rencontr|rentr"
    "|repar|requer|respir|retir|rouvr|separ|serr|souffr|sugger|tir|toler|transfer|vir"
)
"""Stems in -r, whose present (« nous déclarons ») ends as a future does."""
_NOMS = "affront|bras|camera|embarras|environs|extra|front|gras|opera|patrons|vignerons|vrai"
_AVENIR = expression(
    rf"(?<!\w)(?!(?:{_NOMS}|(?:{_PRESENTS})(?:ons|ez))(?!\w))\w{{2,}}(?:rons|rai|ras|ra|rez|ront)(?!\w)"
)
"""What is announced is let go by the other reader only where it has no doubt."""

_RESERVES = frozenset((Liste.T4, Liste.T6, Liste.T7))
"""Lists whose rules hold by a réserve."""
_REMEDE = composer(
    "Récrivez cette phrase ; si elle ne dit rien d'interdit, levez la réserve dans le dossier : [[levees]], avec regle (celle "
    "citée ici), phrase (toute la phrase de votre modèle), motif, nom et date."
)


@lru_cache(maxsize=4096)
def _nu(texte: str) -> str:
    return _NON_LETTRES.sub("", plier(texte)[0])


@lru_cache(maxsize=8)
def _lus(avis: tuple[Avis, ...]) -> tuple[tuple[str, Avis], ...]:
    return tuple((_nu(a.phrase), a) for a in avis)


def annonce(phrase: str) -> bool:
    """Whether the sentence says what will be."""
    return _AVENIR.search(plier(phrase)[0]) is not None


def allegement(examen: Examen, passage: Passage) -> dict[str, Any]:
    """What lightens a finding on a passage that stands whole in sentences of the office which the other reader finds harmless:
    ``OBSERVATION``, or where it says what will be, unless there is no doubt of it, a ``RESERVE``, which a lift of that sentence
    covers. Empty, the gravity of the rule, otherwise, and for what is the look of the page."""
    haut = sum(signe.isupper() for signe in passage.forme) * 2 > sum(signe.isalpha() for signe in passage.forme)
    if not examen.avis or haut:
        return {}
    forme, phrase = _nu(passage.forme), _nu(passage.phrase)
    lus = [avis for nu, avis in _lus(examen.avis) if forme in nu and (nu in phrase or phrase in nu)]
    if not lus or not all(avis.sens.sans_reproche for avis in lus):
        return {}
    if not annonce(lus[0].phrase) or all(avis.sens is Sens.PERMIS for avis in lus):
        return {"gravite": Gravite.OBSERVATION}
    # A réserve already, it is lifted as any other.
    if passage.liste in _RESERVES:
        return {}
    return {"gravite": Gravite.RESERVE, "phrase": lus[0].phrase, "remede": _REMEDE}


def restes(examen: Examen, sens: Sens, muettes: Collection[Liste]) -> Iterator[Avis]:
    """The sentences thought so of, that no list takes: those it takes have their finding already. ``muettes``: the lists whose
    rules say nothing on this dossier."""
    mandataire = examen.dossier.mandataire
    titres = {mandataire.type} if mandataire else set()
    parlent = [(liste, noms_a_passer(examen.dossier, liste)) for liste in Liste if liste not in muettes]
    for avis in examen.avis:
        if avis.sens is sens and not any(passages((avis.phrase,), liste, noms, titres) for liste, noms in parlent):
            yield avis
