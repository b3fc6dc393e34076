"""Costs and avocat. Figures are dated; a cost that is not known is said, and stops nothing: it is for information."""

from __future__ import annotations

from datetime import date

from dossier_juridique.droit.competence import ACTIVITES_ECONOMIQUES, COMMERCE, JUDICIAIRE
from dossier_juridique.droit.contribution import calculer_contribution
from dossier_juridique.droit.voies.situation import Situation
from dossier_juridique.droit.voies.voie import Frais, Motif, motif
from dossier_juridique.errors import FigureInconnue
from dossier_juridique.model.francais import enumerer, euros, jour_long

AIDE_JURIDIQUE_DEPUIS = date(2026, 1, 1)
"""The contribution of CGI, art. 1635 bis Q is reported for 2026; its exact first day was not read."""
_SERIES = {
    JUDICIAIRE: "frais_greffe_requete_judiciaire",
    ACTIVITES_ECONOMIQUES: "frais_greffe_requete_commerce",
    COMMERCE: "frais_greffe_requete_commerce",
}

Couts = tuple[tuple[Frais, ...], tuple[Motif, ...]]


def greffe(situation: Situation) -> Couts:
    """Costs of the greffe for a requête."""
    nom = _SERIES.get(situation.nature or "")
    if nom is None:
        lacune = "Frais de greffe non établis pour cette juridiction : demandez au greffe."
        return (), (motif(lacune, "CPC, art. 1425"),)
    serie = situation.parametres.serie(nom)
    try:
        montant = serie.a(situation.au).valeur
    except FigureInconnue:
        lacune = f"Frais de greffe : aucun montant connu au {jour_long(situation.au)} ; demandez au greffe."
        return (), (motif(lacune, serie.article),)
    return (Frais("frais de greffe (à vérifier auprès du greffe)", montant, serie.article),), ()


def contribution(situation: Situation) -> Couts:
    """Contribution pour la justice économique: tribunal des activités économiques only."""
    if situation.nature != ACTIVITES_ECONOMIQUES:
        return (), ()
    article = "Loi n° 2023-1059, art. 27 ; décret n° 2024-1225"
    due = calculer_contribution(situation.total, situation.dossier.creancier, situation.parametres, situation.au)
    if not due.justificatif:
        return (), ()
    joindre = motif(
        f"La demande ({euros(due.base)}) dépasse le seuil de la contribution pour la justice économique : joignez le "
        "justificatif de la situation du créancier.",
        article,
        "condition",
    )
    if due.montant is not None:
        return (Frais("contribution pour la justice économique", due.montant, article),), (joindre,)
    raison = (
        f"indiquez {enumerer(due.manquants)}"
        if due.manquants
        else "elle dépend du revenu fiscal de la personne physique"
    )
    return (), (joindre, motif(f"Contribution non calculée : {raison}.", article, "condition"))


def assignation(situation: Situation) -> Couts:
    """Costs of an assignation: only the contribution is computed, the rest is said."""
    frais, motifs = contribution(situation)
    dits = [
        motif(
            "Frais d'assignation et de greffe : non portés au barème ; demandez au commissaire de justice et au greffe. "
            "Ce sont des dépens.",
            "CPC, art. 695 et 696",
        )
    ]
    if situation.commerciale is not True and situation.au >= AIDE_JURIDIQUE_DEPUIS:
        dits.append(
            motif(
                "Devant le tribunal judiciaire, la contribution pour l'aide juridique est à vérifier.",
                "CGI, art. 1635 bis Q",
            )
        )
    return frais, (*motifs, *dits)


def avocat_devant_le_tribunal(situation: Situation) -> Motif:
    """Avocat before the court, required above the threshold in force; ``FigureInconnue`` when it is not known."""
    seuil = situation.parametres.a("seuil_avocat_obligatoire", situation.au)
    match situation.commerciale:
        case True:
            article = "CPC, art. 853"
        case False:
            article = "CPC, art. 760 et 761"
        case _:
            article = "CPC, art. 760, 761 et 853"
    if situation.total > seuil:
        return motif(f"Avocat obligatoire : la demande dépasse {euros(seuil)}.", article)
    return motif(f"Avocat facultatif : la demande ne dépasse pas {euros(seuil)}.", article)
