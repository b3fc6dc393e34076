"""What an office's own texts print and ours would not: named after each build, for somebody to read.

Nobody of ours has read these passages, and no list of turns knows every threat. A picture says words that no machine of
ours reads: it is named too.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from dossier_juridique import relecture, sens
from dossier_juridique.droit.ton import Liste
from dossier_juridique.droit.ton import passages as prises
from dossier_juridique.expressions import expression
from dossier_juridique.model.avis import Avis, Sens
from dossier_juridique.model.document import Document
from dossier_juridique.model.francais import composer
from dossier_juridique.render import Modeles, compose, mail_lines, render_docx, shipped_modeles, style_strings

_CITE, _CITES, _DES_MOTS = 80, 3, 12
"""Signs of a passage quoted, passages quoted, letters below which a passage is a figure or a label."""
_ITEMS = 12
"""Lines read after the one that opens a list."""
_PUCE = expression(r"^(?:[^\w«\"(]+|\(?\w{1,3}[).°]\s+)+")
_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".tif", ".tiff")
_TEXTES = (".html", ".css")


class Propres(Struct, frozen=True):
    """What an office wrote itself: ``dits`` says it to the reader, ``avis`` is what is thought of each of its sentences,
    ``suites`` the items of a list each after the words that open it, where only so a list of turns takes them."""

    dits: tuple[str, ...] = ()
    avis: tuple[Avis, ...] = ()
    suites: tuple[str, ...] = ()


def own_words(
    document: Document, modeles: Modeles, page: Sequence[str], word: str = "", message: Document | None = None
) -> Propres:
    """The passages of an act that ours has not, in the office's texts or in the dossier (``lettre.paragraphes``).

    ``page``: what is printed, a paragraph, a cell or a line each; ``word``: the words of the Word file; ``message``: the
    e-mail that goes with it.
    """
    livres = shipped_modeles()
    du_dossier = bool(getattr(document.faits, "paragraphes", ()))
    if modeles == livres and not du_dossier:
        return Propres()
    notres = list(compose(_bare(document), livres).textes())
    siens = [*page, *style_strings(modeles)]
    if word:
        notres += [*relecture.word_text(render_docx(_bare(document), livres)).splitlines(), *style_strings(livres)]
        siens += word.splitlines()
    if message is not None:
        notres += mail_lines(_bare(message), livres)
        siens += mail_lines(message, modeles)
    # The number of a page is not a passage; a line of Word is one of the page, set between tabs or behind a dash.
    connus = {_nu(texte) for texte in (*notres, *style_strings(livres))}
    entiers = "\n".join(connus)
    neufs = {_nu(bloc): " ".join(bloc.split()) for bloc in siens if _nu(bloc) not in connus}
    passages = [bloc for nu, bloc in neufs.items() if sum(c.isalpha() for c in bloc) >= _DES_MOTS and nu not in entiers]
    if not passages:
        return Propres()
    avis = sens.lire(
        [phrase for phrase in sens.phrases(passages) if _nu(phrase) not in entiers],
        lambda phrase: [p.forme for liste in Liste for p in prises((phrase,), liste)],
    )
    listes = {_nu(suite): (suite, parts) for suite, *parts in _enumerations(siens)}
    suites = [(suite, parts) for suite, parts in listes.values() if any(_nu(part) not in entiers for part in parts)]
    prise_en_suite = tuple(suite for suite, parts in suites if _formes(suite) - _formes(*parts))
    # What a style sheet prints may stand against the next word, or come on some pages only: it is read by itself.
    prise_en_suite += tuple(texte for texte in style_strings(modeles) if _nu(texte) in neufs and _formes(texte))
    suspects = {a.phrase for a in avis if a.sens is Sens.SUSPECT}
    avis += tuple(
        a
        for a, (_, parts) in zip(sens.lire([suite for suite, _ in suites]), suites, strict=True)
        if a.sens is Sens.SUSPECT and not any(suspect in part for suspect in suspects for part in parts)
    )
    # What the reader by meaning finds harmless comes last, and by its first words alone.
    entieres = [a.phrase for a in avis if not a.sens.sans_reproche]
    autres = [_couper(bloc) for bloc in passages if not any(phrase in bloc for phrase in entieres)]
    cites = [f"« {_finir(cite)} »" for cite in (*entieres, *autres[:_CITES])]
    reste = f" ; et {len(autres) - _CITES} de plus" if len(autres) > _CITES else ""
    dits = "un passage" if len(passages) == 1 else f"{len(passages)} passages"
    qui = "votre modèle écrit" if not du_dossier else "votre modèle et votre dossier écrivent"
    qui = "votre dossier écrit" if modeles == livres else qui
    dit = f"{document.acte} : {qui} {dits} que le texte fourni n'a pas ; à relire : {' ; '.join(cites)}{reste}."
    return Propres((composer(dit),), avis, prise_en_suite)


def _bare(document: Document) -> Document:
    """The same act without what the dossier adds in its own words."""
    faits: Any = document.faits
    return replace(document, faits=replace(faits, paragraphes=())) if getattr(faits, "paragraphes", ()) else document


def _enumerations(lignes: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Each item of a list after the words that open it, as one sentence; then these words, and the item."""
    ouverture, reste = "", 0
    for ligne in (" ".join(brute.split()) for brute in lignes):
        if ligne.endswith(":"):
            ouverture, reste = _finir(ligne.rstrip(" :")), _ITEMS
        elif ouverture and reste and ligne:
            item = _PUCE.sub("", ligne).strip(" ;,.")
            if any(c.isalpha() for c in item):
                yield f"{ouverture} {item}.", ouverture, item
            reste = 0 if ligne.endswith((".", "!", "?")) else reste - 1


