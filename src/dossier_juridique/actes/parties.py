"""How the parties are named and addressed: letterhead mentions, address window, signature.

Layout of the address: NF Z10-011 (six lines of 38 signs at most, town in capitals without accents).
Mentions of the letterhead: C. com., art. R. 123-237 and R. 123-238.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from textwrap import wrap

from babel import Locale

from dossier_juridique.model.commun import Adresse, Personne
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import FINE, INSECABLE, euros, siren_espace
from dossier_juridique.model.parties import Mandataire, Partie

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
_LONGS = re.compile(rf"(?<!\w)(?:{'|'.join(_ABREGES)})(?!\w)", re.IGNORECASE)
APPEL = "Madame, Monsieur,"
_SOCIETES = ("SARL", "EURL", "SAS", "SASU", "SA", "SNC", "SCS", "SCA", "SCI", "SC", "SCP", "SCM", "SCCV", "SCEA",
             "EARL", "SELARL", "SELARLU", "SELAS", "SELASU", "SELAFA", "SELCA", "SCOP", "SCIC", "SPL")  # fmt: skip
_CIVILITES = {"M": "Monsieur,", "MONSIEUR": "Monsieur,", "MME": "Madame,", "MADAME": "Madame,"}


def capital(montant: Decimal) -> str:
    """« 20 000 € », the cents only when there are some."""
    if montant == montant.to_integral_value():
        return f"{int(montant):,}".replace(",", FINE) + INSECABLE + "€"
    return euros(montant)


def telephone(numero: str | None) -> str:
    """The number, kept whole at the end of a line; empty when unknown."""
    return (numero or "").replace(" ", INSECABLE)


def nom_legal(partie: Partie) -> str:
    """The name with its legal mention: « Ateliers Morel & Fils », « Jean Dupont EI »."""
    nom = partie.nom_affiche
    return f"{nom}{INSECABLE}EI" if nom and not partie.morale and partie.entrepreneur_individuel else nom


def designation(partie: Partie) -> str:
    """How a sentence names a party: « la société Ateliers Morel & Fils », « l'association … », « Mme Claire Morel »."""
    nom = nom_legal(partie)
    if not partie.morale or not nom:
        return nom
    forme = (partie.forme or "").upper().replace(".", "")
    if forme.startswith("ASSOCIATION"):
        return nom if nom.lower().startswith("association") else f"l'association {nom}"
    societe = forme.split()[:1] and (forme.split()[0] in _SOCIETES or forme.startswith(("SOCIÉTÉ", "SOCIETE")))
    return f"la société {nom}" if societe and not nom.lower().startswith("société") else nom


def identite(partie: Partie) -> tuple[str, ...]:
    """« SARL au capital de 20 000 € », « RCS Lyon 123 456 782 », « TVA FR11123456782 », « en liquidation »."""
    lignes = []
    if partie.forme:
        lignes.append(f"{partie.forme} au capital de {capital(partie.capital)}" if partie.capital else partie.forme)
    if partie.siren:
        numero = siren_espace(partie.siren)
        lignes.append(f"RCS {partie.rcs} {numero}" if partie.rcs else f"SIREN {numero}")
    if partie.tva:
        # The VAT number is read without its country code; a letterhead prints it whole.
        lignes.append(f"TVA {partie.tva}" if partie.tva.startswith("FR") else f"TVA FR{partie.tva}")
    if partie.etat == "liquidation" or partie.etat == "dissoute":
        lignes.append("en liquidation")
    return tuple(lignes)


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


def lignes_adresse(adresse: Adresse | None) -> tuple[str, ...]:
    """The address as written in a letterhead: « 12 rue des Tanneurs », « 69003 Lyon »."""
    if adresse is None:
        return ()
    ville = " ".join(p for p in (adresse.code_postal, adresse.commune) if p)
    return tuple(p for p in (*adresse.lignes, ville, pays(adresse)) if p)


def _lignes(texte: str) -> list[str]:
    return wrap(texte, SIGNES_PAR_LIGNE, break_long_words=False, break_on_hyphens=False)


def _abrege(ligne: str) -> str:
    """« 1245 bis AV du MAL de Lattre de Tassigny »; a line that fits is left as it was written."""
    if len(ligne) <= SIGNES_PAR_LIGNE:
        return ligne
    return _LONGS.sub(lambda mot: _ABREGES[mot[0].lower()], ligne)


