"""Ordonnance à signifier dans les trois mois.

CPC, art. 1411, rédaction du décret n° 2026-96 : l'ordonnance portant injonction de payer est non avenue si
elle n'a pas été signifiée dans les trois mois de sa date. Le décret s'applique aux ordonnances rendues à
compter du 1er septembre 2026.

Lecture retenue : le dernier jour se compte de la date de l'ordonnance, jour non compris, et se reporte au
premier jour ouvrable (CPC, art. 641 et 642). Tant qu'il court, l'échéance est au rapport, sans constat.
Angle mort : le texte consolidé n'a pas été lu, seulement des extraits et la presse.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.procedure_delais import signification
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the order was not served in time."""
    procedure = examen.dossier.procedure
    if procedure is None or procedure.ordonnance_le is None:
        return
    limite = signification(procedure.ordonnance_le, examen.parametres).reporte
    servie = procedure.signification_le
    if (servie or examen.au) <= limite:
        return
    tard = f" Elle l'a été le {jour_long(servie)}." if servie is not None else ""
    yield Ecart(
        "procedure.signification_le",
        composer(
            f"L'ordonnance du {jour_long(procedure.ordonnance_le)} devait être signifiée au plus tard le "
            f"{jour_long(limite)} : elle est non avenue.{tard}"
        ),
    )


REGLE = Regle(
    id="cpc-1411-signification-trois-mois",
    titre="Ordonnance à signifier dans les trois mois",
    groupe=14,
    article="CPC, art. 1411 (décret n° 2026-96 du 16/02/2026, art. 1 et 9)",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer(
        "Déposez une nouvelle requête ou assignez. Avant cette date : mandatez sans attendre un commissaire de justice."
    ),
    source="direct.lemondedudroit.fr (décret n° 2026-96) ; lofficieldesmetiers.fr ; leanpay.io",
    confiance="B",
    regissante="ordonnance.date",
    examiner=examiner,
    du=date(2026, 9, 1),
)
