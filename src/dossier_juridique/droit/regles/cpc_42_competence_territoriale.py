"""Juridiction autre que celle du défendeur.

CPC, art. 42 : la juridiction compétente est celle du lieu où demeure le défendeur. Art. 46 : le demandeur peut choisir
aussi, en matière contractuelle, celle du lieu de la livraison ou de l'exécution. Art. 48 : entre commerçants, une clause
très apparente peut en désigner une autre.

Lecture retenue : une autre juridiction que celle de la commune du défendeur retient l'acte jusqu'à ce que quelqu'un dise
ce qui la fonde. Tribunal de commerce et tribunal des activités économiques sont ici une seule sorte.
Angle mort : le lieu de la livraison n'est pas lu ; le caractère très apparent de la clause ne se mesure pas.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import (
    ACTIVITES_ECONOMIQUES,
    COMMERCE,
    JUDICIAIRE,
    avec_le,
    commerciale_de,
    judiciaire_de,
    libelle,
    meme_siege,
)
from dossier_juridique.droit.lecture import ASSIGNATIONS
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer


def _sorte(nature: str) -> str:
    return COMMERCE if nature == ACTIVITES_ECONOMIQUES else nature


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the court named is not that of the defendant's commune."""
    procedure = examen.dossier.procedure
    saisie = procedure.juridiction if procedure else None
    if saisie is None or not examen.ressorts:
        return
    attendues = [judiciaire_de(r) if saisie.nature == JUDICIAIRE else commerciale_de(r, examen.au) for r in examen.ressorts]
    if any(_sorte(a.nature) == _sorte(saisie.nature) and meme_siege(a.siege, saisie.siege) for a in attendues):
        return
    noms = enumerer(list(dict.fromkeys(avec_le(a.libelle) for a in attendues)), "ou")
    yield Ecart(
        "procedure.juridiction",
        composer(
            f"La juridiction du lieu où demeure le défendeur est {noms}, et l'assignation est portée devant "
            f"{avec_le(libelle(saisie.nature, saisie.siege))}."
        ),
    )


REGLE = Regle(
    id="cpc-42-competence-territoriale",
    titre=composer("Juridiction autre que celle du défendeur"),
    groupe=10,
    article="CPC, art. 42, 43, 46 et 48",
    gravites={Famille.REQUETE: Gravite.RESERVE},
    actes=ASSIGNATIONS,
    remede=composer(
        "Corrigez la juridiction, ou levez la réserve en disant ce qui la fonde : lieu de livraison ou "
        "d'exécution, clause très apparente entre commerçants."
    ),
    source="legifrance.gouv.fr (CPC 42 à 48)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
