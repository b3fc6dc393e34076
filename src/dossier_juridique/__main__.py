"""``dossier`` and ``python -m dossier_juridique``: nothing is imported before an interruption can be answered."""

from __future__ import annotations

import gc
import os
import signal
import sys


def main() -> int:
    """Exit code of the contract. An end asked from outside is answered like Ctrl-C: what was begun is removed."""

    def interrompre(demande: int, _: object) -> None:
        raise KeyboardInterrupt(demande)

    try:
        for demande in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, demande):
                signal.signal(getattr(signal, demande), interrompre)
        # pydantic would look for its plugins in every package installed; the models are the same without any.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")
        # All that is imported stays until the end: the collector need not go through it, then or later.
        gc.disable()
        from dossier_juridique.cli import main as commander

        gc.freeze()
        gc.enable()
        return commander()
    except KeyboardInterrupt as fin:
        from dossier_juridique.errors import interrupted

        sys.stderr.write("Interrompu : rien n'a été livré.\n")
        return interrupted(fin)


if __name__ == "__main__":
    sys.exit(main())
