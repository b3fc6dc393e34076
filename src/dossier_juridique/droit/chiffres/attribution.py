"""Whose a figure is said to be: the invoice that its sentence, or its line of a table, names. Pure.

The sum of one invoice beside the number of another is a true figure that nobody owes for that number.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence

from dossier_juridique.droit.chiffres.lecture import Chiffre, Genre
from dossier_juridique.droit.chiffres.phrases import FIN_DE_PHRASE
from dossier_juridique.expressions import expression

_PORTEE = 260
_EN_COLONNES = expression(r"\t|\S {2,}\S")
_TETE_DE_LIGNE = expression(r"\s*(?:factures?|n\s?[°o]|[\s:.–-]){0,6}")
_ECART = expression(r"\s?\t| {2,}")
_ECART_AVANT = expression(r"(?:\t| {2,})(?:factures?\s)?(?:n\s?[°o]\s?)?$")
_AUTRE = expression(
    r"(?<!\w)(?:autres?|seconde?|deuxieme|premiere?|troisieme|derniere?|celles?|celui|ceux|suivi\w*|comme|ainsi que|anciennes?"
    r"|recentes?|ensemble|total\w*|ajout\w+|outre|hors|sauf|excepte|en plus|compte|avoirs?|remplac\w+|annul\w+"
    r"|pieces?|bons? de|relances?|courriers?|courriels?|lettres?|mises? en demeure|contrats?|devis|commandes?"
    r"|proces-verbal)(?!\w)"
)
"""Words after which the sentence speaks of something else than the invoice that it named."""
_A_PART = expression(
    r"(?<!\w)(?:outre|hors|hormis|sauf|excepte|sans|plus|avec|ajout\w+|apres|avant|depuis|que)"
    r"(?: [a-z']+){0,3}\s?(?:n\s?[°o]\s?)?$"
)
_LIE = expression(
    r"[\s,(]{0,2}(?:ttc|t\.t\.c\.|ht|toutes taxes comprises|reste\w*(?: a (?:regler|payer)| dus?)?)?[\s,(]{0,2}"
    r"(?:(?:de|sur|pour|au titre de|concernant|correspondant a|relatifs? a|[:(–-])\s?)?(?:la |l'|cette |notre |votre )?"
    r"(?:factures? )?(?:n\s?[°o]s?\s?)?$"
)
"""Between a figure and the number that follows it: « 2 400 € (facture n° … »."""
_DE_L_AUTRE = expression(
    r"\s?(?:ttc\s?)?(?:,\s?)?(?:restent? dus?\s)?(?:au titre de|sur|pour|concernant|de|correspondant a)\s(?:la |le |l'|les )?"
    r"(?:autres?|premiere?|seconde?|deuxieme|troisieme|derniere?|precedente?|suivante?)(?!\w)"
)
_LISTE = expression(r"\s?(?:,|et|;|/|&)?\s?(?:et\s)?(?:de\s)?(?:la\s)?(?:facture\s)?(?:n\s?[°o]\s?)?")
_SUITE = expression(r"\s?(?:,|et|;|/|&)\s?(?:(?:le|de|du)\s)?")


def mal_attribues(
    plat: str, lus: Sequence[Chiffre], factures: Mapping[str, frozenset[Hashable]], communs: frozenset[Hashable]
) -> list[Chiffre]:
    """The figures of a flat text that are another invoice's than the one named beside them. ``factures``: all that each
    has of its own, by its number in flat text; ``communs``: what is of none of them or of all."""
    if len(factures) < 2 or not any(numero in plat for numero in factures):
        return []
    motif = re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(n) for n in sorted(factures, key=len, reverse=True))})(?![\w-]|/\d)")
    places = [(m.start(), m.end(), m[0]) for m in motif.finditer(plat)]
    suivis = [c for c in lus if c.genre in (Genre.MONTANT, Genre.JOUR) and c.valeurs and not _is_month(c)]
    trouves = []
    for rang, chiffre in enumerate(suivis):
        if not communs.isdisjoint(chiffre.valeurs) or _DE_L_AUTRE.match(_flat(plat[chiffre.fin : chiffre.fin + 60])):
            continue
        siennes = tuple(dict.fromkeys(_named(plat, suivis, rang, places)))
        if siennes and all(factures[n].isdisjoint(chiffre.valeurs) for n in siennes) and any(
            not v.isdisjoint(chiffre.valeurs) for n, v in factures.items() if n not in siennes
        ):
            trouves.append(chiffre)
    return trouves


def _named(plat: str, lus: Sequence[Chiffre], rang: int, places: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    """The numbers that govern a figure, none when nobody can say."""
    chiffre = lus[rang]
    debut_de_ligne = plat.rfind("\n", 0, chiffre.debut) + 1
    fin_de_ligne = plat.find("\n", chiffre.fin)
    fin_de_ligne = len(plat) if fin_de_ligne < 0 else fin_de_ligne
    if _EN_COLONNES.search(plat, debut_de_ligne, fin_de_ligne):
        ici = [p for p in places if debut_de_ligne <= p[0] < fin_de_ligne]
        # A line set wide to both margins looks like columns: the number must be a cell, the first or the last.
        if len(ici) == 1 and (
            (_TETE_DE_LIGNE.fullmatch(plat[debut_de_ligne : ici[0][0]]) and _ECART.match(plat, ici[0][1]))
            or (ici[0][1] == fin_de_ligne and _ECART_AVANT.search(plat[debut_de_ligne : ici[0][0]]))
        ):
            yield ici[0][2]
        return
    gauche, droite = _sentence(plat, chiffre.debut, chiffre.fin)
    avant = [p for p in places if gauche <= p[0] and p[1] <= chiffre.debut]
    apres = next((p for p in places if chiffre.fin <= p[0] and p[1] <= droite), None)
    if apres is not None and _LIE.fullmatch(_flat(plat[chiffre.fin : apres[0]])):
        yield apres[2]
        return
    if not avant:
        seule = len({n for d, _, n in places if gauche <= d < droite}) == 1
        if apres is not None and seule and not _AUTRE.search(_flat(plat[gauche : apres[0]])) and not _A_PART.search(
            _flat(plat[max(gauche, apres[0] - 40) : apres[0]])
        ):
            yield apres[2]
        return
    dernier = avant[-1]
    entre = _flat(plat[dernier[1] : chiffre.debut])
    if _AUTRE.search(entre) or _A_PART.search(_flat(plat[max(gauche, dernier[0] - 40) : dernier[0]])):
        return
    liste = [dernier]
    for precedent in reversed(avant[:-1]):
        if not _LISTE.fullmatch(_flat(plat[precedent[1] : liste[0][0]])):
            break
        liste.insert(0, precedent)
    if len(liste) == 1:
        yield dernier[2]
        return
    # « F-1 et F-2, échues les 30 avril et 28 juin »: each its own when there are as many.
    rangee = _row(plat, lus, rang)
    if len(rangee) == len(liste):
        yield liste[rangee.index(rang)][2]
    else:
        yield from (n for _, _, n in liste)


def _is_month(chiffre: Chiffre) -> bool:
    return all(isinstance(v, tuple) and v[0] == "mois" for v in chiffre.valeurs)


def _row(plat: str, lus: Sequence[Chiffre], rang: int) -> list[int]:
    """The places of the figures of one kind that follow each other with that one."""
    rangee = [rang]
    while rangee[0] > 0 and _follows(plat, lus, rangee[0] - 1):
        rangee.insert(0, rangee[0] - 1)
    while rangee[-1] + 1 < len(lus) and _follows(plat, lus, rangee[-1]):
        rangee.append(rangee[-1] + 1)
    return rangee


def _follows(plat: str, lus: Sequence[Chiffre], rang: int) -> bool:
    un, autre = lus[rang], lus[rang + 1]
    return un.genre is autre.genre and _SUITE.fullmatch(_flat(plat[un.fin : autre.debut])) is not None


def _sentence(plat: str, debut: int, fin: int) -> tuple[int, int]:
    """Where the sentence around two places begins and ends: no line in columns is of it."""
    gauche, droite = max(0, debut - _PORTEE), min(len(plat), fin + _PORTEE)
    gauche = max((m.end() for m in FIN_DE_PHRASE.finditer(plat, gauche, debut)), default=gauche)
    trouve = FIN_DE_PHRASE.search(plat, fin, droite)
    droite = trouve.start() if trouve else droite
    while (colonne := _last(plat, gauche, debut)) is not None:
        gauche = colonne
    suite = _EN_COLONNES.search(plat, fin, droite)
    if suite is not None:
        droite = max(fin, plat.rfind("\n", fin, suite.start() + 1))
    return gauche, droite


def _last(plat: str, gauche: int, debut: int) -> int | None:
    """Where the line after the first one in columns begins; None when there is none."""
    trouve = _EN_COLONNES.search(plat, gauche, debut)
    if trouve is None:
        return None
    fin = plat.find("\n", trouve.end(), debut)
    return fin + 1 if fin >= 0 else debut


def _flat(texte: str) -> str:
    return texte.replace("\n", " ")
