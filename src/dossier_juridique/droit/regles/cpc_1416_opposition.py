"""Délai d'opposition.

CPC, art. 1416 : « L'opposition est formée dans le mois qui suit la signification de l'ordonnance.
Toutefois, si la signification n'a pas été faite à personne, l'opposition est recevable jusqu'à l'expiration
du délai d'un mois suivant le premier acte signifié à personne ou, à défaut, suivant la première mesure
d'exécution ayant pour effet de rendre indisponibles en tout ou partie les biens du débiteur. »

Lecture retenue : l'augmentation des articles 643 à 645 s'ajoute si le débiteur demeure outre-mer et que la
juridiction est en métropole (un mois), ou à l'étranger (deux mois) : c'est une lecture pour cette
procédure.
Angle mort : la date d'un acte postérieur remis en personne n'a pas de clé : le second délai n'est pas daté.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.procedure_delais import eloignement, opposition
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding, for information, once the order is served."""
    procedure = examen.dossier.procedure
    if procedure is None or procedure.signification_le is None:
        return
    outre_mer, etranger = eloignement(examen.dossier)
    terme = opposition(procedure.signification_le, examen.parametres, outre_mer=outre_mer, etranger=etranger)
    majoration = ""
    if outre_mer or etranger:
        lieu = "à l'étranger" if etranger else "outre-mer"
        majoration = f" (délai augmenté, le débiteur demeurant {lieu})"
    reserve = ""
    if procedure.signification_a_personne is False:
        reserve = " L'acte n'a pas été remis en personne : elle peut rester ouverte au-delà."
    elif procedure.signification_a_personne is None:
        reserve = " Le dossier ne dit pas si l'acte a été remis en personne."
    yield Ecart(
        "procedure.signification_le",
        composer(
            f"Signifiée le {jour_long(procedure.signification_le)} : opposition possible jusqu'au "
            f"{jour_long(terme.reporte)}{majoration}.{reserve}"
        ),
    )


REGLE = Regle(
    id="cpc-1416-opposition",
    titre="Délai d'opposition",
    groupe=14,
    article="CPC, art. 1416, 643 et 645",
    gravites={
        Famille.REQUETE: Gravite.OBSERVATION,
    },
    remede=composer(
        "Si l'acte n'a pas été remis en personne, l'opposition reste ouverte jusqu'à un mois après le "
        "premier acte remis en personne ou la première mesure d'indisponibilité."
    ),
    source="legifrance.gouv.fr (CPC 1416)",
    confiance="A",
    regissante="ordonnance.date",
    examiner=examiner,
)
