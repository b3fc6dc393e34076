"""Créance prescrite (cinq ans).

C. com., art. L. 110-4, I : « Les obligations nées à l'occasion de leur commerce entre commerçants ou entre
commerçants et non-commerçants se prescrivent par cinq ans si elles ne sont pas soumises à des prescriptions spéciales
plus courtes. » C. civ., art. 2233, 3° : la prescription ne court pas, à l'égard d'une créance à terme, jusqu'à ce que
ce terme soit arrivé. Art. 2229 : « Elle est acquise lorsque le dernier jour du terme est accompli. »

Lecture retenue : cinq ans de l'échéance, même jour, sans report d'un jour non ouvrable ; seul un acte interruptif
prouvé par une pièce fait courir un nouveau délai. Entre professionnels non commerçants, l'article 2224 du code civil
donne la même durée.
Angle mort : suspension, aménagement contractuel et péremption de l'interruption (art. 2243) ne sont pas examinés ; le
juge ne peut soulever la prescription d'office (art. 2247).
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.prescription import prescriptions
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice of the common régime barred at ``au``."""
    for prescription in prescriptions(examen.dossier, examen.echeances, examen.au):
        if prescription.regime == "commun" and examen.au > prescription.dernier_jour:
            facture = examen.dossier.factures[prescription.rang]
            yield Ecart(
                f"factures[{prescription.rang}].echeance",
                composer(
                    f"La facture {nom_facture(prescription.rang, facture)}, échue le {jour_long(prescription.debut)}, "
                    f"était prescrite après le {jour_long(prescription.dernier_jour)}."
                ),
            )


REGLE = Regle(
    id="com-l110-4-prescription-quinquennale",
    titre="Créance prescrite (cinq ans)",
    groupe=13,
    article="C. com., art. L. 110-4, I ; C. civ., art. 2224, 2229 et 2233, 3°",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede=composer(
        "Recherchez un acte interruptif prouvé (reconnaissance écrite, demande en justice, mesure conservatoire ou "
        "d'exécution) ; sinon retirez la facture."
    ),
    source="legifrance.gouv.fr (C. com. L. 110-4 ; C. civ. 2224, 2233)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
