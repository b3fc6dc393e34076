"""A thousand relances by ``dossier lot`` on two processes: letters in PDF, Word and e-mail, proven, with their report."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from scripts.bench import dossiers
from scripts.bench.mesure import Froid, Mesure, Outil, Rate, dossier
from scripts.bench.tableau import But, Partie, megabytes, seconds

ABSENT = Outil("`dossier lot`", "this version has no such command", False)
BORNE = 25.0
"""Relances in a second, on two processes."""
TRAVAILLEURS = 2
COLONNES = ("What", "Dossiers", "Elapsed", "In a second", "Processor, each", "Peak memory, all processes")


def measure(travail: Path, nombre: int, dire: Callable[[str], None]) -> Partie:
    """The table of the lot. Dossiers that carry their invoice as an exhibit are a twentieth as many."""
    titre, but = "Relances in series: `dossier lot`, two processes", f"{nombre} relances on two processes, in a second"
    if subprocess.run(dossier("lot", "--help"), capture_output=True, check=False).returncode != 0:
        return Partie(titre, [], [ABSENT], [But(but, f"≥ {BORNE:.0f}", None)], colonnes=COLONNES)
    dire(f"{nombre} dossiers")
    seuls = _run(travail / "seuls", nombre, False)
    avec_facture = max(1, nombre // 20)
    dire(f"{avec_facture} dossiers, their invoice attached")
    avec = _run(travail / "avec", avec_facture, True)
    lignes = [_row("no exhibit", nombre, seuls), _row("the invoice attached, in PDF", avec_facture, avec)]
    obtenu = nombre / seuls.ecoule
    buts = [But.of(but, f"≥ {BORNE:.0f}", obtenu, BORNE, moins=False, forme="{:.1f}")]
    note = "Each dossier: PDF, Word, e-mail, décompte, report, manifest. Starting the processes is counted."
    return Partie(titre, lignes, buts=buts, note=note, colonnes=COLONNES)


def _run(travail: Path, nombre: int, pieces: bool) -> Mesure:
    racine, sortie = dossiers.write_relances(travail / "dossiers", nombre, pieces), travail / "livre"
    ordre = dossier("lot", racine, "-o", sortie, "--pour", dossiers.LETTRE, "--travailleurs", str(TRAVAILLEURS))
    mesure = Froid("`dossier lot`", ordre, guetter=True).measure(0)
    livres = len(list(sortie.glob(f"*/{dossiers.LETTRE}.pdf")))
    if livres != nombre:
        raise Rate(f"`dossier lot`: {livres} letters delivered of {nombre}")
    shutil.rmtree(travail)
    return mesure


def _row(nom: str, nombre: int, mesure: Mesure) -> list[str]:
    par_seconde = f"{nombre / mesure.ecoule:.1f}"
    return [nom, str(nombre), seconds(mesure.ecoule), par_seconde, seconds(mesure.processeur / nombre),
            megabytes(mesure.memoire)]  # fmt: skip
