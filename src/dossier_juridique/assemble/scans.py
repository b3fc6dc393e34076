"""A scan lies under its whole page: told from the drawing operators, without decoding millions of pixels."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from dossier_juridique.assemble.geometrie import (
    IDENTITE,
    Boite,
    Matrice,
    compose,
    image_boite,
    nombre,
    se_touchent,
)

_DECODEE_MAX = 620_000_000  # bytes: beyond, PDFium has no room in its child and draws white without a word
_PROFONDEUR = 6
_GRANDE_IMAGE = 500_000  # pixels: below, drawing the page costs less than reading its operators
_CANAUX = {
    "/DeviceGray": 1.0, "/CalGray": 1.0, "/Indexed": 1.0, "/Separation": 1.0, "/DeviceRGB": 3.0, "/CalRGB": 3.0, "/Lab": 3.0,
}  # fmt: skip
_CONTENU = 4096  # compressed bytes: a scan needs few operators


def too_large(page: Dictionary) -> bool:
    """Say whether a picture of the page is too large once decoded to be drawn where memory is limited."""
    pile: list[tuple[object, int]] = [(page.get("/Resources"), 0)]
    vus: set[tuple[int, int]] = set()
    while pile:
        ressources, profondeur = pile.pop()
        objets = ressources.get("/XObject") if isinstance(ressources, Dictionary) else None
        for objet in objets.values() if isinstance(objets, Dictionary) else ():
            if not isinstance(objet, Stream) or objet.objgen in vus:
                continue
            vus.add(objet.objgen)
            if objet.get("/Subtype") == Name.Image:
                if _decoded_size(objet) > _DECODEE_MAX:
                    return True
            elif profondeur < _PROFONDEUR:
                pile.append((objet.get("/Resources"), profondeur + 1))
    return False


def _decoded_size(image: Stream) -> float:
    """Bytes that a picture takes when it is drawn, at most."""
    points = (nombre(image.get("/Width")) or 0.0) * (nombre(image.get("/Height")) or 0.0)
    filtre = image.get("/Filter")
    dernier = filtre[-1] if isinstance(filtre, Array) and len(filtre) else filtre
    if dernier == Name.JPXDecode:
        return points * 16  # four channels of 32 bits
    if bool(image.get("/ImageMask", False)):
        return points / 8
    espace = image.get("/ColorSpace")
    famille: object = espace
    canaux: float | None = None
    if isinstance(espace, Array) and len(espace):
        famille = espace[0]
        if famille == Name.ICCBased and isinstance(espace[-1], Stream):
            canaux = nombre(espace[-1].get("/N"))
    canaux = canaux or _CANAUX.get(str(famille), 4.0)
    return points * canaux * (nombre(image.get("/BitsPerComponent")) or 8.0) / 8


def scan_under(page: Dictionary, zone: Boite) -> bool:
    """Say whether a large image is drawn over ``zone`` (user space); False when in doubt: it is then looked at."""
    ressources = page.get("/Resources")
    objets = ressources.get("/XObject") if isinstance(ressources, Dictionary) else None
    contenu = page.get("/Contents")
    if not isinstance(objets, Dictionary) or not isinstance(contenu, Stream):
        return False
    grandes = {nom for nom, objet in objets.items() if _large(objet)}
    if not grandes or (nombre(contenu.get("/Length")) or _CONTENU) >= _CONTENU:
        return False
    try:
        operations = pikepdf.parse_content_stream(contenu, "q Q cm Do")
    except pikepdf.PdfError:
        return False
    pile: list[Matrice] = []
    courante = IDENTITE
    dessinees: list[Boite] = []
    for operation in operations:
        signe, operandes = str(operation.operator), operation.operands
        if signe == "q":
            pile.append(courante)
        elif signe == "Q" and pile:
            courante = pile.pop()
        elif signe == "cm":
            lus = [nombre(v) for v in operandes]
            if len(lus) != 6 or None in lus:
                return False
            a, b, c, d, e, f = (v or 0.0 for v in lus)
            courante = compose((a, b, c, d, e, f), courante)
        elif signe == "Do" and len(operandes) == 1 and str(operandes[0]) in grandes:
            dessinees.append(image_boite(courante, (0.0, 0.0, 1.0, 1.0)))
    return any(se_touchent(image, zone) for image in dessinees)


def _large(objet: Object) -> bool:
    if not isinstance(objet, Stream) or objet.get("/Subtype") != Name.Image:
        return False
    return (nombre(objet.get("/Width")) or 0.0) * (nombre(objet.get("/Height")) or 0.0) >= _GRANDE_IMAGE
