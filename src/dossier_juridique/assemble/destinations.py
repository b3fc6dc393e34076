"""Destinations of an exhibit made explicit: a page and a view, no name left to collide with a neighbour's."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from dossier_juridique.assemble.geometrie import IDENTITE, Matrice, nombre, tableau

_PROFONDEUR = 40
_COORDONNEES = {"/FitH": "y", "/FitBH": "y", "/FitV": "x", "/FitBV": "x", "/FitR": "xyxy", "/XYZ": "xy"}

Vue = list[str | float | None]


class Destinations:
    """Resolves the destinations of one exhibit.

    ``matrices[i]`` is what was done to page i (reduction): the coordinates of a view move with its page.
    """

    def __init__(self, pdf: Pdf, matrices: Sequence[Matrice]) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._index = {page.objgen: i for i, page in enumerate(self._pages)}
        self._matrices = matrices
        self._noms: dict[bytes, Object] | None = None
        self._faites: set[tuple[int, int]] = set()

    def resolve(self, valeur: object) -> tuple[int, Vue] | None:
        """Return (0-based page of the exhibit, view), or None when the destination leads nowhere."""
        if isinstance(valeur, String):
            valeur = self._named().get(bytes(valeur))
        elif isinstance(valeur, Name):
            anciens = self._pdf.Root.get("/Dests")
            valeur = anciens.get(str(valeur)) if isinstance(anciens, Dictionary) else None
        if isinstance(valeur, Dictionary):
            valeur = valeur.get("/D")
        if not isinstance(valeur, Array) or len(valeur) == 0:
            return None
        page = self._page(valeur[0])
        if page is None:
            return None
        return page, _view([valeur[i] for i in range(1, len(valeur))], self._matrices[page])

    def explicit(self, valeur: object) -> Array | None:
        """The same as an array whose first item is the page object itself."""
        trouve = self.resolve(valeur)
        return None if trouve is None else write_destination(self._pages[trouve[0]], trouve[1])

    def make_explicit(self, porteur: Dictionary) -> None:
        """Rewrite /Dest and the GoTo actions of an annotation in place; a dead destination is removed."""
        if "/Dest" in porteur:
            _replace(porteur, "/Dest", self.explicit(porteur.get("/Dest")))
        self._actions(porteur, "/A", 0)

    def _actions(self, porteur: Dictionary, cle: str, profondeur: int) -> None:
        action = porteur.get(cle)
        if isinstance(action, Array):
            for element in list(action):
                if isinstance(element, Dictionary):
                    self._one(element, profondeur)
        elif isinstance(action, Dictionary):
            self._one(action, profondeur)
            if action.get("/S") == Name.GoTo and "/D" not in action and "/Next" not in action:
                del porteur[cle]

    def _one(self, action: Dictionary, profondeur: int) -> None:
        # An action shared by two links is rewritten once: twice would move its coordinates twice.
        if profondeur > _PROFONDEUR or (action.is_indirect and action.objgen in self._faites):
            return
        self._faites.add(action.objgen)
        if action.get("/S") == Name.GoTo:
            _replace(action, "/D", self.explicit(action.get("/D")))
            if "/SD" in action:
                del action["/SD"]
        self._actions(action, "/Next", profondeur + 1)

    def _page(self, reference: object) -> int | None:
        if isinstance(reference, Dictionary):
            return self._index.get(reference.objgen)
        numero = nombre(reference)
        if numero is None or not 0 <= numero < len(self._pages):
            return None
        return int(numero)

    def _named(self) -> dict[bytes, Object]:
        if self._noms is None:
            self._noms = {}
            noms = self._pdf.Root.get("/Names")
            racine = noms.get("/Dests") if isinstance(noms, Dictionary) else None
            _walk_names(racine, self._noms)
        return self._noms


def write_destination(page: Object, vue: Vue) -> Array:
    """Build the array of a destination on ``page``."""
    ecrit = Array([page, Name(str(vue[0]))])
    for v in vue[1:]:
        ecrit.append(tableau([v])[0] if isinstance(v, float) else None)
    return ecrit


def _replace(porteur: Dictionary, cle: str, valeur: Array | None) -> None:
    if valeur is not None:
        porteur[cle] = valeur
    elif cle in porteur:
        del porteur[cle]


def _view(reste: list[object], matrice: Matrice) -> Vue:
    genre = str(reste[0]) if reste and isinstance(reste[0], Name) else "/Fit"
    axes = _COORDONNEES.get(genre)
    if axes is None:
        return [genre if genre in ("/Fit", "/FitB") else "/Fit"]
    valeurs = [nombre(v) for v in reste[1 : 1 + len(axes)]]
    valeurs += [None] * (len(axes) - len(valeurs))
    if genre == "/FitR" and None in valeurs:
        return ["/Fit"]
    sx, sy, tx, ty = matrice[0], matrice[3], matrice[4], matrice[5]
    vue: Vue = [genre]
    for axe, v in zip(axes, valeurs, strict=True):
        if v is not None and matrice != IDENTITE:
            v = v * sx + tx if axe == "x" else v * sy + ty
        vue.append(v)
    if genre == "/XYZ":
        vue.append(nombre(reste[3]) if len(reste) > 3 else None)
    return vue


def _walk_names(racine: object, trouves: dict[bytes, Object]) -> None:
    a_voir: list[object] = [racine]
    vus: set[tuple[int, int]] = set()
    while a_voir:
        noeud = a_voir.pop()
        if not isinstance(noeud, Dictionary) or (noeud.is_indirect and noeud.objgen in vus):
            continue
        vus.add(noeud.objgen)
        noms = noeud.get("/Names")
        if isinstance(noms, Array):
            for i in range(0, len(noms) - 1, 2):
                if isinstance(noms[i], String):
                    trouves.setdefault(bytes(noms[i]), noms[i + 1])
        enfants = noeud.get("/Kids")
        if isinstance(enfants, Array):
            a_voir.extend(reversed(list(enfants)))
