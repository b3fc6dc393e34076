"""Cuts the fonts of the letters: Latin only, no hinting, no ligature, renamed as their licence asks.

    python scripts/polices.py DOSSIER_SERIF DOSSIER_SANS SORTIE

Each source folder holds the WOFF2 (or TTF) files of one family, named as the Fontsource project names them,
``<famille>-<alphabet>-<graisse>-<style>.woff2``, with the alphabets ``latin``, ``latin-ext`` and ``cyrillic``
(the last one for the single sign « № »). The result is the same, byte for byte, at every run.

Why: half of the time of a letter goes into cutting a large font down, and a letter must look the same on a
machine that has no font at all. « Source » is a reserved name (SIL OFL 1.1, § 3): the cut families are called
« Dossier Serif » and « Dossier Sans ».
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

ALPHABETS = ("latin", "latin-ext", "cyrillic")
TRAITS = ("kern",)
"""Layout features kept. No ``liga``: a « fi » drawn as one glyph is often lost when the text is searched. The
figures of both families are of one width without any feature."""
VERSION = "1.000"
JOUR = 3_786_912_000
"""1 January 2024 in seconds since 1904, as the ``head`` table counts: a fixed day, so that runs are alike."""

VOULUS = frozenset(
    {
        *range(0x20, 0x7F),
        *range(0xA0, 0x180),
        *(0x0218, 0x0219, 0x021A, 0x021B, 0x1E9E),
        *(0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2021),
        *(0x2022, 0x2026, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2116, 0x2122, 0x2212),
    }
)
ABSENTS = frozenset({0x012C, 0x012D, 0x0132, 0x0133, 0x0149, 0x0166, 0x0167, 0x017F})
"""Rare letters the sources do not draw; any other missing letter stops the script."""
COPIES = {0x00AD: 0x2D, 0x2010: 0x2D, 0x2011: 0x2D, 0x02BC: 0x2019}
"""Signs drawn as another one: the no-break hyphen is a hyphen."""
BLANCS = {0x2002: 500, 0x2003: 1000, 0x2009: 180, 0x202F: 180, 0x2060: 0, 0xFEFF: 0}
"""Blanks without ink, width in thousandths of the em: the narrow no-break space of « 10 453,68 € »."""


@dataclass(frozen=True)
class Coupe:
    """One file to write: its family, its style, and the weight and style of its sources."""

    famille: str
    style: str
    graisse: int
    italique: bool

    @property
    def fichier(self) -> str:
        """« DossierSerif-Bold.ttf »."""
        return f"{self.famille.replace(' ', '')}-{self.style}.ttf"


SERIF = "Dossier Serif"
SANS = "Dossier Sans"
COUPES = (
    Coupe(SERIF, "Regular", 400, False),
    Coupe(SERIF, "Bold", 600, False),
    Coupe(SERIF, "Italic", 400, True),
    Coupe(SANS, "Regular", 400, False),
    Coupe(SANS, "Bold", 600, False),
)


def source(dossier: Path, alphabet: str, coupe: Coupe) -> Path:
    """The source file of an alphabet, weight and style. Exits with a French sentence when it is missing."""
    style = "italic" if coupe.italique else "normal"
    nom = f"*-{alphabet}-{coupe.graisse}-{style}"
    trouves = sorted(p for e in ("woff2", "ttf") for p in dossier.glob(f"{nom}.{e}"))
    if not trouves:
        sys.exit(f"{dossier} : aucun fichier « {nom}.woff2 ».")
    return trouves[0]


def cut_alphabet(chemin: Path, deja: frozenset[int]) -> tuple[bytes, frozenset[int]]:
    """The wanted signs of one source file that no earlier file gave, and what they are."""
    police = TTFont(chemin, recalcTimestamp=False)
    signes = frozenset(police.getBestCmap()) & VOULUS - deja
    options = Options()
    options.layout_features = list(TRAITS)
    options.layout_scripts = ["latn", "DFLT"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0]
    options.name_languages = [0x409]
    options.drop_tables += ["BASE", "STAT", "gasp", "DSIG", "GDEF", "prep", "fpgm", "cvt "]
    coupeur = Subsetter(options)
    coupeur.populate(unicodes=signes)
    coupeur.subset(police)
    police.flavor = None
    tampon = io.BytesIO()
    police.save(tampon)
    return tampon.getvalue(), signes


def complete(police: TTFont) -> None:
    """Adds the copies and the blanks the sources do not have."""
    avances = police["hmtx"]
    glyphes = police["glyf"]
    em = police["head"].unitsPerEm
    table = police.getBestCmap()
    police.setGlyphOrder([*police.getGlyphOrder(), *(f"uni{signe:04X}" for signe in BLANCS)])
    ajouts = {signe: table[modele] for signe, modele in COPIES.items() if modele in table}
    for signe, largeur in BLANCS.items():
        nom = f"uni{signe:04X}"
        glyphe = Glyph()
        glyphe.numberOfContours = 0
        glyphes[nom] = glyphe
        avances[nom] = (largeur * em // 1000, 0)
        ajouts[signe] = nom
    for sous_table in police["cmap"].tables:
        if sous_table.isUnicode():
            sous_table.cmap.update(ajouts)


def rename(police: TTFont, coupe: Coupe) -> None:
    """New names, the owner's notice and the licence kept; style bits that link the styles of a family."""
    noms = police["name"]
    proprietaire = noms.getDebugName(0) or ""
    postscript = coupe.fichier.removesuffix(".ttf")
    noms.names = []
    for rang, texte in {
        0: proprietaire,
        1: coupe.famille,
        2: coupe.style,
        3: f"{VERSION};{postscript}",
        4: f"{coupe.famille} {coupe.style}",
        5: f"Version {VERSION}",
        6: postscript,
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
    }.items():
        noms.setName(texte, rang, 3, 1, 0x409)
    gras = coupe.style == "Bold"
    systeme = police["OS/2"]
    systeme.usWeightClass = 700 if gras else 400
    systeme.fsType = 0
    systeme.fsSelection = 0x20 if gras else 0x01 if coupe.italique else 0x40
    police["head"].macStyle = 1 if gras else 2 if coupe.italique else 0
    police["head"].created = police["head"].modified = JOUR
    police["post"].formatType = 3.0


