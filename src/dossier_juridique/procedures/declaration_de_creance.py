"""Declaration of the claim: the letter, its bordereau, the décompte of the day before the judgment, the exhibits."""

from __future__ import annotations

from dossier_juridique.actes.bordereau import bordereau
from dossier_juridique.actes.cadre import personne
from dossier_juridique.actes.declaration import DECLARATION_DE_CREANCE as DECLARATION_ECRITE
from dossier_juridique.actes.declaration import TITRE, a_la_veille, collective
from dossier_juridique.actes.decompte import DECOMPTE
from dossier_juridique.droit.calendrier.creance import ETATS_COLLECTIFS
from dossier_juridique.droit.lecture import DECLARATION
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.procedures.procedure import Procedure


def _ouverte(dossier: Dossier) -> bool:
    """A debtor in collective procedure calls for this act, whatever the dossier asks and however little it says of it."""
    return collective(dossier) is not None or dossier.debiteur.etat in ETATS_COLLECTIFS


DECLARATION_DE_CREANCE = Procedure(
    acte=DECLARATION,
    titre=TITRE,
    article="C. com., art. L. 622-24 à L. 622-28, L. 641-3, R. 622-23 et R. 622-24",
    documents=(
        DECLARATION_ECRITE,
        bordereau("Bordereau de pièces", "Code de commerce, article R. 622-23", "C. com., art. R. 622-23",
                  "à la déclaration", personne),
        DECOMPTE,
    ),
    matiere=a_la_veille,
    d_office=_ouverte,
)  # fmt: skip
