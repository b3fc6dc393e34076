"""Word tables drawn with thin rules: widths of columns, borders, rows that do not break."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dossier_juridique.render.corps import Element

_FILET, _FILET_FIN = ("8", "111111"), ("3", "BBBBBB")
"""Thickness in eighths of a point, and colour."""

_PAR_SIGNE, _ECART = 108, 200
"""Width of a figure and gap between columns, in twentieths of a point."""


def span(cellule: Element) -> int:
    """How many columns a cell covers."""
    return int(cellule.get("colspan") or 1)


def widths(lignes: Sequence[Element], largeur: int) -> list[int]:
    """Widths of the columns, in twentieths of a point, of the whole width ``largeur``.

    A column of figures gets what its longest figure needs, for an amount must not break; the others share the
    rest by their longest text, within reason.
    """
    chiffres: dict[int, int] = {}
    textes: dict[int, int] = {}
    entetes: dict[int, int] = {}
    for ligne in lignes:
        colonne = 0
        for cellule in (c for c in ligne if c.tag in ("td", "th")):
            mots = "".join(cellule.itertext()).split(" ")
            if span(cellule) == 1:
                mot, phrase = max(map(len, mots)), len(" ".join(mots))
                if "montant" in (cellule.get("class") or "").split():
                    chiffres[colonne] = max(chiffres.get(colonne, 0), mot if cellule.tag == "th" else phrase)
                elif cellule.tag == "th":
                    entetes[colonne] = mot
                    textes[colonne] = max(textes.get(colonne, 7), min(phrase, 34))
                else:
                    textes[colonne] = max(textes.get(colonne, 7), min(phrase, 34))
            else:
                for rang in range(colonne, colonne + span(cellule)):
                    textes.setdefault(rang, 0)
            colonne += span(cellule)
    chiffres = {c: max(n, entetes.get(c, 0)) for c, n in chiffres.items()}
    besoins = {c: n * _PAR_SIGNE + _ECART for c, n in chiffres.items()}
    reste = largeur - sum(besoins.values())
    poids = {c: n for c, n in textes.items() if c not in besoins}
    total = sum(poids.values())
    if total and reste > total * _PAR_SIGNE / 2:
        besoins |= {c: round(reste * n / total) for c, n in poids.items()}
    else:
        besoins |= {c: n * _PAR_SIGNE + _ECART for c, n in poids.items()}
    somme = sum(besoins.values())
    return [round(largeur * besoins[c] / somme) for c in sorted(besoins)]


def set_table(tableau: Any, largeurs: Sequence[int]) -> None:
    """Fixed widths (twentieths of a point), flush with the text."""
    proprietes = tableau._tbl.tblPr
    for enfant in list(proprietes):
        proprietes.remove(enfant)
    for nom, attributs in (
        ("w:tblW", {"w:w": str(sum(largeurs)), "w:type": "dxa"}),
        ("w:tblInd", {"w:w": "0", "w:type": "dxa"}),
        ("w:tblLayout", {"w:type": "fixed"}),
    ):
        proprietes.append(_node(nom, attributs))
    marges = OxmlElement("w:tblCellMar")
    for cote in ("w:left", "w:right"):
        marges.append(_node(cote, {"w:w": "0", "w:type": "dxa"}))
    proprietes.append(marges)
    for colonne, largeur in zip(tableau._tbl.tblGrid.findall(qn("w:gridCol")), largeurs, strict=True):
        colonne.set(qn("w:w"), str(largeur))


def _node(nom: str, attributs: dict[str, str]) -> Any:
    noeud = OxmlElement(nom)
    for cle, valeur in attributs.items():
        noeud.set(qn(cle), valeur)
    return noeud


def set_row(rangee: Any, *, entete: bool) -> None:
    """A row that stays whole; a heading comes back on each page."""
    proprietes = rangee._tr.get_or_add_trPr()
    proprietes.append(OxmlElement("w:cantSplit"))
    if entete:
        proprietes.append(OxmlElement("w:tblHeader"))


def rule(place: Any, *, haut: bool, fin: bool, derniere: bool) -> None:
    """Thin rules only, and a gap on the right of every column but the last one."""
    proprietes = place._tc.get_or_add_tcPr()
    bords = OxmlElement("w:tcBorders")
    for cote, trait in (("w:top", _FILET if haut else None), ("w:bottom", _FILET_FIN if fin else _FILET)):
        if trait is not None:
            epaisseur, couleur = trait
            bords.append(_node(cote, {"w:val": "single", "w:sz": epaisseur, "w:space": "0", "w:color": couleur}))
    proprietes.append(bords)
    marge = OxmlElement("w:tcMar")
    marge.append(_node("w:right", {"w:w": "0" if derniere else "170", "w:type": "dxa"}))
    proprietes.append(marge)
