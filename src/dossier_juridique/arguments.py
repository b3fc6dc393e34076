"""The words of the command line: argparse in French, with the exit code of the contract."""

from __future__ import annotations

import argparse
from datetime import date
from typing import NoReturn

from dossier_juridique.errors import ArgumentsInvalides


class Analyseur(argparse.ArgumentParser):
    """argparse, in French and with the exit code of the contract."""

    def error(self, message: str) -> NoReturn:
        """Every complaint of argparse, as ``ArgumentsInvalides``."""
        traduit = (
            message.replace("the following arguments are required:", "il manque :")
            .replace("unrecognized arguments:", "arguments inconnus :")
            .replace("invalid choice:", "choix inconnu :")
            .replace("choose from", "choisir parmi")
            .replace("expected one argument", "une valeur est attendue")
            .replace("expected at least one argument", "une valeur au moins est attendue")
        )
        raise ArgumentsInvalides(traduit, remede=f"Voyez « {self.prog} --help ».")


def jour(texte: str) -> date:
    """A day written AAAA-MM-JJ, and nothing else."""
    try:
        return date.fromisoformat(texte) if len(texte) == 10 else _refus_date(texte)
    except ValueError:
        return _refus_date(texte)


def _refus_date(texte: str) -> NoReturn:
    raise ArgumentsInvalides(f"« {texte} » n'est pas une date", remede="Écrivez-la AAAA-MM-JJ, par exemple 2026-11-22.")
