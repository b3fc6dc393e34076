"""Text recognition of the scans, by ocrmypdf when the user asks for it and has it; never required."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from dossier_juridique.errors import ArgumentsInvalides
from dossier_juridique.pieces.ouvriers import Ouvriers
from dossier_juridique.pieces.refus import refuse

_BASE, _PAR_PAGE = 60.0, 20.0
_MEMOIRE = 4 * 1024 * 1024 * 1024
_ECRITURE = 512 * 1024 * 1024


def check_installed() -> None:
    """Raises ``ArgumentsInvalides`` when ``--ocr`` is asked for and ocrmypdf is not there."""
    if shutil.which("ocrmypdf") is None:
        raise ArgumentsInvalides(
            "« --ocr » demande le programme ocrmypdf, qui n'est pas installé",
            remede="Installez ocrmypdf et les données françaises de tesseract, ou relancez sans --ocr.",
        )


def recognise(copie: Path, pages: int, ouvriers: Ouvriers) -> Path:
    """A PDF like ``copie`` whose pages without text have one, written beside it. Raises ``PieceIllisible``."""
    rendu = copie.with_name(f"{copie.stem}_texte.pdf")
    commande = [
        shutil.which("ocrmypdf") or "ocrmypdf", "--skip-text", "--language", "fra", "--output-type", "pdf",
        "--optimize", "0", "--jobs", "1", "--quiet", str(copie.absolute()), str(rendu.absolute()),
    ]  # fmt: skip
    duree = _BASE + _PAR_PAGE * pages
    demande = json.dumps({"commande": commande, "secondes": int(duree)}).encode()
    code = ouvriers.run("dossier_juridique.pieces.reconnaissance", demande, duree=duree)
    if code or not rendu.is_file():
        raise refuse(
            "ocrmypdf n'a pas pu lire le texte de la pièce",
            "Vérifiez que tesseract connaît le français (données « fra »), ou relancez sans --ocr.",
        )
    return rendu


def main() -> None:
    """The child: limits, then ocrmypdf in its place."""
    demande = json.load(sys.stdin)
    os.umask(0o077)
    if sys.platform == "linux":
        import resource

        for limite, valeur in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_CPU, int(demande["secondes"])),
            (resource.RLIMIT_FSIZE, _ECRITURE),
            (resource.RLIMIT_AS, _MEMOIRE),
        ):
            dur = resource.getrlimit(limite)[1]
            borne = valeur if dur == resource.RLIM_INFINITY else min(valeur, dur)
            resource.setrlimit(limite, (borne, borne))
    commande = [str(mot) for mot in demande["commande"]]
    os.execv(commande[0], commande)  # noqa: S606


if __name__ == "__main__":
    main()
