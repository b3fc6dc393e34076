"""``dossier`` and ``python -m dossier_juridique``: nothing is imported before an interruption can be answered."""

from __future__ import annotations

import gc
import os
import signal
import sys


def main() -> int:
    """Exit code of the contract. An end asked from outside is answered like Ctrl-C: what was begun is removed."""

    def interrompre(*_: object) -> None:
        raise KeyboardInterrupt

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
    except KeyboardInterrupt:
        sys.stderr.write("Interrompu : rien n'a été livré.\n")
        return 130


if __name__ == "__main__":
    sys.exit(main())
