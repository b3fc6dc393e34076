"""Bookmarks: those of an exhibit read, those of the filing written."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from pikepdf import Dictionary, Name, Object, Pdf, String

from dossier_juridique.assemble.destinations import Destinations, Vue, write_destination

_PROFONDEUR = 30
_NOMBRE = 20_000


class Signet(Struct):
    """A bookmark: title, 0-based page (None: a heading that leads nowhere), view, children, unfolded or not."""

    titre: str
    page: int | None
    vue: Vue = field(default_factory=lambda: ["/Fit"])
    enfants: list[Signet] = field(default_factory=list)
    ouvert: bool = False


def read_bookmarks(pdf: Pdf, destinations: Destinations, decalage: int) -> list[Signet]:
    """Read the bookmarks of an exhibit, pages counted from ``decalage``.

    Loops and bookmarks deeper than 30 levels are cut; a bookmark that led outside the exhibit keeps its title.
    """
    racine = pdf.Root.get("/Outlines")
    vus: set[tuple[int, int]] = set()
    if not isinstance(racine, Dictionary):
        return []
    return _children(racine, destinations, decalage, vus, 0)


def _children(
    parent: Dictionary,
    destinations: Destinations,
    decalage: int,
    vus: set[tuple[int, int]],
    profondeur: int,
) -> list[Signet]:
    signets: list[Signet] = []
    noeud = parent.get("/First")
    while isinstance(noeud, Dictionary) and noeud.is_indirect and noeud.objgen not in vus and len(vus) < _NOMBRE:
        vus.add(noeud.objgen)
        titre = noeud.get("/Title")
        signet = Signet(str(titre) if isinstance(titre, String) else "", None)
        cible = noeud.get("/Dest")
        action = noeud.get("/A")
        if cible is None and isinstance(action, Dictionary) and action.get("/S") == Name.GoTo:
            cible = action.get("/D")
        trouve = destinations.resolve(cible)
        if trouve is not None:
            signet.page, signet.vue = trouve[0] + decalage, trouve[1]
        if profondeur < _PROFONDEUR:
            signet.enfants = _children(noeud, destinations, decalage, vus, profondeur + 1)
        if signet.titre or signet.enfants:
            signets.append(signet)
        noeud = noeud.get("/Next")
    return signets


def write_bookmarks(pdf: Pdf, signets: Sequence[Signet], pages: Sequence[Object]) -> None:
    """Replace the bookmarks of ``pdf`` by these; ``pages``: all of its pages."""
    if "/Outlines" in pdf.Root:
        del pdf.Root["/Outlines"]
    if not signets:
        return
    racine = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    _write(pdf, racine, signets, pages)
    pdf.Root.Outlines = racine


def _write(pdf: Pdf, parent: Object, signets: Sequence[Signet], pages: Sequence[Object]) -> int:
    """Write one level and return how many of its lines show when ``parent`` is unfolded."""
    noeuds: list[Object] = []
    visibles = 0
    for signet in signets:
        noeud = pdf.make_indirect(Dictionary(Title=String(signet.titre), Parent=parent))
        if signet.page is not None:
            noeud.Dest = write_destination(pages[signet.page], signet.vue)
        if noeuds:
            noeud.Prev = noeuds[-1]
            noeuds[-1].Next = noeud
        noeuds.append(noeud)
        visibles += 1
        if signet.enfants:
            dessous = _write(pdf, noeud, signet.enfants, pages)
            noeud.Count = dessous if signet.ouvert else -dessous
            visibles += dessous if signet.ouvert else 0
    parent.First, parent.Last = noeuds[0], noeuds[-1]
    if parent.get("/Type") == Name.Outlines:
        parent.Count = visibles
    return visibles
