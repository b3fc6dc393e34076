"""Annotations of an exhibit: links made explicit, coordinates moved with the page, form fields kept apart."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from dossier_juridique.assemble.destinations import Destinations
from dossier_juridique.assemble.geometrie import (
    IDENTITE,
    Boite,
    Matrice,
    boite,
    image_boite,
    nombre,
    point,
    tableau,
)

_POINTS = ("/QuadPoints", "/L", "/Vertices", "/CL")
_PARENTS = 40
# What a click may still do in a filing; the rest was removed from the copy and is removed again here.
_ACTIONS = (Name.GoTo, Name.URI, Name.Named, Name.Hide, Name.ResetForm, Name.SetOCGState)


class Annotateur:
    """Prepares the annotations of one exhibit, in the source and before its pages are copied."""

    def __init__(self, source: Pdf, destinations: Destinations) -> None:
        self._source = source
        self._destinations = destinations
        self._vues: set[tuple[int, int]] = set()
        self.racines: dict[tuple[int, int], Object] = {}
        """The topmost node of every form field that shows on a page."""

    def prepare(self, page: Dictionary, matrice: Matrice) -> None:
        """Rewrite the annotations of a page moved by ``matrice``."""
        annotations = page.get("/Annots")
        if not isinstance(annotations, Array):
            if annotations is not None:
                del page["/Annots"]
            return
        gardees = Array()
        for annotation in list(annotations):
            if isinstance(annotation, Dictionary):
                gardees.append(self._one(annotation, page, matrice))
        page.Annots = gardees

    def _one(self, annotation: Dictionary, page: Dictionary, matrice: Matrice) -> Object:
        if annotation.is_indirect and annotation.objgen in self._vues:
            # Shown on two pages: the first page has already moved it.
            return self._source.make_indirect(copy.copy(annotation))
        if not annotation.is_indirect:
            annotation = self._source.make_indirect(annotation)
        self._vues.add(annotation.objgen)
        for cle in ("/AA", "/StructParent", "/AF"):
            if cle in annotation:
                del annotation[cle]
        annotation.P = page
        _drop_actions(annotation)
        self._destinations.make_explicit(annotation)
        if matrice != IDENTITE:
            move(annotation, matrice)
        if annotation.get("/Subtype") == Name.Widget:
            self._widget(annotation)
        return annotation

    def _widget(self, widget: Dictionary) -> None:
        chaine: list[Object] = [widget]
        while isinstance(chaine[-1].get("/Parent"), Dictionary) and len(chaine) < _PARENTS:
            chaine.append(chaine[-1].Parent)
        genre = next((n.get("/FT") for n in chaine if n.get("/FT") is not None), None)
        if genre == Name.Sig:
            # Page copies are no longer what was signed: the drawing stays, the broken signature goes.
            for cle in ("/FT", "/V", "/T", "/TU", "/Parent", "/Lock", "/SV", "/MK", "/Ff", "/Kids", "/DA"):
                if cle in widget:
                    del widget[cle]
            widget.Subtype = Name.Stamp
            widget.F = (int(nombre(widget.get("/F")) or 0) | 0xC0) & 0xFFFF  # read only, locked
            return
        racine = chaine[-1]
        if racine.is_indirect:
            self.racines.setdefault(racine.objgen, racine)


def move(annotation: Dictionary, m: Matrice) -> None:
    """Move the coordinates of an annotation; new arrays, since two annotations may share one."""
    rect = boite(annotation.get("/Rect"))
    if rect is not None:
        annotation.Rect = tableau(image_boite(m, rect))
    for cle in _POINTS:
        liste = annotation.get(cle)
        if isinstance(liste, Array):
            annotation[cle] = _move_points(liste, m)
    traits = annotation.get("/InkList")
    if isinstance(traits, Array):
        annotation.InkList = Array([_move_points(t, m) for t in list(traits) if isinstance(t, Array)])
    marges = annotation.get("/RD")
    if isinstance(marges, Array):
        annotation.RD = tableau([(nombre(v) or 0.0) * m[0] for v in marges])


def _move_points(liste: Array, m: Matrice) -> Array:
    lus = [nombre(v) or 0.0 for v in liste]
    deplaces: list[float] = []
    for i in range(0, len(lus) - 1, 2):
        deplaces.extend(point(m, lus[i], lus[i + 1]))
    return tableau(deplaces)


def _drop_actions(annotation: Dictionary) -> None:
    action = annotation.get("/A")
    if action is None:
        return
    if not isinstance(action, Dictionary) or action.get("/S") not in _ACTIONS:
        del annotation["/A"]
    elif "/Next" in action:
        suite = action.Next
        etapes = list(suite) if isinstance(suite, Array) else [suite]
        if any(not isinstance(e, Dictionary) or e.get("/S") not in _ACTIONS or "/Next" in e for e in etapes):
            del action["/Next"]


def shown_boxes(page: Dictionary) -> list[Boite]:
    """The rectangles of the annotations a stamp must not cover, in user space."""
    annotations = page.get("/Annots")
    trouves: list[Boite] = []
    for annotation in list(annotations) if isinstance(annotations, Array) else []:
        if isinstance(annotation, Dictionary) and annotation.get("/Subtype") != Name.Popup:
            rect = boite(annotation.get("/Rect"))
            if rect is not None:
                trouves.append(rect)
    return trouves


def carry_fields(cible: Pdf, source: Pdf, racines: Sequence[Object], numero: str) -> None:
    """Declare in ``cible`` the fields of one exhibit, below a node of their own: « piece_3.nom ».

    Two exhibits may have a field of the same name; without the node a reader would show one value in both.
    To be called once the pages have been copied.
    """
    if not racines:
        return
    ancien = source.Root.get("/AcroForm")
    ancien = ancien if isinstance(ancien, Dictionary) else Dictionary()
    if not isinstance(cible.Root.get("/AcroForm"), Dictionary):
        cible.Root.AcroForm = cible.make_indirect(Dictionary(Fields=Array()))
    formulaire = cible.Root.AcroForm
    noeud = cible.make_indirect(
        Dictionary(T=String("piece_" + numero.replace(".", "_").replace(" ", "_")), Kids=Array())
    )
    for cle in (
        "/DA",
        "/Q",
    ):  # inheritable: what was the default of the exhibit remains the default of its fields
        if ancien.get(cle) is not None:
            noeud[cle] = ancien[cle]
    for racine in racines:
        champ = cible.copy_foreign(racine)
        champ.Parent = noeud
        noeud.Kids.append(champ)
    formulaire.Fields.append(noeud)
    if bool(ancien.get("/NeedAppearances", False)):
        formulaire.NeedAppearances = True
    _merge_resources(cible, source, formulaire, ancien.get("/DR"))


def _merge_resources(cible: Pdf, source: Pdf, formulaire: Object, ressources: object) -> None:
    # Only needed to type in a field again: of two fonts of the same name the first is kept.
    if not isinstance(ressources, Dictionary):
        return
    copie = cible.copy_foreign(source.make_indirect(copy.copy(ressources)))
    if not isinstance(formulaire.get("/DR"), Dictionary):
        formulaire.DR = Dictionary()
    for genre, contenu in copie.items():
        if not isinstance(contenu, Dictionary):
            continue
        if not isinstance(formulaire.DR.get(genre), Dictionary):
            formulaire.DR[genre] = Dictionary()
        for nom, objet in contenu.items():
            if nom not in formulaire.DR[genre]:
                formulaire.DR[genre][nom] = objet
