"""The JPEG pictures inside a PDF: one that stops midway is completed with grey, and said.

Readers show what there is of it without a word, and some validators refuse the whole file. Only the end of each
picture is looked at: decoding every scan would cost more than all the rest.
"""

from __future__ import annotations

import io

import pikepdf

from dossier_juridique.pieces.refus import Bilan

_FIN = b"\xff\xd9"
_QUEUE = 4096  # bytes in which the end mark is looked for: cameras and scanners pad what follows it
_PIXELS_MAX = 60_000_000


def mend_pictures(pdf: pikepdf.Pdf, bilan: Bilan) -> None:
    """Writes anew, in place, the JPEG pictures that are cut, and warns."""
    coupees = 0
    for objet in pdf.objects:
        if not isinstance(objet, pikepdf.Stream) or objet.get("/Subtype") != pikepdf.Name.Image:
            continue
        filtre = objet.get("/Filter")
        if isinstance(filtre, pikepdf.Array) and len(filtre) == 1:
            filtre = filtre[0]
        if filtre != pikepdf.Name.DCTDecode:
            continue
        octets = objet.read_raw_bytes()
        if _FIN not in octets[-_QUEUE:] and not _mend(objet, octets):
            coupees += 1
    if coupees:
        bilan.warn(
            (f"{coupees} images du PDF sont coupées : " if coupees > 1 else "Une image du PDF est coupée : ") +
            "ce qui manque ne s'affiche nulle part, demandez de nouveau l'original."
        )


def _mend(image: pikepdf.Stream, octets: bytes) -> bool:
    """True when the picture was whole after all; otherwise it is completed if it can be."""
    from PIL import Image, ImageFile

    try:
        with Image.open(io.BytesIO(octets), formats=["JPEG"]) as vue:
            vue.draft("L", (256, 256))
            vue.load()
        return True
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        pass
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        with Image.open(io.BytesIO(octets), formats=["JPEG"]) as vue:
            if vue.width * vue.height <= _PIXELS_MAX and vue.mode in ("L", "RGB"):
                tampon = io.BytesIO()
                vue.save(tampon, "JPEG", quality=95)
                image.write(tampon.getvalue(), filter=pikepdf.Name.DCTDecode)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        pass
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False
    return False