def destinataire(partie: Partie) -> tuple[str, ...]:
    """The lines of the window, six at most. The attention line goes first when there is no room; nothing is cut."""
    adresse = partie.adresse or Adresse()
    nom = _lignes(" ".join(p for p in (partie.forme, nom_legal(partie)) if p))
    voie = [ligne for brute in adresse.lignes for ligne in _lignes(_abrege(brute))]
    fin = [p for p in (ville_postale(adresse), pays(adresse)) if p]
    attention = partie.representant.nom_complet if partie.morale and partie.representant else ""
    tient = len(nom) + 1 + len(voie) + len(fin) <= LIGNES_ADRESSE
    if attention and tient and len(attention) + len("À l'attention de ") <= SIGNES_PAR_LIGNE:
        return (*nom, f"À l'attention de {attention}", *voie, *fin)
    if len(nom) + len(voie) + len(fin) > LIGNES_ADRESSE:
        voie = [_abrege(brute) for brute in adresse.lignes]
    if len(nom) + len(voie) + len(fin) > LIGNES_ADRESSE:
        nom = [" ".join(nom)]
    return (*nom, *voie, *fin)


def appel(partie: Partie) -> str:
    """« Madame, Monsieur, », or « Madame, » to a natural person whose civility is known."""
    civilite = (partie.civilite or "").upper().rstrip(".")
    return APPEL if partie.morale else _CIVILITES.get(civilite, APPEL)


def feminin(personne: Partie | Personne) -> bool | None:
    """True for « Mme », False for « M. », None when the civility says nothing (a legal person included)."""
    civilite = (personne.civilite or "").upper().rstrip(".")
    return {"MME": True, "MADAME": True, "M": False, "MONSIEUR": False}.get(civilite)


def accord(personne: Partie | Personne, masculin: str, fin: str = "e") -> str:
    """« soussigné », « soussignée », or « soussigné(e) » when the gender is not known."""
    genre = feminin(personne)
    return masculin + ("" if genre is False else fin if genre else f"({fin})")


def titre_mandataire(mandataire: Mandataire) -> str:
    """« avocat au barreau de Lyon, toque 412 », « commissaire de justice », or the empty string."""
    if mandataire.type == "avocat":
        barreau = f"avocat au barreau de {mandataire.barreau}" if mandataire.barreau else "avocat"
        return f"{barreau}, toque {mandataire.toque}" if mandataire.toque else barreau
    return "commissaire de justice" if mandataire.type == "commissaire_de_justice" else ""


def nom_complet(partie: Partie) -> str:
    """« Ateliers Morel & Fils, SARL », as the heading of a pleading names a party."""
    return ", ".join(p for p in (nom_legal(partie), partie.forme if partie.morale else "") if p)


def mandataire_externe(dossier: Dossier) -> Mandataire | None:
    """Who writes in place of the creditor; an employee writes on the creditor's own paper."""
    mandataire = dossier.mandataire
    return mandataire if mandataire is not None and mandataire.type != "salarie" else None


def agissant_pour(dossier: Dossier) -> str:
    """« agissant pour le compte de la société X, SARL…, 12 rue…, 69003 Lyon », or the empty string."""
    if mandataire_externe(dossier) is None:
        return ""
    creancier = dossier.creancier
    adresse = creancier.adresse.en_ligne if creancier.adresse else ""
    parts = (designation(creancier), *identite(creancier)[:2], adresse)
    return "agissant pour le compte de " + ", ".join(p for p in parts if p)


def signature(dossier: Dossier, signataire: Personne | None) -> tuple[str, str]:
    """Name and capacity of who signs: the person named, else the third party, else the legal organ."""
    mandataire = mandataire_externe(dossier)
    if signataire is not None and signataire.nom:
        return signataire.nom_complet, signataire.qualite or ""
    if mandataire is not None:
        return mandataire.nom, titre_mandataire(mandataire)
    representant = dossier.creancier.representant
    if dossier.creancier.morale:
        return (representant.nom_complet, representant.qualite or "") if representant else ("", "")
    return nom_legal(dossier.creancier), dossier.creancier.profession or ""
