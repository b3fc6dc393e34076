"""Due dates and procedural deadlines (C. com., art. L. 441-10, I and L. 441-11; CPC, art. 640 to 645)."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from dossier_juridique.model.creances import Conditions, Delai, Facture
from dossier_juridique.model.decompte import Echeance
from dossier_juridique.model.dossier import Dossier

SUPPLETIF_JOURS = 30


def fin_de_mois(jour: date) -> date:
    """Last day of the month."""
    return jour.replace(day=calendar.monthrange(jour.year, jour.month)[1])


def plus_mois(jour: date, mois: int) -> date:
    """Same day number ``mois`` months later, else the last day of that month (CPC, art. 641, al. 2)."""
    total = jour.year * 12 + jour.month - 1 + mois
    annee, rang = divmod(total, 12)
    return date(annee, rang + 1, min(jour.day, calendar.monthrange(annee, rang + 1)[1]))


def plus_ans(jour: date, ans: int) -> date:
    """Same day ``ans`` years later, else the last day of the month."""
    return plus_mois(jour, 12 * ans)


@lru_cache(maxsize=256)
def paques(annee: int) -> date:
    """Easter Sunday of the Gregorian calendar (algorithm of Meeus, Jones and Butcher)."""
    a, b, c = annee % 19, annee // 100, annee % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    mois, jour = divmod(h + m - 7 * n + 114, 31)
    return date(annee, mois, jour + 1)


@lru_cache(maxsize=256)
def jours_feries(annee: int) -> frozenset[date]:
    """The eleven legal holidays (C. trav., art. L. 3133-1)."""
    fetes = {date(annee, m, j) for m, j in ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))}
    dimanche = paques(annee)
    return frozenset(fetes | {dimanche + timedelta(days=n) for n in (1, 39, 50)})


def ouvrable(jour: date) -> bool:
    """Neither Saturday, nor Sunday, nor holiday (CPC, art. 642)."""
    return jour.weekday() < 5 and jour not in jours_feries(jour.year)


def reporte(jour: date) -> date:
    """First working day on or after (CPC, art. 642)."""
    while not ouvrable(jour):
        jour += timedelta(days=1)
    return jour


def prudent(jour: date) -> date:
    """Last working day on or before: the one an office should hold to."""
    while not ouvrable(jour):
        jour -= timedelta(days=1)
    return jour


def calculer_terme(delai: Delai, facture: Facture) -> date | None:
    """The due date of an agreed term, or None when its trigger day is unknown.

    Methods and triggers: ``date`` is the printed date; days and months run from the issue; ``comptant`` and
    ``decade`` from delivery; ``suppletif`` from reception or execution.
    """
    emise, n = facture.emise_le, delai.n or 0
    livree = facture.livree_le or facture.recue_le or facture.executee_le
    match delai.methode:
        case "date":
            return facture.echeance
        case "comptant":
            return livree
        case "suppletif":
            return facture.execution + timedelta(days=SUPPLETIF_JOURS) if facture.execution else None
        case "decade":
            if livree is None:
                return None
            fin = fin_de_mois(livree) if livree.day > 20 else livree.replace(day=10 if livree.day <= 10 else 20)
            return fin + timedelta(days=n)
    if emise is None:
        return None
    match delai.methode:
        case "jours":
            return emise + timedelta(days=n)
        case "mois":
            return plus_mois(emise, n)
        case "fin_de_mois_A":
            return fin_de_mois(emise + timedelta(days=n))
        case "fin_de_mois_B":
            return fin_de_mois(emise) + timedelta(days=n)
        case _:
            return fin_de_mois(emise + timedelta(days=n)) + timedelta(days=delai.jour or 0)


def echeance(facture: Facture, conditions: Conditions) -> Echeance | None:
    """The due date kept: the later of the printed and the agreed one, else 30 days after reception or execution.

    Source: C. com., art. L. 441-10, I and L. 441-9. Nothing is invented: without a day to start from, None.
    """
    imprimee = facture.echeance
    convenue = calculer_terme(conditions.delai, facture) if conditions.delai else None
    if imprimee and convenue:
        jour = max(imprimee, convenue)
        origine = "date imprimée sur la facture" if jour == imprimee else "délai convenu"
    elif imprimee:
        jour, origine = imprimee, "date imprimée sur la facture"
    elif convenue:
        jour, origine = convenue, "délai convenu"
    elif facture.execution and conditions.delai is None:
        jour = facture.execution + timedelta(days=SUPPLETIF_JOURS)
        origine = "délai légal de 30 jours après la réception ou l'exécution"
    else:
        return None
    depart = reporte(jour) if conditions.depart_ouvrable else jour
    return Echeance(jour, origine, imprimee, convenue, depart)


def echeances(dossier: Dossier) -> dict[int, Echeance]:
    """Due date of each invoice by its index; an invoice whose date cannot be established has no entry."""
    return dict(_etablies(dossier))


def _etablies(dossier: Dossier) -> Iterator[tuple[int, Echeance]]:
    for rang, facture in enumerate(dossier.factures):
        etablie = echeance(facture, dossier.conditions)
        if etablie is not None:
            yield rang, etablie
