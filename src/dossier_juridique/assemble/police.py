"""The fonts of the stamp, embedded as Type 0 so that any letter of a name prints and can be searched."""

from __future__ import annotations

import io
import unicodedata
import zlib
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont, TTLibError
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from dossier_juridique.errors import ArgumentsInvalides

_MORCEAU = 100  # a CMap section may hold at most 100 lines


class Police:
    """One TrueType font cut down to the characters a filing prints.

    ``chemin`` is the font file, ``caracteres`` what will be printed with it. Raises ArgumentsInvalides when
    the file is missing or is not a TrueType font.
    """

    def __init__(self, chemin: Path, caracteres: Iterable[str]) -> None:
        voulus = sorted(set("".join(caracteres)) | {" ", "?", "…"})
        try:
            police = TTFont(chemin, lazy=True, recalcTimestamp=False)
            options = subset.Options()
            options.layout_features = []
            options.notdef_outline = True
            options.hinting = False
            options.name_IDs = [6]
            options.drop_tables += ["FFTM"]  # a font editor's date
            coupe = subset.Subsetter(options)
            coupe.populate(text="".join(voulus) + _sans_accents("".join(voulus)))
            coupe.subset(police)
            tampon = io.BytesIO()
            police.save(tampon, reorderTables=None)
        except (OSError, TTLibError) as erreur:
            raise ArgumentsInvalides(
                f"la police du timbre {chemin.name} ne peut pas être lue ({type(erreur).__name__}).",
                remede="Remettez le fichier de police d'origine dans le dossier des polices.",
            ) from erreur
        self._octets = tampon.getvalue()
        self._nom = chemin.stem
        table = police.getBestCmap() or {}
        ordre = {nom: i for i, nom in enumerate(police.getGlyphOrder())}
        self._gid: dict[str, int] = {chr(code): ordre[nom] for code, nom in table.items()}
        self._em = police["head"].unitsPerEm
        avances = police["hmtx"]
        self._avance: dict[int, float] = {gid: avances[nom][0] * 1000 / self._em for nom, gid in ordre.items()}
        self._boite = [police["head"].xMin, police["head"].yMin, police["head"].xMax, police["head"].yMax]
        self._hauteurs = (police["hhea"].ascent, police["hhea"].descent)

    def printable(self, texte: str) -> str:
        """The text with only letters of the font: an unknown accent is dropped, an unknown sign becomes « ? »."""
        rendu = []
        for signe in texte:
            if signe in self._gid:
                rendu.append(signe)
                continue
            simple = "".join(c for c in _sans_accents(signe) if c in self._gid)
            rendu.append(simple or ("" if unicodedata.category(signe) in ("Cf", "Cc", "Mn") else "?"))
        return "".join(rendu)

    def width(self, texte: str, corps: float) -> float:
        """Width of a text in points at that size."""
        avance: float = sum(self._avance[self._gid[c]] for c in self.printable(texte))
        return avance * corps / 1000

    def encode(self, texte: str) -> str:
        """The text as the hexadecimal string of a Tj operator."""
        return "<" + "".join(f"{self._gid[c]:04X}" for c in self.printable(texte)) + ">"

    def embed(self, pdf: Pdf) -> Object:
        """Put the font in ``pdf`` and return its indirect dictionary."""
        nom = Name("/DJTMBR+" + "".join(c for c in self._nom if c.isalnum() or c == "-"))
        fichier = pdf.make_stream(zlib.compress(self._octets, 9))
        fichier.Filter = Name.FlateDecode
        fichier.Length1 = len(self._octets)
        descripteur = pdf.make_indirect(
            Dictionary(
                Type=Name.FontDescriptor,
                FontName=nom,
                Flags=4,
                FontBBox=Array([round(v * 1000 / self._em) for v in self._boite]),
                ItalicAngle=0,
                Ascent=round(self._hauteurs[0] * 1000 / self._em),
                Descent=round(self._hauteurs[1] * 1000 / self._em),
                CapHeight=round(self._hauteurs[0] * 1000 / self._em),
                StemV=80,
                FontFile2=fichier,
            )
        )
        largeurs = Array([0, Array([round(self._avance[g]) for g in sorted(self._avance)])])
        descendant = pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.CIDFontType2,
                BaseFont=nom,
                CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
                FontDescriptor=descripteur,
                CIDToGIDMap=Name.Identity,
                DW=0,
                W=largeurs,
            )
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=nom,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([descendant]),
                ToUnicode=pdf.make_stream(self._to_unicode()),
            )
        )

    def _to_unicode(self) -> bytes:
        # Several characters may share a glyph (space and no-break space): the plainest one wins, so that
        # « PIÈCE N° 3 » is found by whoever types it with an ordinary space.
        inverse: dict[int, str] = {}
        for signe in sorted(self._gid, reverse=True):
            inverse[self._gid[signe]] = signe
        lignes = [f"<{gid:04X}> <{signe.encode('utf-16-be').hex().upper()}>" for gid, signe in sorted(inverse.items())]
        blocs = []
        for debut in range(0, len(lignes), _MORCEAU):
            bloc = lignes[debut : debut + _MORCEAU]
            blocs.append(f"{len(bloc)} beginbfchar\n" + "\n".join(bloc) + "\nendbfchar")
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            + "\n".join(blocs)
            + "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")


def _sans_accents(texte: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", texte) if not unicodedata.combining(c))
