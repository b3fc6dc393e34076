"""From HTML to the files an office receives: a PDF, a scanned page, a photograph. Same inputs, same bytes."""

from __future__ import annotations

import io
import os
import random
import re
from pathlib import Path

import pikepdf
import pypdfium2
import weasyprint
from PIL import Image, ImageChops, ImageDraw, ImageFilter

EPOQUE = "1767225600"  # 1 January 2026, for every tool that would otherwise read the clock
POLICES = Path(__file__).resolve().parent.parent / "modeles" / "charte" / "polices"
_STYLES = {"Regular": "", "Bold": "font-weight:bold;", "Italic": "font-style:italic;",
           "BoldItalic": "font-weight:bold;font-style:italic;"}  # fmt: skip


def _polices_css() -> str:
    regles = []
    for famille in ("DossierSerif", "DossierSans"):
        for suffixe, style in _STYLES.items():
            fichier = POLICES / f"{famille}-{suffixe}.ttf"
            if fichier.is_file():
                regles.append(f"@font-face{{font-family:'{famille}';{style}src:url('{fichier.as_uri()}')}}")
    if len(regles) < 4:
        raise SystemExit("Polices DossierSerif et DossierSans absentes de modeles/charte/polices.")
    return "".join(regles)


def typographie(texte: str) -> str:
    """The text with a no-break space before `: ; ! ? % € »` and after `«` and `n°`."""
    return re.sub(r" ([:;!?%€»])", "\u00a0\\1", texte).replace("« ", "«\u00a0").replace("n° ", "n°\u00a0")


def pdf(corps: str, *, style: str, titre: str, pdfa: bool = False) -> bytes:
    """A PDF of that HTML body. `style` is CSS; `titre` goes to the metadata. No date, no author."""
    os.environ["SOURCE_DATE_EPOCH"] = EPOQUE
    html = (
        f'<html lang="fr"><head><title>{titre}</title><style>{_polices_css()}'
        "html{font-family:DossierSans;font-size:9.5pt;line-height:1.35;hyphens:none}body{margin:0}"
        f"{style}</style></head>"
        f"<body>{typographie(corps)}</body></html>"
    )
    brut = weasyprint.HTML(string=html).write_pdf(
        pdf_identifier=titre.encode(), pdf_variant="pdf/a-3b" if pdfa else None
    )
    return brut if pdfa else fixe(brut)


def fixe(brut: bytes) -> bytes:
    """The same PDF saved with an identifier that depends on its content only."""
    sortie = io.BytesIO()
    with pikepdf.open(io.BytesIO(brut)) as document:
        document.save(sortie, deterministic_id=True, compress_streams=True, recompress_flate=True,
                      object_stream_mode=pikepdf.ObjectStreamMode.generate)  # fmt: skip
    return sortie.getvalue()


def image(brut: bytes, *, ppp: int, page: int = 0) -> Image.Image:
    """A page of a PDF as an RGB image, at `ppp` dots per inch."""
    document = pypdfium2.PdfDocument(brut)
    try:
        rendue: Image.Image = document[page].render(scale=ppp / 72).to_pil()
        return rendue.convert("RGB")
    finally:
        document.close()


def _grain(taille: tuple[int, int], graine: int, flou: float) -> Image.Image:
    """Grey noise around 128, the same on every machine."""
    octets = random.Random(graine).randbytes(taille[0] * taille[1])
    return Image.frombytes("L", taille, octets).filter(ImageFilter.GaussianBlur(flou))


def _bruite(source: Image.Image, graine: int, force: float) -> Image.Image:
    fin = _grain(source.size, graine, 0.7).point([round((v - 128) * force) + 128 for v in range(256)])
    return ImageChops.add(source, fin, scale=1.0, offset=-128)


def numerise(brut: bytes, *, ppp: int, angle: float, graine: int, force: float = 0.12) -> Image.Image:
    """The page as an office scanner gives it: grey, slightly turned, noisy, darker near one edge, specked."""
    gris = image(brut, ppp=ppp).convert("L").filter(ImageFilter.GaussianBlur(0.55))
    gris = gris.rotate(angle, resample=Image.Resampling.BICUBIC, expand=False, fillcolor=236)
    gris = gris.point([round(18 + v * (246 - 18) / 255) for v in range(256)])
    largeur, hauteur = gris.size
    bord = Image.new("L", (largeur, 1))
    for x in range(largeur):
        bord.putpixel((x, 0), 255 - max(0, round(70 - x * 420 / largeur)))
    gris = ImageChops.multiply(gris, bord.resize(gris.size))
    hasard, dessin = random.Random(graine + 1), ImageDraw.Draw(gris)
    for _ in range(24):
        x, y, r = hasard.randrange(largeur), hasard.randrange(hauteur), hasard.choice((0, 0, 1, 1, 2))
        dessin.ellipse((x - r, y - r, x + r, y + r), fill=hasard.randrange(90, 180))
    return _bruite(gris, graine, force)


