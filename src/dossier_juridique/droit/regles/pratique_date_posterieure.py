"""Document daté après le jour de l'arrêté.

Aucun texte : une créance arrêtée à un jour ne peut réclamer une facture qui n'était pas émise ce jour-là.

Lecture retenue : une facture émise, ou pour une requête une réserve levée, après le jour de l'arrêté est une erreur de
date, ou un arrêté trop ancien. Un avoir postérieur est compté (il réduit le prix depuis l'origine) : il est seulement signalé par
le décompte.
Angle mort : le programme ne connaît pas le jour d'aujourd'hui ; il compare au jour de l'arrêté.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice issued, and each lift dated, after the day the claim is closed."""
    for rang, facture in enumerate(examen.dossier.factures):
        if facture.emise_le is not None and facture.emise_le > examen.au:
            yield Ecart(
                f"factures[{rang}].emise_le",
                composer(
                    f"La facture {nom_facture(rang, facture)} est émise le {jour_long(facture.emise_le)}, après le "
                    f"{jour_long(examen.au)}, jour auquel la créance est arrêtée."
                ),
            )
    # A letter of an earlier day is written down with the lifts of today; a requête is signed by whoever lifted.
    for rang, levee in enumerate(examen.dossier.levees if examen.famille is Famille.REQUETE else ()):
        if levee.date > examen.au:
            yield Ecart(
                f"levees[{rang}].date",
                composer(
                    f"La réserve {levee.regle} est levée le {jour_long(levee.date)}, après le {jour_long(examen.au)}."
                ),
            )


REGLE = Regle(
    id="pratique-date-posterieure",
    titre="Document daté après le jour de l'arrêté",
    groupe=3,
    article="Pratique (aucun texte)",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede="Corrigez la date, retirez la facture, ou arrêtez la créance à un jour plus récent (« au »).",
    source="pratique",
    confiance="C",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
