"""Ordonnance antérieure : six mois.

CPC, art. 1411, dans sa rédaction antérieure au décret n° 2026-96 : « L'ordonnance portant injonction de
payer est non avenue si elle n'a pas été signifiée dans les six mois de sa date. »

Lecture retenue : le dernier jour se compte de la date de l'ordonnance, jour non compris, et se reporte au
premier jour ouvrable (CPC, art. 641 et 642). Tant qu'il court, l'échéance est au rapport, sans constat.
Angle mort : les ordonnances antérieures au 1er mars 2022 relèvent d'un autre régime, que le programme ne
traite pas.
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
            f"L'ordonnance du {jour_long(procedure.ordonnance_le)}, antérieure au 1er septembre 2026, devait être "
            "signifiée au plus tard le "
            f"{jour_long(limite)} : elle est non avenue.{tard}"
        ),
    )


REGLE = Regle(
    id="cpc-1411-signification-six-mois",
    titre="Ordonnance antérieure : six mois",
    groupe=14,
    article="CPC, art. 1411, rédaction antérieure",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer("Déposez une nouvelle requête ou assignez."),
    source="legifrance.gouv.fr (CPC 1411, état du 03/04/2026)",
    confiance="A",
    regissante="ordonnance.date",
    examiner=examiner,
    du=date(2022, 3, 1),
    jusqu_au=date(2026, 8, 31),
)
