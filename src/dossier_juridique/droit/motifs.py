"""Turns of phrase made ready to be looked for: at the start of each word, the turns that may begin so, of those whose words
are on the page.

Tried one after the other at every word, a thousand turns would cost tens of milliseconds a page; compiled all, a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from dossier_juridique.expressions import expression

_DEPART = expression("(?<![\\w\x1e])[\\w\x1e+]")
_LITTERAL = 3
"""A run of fewer signs is in every page."""
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


def litteraux(motif: str) -> tuple[str, ...]:
    """Runs of signs that every match of one alternative holds: those written outside groups, classes and repetitions."""
    trouves, suite, i = [], "", 0
    while i < len(motif):
        signe = motif[i]
        if signe not in "([\\ .+?*{^$":
            suite += signe
            i += 1
            continue
        if signe in "?*{":
            suite = suite[:-1]  # perhaps absent
        trouves.append(suite)
        suite = ""
        if signe == "(":
            i += _fin_du_groupe(motif[i:])
        elif signe == "[":
            i = motif.index("]", i + 2) + 1
        elif signe == "{":
            i = motif.index("}", i) + 1
        else:
            i += 2 if signe == "\\" else 1
    return tuple(run for run in (*trouves, suite) if len(run) >= _LITTERAL)


@cache
def _trier(formes: str) -> tuple[dict[str, list[int]], list[tuple[str, int]], list[tuple[str, tuple[str, ...]]]]:
    """The alternatives with what each must hold, and their ranks: by the two signs that begin them, then by those that say
    less."""
    uns = [(un, litteraux(un)) for un in choix(formes)]
    exactes: dict[str, list[int]] = {}
    vagues: list[tuple[str, int]] = []
    for rang, (un, _) in enumerate(uns):
        for tete in debuts(un):
            if len(tete) == 2 and tete[1] != "?":
                exactes.setdefault(tete, []).append(rang)
            else:
                vagues.append((tete.removesuffix("?"), rang))
    return exactes, vagues, uns


@cache
def _compiler(alternative: str) -> re.Pattern[str]:
    # When a page first has its words: most of a thousand alternatives are never compiled, and to compile takes time.
    return re.compile(rf"(?:{alternative})(?!\w)".replace(" ", r"[ \n]"))


@lru_cache(maxsize=8192)
def _ouvertes(formes: str, cle: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The alternatives to try where a word begins with these two signs, in their order."""
    exactes, vagues, uns = _trier(formes)
    rangs = {*exactes.get(cle, ()), *(rang for tete, rang in vagues if cle.startswith(tete))}
    return tuple(uns[rang] for rang in sorted(rangs))


@lru_cache(maxsize=4)
def _departs(plie: str) -> tuple[tuple[int, str], ...]:
    return tuple((m.start(), plie[m.start() : m.start() + 2].replace("\n", " ")) for m in _DEPART.finditer(plie))


def trouver(formes: str, plie: str) -> Iterator[re.Match[str]]:
    """Every match of a list of forms that begins a word, in order; they may overlap."""
    motifs: dict[str, tuple[re.Pattern[str], ...]] = {}
    for depart, cle in _departs(plie):
        essais = motifs.get(cle)
        if essais is None:
            ouvertes = (un for un, mots in _ouvertes(formes, cle) if all(mot in plie for mot in mots))
            essais = motifs[cle] = tuple(_compiler(un) for un in ouvertes)
        for motif in essais:
            trouve = motif.match(plie, depart)
            if trouve:
                yield trouve
                break


def contient(formes: str, plie: str) -> bool:
    """True when a form of the list is in the text."""
    return next(trouver(formes, plie), None) is not None
