"""One contender, kept warm: ``python -m scripts.bench.ouvrier MODULE:TASK ARGUMENTS`` answers a line per number read.

A task is called once with the arguments, imports what it needs and returns ``prepare(tour)``, which returns the thing
to time. What ``prepare`` does is not counted. The answer is [processor seconds, elapsed seconds], children included.
With ``--une-fois`` the thing is done once and the process ends: the same task, cold. ``--garder FILE`` keeps there the
last bytes that it returned.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

Tache = Callable[[int], Callable[[], object]]


def _processor() -> float:
    enfants = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + enfants.ru_utime + enfants.ru_stime


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("tache")
    options.add_argument("args")
    options.add_argument("--une-fois", action="store_true")
    options.add_argument("--garder", type=Path)
    choix = options.parse_args()
    reponses = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever a library prints goes with the errors, not among the answers
    module, fonction = choix.tache.split(":")
    prepare: Tache = getattr(importlib.import_module(module), fonction)(*json.loads(choix.args))
    rendu: object = None
    for ligne in ["0"] if choix.une_fois else sys.stdin:
        travail = prepare(int(ligne))
        processeur, debut = _processor(), time.perf_counter()
        rendu = travail()
        fin = time.perf_counter()
        reponses.write(json.dumps([_processor() - processeur, fin - debut]) + "\n")
        reponses.flush()
    if choix.garder is not None and isinstance(rendu, bytes):
        choix.garder.write_bytes(rendu)
    return 0


if __name__ == "__main__":
    sys.exit(main())
