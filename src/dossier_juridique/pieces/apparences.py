"""Turns form fields and media into plain drawing, and keeps of the annotations what a court may see.

A field is shown as the exhibit shows it; its value can then neither change nor mix with a field of the same name
in another exhibit. The appearance is drawn by the page itself, in the place the annotation had.
"""

from __future__ import annotations

import re

import pikepdf

from dossier_juridique.pieces.champs import draw_check, is_checked, shown_text, write_value
from dossier_juridique.pieces.refus import Bilan, list_pages

_RELECTURE = frozenset(
    {
        "/Text",
        "/FreeText",
        "/Highlight",
        "/Underline",
        "/Squiggly",
        "/StrikeOut",
        "/Caret",
        "/Ink",
        "/Line",
        "/Square",
        "/Circle",
        "/Polygon",
        "/PolyLine",
        "/Stamp",
        "/Redact",
    }
)
_GARDEES = _RELECTURE | {"/Link", "/Popup", "/Watermark", "/PrinterMark"}
_MEDIA = {
    "/FileAttachment": "fichier joint en annotation",
    "/Sound": "son ou vidéo",
    "/Movie": "son ou vidéo",
    "/Screen": "son ou vidéo",
    "/RichMedia": "contenu multimédia",
    "/3D": "vue en trois dimensions",
}
_CACHE = 0x02 | 0x20  # hidden, no view (ISO 32000-1, table 165)
_MONTRE_DU_TEXTE = re.compile(rb"\bT[jJ]\b|'|\"")


def flatten_annotations(pdf: pikepdf.Pdf, pages: list[pikepdf.Dictionary], bilan: Bilan) -> list[tuple[int, str]]:
    """Draws fields and media into their pages, drops what is no annotation, and removes the form.

    Returns the text values that must now be readable, as (0-based page, value), for the re-reading.
    """
    attendues: list[tuple[int, str]] = []
    relecture: list[int] = []
    ecartees: list[int] = []
    racine = pdf.Root
    formulaire = racine.get("/AcroForm")
    ressources_form = formulaire.get("/DR") if isinstance(formulaire, pikepdf.Dictionary) else None
    champs = False
    for rang, page in enumerate(pages):
        annotations = page.get("/Annots")
        if annotations is None:
            continue
        gardees: list[pikepdf.Object] = []
        traces: list[bytes] = []
        for annotation in annotations if isinstance(annotations, pikepdf.Array) else ():
            if not isinstance(annotation, pikepdf.Dictionary):
                ecartees.append(rang + 1)
                continue
            genre = annotation.get("/Subtype")
            sorte = str(genre) if isinstance(genre, pikepdf.Name) else ""
            if sorte == "/Widget" or sorte in _MEDIA:
                if sorte == "/Widget":
                    champs = True
                    _prepare_widget(pdf, rang, annotation, attendues, bilan)
                else:
                    bilan.remove(_MEDIA[sorte])
                traces += _draw(page, annotation, ressources_form, len(traces))
            elif sorte in _GARDEES and "/Rect" in annotation:
                gardees.append(annotation)
                if sorte in _RELECTURE and rang + 1 not in relecture:
                    relecture.append(rang + 1)
            else:
                # A kind that is not ours to keep is drawn as the exhibit shows it; only what shows nothing is lost.
                dessin = _draw(page, annotation, ressources_form, len(traces))
                traces += dessin
                if not dessin:
                    ecartees.append(rang + 1)
        _append_drawing(pdf, page, traces)
        if gardees:
            page["/Annots"] = pikepdf.Array(gardees)
        else:
            del page["/Annots"]
    if "/AcroForm" in racine:
        if isinstance(formulaire, pikepdf.Dictionary) and "/XFA" in formulaire:
            bilan.remove("formulaire XFA")
        del racine["/AcroForm"]
    if champs:
        bilan.remove("champs de formulaire (leur contenu reste affiché)")
    if relecture:
        bilan.warn(
            f"La pièce porte des annotations de relecture ({list_pages(relecture)}), conservées : "
            "vérifiez qu'elles doivent être produites."
        )
    if ecartees:
        bilan.warn(f"Des annotations illisibles ont été retirées ({list_pages(sorted(set(ecartees)))}).")
    return attendues


