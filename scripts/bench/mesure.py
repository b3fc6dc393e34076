"""How a cost is taken: processor time of a process and of all its children first, elapsed time beside it.

Contenders of one comparison take turns, so that a noisy moment falls on all of them, and each one lives in a process
of its own: fonts and caches of one are never those of another.
"""

from __future__ import annotations

import ctypes
import functools
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from scripts.bench.memoire import Guetteur

RACINE = Path(__file__).parents[2]
_PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True)
class Outil:
    """A tool that may not be there, and the command that installs it."""

    nom: str
    installer: str
    present: bool


class Rate(Exception):
    """A contender that was expected to work did not."""


@dataclass(frozen=True)
class Mesure:
    """One repetition: seconds of processor (self and children), seconds elapsed, bytes of memory at the peak of the
    whole tree of processes (0 when not watched), and of them those that are not pages of files."""

    processeur: float
    ecoule: float
    memoire: int = 0
    privee: int = 0


@dataclass
class Serie:
    """The repetitions of one contender."""

    nom: str
    mesures: list[Mesure] = field(default_factory=list)

    @property
    def processeur(self) -> list[float]:
        return [m.processeur for m in self.mesures]

    @property
    def ecoule(self) -> list[float]:
        return [m.ecoule for m in self.mesures]

    def named(self, nom: str) -> Serie:
        """The same figures under another name."""
        return Serie(nom, self.mesures)

    def over(self, reference: Serie) -> float:
        """Median processor time, over that of the reference."""
        return statistics.median(self.processeur) / max(statistics.median(reference.processeur), 1e-9)

    def __add__(self, autre: Serie) -> Serie:
        """The two done one after the other, repetition by repetition."""
        paires = zip(self.mesures, autre.mesures, strict=False)
        return Serie(
            f"{self.nom} + {autre.nom}",
            [Mesure(a.processeur + b.processeur, a.ecoule + b.ecoule) for a, b in paires],
        )


class Concurrent(Protocol):
    nom: str

    def measure(self, tour: int) -> Mesure: ...

    def close(self) -> None: ...


def dossier(*args: str | Path) -> list[str]:
    """The command line of the program, in this environment."""
    return [sys.executable, "-m", "dossier_juridique", *map(str, args)]


def task(tache: str, *args: Any) -> list[str]:
    """The command that runs a task of ours in a process of its own: see ``ouvrier``."""
    return [sys.executable, "-m", "scripts.bench.ouvrier", tache, json.dumps(args)]


class Chaud:
    """A contender kept alive in its own process (``commande``: see ``task``). One turn is done before any counts."""

    def __init__(self, nom: str, commande: Sequence[str], *, echauffement: int = 1) -> None:
        self.nom = nom
        self._erreurs = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the process
        self._processus = subprocess.Popen(
            commande, cwd=RACINE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._erreurs, text=True,
            start_new_session=True,
        )  # fmt: skip
        try:
            for tour in range(echauffement):
                self.measure(-1 - tour)
        except BaseException:
            self.close()
            raise

    def measure(self, tour: int) -> Mesure:
        """One repetition; ``tour`` chooses which letter, so that no two are the same."""
        assert self._processus.stdin is not None and self._processus.stdout is not None
        with suppress(BrokenPipeError):
            self._processus.stdin.write(f"{tour}\n")
            self._processus.stdin.flush()
        reponse = self._processus.stdout.readline()
        if not reponse:
            self._erreurs.seek(0)
            raise Rate(f"{self.nom}: {_tail(self._erreurs.read())}")
        return Mesure(*json.loads(reponse))

    def close(self) -> None:
        """End the process, and all that it started."""
        with suppress(OSError):
            assert self._processus.stdin is not None
            self._processus.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._processus.wait(20)
        _kill(self._processus)
        assert self._processus.stdout is not None
        self._processus.stdout.close()
        self._erreurs.close()


class Froid:
    """A contender started anew at each repetition. ``avant(tour)`` tidies up, uncounted; ``codes``: exits accepted."""

    def __init__(
        self, nom: str, commande: Sequence[str | Path], *, avant: Callable[[int], object] = lambda tour: None,
        codes: Sequence[int] = (0,), guetter: bool = False,
    ) -> None:  # fmt: skip
        self.nom, self._commande, self._avant, self._codes = nom, [str(c) for c in commande], avant, codes
        self._guetter = guetter

    def measure(self, tour: int) -> Mesure:
        self._avant(tour)
        _adopt_orphans()
        with tempfile.TemporaryFile() as erreurs:
            debut = time.perf_counter()
            processus = subprocess.Popen(
                self._commande, cwd=RACINE, stdin=subprocess.DEVNULL, stdout=erreurs, stderr=erreurs,
                start_new_session=True,
            )  # fmt: skip
            guetteur = Guetteur(processus.pid) if self._guetter else None
            try:
                _, statut, usage = os.wait4(processus.pid, 0)
                ecoule = time.perf_counter() - debut
                processus.returncode = os.waitstatus_to_exitcode(statut)
                orphelins = _reap(processus.pid)
            finally:
                _kill(processus)
                memoire, privee = guetteur.stop() if guetteur else (0, 0)
            if processus.returncode not in self._codes:
                erreurs.seek(0)
                raise Rate(f"{self.nom} (code {processus.returncode}): {_tail(erreurs.read())}")
        return Mesure(usage.ru_utime + usage.ru_stime + orphelins, ecoule, memoire, privee)

    def close(self) -> None:
        """Nothing is kept between two repetitions."""


def run_once(commande: Sequence[str]) -> None:
    """A task done once and not counted. ``Rate`` when it fails."""
    Froid(commande[3] if len(commande) > 3 else commande[0], [*commande, "--une-fois"]).measure(0)


def interleave(concurrents: Sequence[Concurrent], fois: int, dire: Callable[[str], None]) -> dict[str, Serie]:
    """Each contender in its turn, ``fois`` times around; their series by name. All are closed in the end."""
    series = {c.nom: Serie(c.nom) for c in concurrents}
    try:
        for tour in range(fois):
            for concurrent in concurrents:
                dire(f"{tour + 1}/{fois}  {concurrent.nom}")
                series[concurrent.nom].mesures.append(concurrent.measure(tour))
    finally:
        for concurrent in concurrents:
            concurrent.close()
    return series


@functools.cache
def _adopt_orphans() -> None:
    """Linux: what outlives its parent becomes our child, so that its time is counted. A pool of workers is started by a
    server of processes that nobody waits for."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _reap(groupe: int) -> float:
    """Seconds of processor of the adopted processes of a group; what has not ended in ten seconds is left to ``_kill``."""
    total, limite = 0.0, time.monotonic() + 10
    while time.monotonic() < limite:
        try:
            pid, _, usage = os.wait4(-groupe, os.WNOHANG)
        except ChildProcessError:
            break
        total += usage.ru_utime + usage.ru_stime
        if pid == 0:
            time.sleep(0.01)
    return total


def _kill(processus: subprocess.Popen[Any]) -> None:
    """The whole group that we started, which is first asked to end and tidy up: a contender may leave children."""
    if processus.returncode is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(processus.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            processus.wait(10)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(processus.pid, signal.SIGKILL)
    if processus.returncode is None:
        processus.wait()


def _tail(octets: bytes) -> str:
    lignes = octets.decode("utf-8", "replace").strip().splitlines()
    return " / ".join(ligne.strip() for ligne in lignes[-6:]) or "no message"
