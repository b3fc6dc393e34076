"""Contestation dite au téléphone, que le dossier ne déclare pas.

C. civ., art. 1104 : « Les contrats doivent être négociés, formés et exécutés de bonne foi. » C. civ., art. 1353 : « Celui
qui réclame l'exécution d'une obligation doit la prouver. » CPC, art. 1409 : le juge n'accorde que ce qui lui paraît fondé.
Réclamer toute la somme sans un mot de ce que le débiteur a dit au téléphone dessert le créancier devant le juge.

Lecture retenue : l'appel du dossier a donné une contestation, connue le jour de l'acte, et nul litige ne peut l'être : ni daté
du jour de l'appel ou d'après, ni antérieur et qui dit un mot du motif. Sans motif ou sans jour, tout litige peut l'être. Le
courriel qui suit l'appel rappelle le désaccord : il n'est pas retenu.

Angle mort : le même désaccord dit avec d'autres mots avant l'appel ; un second désaccord dit avec les mots du premier ; le
sérieux de la contestation.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit import pauses
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the call gave a dispute that no ``[[litiges]]`` can be."""
    appel = pauses.undeclared_call(examen.dossier, examen.au)
    if appel is None:
        return
    nom = examen.dossier.debiteur.nom_affiche or "Le débiteur"
    le = f" le {jour_long(appel.date)}" if appel.date else ""
    motif = f" : « {' '.join(appel.motif.split()).rstrip('.')} »" if appel.motif else ", sans motif noté"
    yield Ecart(
        "appel.resultat",
        composer(f"{nom} a contesté au téléphone{le}{motif}. Aucun bloc [[litiges]] ne déclare cette contestation."),
        gravite=Gravite.OBSERVATION if examen.acte == "appel" else None,
    )


REGLE = Regle(
    id=pauses.REGLE_DE_L_APPEL,
    titre="Contestation dite au téléphone, non déclarée",
    groupe=8,
    article="C. civ., art. 1104 et 1353 ; CPC, art. 1409",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.OBSERVATION,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede=composer(
        "Déclarez-la dans [[litiges]] : date et objet ; montant, facture, piece, si vous les connaissez. S'il y a été répondu, "
        "dites comment : la pièce dans reponse, ou le motif de la levée."
    ),
    source="legifrance.gouv.fr (C. civ. 1104, 1353)",
    confiance="C",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
