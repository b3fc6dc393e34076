"""Interruption invoquée sans pièce.

C. civ., art. 2240 : « La reconnaissance par le débiteur du droit de celui contre lequel il prescrivait interrompt le
délai de prescription. » Art. 2241 : la demande en justice l'interrompt aussi. Art. 2244 : de même une mesure
conservatoire ou un acte d'exécution forcée.

Lecture retenue : un événement ne compte que prouvé par une pièce et certain ; un paiement partiel, un courriel ou un
échéancier ne donnent qu'une date possible, une lettre n'en donne aucune. La date limite annoncée est la plus proche
de celles des factures concernées.
Angle mort : le contenu de la pièce n'est pas lu ; une demande rejetée, périmée ou abandonnée (art. 2243) est à
retirer à la main.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.prescription import incertitude, prescriptions
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long

_EVENEMENTS = {
    "reconnaissance_ecrite": "Reconnaissance écrite",
    "demande_en_justice": "Demande en justice",
    "mesure_conservatoire": "Mesure conservatoire",
    "acte_d_execution": "Acte d'exécution",
    "signification_ordonnance": "Signification de l'ordonnance",
    "paiement_partiel": "Paiement partiel",
    "courriel": "Courriel",
    "lettre": "Lettre",
    "echeancier": "Échéancier",
}


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each declared event that cannot be relied on."""
    dossier = examen.dossier
    calculees = prescriptions(dossier, examen.echeances, examen.au)
    for rang, evenement in enumerate(dossier.prescription):
        motif = incertitude(evenement, dossier)
        if motif is None:
            continue
        message = f"{_EVENEMENTS[evenement.type]} du {jour_long(evenement.date)} : {motif}."
        visees = [p for p in calculees if evenement.facture in (None, dossier.factures[p.rang].numero)]
        if visees:
            proche = min(visees, key=lambda p: p.dernier_jour)
            message += f" La date limite reste le {jour_long(proche.dernier_jour)}"
            if proche.possible and evenement.type != "lettre":
                message += f" ; elle pourrait être le {jour_long(proche.possible)}"
            message += "."
        yield Ecart(f"prescription[{rang}]", composer(message))


REGLE = Regle(
    id="civ-2240-evenement-non-prouve",
    titre="Interruption invoquée sans pièce",
    groupe=13,
    article="C. civ., art. 2240, 2241 et 2244",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.RESERVE,
        Famille.ACCORD: Gravite.OBSERVATION,
    },
    remede=composer("Joignez la preuve ; ne comptez que sur un acte certain."),
    source="legifrance.gouv.fr (C. civ. 2240, 2244)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
