"""A document to print: which text, which typed facts, which mentions must be found on the printed page."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

PUIS = "\x03"
"""Between two parts of a writing: the second follows the first, a few words apart at most."""


class Mention(Struct, frozen=True):
    """A mandatory mention and how it is recognised on the page.

    ``attendus``: every group must be found in the printed text; inside a group any of the writings is enough
    (« 10 453,68 € », « 10453,68 EUR »). Spaces, case and line ends do not matter when it is looked for.
    """

    id: str
    libelle: str
    article: str
    attendus: tuple[tuple[str, ...], ...]


class Joints(Struct, frozen=True):
    """What goes with a sending: the exhibits (ids), the décompte; ``dites``: how the act announces them, a line each."""

    dites: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()
    decompte: bool = False


class Document(Struct, frozen=True):
    """An act ready to be printed.

    ``acte``: its name (« relance-1 »); ``modele``: folder of its text in ``modeles/``; ``cadre``: the frame it is set
    in (a letter with address window, or a pleading); ``titre``: title of the file; ``faits``: a frozen ``msgspec.Struct``,
    whose fields are the only variables its text may use; ``mentions``: what must be proven on the page; ``joints``: what
    is sent with it.
    """

    acte: str
    modele: str
    cadre: Literal["lettre", "acte"]
    titre: str
    faits: object
    mentions: tuple[Mention, ...]
    joints: Joints = Joints()


class Preuve(Struct, frozen=True):
    """Where a mention was found: text as printed, page (1-based), bounding box in points (x0, top, x1, bottom)."""

    mention: str
    texte: str
    page: int
    boite: tuple[float, float, float, float]
