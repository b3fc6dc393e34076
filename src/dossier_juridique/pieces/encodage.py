"""The bytes of a picture, as a PDF can hold them: taken whole from the file when they can be, else encoded fast.

A file of sixty scanned pages has to be laid out within the processor time of one exhibit: the encoders chosen here are
the quick ones, and none needs a second copy of the picture in memory.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from pathlib import Path

from PIL import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TYPES = {"L": 0, "RGB": 2}
_PAR_POINT = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_BANDE = 4 * 1024 * 1024  # points encoded at a time
_MORCEAU = 1024 * 1024
_FILTRES = re.compile(rb"[^\x00-\x04]")
_PHOTOMETRIE, _BANDES, _TAILLES, _TABLES = 262, 273, 279, 347
_GRIS, _RVB, _YCBCR = 1, 2, 6
# The marker by which a JPEG says that its three channels are red, green and blue.
_ADOBE_RVB = b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00"


def encode_png(image: Image.Image) -> bytes:
    """A picture in mode L or RGB as a PNG, without loss, its resolution kept."""
    large, haut = image.size
    genre = _TYPES[image.mode]
    morceaux = [_SIGNATURE, _chunk(b"IHDR", struct.pack(">IIBBBBB", large, haut, 8, genre, 0, 0, 0))]
    points = image.info.get("dpi")
    if points and all(0 < float(p) < 1e6 for p in points):
        morceaux.append(_chunk(b"pHYs", struct.pack(">IIB", *(round(float(p) / 0.0254) for p in points[:2]), 1)))
    # No row filter: on scans it costs more than it saves.
    presse = zlib.compressobj(1)
    pas, hauteur = large * _PAR_POINT[genre], max(1, _BANDE // large)
    for sommet in range(0, haut, hauteur):
        bande = image.crop((0, sommet, large, min(haut, sommet + hauteur))).tobytes()
        lignes = b"".join(b"\x00" + bande[i : i + pas] for i in range(0, len(bande), pas))
        morceaux.append(_chunk(b"IDAT", presse.compress(lignes)))
    morceaux += [_chunk(b"IDAT", presse.flush()), _chunk(b"IEND", b"")]
    return b"".join(morceaux)


def encode_fax(image: Image.Image) -> bytes:
    """A picture in mode 1 as a TIFF of one strip in CCITT group 4, which a PDF holds as it is."""
    tampon = io.BytesIO()
    image.save(tampon, "TIFF", compression="group4", strip_size=image.width * image.height)
    return tampon.getvalue()


def _chunk(genre: bytes, donnees: bytes) -> bytes:
    return struct.pack(">I", len(donnees)) + genre + donnees + struct.pack(">I", zlib.crc32(genre + donnees))


def png_is_plain(source: Path) -> bool:
    """True when every row of a PNG is there, its checksums right, and nothing says to turn it; read without holding it.

    False for an interlaced one, whose rows are not in order: it has to be decoded.
    """
    with source.open("rb") as flux:
        if flux.read(8) != _SIGNATURE:
            return False
        pas = attendus = 0
        detendeur = zlib.decompressobj()
        lus = 0
        while len(tete := flux.read(8)) == 8:
            longueur, genre = struct.unpack(">I4s", tete)
            somme = zlib.crc32(genre)
            donnees = b""
            if genre == b"eXIf":
                return False
            while longueur:
                donnees = flux.read(min(longueur, _MORCEAU))
                if not donnees:
                    return False
                longueur -= len(donnees)
                somme = zlib.crc32(donnees, somme)
                if genre == b"iTXt" and b"Orientation" in donnees:
                    return False
                if genre == b"IDAT":
                    for sortis in _inflate(detendeur, donnees):
                        if pas == 0 or lus + len(sortis) > attendus or _FILTRES.search(sortis[-lus % pas :: pas]):
                            return False
                        lus += len(sortis)
            if struct.unpack(">I", flux.read(4).rjust(4, b"\x00"))[0] != somme:
                return False
            if genre == b"IHDR":
                large, haut, bits, couleur, _, _, entrelace = struct.unpack(">IIBBBBB", donnees)
                if entrelace or couleur not in _PAR_POINT:
                    return False
                pas = 1 + (large * bits * _PAR_POINT[couleur] + 7) // 8
                attendus = pas * haut
            elif genre == b"IEND":
                # What follows the end, no decoder minds; the one that copies the rows to a PDF does.
                return 0 < attendus == lus and not flux.read(1)
    return False


def _inflate(detendeur: zlib._Decompress, donnees: bytes) -> list[bytes]:
    """What ``donnees`` unfold to, in pieces; a piece that is no row when they are damaged."""
    sortis: list[bytes] = []
    try:
        while donnees and not detendeur.eof:
            sortis.append(detendeur.decompress(donnees, _MORCEAU))
            donnees = detendeur.unconsumed_tail
    except zlib.error:
        return [b"\xff" * _MORCEAU]
    return sortis


def lift_jpeg(image: Image.Image, source: Path) -> bytes | None:
    """The JPEG that the current page of a TIFF is made of, whole; ``None`` when it is in several parts, or coloured
    in a way that its bytes alone do not say."""
    etiquettes = getattr(image, "tag_v2", {})
    if image.info.get("compression") != "jpeg" or etiquettes.get(_PHOTOMETRIE) not in (_GRIS, _RVB, _YCBCR):
        return None
    debuts, tailles = etiquettes.get(_BANDES, ()), etiquettes.get(_TAILLES, ())
    if len(debuts) != 1 or len(tailles) != 1:
        return None
    with source.open("rb") as flux:
        flux.seek(debuts[0])
        bande = flux.read(tailles[0])
    tables = etiquettes.get(_TABLES, b"")
    if not bande.startswith(b"\xff\xd8"):
        return None
    if isinstance(tables, bytes) and tables.startswith(b"\xff\xd8") and tables.endswith(b"\xff\xd9"):
        bande = tables[:-2] + bande[2:]
    if etiquettes[_PHOTOMETRIE] == _RVB:
        bande = bande[:2] + _ADOBE_RVB + bande[2:]
    try:
        with Image.open(io.BytesIO(bande), formats=["JPEG"]) as photo:
            pareille = photo.size == image.size and photo.mode == ("L" if etiquettes[_PHOTOMETRIE] == _GRIS else "RGB")
            photo.draft("L", (256, 256))
            photo.load()
    except (OSError, ValueError, SyntaxError):
        return None
    return bande if pareille else None
