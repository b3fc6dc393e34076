"""The sentences it is shown, and those kept apart to measure it.

``phrases/apprises.jsonl`` and ``phrases/tenues_a_part.jsonl``: one object a line, {"texte", "sorte", "voile"}; « sorte » is
« - » for a sentence that the law allows, else the code of its list. Written for this project by several authors, of whom
those of the second file saw nothing of the program nor of the first file.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

ICI = Path(__file__).parent / "phrases"
TESTS = Path(__file__).parents[2] / "tests" / "droit" / "phrases"
SORTES = ("-", "T1", "T2", "T3", "T4", "F", "D", "L")
"""In the order of the outputs of the network; letters as in ``tests/droit/phrases/prises.txt``."""
_CODES = {"frais": "F", "T6": "D", "T7": "L"}


class Phrase(NamedTuple):
    """A sentence, its kind (``SORTES``), and whether what it does is veiled."""

    texte: str
    sorte: str
    voile: bool = False


def lues(fichier: Path) -> list[Phrase]:
    """The sentences of a JSON lines file."""
    lignes = [json.loads(ligne) for ligne in fichier.read_text("utf-8").splitlines() if ligne]
    return [Phrase(x["texte"], _CODES.get(x["sorte"], x["sorte"]), x["voile"]) for x in lignes]


def des_tests() -> list[Phrase]:
    """The sentences of the tests of the lists of turns, and those of the letters that pass."""
    phrases = []
    for ligne in (TESTS / "prises.txt").read_text("utf-8").splitlines():
        if ligne and not ligne.startswith("#"):
            sorte, _, texte = ligne.partition(" ")
            phrases.append(Phrase(texte.strip(), sorte))
    for ligne in (TESTS / "passent.txt").read_text("utf-8").splitlines():
        if ligne and not ligne.startswith("#"):
            phrases.append(Phrase(ligne.strip(), "-"))
    for ligne in (TESTS / "lettres_qui_passent.txt").read_text("utf-8").splitlines():
        if not ligne.startswith(("#", "==")):
            phrases += [Phrase(p, "-") for p in re.split(r"(?<=[.!?…])\s+", ligne) if len(p.strip()) > 12]
    return phrases


def apprises() -> list[Phrase]:
    """All that the network is shown."""
    return [*des_tests(), *lues(ICI / "apprises.jsonl")]


def tenues_a_part() -> list[Phrase]:
    """What it is measured on, and never shown."""
    return lues(ICI / "tenues_a_part.jsonl")
