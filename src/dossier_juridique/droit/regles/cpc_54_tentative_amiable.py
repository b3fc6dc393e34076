"""Tentative amiable avant l'assignation.

CPC, art. 54, 5° : la demande mentionne, lorsqu'elle doit être précédée d'une tentative amiable, « les diligences
entreprises en vue d'une résolution amiable du litige ou la justification de la dispense d'une telle tentative ». Art.
750-1 : à peine d'irrecevabilité, devant le tribunal judiciaire, pour une demande n'excédant pas 5 000 euros.

Lecture retenue : bloquant au fond, réserve en référé, où l'exigence est un point ouvert. Rien devant les juridictions
commerciales. Le seuil est une figure datée.
Angle mort : une lettre de mise en demeure n'est pas à elle seule une tentative amiable ; ce qui est écrit n'est pas jugé.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import JUDICIAIRE
from dossier_juridique.droit.lecture import ASSIGNATIONS
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding before the tribunal judiciaire, under the threshold, when nothing is said."""
    procedure = examen.dossier.procedure
    saisie = procedure.juridiction if procedure else None
    if procedure is None or saisie is None or saisie.nature != JUDICIAIRE or procedure.tentative_amiable:
        return
    seuil = examen.parametres.a("seuil_tentative_amiable", examen.au)
    if examen.decompte.total <= seuil:
        yield Ecart(
            "procedure.tentative_amiable",
            composer(
                f"Devant le tribunal judiciaire, une demande qui n'excède pas {euros(seuil)} suit une tentative amiable, "
                "ou dit ce qui en dispense, à peine d'irrecevabilité."
            ),
        )


REGLE = Regle(
    id="cpc-54-tentative-amiable",
    titre=composer("Tentative amiable avant l'assignation"),
    groupe=9,
    article="CPC, art. 54, 5° et 750-1",
    gravites={Famille.REQUETE: Gravite.BLOQUANT},
    actes=ASSIGNATIONS,
    remede=composer(
        "Indiquez dans procedure.tentative_amiable ce qui a été tenté (conciliation, médiation, procédure "
        "participative), ou ce qui en dispense."
    ),
    source="legifrance.gouv.fr (CPC 54, 750-1)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
