"""Where a finding stands, said as a person writes it: « facture n° F-2026-012, echeance ». Interfaces keep the path."""

from __future__ import annotations

from dossier_juridique.expressions import expression
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer

TEXTE = "texte imprimé de l'acte"
DU_TEXTE = frozenset(("lettre", "demande", "procedure"))
"""Places that rules on the printed text give when the words come from the template, and from no key."""
_ETAPE = expression(r"(\w+)\[(\d+)\]")
_NOMS = {
    "avoirs": "avoir", "chefs": "chef", "courriers": "courrier", "evenements": "événement", "factures": "facture",
    "levees": "levée", "litiges": "litige", "mouvements": "mouvement", "paiements": "paiement", "pieces": "pièce",
    "statuts": "statut", "tentatives": "tentative", "versements": "versement",
}  # fmt: skip
_FEMININS = ("facture", "levée", "pièce", "tentative")


def dire(ou: str, dossier: Dossier) -> str:
    """« factures[1].echeance » in words; a key without a number is given as it is."""
    return composer(", ".join(_etape(etape, rang, dossier) for rang, etape in enumerate(ou.split("."))) if "[" in ou else ou)


def _etape(etape: str, rang: int, dossier: Dossier) -> str:
    trouve = _ETAPE.fullmatch(etape)
    if trouve is None or trouve[1] not in _NOMS:
        return etape
    nom, place = _NOMS[trouve[1]], int(trouve[2])
    if not rang and nom == "facture" and place < len(dossier.factures) and dossier.factures[place].numero:
        return f"facture n° {dossier.factures[place].numero}"
    if not rang and nom == "pièce" and place < len(dossier.pieces):
        return f"pièce « {dossier.pieces[place].intitule} »"
    return f"{_ordinal(place + 1, nom)} {nom}"


def _ordinal(nombre: int, nom: str) -> str:
    return f"{nombre}e" if nombre > 1 else "1re" if nom in _FEMININS else "1er"
