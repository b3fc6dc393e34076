"""Is this corner of the page empty? Looked at on the page as printed, by pdfium, in a process of its own.

The exhibits come from strangers: drawing them is left to a child with limits of memory and time. Whatever it
does not answer counts as inked, so that the page is reduced rather than covered. This file is run as a script
by the child: it may import nothing of the package.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

Zone = tuple[float, float, float, float]

_MEMOIRE = 768 << 20
_SECONDES = 3  # processor time for one file, and a fifth more for each of its pages
_PIXELS = 240  # drawn width of the zone: about one pixel per point
_PAPIER = 250  # grey level (0 to 255) from which a pixel is paper


def empty_zones(pieces: Sequence[tuple[str, Sequence[Zone | None]]]) -> list[list[bool | None]]:
    """Say for each page of each file whether its zone shows nothing but white.

    ``pieces``: path and, page by page, the zone (left, bottom, right, top) as fractions of the displayed page,
    or None for a page that need not be looked at. Returns one list per file, same lengths; False when a page could
    not be drawn, None for all the pages of a file that took more than its share of time or memory.
    """
    reponses: list[list[bool | None]] = []
    while len(reponses) < len(pieces):
        reste = pieces[len(reponses) :]
        lues = _ask([(chemin, list(zones)) for chemin, zones in reste])
        for (_, zones), lue in zip(reste, lues, strict=False):
            reponses.append(lue if len(lue) == len(zones) else [None] * len(zones))
        if len(lues) < len(reste):
            # The child died on this file: its pages are reduced, the following files are asked again.
            reponses.append([None] * len(reste[len(lues)][1]))
    return reponses


def _budget(pages: int) -> int:
    return _SECONDES + pages // 5


def _ask(demandes: list[tuple[str, list[Zone | None]]]) -> list[list[bool | None]]:
    commande = [sys.executable, "-I", str(Path(__file__))]
    try:
        sortie = subprocess.run(
            commande,
            input=json.dumps(demandes).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # The processor's clock stops a trap; this one, a machine that has too much to do.
            timeout=30 + 4 * sum(_budget(len(zones)) for _, zones in demandes),
            check=False,
        ).stdout
    except subprocess.TimeoutExpired as depasse:
        sortie = depasse.stdout or b""
    completes = sortie.split(b"\n")[:-1]
    return [[bool(x) for x in json.loads(ligne)] for ligne in completes]


def _serve() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMOIRE, _MEMOIRE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for chemin, zones in json.load(sys.stdin):
        consomme = resource.getrusage(resource.RUSAGE_SELF)
        limite = int(consomme.ru_utime + consomme.ru_stime) + _budget(len(zones))
        resource.setrlimit(resource.RLIMIT_CPU, (limite, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        sys.stdout.write(json.dumps(_look(chemin, zones)) + "\n")
        sys.stdout.flush()


def _look(chemin: str, zones: list[Zone | None]) -> list[bool]:
    import pypdfium2
    from pypdfium2.raw import FPDFBitmap_Gray as GRIS

    vides: list[bool] = []
    try:
        pdf = pypdfium2.PdfDocument(chemin)
    except pypdfium2.PdfiumError:
        return [False] * len(zones)
    for numero, zone in enumerate(zones):
        if zone is None or numero >= len(pdf):
            vides.append(False)
            continue
        try:
            page = pdf[numero]
        except pypdfium2.PdfiumError:
            vides.append(False)
            continue
        largeur, hauteur = page.get_size()
        gauche, bas, droite, haut = zone
        echelle = _PIXELS / max((droite - gauche) * largeur, 0.01)
        coupe = (gauche * largeur, bas * hauteur, (1 - droite) * largeur, (1 - haut) * hauteur)
        try:
            # A grey bitmap, and not « grayscale »: that one greys each picture at its full size, for the same grey.
            image = page.render(scale=echelle, crop=coupe, force_bitmap_format=GRIS, may_draw_forms=False)
            vides.append(min(bytes(image.buffer), default=0) >= _PAPIER)
            image.close()
        except (pypdfium2.PdfiumError, ValueError, MemoryError):
            vides.append(False)
        page.close()
    pdf.close()
    return vides


if __name__ == "__main__":
    _serve()
