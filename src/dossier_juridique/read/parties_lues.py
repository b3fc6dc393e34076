"""Creditor and debtor, out of the seller and the buyer of the invoices."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace
from pydantic import BaseModel

from dossier_juridique.expressions import expression
from dossier_juridique.model.facture_lue import FactureLue, PartieLue
from dossier_juridique.model.francais import enumerer
from dossier_juridique.model.parties import Creancier, Debiteur
from dossier_juridique.read.ebauche import Ebauche, admitted, order, put
from dossier_juridique.read.gabarit import Section, Valeur

_CAPITAL = expression(
    r"\b(SARL|SASU|SAS|EURL|SA|SNC|SCA|SCS|SELARL)\s+au\s+capital(?:\s+social)?\s+de\s+([\d\s.\u00a0\u202f]+(?:,\d\d)?)\s*"
    r"(?:€|EUR\b|euros\b)", re.IGNORECASE,
)  # fmt: skip
_RCS = expression(
    r"\bR\.?C\.?S\.?\s+(?:de\s+)?([^\W\d][\w' -]*?)\s+(?:[A-D]\s+)?(\d{3}[\s\u00a0]?\d{3}[\s\u00a0]?\d{3})\b"
)

# ISO 3166 gives the overseas departments codes of their own: their mail and their courts are French.
_OUTRE_MER = ("GP", "MQ", "GF", "RE", "YT")


def creditor(ebauche: Ebauche, lues: Sequence[FactureLue]) -> None:
    """The block of the creditor: the seller, with what the legal mentions of its invoices say of it."""
    vendeur = merge_party(lues, "vendeur")
    valeurs, manquantes = _party(Creancier, "creancier", vendeur, ebauche)
    textes = " | ".join(
        [vendeur.description or "", *(t for lue in lues for code in ("REG", "ABL") for t in lue.textes_de(code))]
    )
    if capital := _CAPITAL.search(textes):
        put(Creancier, "creancier", valeurs, "forme", capital[1].upper(), ebauche)
        somme = Decimal(re.sub(r"[\s.\u00a0\u202f]", "", capital[2]).replace(",", "."))
        put(Creancier, "creancier", valeurs, "capital", somme, ebauche)
    if (rcs := _RCS.search(textes)) and re.sub(r"\D", "", rcs[2]) == vendeur.numero:
        put(Creancier, "creancier", valeurs, "rcs", rcs[1].title() if rcs[1].isupper() else rcs[1], ebauche)
    propres = [lue for lue in lues if lue.beneficiaire is None or same_party(lue.beneficiaire, lue.vendeur)]
    ibans = sorted({re.sub(r"\s", "", iban).upper() for lue in propres for iban in lue.ibans})
    if len(ibans) == 1:
        put(Creancier, "creancier", valeurs, "iban", ibans[0], ebauche)
        bics = {re.sub(r"\s", "", bic).upper() for lue in propres for bic in lue.bics}
        if len(bics) == 1 and "iban" in valeurs and admitted(Creancier, "bic", bic := bics.pop()):
            valeurs["bic"] = bic
    elif ibans:
        ebauche.avant_lettre.append(f"creancier.iban : les factures en portent {len(ibans)} différents ; choisissez.")
    if "iban" not in valeurs and len(ibans) < 2:
        ebauche.plus_tard.append("creancier.iban : indiquez le compte sur lequel payer.")
    absentes = [mot for mot in ("siren", "forme", "rcs") if mot not in valeurs]
    if absentes:
        les = "les" if len(absentes) > 1 else "le"
        ebauche.avant_lettre.append(
            f"creancier.{enumerer(absentes)} : un courrier de société doit {les} porter (C. com., art. R. 123-237 et "
            f"R. 123-238), et la facture ne {les} donne pas valablement."
        )
    ebauche.sections.append(Section("creancier", valeurs, manquantes | ({"iban", "forme", "rcs"} - set(valeurs))))


def debtor(ebauche: Ebauche, lues: Sequence[FactureLue]) -> None:
    """The block of the debtor: the buyer."""
    acheteur = merge_party(lues, "acheteur")
    valeurs, manquantes = _party(Debiteur, "debiteur", acheteur, ebauche)
    if (acheteur.numero or "").startswith(("1", "2")):
        # SIRENE keeps the numbers that begin by 1 or 2 for public bodies.
        valeurs["qualite"] = "public"
        ebauche.a_savoir.append(
            f'Le SIREN du débiteur ({acheteur.numero}) est de ceux des organismes publics : qualite = "public". '
            "Écrivez « professionnel » si c'est inexact : ce programme ne poursuit pas un acheteur public."
        )
    pays = acheteur.adresse.pays if acheteur.adresse else None
    if pays not in (None, "FR", *_OUTRE_MER):
        ebauche.a_savoir.append(f"L'adresse du débiteur porte le pays « {pays} » : vérifiez le droit applicable.")
    ebauche.plus_tard.append(
        "debiteur.type et qualite : une société professionnelle est supposée ; corrigez au besoin."
    )
    demandees = manquantes | ({"verifie_le", "procedure_collective"} - set(valeurs))
    ebauche.sections.append(Section("debiteur", valeurs, demandees))


def _party(
    modele: type[BaseModel], prefixe: str, lue: PartieLue, ebauche: Ebauche
) -> tuple[dict[str, Valeur], frozenset[str]]:
    valeurs: dict[str, Valeur] = {"type": "personne_morale"}
    tva = re.sub(r"\s", "", lue.tva or "").upper()
    for cle, lu in (
        ("denomination", lue.nom),
        ("siren", lue.numero),
        ("siret", lue.siret),
        ("tva", tva if tva.startswith("FR") else None),
        ("courriel", lue.courriel),
        ("telephone", lue.telephone),
        ("enseigne", lue.enseigne if lue.enseigne != lue.nom else None),
    ):
        put(modele, prefixe, valeurs, cle, lu, ebauche)
    if "siret" in valeurs and not str(valeurs["siret"]).startswith(str(valeurs.get("siren", ""))):
        del valeurs["siret"]
        ebauche.plus_tard.append(f"{prefixe}.siret : celui de la facture n'est pas d'un établissement de ce SIREN.")
    manquantes = {"denomination", "adresse", "siren"} - set(valeurs)
    adresse = _address(lue)
    if adresse:
        valeurs["adresse"] = adresse
        manquantes.discard("adresse")
    absents = [mot for cle, mot in (("lignes", "la voie"), ("code_postal", "le code postal"), ("commune", "la commune"))
               if cle not in adresse]  # fmt: skip
    if absents:
        ebauche.avant_lettre.append(f"{prefixe}.adresse : la facture ne donne pas {enumerer(absents)}.")
    if "denomination" in manquantes:
        ebauche.avant_lettre.append(f"{prefixe}.denomination : la facture ne la donne pas.")
    if "siren" in manquantes and lue.numero is None:
        ebauche.plus_tard.append(f"{prefixe}.siren : la facture ne le donne pas.")
    return valeurs, frozenset(manquantes)


def _address(lue: PartieLue) -> dict[str, Valeur]:
    adresse: dict[str, Valeur] = {}
    if lue.adresse is None:
        return adresse
    if lue.adresse.lignes:
        adresse["lignes"] = tuple(" ".join(ligne.split()) for ligne in lue.adresse.lignes[:4])
    code = lue.adresse.code_postal
    if code and re.fullmatch(r"[0-9A-Za-z -]{2,10}", code):
        adresse["code_postal"] = code
    if lue.adresse.commune:
        adresse["commune"] = " ".join(lue.adresse.commune.split())
    if adresse and lue.adresse.pays and re.fullmatch(r"[A-Z]{2}", lue.adresse.pays):
        adresse["pays"] = "FR" if lue.adresse.pays in _OUTRE_MER else lue.adresse.pays
    return adresse


def merge_party(lues: Sequence[FactureLue], qui: str) -> PartieLue:
    """The party of the latest invoice, its blanks filled by the others: a MINIMUM invoice has no address."""
    parties: list[PartieLue] = [getattr(lue, qui) for lue in sorted(lues, key=order, reverse=True)]
    base, *autres = parties
    for autre in autres:
        for nom in base.__struct_fields__:
            if getattr(base, nom) in (None, ""):
                base = replace(base, **{nom: getattr(autre, nom)})
        if autre.adresse and len(_address(autre)) > len(_address(base)):
            base = replace(base, adresse=autre.adresse)
    return base


def same_party(une: PartieLue, autre: PartieLue) -> bool:
    """The same company: by its number when both give it, by its name otherwise."""
    if une.numero and autre.numero:
        return une.numero == autre.numero
    return _simple(une.nom) == _simple(autre.nom)


def _simple(nom: str | None) -> str:
    decompose = unicodedata.normalize("NFKD", (nom or "").lower())
    return " ".join(re.findall(r"\w+", "".join(c for c in decompose if not unicodedata.combining(c))))
