"""The network: pieces of words, six layers of attention, then six others in each of its upper halves, taught apart, whose mean is
the verdict. Written for numpy alone, so that nothing heavier is installed to read a letter.

Same sentence, same verdict on any machine: sums of floats differ in their last digits between processors, and the verdict is
read at thresholds that no sentence is known to fall on.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from math import exp, log
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossier_juridique.model.avis import Avis, Sens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrice = NDArray[np.float32]
    _Couche = tuple[dict[str, tuple[Matrice, Matrice]], dict[str, tuple[Matrice, Matrice]]]

LISTES = ("", "T1", "T2", "T3", "T4", "frais", "démarches", "droit inexact")
"""What the eight outputs stand for, the first for « allowed »; the others are codes of ``Liste``."""
_DEBUT, _FIN, _INCONNU = 0, 2, 3
_FENETRE, _PAS = 94, 60
"""Pieces of words read at once, and by how many the window moves on a longer sentence."""
_CLAUSE_ANODINE, _FENETRE_ANODINE, _CLAUSE_CLAIRE, _CLAUSE_DOUTEUSE = 3.0, 4.5, 0.0, 6.0
"""Log-odds of the clause and of the worst window of words around a form that a list takes: at most, for the sentence to be
harmless; of the worst clause of a sentence that none takes, likewise; of the worst clause of all: at least, for a doubt."""
_PERMISE, _CLAUSE_PERMISE, _FENETRE_PERMISE = -3.0, -1.0, -2.0
"""Log-odds of the sentence, of those clauses and of those windows: at most, for no doubt to be left."""
_CLAUSES = re.compile(r"\s*[,;:()\u2013\u2014«»]\s*|\s+(?:et|mais|ou|car|puis|donc|sinon)\s+")
_MOTS = 4
"""Words below which a piece of a sentence is no clause."""
_LARGEURS = ((6, 2), (10, 4))
"""Words of the windows that move over a sentence, and by how many."""
_SIGNES = 2000
"""Signs above which a sentence is not looked at more closely, and so never found harmless."""
_NOMBRE = re.compile(r"\d(?:[\d\s.,]*\d)?")
_ESPACE = "▁"


class Coupeur:
    """Words cut into the likeliest pieces: a unigram model, by Viterbi. The first four pieces are marks, no text."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        self._pieces = {piece: (rang, scores[rang]) for rang, piece in enumerate(pieces) if rang > _INCONNU and piece}
        # A longer piece than this is no French word.
        self._plus_long = min(max(map(len, self._pieces)), 20)
        self._inconnu = min(scores) - 10

    def couper(self, texte: str) -> list[int]:
        """The ranks of the pieces of a text, as ``normaliser`` leaves it."""
        texte = _ESPACE + texte.replace(" ", _ESPACE)
        fin = len(texte)
        meilleurs = [0.0] + [-1e30] * fin
        venus: list[tuple[int, int]] = [(0, _INCONNU)] * (fin + 1)
        for i in range(fin):
            for j in range(i + 1, min(fin, i + self._plus_long) + 1):
                trouve = self._pieces.get(texte[i:j])
                if trouve and meilleurs[i] + trouve[1] > meilleurs[j]:
                    meilleurs[j], venus[j] = meilleurs[i] + trouve[1], (i, trouve[0])
            if meilleurs[i] + self._inconnu > meilleurs[i + 1]:
                meilleurs[i + 1], venus[i + 1] = meilleurs[i] + self._inconnu, (i, _INCONNU)
        rangs: list[int] = []
        while fin:
            fin, rang = venus[fin]
            rangs.append(rang)
        return rangs[::-1]


