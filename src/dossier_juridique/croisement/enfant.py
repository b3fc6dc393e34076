"""The child process: several exhibits one after the other, their text and their invoice data, one line of answer each.

Run as ``python -m dossier_juridique.croisement.enfant`` with a JSON request on standard input. It prints nothing. Each
answer is written as soon as it is known: when an exhibit ends the child, the parent knows which one and goes on.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

from dossier_juridique.errors import PieceIllisible
from dossier_juridique.pieces.enfant import set_limits
from dossier_juridique.pieces.nature import BUREAUTIQUE, CONVERTIBLES, identify

PAGES_MAX = 1000
PAGE_MAX = 60_000
PIECE_MAX = 4_000_000
_SANS_CHASSE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_INDICES = (b"/EmbeddedFile", b"/Filespec", b"/AF ")


def main() -> int:
    """Reads the request, answers for each exhibit in turn."""
    set_limits()
    demande = json.load(sys.stdin)
    with Path(demande["reponse"]).open("w", encoding="utf-8") as sortie:
        for piece in demande["pieces"]:
            # Amounts and days travel as text; the parent makes values of them again.
            sortie.write(json.dumps(answer(piece), default=str) + "\n")
            sortie.flush()
    return 0


def answer(piece: dict[str, Any]) -> dict[str, Any]:
    """``pages``, ``coupee`` and perhaps ``facture``; or ``refus``, a French sentence."""
    source = Path(str(piece["source"]))
    try:
        return read(source, str(piece["suffixe"]), piece.get("mot_de_passe"))
    except PieceIllisible as refus:
        return {"refus": refus.message}
    except (MemoryError, RecursionError):
        return {"refus": "le fichier est démesuré ou imbriqué à l'excès"}
    except Exception as erreur:
        return {"refus": f"le fichier est abîmé d'une façon inattendue ({type(erreur).__name__})"}


def read(source: Path, suffixe: str, mot_de_passe: str | None) -> dict[str, Any]:
    """One exhibit, whatever its format; a picture has pages without text."""
    format_ = identify(source, suffixe)
    if format_ == "PDF":
        return _read_pdf(source, mot_de_passe)
    if format_ in ("courriel", "texte"):
        from dossier_juridique.pieces.courriel import read_mail, read_plain

        texte = read_mail(source) if format_ == "courriel" else read_plain(source)
        return {"pages": [_clean(texte[:PIECE_MAX])], "coupee": len(texte) > PIECE_MAX}
    if format_ in CONVERTIBLES:
        return {"refus": BUREAUTIQUE}
    vues = _frames(source) if format_ == "TIFF" else 1
    return {"pages": [""] * min(vues, PAGES_MAX), "coupee": vues > PAGES_MAX}


def _frames(source: Path) -> int:
    """Pages of a TIFF, none of them drawn: a fax is one file of all its pages."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(source, formats=["TIFF"]) as image:
            return max(1, int(getattr(image, "n_frames", 1)))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return 1  # said spoilt when it is laid out


def _read_pdf(source: Path, mot_de_passe: str | None) -> dict[str, Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(str(source), password=mot_de_passe)
    except pypdfium2.PdfiumError as erreur:
        raise PieceIllisible("le PDF ne s'ouvre pas (abîmé ou protégé)", remede="") from erreur
    with document:
        attaches = document.count_attachments()
        pages = [_page_text(document, rang) for rang in range(min(len(document), PAGES_MAX))]
        coupee = len(document) > PAGES_MAX
    lu: dict[str, Any] = {"pages": pages, "coupee": coupee}
    if sum(map(len, pages)) > PIECE_MAX:
        lu = {"pages": _within(pages), "coupee": True}
    if attaches or _hints(source):
        facture = _invoice(source)
        if facture is not None:
            lu["facture"] = facture
    return lu


def _page_text(document: Any, rang: int) -> str:
    import pypdfium2

    try:
        page = document[rang]
        lecteur = page.get_textpage()
        texte = lecteur.get_text_bounded(errors="replace")
        lecteur.close()
        page.close()
    except pypdfium2.PdfiumError:
        return ""
    return _clean(texte[:PAGE_MAX])


def _within(pages: list[str]) -> list[str]:
    reste, gardees = PIECE_MAX, []
    for page in pages:
        gardees.append(page[:reste])
        reste = max(0, reste - len(page))
    return gardees


def _clean(texte: str) -> str:
    """Lines kept, what steers a terminal or turns the reading taken out, compatibility forms folded.

    What has no width goes without leaving a blank: it would cut a number or a name in two.
    """
    plat = unicodedata.normalize("NFKC", texte.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
    douteux = {c for c in set(plat) if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")}
    return plat.translate({ord(c): None if c in _SANS_CHASSE else " " for c in douteux}) if douteux else plat


def _hints(source: Path) -> bool:
    """An invoice may be tied to the catalogue without being in the index of attachments, or in a compressed object."""
    octets = source.read_bytes() if source.stat().st_size <= 32 * 1024 * 1024 else b""
    return b".xml" in octets or (b"/ObjStm" not in octets and any(i in octets for i in _INDICES))


def _invoice(source: Path) -> Any:
    """The invoice data, or None when the PDF carries none or carries them spoilt: its page then speaks alone."""
    import msgspec

    from dossier_juridique.factures_electroniques.attaches import list_xml
    from dossier_juridique.factures_electroniques.choix import choose

    try:
        attaches = list_xml(source)
        if not attaches:
            return None
        return msgspec.to_builtins(choose(attaches, schema=False))
    except PieceIllisible:
        return None


if __name__ == "__main__":
    sys.exit(main())
