"""Turns of phrase made ready to be looked for: at the start of each word, the turns that may begin so.

Tried one after the other at every word, a thousand turns would cost tens of milliseconds a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

_DEPART = re.compile("(?<![\\w\x1e])[\\w\x1e+]")
_COURT = 60
"""Up to this length an alternative is compiled again for each beginning of a word: to compile takes time."""
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


def debuts(motif: str, longueur: int = 2) -> frozenset[str]:
    """The signs with which one alternative may begin, two by two; « ? » stands for any sign, and ends the entry."""
    while motif.startswith(_AUTOUR):
        motif = motif[_fin_du_groupe(motif) :]
    if not motif:
        return frozenset(("",))
    if motif[0] == "(":
        fin = _fin_du_groupe(motif)
        tetes = frozenset[str]().union(*(debuts(un, longueur) for un in choix(motif[1 : fin - 1].removeprefix("?:"))))
    elif motif[0] == "\\":
        fin, tetes = 2, frozenset((motif[1] if motif[1] in "+." else "?",))
    elif motif[0] in "[.":
        return frozenset("?")
    else:
        fin, tetes = 1, frozenset(motif[0])
    reste = motif[fin:]
    if reste[:1] in ("*", "+", "{"):
        repetes = {tete.removesuffix("?") + "?" for tete in tetes}
        absent = reste[0] == "*" or reste.startswith("{0")
        return frozenset({*repetes, "?"} if absent else repetes)
    vus: set[str] = set()
    if reste.startswith("?"):
        reste = reste[1:].removeprefix("?")
        vus |= debuts(reste, longueur)
    for tete in tetes:
        if tete.endswith("?") or len(tete) >= longueur:
            vus.add(tete)
        else:
            vus |= {tete + suite for suite in debuts(reste, longueur - len(tete))}
    return frozenset(vus)


def _peut_ouvrir(debuts_connus: frozenset[str], cle: str) -> bool:
    return any(cle.startswith(d[:-1]) if d.endswith("?") else cle.startswith(d) for d in debuts_connus)


@cache
def _trier(formes: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((un, debuts(un)) for un in choix(formes))


@cache
def _compiler(alternatives: tuple[str, ...]) -> re.Pattern[str]:
    # At the first letter that is read: « check » prints nothing, and must not pay for the lists.
    return re.compile(rf"(?:{'|'.join(alternatives)})(?!\w)".replace(" ", r"[ \n]"))


@lru_cache(maxsize=8192)
def _motifs(formes: str, cle: str) -> tuple[re.Pattern[str], ...]:
    """What to try where a word begins with these two signs; a long alternative is compiled once, whatever begins it."""
    ouverts = [un for un, connus in _trier(formes) if _peut_ouvrir(connus, cle)]
    courts = tuple(un for un in ouverts if len(un) <= _COURT)
    return ((_compiler(courts),) if courts else ()) + tuple(_compiler((un,)) for un in ouverts if len(un) > _COURT)


@lru_cache(maxsize=4)
def _departs(plie: str) -> tuple[tuple[int, str], ...]:
    return tuple((m.start(), plie[m.start() : m.start() + 2].replace("\n", " ")) for m in _DEPART.finditer(plie))


def trouver(formes: str, plie: str) -> Iterator[re.Match[str]]:
    """Every match of a list of forms that begins a word, in order; they may overlap."""
    motifs: dict[str, tuple[re.Pattern[str], ...]] = {}
    for depart, cle in _departs(plie):
        essais = motifs.get(cle)
        if essais is None:
            essais = motifs[cle] = _motifs(formes, cle)
        for motif in essais:
            trouve = motif.match(plie, depart)
            if trouve:
                yield trouve
                break


def contient(formes: str, plie: str) -> bool:
    """True when a form of the list is in the text."""
    return next(trouver(formes, plie), None) is not None