class _Reseau:
    """The weights, made ready once."""

    def __init__(self) -> None:
        import numpy as np

        self.np: Any = np
        with np.load(Path(__file__).with_name("poids.npz"), allow_pickle=False) as fichier:
            lus = dict(fichier)
        self.coupeur = Coupeur(bytes(lus["pieces"]).decode("utf-8").split("\n"), [float(s) for s in lus["scores"]])
        self.mots, self.echelle, self.places = lus["word.q"], lus["word.s"], lus["pos"]
        self.tetes = int(lus["heads"])
        self.norme_entree = lus["ln.w"], lus["ln.b"]
        figees, membres = int(lus["figees"]), range(int(lus["membres"]))
        self.bas = [self._couche(lus, f"l{c}") for c in range(figees)]
        self.hauts = [
            (
                [self._couche(lus, f"m{m}.l{c}") for c in range(figees, int(lus["nl"]))],
                (lus[f"m{m}.head.w"].T, lus[f"m{m}.head.b"]),
            )
            for m in membres
        ]
        self.seuils = [float(s) for s in lus["seuils"]]

    def _couche(self, lus: dict[str, Any], nom: str) -> _Couche:
        return (
            {partie: self._lineaire(lus, f"{nom}.{partie}") for partie in ("q", "k", "v", "ao", "fi", "fo")},
            {partie: (lus[f"{nom}.{partie}.w"], lus[f"{nom}.{partie}.b"]) for partie in ("aln", "oln")},
        )

    def _lineaire(self, lus: dict[str, Any], nom: str) -> tuple[Matrice, Matrice]:
        poids = lus[f"{nom}.q"].astype(self.np.float32) * lus[f"{nom}.s"][:, None]
        return self.np.ascontiguousarray(poids.T), lus[f"{nom}.b"]

    def _normer(self, x: Matrice, norme: tuple[Matrice, Matrice]) -> Matrice:
        ecart = x - x.mean(-1, keepdims=True)
        normee: Matrice = ecart / self.np.sqrt((ecart * ecart).mean(-1, keepdims=True) + 1e-12) * norme[0] + norme[1]
        return normee

    def _passer(self, x: Matrice, couches: list[_Couche]) -> Matrice:
        np, n = self.np, len(x)
        for poids, normes in couches:
            q, k, v = ((x @ w + b).reshape(n, self.tetes, -1).transpose(1, 0, 2) for w, b in (poids[c] for c in "qkv"))
            vues = q @ k.transpose(0, 2, 1) / np.sqrt(np.float32(q.shape[-1]))
            vues = np.exp(vues - vues.max(-1, keepdims=True))
            vues /= vues.sum(-1, keepdims=True)
            vu = (vues @ v).transpose(1, 0, 2).reshape(n, -1)
            x = self._normer(x + vu @ poids["ao"][0] + poids["ao"][1], normes["aln"])
            y = x @ poids["fi"][0] + poids["fi"][1]
            y = y * (1 + np.tanh(np.float32(0.7978845608) * (y + np.float32(0.044715) * y * y * y))) / 2
            x = self._normer(x + y @ poids["fo"][0] + poids["fo"][1], normes["oln"])
        return x

    def sorties(self, rangs: Sequence[int]) -> list[list[float]]:
        """The eight outputs of each upper half for one window of pieces."""
        np = self.np
        lus = [_DEBUT, *rangs, _FIN]
        x = self.mots[lus].astype(np.float32) * self.echelle[lus][:, None] + self.places[: len(lus)]
        x = self._passer(self._normer(x, self.norme_entree), self.bas)
        return [[float(s) for s in self._passer(x, couches).mean(0) @ w + b] for couches, (w, b) in self.hauts]


@cache
def _reseau() -> _Reseau:
    return _Reseau()


def normaliser(phrase: str) -> str:
    """The sentence as the network reads it: plain apostrophes, one space between words, every number the same."""
    # Amounts and dates are read elsewhere; here a number is a number.
    phrase = unicodedata.normalize("NFKC", phrase).replace("’", "'").replace("ʼ", "'")
    return " ".join(_NOMBRE.sub("00", phrase).split())


def _evidence(sorties: Sequence[float]) -> float:
    """Logarithm of the odds that the sentence is not allowed."""
    haut = max(sorties)
    interdite = sum(exp(s - haut) for s in sorties[1:])
    return log(max(interdite, 1e-12)) - (sorties[0] - haut)


