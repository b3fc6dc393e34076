"""The server that forks the children: an interpreter of its own, kept warm, which never opens an exhibit.

Run as ``python -m dossier_juridique.pepiniere SOCKET`` by ``isolement``, the only one to speak to it. A task names a
module, a folder and an environment; its request comes sealed in a file that the server does not read, and becomes the
standard input of the child. The child leads its own session and inherits nothing else: no open file, no variable, no word
of another request. The server ends with the process that started it, and ends every child with it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import struct
import sys
import tempfile
from collections.abc import Mapping
from typing import Any, NoReturn

FIN = struct.Struct("=i")
"""What is said of a child when it has ended: its exit code, or minus the signal that ended it."""
_TACHE_MAX = 64 * 1024


class _Serveur:
    def __init__(self, controle: socket.socket) -> None:
        self._controle = controle
        self._enfants: dict[int, socket.socket] = {}
        self._veille = selectors.DefaultSelector()
        self._veille.register(controle, selectors.EVENT_READ)
        self._reveil, self._sonnette = socket.socketpair()
        for bout in (self._reveil, self._sonnette):
            bout.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._sonnette.fileno(), warn_on_full_buffer=False)
        self._veille.register(self._reveil, selectors.EVENT_READ)

    def serve(self) -> None:
        """Until the other side is closed; the children still at work are then ended."""
        while True:
            for cle, _ in self._veille.select():
                if cle.fileobj is self._controle:
                    if not self._accept():
                        for pid in self._enfants:
                            _end(pid)
                        return
                elif cle.fileobj is self._reveil:
                    with contextlib.suppress(BlockingIOError):
                        while self._reveil.recv(4096):
                            pass
                    self._reap()
                elif cle.data in self._enfants:
                    # The parent shut its end, or is gone: nobody waits for this child any more.
                    self._veille.unregister(cle.fileobj)
                    _end(cle.data)

    def _accept(self) -> bool:
        message, recus, _, _ = socket.recv_fds(self._controle, _TACHE_MAX, 2)
        if not message or len(recus) != 2:
            return False
        tache = json.loads(message)
        for nom in tache["precharge"]:
            # What our own tree or a library cannot give, the child will say when it needs it.
            with contextlib.suppress(Exception):
                if nom not in sys.modules:
                    importlib.import_module(nom)
                    gc.freeze()
        pid = os.fork()
        if pid == 0:
            _become(tache, recus[0])
        os.close(recus[0])
        self._enfants[pid] = lien = socket.socket(fileno=recus[1])
        self._veille.register(lien, selectors.EVENT_READ, pid)
        return True

    def _reap(self) -> None:
        for pid, lien in list(self._enfants.items()):
            if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                continue
            # What it may have started is ended while its number is still its own.
            _end(pid)
            code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            del self._enfants[pid]
            with contextlib.suppress(OSError):
                lien.send(FIN.pack(code))
            with contextlib.suppress(KeyError):
                self._veille.unregister(lien)
            lien.close()


def _end(pid: int) -> None:
    """Ends a child that was not reaped yet, and its group; it may not lead it yet."""
    for tuer in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            tuer(pid, signal.SIGKILL)


def _become(tache: Mapping[str, Any], requete: int) -> NoReturn:
    code = 1
    try:
        os.setsid()
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(requete, 0)
        for ouvert in os.listdir("/proc/self/fd"):
            if int(ouvert) > 2:
                with contextlib.suppress(OSError):
                    os.close(int(ouvert))
        os.environ.clear()
        os.environ.update(tache["milieu"])
        os.chdir(tache["travail"])
        tempfile.tempdir = None
        sys.stdin = open(0, encoding="utf-8")  # noqa: SIM115
        sys.argv = [tache["module"]]
        code = int(importlib.import_module(tache["module"]).main() or 0)
    finally:
        # A failure has nobody to be told to: as from a fresh interpreter, the exit code says it.
        os._exit(code)


def main() -> None:
    """The socket is the first argument."""
    _Serveur(socket.socket(fileno=int(sys.argv[1]))).serve()
    os._exit(0)


if __name__ == "__main__":
    main()
