"""The proof of the mentions: each one is looked for on the page as printed, with page and position.

The printed file is read by pdfplumber, which knows nothing of how it was made. A mention that is not found refuses the
act (exit 5): what the data says is worth nothing until a reader can read it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from dossier_juridique.model.document import Mention, Preuve
from dossier_juridique.relecture.mots import words
from dossier_juridique.relecture.recherche import Fonds, fold, refusal, unfold
from dossier_juridique.relecture.signes import PageBrute, Signe, read_signs
from dossier_juridique.relecture.visible import Dessin, drawn_pages, hidden

Boite = tuple[float, float, float, float]

MENTION_LONGUE = 400
"""Writings of one mention above which each is first looked for where the one before it was found: the ten thousand periods
of a great décompte follow each other, and are not to be sought from the first page ten thousand times."""


class Lecture(Struct, frozen=True):
    """Words of a page joined in one order: the text, the word and the place of each of its characters; ``imprime``: the
    text as it was before it was folded, sign for sign."""

    fonds: Fonds
    rangs: tuple[int, ...]
    boites: tuple[Boite, ...]
    mots: tuple[str, ...]
    imprime: str


class Page(Struct, frozen=True, dict=True):
    """Words that can be seen on a page, as they are placed. ``entier``: every word of the file, seen or not: what must
    not be said must not be hidden either; ``imprime``: the same with its capitals, sign for sign."""

    numero: int
    placee: Lecture
    vus: list[Signe]
    entier: str = ""
    imprime: str = ""

    @property
    def texte(self) -> str:
        """Text in the order of the lines."""
        return self.placee.fonds.texte

    @cached_property
    def ecrite(self) -> Lecture:
        """The same words in the order of the file: two columns side by side are then read one after the other."""
        return _read_words(self.vus, flux=True)

    def lectures(self) -> Iterator[Lecture]:
        """As placed, then as written; the second one is made when somebody looks for what the first has not."""
        yield self.placee
        yield self.ecrite


def read_pages(pdf: bytes | Path, combien: int | None = None) -> tuple[Page, ...]:
    """The printed words of the first ``combien`` pages (all when None)."""
    pages: list[Page] = []
    with drawn_pages(pdf) as dessin:
        for numero, page in enumerate(read_signs(pdf, combien), 1):
            vus = _visible_part(page, dessin(numero - 1))
            placee = _read_words(vus, flux=False)
            if vus is page.signes:
                entier, imprime = placee.fonds.texte, placee.imprime
            else:
                entier, _, imprime = _joindre(words(page.signes))
            pages.append(Page(numero, placee, vus, entier, imprime))
    return tuple(pages)


def _read_words(vus: list[Signe], *, flux: bool) -> Lecture:
    mots = words(vus, flux=flux)
    texte, rangs, imprime = _joindre(mots)
    boites = tuple((m["x0"], m["top"], m["x1"], m["bottom"]) for m in mots)
    return Lecture(Fonds.of(texte), rangs, boites, tuple(str(m["text"]) for m in mots), imprime)


def _visible_part(page: PageBrute, dessin: Dessin) -> list[Signe]:
    """The characters of the page without those that nobody sees; the very same list when all of them show."""
    caches = hidden(page.signes, dessin, page.largeur, page.hauteur)
    if not caches:
        return page.signes
    places = {(c["x0"], c["top"], c["text"]) for c in caches}
    return [s for s in page.signes if (s["x0"], s["top"], s["text"]) not in places]


def _joindre(mots: Sequence[dict[str, object]]) -> tuple[str, tuple[int, ...], str]:
    """Words joined by a space when they touch, a tab between two cells, a line end otherwise: folded, the word of each
    sign, and as printed.

    The difference decides whether « 2 140,00 » is one amount or two cells.
    """
    texte: list[str] = []
    imprime: list[str] = []
    rangs: list[int] = []
    avant: dict[str, object] | None = None
    for rang, mot in enumerate(mots):
        if avant is not None:
            hauteur = _nombre(avant, "bottom") - _nombre(avant, "top")
            if abs(_nombre(mot, "top") - _nombre(avant, "top")) > hauteur * 0.6:
                joint = "\n"
            else:
                joint = " " if 0 <= _nombre(mot, "x0") - _nombre(avant, "x1") < hauteur * 0.6 else "\t"
            texte.append(joint)
            imprime.append(joint)
            rangs.append(rang - 1)
        propre, net = fold(str(mot["text"])), unfold(str(mot["text"]))
        texte.append(propre)
        imprime.append(net if len(net) == len(propre) else propre)
        rangs.extend([rang] * len(propre))
        avant = mot
    return "".join(texte), tuple(rangs), "".join(imprime)


def _nombre(mot: dict[str, object], cle: str) -> float:  # a length in points, never money
    valeur = mot[cle]
    assert isinstance(valeur, int | float)
    return valeur


def _chercher(ecritures: tuple[str, ...], pages: Iterable[Page]) -> Preuve | None:
    for page in pages:
        for lecture in page.lectures():
            trouve = lecture.fonds.seek(ecritures)
            if trouve is None:
                continue
            touches = sorted(set(lecture.rangs[slice(*trouve)]))
            cadres = [lecture.boites[r] for r in touches]
            boite = (
                round(min(c[0] for c in cadres), 2),
                round(min(c[1] for c in cadres), 2),
                round(max(c[2] for c in cadres), 2),
                round(max(c[3] for c in cadres), 2),
            )
            lu = " ".join(lecture.mots[r] for r in touches)
            return Preuve("", lu, page.numero, boite)
    return None


def prove(acte: str, mentions: Sequence[Mention], pages: Sequence[Page]) -> tuple[Preuve, ...]:
    """One proof for each writing expected of each mention; ``SortieRefusee`` names the mentions not found."""
    preuves: list[Preuve] = []
    absentes: list[tuple[Mention, str]] = []
    for mention in mentions:
        debut = 0
        for ecritures in mention.attendus:
            preuve = _chercher(ecritures, [*pages[debut:], *pages[:debut]])
            if preuve is None:
                absentes.append((mention, ecritures[0] if ecritures else ""))
            else:
                preuves.append(Preuve(mention.id, preuve.texte, preuve.page, preuve.boite))
                if len(mention.attendus) > MENTION_LONGUE:
                    debut = next(rang for rang, page in enumerate(pages) if page.numero == preuve.page)
    if absentes:
        remede = "Rétablissez ce passage dans le modèle de cet acte (dossier modeles/), puis relancez."
        raise refusal(acte, "la page imprimée", absentes, remede)
    return tuple(preuves)


def count_pages(pdf: bytes) -> int:
    """Pages of a file, as pypdf counts them."""
    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(pdf)).pages)
