"""The printed pages as rules of language read them: running text, folded text, sentences, and the passage to quote.

Read once for all the lists: five of them, and other rules, look at the same pages.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from dossier_juridique.droit.textes import L111_8_ALINEA_3, TEXTES_REPRODUITS
from dossier_juridique.expressions import expression

# A sentence ends at a blank line, an item, « ! ? ; », or a full stop that does not close an abbreviation.
_FIN_DE_PHRASE = expression(
    r"\n|[!?;]+(?=\s)|(?<!\b[a-z])(?<!\bart)(?<!\bcom)(?<!\bciv)(?<!\bpen)(?<!\bal)(?<!\bmme)(?<!\bno)\.(?=\s|$)"
)
_ALINEA = expression(r"\n\s*[-\u2013\u2014\u2022*\u25aa]\s+|\n\s*\n")
_COUPURE = expression(
    r"(?<=\w)[-\u2010\u2011][ \t]*\n\s*(?=[a-zà-öø-ÿœ])|(?<=[A-ZÀ-Þ]{2})[-\u2010\u2011][ \t]*\n\s*(?=[A-ZÀ-Þ]{2})"
)
_INVISIBLES = expression(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_LIGATURES = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "\u2019": "'", "\u02bc": "'", "\u2018": "'", "\u2010": "-",
              "\u2011": "-", "º": "°"}  # fmt: skip
MASQUE = "\x1f"
_QUALIFIE = expression(
    r"(?<!\w)(?:une?|quels?|quelles?|pareil(?:le)?s?|vrai(?:e|es|s)?|sales?|petite?s?|gros(?:se)?|(?:especes?|bandes?|tas) de"
    r"|comme des|etes (?:des )?)[ \n]$"
)
"""« un bandit » is no name, whatever the name of the debtor."""
_DETERMINE = expression(_QUALIFIE.pattern + r"|(?<!\w)(?:(?:les?|la|des|ces?|cet|cette|du|au|notre|nos|votre|vos)[ \n]|l')$")
"""Nor is « l'huissier », when the name is that word alone."""
_LARGEUR = 160
_PHRASE_MAX = 1200
"""A sentence longer than this is read around the match alone: a hostile page is one sentence of 100 kB."""


class Lecture(Struct, frozen=True):
    """``texte`` as printed, made whole; ``plie`` folded, names hidden; ``places[i]`` where ``plie[i]`` comes from.

    ``debuts`` and ``fins`` are the places in ``plie`` after and before each end of a sentence.
    """

    texte: str
    plie: str
    places: tuple[int, ...]
    debuts: tuple[int, ...]
    fins: tuple[int, ...]

    def phrase(self, debut: int, fin: int) -> tuple[int, int]:
        """Bounds, in ``plie``, of the sentence around a match."""
        avant, apres = bisect_right(self.debuts, debut), bisect_left(self.fins, fin)
        gauche = self.debuts[avant - 1] if avant else 0
        return gauche, self.fins[apres] if apres < len(self.fins) else len(self.plie)

    def imprime(self, debut: int, fin: int) -> str:
        """What was printed between two places of ``plie``."""
        return self.texte[self.places[debut] : self.places[fin - 1] + 1] if fin > debut else ""

    def place(self, place_imprimee: int) -> int:
        """The place in ``plie`` of a sign of ``texte``."""
        return bisect_left(self.places, place_imprimee)


