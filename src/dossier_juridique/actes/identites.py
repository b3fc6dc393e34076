"""The identity of the parties as the Code de procédure civile wants it (CPC, art. 54, 3° and 57)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from dossier_juridique.actes import parties as p
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.parties import Partie


class Identite(Struct, frozen=True):
    """A party as CPC, art. 54 and 57 want it; empty strings and None for what is unknown or does not apply. ``par``: « son
    représentant légal », in the gender of who holds the office."""

    morale: bool
    nom: str
    forme: str
    immatriculation: str
    adresse: str
    representant: str
    par: str
    profession: str
    nationalite: str
    ne: str
    naissance_le: date | None
    naissance_lieu: str
    enseigne: str
    contact: str


class Representant(Struct, frozen=True):
    """Who files for the creditor: name, title in words (« avocat au barreau de Lyon »), address; or empty. ``majuscule``: the
    name at the head of a sentence, « La SELARL Bélain »."""

    nom: str
    titre: str
    adresse: str
    majuscule: str = ""


def identite(partie: Partie) -> Identite:
    """The identity of a party; a company by its organ, a natural person by its civil status."""
    mentions = p.identite(partie)
    representant = partie.representant if partie.morale else None
    organe = ", ".join(x for x in (representant.nom_complet, representant.qualite) if x) if representant else ""
    naissance = None if partie.morale else partie.naissance
    civilite = (partie.civilite or "").upper().rstrip(".")
    return Identite(
        morale=partie.morale,
        nom=p.nom_legal(partie),
        forme=mentions[0] if partie.forme else "",
        immatriculation=next((x for x in mentions if x.startswith(("RCS", "SIREN"))), ""),
        adresse=partie.adresse.en_ligne if partie.adresse else "",
        representant=organe,
        par="sa représentante légale" if representant and p.feminin(representant) else "son représentant légal",
        profession="" if partie.morale else partie.profession or "",
        nationalite="" if partie.morale else partie.nationalite or "",
        ne={"MME": "née", "MADAME": "née", "M": "né", "MONSIEUR": "né"}.get(civilite, "né(e)"),
        naissance_le=naissance.date if naissance else None,
        naissance_lieu=(naissance.lieu or "") if naissance else "",
        enseigne=partie.enseigne or "",
        contact=", ".join(x for x in (p.telephone(partie.telephone), partie.courriel) if x),
    )


def representant(dossier: Dossier) -> Representant | None:
    """Who files for the creditor, or None when it files itself."""
    mandataire = dossier.mandataire
    if mandataire is None:
        return None
    titres = {"avocat": p.titre_mandataire(mandataire), "commissaire_de_justice": p.titre_mandataire(mandataire),
              "salarie": f"{_salarie(mandataire.nom)} du créancier",
              "societe_de_recouvrement": "mandataire", "autre": "mandataire"}  # fmt: skip
    adresse, dit = mandataire.adresse.en_ligne if mandataire.adresse else "", p.nomme_mandataire(mandataire)
    return Representant(mandataire.nom, titres[mandataire.type], adresse, dit[:1].upper() + dit[1:])


def _salarie(nom: str) -> str:
    return {"Mme": "salariée", "M.": "salarié"}.get(nom.split(" ")[0], "salarié(e)")
