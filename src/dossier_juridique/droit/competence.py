"""Which court hears the injonction de payer, and what it is called.

Place: the court of the debtor's home or registered office (CPC, art. 1406 and 43). Nature: commercial when the debtor
is commerçant, artisan or a company commercial by its form (C. com., art. L. 721-3, L. 210-1), else the tribunal
judiciaire (COJ, art. L. 211-3). The result is a proposal that the user confirms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.parties import Partie
from dossier_juridique.model.ressort import Ressort

COMMERCE = "tribunal de commerce"
ACTIVITES_ECONOMIQUES = "tribunal des activités économiques"
JUDICIAIRE = "tribunal judiciaire"
CHAMBRE_COMMERCIALE = "chambre commerciale"
MIXTE = "tribunal mixte de commerce"
NATURES_COMMERCIALES = frozenset({COMMERCE, ACTIVITES_ECONOMIQUES, CHAMBRE_COMMERCIALE, MIXTE})

SIEGES_ACTIVITES_ECONOMIQUES = (
    "Auxerre", "Avignon", "Le Havre", "Le Mans", "Limoges", "Lyon",
    "Marseille", "Nancy", "Nanterre", "Paris", "Saint-Brieuc", "Versailles",
)  # fmt: skip
"""Arrêté du 05/07/2024 (loi n° 2023-1059, art. 26)."""
EXPERIMENTATION = (date(2025, 1, 1), date(2028, 12, 31))
"""First and last day of the experiment; the last one is computed (four years)."""

FORMES_CIVILES = frozenset(
    {"SC", "SCI", "SCP", "SCM", "SCPI", "SCEA", "SCCV", "GAEC", "EARL", "GFA", "GFR"}
)  # C. civ., art. 1845: civil whatever the name of the trade.
_COMMERCIALES_EN_TOUTES_LETTRES = (
    "societe a responsabilite limitee", "societe par actions simplifiee", "societe anonyme",
    "societe en nom collectif", "societe en commandite", "entreprise unipersonnelle a responsabilite limitee",
)  # fmt: skip


class Juridiction(Struct, frozen=True):
    """A court: its kind, its seat (« Le Mans »), its full name, and whether the table asks for a confirmation."""

    nature: str
    siege: str
    libelle: str
    a_confirmer: bool = False


def canonique(texte: str) -> str:
    """Lower case, no accent, one space for any run of signs: « Saint-Étienne » → « saint etienne »."""
    nu = "".join(c for c in unicodedata.normalize("NFD", texte) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", nu.lower()))


def meme_siege(un: str, autre: str) -> bool:
    """True when two seats are the same town, whatever the accents, hyphens, or « de La Réunion » at the end."""
    return canonique(un).removesuffix(" de la reunion") == canonique(autre).removesuffix(" de la reunion")


def de(ville: str) -> str:
    """« de Lyon », « d'Annecy », « du Mans », « des Sables-d'Olonne », « de La Rochelle »."""
    if ville.startswith("Le "):
        return "du " + ville[3:]
    if ville.startswith("Les "):
        return "des " + ville[4:]
    return ("d'" if canonique(ville)[:1] in ("a", "e", "i", "o", "u") else "de ") + ville


def a_ville(ville: str) -> str:
    """« À Lyon », « Au Mans », « Aux Sables-d'Olonne », at the head of a sentence."""
    if ville.startswith("Le "):
        return "Au " + ville[3:]
    return "Aux " + ville[4:] if ville.startswith("Les ") else "À " + ville


def libelle(nature: str, siege: str) -> str:
    """Full name: « tribunal de commerce du Mans », « chambre commerciale du tribunal judiciaire de Metz »."""
    if nature == CHAMBRE_COMMERCIALE:
        return f"{CHAMBRE_COMMERCIALE} du {JUDICIAIRE} {de(siege)}"
    return f"{nature} {de(siege)}"


def avec_de(nom: str) -> str:
    """« du tribunal … » or « de la chambre … », for « relève du … », « président du … »."""
    return f"de la {nom}" if nom.startswith("chambre") else f"du {nom}"


