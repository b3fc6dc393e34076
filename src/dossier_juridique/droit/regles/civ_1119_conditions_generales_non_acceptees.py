"""Conditions générales non acceptées.

C. civ., art. 1119, al. 1 : « Les conditions générales invoquées par une partie n'ont effet à l'égard de
l'autre que si elles ont été portées à la connaissance de celle-ci et si elle les a acceptées. »

Lecture retenue : un taux, une clause pénale ou un délai repose sur le contrat si sa pièce est un contrat,
un devis, une commande ou un accord écrit que le débiteur n'a pas laissé sans signature, ou, sans pièce
désignée, si un tel contrat est au dossier et qu'aucunes conditions générales n'y sont. Sinon, il faut une
pièce qui montre l'acceptation : l'acceptation elle-même, des conditions générales signées, un écrit du
débiteur quand elle résulte d'une signature ou d'une mention, un courant d'affaires prouvé. « aucune » vaut
aveu d'absence. Une lettre ne joint pas ces pièces : l'acceptation déclarée y suffit. Le délai convenu n'est examiné que
si une facture n'imprime pas son échéance.
Angle mort : la règle ne lit pas les pièces et ne sait pas si la mention d'acceptation est apparente. La
clause attributive de compétence, qui n'a pas de clé, n'est pas examinée.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.actes_du_dossier import Piece
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer, taux

ECRITS = ("contrat", "devis_signe", "bon_de_commande", "acceptation_ecrite")
DECLAREES = ("signature", "mention", "courant_d_affaires")
COURANT_D_AFFAIRES = (*ECRITS, "acceptation_cgv", "releve_de_compte", "preuve_de_paiement", "echange")


def _du_debiteur(piece: Piece) -> bool:
    return piece.signee is not False or piece.emane_du_debiteur is True


def _accepte(dossier: Dossier, identifiant: str | None) -> bool:
    """True when an exhibit shows that the debtor accepted what the clause rests on."""
    mode = dossier.conditions.acceptees_par
    if mode == "aucune":
        return False
    source = dossier.piece(identifiant) if identifiant else None
    if source is not None and source.nature in ECRITS:
        return _du_debiteur(source)
    if any(p.nature == "acceptation_cgv" for p in dossier.pieces):
        return True
    generales = [p for p in dossier.pieces if p.nature == "conditions_generales"]
    if any(p.signee is True or p.emane_du_debiteur is True for p in generales):
        return True
    if mode == "courant_d_affaires":
        return any(p.nature in COURANT_D_AFFAIRES for p in dossier.pieces)
    ecrits = any(p.nature in ECRITS and _du_debiteur(p) for p in dossier.pieces)
    return ecrits and (mode in ("signature", "mention") or not generales)


def _delai_decisif(dossier: Dossier) -> bool:
    """True when a due date rests on the agreed term: an invoice that prints its own date does not need it."""
    return any(facture.echeance is None for facture in dossier.factures)


def _clauses(dossier: Dossier) -> Iterator[tuple[str, str, str | None]]:
    """Where the clause is, what it is in French, and the exhibit it is said to rest on."""
    conditions = dossier.conditions
    if conditions.taux_penalites is not None:
        quoi = f"Le taux de pénalités de {taux(conditions.taux_penalites)}"
        yield "conditions.taux_penalites", quoi, conditions.piece
    for rang, facture in enumerate(dossier.factures):
        if facture.taux_penalites is not None:
            nom = nom_facture(rang, facture)
            quoi = f"Le taux de pénalités de {taux(facture.taux_penalites)} (facture {nom})"
            yield f"factures[{rang}].taux_penalites", quoi, conditions.piece
    if conditions.clause_penale is not None:
        yield "conditions.clause_penale", "La clause pénale", conditions.clause_penale.piece or conditions.piece
    convenu = conditions.delai is not None and conditions.delai.methode not in ("date", "suppletif", "comptant")
    if convenu and _delai_decisif(dossier):
        yield "conditions.delai", "Le délai de paiement convenu", conditions.piece


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each clause whose acceptance no exhibit shows."""
    debiteur = examen.dossier.debiteur.nom_affiche or "le débiteur"
    declaree = examen.dossier.conditions.acceptees_par in DECLAREES
    if declaree and examen.famille is not Famille.REQUETE:
        return
    for ou, clause, piece in _clauses(examen.dossier):
        if not _accepte(examen.dossier, piece):
            yield Ecart(
                ou,
                composer(
                    f"{clause} repose sur des conditions générales dont l'acceptation par {debiteur} n'est pas établie."
                ),
            )


REGLE = Regle(
    id="civ-1119-conditions-generales-non-acceptees",
    titre="Conditions générales non acceptées",
    groupe=8,
    article="C. civ., art. 1119",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede=composer(
        "Joignez la preuve de l'acceptation, ou revenez à la règle légale (taux supplétif, délai de 30 jours)."
    ),
    source="legifrance.gouv.fr (C. civ. 1119)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
