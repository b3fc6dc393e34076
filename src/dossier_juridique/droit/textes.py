"""Statutory text that an act must reproduce word for word, and how to find it on a printed page.

Sources: Code de procédure civile, art. 861-2 and 832, which an assignation for payment recalls (same code, art. 855 and
753; Légifrance, state of 3 April 2026).
Code des procédures civiles d'exécution, art. L. 111-8, al. 2 and 3 (Légifrance, state of 3 April 2026),
which a letter of a third-party collector must carry (same code, art. R. 124-4, 5°). Public domain.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from dossier_juridique.expressions import expression

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
_DEFAUT = (
    "L'auteur de cette demande incidente peut ne pas se présenter à l'audience, conformément au second alinéa de "
    "l'article 446-1. Dans ce cas, le juge ne fait droit aux demandes présentées contre cette partie que s'il les estime "
    "régulières, recevables et bien fondées."
)
CPC_861_2 = (
    "Sans préjudice des dispositions de l'article 68, la demande incidente tendant à l'octroi d'un délai de paiement en "
    "application de l'article 1343-5 du code civil peut être formée par requête faite, remise ou adressée au greffe, où "
    "elle est enregistrée. L'auteur de cette demande doit justifier avant l'audience que l'adversaire en a eu "
    "connaissance par lettre recommandée avec demande d'avis de réception. Les pièces que la partie invoque à l'appui de "
    "sa demande de délai de paiement sont jointes à la requête.",
    _DEFAUT,
)
"""Time to pay asked before the tribunal de commerce; its two paragraphs."""
CPC_832 = (
    "Sans préjudice des dispositions de l'article 68, la demande incidente tendant à l'octroi d'un délai de paiement en "
    "application de l'article 1343-5 du code civil peut être formée par courrier remis ou adressé au greffe. Les pièces "
    "que la partie souhaite invoquer à l'appui de sa demande sont jointes à son courrier. La demande est communiquée aux "
    "autres parties, à l'audience, par le juge, sauf la faculté pour ce dernier de la leur faire notifier par le "
    "greffier, accompagnée des pièces jointes, par lettre recommandée avec demande d'avis de réception.",
    _DEFAUT,
)
"""The same before the tribunal judiciaire when no avocat is required."""

TEXTES_REPRODUITS = (L111_8_ALINEA_2, L111_8_ALINEA_3, *CPC_861_2, CPC_832[0])
"""Every text reproduced word for word."""

ACTIVITE_DE_RECOUVREMENT = "exerce une activité de recouvrement amiable"
"""What a collector must say of itself (CPCE, art. R. 124-4, 1°)."""

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2018": "'"})
_DESSIN = expression(r"[\s\u00ad\u200b\u2060\ufeff\-\u2010\u2011]+")


def _serrer(texte: str) -> str:
    # Spaces, hyphens of line ends and the shape of apostrophes belong to the layout; accents and words to the text.
    return _DESSIN.sub("", unicodedata.normalize("NFKC", texte).translate(_APOSTROPHES)).casefold()


def reproduit(texte: str, pages: Sequence[str]) -> bool:
    """True when the pages carry that text word for word, whatever the line breaks and the spaces."""
    return _serrer(texte) in _serrer("\n".join(pages))
