"""Acts built from the faultless dossier with changes, and their words as the templates print them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dossier_juridique.actes import ACTES, Matiere, numeroter
from dossier_juridique.creance import compute
from dossier_juridique.model.document import Document, Mention
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.procedures import PROCEDURES
from dossier_juridique.read.baremes import load_parametres
from dossier_juridique.render.corps import body_of, frame_of
from dossier_juridique.render.modeles import Modeles, shipped_modeles
from tests.droit.cas_de_regle import base

Changement = Callable[[dict[str, Any]], object]
NOMS = (*(a.nom for a in ACTES), *(d.nom for d in PROCEDURES[0].documents if d.nom != "decompte"))


def dossier(*changements: Changement) -> Dossier:
    """The faultless dossier after these changes."""
    contenu = base()
    for changer in changements:
        changer(contenu)
    return Dossier.model_validate(contenu)


def matiere(*changements: Changement, paginee: bool = True) -> Matiere:
    """What the acts are written from; exhibits of two pages each from page 7 on."""
    lu = dossier(*changements)
    assert lu.au is not None
    parametres, pieces = load_parametres(), numeroter(lu)
    pages = {p.numero: (7 + 2 * n, 8 + 2 * n) for n, p in enumerate(pieces)} if paginee else None
    return Matiere(lu, lu.au, compute(lu, parametres, lu.au), parametres, pieces, pages)


def document(nom: str, *changements: Changement) -> Document:
    """The act of that name."""
    actes = {a.nom: a for a in (*ACTES, *PROCEDURES[0].documents)}
    return actes[nom].construire(matiere(*changements))


def texte(doc: Document, bureau: Path | None = None) -> str:
    """The printed words, frame included, one space between words."""
    modeles = shipped_modeles(bureau)
    return ligne(frame_of(doc, modeles, body_of(doc, modeles)).text_content())


def ligne(brut: str) -> str:
    """One ordinary space for any blank, straight apostrophes."""
    return re.sub(r"\s+", " ", brut).replace("’", "'")


def absents(doc: Document, imprime: str) -> tuple[Mention, ...]:
    """Mentions of which a group is not found, blanks and case apart."""
    tasse = _tasser(imprime)
    return tuple(
        m for m in doc.mentions if not all(any(_tasser(e) in tasse for e in groupe if e.strip()) for groupe in m.attendus)
    )


def _tasser(brut: str) -> str:
    return re.sub(r"\s+", "", brut).replace("’", "'").casefold()


def modeles_du_bureau(dossier_: Path, fichier: str, avant: str, apres: str) -> Path:
    """An office folder in which one text was edited."""
    source = next(Modeles(shipped_modeles().dossiers).candidates(fichier)).read_text("utf-8")
    assert avant in source, f"{avant!r} n'est plus dans {fichier}"
    cible = dossier_ / fichier
    cible.parent.mkdir(parents=True, exist_ok=True)
    cible.write_text(source.replace(avant, apres), "utf-8")
    return dossier_
