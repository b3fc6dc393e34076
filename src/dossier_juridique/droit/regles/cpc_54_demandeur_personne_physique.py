"""Identité du créancier personne physique.

CPC, art. 54, 3° a : à peine de nullité, la demande initiale mentionne, « pour les personnes physiques, les nom,
prénoms, profession, domicile, nationalité, date et lieu de naissance de chacun des demandeurs ».

Lecture retenue : l'entrepreneur individuel est une personne physique ; son domicile est son adresse personnelle.
Angle mort : le programme ne peut distinguer le domicile de l'adresse de l'établissement, il lit l'adresse donnée.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding that lists every missing mention; its place is the first of them."""
    creancier = examen.dossier.creancier
    if creancier.morale:
        return
    naissance = creancier.naissance
    mentions = (
        ("nom", "le nom", creancier.nom),
        ("prenoms", "les prénoms", creancier.prenoms),
        ("profession", "la profession", creancier.profession),
        ("adresse", "l'adresse complète du domicile", creancier.adresse and creancier.adresse.complete),
        ("nationalite", "la nationalité", creancier.nationalite),
        ("naissance.date", "la date de naissance", naissance and naissance.date),
        ("naissance.lieu", "le lieu de naissance", naissance and naissance.lieu),
    )
    manquantes = [(cle, nom) for cle, nom, valeur in mentions if not valeur]
    if manquantes:
        qui = " ".join(p for p in (creancier.prenoms, creancier.nom) if p) or "le créancier"
        yield Ecart(
            f"creancier.{manquantes[0][0]}",
            composer(f"La requête doit indiquer, pour {qui} : {enumerer([nom for _, nom in manquantes])}."),
        )


REGLE = Regle(
    id="cpc-54-demandeur-personne-physique",
    titre="Identité du créancier personne physique",
    groupe=1,
    article="CPC, art. 54, 3° a",
    gravites={Famille.REQUETE: Gravite.BLOQUANT},
    remede="Complétez l'état civil du créancier. Le domicile est l'adresse personnelle, non celle de l'établissement.",
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000042597347",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
)
