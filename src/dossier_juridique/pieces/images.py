"""A picture exhibit becomes A4 pages, upright, its own bytes kept whenever a PDF can hold them."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from pathlib import Path

import img2pdf
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from dossier_juridique.pieces.encodage import encode_fax, encode_png, lift_jpeg, png_is_plain
from dossier_juridique.pieces.refus import Bilan, list_pages, refuse

PIXELS_MAX = 200_000_000
PAGES_MAX = 500
# Under 150 dots per inch on paper a scan is hard to read; a picture of the size of A4 gives about this many.
_PPP_MIN = 100
_MARGE_MM = 10
_FORMATS = {
    "PNG": ["PNG"], "JPEG": ["JPEG", "MPO"], "TIFF": ["TIFF"], "WebP": ["WEBP"], "HEIC": ["HEIF"], "GIF": ["GIF"],
    "BMP": ["BMP"], "JPEG 2000": ["JPEG2000"],
}  # fmt: skip
_REFAIRE = "Ouvrez l'image, enregistrez-la en JPEG ou en PDF, puis remplacez le fichier."
_ORIENTATION = 0x0112
_RETOURNEES = (2, 4, 5, 7)
_ANIMEES = ("PNG", "WEBP", "GIF")
_ALLONGEE = 4.0  # times as long as wide: fitted to a page, what it shows is hardly read
_PPP_INEGAUX = 4.0  # a fax has twice as many points across as down; beyond, the figure is false
_ABIMEE = (
    UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, ArithmeticError,
    struct.error, zlib.error, img2pdf.ImageOpenError, img2pdf.PdfTooLargeError, img2pdf.UnsupportedColorspaceError,
)  # fmt: skip


def convert_image(source: Path, sortie: Path, bilan: Bilan) -> None:
    """Writes at ``sortie`` one A4 page per picture of ``source`` and fills ``bilan``.

    Raises ``PieceIllisible`` for a picture beyond 200 million points, damaged, or whose decoder is not there.
    """
    Image.MAX_IMAGE_PIXELS = PIXELS_MAX
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # whatever a library imported before has chosen
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    if bilan.format == "HEIC":
        _register_heif()
    faibles: list[int] = []
    try:
        with Image.open(source, formats=_FORMATS[bilan.format]) as image:
            vues, pages = _collect(image, source, faibles, bilan)
        _write_pages(vues, sortie, tourner=bilan.format == "JPEG")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as erreur:
        raise refuse(
            f"l'image dépasse {PIXELS_MAX // 1_000_000} millions de points",
            "Numérisez-la de nouveau à 300 points par pouce.",
        ) from erreur
    except _ABIMEE as erreur:
        raise refuse("l'image est abîmée ou d'une sorte inconnue", _REFAIRE) from erreur
    bilan.pages = pages
    bilan.sans_texte = list(range(1, pages + 1))
    if faibles:
        bilan.warn(f"Résolution faible ({list_pages(faibles)}) : vérifiez que la pièce se lit une fois imprimée.")


def _register_heif() -> None:
    try:
        from pillow_heif import register_heif_opener
    except ImportError as erreur:
        raise refuse(
            "c'est une photo HEIC, que cette installation ne sait pas lire",
            "Convertissez-la en JPEG ou en PDF, puis remplacez le fichier.",
        ) from erreur
    register_heif_opener()


def _collect(image: Image.Image, source: Path, faibles: list[int], bilan: Bilan) -> tuple[list[bytes], int]:
    """The pictures to lay out, and how many pages they make: a TIFF of fax pages is one file of all its pages."""
    nombre = getattr(image, "n_frames", 1)
    if nombre > 1 and image.format in _ANIMEES:
        raise refuse(
            f"c'est une image animée ({nombre} vues), dont une page ne montrerait que la première",
            "Enregistrez en PNG ou en PDF chaque vue qui compte, puis remplacez le fichier.",
        )
    nombre = nombre if image.format in ("TIFF", "HEIF") else 1
    if nombre > PAGES_MAX:
        raise refuse(f"l'image compte plus de {PAGES_MAX} pages", "Scindez la pièce.")
    vues: list[bytes] = []
    intactes = image.format == "TIFF"
    for rang in range(nombre):
        if nombre > 1:
            image.seek(rang)
        if image.width * image.height > PIXELS_MAX:
            raise Image.DecompressionBombError
        if min(image.size) / 7.48 < _PPP_MIN and max(image.size) / 10.9 < _PPP_MIN:
            faibles.append(rang + 1)
        if max(image.size) > _ALLONGEE * min(image.size):
            bilan.warn("L'image est très allongée : réduite à une page, elle se lit mal. Produisez-la en plusieurs vues.")
        tel_quel = nombre == 1 and _can_embed(image, source)
        intactes = intactes and _is_fax(image)
        vues.append(b"" if intactes else source.read_bytes() if tel_quel else _redraw(image, source))
    if getattr(getattr(image, "tag_v2", None), "next", 0):
        bilan.warn("La suite des pages du TIFF tourne en rond : vérifiez qu'aucune ne manque dans la copie.")
    if intactes:
        return [source.read_bytes()], nombre
    # A page that was taken for a fax, in a file where another one is not, is drawn after all.
    for rang, vue in enumerate(vues):
        if not vue:
            image.seek(rang)
            vues[rang] = _redraw(image, source)
    return vues, nombre


def _is_fax(image: Image.Image) -> bool:
    """True for a page that a PDF holds as it was scanned: CCITT group 4, upright, in one strip, and whole."""
    if image.info.get("compression") != "group4" or image.getexif().get(_ORIENTATION, 1) != 1:
        return False
    try:
        img2pdf.ccitt_payload_location_from_pil(image)
        image.load()
    except (NotImplementedError, ValueError, KeyError):
        return False
    return image.mode == "1"


def _can_embed(image: Image.Image, source: Path) -> bool:
    if image.format in ("JPEG", "MPO"):
        if image.getexif().get(_ORIENTATION, 1) in _RETOURNEES:
            return False
        # Checked by decoding, small and grey: a truncated JPEG embedded as it is would show half a page without a word.
        image.draft("L", (256, 256))
        image.load()
        return True
    # Asked for its orientation, a PNG would be decoded whole, here and again below.
    plain = image.format == "PNG" and image.mode in ("1", "L", "RGB", "P") and "transparency" not in image.info
    return plain and png_is_plain(source)


def _redraw(image: Image.Image, source: Path) -> bytes:
    """The picture upright, on white, in a mode that a PDF holds, without loss (but for a mirrored JPEG, or one in parts)."""
    photo = image.format in ("JPEG", "MPO") or image.info.get("compression") == "jpeg"
    if image.getexif().get(_ORIENTATION, 1) == 1 and (entiere := lift_jpeg(image, source)):
        return entiere
    points = image.info.get("dpi")
    droite = image
    ImageOps.exif_transpose(droite, in_place=True)
    if droite.mode in ("RGBA", "LA", "PA") or "transparency" in droite.info:
        opaque = droite.convert("RGBA")
        fond = Image.new("RGBA", opaque.size, "white")
        droite = Image.alpha_composite(fond, opaque).convert("RGB")
    elif droite.mode.startswith("I") or droite.mode == "F":
        droite = _reduce_depth(droite)
    elif droite.mode not in ("1", "L", "RGB"):
        droite = droite.convert("RGB")
    droite.info = {"dpi": points} if points else {}
    if photo:
        tampon = io.BytesIO()
        droite.save(tampon, "JPEG", quality=95, subsampling=0)
        return tampon.getvalue()
    return encode_fax(droite) if droite.mode == "1" else encode_png(droite)


def _reduce_depth(image: Image.Image) -> Image.Image:
    bas, haut = image.getextrema()
    if not isinstance(bas, (int, float)) or not isinstance(haut, (int, float)):
        return image.convert("L")
    # 16-bit greys keep their scale; only what exceeds it is stretched to fit.
    echelle = 255 / max(65535.0 if image.mode.startswith("I") else 1.0, float(haut))
    return image.point(lambda valeur: valeur * echelle + 0).convert("L")


def _write_pages(vues: list[bytes], sortie: Path, *, tourner: bool) -> None:
    feuille = img2pdf.get_layout_fun(
        pagesize=(img2pdf.mm_to_pt(210), img2pdf.mm_to_pt(297)),
        border=(img2pdf.mm_to_pt(_MARGE_MM), img2pdf.mm_to_pt(_MARGE_MM)),
        fit=img2pdf.FitMode.into,
        auto_orient=True,
    )

    def mise_en_page(large: float, haut: float, ppp: tuple[float, float]) -> tuple[float, float, float, float]:
        # The sheet is turned by the shape of the picture on paper, not by its points.
        inegal = ppp[0] / ppp[1] if min(ppp) > 0 and max(ppp) <= _PPP_INEGAUX * min(ppp) else 1.0
        posee: tuple[float, float, float, float] = feuille(large, haut * inegal, (96, 96))
        return posee

    with sortie.open("wb") as flux:
        img2pdf.convert(
            *vues,
            layout_fun=mise_en_page,
            nodate=True,
            rotation=img2pdf.Rotation.auto if tourner else img2pdf.Rotation.none,
            engine=img2pdf.Engine.pikepdf,
            producer="",
            outputstream=flux,
        )
