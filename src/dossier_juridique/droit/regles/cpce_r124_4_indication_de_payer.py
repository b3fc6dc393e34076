"""Indication d'avoir à payer et modalités.

CPCE, art. R. 124-4, 4° : la lettre contient l'indication d'avoir à payer la somme due et les modalités de paiement de
la dette.

Champ d'application (CPCE, art. R. 124-1) : quand la lettre est écrite par une société de recouvrement ou un autre
tiers, ni avocat, ni commissaire de justice, ni salarié du créancier.

Lecture retenue : un moyen de paiement est choisi, ou un IBAN est connu ; le virement suppose un IBAN, celui du compte
affecté du recouvreur ou celui du créancier.

Angle mort : l'invitation à payer elle-même est dans le modèle de lettre, que cette règle ne lit pas.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_RECOUVREURS = ("societe_de_recouvrement", "autre")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the letter cannot say how to pay."""
    dossier = examen.dossier
    mandataire = dossier.mandataire
    if mandataire is None or mandataire.type not in _RECOUVREURS:
        return
    moyens = dossier.lettre.moyens_de_paiement if dossier.lettre else ()
    if mandataire.iban is not None or dossier.creancier.iban is not None:
        return
    if not moyens:
        yield Ecart(
            "lettre.moyens_de_paiement",
            composer(
                "La lettre doit indiquer d'avoir à payer et comment payer : aucun moyen de paiement n'est indiqué."
            ),
        )
    elif "virement" in moyens:
        yield Ecart(
            "mandataire.iban",
            composer("La lettre doit indiquer d'avoir à payer et comment payer : le virement est proposé sans IBAN."),
        )


REGLE = Regle(
    id="cpce-r124-4-indication-de-payer",
    titre="Indication d'avoir à payer et modalités",
    groupe=7,
    article="CPCE, art. R. 124-4, 4°",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
    },
    remede="Ajoutez les modalités de paiement.",
    source="legifrance.gouv.fr (CPCE R. 124-4)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
