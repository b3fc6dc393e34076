"""Délai propre au secteur.

C. com., art. L. 441-11, II : le délai convenu ne peut dépasser trente jours après la date d'émission de la facture pour
le transport routier de marchandises, la location de véhicules, la commission de transport et les activités de
transitaire ou de commissionnaire en douane ; trente jours après la livraison pour les denrées alimentaires périssables
et les viandes congelées, ou, en facturation périodique, trente jours après la fin de la décade de livraison.

Lecture retenue : le secteur déclaré sur la facture l'emporte sur celui des conditions ; l'échéance comparée est celle
qui est retenue.
Angle mort : bétail, boissons alcooliques, raisins, moûts et dérogations du III ne sont pas vérifiés, donc pas codés.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dossier_juridique.droit.delais import calculer_terme
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, factures_regies, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.creances import Delai, Facture
from dossier_juridique.model.francais import composer, pluriel

_DEPUIS_L_EMISSION = {
    "transport": "du transport routier de marchandises",
    "location_vehicules": "de la location de véhicules",
    "commission_transport": "de la commission de transport",
}
_TRENTE = timedelta(days=30)


def _depart(facture: Facture, secteur: str) -> tuple[date | None, str, str]:
    """First day of the thirty, name of the sector, name of the ceiling."""
    if secteur in _DEPUIS_L_EMISSION:
        return facture.emise_le, _DEPUIS_L_EMISSION[secteur], "30 jours après l'émission de la facture"
    if secteur != "denrees_perissables":
        return None, "", ""
    denrees = "des denrées périssables"
    if facture.periodique:
        fin_de_decade = calculer_terme(Delai(methode="decade", n=0), facture)
        return fin_de_decade, denrees, "30 jours après la fin de la décade de livraison"
    return facture.livree_le or facture.recue_le, denrees, "30 jours après la livraison"


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice of a sector with its own ceiling, when the term exceeds it."""
    for rang, facture in factures_regies(examen, REGLE):
        echeance = examen.echeances.get(rang)
        depart, secteur, plafond = _depart(facture, facture.secteur or examen.dossier.conditions.secteur)
        if echeance is None or depart is None or echeance.jour <= depart + _TRENTE:
            continue
        jours = pluriel((echeance.jour - depart).days, "jour", "jours")
        yield Ecart(
            f"factures[{rang}].echeance",
            composer(
                f"Dans le secteur {secteur}, le délai ne peut dépasser {plafond} ; la facture "
                f"{nom_facture(rang, facture)} prévoit {jours}."
            ),
        )


REGLE = Regle(
    id="com-l441-11-delai-sectoriel",
    titre="Délai propre au secteur",
    groupe=3,
    article="C. com., art. L. 441-11, II",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.OBSERVATION,
        Famille.ACCORD: Gravite.OBSERVATION,
    },
    remede="Vérifiez le délai applicable. Pour les autres secteurs réglementés, le programme ne se prononce pas.",
    source="legifrance.gouv.fr (L. 441-11, extraits) ; doctrine.fr",
    confiance="C",
    regissante="facture.emise_le",
    examiner=examiner,
    du=date(2019, 4, 26),
    noyau=False,
)
