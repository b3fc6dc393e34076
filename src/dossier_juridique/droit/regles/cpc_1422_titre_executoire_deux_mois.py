"""Titre exécutoire deux mois après la signification.

CPC, art. 1422, rédaction du décret n° 2026-96 : l'ordonnance vaut titre exécutoire lorsque le créancier n'a
reçu aucun avis d'opposition du greffe dans les deux mois de la signification. Le décret s'applique aux
ordonnances rendues à compter du 1er septembre 2026.

Lecture retenue : l'attente finit au plus tard des deux termes, opposition et deux mois, reportés s'il y a
lieu ; l'exécution commence le lendemain.
Angle mort : le report des deux mois au premier jour ouvrable et le texte consolidé n'ont pas été vérifiés.
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
        f"L'ordonnance ne vaut titre exécutoire qu'à partir du {jour_long(premier)}, si aucun avis d'opposition n'a "
        "été "
        f"reçu.{opposition}",
    )


REGLE = Regle(
    id="cpc-1422-titre-executoire-deux-mois",
    titre="Titre exécutoire deux mois après la signification",
    groupe=14,
    article="CPC, art. 1422 (décret n° 2026-96)",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer("Attendez cette date et vérifiez l'absence d'avis du greffe."),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000053497793 (extrait)",
    confiance="B",
    regissante="ordonnance.date",
    examiner=examiner,
    du=date(2026, 9, 1),
)
