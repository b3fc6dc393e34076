"""What an act is made of, and what an act is: one row, one pure function from the facts to a typed document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from msgspec import Struct

from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.droit.regle import Famille
from dossier_juridique.model.actes_du_dossier import Piece
from dossier_juridique.model.decompte import Decompte
from dossier_juridique.model.document import Document
from dossier_juridique.model.dossier import Dossier


class PieceAuBordereau(Struct, frozen=True):
    """An exhibit in its place: ``numero`` as printed (« 3 »), ``libelle`` as on the bordereau (« Facture
    n° F2026-041 du 12/03/2026 »), ``nom_de_fichier`` the ASCII name of its stamped copy, with « .pdf ».

    ``lue`` is the id under which the exhibit was read: that of the piece, or « id#2 » for the second file attached
    to it, whose ``piece`` is that of the message under the title of the file: what cites one cites the other.
    ``sha256`` of its source file, once it has been read.
    """

    piece: Piece
    numero: str
    libelle: str
    nom_de_fichier: str
    lue: str = ""
    sha256: str = ""


class Matiere(Struct, frozen=True):
    """All that the acts are written from. Values only.

    ``au`` is the day the claim is closed and the letters are dated; ``pieces`` the exhibits in the order of the
    bordereau; ``pages`` the first and last page of each exhibit in the filing, 1-based, by number, or None as long as
    the filing is not laid out; ``lieux``, when the filing is in several files: the file of each exhibit, or an empty
    table when each exhibit is a file of its own; None when all is in one file; ``envoyee``: the letter has left, by the
    channel and under the number of ``[lettre]``, and says so whatever its rank.
    """

    dossier: Dossier
    au: date
    decompte: Decompte
    parametres: Parametres
    pieces: tuple[PieceAuBordereau, ...] = ()
    pages: Mapping[str, tuple[int, int]] | None = None
    lieux: Mapping[str, str] | None = None
    envoyee: bool = False


class Acte(Struct, frozen=True):
    """A row of the table of acts.

    ``nom``: name of the contract (« relance-1 »); ``titre``: French title; ``famille``: under which gravities the rules
    read it, None when it is not an act of its own (décompte); ``modele``: folder of its text in ``modeles/``;
    ``faits``: the class of its facts; ``construire``: the document;
    ``exigences``: keys it needs (grammar in ``actes.exigences``); ``quand``: whether a
    dossier has its facts, so that « tout » includes it; ``courriel``: the e-mail that goes with it, if one does.
    """

    nom: str
    titre: str
    famille: Famille | None
    modele: str
    cadre: Literal["lettre", "acte"]
    faits: type[object]
    construire: Callable[[Matiere], Document]
    exigences: tuple[str, ...]
    quand: Callable[[Dossier], bool] = lambda _: True
    courriel: Callable[[Matiere], Document] | None = None