def avec_le(nom: str) -> str:
    """« le tribunal … » or « la chambre … »."""
    return f"la {nom}" if nom.startswith("chambre") else f"le {nom}"


def destinataire(nom: str) -> str:
    """To whom the requête is addressed: « Monsieur ou Madame le Président du tribunal … »."""
    return f"Monsieur ou Madame le Président {avec_de(nom)}"


def siege_de(nom: str) -> str:
    """Seat of a full name of the table: « tribunal judiciaire du Puy-en-Velay » → « Le Puy-en-Velay »."""
    for nature in (f"{CHAMBRE_COMMERCIALE} du {JUDICIAIRE}", MIXTE, ACTIVITES_ECONOMIQUES, COMMERCE, JUDICIAIRE):
        if nom.startswith(nature + " "):
            suite = nom[len(nature) + 1 :]
            for article, rendu in (("des ", "Les "), ("du ", "Le "), ("de ", ""), ("d'", ""), ("d’", "")):
                if suite.startswith(article):
                    return rendu + suite[len(article) :]
            return suite
    return nom


def experimentation(jour: date) -> bool:
    """True while the tribunaux des activités économiques exist."""
    return EXPERIMENTATION[0] <= jour <= EXPERIMENTATION[1]


def est_siege_tae(siege: str) -> bool:
    """True for one of the twelve seats."""
    return any(meme_siege(siege, s) for s in SIEGES_ACTIVITES_ECONOMIQUES)


def est_commerciale(partie: Partie) -> bool | None:
    """True for a commerçant, artisan or company commercial by form; False for one that is not; None to be asked.

    The form wins over the declared quality: it makes the company commercial « quel que soit son objet ».
    """
    forme = canonique((partie.forme or "").replace(".", ""))
    if partie.commercial_par_la_forme or (partie.morale and forme.startswith(_COMMERCIALES_EN_TOUTES_LETTRES)):
        return True
    if partie.commercant is not None:
        return partie.commercant
    if partie.morale and (forme.split(" ")[0].upper() in FORMES_CIVILES or forme.startswith("societe civile")):
        return False
    return None


def commerciale_de(ressort: Ressort, jour: date) -> Juridiction:
    """Commercial court of a row of the table; outside the experiment a TAE is a tribunal de commerce again."""
    siege = siege_de(ressort.juridiction_commerciale)
    incertain = ressort.a_confirmer or bool(ressort.doute)
    if ressort.nature == ACTIVITES_ECONOMIQUES and not experimentation(jour):
        return Juridiction(COMMERCE, siege, libelle(COMMERCE, siege), incertain)
    return Juridiction(ressort.nature, siege, ressort.juridiction_commerciale, incertain)


def judiciaire_de(ressort: Ressort) -> Juridiction:
    """Tribunal judiciaire of a row of the table."""
    nom = ressort.tribunal_judiciaire
    return Juridiction(JUDICIAIRE, siege_de(nom), nom, bool(ressort.doute))


def natures_possibles(dossier: Dossier) -> tuple[bool, ...]:
    """Kinds open to this creditor against this debtor, the proposed one first: True commercial, False judicial."""
    debiteur, creancier = est_commerciale(dossier.debiteur), est_commerciale(dossier.creancier)
    if debiteur is False or dossier.debiteur.qualite == "consommateur":
        return (False,)
    # A creditor who is not commerçant may choose; an unknown quality leaves both open and is asked.
    return (True,) if debiteur and creancier else (True, False)


def proposees(dossier: Dossier, ressorts: Iterable[Ressort], jour: date) -> tuple[Juridiction, ...]:
    """Courts that may be seized, the proposed one first; empty when the table says nothing of the commune."""
    lignes = tuple(ressorts)
    trouvees: dict[str, Juridiction] = {}
    for commerciale in natures_possibles(dossier):
        for ressort in lignes:
            juridiction = commerciale_de(ressort, jour) if commerciale else judiciaire_de(ressort)
            trouvees.setdefault(juridiction.libelle, juridiction)
    return tuple(trouvees.values())
