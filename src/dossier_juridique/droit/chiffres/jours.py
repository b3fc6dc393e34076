"""Days read in a text: in full, in figures, in words, without their year, or said vaguely where a limit is set."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date

from dossier_juridique.droit.chiffres.lecture import Chiffre, Genre
from dossier_juridique.droit.chiffres.nombres import Nombre
from dossier_juridique.droit.chiffres.phrases import exige
from dossier_juridique.droit.chiffres.termes import MOIS, NOM_DE_MOIS, SEMAINE, termes
from dossier_juridique.expressions import expression

_ABREGE = r"(?:(?<=janv|fevr|juil|sept)\.|(?<=fev|avr|oct|nov|dec)\.)?"
"""The dot of a short name; that of a sentence is none of it."""

_APRES = expression(rf"\s?(?:ers?)?\s(?:du\smois\sd(?:e\s|'))?(?P<mois>{NOM_DE_MOIS})(?![a-z]){_ABREGE}")
_AN = expression(r"\s(?:de\sl'an(?:nee)?\s)?(?:(\d{4})|(\d{2})(?=\s*(?:[.,;)]|$)))(?!\d|,\d)(?!\s?(?:€|eur|[%h]))")
_PREMIER = expression(rf"(?<!\w)premier\s(?P<mois>{NOM_DE_MOIS})(?![a-z])")
_LIMITE = expression(
    r"\b(?:avant|d'ici|au\splus\stard|jusqu'|pour|des|fin|debut|mi|courant|a\sla\sfin|expir\w+|demain|lundi|mardi|mercredi|jeudi|"
    r"vendredi|samedi|dimanche)"
)
_MOIS_SEUL = expression(
    rf"[\s-]?(?:(?:le|la|fin|debut|mi|courant|mois|de|du|au|a|d')[\s-]?){{0,4}}(?<![a-z])(?P<mois>{NOM_DE_MOIS})(?![a-z]){_ABREGE}"
    r"(?:\s(?P<an>\d{4}))?(?!\s?\d)"
)
_EN_CHIFFRES = expression(
    r"(?<![\w./,-])(?:(?P<j>\d{1,2})\s?(?P<s>[./-])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<a>\d{4}|\d{2})|(?P<a2>\d{4})-(?P<m2>\d{2})-(?P<j2>\d{2}))"
    r"(?![\w/]|[.,-]\d)"
)
_LIMITE_COURTE = expression(r"\s(?:le\s)?(?P<j>\d{1,2})/(?P<m>\d{1,2})(?![\w/]|[.,]\d)")
_ANNONCE_UN_JOUR = expression(r"(?:(?<!\w)(?:le|du|au|avant|des|date|jour|depuis|echeance)\s?:?|[:(])\s$")
_VAGUE = expression(
    r"(?:avant|d'ici|au\splus\stard|jusqu'|pour|des)\s?(?:a\s|au\s)?(?:le\s|la\s|ce\s|cette\s)?(?:"
    rf"(?:{SEMAINE})(?:\sprochain)?(?!\w|\s?\d|\s(?:premier|[a-z-]+)\s(?:{NOM_DE_MOIS}))|demain|apres-demain|(?:la\s)?fin\s(?:du\smois|"
    rf"de\s(?:la\s|cette\s)?(?:semaine|journee|annee)|de\sl'annee|d'annee|de\smois)(?!\sd(?:e\s|')(?:{NOM_DE_MOIS}))|semaine\sprochaine|mois\sprochain)"
    rf"|(?:{SEMAINE})\sprochain\s(?:au\splus\stard|dernier\sdelai)|demain\s(?:au\splus\stard|midi|soir)"
    r"|a\sla\sfin\s(?:du\smois|de\sla\ssemaine)"
)


def jours(texte: str, lus: Sequence[Nombre]) -> Iterator[Chiffre]:
    """Every day of a flat text, given its numbers."""
    pris: set[int] = set()
    for debut, fin, valeurs in (*_en_toutes_lettres(texte, lus), *_autrement(texte), *termes(texte)):
        if pris.isdisjoint((debut, fin - 1)):
            pris.update(range(debut, fin))
            yield Chiffre(Genre.JOUR, valeurs, debut, fin)


def _en_toutes_lettres(texte: str, lus: Sequence[Nombre]) -> Iterator[tuple[int, int, tuple[Hashable, ...]]]:
    """« 3 mars 2027 », « 1er mars », « le trois mars deux mille vingt-sept »."""
    places = {n.debut: n for n in lus if n.dit}
    for nombre in lus:
        # « le 22 557 » and « 1,5 » are no days; words longer than two neither.
        if nombre.fin - nombre.debut <= 12:
            suite = _APRES.match(texte, nombre.fin)
            jour = nombre.entier if suite is not None else None
            if suite is not None and jour is not None and 1 <= jour <= 31:
                yield nombre.debut, *_avec_son_an(texte, suite, jour, places)
    if "premier" in texte:
        for suite in _PREMIER.finditer(texte):
            yield suite.start(), *_avec_son_an(texte, suite, 1, places)


def _avec_son_an(
    texte: str, suite: re.Match[str], jour: int, places: Mapping[int, Nombre]
) -> tuple[int, tuple[Hashable, ...]]:
    mois = MOIS[suite["mois"]]
    an = _AN.match(texte, suite.end())
    if an is not None:
        return an.end(), _jour(int(an[1]) if an[1] else 2000 + int(an[2]), mois, jour) or ()
    dit = places.get(suite.end() + 1)
    if dit is not None and dit.entier and 1900 < dit.entier < 2200:
        return dit.fin, _jour(dit.entier, mois, jour) or ()
    return suite.end(), ((jour, mois),)


def _autrement(texte: str) -> Iterator[tuple[int, int, tuple[Hashable, ...]]]:
    """In figures; a month or a word of the week where a limit is set."""
    for trouve in _EN_CHIFFRES.finditer(texte):
        valeurs = _valeurs(trouve, texte)
        if valeurs is not None:
            yield *trouve.span(), valeurs
    for limite in _LIMITE.finditer(texte):
        vague = _VAGUE.match(texte, limite.start())
        if vague is not None:
            # « appelez-nous dès demain » gives no term.
            if limite[0] != "des" or exige(texte, *vague.span()):
                yield *vague.span(), ()
            continue
        court = _LIMITE_COURTE.match(texte, limite.end())
        if court is not None and 1 <= int(court["m"]) <= 12:
            yield limite.start(), court.end(), ((int(court["j"]), int(court["m"])),)
        mois = _MOIS_SEUL.match(texte, limite.end())
        if mois is not None:
            rang = MOIS[mois["mois"]]
            valeur = ("mois", int(mois["an"]), rang) if mois["an"] else ("mois", rang)
            yield limite.start(), mois.end(), (valeur,)


def _valeurs(trouve: re.Match[str], texte: str) -> tuple[Hashable, ...] | None:
    """The values of a match; None when it is no day."""
    if trouve["a2"]:
        return _jour(int(trouve["a2"]), int(trouve["m2"]), int(trouve["j2"]))
    court = len(trouve["a"]) == 2
    # « 06.12.10 » is a number as well as a day: what stands before it decides.
    if court and trouve["s"] != "/" and not _ANNONCE_UN_JOUR.search(texte, max(0, trouve.start() - 14), trouve.start()):
        return None
    return _jour(int(trouve["a"]) + (2000 if court else 0), int(trouve["m"]), int(trouve["j"]))


def _jour(an: int, mois: int, quantieme: int) -> tuple[Hashable, ...] | None:
    if not (1 <= mois <= 12 and 1 <= quantieme <= 31):
        return None
    try:
        return (date(an, mois, quantieme),)
    except ValueError:
        # The 31st of June is read as a day, and is nobody's.
        return ()
