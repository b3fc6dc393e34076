"""Reproduction de l'article L. 111-8.

CPCE, art. R. 124-4, 5° : la lettre contient la reproduction des deuxième et troisième alinéas de l'article L. 111-8.
Le 1° veut aussi qu'elle indique que son auteur « exerce une activité de recouvrement amiable ».

Champ d'application (CPCE, art. R. 124-1) : quand la lettre est écrite par une société de recouvrement ou un autre
tiers, ni avocat, ni commissaire de justice, ni salarié du créancier.

Lecture retenue : les deux alinéas mot pour mot, aux espaces, coupures de ligne et apostrophes près ; l'indication de
l'activité, cherchée ici parce qu'elle ne se lit que dans la lettre imprimée. Un constat par texte absent.

Angle mort : un alinéa coupé par un pied de page serait dit absent.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.textes import ACTIVITE_DE_RECOUVREMENT, L111_8_ALINEA_2, L111_8_ALINEA_3, reproduit
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_RECOUVREURS = ("societe_de_recouvrement", "autre")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each text that the printed letter does not carry word for word."""
    mandataire = examen.dossier.mandataire
    if mandataire is None or mandataire.type not in _RECOUVREURS:
        return
    pages = examen.texte or ()
    for alinea, nom in ((L111_8_ALINEA_2, "deuxième"), (L111_8_ALINEA_3, "troisième")):
        if not reproduit(alinea, pages):
            yield Ecart(
                "mandataire",
                composer(
                    "La lettre doit reproduire les deuxième et troisième alinéas de l'article L. 111-8 : le "
                    f"{nom} n'y est pas mot pour mot."
                ),
            )
    if not reproduit(ACTIVITE_DE_RECOUVREMENT, pages):
        yield Ecart(
            "mandataire",
            composer(f"La lettre doit indiquer que son auteur « {ACTIVITE_DE_RECOUVREMENT} »."),
            composer(f"Ajoutez la mention : « {mandataire.nom} {ACTIVITE_DE_RECOUVREMENT} »."),
        )


REGLE = Regle(
    id="cpce-r124-4-reproduction-l111-8",
    titre="Reproduction de l'article L. 111-8",
    groupe=7,
    article="CPCE, art. R. 124-4, 1° et 5°",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
    },
    remede="Laissez le programme insérer le texte.",
    source="legifrance.gouv.fr (CPCE R. 124-4, L. 111-8)",
    confiance="A",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
)
