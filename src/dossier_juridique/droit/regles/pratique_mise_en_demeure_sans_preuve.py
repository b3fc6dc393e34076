"""Mise en demeure par un canal qui ne prouve pas la réception.

C. civ., art. 1344 : le débiteur est mis en demeure par « un acte portant interpellation suffisante ». La forme est libre, mais
celui qui s'en prévaut prouve qu'elle a été reçue (C. civ., art. 1353) ;
c'est d'elle que court le délai.

Lecture retenue : le canal de la lettre à écrire est la lettre simple ou le courriel.

Angle mort : un courriel dont le débiteur accuse réception prouve autant qu'une lettre recommandée.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_SANS_PREUVE = {"lettre_simple": "La lettre simple", "courriel": "Le courriel"}


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when nothing will prove that the letter was received."""
    lettre = examen.dossier.lettre
    if lettre is not None and lettre.canal in _SANS_PREUVE:
        yield Ecart(
            "lettre.canal",
            composer(f"{_SANS_PREUVE[lettre.canal]} ne prouve ni l'envoi ni la réception de la mise en demeure."),
        )


REGLE = Regle(
    id="pratique-mise-en-demeure-sans-preuve",
    titre="Mise en demeure sans preuve de réception",
    groupe=5,
    article="C. civ., art. 1344 et 1353 ; usage",
    gravites={Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION},
    remede="Envoyez-la en recommandé avec demande d'avis de réception, ou faites-en accuser réception par écrit.",
    source="legifrance.gouv.fr (C. civ. 1344, 1353)",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
