"""Statutory text that an act must reproduce word for word, and how to find it on a printed page.

Source: Code des procédures civiles d'exécution, art. L. 111-8, al. 2 and 3 (Légifrance, state of 3 April 2026),
which a letter of a third-party collector must carry (same code, art. R. 124-4, 5°). Public domain.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

L111_8_ALINEA_2 = (
    "Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier, sauf s'ils concernent "
    "un acte dont l'accomplissement est prescrit par la loi au créancier. Toute stipulation contraire est réputée non "
    "écrite, sauf disposition législative contraire."
)
L111_8_ALINEA_3 = (
    "Cependant, le créancier qui justifie du caractère nécessaire des démarches entreprises pour recouvrer sa créance "
    "peut demander au juge de l'exécution de laisser tout ou partie des frais ainsi exposés à la charge du débiteur de "
    "mauvaise foi."
)
TEXTES_REPRODUITS = (L111_8_ALINEA_2, L111_8_ALINEA_3)
"""Every text reproduced word for word, in the order of the code."""

ACTIVITE_DE_RECOUVREMENT = "exerce une activité de recouvrement amiable"
"""What a collector must say of itself (CPCE, art. R. 124-4, 1°)."""

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2018": "'"})
_DESSIN = re.compile(r"[\s\u00ad\u200b\u2060\ufeff\-\u2010\u2011]+")


def _serrer(texte: str) -> str:
    # Spaces, hyphens of line ends and the shape of apostrophes belong to the layout; accents and words to the text.
    return _DESSIN.sub("", unicodedata.normalize("NFKC", texte).translate(_APOSTROPHES)).casefold()


def reproduit(texte: str, pages: Sequence[str]) -> bool:
    """True when the pages carry that text word for word, whatever the line breaks and the spaces."""
    return _serrer(texte) in _serrer("\n".join(pages))
