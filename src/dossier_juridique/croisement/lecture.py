"""The exhibits of a dossier read by child processes: two at work, each with its share, none opened in our process."""

from __future__ import annotations

import json
import os
import stat
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
from msgspec import Struct

from dossier_juridique import isolement
from dossier_juridique.model.francais import composer
from dossier_juridique.model.lecture_de_piece import LectureDePiece

TAILLE_MAX = 256 * 1024 * 1024
DUREE_MAX = 20.0
DUREE_TOTALE = 60.0
_REPONSE_MAX = 64 * 1024 * 1024
_D_ABORD = ("pypdfium2",)
_A_CHAUD = ("dossier_juridique.factures_electroniques.attaches", "dossier_juridique.factures_electroniques.choix")
_SEUL = 3
"""Under that many exhibits, starting a second child costs more than it saves."""


class PieceALire(Struct, frozen=True):
    """An exhibit to read: its id, where it lies (found inside the dossier by the reader), its password if any."""

    id: str
    chemin: Path
    mot_de_passe: str | None = None


def read_exhibits(pieces: Sequence[PieceALire]) -> dict[str, LectureDePiece]:
    """The reading of each exhibit by its id. Never raises for what an exhibit is: ``refus`` says why it was not read.

    A child that dies names its culprit (the first exhibit without an answer); the rest is handed to another child.
    """
    if not pieces:
        return {}
    parts = [list(pieces)] if len(pieces) < _SEUL or (os.cpu_count() or 1) < 2 else [pieces[0::2], pieces[1::2]]
    lues: dict[str, LectureDePiece] = {}
    with ThreadPoolExecutor(max_workers=len(parts)) as ouvriers:
        for part in ouvriers.map(_read_share, parts):
            lues.update(part)
    return {p.id: lues[p.id] for p in pieces}


def _read_share(pieces: Sequence[PieceALire]) -> dict[str, LectureDePiece]:
    lues: dict[str, LectureDePiece] = {}
    reste: list[PieceALire] = []
    for piece in pieces:
        if refus := _refuse_before(piece.chemin):
            lues[piece.id] = LectureDePiece(piece.id, refus=composer(refus))
        else:
            reste.append(piece)
    fin = time.monotonic() + DUREE_TOTALE
    while reste:
        if time.monotonic() > fin:
            lues |= {p.id: LectureDePiece(p.id, refus="la lecture des pièces dure trop") for p in reste}
            break
        reponses = _run_child(reste)
        lues |= {p.id: _rebuild(p.id, rendu) for p, rendu in zip(reste, reponses, strict=False)}
        reste = reste[len(reponses) :]
        if reste:
            lues[reste[0].id] = LectureDePiece(reste[0].id, refus="le fichier fait échouer le lecteur (piégé ou abîmé)")
            reste = reste[1:]
    return lues


def _refuse_before(chemin: Path) -> str:
    try:
        etat = chemin.stat()
    except (OSError, ValueError):
        return "le fichier est introuvable ou illisible"
    if not stat.S_ISREG(etat.st_mode):
        return "ce n'est pas un fichier ordinaire"
    return f"le fichier dépasse {TAILLE_MAX // 1024**2} Mo" if etat.st_size > TAILLE_MAX else ""


def _run_child(pieces: Sequence[PieceALire]) -> list[object]:
    """The answers of one child, in order; fewer than asked when an exhibit ended it."""
    with tempfile.TemporaryDirectory(prefix="croisement-") as travail:
        reponse = Path(travail) / "reponses.jsonl"
        demande = {
            "reponse": str(reponse),
            "pieces": [
                {
                    "source": str(p.chemin.absolute()),
                    "suffixe": p.chemin.suffix.lower(),
                    "mot_de_passe": p.mot_de_passe,
                }
                for p in pieces
            ],
        }
        _start(json.dumps(demande).encode(), Path(travail))
        try:
            if reponse.stat().st_size > _REPONSE_MAX:
                return []
            lignes = reponse.read_text("utf-8").splitlines(keepends=True)
        except OSError:
            return []
    # A line without its end was being written when the child died: it answers nothing.
    return [json.loads(ligne) for ligne in lignes if ligne.endswith("\n")]


def _start(demande: bytes, travail: Path) -> None:
    milieu = {c: os.environ[c] for c in ("PATH", "SYSTEMROOT") if c in os.environ}
    milieu |= {"HOME": str(travail), "TMPDIR": str(travail)}
    module = "dossier_juridique.croisement.enfant"
    isolement.start(module, demande, travail, milieu, d_abord=_D_ABORD, a_chaud=_A_CHAUD).wait(DUREE_MAX)


def _rebuild(identifiant: str, rendu: object) -> LectureDePiece:
    """The value of one answer; an answer of another form comes from a child that was taken over."""
    try:
        if isinstance(rendu, dict):
            return msgspec.convert({**rendu, "id": identifiant}, LectureDePiece)
    except msgspec.ValidationError:
        pass
    return LectureDePiece(identifiant, refus="la lecture a rendu une réponse mal formée")
