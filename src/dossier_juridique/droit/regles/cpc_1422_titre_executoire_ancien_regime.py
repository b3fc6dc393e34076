"""Titre exécutoire à l'expiration du délai d'opposition.

CPC, art. 1422, dans sa rédaction antérieure au décret n° 2026-96 : l'opposition suspend l'exécution ; à
défaut d'opposition dans le mois qui suit la signification, l'ordonnance produit tous les effets d'un
jugement contradictoire.

Lecture retenue : l'exécution commence le lendemain du délai d'opposition, reporté s'il y a lieu.
Angle mort : la seconde opposition ouverte quand l'acte n'a pas été remis en personne n'est pas datée.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.procedure_delais import attente_titre_executoire, eloignement, premier_jour_executoire
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when execution comes too early, or in spite of an opposition."""
    procedure = examen.dossier.procedure
    if procedure is None or procedure.ordonnance_le is None or procedure.execution_le is None:
        return
    if procedure.signification_le is None:
        yield Ecart(
            "procedure.execution_le",
            "L'ordonnance ne vaut pas titre exécutoire : elle n'a pas été signifiée.",
            "Faites-la signifier, puis attendez la fin du délai.",
        )
        return
    outre_mer, etranger = eloignement(examen.dossier)
    attente = attente_titre_executoire(
        procedure.ordonnance_le,
        procedure.signification_le,
        examen.parametres,
        outre_mer=outre_mer,
        etranger=etranger,
    )
    premier = premier_jour_executoire(attente)
    avis = procedure.opposition_avis_le
    if procedure.execution_le >= premier and avis is None:
        return
    opposition = f" Un avis d'opposition a été reçu le {jour_long(avis)}." if avis is not None else ""
    yield Ecart(
        "procedure.execution_le",
        f"L'ordonnance ne vaut titre exécutoire qu'après le {jour_long(attente.reporte)}, à partir du "
        f"{jour_long(premier)}.{opposition}",
    )


REGLE = Regle(
    id="cpc-1422-titre-executoire-ancien-regime",
    titre="Titre exécutoire à l'expiration du délai d'opposition",
    groupe=14,
    article="CPC, art. 1422, rédaction antérieure",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer("Attendez, et vérifiez au greffe l'absence d'opposition."),
    source="legifrance.gouv.fr (CPC 1422, état du 03/04/2026)",
    confiance="A",
    regissante="ordonnance.date",
    examiner=examiner,
    du=date(2022, 3, 1),
    jusqu_au=date(2026, 8, 31),
)
