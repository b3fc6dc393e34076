"""Nom du tribunal des activités économiques.

Loi n° 2023-1059, art. 26 : à titre expérimental, certains tribunaux de commerce sont renommés tribunaux des
activités économiques. L'arrêté du 5 juillet 2024 en désigne douze : Auxerre, Avignon, Le Havre, Le Mans,
Limoges, Lyon, Marseille, Nancy, Nanterre, Paris, Saint-Brieuc, Versailles.

Lecture retenue : l'expérimentation va du 1er janvier 2025 au 31 décembre 2028 ; le nom se lit au siège
saisi.
Angle mort : le dernier jour est calculé (quatre ans), non lu.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.competence import ACTIVITES_ECONOMIQUES, COMMERCE, a_ville, est_siege_tae, libelle
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the name of the court is not the one its seat has during the experiment."""
    procedure = examen.dossier.procedure
    saisie = procedure.juridiction if procedure else None
    if saisie is None or saisie.nature not in (COMMERCE, ACTIVITES_ECONOMIQUES):
        return
    attendue = ACTIVITES_ECONOMIQUES if est_siege_tae(saisie.siege) else COMMERCE
    if saisie.nature != attendue:
        yield Ecart(
            "procedure.juridiction.nature",
            composer(f"{a_ville(saisie.siege)}, la juridiction se nomme « {libelle(attendue, saisie.siege)} »."),
        )


REGLE = Regle(
    id="l2023-1059-26-denomination-tae",
    titre="Nom du tribunal des activités économiques",
    groupe=10,
    article="Loi n° 2023-1059 du 20/11/2023, art. 26 ; arrêté du 05/07/2024",
    gravites={
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer("Employez le nom exact."),
    source="legifrance.gouv.fr/jorf/id/JORFTEXT000049889657",
    confiance="B",
    regissante="requete.date",
    examiner=examiner,
    du=date(2025, 1, 1),
    jusqu_au=date(2028, 12, 31),
)
