"""The address window of an envelope (NF Z10-011): six lines of 38 signs at most, town in capitals without accents."""

from __future__ import annotations

import re
import unicodedata
from textwrap import wrap

from babel import Locale

from dossier_juridique.expressions import expression
from dossier_juridique.model.commun import Adresse
from dossier_juridique.model.francais import INSECABLE
from dossier_juridique.model.parties import Partie

LIGNES_ADRESSE = 6
SIGNES_PAR_LIGNE = 38
_ABREGES = {
    "allée": "ALL", "appartement": "APP", "avenue": "AV", "bâtiment": "BAT", "boulevard": "BD", "centre commercial": "CCAL",
    "chemin": "CHE", "docteur": "DR", "escalier": "ESC", "étage": "ETG", "faubourg": "FG", "général": "GAL",
    "immeuble": "IMM", "impasse": "IMP", "lotissement": "LOT", "maréchal": "MAL", "place": "PL", "porte": "PTE",
    "professeur": "PR", "quartier": "QUA", "résidence": "RES", "route": "RTE", "square": "SQ",
    "zone artisanale": "ZA", "zone industrielle": "ZI",
}  # fmt: skip
"""The abbreviations of NF Z10-011, for a line of the address that is longer than the window."""
_ABREGES_DE_NOM = {"société": "STE", "établissements": "ETS", "compagnie": "CIE"}
"""Those of a company's name, for one that would push the address out of the window."""
_LONGS = expression(rf"(?<!\w)(?:{'|'.join(_ABREGES)})(?!\w)", re.IGNORECASE)
_LONGS_DE_NOM = expression(rf"(?<!\w)(?:{'|'.join(_ABREGES_DE_NOM)})(?!\w)", re.IGNORECASE)


def nom_legal(partie: Partie) -> str:
    """The name with its legal mention: « Ateliers Morel & Fils », « Jean Dupont EI »."""
    nom = partie.nom_affiche
    return f"{nom}{INSECABLE}EI" if nom and not partie.morale and partie.entrepreneur_individuel else nom


def _sans_accent(texte: str) -> str:
    plat = unicodedata.normalize("NFKD", texte.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(c for c in plat if not unicodedata.combining(c))


def ville_postale(adresse: Adresse) -> str:
    """« 13002 MARSEILLE »: capitals, no accent, no hyphen, no apostrophe."""
    commune = re.sub(r"[-'’]", " ", _sans_accent(adresse.commune or "")).upper()
    return " ".join(p for p in (adresse.code_postal, *commune.split()) if p)


def pays(adresse: Adresse) -> str:
    """« BELGIQUE » for an address abroad, else the empty string."""
    if adresse.en_france:
        return ""
    return _sans_accent(str(Locale("fr").territories.get(adresse.pays, adresse.pays))).upper()


def _lignes(texte: str) -> list[str]:
    return wrap(texte, SIGNES_PAR_LIGNE, break_long_words=False, break_on_hyphens=False)


def _abrege(ligne: str) -> str:
    """« 1245 bis AV du MAL de Lattre de Tassigny »; a line that fits is left as it was written."""
    if len(ligne) <= SIGNES_PAR_LIGNE:
        return ligne
    return _LONGS.sub(lambda mot: _ABREGES[mot[0].lower()], ligne)


def _nomme(partie: Partie) -> str:
    """« SAS Brasserie du Bassin Neuf »; the form is left out when the name begins with it (« Association … »)."""
    nom, forme = nom_legal(partie), partie.forme or ""
    tete = forme.partition(" ")[0].casefold()
    return nom if not forme or nom.partition(" ")[0].casefold() == tete else f"{forme} {nom}".strip()


def destinataire(partie: Partie) -> tuple[str, ...]:
    """The lines of the window. The attention line goes first when there is no room, then the name is shortened as the norm
    has it; nothing is cut: what still needs more room is said by a rule (``overflows``)."""
    adresse = partie.adresse or Adresse()
    entier = _nomme(partie)
    nom = _lignes(entier)
    voie = [ligne for brute in adresse.lignes for ligne in _lignes(_abrege(brute))]
    fin = [p for p in (ville_postale(adresse), pays(adresse)) if p]
    attention = partie.representant.nom_complet if partie.morale and partie.representant else ""
    tient = len(nom) + 1 + len(voie) + len(fin) <= LIGNES_ADRESSE
    if attention and tient and len(attention) + len("À l'attention de ") <= SIGNES_PAR_LIGNE:
        return (*nom, f"À l'attention de {attention}", *voie, *fin)
    if len(nom) + len(voie) + len(fin) > LIGNES_ADRESSE:
        nom = _lignes(_LONGS_DE_NOM.sub(lambda mot: _ABREGES_DE_NOM[mot[0].lower()], entier))
    return (*nom, *voie, *fin)


def overflows(lignes: tuple[str, ...]) -> bool:
    """Whether these lines are more, or longer, than the window shows."""
    return len(lignes) > LIGNES_ADRESSE or any(len(ligne) > SIGNES_PAR_LIGNE for ligne in lignes)
