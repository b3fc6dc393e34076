"""The answer of a child, read without trusting it: a hostile exhibit may have made it say anything."""

from __future__ import annotations

from pathlib import Path

from dossier_juridique.errors import Interne
from dossier_juridique.model.liasse import PieceLue
from dossier_juridique.pieces.refus import show


def compose_reading(bilan: dict[str, object], id_: str, fichier: str, empreinte: str, sortie: Path) -> PieceLue:
    """What was read of one file, from the answer ``bilan`` of the child that wrote its copy at ``sortie``."""
    try:
        return PieceLue(
            id=id_,
            fichier=fichier,
            format=text_of(bilan["format"]),
            sha256=empreinte,
            pdf=str(sortie),
            pages=count_of(bilan["pages"]),
            retire=tuple(compose(text_of(t)) for t in items_of(bilan["retire"])),
            avertissements=tuple(compose(text_of(t)) for t in items_of(bilan["avertissements"])),
            pages_sans_texte=tuple(count_of(n) for n in items_of(bilan["sans_texte"])),
            signee=bilan["signee"] is True,
            facture_electronique=bilan["facture_electronique"] is True,
        )
    except (KeyError, TypeError, ValueError) as erreur:
        raise malformed() from erreur


def compose(texte: str) -> str:
    """The French spaces of a sentence; imported late, for the child imports this module and needs no Babel."""
    from dossier_juridique.model.francais import composer

    return composer(texte)


def malformed() -> Interne:
    """An answer that no child of ours writes."""
    return Interne(
        "la lecture d'une pièce a rendu une réponse mal formée",
        remede="Signalez ce défaut avec la pièce, si elle peut être communiquée.",
    )


def text_of(valeur: object) -> str:
    """A text, made fit to be shown, or TypeError."""
    if not isinstance(valeur, str):
        raise TypeError("texte attendu")
    return show(valeur, 600)


def count_of(valeur: object) -> int:
    """A page number or a number of pages, or ValueError."""
    if not isinstance(valeur, int) or not 0 < valeur < 1_000_000:
        raise ValueError("nombre de pages attendu")
    return valeur


def items_of(valeur: object) -> list[object]:
    """A list, or TypeError."""
    if not isinstance(valeur, list):
        raise TypeError("liste attendue")
    return valeur


def mapping_of(valeur: object) -> dict[str, object]:
    """A table, or TypeError."""
    if not isinstance(valeur, dict):
        raise TypeError("table attendue")
    return valeur
