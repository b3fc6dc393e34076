"""Tags opened and closed in their order: a reader of HTML mends what is not, each in its own way, and says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.render.modeles import Modeles

_SEULES = frozenset(
    ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)  # fmt: skip
"""Tags that hold nothing, and are not closed."""
_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_INCLUS = re.compile(r"\{%-?\s*include\s+[\"']([^\"']+)[\"']")


@dataclass(frozen=True, slots=True)
class Faute:
    """A tag that is not closed, or that closes nothing (``orpheline``), and its line."""

    balise: str
    ligne: int
    orpheline: bool = False


class _Pile(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ouvertes: list[Faute] = []
        self.fautes: list[Faute] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SEULES:
            self.ouvertes.append(Faute(tag, self.getpos()[0]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """« <br/> » opens nothing."""

    def handle_endtag(self, tag: str) -> None:
        if tag in _SEULES:
            return
        if all(ouverte.balise != tag for ouverte in self.ouvertes):
            self.fautes.append(Faute(tag, self.getpos()[0], orpheline=True))
            return
        while (derniere := self.ouvertes.pop()).balise != tag:
            self.fautes.append(derniere)


def _fautes(texte: str) -> list[Faute]:
    pile = _Pile()
    pile.feed(texte)
    pile.close()
    return pile.fautes + pile.ouvertes[::-1]


def check_closed(texte: str, nom: str, modeles: Modeles) -> None:
    """Raises SortieRefusee when the filled template ``nom`` leaves a tag open or closes one too many: file, line, tag."""
    trouvees = _fautes(texte)
    if not trouvees:
        return
    # Lines are those of the file: what was filled has others. A tag opened in one branch alone has no line of its own.
    faute = trouvees[0]
    lieu = next(
        (
            f"{fichier}, ligne {ecrite.ligne}"
            for fichier, source in _sources(nom, modeles)
            for ecrite in _fautes(_JINJA.sub(_sans_jinja, source))
            if (ecrite.balise, ecrite.orpheline) == (faute.balise, faute.orpheline)
        ),
        nom,
    )
    if faute.orpheline:
        raise SortieRefusee(
            f"la balise </{faute.balise}> ferme ce que rien n'a ouvert.",
            remede=f"Retirez-la, ou ouvrez <{faute.balise}> avant elle.",
            lieu=lieu,
        )
    raise SortieRefusee(
        f"la balise <{faute.balise}> n'est pas refermée.",
        remede=f"Ajoutez </{faute.balise}> à la fin du passage, avant de refermer ce qui le contient.",
        lieu=lieu,
    )


def _sans_jinja(trouve: re.Match[str]) -> str:
    return "\n" * trouve[0].count("\n")


def _sources(nom: str, modeles: Modeles) -> Iterator[tuple[str, str]]:
    """The file, and those it includes."""
    vus: set[str] = set()
    restent = [nom]
    while restent:
        fichier = restent.pop(0)
        if fichier in vus or next(modeles.candidates(fichier), None) is None:
            continue
        vus.add(fichier)
        source = modeles.read(fichier).decode("utf-8-sig", "replace")
        yield fichier, source
        restent += _INCLUS.findall(source)
