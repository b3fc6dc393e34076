"""The memory of a process and of everything below it, looked at many times a second."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

PERIODE = 0.02
"""Seconds between two looks."""
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Guetteur:
    """Watches one tree of processes until ``stop``, which says the largest sums seen, in bytes: resident memory, and
    the part of it that is not pages of files (which the system takes back when it needs them).

    Pages that two processes share are counted twice: the true figures are at most these. Linux only (``/proc``);
    elsewhere the answer is 0, which means: not measured.
    """

    def __init__(self, pid: int) -> None:
        self._pid, self._memoire, self._privee, self._fin = pid, 0, 0, threading.Event()
        self._fil = threading.Thread(target=self._watch, daemon=True)
        self._fil.start()

    def stop(self) -> tuple[int, int]:
        self._fin.set()
        self._fil.join()
        return self._memoire, self._privee

    def _watch(self) -> None:
        while not self._fin.wait(PERIODE):
            vues = [_resident(pid) for pid in _tree(self._pid)]
            self._memoire = max(self._memoire, sum(total for total, _ in vues))
            self._privee = max(self._privee, sum(privee for _, privee in vues))


def _tree(racine: int) -> list[int]:
    trouves, a_voir = [], [racine]
    while a_voir:
        pid = a_voir.pop()
        trouves.append(pid)
        with suppress(OSError, ValueError):
            for fil in Path(f"/proc/{pid}/task").iterdir():
                a_voir += [int(enfant) for enfant in (fil / "children").read_text().split()]
    return trouves


def _resident(pid: int) -> tuple[int, int]:
    with suppress(OSError, ValueError):
        _, total, partagee, *_ = Path(f"/proc/{pid}/statm").read_text().split()
        return int(total) * _PAGE, (int(total) - int(partagee)) * _PAGE
    return 0, 0
