"""Where the style sheet of an office says what cannot be printed: file and line, for whoever has to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from dossier_juridique.render.modeles import Modeles

FEUILLE = "charte/charte.css"
_CITE = re.compile("« ([^»]+) »")


def place_of_rule(dit: str, ligne: int, feuille: bytes, nom: str) -> str:
    """« charte/charte.css, ligne 12 » of the rule that ``dit`` names between quotation marks, ``ligne`` being what WeasyPrint
    says of it (0: nothing); empty when it is not there, but in a « style » of a frame."""
    trouve = _CITE.search(dit)
    lignes = feuille.decode("utf-8", "replace").splitlines()
    if trouve is None:
        return ""
    mots = trouve[1].partition(":")[0].strip() if ligne else trouve[1].strip()
    rangs = range(max(1, ligne - 1), min(len(lignes), ligne + 1) + 1) if ligne else range(1, len(lignes) + 1)
    proche = sorted((rang for rang in rangs if mots in lignes[rang - 1]), key=lambda rang: abs(rang - ligne) if ligne else rang)
    return f"{nom}, ligne {proche[0]}" if proche else ""


def place_of_address(dit: str, feuille: bytes, nom: str) -> str:
    """The same for the address of a file, « url(…) » or « @import », of which ``dit`` gives the end between quotation marks."""
    import tinycss2

    trouve = _CITE.search(dit)
    if trouve is None:
        return ""
    fin = _end(trouve[1])
    for jeton in tokens(tinycss2.parse_stylesheet(feuille.decode("utf-8", "replace"), skip_comments=True)):
        if jeton.type in ("url", "string") and fin and _end(jeton.value).endswith(fin):
            return f"{nom}, ligne {jeton.source_line}"
    return ""


def style_strings(modeles: Modeles) -> list[str]:
    """The texts that a style sheet prints by itself (« content »)."""
    import tinycss2

    feuille = modeles.read(FEUILLE).decode("utf-8", "replace")
    textes, dedans = [], False
    for jeton in tokens(tinycss2.parse_stylesheet(feuille, skip_comments=True)):
        if jeton.type == "ident":
            dedans = dedans or jeton.lower_value == "content"
        elif jeton.type == "literal" and jeton.value == ";":
            dedans = False
        elif jeton.type == "string" and dedans:
            textes.append(jeton.value)
    return textes


def tokens(noeuds: Iterable[Any]) -> Iterator[Any]:
    """Every token of rules read by tinycss2, and of what they hold."""
    for noeud in noeuds:
        yield noeud
        for champ in ("prelude", "content", "arguments"):
            yield from tokens(getattr(noeud, champ, None) or ())


def _end(adresse: str) -> str:
    """An address as far as it is the same relative and absolute: without scheme, nor steps up."""
    return re.sub(r"^(?:file:)?/*(?:(?:modeles|charte|\.\.?)/+)*", "", adresse)[:80]