@lru_cache(maxsize=16384)
def evaluer(phrase: str) -> tuple[float, str]:
    """The log-odds that a sentence (as ``normaliser`` leaves it) is not allowed, and the list it would belong to."""
    reseau = _reseau()
    rangs = reseau.coupeur.couper(phrase)
    fenetres = [rangs[i : i + _FENETRE] for i in range(0, max(len(rangs) - _FENETRE + _PAS, 1), _PAS)]
    lues = [(sorties := reseau.sorties(f), sum(map(_evidence, sorties)) / len(sorties)) for f in fenetres]
    sorties, evidence = max(lues, key=lambda lue: lue[1])
    return evidence, LISTES[max(range(1, len(LISTES)), key=lambda rang: sum(s[rang] for s in sorties))]


def _pire(morceaux: Iterable[str]) -> float:
    return max((evaluer(morceau)[0] for morceau in morceaux), default=-99.0)


def clauses(phrase: str) -> list[str]:
    """The clauses of a sentence of which it has more than one, without the shortest."""
    return [clause for clause in _CLAUSES.split(phrase) if len(clause.split()) >= _MOTS and clause != phrase]


def _nu(texte: str) -> str:
    """Letters alone, without case or accents: what a form taken by a list and the sentence as it is read here have in common."""
    return "".join(s for s in unicodedata.normalize("NFKD", texte.casefold().replace("œ", "oe")) if s.isalpha())


def _autour(phrase: str, forme: str) -> Iterator[str]:
    """What stands around a form, in small letters and without the signs between words: windows that begin, end or are centred
    on it. The whole sentence too; all the windows that move over it where the form is not found."""
    mots = re.sub(r"[^\w'’-]+", " ", phrase.lower()).split()
    yield " ".join(mots)
    fins = list(accumulate(len(_nu(mot)) for mot in mots))
    nue, serre = _nu(forme), "".join(map(_nu, mots))
    # The form may stand there more than once, and only one of the places be the threat.
    places = [m.start() for m in re.finditer(f"(?={re.escape(nue)})", serre)] if nue else []
    bornes = [(bisect_right(fins, place), bisect_left(fins, place + len(nue))) for place in places]
    for largeur, pas in _LARGEURS:
        dernier = max(len(mots) - largeur, 0)
        departs = {d for debut, fin in bornes for d in (debut, fin - largeur + 1, (debut + fin - largeur) // 2)}
        departs = {min(max(d, 0), dernier) for d in departs or range(0, dernier + pas, pas)}
        yield from (" ".join(mots[d : d + largeur]) for d in sorted(departs))


def _sens(phrase: str, evidence: float, formes: Sequence[str]) -> Sens:
    anodin, douteux, suspect = _reseau().seuils
    if evidence >= suspect:
        return Sens.SUSPECT
    if len(phrase) > _SIGNES:
        return Sens.DOUTEUX if evidence >= douteux else Sens.INCERTAIN
    parties = clauses(phrase)
    if evidence >= douteux or _pire(parties) >= _CLAUSE_DOUTEUSE:
        return Sens.DOUTEUX
    if evidence > anodin or (not formes and _pire(parties) > _CLAUSE_CLAIRE):
        return Sens.INCERTAIN
    # Fine words around a threat make a sentence that looks like the allowed ones: a form taken is read with its neighbours alone.
    # Cut between two clauses, it is in none: all of them are looked at.
    nues = {_nu(forme) for forme in formes}
    clause = max((_pire([c for c in parties if nue in _nu(c)] or parties) for nue in nues), default=-99.0)
    if clause > _CLAUSE_ANODINE:
        return Sens.INCERTAIN
    fenetre = _pire({f for forme in formes for f in _autour(phrase, forme)})
    if fenetre > _FENETRE_ANODINE:
        return Sens.INCERTAIN
    sans_doute = evidence <= _PERMISE and clause <= _CLAUSE_PERMISE and fenetre <= _FENETRE_PERMISE
    return Sens.PERMIS if formes and sans_doute else Sens.ANODIN


def lire(phrases: Sequence[str], formes: Callable[[str], Sequence[str]] = lambda phrase: ()) -> tuple[Avis, ...]:
    """What is thought of each sentence, in order. Nothing is loaded where there is none. ``formes``: what the lists of turns
    take in a sentence, which is then found harmless only if the words around each of them are."""
    avis = []
    for phrase in phrases:
        lue = normaliser(phrase)
        evidence, liste = evaluer(lue)
        avis.append(Avis(phrase, liste, _sens(lue, evidence, formes(phrase))))
    return tuple(avis)
