"""Three sets must be equal: the exhibits cited by the requête, listed by the bordereau, and attached."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.expressions import expression
from dossier_juridique.model.liasse import Section
from dossier_juridique.model.numeros import NUMERO

_NUMERO = rf"{NUMERO}(?:-\d+)?"
_PAGE = r"(?:,? p\. \d+)?"
_EN_MOTS = expression(rf"\b[Pp]ièces? n° ?((?:{_NUMERO}){_PAGE}(?:(?:, | et )(?:{_NUMERO})(?! \d){_PAGE})*)")
_REMEDE = "Rétablissez la citation dans le texte de l'acte (modeles/), ou joignez la pièce, puis relancez."


def verify_three_ways(jointes: Sequence[str], citees: set[str], listees: set[str], textes: Sequence[str]) -> None:
    """Raises SortieRefusee when an attached exhibit is not cited or not listed, or when a cited one is not attached.

    ``citees`` and ``listees``: the numbers linked from the requête and from the bordereau; ``textes``: what the
    generated pages say, where a number may be written without a link.
    """
    for numero in jointes:
        if numero not in citees:
            raise SortieRefusee(f"la pièce n° {numero} est jointe sans être citée dans la requête.", remede=_REMEDE)
        if numero not in listees:
            raise SortieRefusee(f"la pièce n° {numero} est jointe sans figurer au bordereau.", remede=_REMEDE)
    for page, texte in enumerate(textes, 1):
        for numero in sorted(cited_numbers(texte) - set(jointes)):
            raise SortieRefusee(f"la page {page} cite la pièce n° {numero}, qui n'est pas jointe.", remede=_REMEDE)


def cited_numbers(texte: str) -> set[str]:
    """The exhibits that a page cites in words: « (pièce n° 3, p. 2) », « pièces n° 1 p. 2, 2 bis et 4-1 »."""
    trouves: set[str] = set()
    for liste in _EN_MOTS.findall(" ".join(texte.split())):
        trouves.update(re.findall(_NUMERO, re.sub(r",? p\. \d+", "", liste)))
    return trouves


def listing_pages(sections: Sequence[Section], fin: int) -> range:
    """The pages (0-based) of the bordereau; empty when the filing has none. ``fin``: number of generated pages."""
    fins = [*(s.premiere_page for s in sections[1:]), fin]
    for section, suivante in zip(sections, fins, strict=True):
        if section.titre.casefold().startswith("bordereau"):
            return range(section.premiere_page, suivante)
    return range(0)