def autour(gauche: int, droite: int, debut: int, fin: int) -> tuple[int, int]:
    """The bounds of a sentence, brought nearer to the match when it is too long to be one."""
    return max(gauche, debut - _PHRASE_MAX // 2), min(droite, fin + _PHRASE_MAX // 2)


def lisser(pages: Sequence[str]) -> str:
    """The pages as running text: words cut at line ends made whole, one space between words, one line a paragraph."""
    texte = _COUPURE.sub("", _INVISIBLES.sub("", "\n\n".join(pages)))
    paragraphes = (" ".join(p.split()) for p in _ALINEA.split(texte))
    return "\n".join(p for p in paragraphes if p)


def plier(texte: str) -> tuple[str, tuple[int, ...]]:
    """Text without case or accents, and for each of its characters the place it came from.

    Remembered: each of the lists reads the same pages, and the same names are hidden in every letter.
    """
    return _plier_un_nom(texte) if len(texte) <= _NOM_MAX else _plier_des_pages(texte)


@lru_cache(maxsize=1024)
def _plier_un_signe(lettre: str) -> str:
    rendu = _LIGATURES.get(lettre) or unicodedata.normalize("NFKD", lettre)
    signes = (s for s in rendu.casefold() if not unicodedata.combining(s))
    return "".join(" " if s.isspace() and s != "\n" else s for s in signes)


def _plier(texte: str) -> tuple[str, tuple[int, ...]]:
    rendus = [_plier_un_signe(lettre) for lettre in texte]
    plie = "".join(rendus)
    if len(plie) == len(texte) and all(rendus):
        return plie, tuple(range(len(texte)))
    return plie, tuple(place for place, rendu in enumerate(rendus) for _ in rendu)


_NOM_MAX = 400
_plier_un_nom = lru_cache(maxsize=512)(_plier)
_plier_des_pages = lru_cache(maxsize=2)(_plier)


def passages_des_noms(noms: tuple[str, ...], plie: str) -> Iterator[re.Match[str]]:
    """Where names and reproduced texts stand in a folded text, whatever their blanks: the first, then the longest.

    The texts are the same for all dossiers, and long: their pattern is made once, apart from that of the names.
    """
    restent = [(motif, motif.search(plie)) for motif in (_motif_des_textes(), _motif_des_noms(noms)) if motif is not None]
    while trouves := [trouve for _, trouve in restent if trouve is not None]:
        premier = min(trouves, key=lambda trouve: (trouve.start(), -trouve.end()))
        yield premier
        restent = [
            (motif, motif.search(plie, premier.end()) if trouve is not None and trouve.start() < premier.end() else trouve)
            for motif, trouve in restent
        ]


@cache
def _motif_des_textes() -> re.Pattern[str] | None:
    # The last words of L. 111-8 alone too: a page break inside the quotation must not make of it an insult.
    return _motif({*TEXTES_REPRODUITS, L111_8_ALINEA_3.rsplit("exposés", 1)[-1]})


@lru_cache(maxsize=8)
def _motif_des_noms(noms: tuple[str, ...]) -> re.Pattern[str] | None:
    return _motif(noms)


def _motif(phrases: Collection[str]) -> re.Pattern[str] | None:
    suites = [plier(lisser((phrase,)))[0].split() for phrase in {*phrases}]
    motifs = sorted((r"[ \n]+".join(map(re.escape, mots)) for mots in suites if mots), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(motifs)})(?!\w)") if motifs else None


@lru_cache(maxsize=8)
def _capitales_des_noms(noms: tuple[str, ...]) -> dict[str, list[tuple[bool, ...]]]:
    """Of each name, folded: which of its words have a capital."""
    connus: dict[str, list[tuple[bool, ...]]] = {}
    for nom in noms:
        mots = lisser((nom,)).split()
        connus.setdefault(plier(" ".join(mots))[0], []).append(tuple(any(c.isupper() for c in mot) for mot in mots))
    return connus


def _est_le_nom(plie: str, trouve: re.Match[str], imprime: str, noms: tuple[str, ...]) -> bool:
    """Whether what was found is the name as the dossier writes it: « Bandit » is, « un bandit » says something else. A name
    given in small letters is a common noun, found however it is printed."""
    connus = _capitales_des_noms(noms).get(" ".join(trouve[0].split()))
    if connus is None:  # a statutory text
        return True
    dits = [any(c.isupper() for c in mot) for mot in imprime.split()]
    lus = [voulus for voulus in connus if all(dit or not veut for dit, veut in zip(dits, voulus, strict=False))]
    if not lus or not any(map(any, lus)):  # written otherwise, or a common noun
        return bool(lus)
    motif = _DETERMINE if len(dits) == 1 else _QUALIFIE
    return motif.search(plie[max(0, trouve.start() - 24) : trouve.start()]) is None


def lire(pages: Sequence[str], noms: Collection[str] = ()) -> Lecture:
    """The pages read, ``noms`` (as proper nouns) and the statutory texts hidden."""
    return _lire(tuple(pages), tuple(noms))


@lru_cache(maxsize=2)
def _lire(pages: tuple[str, ...], noms: tuple[str, ...]) -> Lecture:
    texte = lisser(pages)
    plie, places = plier(texte)
    morceaux: list[str] = []
    vu = 0
    for trouve in passages_des_noms(noms, plie):
        imprime = texte[places[trouve.start()] : places[trouve.end() - 1] + 1]
        if _est_le_nom(plie, trouve, imprime, noms):
            morceaux += (plie[vu : trouve.start()], MASQUE * len(trouve[0]))
            vu = trouve.end()
    plie = "".join((*morceaux, plie[vu:]))
    fins = [m.span() for m in _FIN_DE_PHRASE.finditer(plie)]
    return Lecture(texte, plie, places, tuple(f for _, f in fins), tuple(d for d, _ in fins))


def citer(texte: str, debut: int, fin: int, borne_gauche: int, borne_droite: int) -> str:
    """The passage as printed, shortened at words on both sides; inner quotation marks become “ ”."""
    gauche, droite = max(borne_gauche, debut - _LARGEUR // 2), min(borne_droite, fin + _LARGEUR // 2)
    if gauche > borne_gauche:
        gauche = texte.find(" ", gauche, debut) + 1 or debut
    if droite < borne_droite:
        espace = texte.rfind(" ", fin, droite)
        droite = espace if espace >= 0 else fin
    extrait = " ".join(texte[gauche:droite].split())
    extrait = re.sub(r"«\s*", "“", re.sub(r"\s*»", "”", extrait))
    return ("… " if gauche > borne_gauche else "") + extrait + (" …" if droite < borne_droite else "")
