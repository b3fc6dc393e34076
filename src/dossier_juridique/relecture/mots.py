"""The words of a page as pdfplumber makes them of its signs, without what a proof does not read of a word.

pdfplumber sorts the signs into lines and says where a word ends; written from left to right, its rule is said here in one
pass. A test holds both readings to be the same.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from pdfplumber.utils.text import WordExtractor

from dossier_juridique.relecture.signes import Signe

ECART = 1.5
"""Points between two signs above which another word begins."""


class _Mots(WordExtractor):
    def merge_chars(self, ordered_chars: list[Signe]) -> Signe:
        """Text and box of a word."""
        lettres = [c["text"] for c in ordered_chars]
        return {
            "text": "".join(map(self.expansions.get, lettres, lettres)),
            "x0": min([c["x0"] for c in ordered_chars]), "top": min([c["top"] for c in ordered_chars]),
            "x1": max([c["x1"] for c in ordered_chars]), "bottom": max([c["bottom"] for c in ordered_chars]),
        }  # fmt: skip

    def iter_chars_to_words(self, ordered_chars: Any, direction: Any) -> Generator[list[Signe], None, None]:
        """The signs of each word of a line."""
        if direction != "ltr":
            yield from super().iter_chars_to_words(ordered_chars, direction)
            return
        mot: list[Signe] = []
        gauche = droite = haut = 0.0
        for signe in ordered_chars:
            texte = signe["text"]
            if texte.isspace() or not texte:
                if mot:
                    yield mot
                if not texte:  # a sign that says nothing is a word of its own
                    yield [signe]
                mot = []
                continue
            x, y = signe["x0"], signe["top"]
            if mot and (x < gauche or x > droite + self.x_tolerance or abs(y - haut) > self.y_tolerance):
                yield mot
                mot = []
            mot.append(signe)
            gauche, droite, haut = x, signe["x1"], y
        if mot:
            yield mot


def words(signes: list[Signe], *, flux: bool = False) -> list[dict[str, Any]]:
    """The words of the signs (``text x0 top x1 bottom``), line by line, or in the order of the file when ``flux``."""
    return _Mots(x_tolerance=ECART, use_text_flow=flux).extract_words(signes)
