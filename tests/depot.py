"""A sample dossier altered for one test, built by the command as a user would."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "samples" / "impaye_simple"


def copier(racine: Path, ajuster: Callable[[str], str] | None = None) -> Path:
    """The simple sample in ``racine``, its ``dossier.toml`` passed through ``ajuster``."""
    copie = racine / "dossier"
    shutil.copytree(SAMPLE, copie)
    if ajuster:
        fichier = copie / "dossier.toml"
        fichier.write_text(ajuster(fichier.read_text("utf-8")), "utf-8")
    return copie


def courriel(*jointes: tuple[str, bytes], texte: str = "Bonjour,\n\nVoyez ci-joint.\n") -> EmailMessage:
    """A message that carries these files (name, bytes)."""
    message = EmailMessage()
    message["From"] = "compta@ateliers-morel.example"
    message["To"] = "direction@hotel.example"
    message["Date"] = "Tue, 12 May 2026 09:12:00 +0200"
    message["Subject"] = "Facture impayée"
    message.set_content(texte)
    for nom, octets in jointes:
        message.add_attachment(octets, maintype="application", subtype="octet-stream", filename=nom)
    return message
