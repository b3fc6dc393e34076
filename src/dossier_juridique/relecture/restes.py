"""What a template leaves behind on the page: a brace, the inside of a value, a place that nobody filled."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.expressions import expression
from dossier_juridique.model.document import Document
from dossier_juridique.model.francais import composer
from dossier_juridique.relecture.chiffres import Texte

_RESTE = expression(
    r"\{\{|\}\}|\{%|%\}|(?:datetime\.date|(?<!\w)decimal)\(|<(?:class|object) |(?<!\w)x{3,}(?!\w)"
    r"|[\[<]\s*(?:a (?:completer|remplir|preciser|definir)|montant|date|nom|numero|signature)(?: [^\]>\n]{0,60})?[\]>]"
)


def leftovers(document: Document, textes: Sequence[Texte], du_dossier: Sequence[str]) -> SortieRefusee | None:
    """The refusal of a document that prints what a template should have filled; None when there is nothing.

    ``du_dossier``: free texts of the dossier, whose own « XXX » somebody wrote; a brace there is a field of another system,
    which it did not fill.
    """
    for texte in textes:
        for trouve in _RESTE.finditer(texte.plat):
            dit = texte.imprimer()[trouve.start() : trouve.end()]
            ecrit = any(dit.casefold() in unicodedata.normalize("NFKC", libre).casefold() for libre in du_dossier)
            if ecrit and not any(accolade in dit for accolade in "{}"):
                continue
            qui = "le dossier" if ecrit else "le modèle"
            return SortieRefusee(
                composer(f"{texte.ou}, {qui} laisse une place vide ou du code sur la page : « {dit} » (usage)"),
                lieu=document.acte,
                remede="Mettez à sa place la variable qui porte ce fait, ou le texte voulu, puis relancez.",
            )
    return None
