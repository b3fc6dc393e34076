"""Contribution pour la justice économique (loi n° 2023-1059, art. 27; décret n° 2024-1225).

Due before a tribunal des activités économiques only, from the requête, on the total of the heads claimed (article 700
and dépens excluded). Natural persons depend on their tax income, which the dossier does not hold.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.model.francais import arrondi
from dossier_juridique.model.parties import Creancier

ZERO = Decimal("0.00")


class Contribution(Struct, frozen=True):
    """What must accompany the requête. Euros.

    ``justificatif``: an exhibit must state the creditor's situation. ``montant``: what is due, None when it cannot be
    computed; ``manquants`` then names the keys of the dossier to fill (empty for a natural person).
    """

    base: Decimal
    justificatif: bool
    montant: Decimal | None
    manquants: tuple[str, ...] = ()


def calculer_contribution(base: Decimal, creancier: Creancier, parametres: Parametres, jour: date) -> Contribution:
    """Contribution on a claim of ``base`` euros; ``FigureInconnue`` outside the experiment.

    ``montant = min(base × rate, ceiling)``, rounded half up to the cent.
    """

    def figure(nom: str) -> Decimal:
        return parametres.a(f"contribution_{nom}", jour)

    if base <= figure("seuil_demande"):
        return Contribution(base, False, ZERO)
    if not creancier.morale:
        return Contribution(base, True, None)
    if creancier.effectif is None:
        return Contribution(base, True, None, ("creancier.effectif",))
    if creancier.effectif < figure("seuil_effectif"):
        return Contribution(base, True, ZERO)
    chiffre, benefice = creancier.ca_moyen, creancier.benefice_moyen
    if chiffre is not None and chiffre <= figure("seuil_chiffre_d_affaires_1"):
        return Contribution(base, True, ZERO)
    if chiffre is None or benefice is None:
        manquants = (("creancier.ca_moyen", chiffre), ("creancier.benefice_moyen", benefice))
        return Contribution(base, True, None, tuple(cle for cle, valeur in manquants if valeur is None))
    tranche = "2" if chiffre > figure("seuil_chiffre_d_affaires_2") else "1"
    if benefice <= figure(f"seuil_benefice_{tranche}"):
        return Contribution(base, True, ZERO)
    calcul = arrondi(base * figure(f"taux_{tranche}") / 100)
    return Contribution(base, True, min(calcul, figure(f"plafond_{tranche}")))
