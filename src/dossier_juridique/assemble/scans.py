"""A scan lies under its whole page: told from the drawing operators, without decoding millions of pixels."""

from __future__ import annotations

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream

from dossier_juridique.assemble.geometrie import (
    IDENTITE,
    Boite,
    Matrice,
    compose,
    image_boite,
    nombre,
    se_touchent,
)

_GRANDE_IMAGE = 500_000  # pixels: below, drawing the page costs less than reading its operators
_CONTENU = 4096  # compressed bytes: a scan needs few operators


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
