"""Identité du créancier personne morale.

CPC, art. 54, 3° b : à peine de nullité, la demande initiale mentionne, « pour les personnes morales, leur forme, leur
dénomination, leur siège social et l'organe qui les représente légalement ».

Lecture retenue : l'organe est nommé par sa fonction (gérant, président) ; le siège est complet quand une lettre peut y
parvenir (voie, code postal, commune).
Angle mort : le programme ne vérifie pas au registre que l'organe indiqué a bien le pouvoir de représenter la société.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding that lists every missing mention; its place is the first of them."""
    creancier = examen.dossier.creancier
    if not creancier.morale:
        return
    organe = creancier.representant
    mentions = (
        ("forme", "la forme juridique", creancier.forme),
        ("denomination", "la dénomination", creancier.denomination),
        ("adresse", "l'adresse complète du siège social", creancier.adresse and creancier.adresse.complete),
        ("representant", "l'organe qui représente légalement la société", organe and organe.qualite),
    )
    manquantes = [(cle, nom) for cle, nom, valeur in mentions if not valeur]
    if manquantes:
        qui = f"le créancier {creancier.denomination}" if creancier.denomination else "le créancier"
        yield Ecart(
            f"creancier.{manquantes[0][0]}",
            composer(f"La requête doit indiquer, pour {qui} : {enumerer([nom for _, nom in manquantes])}."),
        )


REGLE = Regle(
    id="cpc-54-demandeur-personne-morale",
    titre="Identité du créancier personne morale",
    groupe=1,
    article="CPC, art. 54, 3° b",
    gravites={Famille.REQUETE: Gravite.BLOQUANT},
    remede=composer(
        "Complétez d'après le registre : forme, dénomination, siège social et organe qui représente légalement la "
        "société (par exemple : « représentée par son président »)."
    ),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000042597347",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
)
