"""Renvoi en cas d'opposition non décidé.

CPC, art. 1408 : « Le créancier peut, dans la requête en injonction de payer, demander qu'en cas
d'opposition, l'affaire soit immédiatement renvoyée devant la juridiction qu'il estime compétente. »

Lecture retenue : « oui » sans juridiction n'est pas une réponse.
Angle mort : la règle ne dit pas si le renvoi est opportun.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the question has no answer."""
    procedure = examen.dossier.procedure
    renvoi = procedure.renvoi_en_cas_d_opposition if procedure else None
    if renvoi is None or (renvoi.demande and renvoi.juridiction is None):
        yield Ecart(
            "procedure.renvoi_en_cas_d_opposition",
            composer(
                "Souhaitez-vous, en cas d'opposition, un renvoi immédiat devant une autre juridiction ? Cela ne "
                "peut être "
                "demandé que dans la requête."
            ),
        )


REGLE = Regle(
    id="cpc-1408-renvoi-non-decide",
    titre="Renvoi en cas d'opposition non décidé",
    groupe=9,
    article="CPC, art. 1408",
    gravites={
        Famille.REQUETE: Gravite.OBSERVATION,
    },
    remede=composer(
        "Répondez oui, avec une juridiction (par exemple pour une clause attributive de compétence acceptée), ou non."
    ),
    source="legifrance.gouv.fr (CPC 1408)",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
)
