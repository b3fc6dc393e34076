"""Where a series runs: warm processes on this machine, or a Dask cluster. Both are ``concurrent.futures`` executors."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor
from concurrent.futures import wait as wait_for
from contextlib import contextmanager
from multiprocessing.connection import wait
from multiprocessing.util import Finalize
from pathlib import Path
from typing import Any, NoReturn

from dossier_juridique import write
from dossier_juridique.errors import ArgumentsInvalides, Interne
from dossier_juridique.memoire import discard_all
from dossier_juridique.render import release_fonts
from dossier_juridique.travail import Rendu, Travail, produce

_A_CHAUD = [
    "dossier_juridique.travail", "dossier_juridique.production", "dossier_juridique.tamponnage",
    "dossier_juridique.relecture.structure",
]  # fmt: skip
_SEUILS = 20_000, 20, 50
"""Objects made before the collector looks for cycles (700 by default): a page makes fifty thousand, and few are in one."""
_FIN = 5.0
_TOURS = 100
"""Looks, twenty a second, at what workers that end have left."""
PATIENCE = 60.0
"""Seconds without any dossier done after which a cluster is asked whether it still has a worker."""
_REPRENDRE = "Relancez la même commande : ce qui est fait est gardé."
_CHEMIN_MAX = 60
_au_travail = threading.Event()


def local_pool(travailleurs: int) -> ProcessPoolExecutor:
    """``travailleurs`` processes that stay warm. They end with us, even when we are killed."""
    # The fork server listens on a socket below the temporary folder, and the path of a socket has 107 signs at most.
    court = len(os.fsencode(tempfile.gettempdir())) <= _CHEMIN_MAX
    contexte = multiprocessing.get_context("forkserver" if court and hasattr(os, "fork") else "spawn")
    if hasattr(contexte, "set_forkserver_preload"):
        contexte.set_forkserver_preload(_A_CHAUD)
    return ProcessPoolExecutor(travailleurs, mp_context=contexte, initializer=_settle)


def _settle() -> None:
    """Once in each worker: Ctrl-C is the parent's to answer, an end asked for removes what was begun, and a parent that
    dies takes its workers along."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    # The process is ours: what was brought in before the first dossier is not gone through again at each page.
    gc.freeze()
    gc.set_threshold(*_SEUILS)
    # A worker leaves without the usual end of an interpreter: its fonts are put away here.
    Finalize(None, release_fonts, exitpriority=10)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinelle: int) -> None:
    wait([sentinelle])
    # As if it had been asked to end, so that it leaves no place half made; a library that does not hand back is not awaited.
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_FIN)
    _leave(1)


def _end(*_: object) -> None:
    # Sent to a whole group, the end comes twice, from outside and from the parent: the second must not cut the cleaning.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if _au_travail.is_set():
        raise KeyboardInterrupt
    _leave(0)


def _leave(code: int) -> NoReturn:
    discard_all()
    release_fonts()
    os._exit(code)


def work(travail: Travail) -> Rendu:
    """``produce`` in a worker of ours; the worker ends once what it had begun is removed."""
    _au_travail.set()
    try:
        return produce(travail)
    except KeyboardInterrupt:
        _leave(0)
    finally:
        _au_travail.clear()


def check_executor(executeur: object, travailleurs: object) -> None:
    """``ArgumentsInvalides`` for what cannot run a series."""
    if executeur is not None and not callable(getattr(executeur, "submit", None)):
        raise ArgumentsInvalides(
            f"« executeur » n'est pas un exécuteur (reçu : {type(executeur).__name__})",
            remede="Donnez un concurrent.futures.Executor, par exemple client.get_executor() de Dask.",
        )
    if travailleurs is not None and (type(travailleurs) is not int or travailleurs < 0):
        raise ArgumentsInvalides("« travailleurs » n'est pas un nombre de processus", remede="Donnez un entier, 1 ou plus.")


