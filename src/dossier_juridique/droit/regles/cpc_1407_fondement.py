"""Fondement de chaque chef.

CPC, art. 1407 : « Outre les mentions prescrites par l'article 57, la requête contient l'indication précise
du montant de la somme réclamée avec le décompte des différents éléments de la créance, le fondement de
celle-ci ainsi que le bordereau des documents justificatifs produits à l'appui de la requête. Elle est
accompagnée de ces documents. »

Lecture retenue : chaque ligne du décompte porte son article ; un chef ajouté par l'utilisateur doit dire le
sien, sauf le complément d'indemnité, dont l'article est C. com., L. 441-10, II.
Angle mort : la pertinence du fondement n'est pas jugée.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
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

FONDES_PAR_LA_LOI = (
    "principal", "penalites", "interets_legaux", "indemnite_forfaitaire", "clause_penale", "complement",
)  # fmt: skip


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each head without legal or contractual basis."""
    for rang, chef in enumerate(examen.dossier.demande.chefs):
        if chef.type not in FONDES_PAR_LA_LOI and chef.fondement is None:
            nom = f"Le chef « {chef.libelle} »" if chef.libelle else INTITULES[chef.type]
            yield Ecart(f"demande.chefs[{rang}].fondement", composer(f"{nom} : le fondement n'est pas indiqué."))
    for ligne in examen.decompte.lignes:
        if not ligne.article.strip():
            yield Ecart("factures", composer(f"{INTITULES[ligne.nature.value]} : le fondement n'est pas indiqué."))


REGLE = Regle(
    id="cpc-1407-fondement",
    titre="Fondement de chaque chef",
    groupe=9,
    article="CPC, art. 1407",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer("Indiquez le contrat, la commande ou l'article."),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000044200316",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
    du=date(2022, 3, 1),
)
