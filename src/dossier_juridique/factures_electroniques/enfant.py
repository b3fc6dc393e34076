"""The child process: one invoice, limits set before anything is read, an answer in a file.

Run as ``python -m dossier_juridique.factures_electroniques.enfant`` with a JSON request on standard input. It prints
nothing. The exhibits have a child of their own: the two packages are neighbours and do not know each other.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import msgspec

from dossier_juridique.errors import PieceIllisible
from dossier_juridique.model.facture_lue import FactureLue

MEMOIRE = 1024 * 1024 * 1024
CPU_SECONDES = 20
_ECRITURE = 16 * 1024 * 1024
_FICHIERS = 64
_DEBUT = 2048


def main() -> int:
    """Reads the request, reads the invoice, writes the answer; the exit code only says that an answer exists."""
    set_limits()
    demande = json.load(sys.stdin)
    Path(demande["reponse"]).write_text(json.dumps(answer(demande)), encoding="utf-8")
    return 0


def set_limits() -> None:
    """Memory, processor time, size of what is written, open files, no core dump (POSIX only)."""
    os.umask(0o077)
    if sys.platform == "win32":
        return
    import resource

    for limite, valeur in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, CPU_SECONDES),
        (resource.RLIMIT_FSIZE, _ECRITURE),
        (resource.RLIMIT_NOFILE, _FICHIERS),
        (resource.RLIMIT_AS, MEMOIRE),
    ):
        dur = resource.getrlimit(limite)[1]
        borne = valeur if dur == resource.RLIM_INFINITY else min(valeur, dur)
        try:
            resource.setrlimit(limite, (borne, borne))
        except (ValueError, OSError):
            # macOS knows RLIMIT_AS but does not let it be set; the time limits still hold.
            if sys.platform != "darwin":
                raise


def answer(demande: dict[str, object]) -> dict[str, object]:
    """The answer to one request: ``facture``, ``refus`` (message, remedy), or ``panne`` (what gave way)."""
    try:
        facture = treat(Path(str(demande["source"])), str(demande["nom"]), schema=demande.get("schema") is True)
    except PieceIllisible as refus:
        return {"refus": [refus.message, refus.remede]}
    except MemoryError:
        return {"panne": "memoire"}
    except RecursionError:
        return {"panne": "profondeur"}
    except Exception as erreur:
        return {"panne": type(erreur).__name__}
    return {"facture": msgspec.to_builtins(facture)}


def treat(source: Path, nom: str, *, schema: bool) -> FactureLue:
    """The invoice in a PDF or an XML file, told apart by their bytes; ``PieceIllisible`` for anything else."""
    from dossier_juridique.factures_electroniques.attaches import REMEDE, Attache, list_xml
    from dossier_juridique.factures_electroniques.choix import choose
    from dossier_juridique.factures_electroniques.xml_sur import looks_like_xml

    with source.open("rb") as flux:
        debut = flux.read(_DEBUT)
    if b"%PDF-" in debut[:1032]:
        return choose(list_xml(source), schema=schema)
    if looks_like_xml(debut):
        return choose((Attache(nom, source.read_bytes()),), schema=schema)
    if not debut.strip(b"\x00 \t\r\n"):
        raise PieceIllisible("le fichier est vide : rien n'a été lu", remede=REMEDE)
    raise PieceIllisible("ce n'est ni un PDF, ni un XML de facture : rien n'a été lu", remede=REMEDE)


if __name__ == "__main__":
    sys.exit(main())
