"""Lettre écrite avant le jour où le débiteur a promis de payer.

C. civ., art. 1104 : les contrats sont exécutés de bonne foi. Une promesse de payer ne donne pas de délai que le créancier n'a pas
accordé, mais une lettre qui l'ignore étonne son destinataire, et le juge.

Lecture retenue : l'appel du dossier a donné une promesse dont le jour n'est pas passé le jour de la lettre.

Angle mort : la promesse écrite, ou dite ailleurs qu'au téléphone, que le dossier ne note pas.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit import pauses
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long

_LETTRES = ("relance-1", "relance-2", "relance-3", "mise-en-demeure")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for a letter written while a promise of payment still runs."""
    appel = examen.dossier.appel
    if examen.acte not in _LETTRES or appel is None or appel.promis_le is None:
        return
    if pauses.promise(examen.dossier, examen.au) is None:
        return
    dit = f" au téléphone le {jour_long(appel.date)}" if appel.date else ""
    yield Ecart("appel.promis_le", composer(f"Le débiteur a promis{dit} de payer au plus tard le {jour_long(appel.promis_le)}."))


REGLE = Regle(
    id="pratique-promesse-en-cours",
    titre="Promesse de paiement dont le jour n'est pas passé",
    groupe=5,
    article="C. civ., art. 1104 ; usage",
    gravites={Famille.RELANCE: Gravite.OBSERVATION, Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION},
    remede="Attendez ce jour, ou dites au débiteur pourquoi vous écrivez avant.",
    source="legifrance.gouv.fr (C. civ. 1104)",
    confiance="C",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
