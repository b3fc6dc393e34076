"""The proof that nothing is lost: every text of the template is on the page, where somebody can see it.

A style sheet may hide a block, put it off the sheet, print it white on white, or take the place of another one for the foot
of the page: the words are then in the Word file and in the e-mail, and not on the paper.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.model.francais import composer
from dossier_juridique.relecture.mentions import Page
from dossier_juridique.relecture.recherche import fold

_CITE = 90


def check_whole(acte: str, blocs: Sequence[str], pages: Sequence[Page], lieu: str = "") -> None:
    """Raises ``SortieRefusee`` when one of ``blocs`` (the text of a paragraph, of a cell…) cannot be seen on these pages.

    ``lieu``: the file of the template, when it is known.
    """
    vu = "".join(squeeze("".join(str(signe["text"]) for signe in page.vus)) for page in pages)
    place = 0
    for bloc in blocs:
        serre = squeeze(bloc)
        trouve = vu.find(serre, place)
        if trouve >= 0:
            place = trouve + len(serre)
        elif not _is_there(serre, vu, len(pages)):
            net = " ".join(bloc.split())
            cite = net if len(net) <= _CITE else net[:_CITE].rsplit(" ", 1)[0] + " …"
            raise SortieRefusee(
                composer(f"« {cite} » est écrit dans le modèle et ne se voit pas sur la page imprimée"),
                lieu=lieu or acte,
                remede=composer(
                    "Retirez ce texte du modèle, ou rendez-le visible dans charte.css (taille, couleur, place ; un seul bloc "
                    "« mentions-legales » par lettre)."
                ),
            )


def squeeze(texte: str) -> str:
    """Letters, figures and signs, without what a line end may add: blanks and hyphens."""
    return "".join(fold(texte).replace("-", "").split())


def _is_there(serre: str, vu: str, pages: int) -> bool:
    """Whether the text is there, whole or cut by the end of a page: in as many parts as there are pages at most."""
    reste = serre
    for _ in range(max(pages, 1)):
        bas, haut = 0, len(reste)
        while bas < haut:  # the longest beginning that is there
            milieu = (bas + haut + 1) // 2
            bas, haut = (milieu, haut) if reste[:milieu] in vu else (bas, milieu - 1)
        reste = reste[bas:]
        if not reste:
            return True
    return False
