"""From the text of an element to a value: text made fit to show, exact amount, day, numbers of a company."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from dossier_juridique.expressions import expression
from dossier_juridique.model.facture_lue import EcheanceLue

LONGUEUR = 2000
SANS_CHASSE = "\u00ad\u034f\u200b\u200c\u200d\u2060\ufeff"
_ESCOMPTE = expression(r"escompte|skonto|discount|rabais|anticip", re.IGNORECASE)
_SANS_ESCOMPTE = expression(
    r"\b(sans|aucun|pas d|ohne|without|no)\b.{0,24}(escompte|skonto|abzug|discount)|pas lieu .{0,12}escompte|"
    r"escompte.{0,30}\b(neant|néant|aucun|0 ?%)", re.IGNORECASE,
)
_JOURS = expression(r"(\d{4})-?(\d{2})-?(\d{2})(?:T.*|Z|[+-]\d{2}:\d{2}|\d{4}(?:\d{2})?)?$")


def find(noeud: Any, chemin: str) -> list[Any]:
    """Elements reached by local names only, step by step: « A/B/C ». The vocabularies differ by namespace, not by name."""
    trouves = [noeud] if noeud is not None else []
    for pas in chemin.split("/"):
        trouves = [
            enfant for parent in trouves for enfant in parent
            if isinstance(enfant.tag, str) and enfant.tag.rpartition("}")[2] == pas
        ]  # fmt: skip
    return trouves


def first(noeud: Any, *chemins: str) -> Any:
    """The first element reached by one of the paths, in their order, or None."""
    for chemin in chemins:
        trouves = find(noeud, chemin)
        if trouves:
            return trouves[0]
    return None


def clean(brut: str | None) -> str | None:
    """The text without what steers a terminal or reverses the reading; None when nothing is left.

    What has no width (soft hyphen, byte order mark, joiners) goes without leaving a blank: it may cut a number.
    """
    if brut is None:
        return None
    # Cut before it is looked at sign by sign: a text may weigh millions of them.
    garde = brut.strip()[: 4 * LONGUEUR].translate(dict.fromkeys(map(ord, SANS_CHASSE)))
    garde = "".join(
        c if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else " " for c in garde
    )
    return garde.strip()[:LONGUEUR].rstrip() or None


def text(noeud: Any, *chemins: str) -> str | None:
    """The text of the first element reached that is not empty."""
    for chemin in chemins:
        for trouve in find(noeud, chemin):
            lu = clean("".join(trouve.itertext()))
            if lu:
                return lu
    return None


def texts(noeud: Any, chemin: str) -> tuple[str, ...]:
    """Every text reached, once each, in the order of the file."""
    return tuple(dict.fromkeys(lu for n in find(noeud, chemin) if (lu := clean("".join(n.itertext())))))


def amount(brut: str | None, alertes: list[str], quoi: str) -> Decimal | None:
    """An exact amount; a comma for the decimal point is read and said, anything else is refused and said."""
    if brut is None:
        return None
    propre = brut.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    if re.fullmatch(r"[+-]?\d+,\d+", propre):
        propre = propre.replace(",", ".")
        alertes.append(f"{quoi} : la virgule de « {brut} » a été lue comme un point décimal.")
    try:
        lu = Decimal(propre) if re.fullmatch(r"[+-]?(\d{1,15}(\.\d{0,12})?|\.\d{1,12})", propre) else None
    except InvalidOperation:
        lu = None
    if lu is None:
        alertes.append(f"{quoi} : « {brut[:40]} » n'est pas un montant ; il n'a pas été repris.")
    return lu


def currency(brut: str | None) -> str | None:
    """« EUR » out of « eur » or « € »; any other code in capitals, as it stands."""
    return "EUR" if brut in ("€", "Eur") else brut.upper() if brut else None


def only_currency(sommes: Any) -> str | None:
    """The currency that all the totals bear, when they bear but one: an invoice may forget to name it."""
    dites = {lu for e in (sommes if sommes is not None else ()) if (lu := clean(e.get("currencyID")))}
    return dites.pop() if len(dites) == 1 else None


def in_currency(elements: list[Any], devise: str | None, alertes: list[str], quoi: str) -> Decimal | None:
    """The amount given in the currency of the invoice; one given in another only is not taken, and it is said."""
    dits = [(currency(clean(e.get("currencyID"))), clean(e.text)) for e in elements]
    dits = [(monnaie, lu) for monnaie, lu in dits if lu]
    choisi = next((lu for monnaie, lu in dits if monnaie == devise), None) or next(
        (lu for monnaie, lu in dits if None in (monnaie, devise)), None
    )
    if choisi is None and dits:
        alertes.append(f"{quoi} : il n'est donné qu'en {dits[0][0]}, non en {devise} ; il n'a pas été repris.")
    return amount(choisi, alertes, quoi)


def day(brut: str | None, alertes: list[str], quoi: str) -> date | None:
    """A day written 20260930 (format 102), 2026-09-30 or with an hour; a month alone or an impossible day is not one."""
    if brut is None:
        return None
    forme = _JOURS.match(brut)
    try:
        lu = date(*(int(p) for p in forme.groups())) if forme else None
    except ValueError:
        lu = None
    if lu is None or not 1900 <= lu.year <= 2200:
        alertes.append(f"{quoi} : « {brut[:40]} » n'est pas un jour du calendrier ; il n'a pas été repris.")
        return None
    return lu


def company_numbers(identifiants: Iterable[tuple[str | None, str]]) -> tuple[str | None, str | None]:
    """SIREN and SIRET out of (scheme, identifier): 0002 is the SIRENE register, 0009 the SIRET; some write their names.

    Some producers write a SIRET under 0002: fourteen digits are a SIRET wherever they stand.
    """
    siren = siret = None
    for schema, valeur in identifiants:
        chiffres = re.sub(r"[\s.\u00a0\u202f-]", "", valeur)
        if (schema or "").upper() not in ("0002", "0009", "SIREN", "SIRET") or not chiffres.isascii() or not chiffres.isdigit():
            continue
        if len(chiffres) == 14:
            siret = siret or chiffres
        elif len(chiffres) == 9:
            siren = siren or chiffres
    return siren or (siret[:9] if siret else None), siret


def term(jour: date | None, termes: str | None, montant: Decimal | None, *, remise: bool, seul: bool) -> EcheanceLue:
    """A term of payment. A day is the end of a discount when its own terms say so and another day stands beside it."""
    dite = remise or speaks_of_discount(termes)
    return EcheanceLue(jour, termes, montant, escompte=dite and not seul)


def speaks_of_discount(termes: str | None) -> bool:
    """True when the text offers a discount; one that denies it does not."""
    return bool(termes and _ESCOMPTE.search(termes) and not _SANS_ESCOMPTE.search(termes))