def submit(executeur: Executor, faire: Callable[[Travail], Rendu], travail: Travail) -> Future[Rendu]:
    """A dossier handed over. ``BrokenExecutor`` as it comes, ``Interne`` for whatever else a foreign executor raises."""
    try:
        futur = executeur.submit(faire, travail)
    except BrokenExecutor:
        raise
    except Exception as erreur:
        raise Interne(f"l'exécuteur donné refuse les dossiers ({type(erreur).__name__})", remede=_REPRENDRE) from erreur
    if not isinstance(futur, Future):
        raise ArgumentsInvalides(
            f"l'exécuteur donné rend autre chose qu'un Future (reçu : {type(futur).__name__})",
            remede="Donnez un concurrent.futures.Executor.",
        )
    return futur


def await_one(executeur: Executor, en_cours: Collection[Future[Rendu]]) -> set[Future[Rendu]]:
    """Those that are done, as soon as one is. ``Interne`` when a cluster has nobody left to do any."""
    while True:
        faits, _ = wait_for(en_cours, timeout=PATIENCE, return_when=FIRST_COMPLETED)
        if faits or not en_cours:
            return faits
        if _workers_left(executeur) == 0:
            raise Interne(
                "le cluster n'a plus de travailleur",
                remede="Relancez-en un, puis la même commande : ce qui est fait est gardé.",
            )


def _workers_left(executeur: object) -> int | None:
    """The workers of a Dask cluster, None when it cannot be known. Its executor has no public way to its client."""
    demander = getattr(getattr(executeur, "_client", None), "nthreads", None)
    if demander is None:
        return None
    try:
        return len(demander())
    except Exception:  # no scheduler to answer: its client says so to those who wait
        return None


def renewed(renew: Callable[[], Executor | None]) -> Executor:
    """A new executor for one that broke. ``Interne`` when it is not ours to make."""
    neuf = renew()
    if neuf is None:
        raise Interne("l'exécuteur donné ne répond plus", remede=_REPRENDRE)
    return neuf


def lost(raison: str) -> Interne:
    """The refusal of a dossier whose worker never answered."""
    return Interne(
        f"le travailleur a été perdu sur ce dossier ({raison})",
        remede="Relancez la même commande ; si cela se répète, relancez ce dossier seul avec « dossier build ».",
    )


def stop_pool(executeur: Executor) -> None:
    """End the workers without waiting for their dossiers: what each had begun is removed."""
    executeur.shutdown(wait=False, cancel_futures=True)
    enfants = multiprocessing.active_children()
    for enfant in enfants:
        enfant.terminate()
    for enfant in enfants:
        enfant.join(_FIN)
        if enfant.is_alive():
            enfant.kill()


def clear_places(parents: Collection[Path]) -> None:
    """Leave nothing that was begun below these folders: workers that end clean their places, and one too deep in a library
    to do so was killed."""
    for _ in range(_TOURS):
        if not [parent for parent in parents if not write.sweep(parent)]:
            return
        time.sleep(0.05)


@contextmanager
def dask_executor(adresse: str) -> Iterator[Executor]:
    """The executor of a Dask cluster (« tcp://…:8786 »). ``ArgumentsInvalides`` when Dask is not installed or silent.

    A dossier whose worker dies is given to another one by the scheduler, three times at most.
    """
    try:
        from distributed import Client
        from distributed.comm.addressing import get_address_host_port
    except ImportError as erreur:
        raise ArgumentsInvalides(
            "Dask n'est pas installé", remede="Installez-le : pip install 'dossier_juridique[dask]'."
        ) from erreur
    try:
        # Asked first whether anybody answers: a client that fails at birth talks of it on its own when it dies.
        socket.create_connection(get_address_host_port(adresse), timeout=_FIN).close()
        client: Any = Client(adresse, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as erreur:
        raise ArgumentsInvalides(
            "aucun ordonnanceur Dask ne répond à cette adresse", lieu=adresse,
            remede="Donnez l'adresse que « dask scheduler » affiche, par exemple tcp://127.0.0.1:8786.",
        ) from erreur  # fmt: skip
    try:
        yield client.get_executor(pure=False)
    finally:
        with contextlib.suppress(OSError, TimeoutError):
            client.close(timeout=_FIN)
