"""An e-mail exhibit: its headers, its text, the list of what was attached and where it is reproduced, on plain pages."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator, Mapping, Sequence
from email import policy
from email.message import Message
from html.parser import HTMLParser
from pathlib import Path

from dossier_juridique.pieces.dits import french_date, kind, weight
from dossier_juridique.pieces.jointes import Jointe, extract, file_name, forwarded, read_attachment
from dossier_juridique.pieces.refus import Bilan, refuse

TAILLE_MAX = 64 * 1024 * 1024
# What the page engine sets in the time of one exhibit: some two hundred pages.
TEXTE_MAX, LIGNES_MAX = 400_000, 10_000
ENTETE_MAX = 20_000
PARTIES_MAX = 500
PROFONDEUR_MAX = 20
_MOTS_EN_PLUS = 0.1
_ENTETES = (
    ("De", "From"),
    ("À", "To"),
    ("Cc", "Cc"),
    ("Cci", "Bcc"),
    ("Date", "Date"),
    ("Objet", "Subject"),
    ("Identifiant", "Message-ID"),
)
_IMPRIMER = "Imprimez le message en PDF depuis votre messagerie, puis remplacez le fichier."
_BLOCS = frozenset(
    ("p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "pre", "hr", "ul", "ol")
)
_MUETS = frozenset(("script", "style", "head", "title"))


def convert_mail(
    source: Path,
    sortie: Path,
    polices: Path | None,
    bilan: Bilan,
    annexes: Mapping[str, str] | None = None,
    ecartees: Mapping[str, str] | None = None,
) -> None:
    """Writes at ``sortie`` the pages of the message and fills ``bilan``.

    Without ``annexes``, a message that carries files which can be exhibits has them written beside ``sortie`` and
    named in ``bilan.jointes``, and no page is made: their numbers are not known yet. With ``annexes`` (hash →
    printed number) the page says under which number each is reproduced; ``ecartees`` (hash → reason) why not.

    Raises ``PieceIllisible`` beyond 64 Mo, 500 parts, 20 levels, 60 attachments or 400 000 characters of text.
    """
    from dossier_juridique.pieces.mise_en_page import compare_text, escape, write_pages

    message = _open(source)
    texte, parties = _collect(message, bilan)
    raisons = dict(ecartees or {})
    if annexes is None:
        raisons = extract(_unfold(parties, bilan), sortie.with_suffix(""), bilan)
        if bilan.jointes:
            bilan.ecartees = raisons
            return
    lignes = "".join(
        f"<tr><th>{nom}</th><td>{escape(valeur)}</td></tr>"
        for nom, cle in _ENTETES
        if (valeur := (french_date(message) if cle == "Date" else "") or _read_header(message, cle))
    )
    corps = f"<table>{lignes}</table><pre>{escape(texte) or '(message sans texte)'}</pre>"
    if parties:
        dites = [_describe(read_attachment(p), annexes or {}, raisons, bilan) for p in parties]
        liste = "".join(f"<li>{escape(ligne)}</li>" for ligne in dites)
        corps += f"<h2>Fichiers joints au message</h2><ul>{liste}</ul>"
    write_pages(corps, _read_header(message, "Subject") or "Courriel", sortie, polices, bilan)
    compare_text(texte, sortie, bilan)


def read_mail(source: Path) -> str:
    """What a reader of the message sees, as one text: headers, body, names of the attached files.

    Nothing is laid out: the page engine is not imported. Raises like ``convert_mail``.
    """
    message = _open(source)
    texte, parties = _collect(message, Bilan())
    entetes = [f"{nom} : {valeur}" for nom, cle in _ENTETES if (valeur := _read_header(message, cle))]
    return "\n".join([*entetes, "", texte, *(f"Fichier joint : {read_attachment(p).nom}" for p in parties)])


def _open(source: Path) -> Message:
    if source.stat().st_size > TAILLE_MAX:
        raise refuse(f"le courriel dépasse {TAILLE_MAX // 1024**2} Mo", _IMPRIMER)
    try:
        return email.message_from_bytes(source.read_bytes().removeprefix(b"\xef\xbb\xbf"), policy=policy.default)
    except (ValueError, RecursionError, LookupError) as erreur:
        raise refuse("le courriel est mal formé", _IMPRIMER) from erreur


def _describe(jointe: Jointe, annexes: Mapping[str, str], raisons: Mapping[str, str], bilan: Bilan) -> str:
    sort = ""
    if jointe.sha256 in annexes:
        sort = f"reproduit ci-après, pièce n° {annexes[jointe.sha256]}"
    else:
        raison = raisons.get(jointe.sha256, "")
        sort = f"non reproduit ({raison})" if raison else "non reproduit"
        if not jointe.decor:
            bilan.warn(
                f"Le fichier joint « {jointe.nom} » n'est pas reproduit"
                + (f" ({raison})" if raison else "")
                + " : produisez-le comme pièce, dans un format lisible, s'il compte."
            )
    return f"{jointe.nom} — {kind(jointe.sorte, jointe.nom)}, {weight(len(jointe.octets))}, SHA-256 {jointe.sha256} — {sort}"


def _unfold(parties: Sequence[Message], bilan: Bilan, niveau: int = 0) -> Iterator[Jointe]:
    """The attachments, and after each forwarded message those it carries itself."""
    for partie in parties:
        jointe = read_attachment(partie, niveau)
        yield jointe
        interieur = forwarded(partie) if jointe.sorte == "message/rfc822" else None
        if interieur is not None and niveau < PROFONDEUR_MAX:
            # What the inner message has to say of its text is said when it is itself printed.
            yield from _unfold(_collect(interieur, Bilan())[1], bilan, niveau + 1)


def _collect(message: Message, bilan: Bilan) -> tuple[str, list[Message]]:
    """The text to print and the attached parts; walked by hand, with a depth and a number of parts."""
    simples: list[str] = []
    enrichis: list[str] = []
    jointes: list[Message] = []
    pile: list[tuple[Message, int]] = [(message, 0)]
    vues = 0
    while pile:
        partie, profondeur = pile.pop()
        vues += 1
        if vues > PARTIES_MAX or profondeur > PROFONDEUR_MAX:
            raise refuse("le courriel imbrique trop de parties", _IMPRIMER)
        if partie.is_multipart() and partie.get_content_type() != "message/rfc822":
            enfants = partie.get_payload()
            if isinstance(enfants, list):
                pile.extend((p, profondeur + 1) for p in reversed(enfants) if isinstance(p, Message))
            continue
        sorte = partie.get_content_type()
        if sorte.startswith("multipart/"):
            # Its parts cannot be told apart: all that it holds is printed.
            simples.append(_decode_text(partie, bilan))
            bilan.warn("Le courriel est mal formé : ses parties sont reproduites d'un bloc, telles quelles.")
        elif sorte in ("text/plain", "text/html") and not _is_attachment(partie):
            (simples if sorte == "text/plain" else enrichis).append(_decode_text(partie, bilan))
        else:
            jointes.append(partie)
    texte = "\n\n".join(simples).strip("\r\n") if any(s.strip() for s in simples) else ""
    if not texte and enrichis:
        texte = "\n\n".join(html_to_text(h) for h in enrichis)
        bilan.warn("Le courriel n'existe qu'en HTML : seul son texte est reproduit, sans images ni mise en forme.")
    elif enrichis:
        autre = "\n\n".join(html_to_text(h) for h in enrichis)
        if _says_more(autre, texte):
            texte = f"{texte}\n\n[Partie HTML du message]\n\n{autre}"
            bilan.warn("La partie HTML du courriel dit autre chose que sa partie en texte : les deux sont reproduites.")
    _check_length(texte, _IMPRIMER)
    return texte, jointes


def _check_length(texte: str, remede: str) -> None:
    if len(texte) > TEXTE_MAX or texte.count("\n") > LIGNES_MAX:
        raise refuse(
            f"le texte est trop long pour être mis en pages (plus de {TEXTE_MAX} caractères ou de {LIGNES_MAX} lignes)", remede
        )


def _says_more(autre: str, texte: str) -> bool:
    """True when words of ``autre`` are not in ``texte``; a few may be those of a layout."""
    mots, dits = (set(re.findall(r"\w{2,}", t.lower())) for t in (autre, texte))
    manquent = mots - dits
    return len(manquent) >= 3 and len(manquent) > _MOTS_EN_PLUS * len(mots)


def _is_attachment(partie: Message) -> bool:
    return partie.get_content_disposition() == "attachment" or bool(file_name(partie))


def _decode_text(partie: Message, bilan: Bilan) -> str:
    charge = partie.get_payload(decode=True)
    octets = charge if isinstance(charge, bytes) else b""
    jeu = partie.get_content_charset() or "utf-8"
    try:
        return octets.decode(jeu)
    except (LookupError, UnicodeDecodeError, ValueError):
        bilan.warn("Le jeu de caractères du courriel est inconnu ou faux : vérifiez les accents dans la copie.")
        return decode_bytes(octets)


def decode_bytes(octets: bytes) -> str:
    """UTF-8 if it is, else Windows-1252, the usual other one in France; an undefined octet shows as U+FFFD."""
    for jeu in ("utf-8-sig", "cp1252"):
        try:
            return octets.decode(jeu)
        except UnicodeDecodeError:
            continue
    return octets.decode("cp1252", "replace")


def _read_header(message: Message, cle: str) -> str:
    try:
        valeurs = message.get_all(cle, [])
        texte = ", ".join(" ".join(str(v).split()) for v in valeurs)
        return texte if len(texte) <= ENTETE_MAX else texte[:ENTETE_MAX] + " … [suite non reproduite]"
    except (ValueError, LookupError, TypeError, IndexError, AttributeError):
        return "(en-tête illisible)"


class _Texte(HTMLParser):
    """Keeps the words of an HTML message, the ends of its blocks, and the address of its links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.morceaux: list[str] = []
        self._muet = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _MUETS:
            self._muet += 1
        elif tag in _BLOCS:
            self.morceaux.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _MUETS:
            self._muet = max(0, self._muet - 1)
        elif tag in _BLOCS:
            self.morceaux.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._muet:
            self.morceaux.append(data)


