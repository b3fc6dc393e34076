"""Scans by the gigabyte in one filing: what memory and time they take, once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from scripts.bench import dossiers
from scripts.bench.liasse import QPDF, lift_reserves
from scripts.bench.mesure import Froid, Mesure, Outil, dossier, run_once, task
from scripts.bench.ouvrier import Tache
from scripts.bench.tableau import But, Partie, megabytes, seconds

BORNE = 400
"""Millions of bytes at the peak of ``build``, all processes together."""
COLONNES = ("What", "n", "Processor", "Elapsed", "Peak memory, all processes", "not pages of files")
COPIES = 6
"""Room that the run needs on disk, over the size of the scans."""


def measure(travail: Path, go: float, fichiers: int, dire: Callable[[str], None]) -> Partie:
    """The table of ``go`` gigabytes of scans in ``fichiers`` exhibits."""
    titre, but, octets = f"{go:g} GB of scans in one filing", "memory of 1 GB of scans", round(go * 1e9)
    libre = shutil.disk_usage(travail).free
    if libre < COPIES * octets:
        place = Outil("room on disk", f"{megabytes(COPIES * octets)} wanted, {megabytes(libre)} free", False)
        return Partie(titre, [], [place], [But(but, f"< {BORNE} MB", None)], colonnes=COLONNES)
    dire("making the scans")
    run_once(task("scripts.bench.scans:make", str(travail / "scans"), octets, fichiers))
    scans = sorted((travail / "scans").iterdir())
    poids = sum(f.stat().st_size for f in scans)
    dossiers.write_filing(travail / "dossier", scans, deplacer=True)
    lift_reserves(travail / "dossier", "--sans-pieces")  # a scan without text says nothing against the dossier
    pieces, sortie = sorted((travail / "dossier" / "pieces").iterdir()), travail / "livree"
    dire("`dossier build`")
    construire = dossier("build", travail / "dossier", "-o", sortie, "--pour", dossiers.FILING)
    notre = Froid("`dossier build`", construire, guetter=True).measure(0)
    livree = sortie / f"{dossiers.FILING}.pdf"
    lignes = [_row(f"`dossier build`: {fichiers} exhibits, filing of {megabytes(livree.stat().st_size)}", notre)]
    shutil.rmtree(sortie)
    if QPDF.present:
        dire(QPDF.nom)
        ordre = ["qpdf", "--empty", "--pages", *map(str, pieces), "--", str(travail / "qpdf.pdf")]
        lignes.append(_row(QPDF.nom, Froid(QPDF.nom, ordre, codes=(0, 3), guetter=True).measure(0)))
    sommet = notre.memoire / 1e6
    return Partie(
        titre, lignes, [] if QPDF.present else [QPDF],
        [But.of(f"memory of {megabytes(poids)} of scans in one filing", f"< {BORNE} MB", sommet, BORNE, forme="{:.0f} MB")],
        "Memory: the largest sum over the tree of processes, looked at fifty times a second; what two processes share "
        "is counted twice.", COLONNES,
    )  # fmt: skip


def _row(nom: str, mesure: Mesure) -> list[str]:
    return [nom, "1", seconds(mesure.processeur), seconds(mesure.ecoule), megabytes(mesure.memoire),
            megabytes(mesure.privee)]  # fmt: skip


def make(cible: str, octets: int, fichiers: int) -> Tache:
    """The scans, made in a process that ends: the pictures would stay in the memory of this one."""
    return lambda tour: lambda: dossiers.make_scans(Path(cible), octets, fichiers)
