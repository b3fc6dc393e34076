"""Numbers as a person writes them in French: in figures, with the separators in use, or in words.

All the texts read here are flat (``aplatir``): no capital, no accent, sign for sign with what was printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from dossier_juridique.expressions import expression

_PLAT = str.maketrans(
    "àâäáãçéèêëíîïóôöõúùûüýÿñ’‘ʼ‐‑–—−\u00ad\u200b\u200c\u200d\u2060\ufeff", "aaaaaceeeeiiioooouuuuyyn'''-----''''''"
)
"""What nobody sees parts two figures of a number no more than an apostrophe does."""

_UNITES = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "vingts": 20,
    "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "octante": 80,
    "nonante": 90,
}  # fmt: skip
_RANGS = {"mille": 1000, "mil": 1000, "million": 1_000_000, "millions": 1_000_000, "milliard": 10**9, "milliards": 10**9}
_MOTS = frozenset((*_UNITES, *_RANGS, "cent", "cents"))
_MOT = expression("[a-z]+")
_LIEN = expression(r"(?:\s?-\s?|\s)(?:et(?:\s?-\s?|\s))?")
_MOTS_MAX = 17
_SEPARATEURS = dict.fromkeys(map(ord, " \t\n'"))
_CHIFFRES = expression(
    r"(?<![\w.,/])(?<!\w[-+])\d+(?:[ \t\n.,']\d{3}(?!\d)){0,5}(?:[.,]\d{1,6}(?!\d))?"
)
"""A number in figures, with or without separators of thousands: bounded, so that no page costs more than its length."""


class Nombre(NamedTuple):
    """A number where it stands, in figures or (``dit``) in words."""

    debut: int
    fin: int
    ecrit: str
    dit: bool

    @property
    def valeurs(self) -> tuple[Decimal, ...]:
        """Every value it may have, the most likely first."""
        return (Decimal(dit_en_lettres(self.ecrit)),) if self.dit else lectures(self.ecrit)

    @property
    def entier(self) -> int | None:
        """Its value when it is a whole number without separators."""
        if self.dit:
            return dit_en_lettres(self.ecrit)
        return int(self.ecrit) if self.ecrit.isdecimal() and len(self.ecrit) < 10 else None


def nombres(texte: str) -> tuple[Nombre, ...]:
    """Every number of a flat text."""
    return (*(Nombre(*m.span(), m[0], False) for m in _CHIFFRES.finditer(texte)), *_en_lettres(texte))


def _en_lettres(texte: str) -> Iterator[Nombre]:
    """The numbers in words, traditional or reformed spelling; at most ``_MOTS_MAX`` words each."""
    debut = fin = compte = 0
    for mot in _MOT.finditer(texte):
        if mot[0] not in _MOTS:
            continue
        place = mot.start()
        if compte and compte < _MOTS_MAX and _LIEN.fullmatch(texte, fin, place):
            fin, compte = mot.end(), compte + 1
            continue
        if compte:
            yield Nombre(debut, fin, texte[debut:fin], True)
        compte = 0
        avant, apres = texte[place - 1 : place], texte[mot.end() : mot.end() + 1]
        if not (avant.isalnum() or avant in ("_", "-") or apres.isalnum()):
            debut, fin, compte = place, mot.end(), 1
    if compte:
        yield Nombre(debut, fin, texte[debut:fin], True)


def aplatir(texte: str) -> str:
    """The text without capitals or accents, one sign for one; it comes from NFKC text, where no-break spaces are
    spaces."""
    bas = texte.lower()
    return (bas if len(bas) == len(texte) else texte).translate(_PLAT)


def dit_en_lettres(mots: str) -> int:
    """The value of « trente et un mille » (flat text that ``EN_LETTRES`` has found)."""
    total = courant = 0
    for mot in re.split(r"[\s-]+", mots.strip()):
        if mot in _RANGS:
            total += max(courant, 1) * _RANGS[mot]
            courant = 0
        elif mot in ("cent", "cents"):
            courant = max(courant, 1) * 100
        elif mot in ("vingt", "vingts") and courant % 100 == 4:
            courant += 76
        elif mot != "et":
            courant += _UNITES[mot]
    return total + courant


def lectures(ecrit: str) -> tuple[Decimal, ...]:
    """Every value that « 31 000,00 » may have, the most likely first.

    A blank that is wider than a space, or a line end, may part two cells: « 12⇥140,00 » is 12 140,00 or 140,00. A dot or
    a comma before three figures may be a separator of thousands or of decimals.
    """
    if ecrit.isdecimal():
        return (Decimal(ecrit),)
    entier = list(_valeurs(ecrit))
    for coupure in re.finditer(r"[\t\n]", ecrit):
        reste = ecrit[coupure.end() :]
        # « 31⇥000,00 » has one reading only: nobody writes zero in three figures.
        if not re.match(r"0\d\d", reste):
            entier += _valeurs(reste)
    return tuple(dict.fromkeys(entier))


def _valeurs(ecrit: str) -> Iterator[Decimal]:
    nombre = ecrit.translate(_SEPARATEURS)
    point, virgule = nombre.rfind("."), nombre.rfind(",")
    if point >= 0 and virgule >= 0:
        milliers, decimales = (".", ",") if virgule > point else (",", ".")
        yield Decimal(nombre.replace(milliers, "").replace(decimales, "."))
        return
    signe = "." if point >= 0 else ","
    if nombre.count(signe) > 1:
        yield Decimal(nombre.replace(signe, ""))
        return
    avant, _, apres = nombre.partition(signe)
    if len(apres) == 3:
        yield Decimal(avant + apres)
    yield Decimal(f"{avant}.{apres or 0}")
