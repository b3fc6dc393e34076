"""An act as an e-mail ready to be sent: text and HTML with the same words, the PDF files attached, nothing tracked.

The file opens as a draft (``X-Unsent``): the program sends nothing, a person does.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta, timezone
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from textwrap import wrap

from lxml import etree

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.expressions import expression
from dossier_juridique.model.document import Document
from dossier_juridique.render.balises import place_of_tag
from dossier_juridique.render.corps import Compose, Element, body_of, frame_of
from dossier_juridique.render.modeles import Modeles
from dossier_juridique.render.ratures import refuse_struck
from dossier_juridique.render.typographie import set_french

_HEURE = time(9)
_BLANCS = expression(r"[ \t\r\n]+")
_ECART = "  "
_CADRE = "charte/courriel.html"
_SANS_LECTEUR = frozenset(("style", "template", "noscript", "title", "datalist"))
_CACHE = expression(
    r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide|opacity\s*:\s*0?(?:\.[0-4]\d*)?\s*(?:;|$)"
    r"|position\s*:|overflow\s*:|clip|transform|text-indent\s*:\s*-|(?:max-)?(?:height|width)\s*:\s*0|font(?:-size)?\s*:[^;]*?"
    r"(?<![\d.])(?:0|[1-6](?:\.\d+)?)(?:px|pt|%)?\s*(?:;|/|$)|color\s*:\s*(?:white|transparent|#f[a-f\d]f[a-f\d]f[a-f\d]\b|#fff\b))",
    re.IGNORECASE,
)
"""What makes words that nobody sees; a small print of 7 px and more is left to the office."""
_BLOCS = frozenset(("p", "h1", "h2", "h3", "ul", "ol", "table", "blockquote", "section", "div"))
_STYLES = {
    "table": "border-collapse:collapse;margin:12px 0",
    "th": "text-align:left;padding:4px 16px 4px 0;border-bottom:1px solid #111",
    "td": "padding:4px 16px 4px 0;border-bottom:1px solid #ccc;vertical-align:top",
    "blockquote": "margin:12px 0 12px 16px;font-style:italic",
}
_PAGE = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"></head>'
    '<body style="font-family:Georgia,serif;font-size:15px;line-height:1.45;color:#111">{corps}</body></html>'
)


def render_eml(
    document: Document,
    modeles: Modeles,
    pdf_joints: Sequence[tuple[str, bytes]],
    *,
    de: str,
    a: str,
    objet: str,
    date: date,
    compose: Compose | None = None,
) -> bytes:
    """The message as bytes (lines end with CRLF), the same at every run. ``compose``: the act, when it is composed already.

    ``pdf_joints``: name and bytes of each PDF attached; ``de`` and ``a``: one address each, with or without a
    name, or the empty string (the draft then waits for it); ``date``: the day of the message, put at nine in the
    morning, Paris time. Raises SortieRefusee (template, or address that cannot be written in a message).
    """
    corps = compose.corps() if compose else body_of(document, modeles)
    arbre = frame_of(document, modeles, corps, "courriel")
    _check_seen(arbre, modeles)
    texte = "\n".join(_plain(arbre)).strip("\n") + "\n"
    message = EmailMessage(policy=SMTP)
    if de:
        message["From"] = _address(de, "de l'expéditeur")
    if a:
        message["To"] = _address(a, "du destinataire")
    message["Date"] = format_datetime(datetime.combine(date, _HEURE, paris_offset(date)))
    message["X-Unsent"] = "1"
    message.set_content(texte, charset="utf-8", cte="quoted-printable")
    message.add_alternative(_html(arbre), subtype="html", charset="utf-8", cte="quoted-printable")
    empreinte = hashlib.sha256("\0".join((de, a, objet, date.isoformat(), texte)).encode())
    for nom, octets in pdf_joints:
        message.add_attachment(octets, maintype="application", subtype="pdf", filename=_one_line(nom))
        empreinte.update(nom.encode() + b"\0" + octets)
    cle = empreinte.hexdigest()
    domaine = message["From"].addresses[0].domain if de else "dossier.invalid"
    message["Message-ID"] = f"<{cle[:40]}@{domaine}>"
    for rang, partie in enumerate(p for p in message.walk() if p.is_multipart()):
        partie.set_boundary(f"=_{cle[40:]}_{rang}")
    # The policy of e-mail.message loses the blank between two words that it encodes apart: Header keeps it.
    sujet = Header(_one_line(set_french(objet)), header_name="Subject").encode(linesep="\r\n")
    return message.as_bytes().replace(b"X-Unsent: 1\r\n", f"Subject: {sujet}\r\nX-Unsent: 1\r\n".encode("ascii"), 1)


def mail_lines(document: Document, modeles: Modeles) -> list[str]:
    """The words of the message, cell by cell and line by line, as ``render_eml`` writes them."""
    arbre = frame_of(document, modeles, body_of(document, modeles), "courriel")
    for coupure in arbre.iter("br"):
        coupure.tail = " " + (coupure.tail or "")
    return ["".join(bloc.itertext()) for bloc in arbre.iter("p", "li", "td", "th", "h1", "h2", "h3", "blockquote", "caption")] + [
        texte for bloc in arbre.iter() for texte in (bloc.text, bloc.tail) if texte and texte.strip()
    ]


def _check_seen(arbre: Element, modeles: Modeles) -> None:
    """Raises SortieRefusee when the frame of the e-mail hides what it says: no page shows here what a reader will see."""
    for element in arbre.iter():
        balise, style = str(element.tag), str(element.get("style") or "")
        refuse_struck(element, _CADRE, modeles)
        cache = balise in _SANS_LECTEUR or "hidden" in element.attrib
        if cache or _CACHE.search(style):
            dit = f"<{balise}>" if cache else f"style = {style[:60]}"
            attribut = "" if balise in _SANS_LECTEUR else "hidden" if cache else "style"
            raise SortieRefusee(
                f"« {dit} » cacherait du texte dans le courriel.",
                remede="Retirez-le : ce qui est écrit dans un courriel se lit.",
                lieu=place_of_tag(_CADRE, modeles, balise, attribut, style),
            )


def paris_offset(jour: date) -> timezone:
    """UTC+1, or UTC+2 from the last Sunday of March to the Saturday before the last Sunday of October.

    Source: directive 2000/84/CE, art. 2 and 3; the change is made before nine in the morning.
    """
    ete = _last_sunday(jour.year, 3) <= jour < _last_sunday(jour.year, 10)
    return timezone(timedelta(hours=2 if ete else 1))


def _last_sunday(annee: int, mois: int) -> date:
    fin = date(annee, mois, 31)
    return fin - timedelta(days=(fin.weekday() + 1) % 7)


def _address(brute: str, qui: str) -> Address:
    nom, adresse = parseaddr(brute)
    try:
        if not brute.isprintable() or not adresse.isascii() or "@" not in adresse:
            raise ValueError(adresse)
        return Address(display_name=_one_line(nom), addr_spec=adresse)
    except (ValueError, IndexError, LookupError) as erreur:
        raise SortieRefusee(
            f"l'adresse électronique {qui} n'est pas valable.",
            remede="Corrigez la clé « courriel » de cette partie dans le dossier.",
        ) from erreur


def _one_line(texte: str) -> str:
    return _BLANCS.sub(" ", texte).strip()


def _plain(element: Element, prefixe: str = "") -> Iterator[str]:
    """The lines of the text part: a blank line between blocks, a dash or a number before the lines of a list."""
    ligne = _BLANCS.sub(" ", element.text or "")
    for rang, enfant in enumerate(element, start=1):
        if enfant.tag in _BLOCS or enfant.tag == "li":
            if ligne.strip(" "):
                yield prefixe + ligne.strip(" ")
            ligne = ""
            yield from _plain_block(enfant, rang)
        elif enfant.tag == "br":
            yield prefixe + ligne.strip(" ")
            ligne = ""
        else:
            ligne += _BLANCS.sub(" ", "".join(enfant.itertext()))
        ligne += _BLANCS.sub(" ", enfant.tail or "")
    if ligne.strip(" "):
        yield prefixe + re.sub(" {2,}", " ", ligne).strip(" ")


def _plain_block(element: Element, rang: int) -> Iterator[str]:
    if element.tag == "table":
        yield from _plain_table(element)
    elif element.tag == "li":
        numero = f"{rang}. " if element.getparent().tag == "ol" else "– "
        yield from _plain(element, numero)
        return
    else:
        yield from _plain(element)
    yield ""


def _plain_table(table: Element) -> Iterator[str]:
    """A table in columns: sums aligned on the right, a cell over several columns folded above its sum."""
    rangees = [
        [(_one_line("".join(c.itertext())), int(c.get("colspan") or 1), _sum(c)) for c in r] for r in table.iter("tr")
    ]
    nombre = max((sum(n for _, n, _ in r) for r in rangees), default=0)
    largeurs = [0] * nombre
    for rangee in rangees:
        rang = 0
        for texte, etendue, _ in rangee:
            if etendue == 1:
                largeurs[rang] = max(largeurs[rang], len(texte))
            rang += etendue
    for rangee in rangees:
        rang, pliees, ligne = 0, [], []
        for texte, etendue, somme in rangee:
            large = sum(largeurs[rang : rang + etendue]) + len(_ECART) * (etendue - 1)
            # The first cell alone is folded: words keep the order of the HTML.
            *avant, dernier = (_folded(texte, large) if rang == 0 else [texte]) or [""]
            pliees += avant
            ligne.append(dernier.rjust(large) if somme else dernier.ljust(large))
            rang += etendue
        yield from pliees
        yield _ECART.join(ligne).rstrip()


def _folded(texte: str, large: int) -> list[str]:
    return wrap(texte, max(large, 1), break_long_words=False, break_on_hyphens=False)


def _sum(cellule: Element) -> bool:
    classes = (cellule.get("class") or "").split()
    return "montant" in classes and "gauche" not in classes


def _html(arbre: Element) -> str:
    """The same tree with its styles in place, as mail programs want them, and no link: exhibits have no address."""
    for element in arbre.iter():
        classes = (element.attrib.pop("class", "") or "").split()
        element.attrib.pop("href", None)
        element.attrib.pop("id", None)
        style = _STYLES.get(element.tag, "")
        if "montant" in classes:
            style += ";white-space:nowrap"
        if ("montant" in classes and "gauche" not in classes) or "droite" in classes:
            style += ";text-align:right"
        if "total" in classes:
            style += ";font-weight:bold"
        if "mentions" in classes:
            style += ";font-size:12px;color:#444"
        if style:
            element.attrib["style"] = style.strip(";")
    etree.strip_tags(arbre, "a")
    return _PAGE.format(corps=etree.tostring(arbre, encoding="unicode", method="html"))
