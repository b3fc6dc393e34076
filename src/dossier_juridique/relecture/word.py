"""The editable files read back: Word as Word would show it, the e-mail as a mail program would."""

from __future__ import annotations

import email
import email.policy
import io
from collections.abc import Iterator, Sequence
from typing import Any

import lxml.etree
import lxml.html

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.expressions import expression
from dossier_juridique.model.document import Mention, Preuve
from dossier_juridique.model.francais import composer
from dossier_juridique.relecture.entier import squeeze
from dossier_juridique.relecture.recherche import Fonds, fold, refusal

_ANALYSEUR = lxml.etree.XMLParser(resolve_entities=False, no_network=True)
_FIN_DE_PHRASE = expression(r"(?<=[.;:!?]) +")
_NON = ("0", "false", "off")
CORPS_MINIMAL = 10
"""Half-points: smaller print is not read, on paper as in Word."""


def prove_docx(acte: str, mentions: Sequence[Mention], docx: bytes | str) -> tuple[Preuve, ...]:
    """The editable file, or what ``word_text`` read of it, carries the same mentions. Proofs have no page (0): Word makes
    its own.

    Hidden, white or tiny text does not count. Raises ``SortieRefusee``.
    """
    texte = docx if isinstance(docx, str) else word_text(docx)
    return _prove(f"{acte}.docx", mentions, fold(texte), "le fichier Word", "dans le modèle ou dans charte.docx")


def prove_eml(acte: str, mentions: Sequence[Mention], eml: bytes) -> str:
    """The e-mail carries the same mentions, in its text and in its HTML. Returns the text."""
    message = email.message_from_bytes(eml, policy=email.policy.default)
    corps = message.get_body(("plain",))
    texte = str(corps.get_content()) if corps is not None else ""
    riche = message.get_body(("html",))
    page = lxml.html.document_fromstring(str(riche.get_content())).itertext() if riche is not None else ()
    for lu in (texte, " ".join(page)):
        _prove(f"{acte}.eml", mentions, fold(lu), "le courriel", "dans le modèle du courriel (charte/courriel.html)")
    return texte


def _prove(lieu: str, mentions: Sequence[Mention], texte: str, quoi: str, ou: str) -> tuple[Preuve, ...]:
    preuves: list[Preuve] = []
    absentes: list[tuple[Mention, str]] = []
    fonds = Fonds.of(texte)
    for mention in mentions:
        for ecritures in mention.attendus:
            trouve = fonds.seek(ecritures)
            if trouve is None:
                absentes.append((mention, ecritures[0] if ecritures else ""))
            else:
                preuves.append(Preuve(mention.id, " ".join(texte[slice(*trouve)].split()), 0, (0, 0, 0, 0)))
    if absentes:
        raise refusal(lieu, quoi, absentes, f"Rétablissez ce passage {ou}, puis relancez.")
    return tuple(preuves)


def said_elsewhere(pages: Sequence[str], *autres: str) -> tuple[str, ...]:
    """The lines of the Word file or of the e-mail that the printed pages do not have, one text for each that has some.

    An office's letterhead in Word, or its frame of e-mails, is read by those who receive it: it is held as the page is.
    """
    imprime = squeeze("".join(pages))
    ajouts = (_not_in(imprime, autre) for autre in autres)
    return tuple("\n\n".join(lignes) for lignes in ajouts if lignes)


def _not_in(imprime: str, autre: str) -> list[str]:
    """The lines that the page has not; of a line cut by the end of a page, the sentences that are not there."""
    lignes: list[str] = []
    for ligne in autre.splitlines():
        if squeeze(ligne) not in imprime:
            restent = [phrase for phrase in _FIN_DE_PHRASE.split(ligne) if squeeze(phrase) not in imprime]
            lignes += [" ".join(restent)] if restent else [ligne]
    return lignes


def word_text(docx: bytes) -> str:
    """The words of the body, then of headers, footers and notes, that a reader of the file sees."""
    from docx import Document as Word

    ouvert = Word(io.BytesIO(docx))
    zones = [ouvert.element.body]
    for section in ouvert.sections:
        for genre in ("header", "footer", "first_page_header", "first_page_footer", "even_page_header", "even_page_footer"):
            zone = getattr(section, genre)
            if not zone.is_linked_to_previous and zone._element not in zones:
                zones.append(zone._element)
    notes = (lien.target_part for lien in ouvert.part.rels.values() if lien.reltype.endswith(("/footnotes", "/endnotes")))
    zones += [lxml.etree.fromstring(note.blob, _ANALYSEUR) for note in notes]
    styles = {s.get(_w("styleId")): s for s in ouvert.styles.element.iter(_w("style"))}
    return "\n".join("".join(_words(zone, styles)) for zone in zones)


def _words(zone: Any, styles: dict[str, Any]) -> Iterator[str]:
    for element in zone.iter():
        nom = str(element.tag).rpartition("}")[2]
        if nom == "t" and (element.text or "").strip() and _marks(element.getparent(), styles).get("vanish", "0") not in _NON:
            raise SortieRefusee(
                composer(f"« {(element.text or '').strip()[:60]} » est caché dans le document Word."),
                remede="Retirez ce texte du modèle Word, ou sa mise en forme « Masqué » : ce qui est écrit doit se lire.",
            )
        if nom == "t" and not _hidden(marques := _marks(element.getparent(), styles)):
            if (element.text or "").strip() and any(marques.get(n, "0") not in _NON for n in ("strike", "dstrike")):
                raise SortieRefusee(
                    composer(f"« {(element.text or '').strip()[:60]} » est barré dans le document Word."),
                    remede="Retirez la rature : un montant ou une mention barrés ne valent rien.",
                )
            yield element.text or ""
        elif nom in ("p", "tc", "br", "tab"):
            yield "\n" if nom == "p" else "\t"


def _w(nom: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{nom}"


def _marks(passage: Any, styles: dict[str, Any]) -> dict[str, str]:
    """How a run is set, by itself, by its style or by that of its paragraph."""
    marques: dict[str, str] = {}
    for source in _sources(passage, styles):
        for proprietes in source.iterchildren(_w("rPr")):
            for marque in proprietes:
                nom = str(marque.tag).rpartition("}")[2]
                if nom in ("vanish", "webHidden", "color", "sz", "strike", "dstrike"):
                    marques.setdefault(nom, marque.get(_w("val")) or "1")
    return marques


def _hidden(marques: dict[str, str]) -> bool:
    """True for a run hidden, white or too small."""
    cache = any(marques.get(n, "0") not in _NON for n in ("vanish", "webHidden"))
    taille = marques.get("sz", "22")
    return cache or marques.get("color", "").upper() in ("FFFFFF", "FEFEFE") or (
        taille.isdigit() and int(taille) < CORPS_MINIMAL
    )


def _sources(passage: Any, styles: dict[str, Any]) -> Iterator[Any]:
    """The run, then its style, then that of its paragraph, each with what it is based on: the nearest one decides."""
    yield passage
    paragraphe = next(passage.iterancestors(_w("p")), None)
    noms = [e.get(_w("val")) for e in passage.iterfind(f"{_w('rPr')}/{_w('rStyle')}")]
    if paragraphe is not None:
        noms += [e.get(_w("val")) for e in paragraphe.iterfind(f"{_w('pPr')}/{_w('pStyle')}")]
    for nom in noms:
        vus: set[str] = set()
        while nom in styles and nom not in vus:
            vus.add(nom)
            yield styles[nom]
            base = styles[nom].find(_w("basedOn"))
            nom = base.get(_w("val")) if base is not None else None
