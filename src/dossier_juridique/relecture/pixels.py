"""Each page of each exhibit, as the filing shows it, compared with its original outside the stamp.

Both are drawn small by PDFium, on the same grid whatever reduction the page went through, in child processes with
limits. This file is run as a script by each child: it may import nothing of the package at its head.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from PIL.Image import Image as Vue

    from dossier_juridique.model.liasse import Liasse, PieceNumerotee

_MEMOIRE = 768 << 20
_SECONDES, _PAR_PAGE = 5, 0.5  # processor time for one exhibit: a colour scan takes half of what a page may
_COTES = 420.0, 433.0, 499.0
"""Pixels on the longer side: a line of text is a grey band two or three pixels high. A thin line between two pixels of one grid
may be drawn as either: a page found different is drawn on the others, where what is lost is missing as well."""
_ECART = 40  # grey levels, after a blur of one pixel: what drawing on another grid may change stays below
_POINTS = 5  # pixels that may differ by more
_A_DEUX = 24  # pages from which a second child gives more time than it takes to start
_LEGER = 256_000_000  # bytes of exhibits above which memory counts more than time: one child
_OCTETS = 20_000  # of a page of text: pictures count by their weight


_Demande = tuple[str, str, str | None, str, int, int, list[list[float]]]
"""Filing, original, its password, copy, rank in the copy of the first page asked, its rank in the filing; of each page
its stamp, its reduction, and 1 if it can be drawn."""


class Comparaison(Struct, frozen=True):
    """What the comparison found for one exhibit, pages 1-based: ``perdues`` differ from the copy that was stamped;
    ``autres`` are those of the copy but not those of the file received; ``muettes`` could not be drawn."""

    numero: str
    perdues: tuple[int, ...]
    autres: tuple[int, ...]
    muettes: tuple[int, ...]


def compare_pages(
    liasse: Liasse, pieces: Sequence[PieceNumerotee], originaux: Sequence[tuple[str, str | None]]
) -> tuple[Comparaison, ...]:
    """Compare every page of every exhibit. ``originaux``: path of the file received when it is a PDF ("" when it is
    not: its copy alone is compared), and its password.

    A child that dies leaves the pages it had not answered for in ``muettes``; so is a page that could not be drawn when
    its stamp was placed, which is not drawn again.
    """
    demandes: list[_Demande] = [
        (
            liasse.chemin, original, cle, piece.lue.pdf, 0, place.premiere_page,
            [[*p.timbre, p.echelle, p.dessinable] for p in place.poses],
        )
        for piece, place, (original, cle) in zip(pieces, liasse.pieces, originaux, strict=True)
    ]
    lourdes = [not any(p.dessinable for p in place.poses) for place in liasse.pieces]
    lus = iter(_share([d for d, lourde in zip(demandes, lourdes, strict=True) if not lourde]))
    verdicts = ["?" * len(d[-1]) if lourde else next(lus) for d, lourde in zip(demandes, lourdes, strict=True)]
    return tuple(
        Comparaison(
            piece.numero,
            *(tuple(n for n, v in enumerate(verdict, 1) if v == signe) for signe in ("x", "~", "?")),
        )
        for piece, verdict in zip(pieces, verdicts, strict=True)
    )


def _share(demandes: list[_Demande]) -> list[str]:
    """One verdict per exhibit, a sign per page: by two children side by side when there are many pages."""
    octets = sum(Path(d[3]).stat().st_size for d in demandes)
    if sum(len(d[-1]) for d in demandes) < _A_DEUX or octets > _LEGER:
        return _compare_all(demandes)
    coupe = _middle(demandes)
    moities = (
        [_some(d, 0, n) for d, n in zip(demandes, coupe, strict=True)],
        [_some(d, n, len(d[-1])) for d, n in zip(demandes, coupe, strict=True)],
    )
    with ThreadPoolExecutor(2) as fils:
        debuts, fins = fils.map(_compare_all, moities)
    return [debut + fin for debut, fin in zip(debuts, fins, strict=True)]


def _middle(demandes: list[_Demande]) -> list[int]:
    """How many pages of each exhibit the first child takes, so that both draw as much."""
    poids = [_OCTETS + Path(d[3]).stat().st_size / max(1, len(d[-1])) for d in demandes]
    reste = sum(p * len(d[-1]) for p, d in zip(poids, demandes, strict=True)) / 2
    prises = []
    for p, d in zip(poids, demandes, strict=True):
        prises.append(min(len(d[-1]), round(max(0.0, reste) / p)))
        reste -= p * prises[-1]
    return prises


def _some(demande: _Demande, debut: int, fin: int) -> _Demande:
    """The same, for the pages of ranks ``debut`` to ``fin``."""
    liasse, original, cle, copie, rang, premiere, poses = demande
    return liasse, original, cle, copie, rang + debut, premiere + debut, poses[debut:fin]


def _compare_all(demandes: list[_Demande]) -> list[str]:
    verdicts: list[str] = []
    while len(verdicts) < len(demandes):
        lus = _ask(demandes[len(verdicts) :])
        verdicts += lus
        if len(verdicts) < len(demandes):
            verdicts.append("?" * len(demandes[len(verdicts)][-1]))
    return verdicts


def _ask(demandes: list[_Demande]) -> list[str]:
    try:
        sortie = subprocess.run(
            [sys.executable, "-I", str(Path(__file__))],
            input=json.dumps(demandes).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=30 + 4 * sum(_SECONDES + _PAR_PAGE * len(d[-1]) for d in demandes),
            check=False,
        ).stdout
    except subprocess.TimeoutExpired as depasse:
        sortie = depasse.stdout or b""
    lignes = [ligne.decode("ascii", "replace") for ligne in sortie.split(b"\n")[:-1]]
    return [ligne for ligne, demande in zip(lignes, demandes, strict=False) if len(ligne) == len(demande[-1])]


def _serve() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMOIRE, _MEMOIRE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for demande in json.load(sys.stdin):
        consomme = resource.getrusage(resource.RUSAGE_SELF)
        limite = int(consomme.ru_utime + consomme.ru_stime + _SECONDES + _PAR_PAGE * len(demande[-1])) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (limite, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        sys.stdout.write(_compare(*demande) + "\n")
        sys.stdout.flush()


def _compare(
    liasse: str, original: str, cle: str | None, copie: str, debut: int, premiere: int, poses: list[list[float]]
) -> str:
    """One sign per page: « = » the same, « ~ » the copy but not the original, « x » neither, « ? » not drawn.

    An original that PDFium cannot open, which was said when it was read, is replaced by its copy.
    """
    if not poses:
        return ""
    signes = []
    with _Lecteur(liasse) as livre, _Lecteur(original or copie, cle, champs=True) as recu, _Lecteur(copie) as assaini:
        for rang, (*timbre, echelle, dessinable) in enumerate(poses):
            page = premiere + rang, echelle, timbre
            vue = livre.draw(*page) if dessinable else None
            if vue is None:
                signes.append("?")
            elif _same_on_a_grid(vue, livre, page, recu, debut + rang):
                signes.append("=")
            else:
                pareille = _same_on_a_grid(vue, livre, page, assaini, debut + rang)
                signes.append("?" if pareille is None else ("~" if recu.opened else "=") if pareille else "x")
    return "".join(signes)


def _same_on_a_grid(
    vue: Vue, livre: _Lecteur, page: tuple[int, float, list[float]], autre: _Lecteur, rang: int
) -> bool | None:
    """Whether the page ``rang`` of ``autre`` is drawn as ``page`` (its rank, its reduction, its stamp) of ``livre``, of which
    ``vue`` is the first drawing; ``None`` when it cannot be drawn. Only a reduced page falls on another grid."""
    _, echelle, timbre = page
    temoin = autre.draw(rang, 1.0, timbre, echelle)
    if temoin is None:
        return None
    if _same(vue, temoin):
        return True
    for cote in _COTES[1:] if echelle != 1.0 else ():
        ici, la_bas = livre.draw(*page, cote=cote), autre.draw(rang, 1.0, timbre, echelle, cote)
        if ici is not None and la_bas is not None and _same(ici, la_bas):
            return True
    return False


class _Lecteur:
    """A PDF drawn page by page; ``draw`` gives ``None`` for what PDFium cannot open or draw."""

    def __init__(self, chemin: str, cle: str | None = None, *, champs: bool = False) -> None:
        import pypdfium2

        self._pdfium = pypdfium2
        self._pdf: Any = None
        for essai in (None, cle):
            try:
                self._pdf = pypdfium2.PdfDocument(chemin, password=essai)
                if champs:
                    # The fields of the file received are drawn with it: in the filing they are part of the page.
                    self._pdf.init_forms()
                break
            except (pypdfium2.PdfiumError, OSError):
                continue

    @property
    def opened(self) -> bool:
        return self._pdf is not None

    def __enter__(self) -> _Lecteur:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pdf is not None:
            self._pdf.close()

    def draw(
        self, rang: int, echelle: float, timbre: list[float], reduite: float | None = None, cote: float = _COTES[0]
    ) -> Vue | None:
        """The page without what the stamp covers, at the size it had before it was reduced by ``echelle``.

        ``reduite`` gives, for an original, the reduction of the page it is compared with: the place of the stamp.
        """
        from PIL import ImageDraw

        brut = self._pdfium.raw
        if self._pdf is None or rang >= len(self._pdf):
            return None
        try:
            page = self._pdf[rang]
        except self._pdfium.PdfiumError:
            return None
        large, haut = page.get_size()
        k = cote / max(large, haut, 0.01)
        largeur, hauteur = max(1, round(large * k)), max(1, round(haut * k))
        try:
            bitmap = self._pdfium.PdfBitmap.new_native(largeur, hauteur, brut.FPDFBitmap_Gray)
        except (self._pdfium.PdfiumError, MemoryError):
            return None
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, largeur, hauteur)
        z = k / echelle
        matrice = brut.FS_MATRIX(z, 0, 0, z, -large * (1 - echelle) / 2 * z, -haut * (1 - echelle) * z)
        cadre = brut.FS_RECTF(0, 0, largeur, hauteur)
        # On a grey bitmap without FPDF_GRAYSCALE: with it, PDFium greys each picture at its full size before it
        # brings it down, and a scan takes twice as long for the same grey within one level.
        brut.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrice, cadre, brut.FPDF_ANNOT)
        if self._pdf.formenv:  # of an original, never reduced
            brut.FPDF_FFLDraw(self._pdf.formenv, bitmap, page, 0, 0, largeur, hauteur, 0, brut.FPDF_ANNOT)
        image: Vue = bitmap.to_pil().convert("L").copy()
        bitmap.close()
        page.close()
        # The stamp, where it falls on the page drawn at its first size; two pixels more for its frame.
        s = reduite if reduite is not None else echelle
        x0, x1 = ((x - (1 - s) / 2) / s * largeur for x in (timbre[0], timbre[2]))
        y0, y1 = (hauteur - y / s * hauteur for y in (timbre[3], timbre[1]))
        ImageDraw.Draw(image).rectangle((x0 - 2, y0 - 2, x1 + 2, y1 + 2), fill=255)
        return image


def _same(vue: Vue, temoin: Vue) -> bool:
    from PIL import ImageChops, ImageFilter

    if vue.size != temoin.size:
        return False
    if vue.tobytes() == temoin.tobytes():  # the rule, when the page was not reduced
        return True
    flou, autour = ImageFilter.BoxBlur(1), ImageFilter.MinFilter(3)
    vue, temoin = vue.filter(flou), temoin.filter(flou)
    # Ink on one side must be found on the other within one pixel: a scan drawn on another grid shifts by that much.
    for ici, la_bas in ((vue, temoin), (temoin, vue)):
        ecarts = ImageChops.subtract(la_bas.filter(autour), ici).histogram()
        if sum(ecarts[_ECART:]) > _POINTS:
            return False
    return True


if __name__ == "__main__":
    _serve()
