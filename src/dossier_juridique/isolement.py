"""Processes apart, for what strangers wrote: one child for each task, in its own session, ended as a group.

On Linux a child is forked from ``pepiniere``, a server that this process starts at its first need and that ends with it:
the libraries are loaded once, and a child costs a fork. Elsewhere, or when the server cannot be had, a child is a fresh
interpreter; it costs a hundred times more and does the same. The limits are set by the child itself, before it reads.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

TROP_LONG = -int(signal.SIGXCPU)
"""Exit code of a child ended because it lasted too long."""
_A_CHAUD = 3
"""From that task on, the server is expected to serve often: it loads all that the children of a kind need."""
_FIN_DU_GROUPE = 5.0
"""Seconds in which a child that is killed ends."""
_COMMUNES = {
    "PYTHONPATH": str(Path(__file__).resolve().parents[1]),
    "PYTHONHASHSEED": "0",
    "LC_ALL": "C.UTF-8",
}


class Enfant(Protocol):
    """A child at work."""

    def wait(self, duree: float) -> int:
        """Its exit code, minus the signal that ended it, or ``TROP_LONG`` after ``duree`` seconds; its group is ended."""

    def kill(self) -> None:
        """Ends it now, from any thread; ``wait`` then returns."""


def start(
    module: str, requete: bytes, travail: Path, milieu: Mapping[str, str], *,
    d_abord: Sequence[str] = (), a_chaud: Sequence[str] = (),
) -> Enfant:  # fmt: skip
    """A child that runs ``main()`` of ``module`` in the folder ``travail``, with ``requete`` on its standard input.

    ``python -m module`` must do the same. A child that nobody waits for any more is ended.

    ``milieu``: all the environment it has, beside what every child has. ``d_abord`` names the modules that it is sure to
    need, ``a_chaud`` those that children like it may need: they are loaded before it starts, once for all.
    """
    complet = {**_COMMUNES, "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""), **milieu}
    serveur = _server()
    if serveur is not None:
        precharge = [module, *d_abord, *(a_chaud if serveur.taches >= _A_CHAUD else ())]
        with contextlib.suppress(OSError):
            return _Fourche(serveur, module, requete, travail, complet, precharge)
    return _Neuf(module, requete, travail, complet)


class _Neuf:
    """A child that is a fresh interpreter."""

    def __init__(self, module: str, requete: bytes, travail: Path, milieu: Mapping[str, str]) -> None:
        self._requete = requete
        self._processus = subprocess.Popen(
            [sys.executable, "-P", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=milieu,
            cwd=travail,
            start_new_session=True,
        )

    def wait(self, duree: float) -> int:
        try:
            self._processus.communicate(self._requete, timeout=duree)
        except subprocess.TimeoutExpired:
            self.kill()
            self._processus.wait()
            return TROP_LONG
        finally:
            self.kill()
        return self._processus.returncode

    def kill(self) -> None:
        # It leads its own group.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._processus.pid, signal.SIGKILL)


class _Fourche:
    """A child forked by the server, which reaps it, ends its group and says how it ended."""

    def __init__(
        self, serveur: _Serveur, module: str, requete: bytes, travail: Path, milieu: Mapping[str, str],
        precharge: Sequence[str],
    ) -> None:  # fmt: skip
        self._seconde = (module, requete, travail, milieu)
        self._rechange: _Neuf | None = None
        self._tue = False
        tache = {"module": module, "travail": str(travail), "milieu": dict(milieu), "precharge": list(precharge)}
        # A request may hold a password: it goes through memory, never through the disk.
        scelle = os.memfd_create("requete")
        ici, la_bas = socket.socketpair()
        try:
            with open(scelle, "wb", closefd=False) as flux:
                flux.write(requete)
            os.lseek(scelle, 0, os.SEEK_SET)
            serveur.send(json.dumps(tache).encode(), [scelle, la_bas.fileno()])
        except OSError:
            ici.close()
            raise
        finally:
            os.close(scelle)
            la_bas.close()
        self._lien = ici

    def wait(self, duree: float) -> int:
        depasse = False
        try:
            recu = self._end_of_child(max(duree, 0.001))
        except TimeoutError:
            depasse = True
            self._shut()
            with contextlib.suppress(TimeoutError):
                self._end_of_child(_FIN_DU_GROUPE)
        finally:
            self._lien.close()
        if depasse:
            return TROP_LONG
        if len(recu) == 4:
            return int.from_bytes(recu, sys.byteorder, signed=True)
        if self._tue:
            return -int(signal.SIGKILL)
        # The server is gone, perhaps killed by what the child became: the same task, once, in a fresh interpreter.
        self._rechange = _Neuf(*self._seconde)
        return self._rechange.wait(duree)

    def _end_of_child(self, duree: float) -> bytes:
        self._lien.settimeout(duree)
        try:
            return self._lien.recv(4)
        except ConnectionError:
            return b""

    def _shut(self) -> None:
        # The server ends the child when this side speaks no more, and still says when it has ended.
        with contextlib.suppress(OSError):
            self._lien.shutdown(socket.SHUT_WR)

    def kill(self) -> None:
        self._tue = True
        self._shut()
        if self._rechange is not None:
            self._rechange.kill()


class _Serveur:
    def __init__(self) -> None:
        self.executable = sys.executable
        self.taches = 0
        self._controle, la_bas = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        milieu = {c: os.environ[c] for c in ("PATH", "PYTHONDONTWRITEBYTECODE") if c in os.environ}
        try:
            with la_bas:
                self._processus = subprocess.Popen(
                    [sys.executable, "-P", "-m", "dossier_juridique.pepiniere", str(la_bas.fileno())],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env={**milieu, **_COMMUNES},
                    cwd="/",
                    start_new_session=True,
                    pass_fds=(la_bas.fileno(),),
                )
        except OSError:
            self._controle.close()
            raise

    def send(self, tache: bytes, joints: list[int]) -> None:
        self.taches += 1
        socket.send_fds(self._controle, [tache], joints)

    def alive(self) -> bool:
        return self.executable == sys.executable and self._processus.poll() is None

    def forget(self) -> None:
        """In a fork of this process: the server is the other's."""
        self._controle.close()
        self._processus.returncode = 0

    def close(self) -> None:
        self._controle.close()
        try:
            self._processus.wait(2)
        except subprocess.TimeoutExpired:
            self._processus.kill()
            self._processus.wait()


_serveur: _Serveur | None = None
_verrou = threading.Lock()


def _server() -> _Serveur | None:
    """The server of this process, started anew when it died; None where a child must be a fresh interpreter."""
    global _serveur
    if sys.platform != "linux":
        return None
    with _verrou:
        if _serveur is None or not _serveur.alive():
            close()
            with contextlib.suppress(OSError):
                _serveur = _Serveur()
        return _serveur


def close() -> None:
    """Ends the server and every child at work; the next task starts another."""
    global _serveur
    ancien, _serveur = _serveur, None
    if ancien is not None:
        ancien.close()


def _forget() -> None:
    global _serveur, _verrou
    ancien, _serveur, _verrou = _serveur, None, threading.Lock()
    if ancien is not None:
        ancien.forget()


atexit.register(close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
