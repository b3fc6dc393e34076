"""Délai convenu supérieur au maximum légal.

C. com., art. L. 441-10, I : le délai convenu « ne peut dépasser soixante jours après la date d'émission de la
facture ». Par dérogation, quarante-cinq jours fin de mois peuvent être convenus, s'ils sont expressément stipulés et
ne constituent pas un abus manifeste ; la facture périodique est limitée à quarante-cinq jours. Art. L. 441-16 :
amende administrative.

Lecture retenue : quand le contrat stipule quarante-cinq jours fin de mois, le maximum est celui de ce décompte (A ou
B), même au-delà de soixante jours. Un maximum dépassé est rapporté, jamais corrigé. Les secteurs dotés d'un délai
propre (art. L. 441-11) relèvent de leur règle.
Angle mort : l'abus manifeste, l'outre-mer et l'exportation (art. L. 441-12 et L. 441-13) ne sont pas examinés.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dossier_juridique.droit.delais import fin_de_mois
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, factures_regies, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long, pluriel

_SECTEURS_PROPRES = ("transport", "location_vehicules", "commission_transport", "denrees_perissables")


def _plafond(emise: date, periodique: bool, convention: str | None) -> tuple[date, str]:
    if periodique:
        return emise + timedelta(days=45), "45 jours après l'émission (facture périodique)"
    if convention == "A":
        jour = fin_de_mois(emise + timedelta(days=45))
        return jour, f"45 jours fin de mois (le {jour_long(jour)})"
    if convention == "B":
        jour = fin_de_mois(emise) + timedelta(days=45)
        return jour, f"45 jours fin de mois (le {jour_long(jour)})"
    return emise + timedelta(days=60), "60 jours après l'émission"


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice whose term exceeds the legal maximum."""
    conditions = examen.dossier.conditions
    for rang, facture in factures_regies(examen, REGLE):
        echeance = examen.echeances.get(rang)
        if echeance is None or facture.emise_le is None:
            continue
        if (facture.secteur or conditions.secteur) in _SECTEURS_PROPRES:
            continue
        dernier, plafond = _plafond(facture.emise_le, facture.periodique, conditions.convention_45_fin_de_mois)
        if echeance.jour > dernier:
            jours = pluriel((echeance.jour - facture.emise_le).days, "jour", "jours")
            laquelle = "imprimée" if echeance.jour == echeance.imprimee else "convenue"
            yield Ecart(
                f"factures[{rang}].echeance" if laquelle == "imprimée" else "conditions.delai",
                composer(
                    f"Le délai de la facture {nom_facture(rang, facture)} ({jours}) dépasse le maximum de {plafond}. "
                    f"L'échéance {laquelle} reste retenue pour les pénalités."
                ),
            )


REGLE = Regle(
    id="com-l441-10-delai-excessif",
    titre="Délai convenu supérieur au maximum légal",
    groupe=3,
    article="C. com., art. L. 441-10, I ; art. L. 441-16",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.OBSERVATION,
        Famille.ACCORD: Gravite.OBSERVATION,
    },
    remede=composer("Ramenez vos délais sous le maximum ; le dépassement expose à une amende administrative."),
    source="economie.gouv.fr/dgccrf (délais de paiement) ; senat.fr (ppl25-083, exposé sur L. 441-16)",
    confiance="B",
    regissante="facture.emise_le",
    examiner=examiner,
    du=date(2019, 4, 26),
    a_relire=date(2027, 1, 1),
)
