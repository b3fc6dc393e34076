"""Petites créances entre commerçants.

CPCE, art. L. 125-1, rédaction de la loi n° 2026-307 du 23 avril 2026 : depuis le 25 avril 2026, la procédure simplifiée
n'est plus ouverte aux créances facturées entre commerçants.

Lecture retenue : la date est celle de l'arrêté. Une qualité inconnue est demandée : rien n'est supposé.
Angle mort : le texte en vigueur depuis le 25 avril 2026 n'a pas été lu en entier.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.competence import est_commerciale
from dossier_juridique.droit.lecture import PETITES_CREANCES
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when both parties are merchants, or when it is not known."""
    parties = (("creancier", examen.dossier.creancier), ("debiteur", examen.dossier.debiteur))
    qualites = {cle: est_commerciale(partie) for cle, partie in parties}
    if False in qualites.values():
        return
    inconnues = [cle for cle, valeur in qualites.items() if valeur is None]
    if inconnues:
        yield Ecart(
            f"{inconnues[0]}.commercant",
            composer("Cette procédure est fermée entre commerçants, et la qualité d'une partie est inconnue."),
        )
    else:
        yield Ecart("procedure.acte", composer("Les deux parties sont commerçantes : cette procédure leur est fermée."))


REGLE = Regle(
    id="cpce-l125-1-entre-commercants",
    titre=composer("Petites créances entre commerçants"),
    groupe=10,
    article="CPCE, art. L. 125-1 ; loi n° 2026-307 du 23/04/2026",
    gravites={Famille.REQUETE: Gravite.BLOQUANT},
    actes=frozenset({PETITES_CREANCES}),
    remede=composer(
        "Choisissez l'injonction de payer, ou indiquez creancier.commercant et debiteur.commercant."
    ),
    source="loi n° 2026-307 du 23/04/2026 (extrait)",
    confiance="B",
    regissante="au",
    examiner=examiner,
    du=date(2026, 4, 25),
)
