"""What can be found in the text of an exhibit: amounts, days, numbers, companies, names, each with its page.

Pure. Two questions only: is this declared value written there, in whatever writing; and which rival value stands
beside the label that announces it. The writings taken: 1 234,56, 1.234,56, 1,234.56, 1234.56, 1 234 €, 1 234,5 €, 1 234€50;
30/04/2026, 30 / 04 / 2026, 30.04.26, 2026-04-30, 20260430, 30 avril 2026, 1er mai 2026.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

from msgspec import Struct
from stdnum import luhn

from dossier_juridique.expressions import expression

_ACCENTS = expression("[\u0300-\u036f]")
_ESPACES = " \u00a0\u202f\u2009'’"
_MONTANT = expression(
    rf"(?<![\w.,])(\d{{1,3}}(?:[{_ESPACES}]\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+(?=,)|\d{{1,3}}(?:,\d{{3}})+(?=\.)|\d{{1,12}})"
    r"(?:[.,](\d{2}|\d(?=\s?(?:€|EUR\b|euros?\b))))?(?![\d])(?![.,]\d)(\s?(?:€|EUR\b|euros?\b))?"
)
_EURO_AU_MILIEU = expression(r"(?<=\d)€(?=\d\d(?!\d))")
_COUPE = expression(rf"(?<![\w.,])\d{{1,3}}(?:[{_ESPACES}]\d{{3}})*$")
_MOIS = {
    "janv": 1, "fevr": 2, "mars": 3, "avri": 4, "avr": 4, "mai": 5, "juin": 6, "juil": 7, "aout": 8, "sept": 9,
    "octo": 10, "oct": 10, "nove": 11, "nov": 11, "dece": 12, "dec": 12, "jan": 1, "fev": 2,
    "feb": 2, "march": 3, "apr": 4, "may": 5, "june": 6, "july": 7, "aug": 8,
}  # fmt: skip
_JOURS = (
    expression(r"(?<!\d)(?P<j>\d{1,2})(?P<s> ?[/.-] ?)(?P<m>\d{1,2})(?P=s)(?P<a>20\d{2}|\d{2})(?!\d)"),
    expression(r"(?<!\d)(?P<a>20\d{2})(?P<s>[/.-]?)(?P<m>[01]\d)(?P=s)(?P<j>[0-3]\d)(?!\d)"),
    expression(r"(?<!\d)(?P<j>\d{1,2})\s?(?:er)?\s+(?P<mot>[a-z]{3,9})\.?\s+(?P<a>20\d{2})(?!\d)"),
    expression(r"(?<![a-z])(?P<mot>[a-z]{3,9})\.?\s+(?P<j>\d{1,2})(?:st|nd|rd|th)?\s?,\s*(?P<a>20\d{2})(?!\d)"),
)
_JOUR_DE_SEMAINE = expression(r"\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\W*$")
_SIREN = expression(r"(?<!\d)(\d{3}[ .]?\d{3}[ .]?\d{3})(?:[ .]?\d{5}|[ .]?\d{3}[ .]?\d{2})?(?!\d)")
_CLE_TVA = expression(r"\bfr ?(\d\d) ?(?=\d{3} ?\d{3} ?\d{3}(?!\d))")
_ANNONCE_SIREN = expression(r"siren|siret|r\.?\s?c\.?\s?s\b|tva|immatricul|registre")
_TITRES_SUIVANTS = expression(r"[\s:|]*((date|echeance|client|code|reference|ref\b|page|reglement|n°|de|d')[a-z .:°|'-]*)+")
_TITRE_DE_SOMME = expression(
    r"(?:(?:sous-)?total|montant|base|net|reste|solde)?\s*(?:net |de la |du )*"
    r"(?:\bh\.?t\b\.?|hors taxes|\btva\b|\bt\.?t\.?c\b\.?|a payer)|"
    r"acompte|remise|port\b|taux|total\b|solde|escompte"
)


T = TypeVar("T")


class Trouve(Struct, Generic[T], frozen=True):
    """A value read, the 1-based page it stands on, the line that bears it (simplified)."""

    valeur: T
    page: int
    ligne: str


class Ligne(Struct, frozen=True):
    """A line of an exhibit: its page, its text, and the same in lower case without accents."""

    page: int
    brut: str
    plat: str


def flatten(texte: str) -> str:
    """Lower case, no accents, no typographic apostrophes; length may change."""
    if texte.isascii():
        return texte.lower()
    decompose = unicodedata.normalize("NFKD", texte.lower().replace("œ", "oe").replace("’", "'"))
    return _ACCENTS.sub("", decompose)


@lru_cache(maxsize=512)
def lines(pages: tuple[str, ...]) -> tuple[Ligne, ...]:
    """Every line that says something, in order."""
    return tuple(
        Ligne(numero, ligne.strip(), flatten(ligne.strip()))
        for numero, page in enumerate(pages, 1)
        for ligne in page.split("\n")
        if ligne.strip()
    )


@lru_cache(maxsize=512)
def amounts(lignes: tuple[Ligne, ...]) -> tuple[Trouve[Decimal], ...]:
    """Every amount: two decimals, or whole euros followed by their sign."""
    return tuple(_amounts(lignes))


def _amounts(lignes: Sequence[Ligne]) -> Iterator[Trouve[Decimal]]:
    for ligne in lignes:
        brut = _EURO_AU_MILIEU.sub(",", ligne.brut) if "€" in ligne.brut else ligne.brut
        for lu in _MONTANT.finditer(brut):
            if lu[2] is None and lu[3] is None:
                continue
            entier = "".join(c for c in lu[1] if c.isdigit())
            yield Trouve(Decimal(f"{entier}.{lu[2] or '00'}"), ligne.page, ligne.plat)
            # « 30 185,00 » may be a quantity then a price: the tail is an amount too.
            queue = re.search(rf"[{_ESPACES}](\d{{3}})$", lu[1])
            if queue and lu[2] is not None:
                yield Trouve(Decimal(f"{queue[1]}.{lu[2]}"), ligne.page, ligne.plat)


def find_amount(lignes: tuple[Ligne, ...], montant: Decimal) -> int | None:
    """The page on which the amount is written, whatever its sign, or None."""
    voulu = abs(montant)
    return next((t.page for t in (*amounts(lignes), *_cut_amounts(lignes)) if t.valeur == voulu), None)


def _cut_amounts(lignes: tuple[Ligne, ...]) -> Iterator[Trouve[Decimal]]:
    """Amounts that a narrow column cuts after their thousands: « 22 » then « 557,60 »."""
    for haut, bas in pairwise(lignes):
        debut = _COUPE.search(haut.brut)
        if debut and re.match(rf"\d{{3}}(?:[{_ESPACES}]\d{{3}})*[.,]\d\d(?!\d)", bas.brut):
            yield from _amounts([Ligne(bas.page, f"{debut[0]} {bas.brut}", bas.plat)])


def labelled_amounts(lignes: tuple[Ligne, ...], annonce: re.Pattern[str]) -> list[Trouve[Decimal]]:
    """The last amount of each line that bears the label; when it bears none, that of the next line, or of its column."""
    trouves: list[Trouve[Decimal]] = []
    for rang, ligne in enumerate(lignes):
        marques = list(annonce.finditer(ligne.plat))
        if not marques:
            continue
        marque = marques[-1]
        # « (soit 147 968,15 F) » is the same sum said otherwise.
        suite = re.sub(r"\(soit [^)]*\)", "", ligne.brut[max(0, marque.start() - 2) : _own_part(ligne, marque)])
        siens = list(_amounts([Ligne(ligne.page, suite, ligne.plat)]))
        if siens:
            # A whole number with its tail gives two readings: the longer one is what the line says.
            trouves.append(max(siens[-2:], key=lambda t: t.valeur) if len(siens) > 1 else siens[0])
        elif coupes := list(_cut_amounts(lignes[rang : rang + 2])):
            trouves += coupes[:1]
        elif rang + 1 < len(lignes) and re.match(r"^(?:[\d\s.,'€%-]|eur(?:os?)?\b)+$", lignes[rang + 1].plat):
            trouves += _in_column(ligne, marque, list(_whole_amounts(lignes[rang + 1])))
    return trouves


def _own_part(ligne: Ligne, marque: re.Match[str]) -> int:
    """Where what the label announces ends: at the next heading that follows an amount, else at the end of the line."""
    for titre in _TITRE_DE_SOMME.finditer(ligne.plat, marque.end()):
        if re.search(r"\d[.,]\d\d(?!\d)", ligne.plat[marque.end() : titre.start()]):
            return titre.start()
    return len(ligne.brut)


def _whole_amounts(ligne: Ligne) -> Iterator[Trouve[Decimal]]:
    """One reading for each amount of a row of figures: the longest."""
    lus: list[Trouve[Decimal]] = []
    for lu in _amounts([ligne]):
        # The tail of an amount comes right after it, and ends as it does.
        if not (lus and str(lus[-1].valeur).endswith(str(lu.valeur)) and lus[-1].valeur != lu.valeur):
            lus.append(lu)
    yield from lus


def _in_column(ligne: Ligne, marque: re.Match[str], montants: list[Trouve[Decimal]]) -> list[Trouve[Decimal]]:
    """Under a row of headings, the amount of the heading sought; nothing when headings and amounts do not match."""
    if len(montants) < 2:
        return montants
    titres = [t.span() for t in _TITRE_DE_SOMME.finditer(ligne.plat)]
    rang = next((n for n, (debut, fin) in enumerate(titres) if debut < marque.end() and marque.start() < fin), None)
    return [montants[rang]] if rang is not None and len(titres) == len(montants) else []


@lru_cache(maxsize=512)
def days(lignes: tuple[Ligne, ...]) -> tuple[Trouve[date], ...]:
    """Every day of the calendar written; ``ligne`` is what precedes it: its line, else the line above."""
    return tuple(_days(lignes))


def _days(lignes: Sequence[Ligne]) -> Iterator[Trouve[date]]:
    for rang, ligne in enumerate(lignes):
        for forme in _JOURS:
            for lu in forme.finditer(ligne.plat):
                jour = _day(lu)
                if jour is not None:
                    avant = _JOUR_DE_SEMAINE.sub("", ligne.plat[: lu.start()])
                    if len(re.sub(r"[\d\W]", "", avant)) < 3 and rang:
                        avant = f"{lignes[rang - 1].plat} {avant}"
                    yield Trouve(jour, ligne.page, avant[-80:])


def _day(lu: re.Match[str]) -> date | None:
    groupes = lu.groupdict()
    mot = groupes.get("mot")
    mois = next((n for debut, n in _MOIS.items() if mot.startswith(debut)), 0) if mot else int(groupes["m"])
    annee = int(groupes["a"])
    try:
        return date(annee + 2000 if annee < 100 else annee, mois, int(groupes["j"]))
    except ValueError:
        return None


def find_day(lignes: tuple[Ligne, ...], jour: date) -> int | None:
    """The page on which the day is written, or None."""
    return next((t.page for t in days(lignes) if t.valeur == jour), None)


def find_number(lignes: tuple[Ligne, ...], numero: str) -> int | None:
    """The page that bears the number, blanks and hyphens put aside, never as a part of a longer one."""
    signes = [re.escape(c) for c in flatten(numero) if c.isalnum()]
    if not signes:
        return None
    forme = re.compile(r"(?<![a-z0-9])" + r"[\s./_-]{0,3}".join(signes) + r"(?![a-z0-9])")
    trouve = next((ligne.page for ligne in lignes if forme.search(ligne.plat)), None)
    if trouve is not None or len(signes) < 6:
        return trouve
    # A long number may be cut at the end of a line.
    suites = pairwise(lignes)
    return next((bas.page for haut, bas in suites if forme.search(haut.plat[-40:] + bas.plat[:40])), None)


def same_number(un: str, autre: str) -> bool:
    """Letters and digits only, whatever the case and the leading zeros of neither."""
    return _simple(un) == _simple(autre) != ""


def _simple(numero: str) -> str:
    return "".join(c for c in flatten(numero) if c.isalnum())


def labelled_numbers(lignes: tuple[Ligne, ...], annonce: re.Pattern[str]) -> list[Trouve[str]]:
    """The reference that follows the label: a word with at least one digit, on its line or the next."""
    trouves: list[Trouve[str]] = []
    for rang, ligne in enumerate(lignes):
        for marque in annonce.finditer(ligne.plat):
            suite = ligne.brut[marque.end() :] if len(ligne.brut) == len(ligne.plat) else ligne.plat[marque.end() :]
            # The first of a row of headings stands above the first word of the next line.
            titres = not ligne.plat[: marque.start()].strip() and _TITRES_SUIVANTS.fullmatch(ligne.plat[marque.end() :])
            if (titres or not suite.strip(" :#°-")) and rang + 1 < len(lignes):
                suite = lignes[rang + 1].brut
            mot = re.match(r"[\s:#°.-]*([A-Za-z0-9][A-Za-z0-9./_-]*\d[A-Za-z0-9./_-]*)", suite)
            if mot and not _is_day(mot[1]):
                trouves.append(Trouve(mot[1].rstrip(".,;/-"), ligne.page, ligne.plat))
    return trouves


def _is_day(mot: str) -> bool:
    return any((lu := forme.fullmatch(mot)) and _day(lu) for forme in _JOURS)


def companies(lignes: tuple[Ligne, ...]) -> list[Trouve[str]]:
    """Every SIREN that a label announces (SIREN, SIRET, RCS, TVA) and whose key is right; ``ligne``: its rank as text."""
    trouves: list[Trouve[str]] = []
    for rang, ligne in enumerate(lignes):
        for lu in _SIREN.finditer(_CLE_TVA.sub(r"tva \1 : ", ligne.plat.replace("\u00a0", " "))):
            numero = "".join(c for c in lu[1] if c.isdigit())
            avant = (lignes[rang - 1].plat[-40:] if rang else "") + " " + ligne.plat
            if luhn.is_valid(numero) and _ANNONCE_SIREN.search(avant):
                trouves.append(Trouve(numero, ligne.page, str(rang)))
    return trouves


FORMES = frozenset(
    ("sarl", "eurl", "sa", "sas", "sasu", "sca", "snc", "scs", "sci", "scp", "selarl", "selas", "ei", "societe", "ste",
     "m", "mme", "monsieur", "madame", "et", "de", "du", "des", "la", "le", "les", "d", "l")
)  # fmt: skip
"""Words of a name that name nobody."""


def words(nom: str | None) -> tuple[str, ...]:
    """The words that tell a name from another, forms of company and articles left out."""
    return tuple(m for m in re.findall(r"[a-z0-9]+", flatten(nom or "").replace(".", "")) if m not in FORMES)


def name_ranks(lignes: tuple[Ligne, ...], *noms: str | None) -> list[int]:
    """Ranks of the lines that bear one of the names, words in order, forms of company and articles aside."""
    suites = [f" {' '.join(w)} " for nom in noms if (w := words(nom))]
    mots = [" ".join(words(ligne.plat)) for ligne in lignes]
    seules = {rang for rang, lus in enumerate(mots) if any(suite in f" {lus} " for suite in suites)}
    # A long name may be cut at the end of a line.
    coupees = {
        rang for rang, (haut, bas) in enumerate(pairwise(mots))
        if rang + 1 not in seules and any(suite in f" {haut} {bas} " for suite in suites)
    }  # fmt: skip
    return sorted(seules | coupees)


def names_absent(lignes: tuple[Ligne, ...], *noms: str | None) -> bool:
    """True when no word of four letters of any of the names stands anywhere: not even a part, not even cut."""
    tout = re.sub(r"[^a-z0-9]", "", "".join(ligne.plat for ligne in lignes))
    utiles = [w for nom in noms for w in words(nom) if len(w) > 3]
    return bool(utiles) and not any(w in tout for w in utiles)
