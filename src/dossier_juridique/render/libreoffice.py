"""A Word file printed by LibreOffice, when the machine has it: the page an office's own template makes.

Run without network, in a profile of its own that is thrown away; macros do not run, and the package was checked before.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from dossier_juridique.errors import SortieRefusee

DUREE_MAX = 180
"""Seconds: a loaded machine starts LibreOffice in ten."""


def find_libreoffice() -> str | None:
    """The program, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def print_word(docx: bytes, nom: str) -> bytes | None:
    """The PDF of a Word file, None when LibreOffice is not installed. Raises SortieRefusee when it fails."""
    programme = find_libreoffice()
    if programme is None:
        return None
    import pikepdf

    with tempfile.TemporaryDirectory(prefix="word-") as dossier:
        racine = Path(dossier)
        (racine / "acte.docx").write_bytes(docx)
        commande = [programme, f"-env:UserInstallation={(racine / 'profil').as_uri()}", "--headless", "--norestore",
                    "--nolockcheck", "--convert-to", "pdf:writer_pdf_Export", "--outdir", dossier,
                    str(racine / "acte.docx")]  # fmt: skip
        milieu = {"HOME": dossier, "PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8",
                  "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}  # fmt: skip
        try:
            subprocess.run(commande, env=milieu, capture_output=True, timeout=DUREE_MAX, check=True)
            return _plain((racine / "acte.pdf").read_bytes())
        except (OSError, subprocess.SubprocessError, pikepdf.PdfError) as erreur:
            raise SortieRefusee(
                "LibreOffice n'a pas pu imprimer ce modèle Word.",
                remede="Ouvrez le modèle dans LibreOffice ou Word, enregistrez-le de nouveau en .docx, puis relancez.",
                lieu=nom,
            ) from erreur


def _plain(pdf: bytes) -> bytes:
    """The same pages without the hour and the names that change at each run."""
    import pikepdf

    net = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for cle in ("/CreationDate", "/ModDate", "/Producer", "/Creator"):
            if cle in document.docinfo:
                del document.docinfo[cle]
        if "/Metadata" in document.Root:
            del document.Root.Metadata
        document.save(net, deterministic_id=True)
    return net.getvalue()
