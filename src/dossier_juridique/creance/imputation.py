"""Where a payment goes (C. civ., art. 1342-10 and 1343-1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_DOWN, Decimal
from itertools import groupby

from dossier_juridique.creance.compte import ZERO, Compte
from dossier_juridique.model.creances import Paiement
from dossier_juridique.model.decompte import Affectation, Nature, PaiementImpute

_Cle = tuple[int, Decimal, date, date]


def _cle(compte: Compte, jour: date) -> _Cle:
    """Overdue first: highest rate, then oldest due date, then oldest issue; the others follow by due date."""
    emise = compte.facture.emise_le or date.min
    if compte.echeance.jour < jour:
        return (0, -compte.taux_du_jour(jour), compte.echeance.jour, emise)
    return (1, Decimal(0), compte.echeance.jour, emise)


def imputer(paiement: Paiement, comptes: Sequence[Compte], principal_d_abord: bool) -> PaiementImpute:
    """Spread one payment; what exceeds the whole debt is reported, not kept."""
    jour, reste = paiement.date, paiement.montant
    parts: list[Affectation] = []

    def prendre(compte: Compte, montant: Decimal) -> Decimal:
        pris = compte.imputer(montant, jour, principal_d_abord)
        parts.extend(pris)
        return sum((p.montant for p in pris), ZERO)

    for compte in comptes:
        if paiement.facture is not None and compte.facture.numero == paiement.facture and reste > 0:
            reste -= prendre(compte, reste)
    for _, groupe in groupby(sorted(comptes, key=lambda c: _cle(c, jour)), key=lambda c: _cle(c, jour)):
        egaux = list(groupe)
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
    for compte in comptes:
        pris = min(reste, compte.indemnite)
        if pris > 0:
            compte.indemnite -= pris
            reste -= pris
            parts.append(Affectation(compte.numero, Nature.INDEMNITE, pris))
    return PaiementImpute(jour, paiement.montant, tuple(parts), reste)
