"""Envoi de la mise en demeure non prouvé.

Cass. 1re civ., 20/01/2021, n° 19-20.680 : la mise en demeure par lettre recommandée produit ses effets même
si son destinataire ne la réclame pas ; encore faut-il prouver qu'elle lui fut adressée.

Lecture retenue : le dépôt est prouvé par sa date ou par la pièce ; la présentation par sa date, celle de la
réception, le sort de la lettre ou l'avis. Une seule mise en demeure bien prouvée suffit. L'acte d'un
commissaire de justice se prouve par lui-même.
Angle mort : la règle se fie aux dates et aux natures déclarées ; elle ne lit pas les avis.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.actes_du_dossier import Courrier
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_court

PRESENTEE = ("distribue", "non_reclame", "refuse")


def _defauts(courrier: Courrier, natures: set[str]) -> Iterator[str]:
    if courrier.statut == "adresse_inconnue":
        yield "la lettre est revenue, l'adresse étant fausse"
        return
    if courrier.canal == "commissaire_de_justice":
        return
    if courrier.depose_le is None and "preuve_de_depot" not in natures:
        yield "aucune preuve de dépôt"
    connue = courrier.presente_le or courrier.recu_le or courrier.statut in PRESENTEE
    if not connue and not natures & {"avis_de_reception", "non_reclame"}:
        yield "ni présentation ni réception connues"


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each mise en demeure sent without proof, unless another one is fully proven."""
    dossier = examen.dossier
    natures: set[str] = {piece.nature for piece in dossier.pieces}
    envois = [(rang, c) for rang, c in enumerate(dossier.courriers) if c.acte == "mise-en-demeure"]
    defauts = {rang: tuple(_defauts(courrier, natures)) for rang, courrier in envois}
    if not envois and "mise_en_demeure" in natures and examen.famille is Famille.REQUETE:
        if not {"preuve_de_depot"} <= natures or not natures & {"avis_de_reception", "non_reclame"}:
            yield Ecart("courriers", composer("Mise en demeure : ni la date ni le mode d'envoi ne sont indiqués."))
        return
    if any(not trouves for trouves in defauts.values()):
        return
    for rang, courrier in envois:
        yield Ecart(
            f"courriers[{rang}]",
            composer(f"Mise en demeure du {jour_court(courrier.date)} : {', '.join(defauts[rang])}."),
        )


REGLE = Regle(
    id="pratique-envoi-non-prouve",
    titre="Envoi de la mise en demeure non prouvé",
    groupe=8,
    article="Pratique ; Cass. 1re civ., 20/01/2021, n° 19-20.680",
    gravites={
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer(
        "Joignez la preuve de dépôt et l'avis de réception ou de non-réclamation ; si l'adresse était "
        "fausse, recommencez à la bonne adresse."
    ),
    source="legifrance.gouv.fr/juri/id/JURITEXT000043087384",
    confiance="B",
    regissante="courrier.date",
    examiner=examiner,
)
