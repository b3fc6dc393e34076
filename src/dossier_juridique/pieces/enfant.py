"""The child process: one exhibit, limits set before anything is read, an answer in a file.

Run as ``python -m dossier_juridique.pieces.enfant`` with a JSON request on standard input. It prints nothing.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from dossier_juridique.errors import PieceIllisible
from dossier_juridique.pieces.nature import CONVERTIBLES, identify
from dossier_juridique.pieces.refus import Bilan, refuse

MEMOIRE = 768 * 1024 * 1024
CPU_SECONDES = 20
PDF_SECONDES = 12  # a sound PDF of three thousand pages takes two; only the pictures of long scans take more
_FICHIERS = 64
_ECRITURE = 512 * 1024 * 1024


def main() -> int:
    """Reads the request, treats the exhibit, writes the answer; the exit code only says that an answer exists."""
    set_limits()
    demande = json.load(sys.stdin)
    reponse = answer(demande)
    Path(demande["reponse"]).write_text(json.dumps(reponse), encoding="utf-8")
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


def _limit_time(secondes: int) -> None:
    if sys.platform != "win32":
        import resource

        dur = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (secondes if dur == resource.RLIM_INFINITY else min(secondes, dur), dur))


def answer(demande: dict[str, object]) -> dict[str, object]:
    """The answer to one request: ``bilan``, ``refus`` (message, remedy), or ``panne`` (what gave way)."""
    bilan = Bilan()
    try:
        treat(demande, bilan)
    except PieceIllisible as refus:
        return {"refus": [refus.message, refus.remede]}
    except MemoryError:
        return {"panne": "memoire"}
    except RecursionError:
        return {"panne": "profondeur"}
    except Exception as erreur:
        return {"panne": type(erreur).__name__}
    return {"bilan": vars(bilan)}


def treat(demande: dict[str, object], bilan: Bilan) -> None:
    """Identifies the exhibit and writes its sane copy; imports only the libraries that its format needs."""
    source = Path(str(demande["source"]))
    sortie = Path(str(demande["sortie"]))
    polices = Path(str(demande["polices"])) if demande.get("polices") else None
    bilan.format = identify(source, str(demande["suffixe"]))
    if bilan.format == "PDF":
        from dossier_juridique.pieces.document_pdf import make_safe

        _limit_time(PDF_SECONDES)
        cle = demande.get("mot_de_passe")
        make_safe(source, sortie, str(cle) if cle else None, bilan, _resolution(demande))
        return
    if bilan.format in CONVERTIBLES:
        from dossier_juridique.pieces.bureautique import inspect

        bilan.conversion = CONVERTIBLES[bilan.format]
        inspect(source, bilan)
        return
    if bilan.format == "courriel":
        from dossier_juridique.pieces.courriel import convert_mail

        convert_mail(source, sortie, polices, bilan, _texts(demande.get("annexes")), _texts(demande.get("ecartees")))
        if bilan.jointes and not bilan.pages:
            return
    elif bilan.format == "texte":
        from dossier_juridique.pieces.courriel import convert_text

        convert_text(source, sortie, polices, bilan)
    else:
        from dossier_juridique.pieces.images import convert_image

        convert_image(source, sortie, bilan)
        if _resolution(demande):
            _lighten_copy(sortie, _resolution(demande), bilan)
    from dossier_juridique.pieces.relecture import read_texts

    textes = read_texts(sortie)
    if textes is None or len(textes) != bilan.pages:
        raise refuse("la copie ne se relit pas à l'identique", "Convertissez la pièce en PDF, puis recommencez.")


def _resolution(demande: dict[str, object]) -> int:
    ppp = demande.get("ppp")
    return ppp if isinstance(ppp, int) else 0


def _lighten_copy(sortie: Path, ppp: int, bilan: Bilan) -> None:
    import pikepdf

    from dossier_juridique.pieces.allegement import lighten

    with pikepdf.open(sortie, allow_overwriting_input=True) as pdf:
        lighten(pdf, ppp, bilan)
        pdf.save(sortie, deterministic_id=True)


def _texts(valeur: object) -> dict[str, str] | None:
    return {str(c): str(v) for c, v in valeur.items()} if isinstance(valeur, dict) else None


if __name__ == "__main__":
    sys.exit(main())
