"""Clause pénale ou taux élevés.

C. civ., art. 1231-5, al. 2 : le juge peut, même d'office, modérer ou augmenter la pénalité ainsi convenue si elle est
manifestement excessive ou dérisoire.

Lecture retenue : deux seuils du projet, non de la loi : une clause pénale au-delà de 15 % du principal, un taux
convenu au-delà de 20 % l'an.

Angle mort : l'excès s'apprécie au regard du préjudice ; un seuil chiffré ne fait qu'alerter.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.creances import ClausePenale
from dossier_juridique.model.francais import arrondi, composer, taux

SEUIL_CLAUSE = Decimal(15)
SEUIL_TAUX = Decimal(20)


def _part(clause: ClausePenale, examen: Examen) -> Decimal | None:
    """Percent of the remaining principal that the clause asks for, None when there is no principal."""
    principal = examen.decompte.totaux.principal
    if principal <= 0:
        return None
    montant = principal * clause.valeur / 100 if clause.mode == "pourcentage" else clause.valeur
    if clause.plafond is not None:
        montant = min(montant, clause.plafond)
    return arrondi(100 * montant / principal)


def _dire(sujet: str) -> str:
    return composer(f"{sujet} : le juge peut d'office réduire une clause manifestement excessive.")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for the clause, one for each agreed rate above the thresholds of the project."""
    conditions = examen.dossier.conditions
    part = _part(conditions.clause_penale, examen) if conditions.clause_penale else None
    if part is not None and part > SEUIL_CLAUSE:
        yield Ecart("conditions.clause_penale", _dire(f"La clause pénale représente {taux(part)} du principal"))
    if conditions.taux_penalites is not None and conditions.taux_penalites > SEUIL_TAUX:
        dit = f"Le taux convenu de {taux(conditions.taux_penalites)} l'an est élevé"
        yield Ecart("conditions.taux_penalites", _dire(dit))
    for rang, facture in enumerate(examen.dossier.factures):
        if facture.taux_penalites is not None and facture.taux_penalites > SEUIL_TAUX:
            dit = f"Facture {nom_facture(rang, facture)}, taux convenu de {taux(facture.taux_penalites)} l'an"
            yield Ecart(f"factures[{rang}].taux_penalites", _dire(dit))


REGLE = Regle(
    id="civ-1231-5-montant-reductible",
    titre="Clause pénale ou taux élevés",
    groupe=4,
    article="C. civ., art. 1231-5, al. 2",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.OBSERVATION,
        Famille.ACCORD: Gravite.OBSERVATION,
    },
    remede=composer(
        "Gardez le chef, ou réduisez-le vous-même. Le taux supplétif légal, lui, n'est pas une "
        "clause pénale (Cass. com., 02/11/2011, n° 10-14.677)."
    ),
    source="legifrance.gouv.fr (C. civ. 1231-5) ; efl.fr",
    confiance="C",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
