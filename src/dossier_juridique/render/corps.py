"""The body of an act is a closed list of tags: what both outputs can set, and nothing that can load or run."""

from __future__ import annotations

import copy
import functools
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import lxml.html
from fontTools.ttLib import TTFont, TTLibError
from lxml import etree
from msgspec import Struct

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.expressions import expression
from dossier_juridique.model.document import Document
from dossier_juridique.render.balises import check_closed, place_of_sign, place_of_tag
from dossier_juridique.render.gabarits import as_markup, facts, fill
from dossier_juridique.render.modeles import Modeles
from dossier_juridique.render.ratures import refuse_struck
from dossier_juridique.render.solidaires import hold_together
from dossier_juridique.render.typographie import set_french

BALISES = frozenset(
    ("h1", "h2", "h3", "p", "ul", "ol", "li", "table", "thead", "tbody", "tfoot", "tr", "th", "td",
     "strong", "em", "br", "a", "span", "section", "blockquote")
)  # fmt: skip
CLASSES = frozenset(
    ("montant", "total", "detail", "mentions", "article", "gauche", "centre", "droite", "saut", "garder",
     "objet", "demande", "attendu", "ecrire")
)  # fmt: skip
_INTERDITES_AU_CADRE = frozenset(("script", "link", "iframe", "object", "embed", "base", "meta", "form"))
ATTRIBUTS = frozenset(("class", "colspan", "href"))
_EN_LIGNE = frozenset(("a", "span", "strong", "em", "b", "i", "u", "small", "sub", "sup", "br", "wbr", "mark", "abbr", "q"))
_LIEN = expression(r"(?:piece:[0-9A-Za-z -]{1,24}(?:\?page=[1-9][0-9]{0,4})?|#[0-9A-Za-z-]{1,40})")
_COLONNES = expression(r"[1-9]|1[0-9]|20")
_IMBRICATION = 40
"""Elements one in the other: our deepest text has eight, and the page is laid out by recursion."""
_CONTROLE = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = expression(r"&#(?:[xX](?P<hex>[0-9a-fA-F]+)|(?P<dec>[0-9]+))")
_BLANCS = frozenset("\t\n\r ")
Element: TypeAlias = lxml.html.HtmlElement


class Compose(Struct, frozen=True):
    """An act composed once for the page, the Word file, the e-mail and the proof that nothing is lost.

    Each of them takes a copy: WeasyPrint, Word and e-mails change what they are given.
    """

    document: Document
    modeles: Modeles
    _corps: Element
    _cadre: Element

    def corps(self) -> Element:
        """The body, as ``body_of`` gives it."""
        return copy.deepcopy(self._corps)

    def cadre(self) -> Element:
        """The act in its frame, as ``frame_of`` gives it, for a page: its lines do not cut what is one word to the eye."""
        return hold_together(copy.deepcopy(self._cadre))

    def textes(self) -> tuple[str, ...]:
        """What the template prints, block by block (a paragraph, a cell, a line of the frame), in its order."""
        return tuple(texte for element in self._cadre.iter() for texte in _runs(element) if texte.strip())


def compose(document: Document, modeles: Modeles) -> Compose:
    """Fill and check the texts of an act, and every sign of them. Raises SortieRefusee (file, line, what is refused)."""
    corps = body_of(document, modeles)
    cadre = frame_of(document, modeles, corps)
    check_letters(cadre, modeles.jeux_de_polices(), document, modeles)
    return Compose(document, modeles, corps, cadre)


def body_of(document: Document, modeles: Modeles) -> Element:
    """The body of an act, filled, checked against the closed list, with its French spaces.

    Returns a ``div`` whose children are the blocks. Raises SortieRefusee naming the file and what is refused.
    """
    nom = f"{document.modele}/corps.html"
    texte = fill(modeles, nom, facts(document))
    check_closed(texte, nom, modeles)
    arbre = _parse(texte, nom, modeles)
    for element in arbre.iterdescendants():
        _check(element, nom, modeles)
    _set_text(arbre)
    return arbre


def frame_of(document: Document, modeles: Modeles, corps: Element, cadre: str | None = None) -> Element:
    """The act in its frame (``charte/lettre.html``, ``charte/acte.html``, or the one named by ``cadre``).

    The frame is the office's own layout: its tags are free, but not what loads or runs something.
    """
    nom = f"charte/{cadre or document.cadre}.html"
    interieur = "".join(etree.tostring(bloc, encoding="unicode", method="html") for bloc in corps)
    faits = facts(document)
    if "cadre" not in faits:
        raise SortieRefusee(
            f"l'acte {document.acte} n'a pas de cadre.",
            remede="Donnez le champ « cadre » à ses faits.",
            lieu=nom,
        )
    variables = {"cadre": faits["cadre"], "titre": document.titre, "corps": as_markup(interieur)}
    texte = fill(modeles, nom, variables)
    # The body was checked as it was written, and is whole now that it has been read.
    check_closed(texte.replace(interieur, "", 1), nom, modeles)
    arbre = _parse(texte, nom, modeles)
    for element in arbre.iterdescendants():
        balise = element.tag
        if isinstance(balise, str) and balise in _INTERDITES_AU_CADRE:
            raise SortieRefusee(
                f"la balise <{balise}> n'est pas permise.",
                remede=f"Retirez-la du cadre. Balises refusées : {', '.join(sorted(_INTERDITES_AU_CADRE))}.",
                lieu=place_of_tag(nom, modeles, balise),
            )
        refuse_struck(element, nom, modeles)
    _set_text(arbre)
    return arbre


