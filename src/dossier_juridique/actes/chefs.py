"""The heads of an act of procedure, each with its sum, its basis and its exhibits; and the interest that will still run.

Sources: CPC, art. 56, 2° and 1407.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.actes.matiere import Matiere
from dossier_juridique.actes.recit import EXECUTION, Recit, Reference
from dossier_juridique.actes.somme import cours_du_jour, elements_de
from dossier_juridique.model.actes_du_dossier import InteretsPosterieurs
from dossier_juridique.model.francais import jour_court

_DEMANDES = {
    "principal": "en principal",
    "penalites": "au titre des pénalités de retard",
    "interets_legaux": "au titre des intérêts au taux légal",
    "indemnite_forfaitaire": "au titre de l'indemnité forfaitaire pour frais de recouvrement",
    "clause_penale": "au titre de la clause pénale",
    "frais": "au titre des frais de recouvrement justifiés",
}
CAUSES = {"contrat": "contractuelle", "statut": "statutaire", "effet_de_commerce": "cambiaire"}
"""Cause of the claim, in words."""


class Chef(Struct, frozen=True):
    """A head claimed: name, words of the demand, amount in euros, basis, exhibits; ``nombre`` of invoices it bears on."""

    nature: str
    libelle: str
    demande: str
    montant: Decimal
    fondement: str
    nombre: int
    references: tuple[Reference, ...]


class Posterieurs(Struct, frozen=True):
    """Interest asked after the closing: percent a year, base in euros, first day, what sets the rate."""

    taux: Decimal
    base: Decimal
    du: date
    origine: str
    revisable: bool


def chefs(matiere: Matiere, histoire: Recit) -> tuple[Chef, ...]:
    """The heads that have a sum, with what proves each of them."""
    dossier = matiere.dossier
    fournitures = [r for o in histoire.operations for r in (*o.commande, *o.execution, *o.references)]
    mouvements = [r for x in (*histoire.avoirs, *histoire.paiements) for r in x.references]
    factures = [r for o in histoire.operations for r in o.references]
    lettres = [r for x in histoire.demarches if x.nom == "une mise en demeure" for r in x.references]
    clause = dossier.conditions.clause_penale
    clauses = [x for x in histoire.relation if x.numero in _numeros(matiere, clause.piece if clause else None)]
    # Among several invoices, a delivery note that none of them names proves none of them: it is produced, and no more.
    libres = {x.numero for x in matiere.pieces if x.piece.nature in EXECUTION}
    communes = [r for r in histoire.execution if r.numero not in libres]
    ajoutees = {i for chef in dossier.demande.chefs if chef.type in ("complement", "frais") for i in chef.pieces}
    preuves: dict[str, list[Reference]] = {
        "principal": [*histoire.relation, *fournitures, *communes, *mouvements, *histoire.comptes],
        "penalites": [*histoire.conditions, *factures],
        "interets_legaux": [*lettres, *factures],
        "indemnite_forfaitaire": factures,
        "clause_penale": [*(clauses or histoire.conditions), *lettres],
        "frais": [Reference(x.numero, x.piece.intitule, None) for x in matiere.pieces if x.piece.id in ajoutees],
    }
    resultat = []
    for element in elements_de(matiere.decompte):
        siennes = [x for x in matiere.decompte.lignes if x.nature == element.nature and x.montant]
        contrat = histoire.contrat_du
        convenu = f"{element.article} ; contrat du {jour_court(contrat)}" if contrat else element.article
        resultat.append(
            Chef(
                nature=element.nature,
                libelle=element.libelle,
                demande=_DEMANDES[element.nature],
                montant=element.montant,
                fondement=convenu if element.nature in ("principal", "clause_penale") else element.article,
                nombre=len(siennes),
                references=_uniques(preuves.get(element.nature, []), matiere),
            )
        )
    return tuple(resultat)


def _numeros(matiere: Matiere, identifiant: str | None) -> set[str]:
    return {x.numero for x in matiere.pieces if x.piece.id == identifiant}


def _uniques(references: list[Reference], matiere: Matiere) -> tuple[Reference, ...]:
    """Each exhibit once, in the order of the bordereau, at the first page that was cited of it."""
    premieres: dict[str, Reference] = {}
    for reference in references:
        dite = premieres.setdefault(reference.numero, reference)
        if dite.page is None and reference.page is not None:
            premieres[reference.numero] = reference
    return tuple(premieres[x.numero] for x in matiere.pieces if x.numero in premieres)


def posterieurs(matiere: Matiere) -> tuple[Posterieurs, ...]:
    """Interest after the closing: what the user wrote in full, else each rate of the day with the principal it bears on.

    What is written in part is not asked at all: nothing is guessed.
    """
    procedure = matiere.dossier.procedure
    voulus = procedure.interets_posterieurs if procedure else False
    if isinstance(voulus, InteretsPosterieurs):
        if voulus.taux is None or voulus.base is None or voulus.du is None:
            return ()
        return (Posterieurs(voulus.taux, voulus.base, voulus.du, "", False),)
    if not voulus:
        return ()
    lendemain = matiere.au + timedelta(days=1)
    return tuple(
        Posterieurs(c.taux, c.base, lendemain, c.origine, c.revisable) for c in cours_du_jour(matiere.decompte)
    )
