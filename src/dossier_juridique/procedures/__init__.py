"""A procedure is a row: its article, the documents of its filing in order, what the dossier must hold. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from dossier_juridique.actes.bordereau import BORDEREAU
from dossier_juridique.actes.decompte import DECOMPTE
from dossier_juridique.actes.matiere import Acte
from dossier_juridique.actes.requete import REQUETE
from dossier_juridique.droit.regle import Famille


@dataclass(frozen=True, slots=True)
class Procedure:
    """``acte``: its name on the command line; ``article``: its basis; ``documents``: what is printed before the
    exhibits, in order, the first one being the act itself, also delivered as an editable text."""

    acte: str
    titre: str
    article: str
    famille: Famille
    documents: tuple[Acte, ...]

    @property
    def exigences(self) -> tuple[str, ...]:
        """Keys that its documents need, each once (grammar in ``actes.exigences``)."""
        return tuple(dict.fromkeys(e for document in self.documents for e in document.exigences))


INJONCTION_DE_PAYER = Procedure(
    acte="injonction-de-payer",
    titre="Requête en injonction de payer",
    article="CPC, art. 1405 à 1422",
    famille=Famille.REQUETE,
    documents=(REQUETE, BORDEREAU, DECOMPTE),
)

PROCEDURES: tuple[Procedure, ...] = (INJONCTION_DE_PAYER,)

__all__ = ["INJONCTION_DE_PAYER", "PROCEDURES", "Procedure"]
