"""The acts: for each, which text, which typed facts, which mentions must be found on the page. Pure.

``ACTES`` are the documents delivered under their own name; the requête and its bordereau are the documents of a
procedure (``procedures``).
"""

from __future__ import annotations

from dossier_juridique.actes.accuse import ACCUSE
from dossier_juridique.actes.appel import APPEL
from dossier_juridique.actes.bordereau import annexer, numeroter
from dossier_juridique.actes.decompte import DECOMPTE
from dossier_juridique.actes.echeancier import ECHEANCIER
from dossier_juridique.actes.lettre import message_de, naming_letter
from dossier_juridique.actes.matiere import Acte, Matiere, PieceAuBordereau
from dossier_juridique.actes.mise_en_demeure import MISE_EN_DEMEURE
from dossier_juridique.actes.pouvoir import POUVOIR
from dossier_juridique.actes.reconnaissance import RECONNAISSANCE
from dossier_juridique.actes.relance import RELANCES

ACTES: tuple[Acte, ...] = (
    *RELANCES, APPEL, MISE_EN_DEMEURE, ACCUSE, ECHEANCIER, RECONNAISSANCE, POUVOIR, DECOMPTE
)  # fmt: skip

__all__ = ["ACTES", "Acte", "Matiere", "PieceAuBordereau", "annexer", "message_de", "naming_letter",
           "numeroter"]  # fmt: skip
