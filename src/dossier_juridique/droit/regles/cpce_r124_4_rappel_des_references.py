"""Rappel de la première lettre.

CPCE, art. R. 124-4, dernier alinéa : les références et la date d'envoi de la lettre au débiteur doivent être
rappelées à l'occasion de toute autre démarche auprès de celui-ci en vue du recouvrement amiable.

Champ d'application (CPCE, art. R. 124-1) : quand la lettre est écrite par une société de recouvrement ou un autre
tiers, ni avocat, ni commissaire de justice, ni salarié du créancier.

Lecture retenue : quand la première lettre est connue et antérieure à celle-ci, sa référence et sa date (en toutes
lettres ou en chiffres) sont imprimées.

Angle mort : sans « mandataire.premiere_lettre », la règle tient la lettre pour la première.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.textes import reproduit
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_court, jour_long

_RECOUVREURS = ("societe_de_recouvrement", "autre")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each of the reference and the date of the first letter that is not printed."""
    mandataire = examen.dossier.mandataire
    if mandataire is None or mandataire.type not in _RECOUVREURS or mandataire.premiere_lettre is None:
        return
    premiere = mandataire.premiere_lettre
    if premiere.date >= examen.au:
        return
    pages = examen.texte or ()
    cherches = {
        "reference": (premiere.reference,),
        "date": (jour_long(premiere.date), jour_court(premiere.date), premiere.date.isoformat()),
    }
    for cle, formes in cherches.items():
        if not any(reproduit(forme, pages) for forme in formes):
            yield Ecart(
                f"mandataire.premiere_lettre.{cle}",
                composer(
                    f"Toute nouvelle démarche doit rappeler la lettre {premiere.reference} du "
                    f"{jour_long(premiere.date)} : {'la référence' if cle == 'reference' else 'la date'} n'y est pas."
                ),
            )


REGLE = Regle(
    id="cpce-r124-4-rappel-des-references",
    titre="Rappel de la première lettre",
    groupe=7,
    article="CPCE, art. R. 124-4, dernier al.",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
    },
    remede="Ajoutez la référence et la date.",
    source="legifrance.gouv.fr (CPCE R. 124-4)",
    confiance="A",
    regissante="au",
    examiner=examiner,
    noyau=False,
    sur_texte=True,
)
