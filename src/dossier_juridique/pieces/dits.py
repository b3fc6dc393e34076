"""What an e-mail says in its own tongue, said in French: its day, and the kind and weight of what it carries."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.message import Message
from pathlib import PurePosixPath

from dossier_juridique.model.francais import INSECABLE, JOURS, composer, jour_long

_SORTES = {
    "application/pdf": "PDF", "image/jpeg": "image JPEG", "image/jpg": "image JPEG", "image/png": "image PNG",
    "image/tiff": "image TIFF", "image/gif": "image GIF", "image/webp": "image WebP", "image/heic": "image HEIC",
    "image/bmp": "image BMP", "image/svg+xml": "dessin SVG", "message/rfc822": "courriel", "text/plain": "texte",
    "text/html": "page HTML", "text/csv": "tableau CSV", "text/calendar": "invitation", "text/vcard": "carte de visite",
    "application/xml": "données XML", "text/xml": "données XML", "application/zip": "archive ZIP", "application/rtf": "texte RTF",
    "application/msword": "document Word", "application/vnd.ms-excel": "classeur Excel",
    "application/vnd.ms-powerpoint": "présentation PowerPoint",
    "application/vnd.oasis.opendocument.text": "document OpenDocument",
    "application/vnd.oasis.opendocument.spreadsheet": "classeur OpenDocument", "application/ms-tnef": "pièces d'Outlook",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "document Word",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "classeur Excel",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "présentation PowerPoint",
    "application/pkcs7-signature": "signature électronique", "application/x-pkcs7-signature": "signature électronique",
    "application/pgp-signature": "signature électronique",
}  # fmt: skip
_FAMILLES = {"image": "image", "audio": "enregistrement sonore", "video": "vidéo", "text": "texte", "message": "courriel"}


def french_date(message: Message) -> str:
    """« mardi 3 mars 2026 à 10 h 15 (UTC+1) »; empty when the header is not a date, and is then printed as received."""
    try:
        valeurs = message.get_all("Date", [])
        jour = getattr(valeurs[0], "datetime", None) if len(valeurs) == 1 else None
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
    if not isinstance(jour, datetime):
        return ""
    secondes = f"{INSECABLE}min {jour.second:02d}{INSECABLE}s" if jour.second else ""
    heure = f"{jour.hour}{INSECABLE}h{INSECABLE}{jour.minute:02d}{secondes}"
    return f"{JOURS[jour.weekday()]} {jour_long(jour.date())} à {heure} ({_zone(jour.utcoffset())})"


def _zone(decalage: timedelta | None) -> str:
    if decalage is None:  # « -0000 »: the hour is that of UTC, and says nothing of the place (RFC 5322, 3.3)
        return "UTC, fuseau non indiqué"
    minutes = round(decalage.total_seconds() / 60)
    heures, reste = divmod(abs(minutes), 60)
    signe = "-" if minutes < 0 else "+"
    return "UTC" if not minutes else f"UTC{signe}{heures}" + (f":{reste:02d}" if reste else "")


def kind(sorte: str, nom: str) -> str:
    """« PDF », « image JPEG »: the declared type, or what the name says when the type says nothing."""
    if sorte in _SORTES:
        return _SORTES[sorte]
    famille = _FAMILLES.get(sorte.partition("/")[0])
    suffixe = PurePosixPath(nom).suffix.removeprefix(".").upper()
    lisible = suffixe if suffixe.isascii() and suffixe.isalnum() and len(suffixe) <= 5 else ""
    return " ".join(m for m in (famille or "fichier", lisible) if m)


def weight(octets: int) -> str:
    """« 532 octets », « 12 Ko », « 1,2 Mo »: thousands, rounded."""
    if octets < 1000:
        return composer(f"{octets} octet{'s' if octets > 1 else ''}")
    if octets < 999_500:
        return composer(f"{round(octets / 1000)} Ko")
    return composer(f"{octets / 1_000_000:.1f} Mo".replace(".", ","))
