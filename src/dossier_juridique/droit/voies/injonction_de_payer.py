"""Injonction de payer (CPC, art. 1405 to 1422 and 1425)."""

from __future__ import annotations

from dossier_juridique.droit.competence import CHAMBRE_COMMERCIALE
from dossier_juridique.droit.voies.couts import contribution, greffe
from dossier_juridique.droit.voies.situation import (
    Situation,
    contestation,
    empechements,
    jours_restants,
    prescription_acquise,
    temps_restant,
)
from dossier_juridique.droit.voies.voie import Motif, Voie, motif, voie
from dossier_juridique.model.francais import euros, jour_long

JOURS_POUR_SIGNIFIER = 90
"""Threshold of the project: with fewer days left, an order may not be served before the prescription."""
_CAUSES = {
    "contrat": "Créance de cause contractuelle, d'un montant déterminé",
    "statut": "Créance de caractère statutaire, d'un montant déterminé",
    "effet_de_commerce": "Engagement né d'un effet de commerce",
}


def injonction_de_payer(situation: Situation) -> Voie:
    """The road of the requête: no hearing, an order that only its service makes bite."""
    dossier, proposition = situation.dossier, situation.proposition
    frais_greffe, dits_greffe = greffe(situation)
    frais_contribution, dits_contribution = contribution(situation)
    motifs = [*empechements(situation), *prescription_acquise(situation)]
    if not proposition.candidates:
        motifs.append(
            motif(
                "Le débiteur n'a pas d'adresse dans un ressort couvert : la requête ne peut pas être préparée.",
                "CPC, art. 1406",
                "ferme",
            )
        )
    cause = _CAUSES[dossier.conditions.fondement]
    motifs.append(motif(f"{cause} : {euros(situation.total)}.", "CPC, art. 1405", "ouvre"))
    motifs += proposition.motifs
    motifs += contestation(
        situation,
        "elle n'interdit pas la requête, mais le juge peut la rejeter, sans recours, et le débiteur former opposition.",
        "CPC, art. 1409 et 1412",
    )
    restants = jours_restants(situation)
    if restants is not None and restants < JOURS_POUR_SIGNIFIER:
        motifs.append(
            motif(
                "Prescription proche : si l'ordonnance ne peut être signifiée avant, seule une assignation, ou une "
                "reconnaissance écrite du débiteur, l'interrompt à temps.",
                "C. civ., art. 2240 et 2241",
                "condition",
            )
        )
    motifs += [*dits_greffe, *dits_contribution]
    motifs.append(
        motif(
            "Aucune tentative amiable préalable n'est exigée pour cette requête.",
            "CPC, art. 750-1 ; Cass. 2e civ., avis, 25/09/2025, n° 25-70.013",
        )
    )
    motifs.append(
        motif(
            "La signification par commissaire de justice s'y ajoute, avancée par le créancier, puis comprise dans les "
            "dépens.",
            "CPC, art. 695 ; C. com., art. A. 444-11",
        )
    )
    rendue = dossier.procedure.ordonnance_le if dossier.procedure else None
    if rendue is not None and rendue <= situation.au:
        motifs.append(
            motif(f"Une ordonnance a été rendue le {jour_long(rendue)} : voyez « dossier delais ».", "CPC, art. 1411")
        )
    return voie(
        "injonction-de-payer",
        "Injonction de payer",
        "CPC, art. 1405 à 1422 et 1425",
        motifs,
        (*frais_greffe, *frais_contribution),
        _avocat(situation),
        motif(
            "La requête n'interrompt pas la prescription ; seule la signification de l'ordonnance l'interrompt."
            + temps_restant(situation),
            "C. civ., art. 2241 ; Cass. 1re civ., 09/09/2020, n° 19-12.006",
        ),
    )


def _avocat(situation: Situation) -> Motif:
    seuil = situation.parametres.a("seuil_avocat_obligatoire", situation.au)
    reserve = " (à confirmer en Alsace-Moselle)" if situation.nature == CHAMBRE_COMMERCIALE else ""
    suite = (
        f"obligatoire en cas d'opposition, la demande dépassant {euros(seuil)}"
        if situation.total > seuil
        else "facultatif aussi en cas d'opposition"
    )
    return motif(f"Aucun avocat n'est requis pour la requête{reserve} ; {suite}.", "CPC, art. 1407, 761 et 853")
