"""A document to print: which text, which typed facts, which mentions must be found on the printed page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PUIS = "\x03"
"""Between two parts of a writing: the second follows the first, a few words apart at most."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mandatory mention and how it is recognised on the page.

    ``attendus``: every group must be found in the printed text; inside a group any of the writings is enough
    (« 10 453,68 € », « 10453,68 EUR »). Spaces, case and line ends do not matter when it is looked for.
    """

    id: str
    libelle: str
    article: str
    attendus: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """An act ready to be printed.

    ``acte``: its name (« relance-1 »); ``modele``: folder of its text in ``modeles/``; ``cadre``: the frame it is set
    in (a letter with address window, or a pleading); ``titre``: title of the file; ``faits``: a frozen dataclass,
    whose fields are the only variables its text may use; ``mentions``: what must be proven on the page.
    """

    acte: str
    modele: str
    cadre: Literal["lettre", "acte"]
    titre: str
    faits: object
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Preuve:
    """Where a mention was found: text as printed, page (1-based), bounding box in points (x0, top, x1, bottom)."""

    mention: str
    texte: str
    page: int
    boite: tuple[float, float, float, float]