def make(dossier: Path, coupe: Coupe) -> bytes:
    """The bytes of one cut font."""
    morceaux: list[io.BytesIO] = []
    deja: frozenset[int] = frozenset()
    for alphabet in ALPHABETS:
        octets, signes = cut_alphabet(source(dossier, alphabet, coupe), deja)
        if signes:
            morceaux.append(io.BytesIO(octets))
            deja |= signes
    manquants = {s for s in VOULUS - deja - COPIES.keys() - ABSENTS if s < 0x180}
    if manquants:
        sys.exit(f"{dossier} : signes absents des sources : {describe(manquants)}.")
    police = Merger().merge(morceaux)
    police.recalcTimestamp = False
    complete(police)
    rename(police, coupe)
    tampon = io.BytesIO()
    police.save(tampon)
    return tampon.getvalue()


def describe(signes: Iterable[int]) -> str:
    """« U+0141, U+0142 »."""
    return ", ".join(f"U+{s:04X}" for s in sorted(signes))


def main(arguments: list[str]) -> None:
    """Writes the five files."""
    if len(arguments) != 3:
        sys.exit(__doc__)
    serif, sans, sortie = (Path(a) for a in arguments)
    sortie.mkdir(parents=True, exist_ok=True)
    for coupe in COUPES:
        octets = make(serif if coupe.famille == SERIF else sans, coupe)
        (sortie / coupe.fichier).write_bytes(octets)
        print(f"{coupe.fichier} : {len(octets) / 1024:.1f} Kio")


if __name__ == "__main__":
    main(sys.argv[1:])
