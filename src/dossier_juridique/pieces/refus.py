"""What a child process collects on one exhibit, and how a stranger's text is shown."""

from __future__ import annotations

import unicodedata

from dossier_juridique.errors import PieceIllisible

LARGEUR = 200
# Left-to-right and right-to-left marks, embeddings, overrides and isolates (Unicode, UAX 9).
_SENS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Bilan:
    """The answer of one child, filled while it works.

    ``retire`` and ``avertissements`` are French; ``sans_texte`` holds 1-based page numbers. ``jointes``: what an
    e-mail carries, written beside the answer (``sha256``, ``nom``, ``format``, ``fichier``, ``suffixe``);
    ``ecartees``: what it carries that cannot be an exhibit, hash → reason; ``conversion``: suffix of an office
    document, which only LibreOffice can lay out.
    """

    def __init__(self) -> None:
        # A class of its own making: what a child imports is paid for at each command that opens an exhibit.
        self.format = ""
        self.pages = 0
        self.retire: list[str] = []
        self.avertissements: list[str] = []
        self.sans_texte: list[int] = []
        self.signee = False
        self.facture_electronique = False
        self.jointes: list[dict[str, str]] = []
        self.ecartees: dict[str, str] = {}
        self.conversion = ""

    def remove(self, quoi: str) -> None:
        """Notes once what was taken out of the copy."""
        if quoi not in self.retire:
            self.retire.append(quoi)

    def warn(self, phrase: str) -> None:
        """Notes once a sentence for the report."""
        if phrase not in self.avertissements:
            self.avertissements.append(phrase)


class PieceAbimee(PieceIllisible):
    """The refusal of an exhibit too damaged for the first reader, which a second one may still read whole."""


def refuse(message: str, remede: str) -> PieceIllisible:
    """The refusal of the exhibit at hand; the parent adds its number and its file."""
    return PieceIllisible(message, remede=remede)


def show(texte: str, largeur: int = LARGEUR) -> str:
    """A stranger's text made fit for a terminal: control and bidirectional characters escaped, cut."""
    # Cf holds the direction overrides and the zero-width characters, Cs what no terminal can encode.
    montre = "".join(
        f"\\u{ord(c):04x}" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else c
        for c in texte[: largeur + 1]
    )
    return montre if len(montre) <= largeur else montre[: largeur - 1] + "…"


def reveal(texte: str) -> str:
    """A stranger's text made fit for a printed page: what steers a terminal or turns the reading is made visible.

    Nothing is cut: the page must say all that the exhibit says.
    """
    lignes = texte.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").expandtabs(8)
    return "".join(
        f"\\u{ord(c):04x}" if c != "\n" and (unicodedata.category(c) in ("Cc", "Cs") or c in _SENS) else c
        for c in lignes
    )


def list_pages(numeros: list[int]) -> str:
    """« page 3 », « pages 1, 2, 5 et 14 autres »: never a screenful."""
    if len(numeros) == 1:
        return f"page {numeros[0]}"
    tete = ", ".join(str(n) for n in numeros[:5])
    return f"pages {tete}" + (f" et {len(numeros) - 5} autres" if len(numeros) > 5 else "")
