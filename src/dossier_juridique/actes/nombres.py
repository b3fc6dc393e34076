"""Figures in French words: deadlines and amounts. Traditional spelling, by num2words; « un million d'euros »."""

from __future__ import annotations

from decimal import Decimal

MAX = Decimal("999999999999.99")


def en_lettres(nombre: int) -> str:
    """« quinze », « vingt et un », « quatre-vingts », « trois cent soixante-cinq »; never negative."""
    if nombre < 0:
        raise ValueError(f"nombre hors de portée : {nombre}")
    # Sixty modules, which only an act written out in words needs.
    from num2words import num2words

    return str(num2words(nombre, lang="fr"))


def euros_en_lettres(montant: Decimal) -> str:
    """« dix mille quatre cent cinquante-trois euros et soixante-huit centimes », « un million d'euros »."""
    if not 0 <= montant <= MAX or montant != montant.quantize(Decimal("0.01")):
        raise ValueError(f"montant hors de portée : {montant}")
    entiers, centimes = divmod(int(montant * 100), 100)
    dits = en_lettres(entiers)
    lien = " d'" if entiers and entiers % 1_000_000 == 0 else " "
    unite = "euro" if entiers < 2 else "euros"
    cents = f"{en_lettres(centimes)} {'centime' if centimes < 2 else 'centimes'}" if centimes else ""
    if entiers == 0 and cents:
        return cents
    return f"{dits}{lien}{unite}" + (f" et {cents}" if cents else "")
