"""Draws the pictures of the README: the sample filing and letter, pages side by side.

    python scripts/images.py [docs]

Builds ``samples/impaye_simple`` in a temporary folder and draws what was delivered. Needs ``pdftoppm`` (poppler-utils).
Which page is the bordereau and which an exhibit is asked of the delivered file: its bookmarks and its manifest.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageOps
from pypdf import PdfReader

from dossier_juridique import build
from dossier_juridique.errors import DossierError

RACINE = Path(__file__).parents[1]
EXEMPLE = RACINE / "samples" / "impaye_simple"
PIECE_MONTREE = "livraison"
"""A scan, so that the stamp is seen on a page that is not ours."""
HAUTEUR = 880
MARGE = 24
FOND = (226, 228, 232)
TRAIT = (150, 154, 160)
COULEURS = 64
TAILLE_MAX = 250_000

PageDe = tuple[Path, int]
"""A PDF file and a page of it, 1-based."""


def draw(pdf: Path, page: int, travail: Path) -> Image.Image:
    """A page as a picture ``HAUTEUR`` pixels high, with a thin edge."""
    base = travail / f"{pdf.stem}-{page}"
    subprocess.run(
        ["pdftoppm", "-png", "-singlefile", "-f", str(page), "-l", str(page), "-scale-to-y", str(HAUTEUR),
         "-scale-to-x", "-1", str(pdf), str(base)],
        check=True,
    )  # fmt: skip
    with Image.open(base.with_suffix(".png")) as image:
        return ImageOps.expand(image.convert("RGB"), border=1, fill=TRAIT)


def compose(pages: Sequence[PageDe], cible: Path, travail: Path) -> int:
    """Put pages side by side in one PNG of few colours; returns its size in bytes."""
    images = [draw(pdf, page, travail) for pdf, page in pages]
    largeur = sum(i.width for i in images) + MARGE * (len(images) + 1)
    hauteur = max(i.height for i in images) + 2 * MARGE
    planche = Image.new("RGB", (largeur, hauteur), FOND)
    x = MARGE
    for image in images:
        planche.paste(image, (x, MARGE))
        x += image.width + MARGE
    for couleurs in (COULEURS, 32, 16):
        planche.quantize(couleurs, dither=Image.Dither.NONE).save(cible, optimize=True)
        if cible.stat().st_size <= TAILLE_MAX:
            break
    return cible.stat().st_size


def bookmarked(pdf: Path, debut: str) -> int:
    """The 1-based page of the first bookmark whose title begins so."""
    lecteur = PdfReader(pdf)
    for signet in lecteur.outline:
        if not isinstance(signet, list) and str(signet.title).lower().startswith(debut):
            page = lecteur.get_destination_page_number(signet)
            if page is not None:
                return page + 1
    raise SystemExit(f"{pdf.name} : aucun signet ne commence par « {debut} »")


def main(argv: Sequence[str] | None = None) -> int:
    """Draw both pictures; 1 when a page is missing or a picture is too heavy."""
    analyseur = argparse.ArgumentParser(description="Dessine les images du README.")
    analyseur.add_argument("sortie", nargs="?", type=Path, default=RACINE / "docs")
    sortie: Path = analyseur.parse_args(argv).sortie
    sortie.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as brouillon:
        travail = Path(brouillon)
        livre = travail / "livraison"
        try:
            livraison = build(EXEMPLE, livre)
        except DossierError as erreur:
            print(f"{erreur} {erreur.remede}", file=sys.stderr)
            return erreur.code
        if livraison.code != 0:
            print(f"L'exemple n'est pas livré en entier (code {livraison.code}).", file=sys.stderr)
            return 1
        liasse = livre / "injonction-de-payer.pdf"
        piece = next(p for p in livraison.manifeste["pieces"] if p["id"] == PIECE_MONTREE)
        planches: dict[str, list[PageDe]] = {
            "injonction-de-payer.png": [
                (liasse, 1), (liasse, bookmarked(liasse, "bordereau")), (liasse, piece["page_de_la_liasse"]),
            ],
            "lettre-et-decompte.png": [(livre / "mise-en-demeure.pdf", 1), (livre / "decompte.pdf", 1)],
        }  # fmt: skip
        trop = 0
        for nom, pages in planches.items():
            taille = compose(pages, sortie / nom, travail)
            trop += taille > TAILLE_MAX
            print(f"{nom} : {taille / 1000:.0f} ko" + (" (trop lourd)" if taille > TAILLE_MAX else ""))
    return 1 if trop else 0


if __name__ == "__main__":
    sys.exit(main())
