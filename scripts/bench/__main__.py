"""``make bench``: what our stages cost beside other tools, measured in one run, as Markdown ready for the README.

    python -m scripts.bench [PARTIE …] [--vite] [--fois N] [--nombre N] [--go X]

stdout has the tables, stderr the progress. Contenders take turns; the main figure is processor time, children included.
A tool that is not installed is said absent, with the command that installs it. Nothing stays on disk. Exit code 1 when
something that is installed did not work: the other parts are measured all the same.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from scripts.bench import controle, lettre, liasse, lot, scans
from scripts.bench.machine import describe, load
from scripts.bench.mesure import RACINE, Rate
from scripts.bench.tableau import But, Partie, show, show_aims

PARTIES = ("lettre", "check", "liasse", "lot", "scans")


def main(argv: Sequence[str] | None = None) -> int:
    """Measure the parts asked for; the exit code."""
    choix = _arguments().parse_args(argv)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    # The compiled modules of the program are written as an installation writes them, whatever the shell says.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(RACINE / "src")], check=False)
    debut, charge, rates = time.perf_counter(), load(), 0
    buts: list[But] = []
    with tempfile.TemporaryDirectory(prefix="dossier-bench-") as racine:
        os.environ["TMPDIR"] = tempfile.tempdir = racine  # what any tool leaves behind goes with the folder
        for nom in choix.parties or PARTIES:
            travail = Path(racine) / nom
            travail.mkdir()
            try:
                for partie in _measure(nom, choix, travail):
                    print(show(partie), flush=True)
                    buts += partie.buts
            except Rate as erreur:
                rates += 1
                print(f"**{nom}: failed.** {erreur}\n", flush=True)
                buts.append(But(nom, "", "failed"))
    tempfile.tempdir = None
    print(show_aims(buts))
    print("\n".join(f"- {ligne}" for ligne in describe()))
    duree = time.perf_counter() - debut
    print(f"- load average {charge} at the start, {load()} at the end; {duree:.0f} s in all")
    return 1 if rates else 0


def _measure(nom: str, choix: argparse.Namespace, travail: Path) -> list[Partie]:
    def dire(quoi: str) -> None:
        print(f"{nom} : {quoi}", file=sys.stderr, flush=True)

    vite: bool = choix.vite
    fois: Callable[[int], int] = lambda habituel: choix.fois or (1 if vite else habituel)  # noqa: E731
    if nom == "lettre":
        return [lettre.measure(travail, fois(15), dire)]
    if nom == "check":
        return [controle.measure(travail, fois(7), dire)]
    if nom == "liasse":
        return liasse.measure(travail, fois(6), 12 if vite else 200, dire)
    if nom == "lot":
        return [lot.measure(travail, choix.nombre or (4 if vite else 1000), dire)]
    return [scans.measure(travail, choix.go or (0.005 if vite else 1.0), 10 if vite else 20, dire)]


def _arguments() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m scripts.bench", description="Mesure le programme et ses voisins.")
    options.add_argument("parties", nargs="*", metavar="PARTIE", help=f"parmi {', '.join(PARTIES)} ; toutes par défaut")
    options.add_argument("--vite", action="store_true", help="tout, à très petite échelle, pour voir que tout marche")
    options.add_argument("--fois", type=_positive, help="répétitions de chaque mesure")
    options.add_argument("--nombre", type=_positive, help="relances en série (1000)")
    options.add_argument("--go", type=float, help="gigaoctets de numérisations (1)")
    return options


def _positive(texte: str) -> int:
    if not texte.isdigit() or int(texte) < 1:
        raise argparse.ArgumentTypeError("un entier positif est attendu")
    return int(texte)


if __name__ == "__main__":
    sys.exit(main())
