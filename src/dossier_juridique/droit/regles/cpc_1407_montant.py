"""Montant précis et déterminé.

CPC, art. 1407 : « Outre les mentions prescrites par l'article 57, la requête contient l'indication précise
du montant de la somme réclamée avec le décompte des différents éléments de la créance, le fondement de
celle-ci ainsi que le bordereau des documents justificatifs produits à l'appui de la requête. Elle est
accompagnée de ces documents. »

Lecture retenue : un chef déclaré doit porter un nombre ; les chefs que le programme calcule peuvent n'en
pas porter. Une facture sans montant laisse le principal indéterminé.
Angle mort : le montant déclaré n'est pas recalculé ici ; la comparaison au décompte relève d'une autre
règle.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

INTITULES = {
    "principal": "Le principal",
    "penalites": "Le chef « pénalités »",
    "interets_legaux": "Le chef « intérêts au taux légal »",
    "indemnite_forfaitaire": "Le chef « indemnité forfaitaire »",
    "clause_penale": "Le chef « clause pénale »",
    "complement": "Le chef « complément d'indemnité »",
    "frais": "Le chef « frais »",
    "dommages": "Le chef « dommages et intérêts »",
    "autre": "Un chef de demande",
}

CALCULES = ("principal", "penalites", "interets_legaux", "indemnite_forfaitaire", "clause_penale")
# A figure may reach us as text: « 120.50 » is one, « à parfaire » is not.
CHIFFRE = expression(r"\d+([.,]\d{1,2})?")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each head, and each invoice, that is not a figure."""
    for rang, facture in enumerate(examen.dossier.factures):
        if facture.montant_ttc is None:
            yield Ecart(
                f"factures[{rang}].montant_ttc",
                composer(f"Facture {nom_facture(rang, facture)} : le principal n'est pas chiffré (aucun montant)."),
                "Indiquez le montant toutes taxes comprises de la facture.",
            )
    for rang, chef in enumerate(examen.dossier.demande.chefs):
        nom = f"Le chef « {chef.libelle} »" if chef.libelle else INTITULES[chef.type]
        if chef.montant is None:
            if chef.type in CALCULES:
                continue
            valeur = "aucun montant"
        elif isinstance(chef.montant, str) and not CHIFFRE.fullmatch(chef.montant):
            valeur = f"« {chef.montant} »"
        else:
            continue
        yield Ecart(f"demande.chefs[{rang}].montant", composer(f"{nom} n'est pas chiffré ({valeur})."))


REGLE = Regle(
    id="cpc-1407-montant",
    titre="Montant précis et déterminé",
    groupe=9,
    article="CPC, art. 1405 et 1407",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer("Chiffrez ce chef ou retirez-le."),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000044200316",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
    du=date(2022, 3, 1),
)
