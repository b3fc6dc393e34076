"""The format of what was laid out: pages that a printer, a reader and a court can take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.render.feuille import FEUILLE

_PIXELS = 96 / 25.4
"""Pixels of a style sheet in a millimetre."""
_PETIT, _GRAND = 100, 600
"""Millimetres of a side: a card that is sent flat, twice an A3."""


def check_formats(pages: Sequence[Any]) -> None:
    """Raises SortieRefusee when a page laid out by WeasyPrint is no sheet of paper."""
    for page in pages:
        largeur, hauteur = (round(cote / _PIXELS) for cote in (page.width, page.height))
        if not (_PETIT <= largeur <= _GRAND and _PETIT <= hauteur <= _GRAND):
            raise SortieRefusee(
                f"la page mesure {largeur} mm sur {hauteur} mm, ce qui n'est pas un format de papier.",
                remede=f"Donnez à @page un format dont chaque côté mesure de {_PETIT} à {_GRAND} mm, A4 par exemple.",
                lieu=FEUILLE,
            )


def cannot_lay_out(erreur: BaseException) -> SortieRefusee:
    """The refusal of a page that WeasyPrint gave up."""
    return SortieRefusee(
        f"la mise en page a échoué ({type(erreur).__name__}).",
        remede="Vérifiez le format, les marges et les tailles de charte.css. Si cette feuille est la nôtre, signalez ce défaut.",
        lieu=FEUILLE,
    )
