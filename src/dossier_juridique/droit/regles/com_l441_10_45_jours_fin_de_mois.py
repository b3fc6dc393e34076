"""« 45 jours fin de mois » sans convention expresse.

C. com., art. L. 441-10, I : par dérogation au délai de soixante jours, « un délai maximal de quarante-cinq jours fin
de mois après la date d'émission de la facture peut être convenu entre les parties, sous réserve que ce délai soit
expressément stipulé par contrat et qu'il ne constitue pas un abus manifeste à l'égard du créancier ».

Lecture retenue : le contrat doit prévoir le délai et dire le décompte, A (date + 45 jours, puis fin du mois) ou B
(fin du mois, puis + 45 jours). Une date imprimée n'est visée que si elle dépasse soixante jours et tombe sur l'un des
deux.
Angle mort : le texte ne choisit pas entre les deux décomptes ; l'administration admet les deux.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dossier_juridique.droit.delais import fin_de_mois
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, factures_regies, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.creances import Conditions, Facture
from dossier_juridique.model.decompte import Echeance
from dossier_juridique.model.francais import composer

_METHODES = {"fin_de_mois_A": "A", "fin_de_mois_B": "B"}


def _suppose(facture: Facture, echeance: Echeance, conditions: Conditions) -> bool:
    """True when the due date rests on a 45-day end-of-month term that the contract does not say clearly."""
    delai, convention = conditions.delai, conditions.convention_45_fin_de_mois
    if delai and delai.methode in _METHODES and delai.n == 45 and echeance.jour == echeance.convenue:
        return convention != _METHODES[delai.methode]
    if convention is not None or facture.emise_le is None:
        return False
    quarante_cinq = timedelta(days=45)
    decomptes = (fin_de_mois(facture.emise_le + quarante_cinq), fin_de_mois(facture.emise_le) + quarante_cinq)
    return echeance.jour > facture.emise_le + timedelta(days=60) and echeance.jour in decomptes


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice due after 45 days end of month without clear stipulation."""
    conditions = examen.dossier.conditions
    for rang, facture in factures_regies(examen, REGLE):
        echeance = examen.echeances.get(rang)
        if echeance is not None and _suppose(facture, echeance, conditions):
            yield Ecart(
                "conditions.convention_45_fin_de_mois",
                composer(
                    f"L'échéance de la facture {nom_facture(rang, facture)} suppose un délai de 45 jours fin de mois "
                    "que le contrat ne prévoit pas clairement."
                ),
            )


REGLE = Regle(
    id="com-l441-10-45-jours-fin-de-mois",
    titre=composer("« 45 jours fin de mois » sans convention expresse"),
    groupe=3,
    article="C. com., art. L. 441-10, I",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede="Indiquez la clause et le mode de calcul choisi, ou revenez au délai convenu.",
    source="economie.gouv.fr/dgccrf (délais de paiement)",
    confiance="B",
    regissante="facture.emise_le",
    examiner=examiner,
    du=date(2019, 4, 26),
    a_relire=date(2027, 1, 1),
)
