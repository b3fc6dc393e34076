"""Identité du débiteur personne morale.

CPC, art. 57 : la requête formée par une seule partie indique, à peine de nullité, contre qui la demande est formée ;
« s'il s'agit d'une personne morale », « sa dénomination » et « son siège social ».

Lecture retenue : le siège est complet quand une lettre peut y parvenir (voie, code postal, commune).
Angle mort : un siège exact au jour de la saisie peut avoir été transféré depuis ; seul le registre le dit.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer

JOURS_EXTRAIT = 30
"""Age at most, in days, of the register extract asked for (threshold of the project)."""


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding that lists what is missing; its place is the first missing key."""
    debiteur = examen.dossier.debiteur
    if not debiteur.morale:
        return
    mentions = (
        ("denomination", "la dénomination", debiteur.denomination),
        ("adresse", "l'adresse complète du siège social", debiteur.adresse and debiteur.adresse.complete),
    )
    manquantes = [(cle, nom) for cle, nom, valeur in mentions if not valeur]
    if manquantes:
        yield Ecart(
            f"debiteur.{manquantes[0][0]}",
            composer(
                "La requête doit indiquer la dénomination et le siège social du débiteur ; il manque : "
                f"{enumerer([nom for _, nom in manquantes])}."
            ),
        )


REGLE = Regle(
    id="cpc-57-defendeur-personne-morale",
    titre="Identité du débiteur personne morale",
    groupe=1,
    article="CPC, art. 57",
    gravites={Famille.REQUETE: Gravite.BLOQUANT},
    remede=f"Relevez ces mentions sur un extrait du registre daté de moins de {JOURS_EXTRAIT}\u00a0jours.",
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000039623150",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
)
