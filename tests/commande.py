"""The command ``dossier``, run as a user runs it."""

from __future__ import annotations

import io
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from dossier_juridique import cli


def dossier(*args: str | Path) -> subprocess.CompletedProcess[str]:
    """One run of the command in this process: what it prints and its exit code are those of a process of its own, which
    ``a_part`` starts, without the two seconds that a process takes to bring in its libraries."""
    sortie, erreur = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(sortie), redirect_stderr(erreur):
        try:
            code = cli.main([str(arg) for arg in args])
        except SystemExit as fin:
            code = int(fin.code or 0)
    dits = [flux.buffer.getvalue().decode("utf-8") for flux in (sortie, erreur)]  # type: ignore[attr-defined]
    return subprocess.CompletedProcess([str(arg) for arg in args], code, *dits)


def a_part(*args: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own; ``env`` replaces the environment when given."""
    return subprocess.run(
        [sys.executable, "-m", "dossier_juridique", *map(str, args)],
        capture_output=True, text=True, check=False, env=env or None,
    )  # fmt: skip
