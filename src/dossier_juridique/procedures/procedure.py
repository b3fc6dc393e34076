"""A procedure is a row: its article, its documents in order, its exhibits, what is printed beside the filing. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from dossier_juridique.actes.matiere import Acte, Matiere
from dossier_juridique.droit.regle import Famille
from dossier_juridique.model.dossier import Dossier


def _telle_quelle(matiere: Matiere) -> Matiere:
    return matiere


def _jamais(dossier: Dossier) -> bool:
    return False


class Procedure(Struct, frozen=True):
    """One row of the table of procedures.

    ``acte``: its name on the command line, that of its road in ``droit.voies`` and of its reading in ``droit.lecture``;
    ``article``: its basis; ``documents``: what is printed before the exhibits, in order, the first one being the act
    itself, also delivered as an editable text. ``pieces_jointes``: False when exhibits are described and not attached;
    joined, they keep one order for all acts, so that a number cited once stays true. ``matiere``: what the documents are
    written from, when it is not the dossier as it stands (a claim closed on another day). ``donnees``: a JSON form
    delivered beside the filing. ``d_office``: True for a dossier that calls for this act without naming it.
    """

    acte: str
    titre: str
    article: str
    documents: tuple[Acte, ...]
    famille: Famille = Famille.REQUETE
    pieces_jointes: bool = True
    matiere: Callable[[Matiere], Matiere] = _telle_quelle
    donnees: Callable[[Matiere], Mapping[str, object]] | None = None
    d_office: Callable[[Dossier], bool] = _jamais

    @property
    def exigences(self) -> tuple[str, ...]:
        """Keys that its documents need, each once (grammar in ``actes.exigences``)."""
        return tuple(dict.fromkeys(e for document in self.documents for e in document.exigences))
