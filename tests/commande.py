"""The command ``dossier``, run as a user runs it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

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


def mortel() -> list[str]:
    """What to put before a command so that the rights of files hold for it; nothing for a user, whom they hold already.
    The test is skipped where root cannot lay down its own."""
    if os.geteuid() != 0:
        return []
    devant = ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"]
    if shutil.which("setpriv") is None or subprocess.run([*devant, "true"], capture_output=True, check=False).returncode:
        pytest.skip("root ouvre tout, et setpriv ne peut pas lui retirer ce pouvoir ici")
    return devant


def a_part(*args: str | Path, devant: Sequence[str] = (), **env: str) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own; ``env`` replaces the environment when given,
    ``devant`` is a command that runs ours."""
    return subprocess.run(
        [*devant, sys.executable, "-m", "dossier_juridique", *map(str, args)],
        capture_output=True, text=True, check=False, env=env or None,
    )  # fmt: skip
