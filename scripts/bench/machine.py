"""The machine and the tools of a run, so that figures are never read without them."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from importlib import metadata
from pathlib import Path

BIBLIOTHEQUES = ("weasyprint", "pikepdf", "pypdf", "pdfplumber", "pypdfium2", "docxtpl", "pydantic", "typst")


def describe() -> list[str]:
    """Processor, memory, system, Python; then libraries; then tools. One line each, English."""
    visibles = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 0
    machine = f"{_processor()}, {visibles} cores, {_memory()}; {_system()}; Python {platform.python_version()}"
    bibliotheques = ", ".join(f"{nom} {_version(nom)}" for nom in BIBLIOTHEQUES)
    return [machine, bibliotheques, f"qpdf {_tool('qpdf')}, LibreOffice {_tool('soffice')}"]


def load() -> str:
    """Load average over 1, 5 and 15 minutes: near the number of cores or above, other work disturbs the figures."""
    return " ".join(f"{x:.1f}" for x in os.getloadavg())


def _processor() -> str:
    try:
        trouve = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.M)
    except OSError:
        trouve = None
    return trouve[1].strip() if trouve else platform.processor() or platform.machine()


def _memory() -> str:
    try:
        return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"
    except (ValueError, OSError):
        return "memory unknown"


def _system() -> str:
    try:
        nom = platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except OSError:
        nom = ""
    return f"{nom or platform.system()}, kernel {platform.release()}"


def _version(nom: str) -> str:
    try:
        return metadata.version(nom)
    except metadata.PackageNotFoundError:
        return "absent"


def _tool(nom: str) -> str:
    if shutil.which(nom) is None:
        return "absent"
    rendu = subprocess.run([nom, "--version"], capture_output=True, text=True, timeout=60, check=False)
    trouve = re.search(r"\d+(?:\.\d+)+", rendu.stdout)
    return trouve[0] if trouve else "version unknown"
