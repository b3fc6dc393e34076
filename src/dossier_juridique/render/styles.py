"""The styles of the elements of a page, worked out once for all the letters of a style sheet.

A style of WeasyPrint is worked out key by key, from what the sheets say of an element and from the style of its parent. Two
elements of two letters, of which the sheets say the same and whose parents have the same style, have the same style too:
it is kept with the font configuration, which lives as long as its style sheet.
"""

from __future__ import annotations

from typing import Any

_NOEUDS_MAX = 8000
"""Styles kept for one style sheet; a letter has a hundred and fifty. Beyond, all are forgotten."""
_SANS_EFFET = frozenset(
    (*(f"{quoi}_{cote}" for quoi in ("margin", "padding") for cote in ("top", "right", "bottom", "left")),
     "counter_set", "counter_reset", "counter_increment")
)  # fmt: skip
"""Keys from which no other is worked out: WeasyPrint changes them in the style of a table, and in that of a page."""
_DITES = frozenset(("lang", "anchor"))
"""Keys that WeasyPrint draws from an attribute of the element, hence from an object that is new each time."""


class Noeud:
    """What is known of one style: its ``valeurs`` by key, as specified too for those of which WeasyPrint keeps both, the
    styles of the elements below it, and that of its anonymous boxes. ``tenu``: what its name in ``enfants`` rests on.
    """

    __slots__ = ("anonyme", "enfants", "hauteur", "police", "specifiees", "tenu", "valeurs")

    def __init__(self, tenu: Any = None) -> None:
        self.valeurs: dict[str, Any] = {}
        self.specifiees: dict[str, Any] = {}
        self.enfants: dict[Any, Noeud] = {}
        self.anonyme: Noeud | None = None
        self.police: Any = None
        self.hauteur: Any = None
        self.tenu = tenu

    def below_anonymous(self) -> Noeud:
        """The style of the anonymous boxes of this element."""
        if self.anonyme is None:
            self.anonyme = Noeud()
        return self.anonyme


class Retenue:
    """All the styles kept for one font configuration, hence one style sheet."""

    def __init__(self) -> None:
        self.racine = Noeud()
        self.nombre = 0
        self.permise = True
        self.lignes: dict[Any, Any] = {}
        self.dessins: dict[Any, Any] = {}

    def below(self, parent: Noeud, cle: Any, tenu: Any) -> Noeud:
        """The style below ``parent`` of which the sheets say ``cle``."""
        noeud = parent.enfants.get(cle)
        if noeud is None:
            noeud = parent.enfants[cle] = Noeud(tenu)
            self.nombre += 1
        return noeud

    def start(self) -> Noeud:
        """Where the styles of a document begin."""
        if self.nombre > _NOEUDS_MAX:
            self.racine, self.nombre = Noeud(), 0
            self.lignes.clear()
            self.dessins.clear()
        return self.racine


def keep_styles(css: Any) -> None:
    """Put in place, of ``weasyprint.css``, what keeps the styles of the configurations that have a ``retenue``."""
    origine, anonyme = css.ComputedStyle, css.AnonymousStyle

    class Style(origine):  # type: ignore[misc, valid-type]
        retenu = True

        def __init__(self, parent_style: Any, cascaded: Any, pseudo_type: Any, *reste: Any) -> None:
            super().__init__(parent_style, cascaded, pseudo_type, *reste)
            self.interne = False
            self.noeud = _node(self, parent_style, cascaded, pseudo_type)
            if self.noeud is not None:
                self.update(self.noeud.valeurs)
                self.specified.update(self.noeud.specifiees)

        @property
        def initial_page_sizes(self) -> Any:
            """A length that depends on the size of the page: nothing more is kept of this style sheet."""
            if (retenue := getattr(self.font_config, "retenue", None)) is not None:
                retenue.permise = False
            return self.tailles

        @initial_page_sizes.setter
        def initial_page_sizes(self, tailles: Any) -> None:
            self.tailles = tailles

        def copy(self) -> Any:
            """A copy is made to be changed."""
            copie = Style(self.parent_style, self.cascaded, "first-line", self.root_style, self.base_url, self.font_config,
                          self.tailles)  # fmt: skip
            copie.pseudo_type = self.pseudo_type
            copie.update(self)
            copie.specified = self.specified.copy()
            return copie

        def __setitem__(self, cle: str, valeur: Any) -> None:
            if not self.interne and cle not in _SANS_EFFET:
                self.noeud = None  # changed by the layout: what is worked out from now on is its own
            dict.__setitem__(self, cle, valeur)

        def __missing__(self, cle: str) -> Any:
            avant, self.interne = self.interne, True
            try:
                valeur = super().__missing__(cle)
            finally:
                self.interne = avant
            noeud = self.noeud
            if noeud is not None and self.font_config.retenue.permise:
                noeud.valeurs[cle] = valeur
                if self.specified:
                    noeud.specifiees.update(self.specified)
            return valeur

    class Anonyme(anonyme):  # type: ignore[misc, valid-type]
        def __init__(self, parent_style: Any) -> None:
            super().__init__(parent_style)
            dessus = getattr(parent_style, "noeud", None)
            self.interne = False
            self.noeud = dessus.below_anonymous() if dessus is not None else None
            if self.noeud is not None:
                self.update(self.noeud.valeurs)

        def copy(self) -> Any:
            copie = super().copy()
            copie.noeud = None
            copie.clear()
            copie.update(self)
            return copie

        def __setitem__(self, cle: str, valeur: Any) -> None:
            if not self.interne and cle not in _SANS_EFFET:
                self.noeud = None
            dict.__setitem__(self, cle, valeur)

        def __missing__(self, cle: str) -> Any:
            avant, self.interne = self.interne, True
            try:
                valeur = super().__missing__(cle)
            finally:
                self.interne = avant
            noeud = self.noeud
            if noeud is not None and self.parent_style.noeud is not None and self.font_config.retenue.permise:
                noeud.valeurs[cle] = valeur
            return valeur

    css.ComputedStyle, css.AnonymousStyle = Style, Anonyme


def _node(style: Any, parent: Any, cascade: Any, pseudo: Any) -> Noeud | None:
    """Where the style of an element is kept; None when it is not: WeasyPrint goes through the keys of the styles of a first
    line or letter, which must hold only what was asked of them."""
    retenue: Retenue | None = getattr(style.font_config, "retenue", None)
    if retenue is None or not retenue.permise or pseudo in ("first-line", "first-letter"):
        return None
    dessus = retenue.start() if parent is None else getattr(parent, "noeud", None)
    if dessus is None:
        return None
    # What a sheet says is one object as long as the sheet is; what an attribute says (a language, an anchor) is a text.
    # The weight tells a logical property from a physical one; that of a page is a list.
    page = isinstance(next(iter(cascade.values()), (None, (0, 0, ())))[1][2], list)
    dit = tuple(
        (cle, v if type(v) is str or cle in _DITES else id(v), (*poids[:2], *poids[2]) if page else poids)
        for cle, (v, poids) in cascade.items()
    )
    return retenue.below(dessus, (pseudo, style.base_url if parent is None else "", dit), cascade)
