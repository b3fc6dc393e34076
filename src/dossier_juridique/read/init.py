"""A new dossier folder, with a ``dossier.toml`` that explains itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path

from dossier_juridique.errors import ArgumentsInvalides


def create_dossier(dossier: Path, factures: Sequence[Path], le: date) -> str:
    """Make the folder and its files; returns a French sentence. Nothing that exists is touched."""
    if dossier.exists() and (not dossier.is_dir() or any(dossier.iterdir())):
        raise ArgumentsInvalides(
            "ce dossier existe déjà et n'est pas vide", lieu=str(dossier), remede="Choisissez un autre nom."
        )
    texte = (files("dossier_juridique.read") / "dossier_vierge.toml").read_text("utf-8")
    texte = texte.replace("@REFERENCE@", f"{le:%Y}-001")
    try:
        (dossier / "pieces").mkdir(parents=True, exist_ok=True)
        (dossier / "dossier.toml").write_text(texte, "utf-8")
    except OSError as erreur:
        raise ArgumentsInvalides(
            "écriture impossible à cet endroit", lieu=str(dossier), remede="Choisissez un dossier où vous pouvez écrire."
        ) from erreur
    return (
        f"Créé : {dossier / 'dossier.toml'} et {dossier / 'pieces'}/. Complétez dossier.toml, placez-y les pièces, "
        f"puis : dossier check {dossier}"
    )
