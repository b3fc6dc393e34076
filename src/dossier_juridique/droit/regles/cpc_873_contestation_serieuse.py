"""Contestation devant le juge des référés.

CPC, art. 873, al. 2 et 835, al. 2 : « Dans les cas où l'existence de l'obligation n'est pas sérieusement contestable »,
le juge des référés peut accorder une provision au créancier.

Lecture retenue : une contestation déclarée, ou une pièce de cette nature, retient l'acte tant qu'aucun moyen n'y répond.
Angle mort : le sérieux d'une contestation ne se mesure pas ; le juge l'apprécie.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.lecture import REFERE
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each dispute, and for each exhibit of dispute that no dispute names."""
    dossier = examen.dossier
    if dossier.procedure is not None and dossier.procedure.moyens:
        return
    for rang, litige in enumerate(dossier.litiges):
        yield Ecart(
            f"litiges[{rang}]",
            composer(
                f"Contestation du {jour_long(litige.date)} ({litige.objet.rstrip('.')}) : si elle est sérieuse, il n'y a "
                "pas de provision, et aucun moyen n'y répond."
            ),
        )
    nommees = {litige.piece for litige in dossier.litiges}
    for rang, piece in enumerate(dossier.pieces):
        if piece.nature == "contestation" and piece.id not in nommees:
            yield Ecart(
                f"pieces[{rang}]",
                composer(f"La pièce {examen.numero_piece(piece.id)} est une contestation : aucun moyen n'y répond."),
            )


REGLE = Regle(
    id="cpc-873-contestation-serieuse",
    titre=composer("Contestation devant le juge des référés"),
    groupe=8,
    article="CPC, art. 873, al. 2 et 835, al. 2",
    gravites={Famille.REQUETE: Gravite.RESERVE},
    actes=frozenset({REFERE}),
    remede=composer(
        "Répondez-y dans procedure.moyens, pièces à l'appui, ou assignez au fond."
    ),
    source="legifrance.gouv.fr (CPC 835, 873)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
