"""Delays read in a text: so many days, weeks, months, hours or years, and the words that stand for one (« huitaine »)."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator

from dossier_juridique.droit.chiffres.lecture import Chiffre, Genre
from dossier_juridique.droit.chiffres.nombres import Nombre, nombres
from dossier_juridique.expressions import expression

_UNITE = expression(
    r"(?:\s?\(\s?(?P<aussi>\d{1,4}|[a-z]+(?:[\s-][a-z]+){0,3})\s?\))?\s{0,2}(?:(?:petit|dernier|derniere|seul|ultime|nouveau|nouvelle|bon|long|court)e?s?\s)?"
    r"(?P<unite>jours?|jrs?|journees?|semaines?|mois|annees?|ans?|heures?|h|j|trimestres?|semestres?|minutes?)(?!\w)"
)
_MOTS = expression(
    r"(?<!\w)(?P<mot>huitaine|dizaine|quinzaine|vingtaine|trentaine|quarantaine|soixantaine)(?!\w)(?P<de>\sd(?:e|')\s?(?:jours?)?)?"
)
_LE = expression(
    r"(?<!\w)(?:dans|sous|d'ici|avant|pendant)\s(?:une?\s|la\s|le\s|l'|ce\s)?(?P<mot>heure|journee|semaine|mois|quinzaine|huitaine|annee)(?!\w)"
)
_J_PLUS = expression(r"(?<![\w-])j\s?\+\s?(?P<nombre>\d{1,3})(?!\w)")
_ACCORDE = expression(
    r"(?<!\w)(?:dans|sous|d'ici|delais?|avant|pendant|durant|apres|disposez|dispose|avez|laissons|laisse|accordons|accorde|"
    r"encore|passe|preavis|a|echeance|paiement|net)"
    r"(?:\s(?:un|le|la|les|dernier|ultime|nouveau|bref|court|delai|delais|maximum|maximal|de|d|est|plus|tard|suivant|present|"
    r"paiement|reponse|rigueur|a|expire|expirant|vous|fixe|porte|ramene|reduit|imperatif|supplementaire|impartis?|franc)){0,6}"
    r"[\s:]{0,3}(?:d'|de\s)?$"
)
_QUAND = expression(r"\s(?:du|de|des|d'|suivant|en\scours|precedent)")
_HEURES_DE_BUREAU = expression(r"(?:(?<!\w)(?:a|de|et|entre|vers|jusqu'a|avant|des|apres|-|ou|au)\s|[-/]\s?)$")
_ENTIERS = {"huitaine": 8, "dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "soixantaine": 60}
_PLURIELS = {"jour": "jours", "jr": "jours", "j": "jours", "journee": "jours", "semaine": "semaines", "mois": "mois",
             "an": "ans", "annee": "ans", "heure": "heures", "h": "heures", "trimestre": "trimestres",
             "semestre": "semestres", "minute": "minutes"}  # fmt: skip
_PORTEE = 70


def delais(texte: str, lus: Iterable[Nombre]) -> Iterator[Chiffre]:
    """Every delay of a flat text, given its numbers."""
    pris: set[int] = set()
    for nombre in lus:
        unite = _UNITE.match(texte, nombre.fin)
        valeurs = _compte(nombre, unite, texte) if unite is not None else None
        if unite is not None and valeurs is not None:
            pris.update(range(nombre.debut, unite.end()))
            yield Chiffre(Genre.DELAI, valeurs, nombre.debut, unite.end())
    for trouve in _J_PLUS.finditer(texte):
        yield Chiffre(Genre.DELAI, ((int(trouve["nombre"]), "jours"),), *trouve.span())
    for trouve in _MOTS.finditer(texte):
        de = trouve["de"]
        # « une quinzaine de factures » counts invoices.
        if (de and not de.rstrip().endswith(("jour", "jours"))) or (not de and trouve["mot"] not in ("huitaine", "quinzaine")):
            continue
        pris.update(range(*trouve.span()))
        yield Chiffre(Genre.DELAI, ((_ENTIERS[trouve["mot"]], "jours"),), *trouve.span())
    for trouve in _LE.finditer(texte):
        debut, fin = trouve.span("mot")
        # « dans la semaine du 12 octobre » tells when.
        if not pris.isdisjoint((debut, fin - 1)) or _QUAND.match(texte, fin):
            continue
        yield Chiffre(Genre.DELAI, _equivalents(1, _PLURIELS.get(trouve["mot"], trouve["mot"])), trouve.start(), fin)


def _compte(lu: Nombre, trouve: re.Match[str], texte: str) -> tuple[Hashable, ...] | None:
    """The values of « quinze (15) jours »; None when no delay is meant."""
    nombre = lu.entier
    if nombre is None:
        return None
    unite = _PLURIELS[trouve["unite"] if trouve["unite"] == "mois" else trouve["unite"].rstrip("s")]
    avant = texte[max(0, lu.debut - _PORTEE) : lu.debut]
    de_bureau = trouve["unite"] in ("j", "h", "heure", "heures")
    # What is plainly counted needs no word before it; the rest is a delay where one is granted.
    if lu.ecrit in ("un", "une") or unite in ("ans", "trimestres", "semestres", "minutes") or de_bureau:
        accorde = _ACCORDE.search(avant) is not None
        courants = nombre in (24, 36, 48, 72, 96, 120) and unite == "heures"
        if not (accorde or courants):
            return None
        # « à 14 heures », « de 9 h à 18 h » are hours of the day.
        if de_bureau and _HEURES_DE_BUREAU.search(avant) and not re.search(r"(?:delai|sous|dans)\s(?:\w+\s){0,2}$", avant):
            return None
    aussi = trouve["aussi"]
    if aussi and aussi.isdigit() and int(aussi) != nombre:
        return ()
    if aussi and not aussi.isdigit():
        dits = nombres(aussi)
        if dits and dits[0].entier != nombre:
            return ()
    return _equivalents(nombre, unite)


def _equivalents(nombre: int, unite: str) -> tuple[Hashable, ...]:
    if unite == "semaines":
        return ((nombre, unite), (nombre * 7, "jours"))
    if unite in ("quinzaine", "huitaine"):
        return ((_ENTIERS[unite], "jours"),)
    if unite == "heures" and nombre % 24 == 0:
        return ((nombre, unite), (nombre // 24, "jours"))
    return ((nombre, unite),)
