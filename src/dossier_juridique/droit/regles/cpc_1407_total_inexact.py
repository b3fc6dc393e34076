"""Montant déclaré différent du montant calculé.

CPC, art. 1407 : la requête contient l'indication précise du montant de la somme réclamée, avec le décompte des
différents éléments de la créance.

Lecture retenue : le calcul du programme est le seul montant demandé ; un total ou un chef déclaré qui s'en écarte
d'un centime est signalé. Les chefs de même nature sont additionnés avant d'être comparés.

Angle mort : un montant déclaré en toutes lettres, et les chefs que le programme ne calcule pas (complément, frais,
dommages), ne sont pas comparés.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.actes_du_dossier import Chef
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.decompte import Nature
from dossier_juridique.model.francais import composer, euros, jour_long

_NATURES = {
    "principal": Nature.PRINCIPAL,
    "penalites": Nature.PENALITES,
    "interets_legaux": Nature.INTERETS_LEGAUX,
    "indemnite_forfaitaire": Nature.INDEMNITE,
    "clause_penale": Nature.CLAUSE_PENALE,
}
_INTITULES = {
    "principal": "Principal",
    "penalites": "Pénalités de retard",
    "interets_legaux": "Intérêts au taux légal",
    "indemnite_forfaitaire": "Indemnités forfaitaires",
    "clause_penale": "Clause pénale",
}


def _montant(chef: Chef) -> Decimal | None:
    """The amount declared; None when there is none or it is not a figure."""
    try:
        montant = Decimal(chef.montant) if chef.montant is not None else None
    except InvalidOperation:
        return None
    return montant if montant is not None and montant.is_finite() else None


def _dire(intitule: str, declare: Decimal, calcule: Decimal, examen: Examen) -> str:
    return composer(
        f"{intitule} : vous déclarez {euros(declare)}, le calcul donne {euros(calcule)} au {jour_long(examen.au)}."
    )


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for the total, one for each nature of head, declared otherwise than computed."""
    demande, decompte = examen.dossier.demande, examen.decompte
    if demande.total is not None and demande.total != decompte.total:
        yield Ecart("demande.total", _dire("Total", demande.total, decompte.total, examen))
    for type_, nature in _NATURES.items():
        declares = [(i, _montant(c)) for i, c in enumerate(demande.chefs) if c.type == type_]
        chiffres = [(i, m) for i, m in declares if m is not None]
        if not chiffres or len(chiffres) < len(declares):
            continue
        declare = sum((m for _, m in chiffres), Decimal(0))
        calcule = sum((x.montant for x in decompte.lignes if x.nature is nature), Decimal(0))
        if declare != calcule:
            yield Ecart(f"demande.chefs[{chiffres[0][0]}].montant", _dire(_INTITULES[type_], declare, calcule, examen))


REGLE = Regle(
    id="cpc-1407-total-inexact",
    titre="Montant déclaré différent du montant calculé",
    groupe=4,
    article="CPC, art. 1407",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede="Retirez le montant déclaré, ou corrigez les factures, avoirs et paiements.",
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000044200316",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
