"""Lettre à envoyer par courriel sans adresse de courriel.

Aucun texte : un courriel sans destinataire ne part pas, et personne ne s'en aperçoit dans une série.

Lecture retenue : dès que la lettre est à envoyer par courriel, l'adresse du débiteur est attendue au dossier.

Angle mort : la règle ne sait pas si l'adresse donnée est encore relevée par le débiteur.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """At most one finding."""
    lettre = examen.dossier.lettre
    if lettre is not None and lettre.canal == "courriel" and not examen.dossier.debiteur.courriel:
        yield Ecart(
            "debiteur.courriel",
            composer(
                "La lettre part par courriel et celui du débiteur n'est pas au dossier : le brouillon n'a pas de destinataire."
            ),
        )


REGLE = Regle(
    id="pratique-courriel-du-debiteur",
    titre="Lettre à envoyer par courriel sans adresse de courriel",
    groupe=5,
    article="usage",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
    },
    remede="Complétez debiteur.courriel, ou choisissez un autre canal.",
    source="usage",
    confiance="C",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
