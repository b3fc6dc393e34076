"""The mentions of the parties of an act of procedure (CPC, art. 54, 3° and 57), as every text prints them."""

from __future__ import annotations

from dossier_juridique.actes import mentions as m
from dossier_juridique.actes.identites import Identite
from dossier_juridique.model.document import Mention


def demandeur(identite: Identite, *introductions: str, article: str = "CPC, art. 54, 3°") -> Mention:
    """The party who asks: its name after one of the introductions, its form and organ, or its civil status."""
    etat_civil = (m.textes(identite.representant),) if identite.morale else (
        m.textes(identite.profession), m.textes(identite.nationalite),
        m.jour(identite.naissance_le) if identite.naissance_le else (), m.textes(identite.naissance_lieu),
    )  # fmt: skip
    forme = (m.textes(identite.forme),) if identite.morale else ()
    noms = m.suite(m.textes(*(f"{x} {identite.nom}" for x in introductions)))
    return m.mention("demandeur", "Identité du demandeur", article, noms, *forme, m.textes(identite.adresse), *etat_civil)


def creancier(identite: Identite, *, article: str) -> Mention:
    """The creditor in an act that asks nothing of a judge: its name after « Le créancier », its seat or home."""
    noms = m.textes(f"Le créancier : {identite.nom}", f"Le créancier {identite.nom}")
    return m.mention("creancier", "Identité du créancier", article, noms, m.textes(identite.adresse))


def defendeur(identite: Identite, *introductions: str, article: str = "CPC, art. 57") -> Mention:
    """The party who is sued: its name after one of the introductions, its seat or home."""
    noms = m.textes(*(f"{x} {identite.nom}" for x in introductions))
    return m.mention("defendeur", "Identité du défendeur", article, noms, m.textes(identite.adresse))