def _runs(element: Element) -> Iterator[str]:
    """The texts of a block between the blocks that it holds; nothing for what stands in a line."""
    if element.tag in _EN_LIGNE or element.tag == "style":
        return
    texte = element.text or ""
    for enfant in element:
        if enfant.tag in _EN_LIGNE:
            texte += "".join(_in_line(enfant))
        else:
            yield texte
            texte = ""
        texte += enfant.tail or ""
    yield texte


def _in_line(element: Element) -> Iterator[str]:
    """What stands in a line, where its cuts are blanks."""
    yield " " if element.tag == "br" else element.text or ""
    for enfant in element:
        yield from (*_in_line(enfant), enfant.tail or "")


def _code(reference: re.Match[str]) -> int:
    """The number of a sign written « &#7; » or « &#x7; »; what is longer than nine figures is too big anyway."""
    chiffres = reference["hex"] or reference["dec"]
    return int(chiffres.lstrip("0")[:9] or "0", 16 if reference["hex"] else 10)


def _parse(texte: str, nom: str, modeles: Modeles) -> Element:
    ecrits = ((ecrit[0], _code(ecrit)) for ecrit in _REFERENCE.finditer(texte))
    controles = (*((c[0], ord(c[0])) for c in _CONTROLE.finditer(texte)), *ecrits)
    for ecrit, code in controles:
        if code > sys.maxunicode or _CONTROLE.match(chr(code)):
            raise SortieRefusee(
                f"le texte contient le signe de commande U+{code:04X}.",
                remede="Retirez ce signe invisible du dossier ou du modèle.",
                lieu=place_of_sign((nom,), modeles, ecrit) or nom,
            )
    try:
        arbre = lxml.html.fragment_fromstring(texte, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as erreur:
        raise SortieRefusee(
            f"le texte ne peut pas être lu ({erreur}).", remede="Corrigez le modèle.", lieu=nom
        ) from erreur
    for element in list(arbre.iterdescendants()):
        if isinstance(element, lxml.html.HtmlComment):
            element.drop_tree()
    profond = next((e for e in arbre.iterdescendants() if sum(1 for _ in e.iterancestors()) > _IMBRICATION), None)
    if profond is not None:
        raise SortieRefusee(
            f"plus de {_IMBRICATION} balises imbriquées.",
            remede="Refermez chaque balise, ou simplifiez le texte.",
            lieu=place_of_tag(nom, modeles, str(profond.tag)),
        )
    return arbre


def _check(element: Element, nom: str, modeles: Modeles) -> None:
    balise = element.tag
    if not isinstance(balise, str) or balise not in BALISES:
        dite = f"la balise <{balise}>" if isinstance(balise, str) else "une instruction de traitement"
        raise SortieRefusee(
            f"{dite} n'est pas permise dans un corps.",
            remede=f"Balises permises : {', '.join(sorted(BALISES))}.",
            lieu=place_of_tag(nom, modeles, balise) if isinstance(balise, str) else nom,
        )
    for cle, contenu in element.attrib.items():
        attribut, valeur = str(cle), str(contenu)
        if not _allowed(balise, attribut, valeur):
            raise SortieRefusee(
                f"l'attribut {attribut}=\"{valeur[:60]}\" de <{balise}> n'est pas permis.",
                remede=f"Sont permis : class ({', '.join(sorted(CLASSES))}), colspan, href (« piece:3 » ou « #… »).",
                lieu=place_of_tag(nom, modeles, balise, attribut, valeur),
            )


def _allowed(balise: str, attribut: str, valeur: str) -> bool:
    if attribut == "class":
        return set(valeur.split()) <= CLASSES
    if attribut == "colspan":
        return balise in ("td", "th") and _COLONNES.fullmatch(valeur) is not None
    return attribut == "href" and balise == "a" and _LIEN.fullmatch(valeur) is not None


def _set_text(arbre: Element) -> None:
    for element in arbre.iter():
        if element.text and isinstance(element.tag, str):
            element.text = set_french(element.text)
        if element.tail:
            element.tail = set_french(element.tail)


def check_letters(arbre: Element, jeux: Sequence[tuple[Path, ...]], document: Document, modeles: Modeles) -> None:
    """Raises SortieRefusee when a sign has no drawing in the fonts of the letters, with its line when a template has it.

    Otherwise it would print as an empty box. It is also what stops the invisible signs that turn a name around.
    """
    # A sign that one set lacks is drawn by the other.
    connus = frozenset().union(*(_signs(jeu) for jeu in jeux))
    if set().union(*arbre.itertext()) <= connus | _BLANCS:
        return
    for texte in arbre.itertext():
        for rang, signe in enumerate(texte):
            if signe not in connus and signe not in _BLANCS:
                noms = (f"{document.modele}/corps.html", f"charte/{document.cadre}.html")
                voisinage = "".join(c for c in texte[max(0, rang - 15) : rang + 15] if c in connus)
                raise SortieRefusee(
                    f"les polices n'ont pas le signe U+{ord(signe):04X} (près de « {voisinage.strip()} »).",
                    remede="Écrivez ce mot en caractères latins, ou changez les polices de la charte.",
                    lieu=place_of_sign(noms, modeles, signe) or document.acte,
                )


@functools.lru_cache(maxsize=16)
def _signs(polices: tuple[Path, ...]) -> frozenset[str]:
    communs: set[int] | None = None
    for chemin in polices:
        try:
            table = TTFont(chemin, lazy=True).getBestCmap() or {}
        except (OSError, TTLibError) as erreur:
            raise SortieRefusee(
                "cette police ne peut pas être lue.",
                remede="Remettez le fichier d'origine.",
                lieu=f"charte/polices/{chemin.name}",
            ) from erreur
        communs = set(table) if communs is None else communs & set(table)
    return frozenset(chr(code) for code in communs or ())

