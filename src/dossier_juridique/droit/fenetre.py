"""The address window of an envelope (NF Z10-011): six lines of 38 signs at most, town in capitals without accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from textwrap import wrap

from babel import Locale

from dossier_juridique.expressions import expression
from dossier_juridique.model.commun import Adresse
from dossier_juridique.model.francais import INSECABLE
from dossier_juridique.model.parties import Partie

LIGNES_ADRESSE = 6
SIGNES_PAR_LIGNE = 38
ATTENTION = "À l'attention de "
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


def _abregees(texte: str, longs: re.Pattern[str], abreges: Mapping[str, str]) -> list[str]:
    return _lignes(longs.sub(lambda mot: abreges[mot[0].lower()], texte))


def _voie(ligne: str) -> list[str]:
    """« 1245 bis AV du MAL de Lattre de Tassigny »: abbreviated when that saves a line, else as it was written."""
    entiere, abregee = _lignes(ligne), _abregees(ligne, _LONGS, _ABREGES)
    return abregee if len(abregee) < len(entiere) else entiere


def nomme(partie: Partie) -> str:
    """« SAS Brasserie du Bassin Neuf », « association Les Amis de l'Aber »: the exact name after its form, which is left out
    when the name begins with it (« Association … »)."""
    nom, forme = nom_legal(partie), partie.forme or ""
    tete = forme.partition(" ")[0].casefold()
    return nom if not forme or nom.partition(" ")[0].casefold() == tete else f"{forme} {nom}".strip()


def fenetre(partie: Partie) -> tuple[tuple[str, str], ...]:
    """The lines of the window, each with what it prints as the dossier has it: the whole name, a line of the address.

    The attention line goes first when there is no room, then the name is shortened as the norm has it if that makes the
    address fit; nothing is cut: what still needs more room is said by a rule (``overflows``).
    """
    adresse = partie.adresse or Adresse()
    dit = nomme(partie)
    entier = dit[:1].upper() + dit[1:] if partie.forme else dit
    nom = _lignes(entier)
    voie = [(ligne, brute) for brute in adresse.lignes for ligne in _voie(brute)]
    ville, etranger = ville_postale(adresse), pays(adresse)
    fin = [(ville, _ville(adresse))] if ville else []
    fin += [(etranger, etranger)] if etranger else []
    attention = partie.representant.nom_complet if partie.morale and partie.representant else ""
    tient = len(nom) + 1 + len(voie) + len(fin) <= LIGNES_ADRESSE
    milieu = []
    if attention and tient and len(attention) + len(ATTENTION) <= SIGNES_PAR_LIGNE:
        milieu = [(ATTENTION + attention, ATTENTION + attention)]
    if len(nom) + len(voie) + len(fin) > LIGNES_ADRESSE:
        court = _abregees(entier, _LONGS_DE_NOM, _ABREGES_DE_NOM)
        nom = court if len(court) + len(voie) + len(fin) <= LIGNES_ADRESSE else nom
    return (*((ligne, dit) for ligne in nom), *milieu, *voie, *fin)


def destinataire(partie: Partie) -> tuple[str, ...]:
    """The lines of the window."""
    return tuple(ligne for ligne, _ in fenetre(partie))


def nom_abrege(partie: Partie) -> str:
    """The exact name when the window shortens it, else the empty string."""
    dit = nomme(partie)
    montre = " ".join(ligne for ligne, fait in fenetre(partie) if fait == dit)
    return "" if montre.casefold().split() == dit.casefold().split() else dit


def en_ligne(partie: Partie) -> tuple[str, ...]:
    """The same person and place for a text without a window: the exact name, the lines of the address as the dossier has
    them."""
    adresse = partie.adresse or Adresse()
    attention = partie.representant.nom_complet if partie.morale and partie.representant else ""
    tete = (nomme(partie), f"à l'attention de {attention}" if attention else "")
    return tuple(ligne for ligne in (*tete, *adresse.lignes, _ville(adresse), pays(adresse)) if ligne)


def _ville(adresse: Adresse) -> str:
    return " ".join(p for p in (adresse.code_postal, adresse.commune) if p)


def overflows(lignes: tuple[str, ...]) -> bool:
    """Whether these lines are more, or longer, than the window shows."""
    return len(lignes) > LIGNES_ADRESSE or any(len(ligne) > SIGNES_PAR_LIGNE for ligne in lignes)
