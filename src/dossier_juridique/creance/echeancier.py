"""The payment plan: instalments, what remains after each, interest at a reduced rate. Exact to the cent.

Equal instalments are rounded down and the last one carries what is left, so that their sum is the sum due. Interest at
an agreed reduced rate bears on the principal alone (C. civ., art. 1343-2 forbids it on penalties not yet due a year),
is simple, base 365, each period rounded half up; it is paid with the last instalment.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_DOWN, Decimal

from msgspec import Struct

from dossier_juridique.droit.delais import plus_mois
from dossier_juridique.model.decompte import Decompte
from dossier_juridique.model.francais import arrondi
from dossier_juridique.model.negociation import Echeancier

ZERO = Decimal("0.00")
_CENT = Decimal("0.01")
_BASE_ANNUELLE = Decimal(36500)


class VersementPrevu(Struct, frozen=True):
    """An instalment and what remains to pay after it, in euros."""

    rang: int
    date: date
    montant: Decimal
    reste: Decimal


class Plan(Struct, frozen=True):
    """The plan. ``a_payer``: the sum recognised less the remission; ``ecart``: instalments less ``a_payer``;
    ``interets``: at the reduced rate, None when none is agreed."""

    versements: tuple[VersementPrevu, ...]
    somme: Decimal
    remise: Decimal
    a_payer: Decimal
    total: Decimal
    ecart: Decimal
    interets: Decimal | None


def plan(echeancier: Echeancier, decompte: Decompte) -> Plan:
    """The plan of that claim; instalments in the order they were given."""
    somme, remise = decompte.total, echeancier.remise or ZERO
    a_payer = somme - remise
    dus = _instalments(echeancier, a_payer)
    total = sum((m for _, m in dus), ZERO)
    prevus, reste = [], a_payer
    for rang, (jour, montant) in enumerate(dus, 1):
        reste -= montant
        prevus.append(VersementPrevu(rang, jour, montant, reste))
    interets = _interest(echeancier, decompte, dus) if echeancier.taux is not None else None
    return Plan(tuple(prevus), somme, remise, a_payer, total, total - a_payer, interets)


def _instalments(echeancier: Echeancier, a_payer: Decimal) -> list[tuple[date, Decimal]]:
    if echeancier.nombre is None or echeancier.premier_le is None:
        return [(v.date, v.montant) for v in echeancier.versements]
    nombre, premier = echeancier.nombre, echeancier.premier_le
    part = (a_payer / nombre).quantize(_CENT, ROUND_DOWN)
    montants = [part] * (nombre - 1) + [a_payer - part * (nombre - 1)]
    return [(plus_mois(premier, rang), montant) for rang, montant in enumerate(montants)]


def _interest(echeancier: Echeancier, decompte: Decompte, dus: list[tuple[date, Decimal]]) -> Decimal:
    """Interest of the whole plan, from the day after the claim was closed to the last instalment.

    An instalment goes where any payment goes (``creance.imputation``): interest, principal, then what is not interest. A
    remission is taken from what comes last, then from interest, then from the principal.
    """
    totaux, remise = decompte.totaux, echeancier.remise or ZERO
    principal, interets = totaux.principal, totaux.penalites + totaux.interets_legaux
    remise -= min(remise, totaux.indemnites + totaux.autres)
    interets, remise = interets - min(interets, remise), remise - min(interets, remise)
    principal = max(ZERO, principal - remise)
    if echeancier.imputation == "principal":
        interets = ZERO
    total, avant = ZERO, decompte.au
    for jour, montant in sorted(dus):
        jours = max(0, (jour - avant).days)
        total += arrondi(principal * (echeancier.taux or ZERO) * jours / _BASE_ANNUELLE)
        avant = max(avant, jour)
        pris = min(interets, montant)
        interets -= pris
        principal = max(ZERO, principal - (montant - pris))
    return total
