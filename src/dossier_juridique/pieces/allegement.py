"""Scans brought down to a resolution the user asked for, so that a filing passes where sizes are limited."""

from __future__ import annotations

import io

import pikepdf
from PIL import Image

from dossier_juridique.pieces.refus import Bilan, list_pages

_MARGE = 1.15  # a picture barely finer than what is asked is left alone: encoding it again would only harm it
_QUALITE = 80
_REFUS = (pikepdf.PdfError, NotImplementedError, ValueError, OSError, TypeError, KeyError)


def lighten(pdf: pikepdf.Pdf, ppp: int, bilan: Bilan) -> None:
    """Encode again, in place, as JPEG at ``ppp`` points per inch, the grey and colour pictures finer than that.

    The resolution of a picture is taken as if it filled its page: one that is smaller on paper is finer than
    believed, and keeps more than was asked. Black and white scans, already small, and masks are left as they are.
    """
    touchees: list[int] = []
    faites: set[tuple[int, int]] = set()
    for numero, page in enumerate(pdf.pages, 1):
        x0, y0, x1, y1 = (float(v) for v in page.mediabox)
        cotes = sorted((abs(x1 - x0) / 72, abs(y1 - y0) / 72))
        for image in page.images.values():
            if not isinstance(image, pikepdf.Stream) or image.objgen in faites:
                continue
            faites.add(image.objgen)
            if _reduce(image, cotes, ppp):
                touchees.append(numero)
    if touchees:
        bilan.warn(
            f"À votre demande, la résolution des images a été ramenée à {ppp} points par pouce "
            f"({list_pages(sorted(set(touchees)))}) : vérifiez que la copie se lit."
        )


def _reduce(image: pikepdf.Stream, cotes: list[float], ppp: int) -> bool:
    try:
        large, haut = int(image.Width), int(image.Height)
        petit, grand = sorted((large, haut))
        facteur = max(petit / cotes[0], grand / cotes[1]) / ppp
        if facteur < _MARGE or int(image.get("/BitsPerComponent", 8)) != 8 or bool(image.get("/ImageMask", False)):
            return False
        if "/SMask" in image or "/Mask" in image or "/Decode" in image:
            return False
        vue = pikepdf.PdfImage(image).as_pil_image()
        if vue.mode not in ("L", "RGB"):
            return False
        taille = (max(1, round(large / facteur)), max(1, round(haut / facteur)))
        tampon = io.BytesIO()
        vue.resize(taille, Image.Resampling.LANCZOS).save(tampon, "JPEG", quality=_QUALITE)
    except _REFUS:
        return False
    if len(tampon.getvalue()) >= int(image.get("/Length", 0)):
        return False
    image.write(tampon.getvalue(), filter=pikepdf.Name.DCTDecode)
    image.Width, image.Height, image.BitsPerComponent = *taille, 8
    image.ColorSpace = pikepdf.Name.DeviceGray if vue.mode == "L" else pikepdf.Name.DeviceRGB
    return True
