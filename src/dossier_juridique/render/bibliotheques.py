"""The system libraries of WeasyPrint, looked for before the first page rather than half-way through it."""

from __future__ import annotations

import functools

from dossier_juridique.errors import Interne

_REMEDE = (
    "Debian et Ubuntu : sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 ; macOS : brew install pango"
)


@functools.lru_cache(maxsize=1)
def check_libraries() -> None:
    """Raises Interne, with the command to run, when Pango or HarfBuzz-Subset cannot be used.

    HarfBuzz-Subset is required and not merely preferred: another subsetter would give other bytes on another machine.
    """
    try:
        from weasyprint.text.ffi import harfbuzz, harfbuzz_subset
    except (OSError, ImportError) as erreur:
        raise Interne("il manque une bibliothèque système à WeasyPrint (Pango, HarfBuzz)", remede=_REMEDE) from erreur
    if not harfbuzz_subset or not harfbuzz.hb_version_atleast(4, 1, 0):
        raise Interne("il manque la bibliothèque système HarfBuzz-Subset (4.1 ou plus récente)", remede=_REMEDE)


if __name__ == "__main__":
    check_libraries()
