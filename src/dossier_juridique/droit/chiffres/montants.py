"""Sums and rates read in a text: in figures, in words, with any sign of the euro, or with none where a sum is announced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from dossier_juridique.droit.chiffres.lecture import Chiffre, Genre
from dossier_juridique.droit.chiffres.nombres import Nombre, lectures
from dossier_juridique.expressions import expression

_EURO = r"(?:€|eur(?:os?|o\(s\))?(?![a-z]))"
_UNITE = expression(
    rf"(?:,-+)?\s?(?:\(\s?[\d\s.,]{{1,20}}\s?\)\s?)?\)?\s{{0,2}}(?P<facteur>k|mds?|m|mille|millions?|milliards?)?\s?(?:d')?(?P<signe>{_EURO})"
)
_COLLES = expression(r"(\d\d)(?!\d)")
_ET = expression(r"\s(?:et\s)?$")
_CENTIMES = expression(r"\s(?:centimes?|cts?)(?!\w)")
_AVANT = expression(r"(?:^|[^\d\s,.)-])\s{0,3}(?:(?:€|(?<![a-z])eur)\s{0,2}|(?<![a-z])euros?\s?:\s?)$")
_AUTRE = expression(r"\s{0,2}(?:k\s?)?(?:[$£¥]|(?:usd|chf|gbp|dollars?|livres? sterling|francs?)(?!\w))")
_AUTRE_AVANT = expression(r"(?:[$£¥]|(?<!\w)(?:usd|chf|gbp))\s?$")
_DEVISES = {
    "usd": ("$", "usd", "dollar", "dollars"), "gbp": ("£", "gbp", "livre sterling", "livres sterling"), "jpy": ("¥",),
    "chf": ("chf",), "frf": ("franc", "francs"),
}  # fmt: skip
_ANNONCE = expression(
    r"(?<!\w)(?:sommes?|montants?|total|totaux|solde|principal|frais|penalites?|interets?|indemnites?|honoraires|forfait|"
    r"majoration|payer|regler|verser|acquitter|devoir|creance|dette|net)"
    r"(?:\s(?:totale?|globale?|principale?|generale?|forfaitaires?|restante?|dus?|dues?|ttc|ht|de|du|la|le|un|une|est|a|"
    r"dossier|gestion|relance|retard|recouvrement|payer|regler|ce|jour|somme|montant|total|s'eleve|s'elevent|soit)){0,6}"
    r"[ \t]?[:=]?(?:[ \t]|(?<=[:=])\n|(?<=\sde)\n)?\Z"
    r"|(?<!\w)(?:frais|honoraires|penalites?|indemnites?|majoration|forfait|participation|supplement|amende|cout)s?"
    r"(?:\s[a-z']+){0,5}\s?[:=]\s?\Z"
)
"""A sum is announced, and its sign left out: « la somme de 31 000 », « Frais de dossier : 45 »."""
_FIN_DE_SOMME = expression(
    r"\s?(?:[.;!?)]?\s*$|[.,;!?)](?:\s|$)|[\t\n]|\s?(?:ttc|ht|au titre|en principal|nets?|a la date|avant|sous|dans|"
    r"au plus tard|sans)(?!\w))"
)
_DECIMALES = expression(r"\d+(?:[ \t\n.']\d{3})*,\d{2}|\d+(?:[ \t\n,']\d{3})*\.\d{2}")
_FIN_DE_CASE = expression(r"\s*$|\s?[\t\n|;)]|\.(?:\s|$)|\s(?:ttc|ht|nets?)(?!\w)")
_POUR_CENT = expression(r"\s?\)?\s{0,2}(?:[%‰]|pour\s?cents?(?!\w)|p\.\s?100|pour\s?mille(?!\w))")
_DE_POURCENT = expression(r"(?:[a-z\s-]*\spour)$")
_POINTS = expression(r"(?:\s?\(\d+\))?\s(?:points?|pts?)(?!\w)")
_MAJORE = expression(r"(?:major\w*|augment\w*|plus|\+)\s?(?:de\s|d')?$")
_FOIS = expression(r"(?:\s?\(\d+\))?\sfois(?P<demie>\set\sdemie)?\s(?:le|celui du)\staux")
_SEULS = expression(r"(?<![\w.,/-])\d(?:[ \t]?[.,]?[ \t]\d)*[ \t]?[.,]?[ \t]\Z")
_TRONQUE = expression(r"0\d")
_FACTEURS = {"k": 10**3, "mille": 10**3, "m": 10**6, "md": 10**9, "mds": 10**9}
_PORTEE = 80


def montants(texte: str, lus: Iterable[Nombre]) -> Iterator[Chiffre]:
    """The sums among the numbers of a flat text."""
    suite = sorted(lus, key=lambda n: n.debut)
    passe = -1
    for rang, nombre in enumerate(suite):
        if nombre.debut < passe:
            continue
        unite = _UNITE.match(texte, nombre.fin)
        if unite is not None:
            suivant = suite[rang + 1] if rang + 1 < len(suite) else None
            fin, cents = _centimes(texte, unite.end(), suivant)
            # « 1,2 million d'euros » is one sum; « mille (1 000) euros » is said twice.
            passe = fin if fin > unite.end() or unite["facteur"] else passe
            yield Chiffre(Genre.MONTANT, tuple(v * _fois(unite) + cents for v in _lues(texte, nombre)), nombre.debut, fin)
            continue
        avant = texte[max(0, nombre.debut - _PORTEE) : nombre.debut]
        signe = avant.rstrip()[-1:] or " "
        centimes = _CENTIMES.match(texte, nombre.fin)
        if centimes is not None:
            yield Chiffre(Genre.MONTANT, tuple(v / 100 for v in nombre.valeurs), nombre.debut, centimes.end())
        elif (autre := _AUTRE.match(texte, nombre.fin)) or (signe in "$£¥dfp" and _AUTRE_AVANT.search(avant)):
            # Another currency: no sum in euros is one.
            dite = (autre[0] if autre else avant).strip()
            devise = next((nom for nom, signes in _DEVISES.items() if dite.endswith(signes)), "")
            fin = autre.end() if autre else nombre.fin
            yield Chiffre(Genre.MONTANT, tuple((devise, v) for v in nombre.valeurs), nombre.debut, fin)
        elif not nombre.dit and signe in "€rs:" and _AVANT.search(avant) and not _POUR_CENT.match(texte, nombre.fin):
            yield Chiffre(Genre.MONTANT, _lues(texte, nombre), nombre.debut, nombre.fin)
        elif not nombre.dit and _sans_signe(texte, nombre, avant):
            yield Chiffre(Genre.MONTANT, _lues(texte, nombre), nombre.debut, nombre.fin, signe=False)


def _sans_signe(texte: str, nombre: Nombre, avant: str) -> bool:
    """True for « la somme de 31 000. », and for the « 45,00 » of a cell."""
    if _FIN_DE_CASE.match(texte, nombre.fin) and _DECIMALES.fullmatch(nombre.ecrit):
        return "," in nombre.ecrit or len(nombre.ecrit) > 5
    return bool(_FIN_DE_SOMME.match(texte, nombre.fin) and _ANNONCE.search(avant))


def _fois(unite: re.Match[str]) -> int:
    facteur = unite["facteur"] or ""
    return _FACTEURS.get(facteur, 10**9 if facteur.startswith("milliard") else 10**6 if facteur else 1)


def _centimes(texte: str, fin: int, suivant: Nombre | None) -> tuple[int, Decimal]:
    """Where a sum ends with its cents, and the cents: « 45 €50 », « 45 euros et 50 centimes », « … et cinquante centimes »."""
    colles = _COLLES.match(texte, fin)
    if colles is not None:
        return colles.end(), Decimal(colles[1]) / 100
    if suivant is not None and suivant.debut - fin <= 4 and _ET.fullmatch(texte, fin, suivant.debut):
        dits = _CENTIMES.match(texte, suivant.fin)
        if dits is not None and suivant.entier is not None:
            return dits.end(), Decimal(suivant.entier) / 100
    return fin, Decimal(0)


def _lues(texte: str, nombre: Nombre) -> tuple[Decimal, ...]:
    """The values of a number; with the figures that stand alone before it when they were set apart: « 3 1 0 0 0 € »."""
    blancs = " \t" if len(nombre.ecrit) == 1 else " "
    if not nombre.dit and nombre.debut >= 2 and texte[nombre.debut - 1] in blancs and texte[nombre.debut - 2] in "0123456789.,":
        seuls = _SEULS.search(texte, max(0, nombre.debut - 40), nombre.debut)
        if seuls is not None:
            entier = lectures(re.sub(r"\s", "", seuls[0] + nombre.ecrit))
            # « 2⇥5 € » may be two cells; figures set apart one by one are no cells.
            return (*entier, *nombre.valeurs) if re.fullmatch(r"\d\t", seuls[0]) else entier
    # « 000,00 € » is the end of a sum whose beginning was not read.
    return () if _TRONQUE.match(nombre.ecrit) else nombre.valeurs


def taux(texte: str, lus: Iterable[Nombre]) -> Iterator[Chiffre]:
    """The rates among the numbers of a flat text: percentages, points added to a rate, times a rate."""
    for nombre in lus:
        fois = _FOIS.match(texte, nombre.fin)
        if fois is not None:
            yield Chiffre(Genre.FOIS, () if fois["demie"] else nombre.valeurs, nombre.debut, fois.end())
            continue
        pour_cent = _POUR_CENT.match(texte, nombre.fin)
        if pour_cent is not None:
            yield Chiffre(Genre.TAUX, nombre.valeurs, nombre.debut, pour_cent.end())
            continue
        points = _POINTS.match(texte, nombre.fin)
        if points is not None and _MAJORE.search(texte, max(0, nombre.debut - 16), nombre.debut):
            yield Chiffre(Genre.POINTS, nombre.valeurs, nombre.debut, points.end())
