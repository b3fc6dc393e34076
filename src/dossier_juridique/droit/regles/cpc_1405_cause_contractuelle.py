"""Créance ouverte à l'injonction de payer.

CPC, art. 1405 : « Le recouvrement d'une créance peut être demandé suivant la procédure d'injonction de
payer lorsque : 1° La créance a une cause contractuelle ou résulte d'une obligation de caractère statutaire
et s'élève à un montant déterminé ; en matière contractuelle, la détermination est faite en vertu des
stipulations du contrat y compris, le cas échéant, la clause pénale ; 2° […] » (lettre de change, billet à
ordre, cession de créances acceptée).

Lecture retenue : les dommages et intérêts, le délit, le quasi-contrat et le chèque sont dehors ; un chef «
autre » doit dire sa cause. Les chefs que la loi attache au contrat (pénalités, indemnité forfaitaire et son
complément, clause pénale) sont dedans.
Angle mort : la cause est celle que l'utilisateur déclare : lui seul qualifie.
"""

from __future__ import annotations

from collections.abc import Iterator

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

HORS = {"delit": "un délit", "quasi_contrat": "un quasi-contrat", "cheque": "un chèque"}


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each head outside the procedure, or of unknown cause."""
    for rang, chef in enumerate(examen.dossier.demande.chefs):
        nom = f"Le chef « {chef.libelle} »" if chef.libelle else INTITULES[chef.type]
        if chef.cause in HORS:
            suite = f"a pour cause {HORS[chef.cause]}, non un contrat ni une obligation statutaire"
        elif chef.type == "dommages":
            suite = "ne résulte ni des stipulations d'un contrat ni d'une obligation statutaire"
        elif chef.type == "autre" and chef.cause is None:
            suite = "n'indique pas sa cause : rien ne dit qu'il résulte d'un contrat ou d'un statut"
        else:
            continue
        yield Ecart(f"demande.chefs[{rang}]", composer(f"{nom} {suite}."))


REGLE = Regle(
    id="cpc-1405-cause-contractuelle",
    titre="Créance ouverte à l'injonction de payer",
    groupe=9,
    article="CPC, art. 1405",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer("Retirez ce chef ou assignez. Si sa cause est un contrat, indiquez-la."),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000006412552",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
)