def _coefficients(cibles: list[tuple[float, float]], sources: list[tuple[float, float]]) -> list[float]:
    """The eight numbers of Pillow's perspective transform, by elimination on the eight equations."""
    lignes = []
    for (x, y), (u, v) in zip(cibles, sources, strict=True):
        lignes.append([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u])
        lignes.append([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v])
    for c in range(8):
        pivot = max(range(c, 8), key=lambda r: abs(lignes[r][c]))
        lignes[c], lignes[pivot] = lignes[pivot], lignes[c]
        lignes[c] = [valeur / lignes[c][c] for valeur in lignes[c]]
        for r in range(8):
            if r != c:
                facteur = lignes[r][c]
                lignes[r] = [a - facteur * b for a, b in zip(lignes[r], lignes[c], strict=True)]
    return [ligne[8] for ligne in lignes]


def photographie(
    brut: bytes,
    *,
    largeur: int,
    coins: tuple[tuple[float, float], ...],
    graine: int,
    table: tuple[int, int, int],
) -> Image.Image:
    """A card photographed on a desk; `coins` are fractions of the picture, clockwise from the top left."""
    carte = image(brut, ppp=260)
    taille = (largeur, round(largeur * 0.75))
    fond = Image.merge("RGB", [Image.new("L", taille, v) for v in table])
    veines = _grain((taille[0], 60), graine, 2.0).resize(taille, Image.Resampling.BICUBIC)
    veines = veines.point([round((v - 128) * 0.9) + 128 for v in range(256)])
    fond = ImageChops.add(fond, Image.merge("RGB", [veines] * 3), offset=-128)
    cibles = [(x * taille[0], y * taille[1]) for x, y in coins]
    bas = carte.height
    coefficients = _coefficients(cibles, [(0, 0), (carte.width, 0), (carte.width, bas), (0, bas)])
    posee = carte.transform(taille, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC)
    masque = Image.new("L", taille, 0)
    ImageDraw.Draw(masque).polygon(cibles, fill=255)
    ombre = Image.new("L", taille, 255)
    ecart = largeur * 0.012
    ImageDraw.Draw(ombre).polygon([(x + ecart, y + ecart * 1.3) for x, y in cibles], fill=120)
    ombre = ombre.filter(ImageFilter.GaussianBlur(largeur / 90))
    fond = ImageChops.multiply(fond, Image.merge("RGB", [ombre] * 3))
    fond.paste(posee, (0, 0), masque.filter(ImageFilter.GaussianBlur(0.8)))
    # The light comes from the upper left; a shadow of the hand falls over the lower right.
    lumiere = Image.new("L", (16, 12))
    for x in range(16):
        for y in range(12):
            lumiere.putpixel((x, y), 255 - round(3.2 * x + 2.8 * y + (26 if x + y > 20 else 0)))
    lumiere = lumiere.resize(taille, Image.Resampling.BICUBIC)
    fond = ImageChops.multiply(fond, Image.merge("RGB", [lumiere] * 3))
    return _bruite_couleur(fond.filter(ImageFilter.GaussianBlur(0.6)), graine)


def _bruite_couleur(source: Image.Image, graine: int) -> Image.Image:
    canaux = source.split()
    return Image.merge("RGB", [_bruite(canal, graine + i, 0.07) for i, canal in enumerate(canaux)])


def jpeg(source: Image.Image, *, qualite: int, ppp: int) -> bytes:
    """JPEG bytes, resolution written in the header."""
    sortie = io.BytesIO()
    source.save(sortie, "JPEG", quality=qualite, dpi=(ppp, ppp), optimize=True)
    return sortie.getvalue()


def png(source: Image.Image, *, niveaux: int, ppp: int) -> bytes:
    """PNG bytes in `niveaux` greys, so that a photograph stays small."""
    pas = 255 / (niveaux - 1)
    reduit = (
        source.convert("L")
        .filter(ImageFilter.MedianFilter(3))
        .point([round(round(v / pas) * pas) for v in range(256)])
    )
    sortie = io.BytesIO()
    reduit.save(sortie, "PNG", optimize=True, dpi=(ppp, ppp))
    return sortie.getvalue()


def tiff_noir_et_blanc(source: Image.Image, *, seuil: int, ppp: int) -> bytes:
    """TIFF bytes in black and white, group 4, as a fax server keeps them."""
    sortie = io.BytesIO()
    source.convert("L").point([255 if v > seuil else 0 for v in range(256)]).convert("1").save(
        sortie, "TIFF", compression="group4", dpi=(ppp, ppp)
    )
    return sortie.getvalue()


def pdf_de_copieur(source: Image.Image, *, qualite: int, ppp: int) -> bytes:
    """A one-page PDF holding only a picture: the sheet was fed sideways and /Rotate sets it upright."""
    couchee = source.convert("L").transpose(Image.Transpose.ROTATE_90)
    largeur, hauteur = couchee.width * 72 / ppp, couchee.height * 72 / ppp
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(round(largeur, 2), round(hauteur, 2)))
    flux = pikepdf.Stream(document, jpeg(couchee, qualite=qualite, ppp=ppp), Type=pikepdf.Name.XObject,
                          Subtype=pikepdf.Name.Image, Width=couchee.width, Height=couchee.height,
                          ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8,
                          Filter=pikepdf.Name.DCTDecode)  # fmt: skip
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=flux))
    page.obj.Contents = document.make_stream(f"q {largeur:.2f} 0 0 {hauteur:.2f} 0 0 cm /Im0 Do Q".encode())
    page.obj.Rotate = 90
    sortie = io.BytesIO()
    document.save(sortie, deterministic_id=True)
    return sortie.getvalue()
