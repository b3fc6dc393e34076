"""Prescription d'un an.

C. com., art. L. 133-6 : les actions auxquelles le contrat de transport peut donner lieu, tant contre le voiturier ou le
commissionnaire que contre l'expéditeur ou le destinataire, se prescrivent par un an à compter du jour où la marchandise
a été remise ou offerte. CPCE (postes), art. L. 34-2 : la prescription est acquise au profit de l'utilisateur pour les
sommes dues en paiement de communications électroniques, lorsque l'opérateur ne les a pas réclamées dans l'année de leur
exigibilité.

Lecture retenue : un an de la livraison pour le secteur « transport » (à défaut de livraison connue, de l'émission de la
facture, la plus ancienne date sûre), un an de l'échéance pour le secteur « telecommunications ».
Angle mort : la commission de transport et le transit restent soumis ici aux cinq ans, leur régime n'étant pas vérifié.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.prescription import prescriptions
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long

_SECTEURS = {"transport": "transport de marchandises", "communications": "communications électroniques"}


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice of carriage or electronic communications barred at ``au``."""
    for prescription in prescriptions(examen.dossier, examen.echeances, examen.au):
        secteur = _SECTEURS.get(prescription.regime)
        if secteur and examen.au > prescription.dernier_jour:
            facture = examen.dossier.factures[prescription.rang]
            yield Ecart(
                f"factures[{prescription.rang}]",
                composer(
                    f"Secteur {secteur} : la facture {nom_facture(prescription.rang, facture)} était prescrite après "
                    f"le {jour_long(prescription.dernier_jour)} (un an)."
                ),
            )


REGLE = Regle(
    id="com-l133-6-prescription-annale",
    titre="Prescription d'un an",
    groupe=13,
    article="C. com., art. L. 133-6 ; CPCE (postes), art. L. 34-2",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede="Vérifiez le secteur et les actes interruptifs.",
    source="legifrance.gouv.fr (C. com. L. 133-6 ; CPCE L. 34-2)",
    confiance="A",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
