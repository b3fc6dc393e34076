"""What is seen while a command works: a bar on the terminal behind stderr, nothing elsewhere.

stdout carries the result, stderr the talk; the bars are those of ``rich``, imported when one is drawn.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dossier_juridique.ecrans import safe
from dossier_juridique.model.serie import Resultat


def _on_terminal() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def of_build() -> Iterator[Callable[[str, int, int], None]]:
    """The steps of one delivery: what is done, a bar, the time passed."""
    if not _on_terminal():
        yield lambda etape, fait, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    colonnes = (TextColumn("{task.description:<34}"), BarColumn(), TimeElapsedColumn())
    with Progress(*colonnes, console=Console(stderr=True), transient=True) as barre:
        tache = barre.add_task("Lecture", total=None)

        def suivi(etape: str, fait: int, total: int) -> None:
            barre.update(tache, description=safe(etape)[:34], completed=fait, total=total)

        yield suivi


@contextmanager
def of_series() -> Iterator[Callable[[int, int, Resultat], None]]:
    """The dossiers of a series: how many of how many, how fast, how long still, how many need someone."""
    if not _on_terminal():
        yield lambda fait, total, resultat: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rythme(ProgressColumn):
        def render(self, task: Task) -> Text:
            rythme = task.finished_speed or task.speed
            return Text(f"{rythme:5.1f}/s".replace(".", ",") if rythme else "    …  ")

    colonnes = (
        TextColumn("Dossiers"), BarColumn(), MofNCompleteColumn(), Rythme(), TextColumn("reste"), TimeRemainingColumn(),
        TextColumn("{task.fields[a_voir]}"),
    )  # fmt: skip
    with Progress(*colonnes, console=Console(stderr=True), transient=True, speed_estimate_period=60) as barre:
        tache = barre.add_task("", total=None, a_voir="")
        a_voir = 0

        def suivi(fait: int, total: int, resultat: Resultat) -> None:
            nonlocal a_voir
            a_voir += resultat.exit != 0
            barre.update(tache, completed=fait, total=total, a_voir=f"{a_voir} à voir" if a_voir else "")

        yield suivi
