"""Turns of phrase made ready to be looked for: at the start of each word, the turns that may begin with its first letter.

Tried one after the other at every word, a thousand turns would cost tens of milliseconds a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

_DEPART = re.compile("(?<![\\w\x1e])[\\w\x1e+]")
_AUTOUR = ("(?<!", "(?<=", "(?!", "(?=")


def choix(motif: str) -> list[str]:
    """The alternatives of a pattern, at its outermost level."""
    trouves, debut, ouverts, classe, i = [], 0, 0, False, 0
    while i < len(motif):
        signe = motif[i]
        if signe == "\\":
            i += 1
        elif classe:
            classe = signe != "]"
        elif signe == "[":
            classe = True
        elif signe in "()":
            ouverts += 1 if signe == "(" else -1
        elif signe == "|" and not ouverts:
            trouves.append(motif[debut:i])
            debut = i + 1
        i += 1
    return [*trouves, motif[debut:]]


def _fin_du_groupe(motif: str) -> int:
    """Where the group that opens the pattern ends."""
    ouverts, classe, i = 0, False, 0
    while i < len(motif):
        signe = motif[i]
        if signe == "\\":
            i += 1
        elif classe:
            classe = signe != "]"
        elif signe == "[":
            classe = True
        elif signe in "()":
            ouverts += 1 if signe == "(" else -1
            if not ouverts:
                return i + 1
        i += 1
    return len(motif)


def initiales(motif: str) -> frozenset[str] | None:
    """The signs with which one alternative may begin; None when that cannot be told."""
    while motif.startswith(_AUTOUR):
        motif = motif[_fin_du_groupe(motif) :]
    if not motif or motif[0] in "[.":
        return None
    if motif[0] == "(":
        fin = _fin_du_groupe(motif)
        dedans = [initiales(un) for un in choix(motif[1 : fin - 1].removeprefix("?:"))]
    elif motif[0] == "\\":
        fin = 2
        dedans = [frozenset("0123456789") if motif[1] == "d" else frozenset(motif[1]) if motif[1] in "+." else None]
    else:
        fin, dedans = 1, [frozenset(motif[0])]
    reste = motif[fin:]
    if reste[:1] in ("?", "*") or reste.startswith("{0"):
        suite = reste[1:] if reste[0] != "{" else reste[reste.index("}") + 1 :]
        dedans.append(initiales(suite.removeprefix("?")))
    vus: frozenset[str] = frozenset()
    for signes in dedans:
        if signes is None:
            return None
        vus |= signes
    return vus


@cache
def _par_initiale(formes: str) -> list[tuple[str, frozenset[str] | None]]:
    return [(un, initiales(un)) for un in choix(formes)]


@lru_cache(maxsize=1024)
def _motif(formes: str, initiale: str) -> re.Pattern[str] | None:
    # At the first letter that is read: « check » prints nothing, and must not pay for the lists.
    choisis = [un for un, signes in _par_initiale(formes) if signes is None or initiale in signes]
    return re.compile(rf"(?:{'|'.join(choisis)})(?!\w)".replace(" ", r"[ \n]")) if choisis else None


@lru_cache(maxsize=4)
def _departs(plie: str) -> tuple[int, ...]:
    return tuple(m.start() for m in _DEPART.finditer(plie))


def trouver(formes: str, plie: str) -> Iterator[re.Match[str]]:
    """Every match of a list of forms that begins a word, in order; they may overlap."""
    motifs: dict[str, re.Pattern[str] | None] = {}
    for depart in _departs(plie):
        initiale = plie[depart]
        if initiale not in motifs:
            motifs[initiale] = _motif(formes, initiale)
        motif = motifs[initiale]
        trouve = motif.match(plie, depart) if motif else None
        if trouve:
            yield trouve


def contient(formes: str, plie: str) -> bool:
    """True when a form of the list is in the text."""
    return next(trouver(formes, plie), None) is not None
