"""What the acts that parties sign share: the frame without letterhead, the lines to sign on, the keys they need."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from dossier_juridique.actes import cadre as cadres
from dossier_juridique.actes import mentions as m
from dossier_juridique.actes import parties as p
from dossier_juridique.actes.cadre import Cadre
from dossier_juridique.actes.identites import Identite
from dossier_juridique.actes.lettre import ECHEANCE
from dossier_juridique.actes.matiere import Matiere
from dossier_juridique.model.commun import Personne
from dossier_juridique.model.document import Mention
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.parties import Partie

EXIGENCES: tuple[str, ...] = (
    "reference",
    "creancier.denomination@personne_morale",
    "creancier.nom@personne_physique",
    "creancier.adresse.lignes", "creancier.adresse.code_postal", "creancier.adresse.commune",
    "debiteur.denomination@personne_morale",
    "debiteur.nom@personne_physique",
    "debiteur.adresse.lignes", "debiteur.adresse.code_postal", "debiteur.adresse.commune",
    "factures[].numero", "factures[].emise_le", "factures[].montant_ttc",
    ECHEANCE,
)  # fmt: skip
"""Keys of every act that the parties sign."""


class Signature(Struct, frozen=True):
    """Who signs under which name: « Le créancier », « Mme Claire Morel, gérante »; ``nom`` empty when unknown."""

    role: str
    nom: str


class Role(Struct, frozen=True):
    """What an act calls a party, in its gender: « le débiteur » or « la débitrice », with its articles."""

    nom: str
    le: str
    majuscule: str
    du: str
    au: str


_FEMININS = {"débiteur": "débitrice", "créancier": "créancière", "mandant": "mandante"}


def role(partie: Partie, masculin: str) -> Role:
    """``masculin``: « débiteur », « créancier », « mandant »."""
    if p.au_feminin(partie):
        nom = _FEMININS[masculin]
        return Role(nom, f"la {nom}", f"La {nom}", f"de la {nom}", f"à la {nom}")
    return Role(masculin, f"le {masculin}", f"Le {masculin}", f"du {masculin}", f"au {masculin}")


class Fait(Struct, frozen=True):
    """Place and day of signature; None or empty: left to be written by hand."""

    lieu: str
    le: date | None


def frame(matiere: Matiere, objet: str) -> Cadre:
    """The frame of an act that both sign in its body: no court, no single signatory."""
    return cadres.table(matiere, objet)


def signature(role: str, partie: Partie, choisi: Personne | None) -> Signature:
    """Who signs for a party: the person named, else its organ, else the natural person."""
    personne = choisi if choisi is not None and choisi.nom else partie.representant if partie.morale else None
    if personne is not None and personne.nom:
        return Signature(role, ", ".join(x for x in (personne.nom_complet, personne.qualite) if x))
    return Signature(role, "" if partie.morale else p.nom_legal(partie))


def parties(dossier: Dossier, creancier: Identite, debiteur: Identite) -> Mention:
    """Both parties, each with its address."""
    return m.mention(
        "parties", "Les deux parties et leurs coordonnées", "C. civ., art. 1103",
        m.textes(creancier.nom), m.textes(creancier.adresse), m.textes(debiteur.nom), m.textes(debiteur.adresse),
    )  # fmt: skip
