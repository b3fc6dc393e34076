"""How the parties are named and addressed: letterhead mentions, address window, signature.

Layout of the address: ``droit.fenetre``. Mentions of the letterhead: C. com., art. R. 123-237 and R. 123-238.
"""

from __future__ import annotations

from decimal import Decimal

from dossier_juridique.droit.competence import de
from dossier_juridique.droit.fenetre import ATTENTION as ATTENTION
from dossier_juridique.droit.fenetre import destinataire as destinataire
from dossier_juridique.droit.fenetre import en_ligne as en_ligne
from dossier_juridique.droit.fenetre import fenetre as fenetre
from dossier_juridique.droit.fenetre import nom_abrege as nom_abrege
from dossier_juridique.droit.fenetre import nom_legal as nom_legal
from dossier_juridique.droit.fenetre import pays as pays
from dossier_juridique.droit.fenetre import ville_postale as ville_postale
from dossier_juridique.model.commun import Adresse, Personne
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import FINE, INSECABLE, euros, siren_espace
from dossier_juridique.model.parties import Mandataire, Partie

APPEL = "Madame, Monsieur,"
_SOCIETES = ("SARL", "EURL", "SAS", "SASU", "SA", "SNC", "SCS", "SCA", "SCI", "SC", "SCP", "SCM", "SCCV", "SCEA",
             "EARL", "SEL", "SELARL", "SELARLU", "SELAS", "SELASU", "SELAFA", "SELCA", "SCOP", "SCIC", "SPL")  # fmt: skip
_CIVILITES = {"M": "Monsieur,", "MONSIEUR": "Monsieur,", "MME": "Madame,", "MADAME": "Madame,"}


def capital(montant: Decimal) -> str:
    """« 20 000 € », the cents only when there are some."""
    if montant == montant.to_integral_value():
        return f"{int(montant):,}".replace(",", FINE) + INSECABLE + "€"
    return euros(montant)


def telephone(numero: str | None) -> str:
    """The number, kept whole at the end of a line; empty when unknown."""
    return (numero or "").replace(" ", INSECABLE)


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


def immatriculation(qui: Partie | Mandataire) -> tuple[str, ...]:
    """« SARL au capital de 20 000 € », « RCS Lyon 123 456 782 » (C. com., art. R. 123-237 and R. 123-238)."""
    lignes = []
    if qui.forme:
        lignes.append(f"{qui.forme} au capital de {capital(qui.capital)}" if qui.capital else qui.forme)
    if qui.siren:
        numero = siren_espace(qui.siren)
        lignes.append(f"RCS {qui.rcs} {numero}" if qui.rcs else f"SIREN {numero}")
    return tuple(lignes)


def identite(partie: Partie) -> tuple[str, ...]:
    """« SARL au capital de 20 000 € », « RCS Lyon 123 456 782 », « TVA FR11123456782 », « en liquidation »."""
    lignes = list(immatriculation(partie))
    if partie.tva:
        # The VAT number is read without its country code; a letterhead prints it whole.
        lignes.append(f"TVA {partie.tva}" if partie.tva.startswith("FR") else f"TVA FR{partie.tva}")
    if partie.etat == "liquidation" or partie.etat == "dissoute":
        lignes.append("en liquidation")
    return tuple(lignes)


def lignes_adresse(adresse: Adresse | None) -> tuple[str, ...]:
    """The address as written in a letterhead: « 12 rue des Tanneurs », « 69003 Lyon »."""
    if adresse is None:
        return ()
    ville = " ".join(p for p in (adresse.code_postal, adresse.commune) if p)
    return tuple(p for p in (*adresse.lignes, ville, pays(adresse)) if p)


def enseigne(partie: Partie) -> tuple[str, ...]:
    """The trade name, a line of its own under the legal one; none when the legal name says it already."""
    dite = partie.enseigne or ""
    return (dite,) if dite and dite.casefold() not in nom_legal(partie).casefold() else ()


def appel(partie: Partie) -> str:
    """« Madame, Monsieur, », or « Madame, » when the civility is known of who is written to: the person, or who represents the
    company and to whose attention the letter is sent."""
    lecteur = partie.representant if partie.morale else partie
    civilite = (lecteur.civilite or "").upper().rstrip(".") if lecteur is not None else ""
    return _CIVILITES.get(civilite, APPEL)


def feminin(personne: Partie | Personne) -> bool | None:
    """True for « Mme », False for « M. », None when the civility says nothing (a legal person included)."""
    civilite = (personne.civilite or "").upper().rstrip(".")
    return {"MME": True, "MADAME": True, "M": False, "MONSIEUR": False}.get(civilite)


_MASCULINES = ("GIE", "GEIE", "GAEC", "GROUPEMENT", "SYNDICAT", "COMITE", "COMITÉ", "FONDS", "ETABLISSEMENT", "ÉTABLISSEMENT",
               "OFFICE", "CENTRE", "CONSEIL", "DEPARTEMENT", "DÉPARTEMENT")  # fmt: skip


def au_feminin(partie: Partie) -> bool:
    """Whether an act that the parties sign names this one in the feminine: a woman, a company, an association. A person whose
    civility is unknown stays in the masculine of the code."""
    if partie.morale:
        return not (partie.forme or "").upper().replace(".", "").startswith(_MASCULINES)
    return feminin(partie) is True


def accord(personne: Partie | Personne, masculin: str, fin: str = "e") -> str:
    """« soussigné », « soussignée », or « soussigné(e) » when the gender is not known."""
    genre = feminin(personne)
    return masculin + ("" if genre is False else fin if genre else f"({fin})")


def _sorte(dit: str) -> str:
    """« société » or « association » when the first word of a form or of a name says so; else empty."""
    tete = dit.partition(" ")[0].replace(".", "")
    if tete in _SOCIETES or tete.casefold() == "société":
        return "société"
    return "association" if tete == "AARPI" or tete.casefold() == "association" else ""


def _groupe(mandataire: Mandataire) -> str:
    return _sorte(mandataire.forme or "") or _sorte(mandataire.nom)


def nomme_mandataire(mandataire: Mandataire) -> str:
    """How a sentence names it: « la SELARL Bélain », « l'AARPI Roche », « Mme Anne Roux », « Cabinet Arnaud »."""
    article = {"société": "la ", "association": "l'"}.get(_sorte(mandataire.nom), "")
    return article + mandataire.nom


def mandataire_au_feminin(mandataire: Mandataire) -> bool:
    """Whether an act calls it « la mandataire »: a woman, a company, an association."""
    return bool(_groupe(mandataire)) or mandataire.nom.startswith(("Mme ", "Madame "))


def titre_mandataire(mandataire: Mandataire) -> str:
    """« avocat au barreau de Lyon, toque 412 », « société d'avocats au barreau de Lyon », « commissaire de justice », « société
    de commissaires de justice », or the empty string."""
    groupe = _groupe(mandataire)
    if mandataire.type == "avocat":
        mot = "avocate" if mandataire.nom.startswith(("Mme ", "Madame ")) else "avocat"
        mot = f"{groupe} d'avocats" if groupe else mot
        barreau = f"{mot} au barreau {de(mandataire.barreau)}" if mandataire.barreau else mot
        return f"{barreau}, toque {mandataire.toque}" if mandataire.toque else barreau
    seul = "commissaire de justice" if mandataire.type == "commissaire_de_justice" else ""
    return f"{groupe} de commissaires de justice" if seul and groupe else seul


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
    identites = (x for x in identite(creancier) if not x.startswith("TVA"))
    parts = (designation(creancier), *identites, adresse)
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
