"""What an exhibit really is: read from its first bytes, never from its name."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from dossier_juridique.pieces.refus import refuse

DEBUT = 65_536
PDF = re.compile(rb"%PDF-\d")
# The readers accept a header anywhere in the first 1 024 bytes (ISO 32000-1, annex H.3.4.1).
TETE_PDF = 1024
_FIN_PDF = 2048
_SANS_ENTETE = re.compile(rb"\s{0,64}(?:%[^\r\n]{0,200}[\r\n]\s{0,64}){0,4}\d{1,10} \d{1,5} obj\b")
_ENTETE_COURRIEL = re.compile(rb"[!-9;-~]+:[ \t\r\n]")
_COURRIEL = re.compile(
    rb"^(from|date|subject|received|message-id|return-path|mime-version):", re.IGNORECASE | re.MULTILINE
)
_HTML = re.compile(rb"<(!doctype html|html|head|body|script)\b", re.IGNORECASE)

_SVG = re.compile(rb"<svg\b")
_CONVERTIR = "Convertissez-le en PDF et remplacez le fichier."
_REDEMANDER = "Procurez-vous de nouveau l'original, puis remplacez le fichier."
_MARQUES_HEIF = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif")
_BUREAUTIQUE = {
    "word/": "un document Word (.docx)",
    "xl/": "un classeur Excel (.xlsx)",
    "ppt/": "une présentation PowerPoint (.pptx)",
    "content.xml": "un document OpenDocument (.odt, .ods)",
}
# What LibreOffice lays out for us, and the suffix under which it recognises it.
BUREAUTIQUE = "c'est un document bureautique : son texte n'est lu qu'une fois mis en pages"
"""Why a .docx, .xlsx, .odt or .ods says nothing to the comparison, though it makes an exhibit."""
CONVERTIBLES = {"DOCX": "docx", "XLSX": "xlsx", "ODT": "odt", "ODS": "ods"}
_TERMINAL = frozenset((7, 8, 9, 10, 11, 12, 13, 26, 27))
_ZIP_MAX = 512 * 1024 * 1024
_PARTIES_MAX = 20_000


def identify(chemin: Path, suffixe: str) -> str:
    """The format of the file: PDF, PNG, JPEG, JPEG 2000, TIFF, WebP, HEIC, GIF, BMP, DOCX, XLSX, ODT, ODS, courriel or texte.

    ``suffixe`` (lower case, with its dot) only serves the two formats without a signature: a message or a text
    named .pdf is refused, since what its sender meant cannot be known. Raises ``PieceIllisible`` naming what
    the file is when it cannot be produced as it stands.
    """
    with chemin.open("rb") as flux:
        debut = flux.read(DEBUT)
    if not debut:
        raise refuse("le fichier est vide", _REDEMANDER)
    if not debut.strip(b"\x00"):
        raise refuse("le fichier ne contient que des octets nuls (téléchargement inachevé)", _REDEMANDER)
    image = _identify_image(debut)
    if image:
        return image
    if PDF.search(debut[: TETE_PDF + 8]):
        return "PDF"
    if debut.startswith(b"PK\x03\x04"):
        bureau = _office(chemin)
        if bureau:
            return bureau
    _refuse_known(chemin, debut)
    if _looks_like_mail(debut):
        return _require(suffixe, (".eml",), "courriel", "un courriel")
    if _is_beheaded(chemin, debut):
        return "PDF"
    if _is_text(debut):
        return _require(suffixe, (".txt",), "texte", "un texte brut")
    raise refuse("le format du fichier n'est pas reconnu", "Fournissez la pièce en PDF, JPEG, PNG, TIFF ou .eml.")


def _is_beheaded(chemin: Path, debut: bytes) -> bool:
    """True for a PDF whose header is missing or comes late, and whose end is there: most readers open it."""
    with chemin.open("rb") as flux:
        flux.seek(max(0, chemin.stat().st_size - _FIN_PDF))
        fin = flux.read()
    return b"startxref" in fin and (PDF.search(debut) is not None or _SANS_ENTETE.match(debut) is not None)


def _identify_image(debut: bytes) -> str | None:
    if debut.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if debut.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if debut[:4] in (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"):
        return "TIFF"
    if debut[:4] == b"RIFF" and debut[8:12] == b"WEBP":
        return "WebP"
    if debut[4:8] == b"ftyp" and debut[8:12] in _MARQUES_HEIF:
        return "HEIC"
    if debut.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if debut.startswith(b"BM") and debut[6:10] == b"\0\0\0\0" and debut[15:18] == b"\0\0\0":
        return "BMP"
    if debut.startswith((b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51")):
        return "JPEG 2000"
    return None


def _refuse_known(chemin: Path, debut: bytes) -> None:
    if debut.startswith(b"\x1f\x8b"):
        raise refuse("c'est une archive gzip, non un document", "Décompressez-la et produisez son contenu.")
    if debut.startswith(b"PK\x03\x04"):
        quoi = _name_zip(chemin)
        if quoi == "une archive ZIP":
            raise refuse("c'est une archive ZIP", "Décompressez-la et produisez chaque document qu'elle contient.")
        raise refuse(f"c'est {quoi}", _CONVERTIR)
    if debut.startswith(b"\xd0\xcf\x11\xe0"):
        raise refuse("c'est un document Office ancien ou un message Outlook (.doc, .xls, .msg)", _CONVERTIR)
    if debut.startswith(b"{\\rtf"):
        raise refuse("c'est un document RTF", _CONVERTIR)
    if debut.startswith((b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")) or debut[257:262] == b"ustar":
        raise refuse("c'est une archive", "Décompressez-la et produisez chaque document qu'elle contient.")
    if debut.startswith((b"MZ", b"\x7fELF")):
        raise refuse("c'est un programme, non un document", "Retirez-le du dossier.")
    if debut.startswith((b"%!PS", b"\xc5\xd0\xd3\xc6")):
        raise refuse("c'est un document PostScript", _CONVERTIR)
    if _SVG.search(debut[:4096]) and not _HTML.match(debut.lstrip()):
        raise refuse("c'est un dessin SVG", _CONVERTIR)
    if _HTML.search(debut[:4096]) and not _looks_like_mail(debut):
        raise refuse("c'est une page web (HTML), souvent la page d'erreur d'un portail", _REDEMANDER)


def _office(chemin: Path) -> str | None:
    """DOCX, XLSX, ODT or ODS, told from what the archive holds; ``None`` for any other archive."""
    try:
        with zipfile.ZipFile(chemin) as archive:
            parties = archive.infolist()
            noms = {p.filename for p in parties}
            if len(parties) > _PARTIES_MAX or sum(p.file_size for p in parties) > _ZIP_MAX:
                raise refuse("le document est démesuré une fois décompressé", _CONVERTIR)
            if "[Content_Types].xml" in noms:
                return "DOCX" if "word/document.xml" in noms else "XLSX" if "xl/workbook.xml" in noms else None
            if "mimetype" not in noms or "content.xml" not in noms:
                return None
            with archive.open("mimetype") as flux:
                genre = flux.read(100)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return None
    return {
        b"application/vnd.oasis.opendocument.text": "ODT",
        b"application/vnd.oasis.opendocument.spreadsheet": "ODS",
    }.get(genre.strip())


def _name_zip(chemin: Path) -> str:
    try:
        with zipfile.ZipFile(chemin) as archive:
            noms = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "une archive ZIP"
    return next((q for debut, q in _BUREAUTIQUE.items() if any(n.startswith(debut) for n in noms)), "une archive ZIP")


def _looks_like_mail(debut: bytes) -> bool:
    entetes = re.split(rb"\r?\n\r?\n", debut.removeprefix(b"\xef\xbb\xbf"), maxsplit=1)[0]
    if not (_ENTETE_COURRIEL.match(entetes) or entetes.startswith((b"From ", b">From "))):
        return False
    return len({m.lower() for m in _COURRIEL.findall(entetes)}) >= 2


def _is_text(debut: bytes) -> bool:
    if b"\x00" in debut:
        return debut.startswith((b"\xff\xfe", b"\xfe\xff"))
    # The colours and bells of a terminal do not make a text something else; the page shows them.
    return not any(octet < 32 and octet not in _TERMINAL for octet in debut)


def _require(suffixe: str, admis: tuple[str, ...], format_: str, quoi: str) -> str:
    if suffixe not in admis:
        raise refuse(
            f"c'est {quoi}, mais son nom annonce autre chose",
            f"Vérifiez la pièce ; si elle est bien {quoi}, renommez-la en « {admis[0]} ».",
        )
    return format_
