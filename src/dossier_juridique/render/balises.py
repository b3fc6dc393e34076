"""Tags opened and closed in their order: a reader of HTML mends what is not, each in its own way, and says nothing.

Where a fault stands is said by the line of the file that somebody wrote, its inclusions followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from msgspec import Struct

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.expressions import expression
from dossier_juridique.render.modeles import Modeles

_SEULES = frozenset(
    ("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)  # fmt: skip
"""Tags that hold nothing, and are not closed."""
_JINJA = expression(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_INCLUS = expression(r"\{%-?\s*include\s+[\"']([^\"']+)[\"']")


class Faute(Struct, frozen=True):
    """A tag that is not closed, or that closes nothing (``orpheline``), and its line."""

    balise: str
    ligne: int
    orpheline: bool = False


class _Pile(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ouvertes: list[Faute] = []
        self.fautes: list[Faute] = []
        self.vues: list[tuple[str, dict[str, str], int]] = []
        self.perdus: list[Faute] = []

    def handle_pi(self, data: str) -> None:
        self.perdus.append(Faute(f"<?{data[:40]}>", self.getpos()[0]))

    def handle_decl(self, decl: str) -> None:
        self.perdus.append(Faute(f"<!{decl[:40]}>", self.getpos()[0]))

    def unknown_decl(self, data: str) -> None:
        self.perdus.append(Faute(f"<![{data[:40]}", self.getpos()[0]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.vues.append((tag, {nom: valeur or "" for nom, valeur in attrs}, self.getpos()[0]))
        if tag not in _SEULES:
            self.ouvertes.append(Faute(tag, self.getpos()[0]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """« <br/> » opens nothing."""
        self.vues.append((tag, {nom: valeur or "" for nom, valeur in attrs}, self.getpos()[0]))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SEULES:
            return
        if all(ouverte.balise != tag for ouverte in self.ouvertes):
            self.fautes.append(Faute(tag, self.getpos()[0], orpheline=True))
            return
        while (derniere := self.ouvertes.pop()).balise != tag:
            self.fautes.append(derniere)


def _lire(texte: str) -> _Pile:
    pile = _Pile()
    pile.feed(texte)
    pile.close()
    return pile


def _fautes(texte: str) -> list[Faute]:
    pile = _lire(texte)
    return pile.fautes + pile.ouvertes[::-1]


def place_of_tag(nom: str, modeles: Modeles, balise: str, attribut: str = "", valeur: str = "") -> str:
    """« charte/lettre.html, ligne 12 »: where the first such tag is written, with this attribute and, if one is so, this value;
    ``nom`` alone when a variable writes it."""
    vues = [
        (f"{fichier}, ligne {ligne}", attributs)
        for fichier, source in _sources(nom, modeles)
        for lue, attributs, ligne in _lire(_JINJA.sub(_sans_jinja, source)).vues
        if lue == balise and (not attribut or attribut in attributs)
    ]
    exactes = [lieu for lieu, attributs in vues if attribut and attributs[attribut] == valeur]
    return next(iter([*exactes, *(lieu for lieu, _ in vues), nom]))


def place_of_sign(noms: tuple[str, ...], modeles: Modeles, signe: str) -> str:
    """Where a sign is written in one of these texts; empty when it comes from the dossier."""
    for nom in noms:
        for fichier, source in _sources(nom, modeles):
            if signe in source:
                return f"{fichier}, ligne {source[: source.index(signe)].count(chr(10)) + 1}"
    return ""


def check_closed(texte: str, nom: str, modeles: Modeles) -> None:
    """Raises SortieRefusee when the filled template ``nom`` leaves a tag open or closes one too many: file, line, tag."""
    lu = _lire(texte)
    if lu.perdus:
        dite = lu.perdus[0].balise
        lieux = (
            f"{fichier}, ligne {perdu.ligne}"
            for fichier, source in _sources(nom, modeles)
            for perdu in _lire(_JINJA.sub(_sans_jinja, source)).perdus
        )
        raise SortieRefusee(
            f"« {dite} » ne s'imprimerait pas.", remede="Retirez cette instruction du modèle.", lieu=next(lieux, nom)
        )
    trouvees = lu.fautes + lu.ouvertes[::-1]
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
