"""Échéance un samedi, un dimanche ou un jour férié.

Aucun texte ne reporte l'échéance d'un contrat : l'article 642 du CPC vise les délais de procédure, et l'article
L. 441-10, II du code de commerce attache les pénalités à la date inscrite sur la facture.

Lecture retenue : l'échéance n'est pas reportée ; l'option « depart_ouvrable » fait partir les pénalités du lendemain du
premier jour ouvrable.
Angle mort : les fêtes locales (Alsace-Moselle, outre-mer) ne sont pas comptées.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.delais import jours_feries, ouvrable
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, factures_regies, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import JOURS, composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice due on a Saturday, a Sunday or a legal holiday."""
    for rang, facture in factures_regies(examen, REGLE):
        echeance = examen.echeances.get(rang)
        if echeance is None or ouvrable(echeance.jour):
            continue
        ferie = echeance.jour in jours_feries(echeance.jour.year)
        quand = "jour férié" if ferie else JOURS[echeance.jour.weekday()]
        debut = f"Facture {nom_facture(rang, facture)} : l'échéance du {jour_long(echeance.jour)} tombe un {quand}."
        if examen.dossier.conditions.depart_ouvrable:
            yield Ecart(
                f"factures[{rang}].echeance",
                composer(
                    f"{debut} À votre demande, les pénalités partent du lendemain du {jour_long(echeance.depart)}."
                ),
                composer("Rien à faire : l'option « depart_ouvrable » est déjà choisie."),
            )
        else:
            yield Ecart(
                f"factures[{rang}].echeance",
                composer(f"{debut} Elle n'est pas reportée ; les pénalités partent du lendemain."),
            )


REGLE = Regle(
    id="pratique-echeance-jour-non-ouvre",
    titre="Échéance un samedi, un dimanche ou un jour férié",
    groupe=3,
    article="Aucun texte pour les échéances d'un contrat (CPC, art. 642, pour la procédure)",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.OBSERVATION,
    },
    remede=composer(
        "Pour plus de prudence, faites partir les pénalités du lendemain du premier jour ouvrable (option "
        "« depart_ouvrable »)."
    ),
    source="absence de texte",
    confiance="C",
    regissante="facture.emise_le",
    examiner=examiner,
)
