"""The files of ``pieces/``, stamped and re-read: in a process of its own when there are many pages, so that the filing is
re-read meanwhile."""

from __future__ import annotations

import os
import pickle
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dossier_juridique import isolement, relecture
from dossier_juridique.assemble import stamp_pieces
from dossier_juridique.errors import SortieRefusee
from dossier_juridique.model.liasse import Liasse, PieceNumerotee, Timbre

BEAUCOUP = 400
"""Pages from which a process of its own gives more time than its start takes."""
LEGER = 64_000_000
"""Bytes above which the exhibits are stamped in turn: heavy scans cost little time a page, and their memory counts."""
_DUREE_MIN, _PAR_PAGE = 120.0, 0.2  # seconds: the wait for a child that works; only one that hangs is ended by it
_REFUS = "refus.pickle"


@contextmanager
def stamping(
    pieces: Sequence[PieceNumerotee], timbre: Timbre, dossier: Path, liasse: Liasse, *, polices: Path
) -> Iterator[Callable[[], None]]:
    """Begin to write each exhibit, stamped, to ``dossier`` (made here); what is given waits until they are re-read.

    ``polices``: folder of the shipped fonts. What is given raises ``SortieRefusee`` when a file does not hold. Leaving
    the block ends what is still at work.
    """
    dossier.mkdir()
    tache = (tuple(pieces), timbre, dossier.absolute(), liasse, polices.absolute())
    pages = sum(p.lue.pages for p in pieces)
    if pages < BEAUCOUP or sum(Path(p.lue.pdf).stat().st_size for p in pieces) > LEGER:
        yield lambda: _stamp(*tache)
        return
    # Beside the exhibits and not among them: what is in their folder is delivered.
    travail = dossier.absolute().with_name(f"{dossier.name}.travail")
    travail.mkdir()
    milieu = {c: os.environ[c] for c in ("PATH", "HOME", "SYSTEMROOT") if c in os.environ} | {"TMPDIR": str(travail)}
    enfant = isolement.start(__name__, pickle.dumps(tache), travail, milieu)
    attendu = False

    def wait() -> None:
        nonlocal attendu
        attendu = True
        code = enfant.wait(_DUREE_MIN + _PAR_PAGE * pages)
        refus = travail / _REFUS
        if refus.is_file():
            raise pickle.loads(refus.read_bytes())  # noqa: S301 (written by this program, in its private folder)
        if code != 0:
            raise SortieRefusee(
                f"les pièces n'ont pas pu être tamponnées une à une (arrêt {code} du processus qui y travaillait)",
                remede="Relancez ; si cela se répète, libérez de la mémoire et de la place sur le disque.",
            )
        shutil.rmtree(travail)

    try:
        yield wait
    finally:
        if not attendu:
            enfant.kill()
            enfant.wait(1.0)


def _stamp(pieces: Sequence[PieceNumerotee], timbre: Timbre, dossier: Path, liasse: Liasse, polices: Path) -> None:
    posees = {p.numero: p.poses for p in liasse.pieces}
    ecrits = stamp_pieces(pieces, timbre, dossier, polices=polices, posees=posees)
    relecture.verify_pieces(ecrits, pieces)


def main() -> int:
    """The child: its task on standard input, a refusal in the file ``refus.pickle`` of its folder."""
    tache = pickle.load(sys.stdin.buffer)  # noqa: S301 (sent by this program, through memory)
    try:
        _stamp(*tache)
    except SortieRefusee as refus:
        Path(_REFUS).write_bytes(pickle.dumps(refus))
    return 0


if __name__ == "__main__":
    sys.exit(main())