def _prepare_widget(
    pdf: pikepdf.Pdf, rang: int, widget: pikepdf.Dictionary, attendues: list[tuple[int, str]], bilan: Bilan
) -> None:
    """Gives an appearance to a text field that has a value and shows none, as a viewer would, and to a box that is on."""
    if _flags(widget) & _CACHE:
        return
    texte = shown_text(widget)
    apparence = _appearance(widget)
    if texte:
        attendues.append((rang, texte))
        if apparence is not None and _MONTRE_DU_TEXTE.search(apparence.read_bytes()):
            return
        dessin = write_value(pdf, widget, texte)
    elif not isinstance(widget.get("/AP"), pikepdf.Dictionary) and is_checked(widget):
        dessin = draw_check(pdf, widget)
    else:
        return
    if dessin is not None:
        widget["/AP"] = pikepdf.Dictionary(N=dessin)
        bilan.warn(
            f"Le formulaire (page {rang + 1}) ne contenait pas l'affichage de ses valeurs : "
            "elles ont été redessinées, vérifiez la copie."
        )


def _appearance(annotation: pikepdf.Dictionary) -> pikepdf.Stream | None:
    apparences = annotation.get("/AP")
    normale = apparences.get("/N") if isinstance(apparences, pikepdf.Dictionary) else None
    if isinstance(normale, pikepdf.Dictionary):
        etat = annotation.get("/AS")
        normale = normale.get(str(etat)) if isinstance(etat, pikepdf.Name) else None
    return normale if isinstance(normale, pikepdf.Stream) else None


def _draw(page: pikepdf.Dictionary, annotation: pikepdf.Dictionary, ressources_form: object, rang: int) -> list[bytes]:
    apparence = _appearance(annotation)
    if apparence is None or _flags(annotation) & _CACHE:
        return []
    apparence["/Type"] = pikepdf.Name.XObject
    apparence["/Subtype"] = pikepdf.Name.Form
    if "/Resources" not in apparence and isinstance(ressources_form, pikepdf.Dictionary):
        apparence["/Resources"] = ressources_form
    if "/OC" in annotation and "/OC" not in apparence:
        apparence["/OC"] = annotation["/OC"]
    nom = f"/PieceAnnot{rang}"
    try:
        trace = pikepdf.Annotation(annotation).get_page_content_for_appearance(
            pikepdf.Name(nom), int(page.get("/Rotate", 0)), 0, _CACHE
        )
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return []  # no usable rectangle: no viewer shows it either
    if not trace:
        return []
    if not rang:
        # The page's own copy, once: resources are often shared with the other pages.
        ressources = pikepdf.Dictionary(dict(page["/Resources"].items()))
        objets = ressources.get("/XObject")
        ressources["/XObject"] = pikepdf.Dictionary(dict(objets.items()) if isinstance(objets, pikepdf.Dictionary) else {})
        page["/Resources"] = ressources
    page["/Resources"]["/XObject"][nom] = apparence
    return [trace]


def _append_drawing(pdf: pikepdf.Pdf, page: pikepdf.Dictionary, traces: list[bytes]) -> None:
    if not traces:
        return
    contenu = page.get("/Contents")
    flux = list(contenu) if isinstance(contenu, pikepdf.Array) else [contenu] if contenu is not None else []
    manque, reste = _balance(page)
    avant = pdf.make_stream(b"q " * (manque + 1))
    apres = pdf.make_stream(b"\n" + b"Q " * (manque + 1 + reste) + b"\n" + b"\n".join(traces))
    page["/Contents"] = pikepdf.Array([avant, *flux, apres])


def _balance(page: pikepdf.Dictionary) -> tuple[int, int]:
    """How many states the page's content pops beyond its own, and how many it leaves pushed."""
    niveau = fond = 0
    try:
        for instruction in pikepdf.parse_content_stream(pikepdf.Page(page), "q Q"):
            niveau += 1 if str(instruction.operator) == "q" else -1
            fond = min(fond, niveau)
    except (pikepdf.PdfError, TypeError, ValueError):
        return 0, 0  # its content stops midway; one state is enough
    return -fond, niveau - fond


def _flags(annotation: pikepdf.Dictionary) -> int:
    drapeaux = annotation.get("/F", 0)
    return int(drapeaux) if isinstance(drapeaux, int) else 0
