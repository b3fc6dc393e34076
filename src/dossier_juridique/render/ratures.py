"""Words struck through: printed, read by a machine, and taken back for whoever sees the page."""

from __future__ import annotations

from typing import Any

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.render.balises import place_of_tag
from dossier_juridique.render.feuille import tokens
from dossier_juridique.render.modeles import Modeles

_BALISES = frozenset(("s", "strike", "del"))
_REMEDE = "Retirez la rature : un montant ou une mention barrés ne valent rien, et le courriel et Word ne la portent pas."


def refuse_struck_style(feuille: str, lieu: str) -> None:
    """Raises SortieRefusee (file, line) for « line-through », in whatever way the style sheet writes it."""
    import tinycss2

    regles = tinycss2.parse_stylesheet(feuille, skip_comments=True, skip_whitespace=True)
    for jeton in tokens(regles):
        if jeton.type == "ident" and jeton.lower_value == "line-through":
            raise SortieRefusee("ce style barre du texte.", remede=_REMEDE, lieu=f"{lieu}, ligne {jeton.source_line}")


def refuse_struck(element: Any, fichier: str, modeles: Modeles) -> None:
    """Raises SortieRefusee for an element of a frame that strikes its words: by its tag, by its style, by a sheet it holds."""
    balise = str(element.tag)
    style = str(element.get("style") or "")
    if balise in _BALISES or "line-through" in style.casefold():
        lieu = place_of_tag(fichier, modeles, balise, "" if balise in _BALISES else "style", style)
        raise SortieRefusee(f"la balise <{balise}> barre du texte.", remede=_REMEDE, lieu=lieu)
    if balise == "style" and element.text:
        refuse_struck_style(element.text or "", fichier)