def _formes(*textes: str) -> set[tuple[Liste, str]]:
    return {(liste, _nu(p.forme)) for texte in textes for liste in Liste for p in prises((texte,), liste)}


def of_several_acts(dits: Iterable[str]) -> tuple[str, ...]:
    """What is said of several acts in the same words is said once, after their names."""
    groupes: dict[str, list[str]] = {}
    for dit in dits:
        acte, deux_points, suite = dit.partition("\u00a0: ")
        groupes.setdefault(suite if deux_points else "", []).append(acte if deux_points else dit)
    seuls = groupes.pop("", [])
    return (*(f"{', '.join(dict.fromkeys(actes))}\u00a0: {suite}" for suite, actes in groupes.items()), *seuls)


def own_pictures(modeles: Modeles) -> list[str]:
    """What to say of the pictures that the office's texts, style sheet or Word files show; ours show none."""
    livres = shipped_modeles()
    if modeles == livres:
        return []
    noms: dict[str, None] = {}
    for dossier in modeles.dossiers:
        if dossier not in livres.dossiers:
            noms |= dict.fromkeys(_pictures(dossier))
    if not noms:
        return []
    dites = ", ".join(f"« {nom} »" for nom in list(noms)[:_CITES])
    quoi = "une image" if len(noms) == 1 else f"{len(noms)} images"
    return [composer(f"Vos modèles montrent {quoi} qu'aucune relecture ne lit ; regardez les pages : {dites}.")]


def _pictures(dossier: Path) -> Iterable[str]:
    fichiers = sorted(c for c in dossier.rglob("*") if c.is_file())
    dits = "\n".join(c.read_text("utf-8", "replace") for c in fichiers if c.suffix.lower() in _TEXTES)
    for fichier in fichiers:
        if fichier.suffix.lower() in _IMAGES and fichier.name in dits:
            yield fichier.relative_to(dossier).as_posix()
        elif fichier.suffix.lower() == ".docx":
            try:
                with zipfile.ZipFile(io.BytesIO(fichier.read_bytes())) as paquet:
                    yield from (f"{fichier.name} : {Path(n).name}" for n in paquet.namelist() if n.startswith("word/media/"))
            except (OSError, zipfile.BadZipFile):
                continue  # refused where it is used, in its own words


def _nu(texte: str) -> str:
    """Letters and figures: blanks, dashes of a list and the numbers of pages are no passage."""
    return re.sub(r"\W+", "", re.sub(r"Page\s+\d+\s*/\s*\d+", "", texte))


def _finir(cite: str) -> str:
    return cite.removesuffix(".")


def _couper(bloc: str) -> str:
    return bloc if len(bloc) <= _CITE else bloc[:_CITE].rsplit(" ", 1)[0] + " …"
