"""Téléphone du débiteur inconnu.

Usage : un appel se prépare ; sans numéro, la fiche ne sert qu'à l'écrire. Aucun texte ne l'exige.

Lecture retenue : la fiche d'appel rappelle le numéro du débiteur ; absent du dossier, il est signalé et rien n'est
retenu. Le courriel qui suit l'appel demande lui aussi une adresse.

Angle mort : le numéro d'une autre personne, ou d'un établissement fermé.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each contact detail that the call and its e-mail will lack."""
    if examen.acte != "appel":
        return
    debiteur = examen.dossier.debiteur
    if not debiteur.telephone:
        yield Ecart(
            "debiteur.telephone", composer("Le téléphone du débiteur n'est pas au dossier."), "Complétez debiteur.telephone."
        )
    if not debiteur.courriel:
        yield Ecart(
            "debiteur.courriel",
            composer("Le courriel du débiteur n'est pas au dossier : le brouillon l'attendra."),
            "Complétez debiteur.courriel.",
        )


REGLE = Regle(
    id="pratique-telephone-du-debiteur",
    titre="Téléphone du débiteur inconnu",
    groupe=5,
    article="usage",
    gravites={Famille.RELANCE: Gravite.OBSERVATION},
    remede=composer("Complétez debiteur.telephone et debiteur.courriel."),
    source="usage",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
