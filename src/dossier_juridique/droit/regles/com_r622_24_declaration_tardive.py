"""Déclaration hors délai.

C. com., art. R. 622-24 : la déclaration se fait dans les deux mois de la publication du jugement au BODACC, augmentés de
deux mois pour le créancier qui ne demeure pas sur le territoire de la juridiction. Art. L. 622-26 : le créancier forclos
n'est pas admis dans les répartitions, sauf relevé de forclusion demandé dans les six mois de la publication.

Lecture retenue : le délai n'est dit passé qu'après son terme reporté au jour ouvrable suivant. Une déclaration partie à
temps (declaree_le) peut être réimprimée.
Angle mort : le créancier averti personnellement, et les contrats continués, ne sont pas examinés.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.lecture import DECLARATION
from dossier_juridique.droit.procedure_delais import creancier_eloigne, declaration_creance
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding once the extended day is past and no declaration left in time."""
    dossier = examen.dossier
    procedure = dossier.debiteur.procedure_collective or None
    if procedure is None or procedure.bodacc is None:
        return
    eloigne = creancier_eloigne(dossier)
    limite = declaration_creance(procedure.bodacc, examen.parametres, hors_territoire=eloigne).reporte
    if (procedure.declaree_le or examen.au) > limite:
        yield Ecart(
            "debiteur.procedure_collective.bodacc",
            composer(f"La déclaration devait partir au plus tard le {jour_long(limite)} : le créancier est forclos."),
        )


REGLE = Regle(
    id="com-r622-24-declaration-tardive",
    titre=composer("Déclaration hors délai"),
    groupe=12,
    article="C. com., art. R. 622-24 et L. 622-26",
    gravites={Famille.REQUETE: Gravite.RESERVE},
    actes=frozenset({DECLARATION}),
    remede=composer(
        "Demandez au juge-commissaire un relevé de forclusion, ou levez la réserve si la déclaration est "
        "partie à temps (debiteur.procedure_collective.declaree_le)."
    ),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000029175247",
    confiance="B",
    regissante="procedure_collective.jugement_le",
    examiner=examiner,
)
