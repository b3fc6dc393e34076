"""Contestation écrite du débiteur.

CPC, art. 1409 : « Si, au vu des documents produits, la demande lui paraît fondée en tout ou partie, le juge
rend une ordonnance portant injonction de payer pour la somme qu'il retient. » Le rejet est sans recours.

Lecture retenue : toute contestation déclarée est signalée, même sans montant ; une pièce de cette nature
que nul litige ne désigne l'est aussi. Lever la réserve, c'est déposer en connaissance de cause.
Angle mort : le sérieux de la contestation ne se mesure pas ; que l'acte dise la créance incontestée se
vérifie sur le texte imprimé.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each dispute, and for each exhibit of dispute that no dispute names."""
    dossier = examen.dossier
    nom = dossier.debiteur.nom_affiche or "Le débiteur"
    for rang, litige in enumerate(dossier.litiges):
        yield Ecart(
            f"litiges[{rang}]", composer(f"{nom} a contesté le {jour_long(litige.date)} : {litige.objet.rstrip('.')}.")
        )
    nommees = {litige.piece for litige in dossier.litiges}
    for rang, piece in enumerate(dossier.pieces):
        if piece.nature == "contestation" and piece.id not in nommees:
            le = f" le {jour_long(piece.date)}" if piece.date else ""
            yield Ecart(
                f"pieces[{rang}]",
                composer(f"{nom} a contesté{le} : pièce {examen.numero_piece(piece.id)} ({piece.intitule})."),
            )


REGLE = Regle(
    id="cpc-1409-contestation-ecrite",
    titre="Contestation écrite du débiteur",
    groupe=8,
    article="CPC, art. 1409 ; pratique",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
        Famille.ACCORD: Gravite.OBSERVATION,
    },
    remede=composer(
        "Répondez à la contestation et produisez-la ; envisagez le référé-provision ou l'assignation. "
        "N'écrivez pas que la créance est incontestée."
    ),
    source="lejournaldurecouvrement.fr",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
