"""Where a payment goes (C. civ., art. 1342-10 and 1343-1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_DOWN, Decimal
from itertools import groupby

from dossier_juridique.creance.compte import ZERO, Compte
from dossier_juridique.model.creances import Paiement
from dossier_juridique.model.decompte import Affectation, Nature, PaiementImpute


def _anciennete(compte: Compte) -> tuple[date, date]:
    return compte.echeance.jour, compte.facture.emise_le or date.min


def dans_l_ordre(comptes: Sequence[Compte]) -> list[Compte]:
    """By due date, then by issue: what no payment changes, sorted once for all of them."""
    return sorted(comptes, key=_anciennete)


def _groupes(en_ordre: Sequence[Compte], jour: date) -> Iterator[list[Compte]]:
    """Those still owed, in the order of the law, equals together. Overdue first: highest rate, then oldest due date, then
    oldest issue; the others follow by due date."""
    taux: dict[int | None, Decimal] = {}

    def du_jour(compte: Compte) -> Decimal:
        # A rate depends on the day and the régime alone, which invoices share.
        regime = id(compte.regime) if compte.court(jour) else None
        if regime not in taux:
            taux[regime] = compte.taux_du_jour(jour)
        return taux[regime]

    echus = [compte for compte in en_ordre if compte.echeance.jour < jour and not compte.solde]
    echus.sort(key=du_jour, reverse=True)  # stable, even reversed: equal rates stay in order of age
    for _, groupe in groupby(echus, key=lambda compte: (du_jour(compte), _anciennete(compte))):
        yield list(groupe)
    a_echoir = (compte for compte in en_ordre if compte.echeance.jour >= jour and not compte.solde)
    for _, groupe in groupby(a_echoir, key=_anciennete):
        yield list(groupe)


def imputer(
    paiement: Paiement, comptes: Sequence[Compte], en_ordre: Sequence[Compte], principal_d_abord: bool
) -> PaiementImpute:
    """Spread one payment; what exceeds the whole debt is reported, not kept. ``en_ordre``: see ``dans_l_ordre``."""
    jour, reste = paiement.date, paiement.montant
    parts: list[Affectation] = []

    def prendre(compte: Compte, montant: Decimal) -> Decimal:
        pris = compte.imputer(montant, jour, principal_d_abord)
        parts.extend(pris)
        return sum((p.montant for p in pris), ZERO)

    for compte in comptes if paiement.facture is not None else ():
        if compte.facture.numero == paiement.facture and reste > 0:
            reste -= prendre(compte, reste)
    for egaux in _groupes(en_ordre, jour) if reste > 0 else ():
        if reste <= 0:
            break
        if len(egaux) == 1:
            reste -= prendre(egaux[0], reste)
            continue
        dus = [compte.doit(jour) for compte in egaux]
        total = sum(dus, ZERO)
        if total <= 0:
            continue
        a_partager = min(reste, total)
        parts_dues = [(a_partager * du / total).quantize(Decimal("0.01"), rounding=ROUND_DOWN) for du in dus]
        manque = a_partager - sum(parts_dues, ZERO)
        for rang in reversed(range(len(egaux))):
            # The last cents go to the last invoice, and to the one before it when it has no room for them.
            ajout = min(manque, dus[rang] - parts_dues[rang])
            parts_dues[rang] += ajout
            manque -= ajout
        for compte, part in zip(egaux, parts_dues, strict=True):
            reste -= prendre(compte, part) if part > 0 else ZERO
    # The 40 € are not interest in the sense of article 1343-1: they come after everything else.
    for compte in comptes if reste > 0 else ():
        pris = min(reste, compte.indemnite)
        if pris > 0:
            compte.indemnite -= pris
            reste -= pris
            parts.append(Affectation(compte.numero, Nature.INDEMNITE, pris))
    return PaiementImpute(jour, paiement.montant, tuple(parts), reste)
