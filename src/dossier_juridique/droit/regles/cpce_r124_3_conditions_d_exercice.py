"""Convention, assurance, compte et déclaration.

CPCE, art. R. 124-2 : celui qui recouvre pour autrui justifie d'une assurance de responsabilité professionnelle et
d'un compte affecté aux fonds encaissés pour le compte des créanciers, et en dépose la déclaration écrite au parquet.
Art. R. 124-3 : il ne peut procéder au recouvrement amiable qu'après avoir conclu avec le créancier une convention
écrite donnant pouvoir de recevoir pour son compte.

Champ d'application (CPCE, art. R. 124-1) : quand la lettre est écrite par une société de recouvrement ou un autre
tiers, ni avocat, ni commissaire de justice, ni salarié du créancier.

Lecture retenue : chacun des quatre éléments est déclaré vrai au dossier ; le silence vaut absence. Un constat par
élément.

Angle mort : le contenu de la convention (pouvoir de recevoir, fondement et détail des sommes) n'est pas lu.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_RECOUVREURS = ("societe_de_recouvrement", "autre")

_ELEMENTS = {
    "convention": "la convention écrite avec le créancier",
    "assurance": "l'assurance de responsabilité professionnelle",
    "compte_affecte": "le compte affecté aux fonds reçus pour les créanciers",
    "declaration_parquet": "la déclaration au procureur de la République",
}


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each condition that the collector does not declare to meet."""
    mandataire = examen.dossier.mandataire
    if mandataire is None or mandataire.type not in _RECOUVREURS:
        return
    for cle, nom in _ELEMENTS.items():
        if getattr(mandataire, cle) is not True:
            yield Ecart(f"mandataire.{cle}", composer(f"{mandataire.nom} doit justifier de : {nom}."))


REGLE = Regle(
    id="cpce-r124-3-conditions-d-exercice",
    titre="Convention, assurance, compte et déclaration",
    groupe=7,
    article="CPCE, art. R. 124-2 et R. 124-3",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
    },
    remede="Obtenez la convention écrite et les justificatifs avant tout courrier.",
    source="legifrance.gouv.fr (CPCE R. 124-2, R. 124-3)",
    confiance="A",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
