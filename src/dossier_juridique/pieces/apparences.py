"""Turns form fields and media into plain drawing, and keeps of the annotations what a court may see.

A field is shown as the exhibit shows it; its value can then neither change nor mix with a field of the same name
in another exhibit. The appearance is drawn by the page itself, in the place the annotation had.
"""

from __future__ import annotations

import re

import pikepdf

from dossier_juridique.pieces.arbre import read_box
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
_MULTILIGNE, _SECRET, _PEIGNE = 1 << 12, 1 << 13, 1 << 24
_CORPS = re.compile(r"([\d.]+)\s+Tf")
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


def find_inherited(champ: pikepdf.Object, cle: str) -> object:
    """A field attribute, from the widget or from one of its parents."""
    for _ in range(32):
        if not isinstance(champ, pikepdf.Dictionary):
            return None
        if champ.get(cle) is not None:
            return champ[cle]
        parent = champ.get("/Parent")
        if parent is None:
            return None
        champ = parent
    return None


def _prepare_widget(
    pdf: pikepdf.Pdf, rang: int, widget: pikepdf.Dictionary, attendues: list[tuple[int, str]], bilan: Bilan
) -> None:
    """Gives an appearance to a text field that has a value and shows none, as a viewer would."""
    if find_inherited(widget, "/FT") not in (pikepdf.Name.Tx, pikepdf.Name.Ch):
        return
    drapeaux = find_inherited(widget, "/Ff")
    drapeaux = drapeaux if isinstance(drapeaux, int) else 0
    if _flags(widget) & _CACHE or drapeaux & _SECRET:
        return
    valeur = find_inherited(widget, "/V")
    texte = str(valeur).strip() if isinstance(valeur, pikepdf.String) else ""
    if not texte:
        return
    attendues.append((rang, texte))
    apparence = _appearance(widget)
    if apparence is not None and _MONTRE_DU_TEXTE.search(apparence.read_bytes()):
        return
    dessin = _write_value(pdf, widget, texte, drapeaux)
    if dessin is not None:
        widget["/AP"] = pikepdf.Dictionary(N=dessin)
        bilan.warn(
            f"Le formulaire (page {rang + 1}) ne contenait pas l'affichage de ses valeurs : "
            "elles ont été redessinées, vérifiez la copie."
        )


def _write_value(pdf: pikepdf.Pdf, widget: pikepdf.Dictionary, texte: str, drapeaux: int) -> pikepdf.Stream | None:
    cadre = read_box(widget.get("/Rect"))
    if cadre is None:
        return None
    large, haut = cadre[2] - cadre[0], cadre[3] - cadre[1]
    style = find_inherited(widget, "/DA")
    trouve = _CORPS.search(str(style)) if isinstance(style, pikepdf.String) else None
    corps = float(trouve[1]) if trouve and 0 < float(trouve[1]) < 100 else 0.0
    lignes = texte.replace("\r\n", "\n").replace("\r", "\n").split("\n") if drapeaux & _MULTILIGNE else [texte]
    corps = corps or max(4.0, min(12.0, haut * 0.7))
    if drapeaux & _MULTILIGNE:
        # 0,5 em is the mean width of Helvetica: enough to wrap, the re-reading tells if words are missing.
        lignes = [morceau for ligne in lignes for morceau in _wrap(ligne, max(1, int(large / (corps * 0.5))))]
        depart = haut - corps - 2
    else:
        corps = max(3.0, min(corps, (large - 4) / max(1.0, 0.56 * len(texte))) if len(texte) > 1 else corps)
        depart = (haut - corps) / 2 + corps * 0.22
    espace = b""
    longueur = find_inherited(widget, "/MaxLen")
    if drapeaux & _PEIGNE and isinstance(longueur, int) and longueur > 0:
        espace = b"%.2f Tc " % max(0.0, large / longueur - corps * 0.556)
    ecrit = b" T* ".join(b"<" + ligne.encode("cp1252", "replace").hex().encode() + b"> Tj" for ligne in lignes)
    contenu = b"/Tx BMC q BT 0 g /Helv %.2f Tf %s%.2f TL 2 %.2f Td %s ET Q EMC" % (
        corps,
        espace,
        corps * 1.15,
        depart,
        ecrit,
    )
    police = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    return pikepdf.Stream(
        pdf,
        contenu,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, round(large, 2), round(haut, 2)],
        Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=police)),
    )


def _wrap(ligne: str, largeur: int) -> list[str]:
    lignes, courante = [], ""
    for mot in ligne.split(" "):
        if courante and len(courante) + 1 + len(mot) > largeur:
            lignes.append(courante)
            courante = mot
        else:
            courante = f"{courante} {mot}" if courante else mot
    return [*lignes, courante]


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
    # The page's own copy: resources are often shared with the other pages.
    ressources = pikepdf.Dictionary(dict(page["/Resources"].items()))
    objets = ressources.get("/XObject")
    ressources["/XObject"] = pikepdf.Dictionary(dict(objets.items()) if isinstance(objets, pikepdf.Dictionary) else {})
    ressources["/XObject"][nom] = apparence
    page["/Resources"] = ressources
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
