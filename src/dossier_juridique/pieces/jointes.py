"""What an e-mail carries: each attachment named, hashed, and written apart when it can be an exhibit of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

from msgspec import Struct

from dossier_juridique.errors import PieceIllisible
from dossier_juridique.pieces.nature import identify
from dossier_juridique.pieces.refus import Bilan, refuse, show

JOINTES_MAX = 60
_NIVEAUX_MAX = 5
# What its type tells of an attachment that has no signature; its name may say nothing.
_SUFFIXES = {"message/rfc822": ".eml", "text/plain": ".txt", "text/csv": ".txt", "text/calendar": ".txt"}
# The pictures of a signature block: an inline picture lighter than that is listed, not made an exhibit.
_DECOR_MAX = 20_000


class Jointe(Struct, frozen=True):
    """One attachment: its name as shown, its type, its bytes, and how many messages deep it lay."""

    nom: str
    sorte: str
    octets: bytes
    decor: bool
    niveau: int

    @property
    def sha256(self) -> str:
        """Hash of its bytes, by which it is known from one process to the next."""
        return hashlib.sha256(self.octets).hexdigest()


def read_attachment(partie: Message, niveau: int = 0) -> Jointe:
    """One part of a message that is not its text."""
    sorte = partie.get_content_type()
    if sorte == "message/rfc822":
        interieur = forwarded(partie)
        octets, nom = (_bytes_of(interieur) if interieur else b""), file_name(partie) or "message transféré.eml"
    else:
        charge = partie.get_payload(decode=True)
        octets, nom = (charge if isinstance(charge, bytes) else b""), file_name(partie) or "sans nom"
    # Only the last component: what precedes it is the sender's disk, or an attempt to climb out of a folder.
    nom = show(nom.replace("\\", "/").rsplit("/", 1)[-1] or "sans nom", 120)
    decor = (
        sorte.startswith("image/")
        and partie.get_content_disposition() != "attachment"
        and partie.get("Content-ID") is not None
        and len(octets) < _DECOR_MAX
    )
    return Jointe(nom, sorte, octets, decor, niveau)


def forwarded(partie: Message) -> Message | None:
    """The message inside a ``message/rfc822`` part."""
    contenu = partie.get_payload()
    interieur = contenu[0] if isinstance(contenu, list) and contenu else None
    return interieur if isinstance(interieur, Message) else None


def file_name(partie: Message) -> str:
    """The name an attachment gives itself, or ""."""
    try:
        return partie.get_filename() or ""
    except (ValueError, LookupError, TypeError, IndexError, AttributeError):
        return "(nom illisible)"


def _bytes_of(message: Message) -> bytes:
    try:
        return message.as_bytes()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return b""


def extract(jointes: Iterator[Jointe], prefixe: Path, bilan: Bilan) -> dict[str, str]:
    """Write each attachment that can be an exhibit as ``<prefixe>_j<n>`` and note it in ``bilan.jointes``.

    Returns, by hash, why the others are not reproduced (French). The same bytes attached twice are one exhibit.
    """
    ecartees: dict[str, str] = {}
    vues: set[str] = set()
    for jointe in jointes:
        empreinte = jointe.sha256
        if empreinte in vues or empreinte in ecartees:
            continue
        if jointe.decor:
            ecartees[empreinte] = "image de présentation du message"
            continue
        if jointe.niveau > _NIVEAUX_MAX:
            ecartees[empreinte] = "message imbriqué trop profondément"
            continue
        chemin = prefixe.with_name(f"{prefixe.name}_j{len(bilan.jointes) + 1}")
        chemin.write_bytes(jointe.octets)
        suffixe = _SUFFIXES.get(jointe.sorte) or Path(jointe.nom).suffix.lower()
        try:
            genre = identify(chemin, suffixe)
        except PieceIllisible as refus:
            chemin.unlink()
            ecartees[empreinte] = refus.message
            continue
        vues.add(empreinte)
        if len(vues) > JOINTES_MAX:
            raise refuse(
                f"le courriel a plus de {JOINTES_MAX} fichiers joints",
                "Produisez comme pièces ceux qui comptent, et imprimez le message en PDF.",
            )
        bilan.jointes.append(
            {"sha256": empreinte, "nom": jointe.nom, "format": genre, "fichier": chemin.name, "suffixe": suffixe}
        )
    return ecartees
