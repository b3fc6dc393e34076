"""A figure read in a text: what it is, what it may be worth, where it stands."""

from __future__ import annotations

from collections.abc import Hashable
from enum import StrEnum
from typing import NamedTuple


class Genre(StrEnum):
    """The kinds of figure that a reader takes for a fact. ``POINTS``: added to a rate; ``FOIS``: times a rate;
    ``MULTIPLE``: a sum doubled or halved in words; ``COMPTE``: an account to pay on; ``FACTURE``: the number of an invoice;
    ``ENVOI``: that of a registered letter;
    ``DEPART``: when a delay begins or ends, ``BENEFICIAIRE``: to whom one pays, ``CONDITION``: how, all said in words."""

    MONTANT = "montant"
    TAUX = "taux"
    POINTS = "points"
    FOIS = "fois"
    JOUR = "jour"
    DELAI = "delai"
    MULTIPLE = "multiple"
    COMPTE = "compte"
    FACTURE = "facture"
    ENVOI = "envoi"
    DEPART = "depart"
    BENEFICIAIRE = "beneficiaire"
    CONDITION = "condition"


class Chiffre(NamedTuple):
    """A figure between two places of a flat text.

    ``valeurs``: every value it may have, none when no fact can have it. A sum in euros, a rate in percent: Decimal; a day:
    date, or (day, month) without a year, or (year, month) with « mois » before; a delay: (number, unit), the unit in the
    plural; a sum in another currency: (currency, Decimal); an account: (« iban », « rib » or « bic », its signs); an
    invoice, a registered letter: its number, letters and figures only. ``signe``: False for a sum that is
    printed without the sign of the euro.
    """

    genre: Genre
    valeurs: tuple[Hashable, ...]
    debut: int
    fin: int
    signe: bool = True
