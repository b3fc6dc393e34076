"""How a mention is recognised in what is read: whole words and whole amounts, whatever blanks and line ends stand between.

The text is searched without its blanks, and what is found is then judged in the text with them: a thousand mentions cost
a thousand searches of a string, where an expression for each would have to be compiled first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.expressions import expression
from dossier_juridique.model.document import PUIS, Mention
from dossier_juridique.model.francais import composer, enumerer

ENTRE_DEUX = 120
"""Signs that may stand between two parts of a writing parted by ``PUIS``: a motto under a name, before its address."""
NOMBREUSES = 200
"""Writings of one fact above which the first one that is found will do, in their order: ours come first."""
_TROIS_CHIFFRES = expression(r"\d{3}(?!\d)")


def fold(texte: str) -> str:
    """The text in which mentions are looked for: no case, one apostrophe, one hyphen, compatibility forms."""
    return unfold(texte).replace("’", "'").replace("\u2010", "-").casefold()


def unfold(texte: str) -> str:
    """The same with its case and its apostrophes: as printed, and as long, but for the rare letters that fold in two."""
    return unicodedata.normalize("NFKC", texte).replace("\u00ad", "")


class Fonds(Struct, frozen=True):
    """A folded text, the same without blanks, and the place in the first of each character of the second."""

    texte: str
    serre: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, plie: str) -> Fonds:
        """``plie`` comes from ``fold``."""
        return cls(plie, "".join(plie.split()), tuple(i for i, c in enumerate(plie) if not c.isspace()))

    def seek(self, ecritures: tuple[str, ...]) -> tuple[int, int] | None:
        """Where the first of these writings stands in ``texte`` (start, end); None when none is there."""
        trouves = (place for e in ecritures if e.strip() if (place := self._premiere(e)))
        if len(ecritures) > NOMBREUSES:
            return next(trouves, None)
        return min(trouves, key=lambda place: place[0], default=None)

    def _premiere(self, ecriture: str) -> tuple[int, int] | None:
        tete, ecart, queue = ecriture.partition(PUIS)
        debuts = self._places(_cible(tete))
        if not ecart:
            return next(debuts, None)
        fins = list(self._places(_cible(queue)))
        return next(((debut, fin) for debut, passe in debuts for la, fin in fins if 0 <= la - passe <= ENTRE_DEUX), None)

    def _places(self, cible: _Cible) -> Iterator[tuple[int, int]]:
        """The places of that writing, in order."""
        longueur = len(cible.serre)
        rang = self.serre.find(cible.serre) if longueur else -1
        while rang >= 0:
            places = self.places[rang : rang + longueur]
            debut, fin = places[0], places[-1] + 1
            if (fin - debut == longueur or self._blancs_admis(places, cible)) and self._entier(debut, fin, cible):
                yield debut, fin
            rang = self.serre.find(cible.serre, rang + 1)

    @staticmethod
    def _blancs_admis(places: tuple[int, ...], cible: _Cible) -> bool:
        return all(k in cible.coupures for k in range(1, len(places)) if places[k] != places[k - 1] + 1)

    def _entier(self, debut: int, fin: int, cible: _Cible) -> bool:
        """Neither the end of a longer word or amount, nor the beginning of one."""
        avant, apres = self.texte[max(0, debut - 2) : debut], self.texte[fin : fin + 2]
        if cible.debut == "nombre":
            # « 140,00 » must not be found inside « 2 140,00 » nor « 1140,00 ».
            if avant[-1:].isdecimal() or avant[-1:] in (".", ","):
                return False
            if cible.trois_chiffres and avant[-1:] == " " and avant[:-1].isdecimal():
                return False
        elif cible.debut == "mot" and _de_mot(avant[-1:]):
            return False
        if cible.fin == "nombre":
            return not (apres[:1].isdecimal() or (apres[:1] == "," and apres[1:].isdecimal()))
        return not (cible.fin == "mot" and _de_mot(apres[:1]))


class _Cible(Struct, frozen=True):
    """One writing: without blanks; the places where blanks may stand; what it begins and ends with."""

    serre: str
    coupures: frozenset[int]
    debut: str
    fin: str
    trois_chiffres: bool


@lru_cache(maxsize=4096)
def _cible(ecriture: str) -> _Cible:
    nette = ecriture.strip()
    morceaux = fold(ecriture).split()
    coupures, place = set(), 0
    for morceau in morceaux:
        coupures.add(place)
        # A line may end after a hyphen: « cinquante-quatre » is then read in two parts.
        coupures.update(place + k + 1 for k, c in enumerate(morceau) if c == "-")
        place += len(morceau)
    return _Cible(
        "".join(morceaux), frozenset(coupures), _genre(nette[0]), _genre(nette[-1]), bool(_TROIS_CHIFFRES.match(nette))
    )


def _genre(caractere: str) -> str:
    return "nombre" if caractere.isdigit() else "mot" if caractere.isalpha() else ""


def _de_mot(caractere: str) -> bool:
    return caractere.isalnum() or caractere == "_"


_CITEES = 5
"""Missing passages quoted in a refusal; the others are counted."""


def refusal(lieu: str, quoi: str, absentes: Sequence[tuple[Mention, str]], remede: str) -> SortieRefusee:
    """The refusal of a text (« la page imprimée ») that lacks these mentions; the first writing looked for of each."""
    noms = list(dict.fromkeys(m.libelle for m, _ in absentes))
    cherches = list(dict.fromkeys(f"« {' '.join(cherche.split())} »" for _, cherche in absentes if cherche.strip()))
    autres = [f"{len(cherches) - _CITEES} autres passages"] if len(cherches) > _CITEES + 1 else cherches[_CITEES:]
    cites = [*cherches[:_CITEES], *autres]
    verbe = "n'y est pas lu" if len(cites) == 1 else "n'y sont pas lus"
    dit = f" ; {enumerer(cites)} {verbe}" if cites else ""
    return SortieRefusee(
        composer(f"{quoi} ne porte pas : {enumerer(noms)} ({absentes[0][0].article}){dit}"), lieu=lieu, remede=composer(remede)
    )
