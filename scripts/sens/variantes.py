"""Sentences made of those that the network is shown: wrapped, joined, cut.

The program reads a sentence whole, by clauses and by windows of a few words in small letters. A threat in the middle of fine
words, and a harmless piece of a sentence, are shown as such, or the network would know neither.
"""

from __future__ import annotations

import random
import re

from dossier_juridique.sens import lecteur
from scripts.sens.donnees import Phrase

ENROBEES, JOINTES, BOUTS, CLAUSES = 0.5, 0.08, 0.16, 0.12
"""Variants to a sentence, on average: of the unlawful, wrapped in lawful words; of the lawful, joined by two; some words of it;
one of its clauses."""
_COURTE = 14
"""Words of what wraps, at most."""
_LIENS = (", ", ", ", ", ", " : ", ", et ", " – ", ". ")


def _ouverte(texte: str) -> str:
    return texte.strip().rstrip(" .!?…;:,»")


def _minuscule(texte: str) -> str:
    return texte[:1].lower() + texte[1:] if texte[1:2].islower() or texte[1:2] in " '’" else texte


def _joindre(debut: str, suite: str, hasard: random.Random) -> str:
    lien = hasard.choice(_LIENS)
    return _ouverte(debut) + lien + (suite if lien == ". " else _minuscule(suite))


def _enrober(texte: str, courtes: list[str], hasard: random.Random) -> str:
    """A sentence after, before or between harmless words."""
    facon = hasard.random()
    if facon < 0.75:
        texte = _joindre(hasard.choice(courtes), texte, hasard)
    if facon > 0.55:
        texte = _joindre(texte, hasard.choice(courtes), hasard)
    return texte


def _nus(texte: str) -> list[str]:
    return re.sub(r"[^\w'’-]+", " ", texte.lower()).split()


def varier(phrases: list[Phrase], graine: int) -> list[Phrase]:
    """The variants alone, the same for the same ``graine``. A piece of an unlawful sentence is unlawful only if it is the whole
    of a short one, in small letters: which words of a longer one are the fault is not known."""
    hasard = random.Random(graine)
    permises = [p.texte for p in phrases if p.sorte == "-"]
    courtes = [t for t in permises if 3 <= len(t.split()) <= _COURTE]
    variantes: list[Phrase] = []
    for phrase in phrases:
        mots = _nus(phrase.texte)
        if phrase.sorte != "-":
            if hasard.random() < ENROBEES:
                variantes.append(phrase._replace(texte=_enrober(phrase.texte, courtes, hasard)))
            if not phrase.voile and 4 <= len(mots) <= 12:
                variantes.append(phrase._replace(texte=" ".join(mots)))
            continue
        if hasard.random() < JOINTES:
            variantes.append(Phrase(_enrober(phrase.texte, courtes, hasard), "-"))
        clauses = lecteur.clauses(lecteur.normaliser(phrase.texte))
        if clauses and hasard.random() < CLAUSES:
            variantes.append(Phrase(hasard.choice(clauses), "-"))
        if len(mots) > 6 and hasard.random() < BOUTS:
            largeur = hasard.choice((6, 6, 8, 10))
            debut = hasard.randrange(max(len(mots) - largeur, 0) + 1)
            variantes.append(Phrase(" ".join(mots[debut : debut + largeur]), "-"))
    return variantes