def html_to_text(source: str) -> str:
    """The visible words of an HTML text, one line per block; nothing is fetched, nothing is rendered."""
    lecteur = _Texte()
    lecteur.feed(source)
    lecteur.close()
    lignes = [" ".join(ligne.split()) for ligne in "".join(lecteur.morceaux).split("\n")]
    texte = "\n".join(lignes)
    while "\n\n\n" in texte:
        texte = texte.replace("\n\n\n", "\n\n")
    return texte.strip()


def convert_text(source: Path, sortie: Path, polices: Path | None, bilan: Bilan) -> None:
    """Writes at ``sortie`` the pages of a plain text (UTF-8, UTF-16 with its mark, or Windows-1252)."""
    from dossier_juridique.pieces.mise_en_page import compare_text, escape, write_pages

    texte = read_plain(source)
    write_pages(f"<pre>{escape(texte)}</pre>", "Texte", sortie, polices, bilan)
    compare_text(texte, sortie, bilan)


def read_plain(source: Path) -> str:
    """The text of a plain text file (UTF-8, UTF-16 with its mark, or Windows-1252)."""
    with source.open("rb") as flux:
        octets = flux.read(4 * TEXTE_MAX + 4)
    utf16 = octets.startswith((b"\xff\xfe", b"\xfe\xff"))
    texte = octets.decode("utf-16", "replace") if utf16 else decode_bytes(octets)
    _check_length(texte, "Scindez-le ou imprimez-le en PDF.")
    return texte
