"""Identité du débiteur personne physique.

CPC, art. 57 : la requête formée par une seule partie contient, à peine de nullité, « l'indication des nom, prénoms et
domicile de la personne contre laquelle la demande est formée ». CPC, art. 43 : le lieu où demeure le défendeur
s'entend, pour une personne physique, de son domicile ou, à défaut, de sa résidence.

Lecture retenue : l'entrepreneur individuel est une personne physique ; l'enseigne ou l'adresse de la boutique ne
remplacent ni le nom, ni le domicile.
Angle mort : le programme ne peut distinguer le domicile de l'adresse de l'établissement, il lit l'adresse donnée.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding that lists what is missing; its place is the first missing key."""
    debiteur = examen.dossier.debiteur
    if debiteur.morale:
        return
    mentions = (
        ("nom", "son nom", debiteur.nom),
        ("prenoms", "ses prénoms", debiteur.prenoms),
        ("adresse", "l'adresse complète de son domicile", debiteur.adresse and debiteur.adresse.complete),
    )
    manquantes = [(cle, nom) for cle, nom, valeur in mentions if not valeur]
    if manquantes:
        qui = f"Le débiteur {debiteur.nom}" if debiteur.nom else "Le débiteur"
        yield Ecart(
            f"debiteur.{manquantes[0][0]}",
            composer(
                f"{qui} est une personne physique : la requête doit indiquer {enumerer([n for _, n in manquantes])}."
            ),
        )


REGLE = Regle(
    id="cpc-57-defendeur-personne-physique",
    titre="Identité du débiteur personne physique",
    groupe=1,
    article="CPC, art. 57 ; art. 43",
    gravites={Famille.REQUETE: Gravite.BLOQUANT},
    remede=composer("Recherchez le domicile personnel du débiteur ; l'adresse de l'établissement ne suffit pas."),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000039623150",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
)
