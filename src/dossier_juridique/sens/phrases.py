"""The sentences of a passage, cut as the reader by meaning was shown them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FIN = re.compile(
    r"(?<![\s(]M)(?<!\bMM)(?<!\bMe)(?<!\bMme)(?<!\bMlle)(?<!\bDr)(?<!\bart)(?<!\bal)(?<!\bréf)(?<!\btél)(?<!\bcf)(?<!\bno)"
    r"[.!?…]+[»\"”]?\s+(?=[«\"“(]?\s*[A-ZÀ-ÞŒ0-9–—-])|[\n\t]+|\s*;\s+"
)
_A_REMPLIR = re.compile(r"\[[A-ZÀ-ÖØ-ÞŒ'’ ]+\]")
"""« [À COMPLÉTER] » is refused elsewhere, and is no sentence."""
_LETTRES = 12
"""Letters below which a piece of text is a formula or a label, and says nothing to nobody."""


def phrases(passages: Iterable[str]) -> tuple[str, ...]:
    """Each sentence once, in order, without those too short to say anything."""
    vues: dict[str, None] = {}
    for passage in passages:
        debut = 0
        for fin in (*(m.end() for m in _FIN.finditer(passage)), len(passage)):
            phrase = " ".join(_A_REMPLIR.sub("", passage[debut:fin]).split())
            if sum(c.isalpha() for c in phrase) >= _LETTRES:
                vues[phrase] = None
            debut = fin
    return tuple(vues)
