"""``dossier check`` from the shell: what it costs to start, to read a dossier, and to open its exhibits."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from scripts.bench.mesure import RACINE, Froid, dossier, interleave
from scripts.bench.tableau import But, Partie, rows

EXEMPLE = RACINE / "samples" / "impaye_simple"
BORNE = 0.3
"""Seconds of processor that ``check`` may take."""


def measure(travail: Path, fois: int, dire: Callable[[str], None]) -> Partie:
    """The table of ``check`` on a sample of eight exhibits; the start of Python alone gives the floor."""
    series = interleave(
        [
            Froid("Python, nothing done", [sys.executable, "-c", "pass"]),
            Froid("`dossier check --sans-pieces`", dossier("check", EXEMPLE, "--sans-pieces")),
            Froid("`dossier check`, its 8 exhibits read", dossier("check", EXEMPLE)),
        ],
        fois,
        dire,
    )
    seul, tout = list(series.values())[1:]
    return Partie(
        "`check` on samples/impaye_simple, cold",
        rows(series.values(), None),
        buts=[But.of("`check` cold, its exhibits left closed", f"< {BORNE} s", min(seul.processeur), BORNE, forme="{:.2f} s"),
              But.of("`check` cold, its 8 exhibits read", f"< {BORNE} s", min(tout.processeur), BORNE, forme="{:.2f} s")],
    )  # fmt: skip
