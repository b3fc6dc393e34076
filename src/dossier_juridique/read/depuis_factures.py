"""From electronic invoices to the blocks of a dossier: nothing is guessed, and what only a person knows is listed.

What the invoices forbid (foreign currency, negative amount, two creditors) is refused before anything is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from dossier_juridique.expressions import expression
from dossier_juridique.model.creances import Avoir, Facture
from dossier_juridique.model.facture_lue import FactureLue
from dossier_juridique.model.francais import enumerer, euros, jour_court
from dossier_juridique.read.ebauche import Ebauche, Exhibit, in_sentence, nom, put
from dossier_juridique.read.gabarit import Section, Valeur
from dossier_juridique.read.parties_lues import creditor, debtor, merge_party, same_party

_TAUX = expression(r"(\d{1,2}(?:[.,]\d{1,3})?)\s*%")
_TROIS_FOIS = expression(r"(trois|3) ?(fois|x) le taux", re.IGNORECASE)
_CENTIME = Decimal("0.01")


def draft(exhibits: Sequence[Exhibit]) -> Ebauche:
    """The blocks of the dossier drawn from invoices already checked by ``controle_factures.check``."""
    ebauche = Ebauche()
    lues = [e.lue for e in exhibits]
    creditor(ebauche, lues)
    debtor(ebauche, lues)
    _conditions(ebauche, lues)
    for rang, exhibit in enumerate(e for e in exhibits if not e.lue.avoir):
        _invoice(ebauche, exhibit, rang)
    numeros = {e.lue.numero for e in exhibits if not e.lue.avoir}
    for rang, exhibit in enumerate(e for e in exhibits if e.lue.avoir):
        _credit_note(ebauche, exhibit, rang, numeros)
    _letter(ebauche, lues)
    for exhibit in exhibits:
        _exhibit(ebauche, exhibit)
    ebauche.a_savoir += [
        f"{nom(lue)} : {alerte[:1].lower()}{alerte[1:]}" for lue in lues for alerte in lue.avertissements
    ]
    ebauche.plus_tard += [
        "debiteur.verifie_le, etat et procedure_collective : consultez le registre (RCS) et le BODACC.",
        "debiteur.forme et rcs ; creancier.representant : ils figurent sur l'extrait du registre.",
        "pieces : ajoutez la commande ou le contrat, les bons de livraison, les conditions acceptées, les échanges.",
        "courriers, paiements et litiges : déclarez ce qui a été envoyé, reçu et contesté.",
    ]
    return ebauche


def _conditions(ebauche: Ebauche, lues: Sequence[FactureLue]) -> None:
    mentions = dict.fromkeys(
        f"Mention {code} lue sur les factures : {' '.join(texte.split())}"
        for code in ("PMD", "PMT", "AAB")
        for lue in lues
        for texte in lue.textes_de(code)
    )
    textes = [texte for lue in lues for texte in lue.textes_de("PMD")]
    taux = sorted({f"{t} %" for texte in textes for t in _TAUX.findall(texte)})
    taux += sorted({"trois fois le taux de l'intérêt légal" for texte in textes if _TROIS_FOIS.search(texte)})
    if taux:
        # The letter itself claims the penalties: at a rate above that of the invoice, it claims too much.
        ebauche.avant_lettre.append(
            f"conditions.taux_penalites : les factures parlent de {enumerer(taux)} ; si c'est le taux convenu, "
            "indiquez-le en %, avec la pièce qui prouve qu'il fut accepté (acceptees_par, piece) ; sans cette clé, la "
            "lettre applique le taux de la BCE plus dix points."
        )
    termes = dict.fromkeys(
        f"Conditions de paiement lues : {' '.join(e.termes.split())}" for lue in lues for e in lue.echeances if e.termes
    )
    ebauche.sections.append(Section("conditions", {"fondement": "contrat"}, remarques=(*mentions, *termes)))


def _invoice(ebauche: Ebauche, exhibit: Exhibit, rang: int) -> None:
    lue, ou = exhibit.lue, f"factures[{rang}]"
    valeurs: dict[str, Valeur] = {}
    for cle, lu in (
        ("numero", lue.numero),
        ("emise_le", lue.emise_le),
        ("livree_le", lue.references.livree_le),
        ("montant_ht", _cents(lue.total_ht)),
        ("montant_tva", _cents(lue.total_tva)),
        ("montant_ttc", _cents(lue.total_ttc)),
        ("objet", _purpose(lue)),
        ("commande", lue.references.commande),
    ):
        put(Facture, ou, valeurs, cle, lu, ebauche)
    if lue.type_code == "325":
        valeurs["nature"] = "proforma"
    _due_date(ebauche, lue, ou, valeurs)
    for cle, mot in (("numero", "le numéro"), ("emise_le", "la date d'émission"), ("montant_ttc", "le total TTC")):
        if cle not in valeurs:
            ebauche.avant_lettre.append(f"{ou}.{cle} : {in_sentence(lue)}, {mot} n'a pu être lu.")
    _assignment(ebauche, lue, valeurs)
    if exhibit.montrable:
        valeurs["pieces"] = (exhibit.id,)
    manquantes = {"numero", "emise_le", "echeance", "montant_ttc", "livree_le", "objet"} - set(valeurs)
    if "livree_le" in manquantes:
        ebauche.plus_tard.append(
            f"{ou}.livree_le (ou executee_le) : {in_sentence(lue)} ne dit pas quand elle fut exécutée."
        )
    ebauche.sections.append(Section("factures", valeurs, frozenset(manquantes)))
    _prepaid(ebauche, lue)


def _due_date(ebauche: Ebauche, lue: FactureLue, ou: str, valeurs: dict[str, Valeur]) -> None:
    echeance = lue.echeance
    if echeance is None:
        pourquoi = f" (profil {lue.profil})" if lue.profil == "MINIMUM" else ""
        ebauche.avant_lettre.append(
            f"{ou}.echeance : {in_sentence(lue)} n'en donne pas dans ses données{pourquoi} ; relevez-la sur la page."
        )
    elif lue.emise_le is not None and echeance < lue.emise_le:
        ebauche.avant_lettre.append(
            f"{ou}.echeance : {in_sentence(lue)} porte le {jour_court(echeance)}, "
            f"avant son émission ({jour_court(lue.emise_le)})."
        )
    else:
        valeurs["echeance"] = echeance
        if len(set(lue.jours)) > 1:
            dates = enumerer([jour_court(j) for j in sorted(set(lue.jours))])
            ebauche.a_savoir.append(f"{nom(lue)} porte les dates {dates} : la dernière a été retenue ; vérifiez.")


def _assignment(ebauche: Ebauche, lue: FactureLue, valeurs: dict[str, Valeur]) -> None:
    payee = lue.beneficiaire
    tiers = payee if payee is not None and not same_party(payee, lue.vendeur) else None
    if not lue.affacturee and tiers is None:
        return
    titulaire = (tiers.nom if tiers else None) or "affactureur à nommer"
    valeurs["cedee_a"] = titulaire
    if lue.affacturee:
        dit = f"{nom(lue)} est affacturée (type {lue.type_code}) : c'est {titulaire}, non {lue.vendeur.nom}, qui doit agir"
        ebauche.a_savoir.insert(0, f"{dit}, sauf rétrocession de la créance (cedee_a).")
    else:
        dit = f"{nom(lue)} est à payer à {titulaire}, non à {lue.vendeur.nom} : si la créance lui a été cédée, lui seul peut agir"
        ebauche.a_savoir.insert(0, f"{dit} ; s'il ne fait qu'encaisser, retirez cedee_a.")


def _prepaid(ebauche: Ebauche, lue: FactureLue) -> None:
    verse = lue.deja_paye
    dit = verse is not None
    if verse is None and lue.total_ttc is not None and lue.reste_du is not None:
        verse = lue.total_ttc - lue.reste_du
    if verse is None or verse < 1:
        return
    if dit:
        quoi = f"acompte de {euros(verse)} déjà versé sur {in_sentence(lue)} ; indiquez la date dans [[paiements]]"
    else:
        quoi = (
            f"le net à payer de {in_sentence(lue)} est inférieur de {euros(verse)} à son total, sans dire pourquoi ; "
            "si c'est un acompte versé, déclarez-le dans [[paiements]]"
        )
    ebauche.avant_lettre.append(f"paiements : {quoi}, sans quoi la somme réclamée est trop forte.")
    valeurs: dict[str, Valeur] = {"montant": _cents(verse) or verse, **({"facture": lue.numero} if lue.numero else {})}
    ebauche.sections.append(Section("paiements", valeurs, frozenset({"date"}), active=False))


def _credit_note(ebauche: Ebauche, exhibit: Exhibit, rang: int, numeros: set[str | None]) -> None:
    lue, ou = exhibit.lue, f"avoirs[{rang}]"
    valeurs: dict[str, Valeur] = {}
    for cle, lu in (("numero", lue.numero), ("date", lue.emise_le), ("montant_ttc", _cents(lue.total_ttc))):
        put(Avoir, ou, valeurs, cle, lu, ebauche)
    complet = len(valeurs) == 3
    if not complet:
        ebauche.avant_lettre.append(
            f"{ou} : {in_sentence(lue)} n'a ni numéro, ni date, ou ni montant ; complétez ce bloc."
        )
    citees = lue.references.factures
    if len(citees) == 1:
        valeurs["facture"] = citees[0].numero
        if citees[0].numero not in numeros:
            ebauche.avant_lettre.append(
                f"{ou}.facture : {in_sentence(lue)} corrige la facture {citees[0].numero}, absente de ce dossier ; "
                "ajoutez-la, ou retirez l'avoir et sa pièce."
            )
    else:
        ebauche.avant_lettre.append(
            f"{ou}.facture : {in_sentence(lue)} ne nomme pas une facture et une seule ; indiquez-la."
        )
    if exhibit.montrable:
        valeurs["piece"] = exhibit.id
    manquantes = frozenset({"numero", "date", "montant_ttc", "facture"} - set(valeurs))
    ebauche.sections.append(Section("avoirs", valeurs, manquantes, active=complet))


def _letter(ebauche: Ebauche, lues: Sequence[FactureLue]) -> None:
    vendeur = merge_party(lues, "vendeur")
    lieu: Mapping[str, Valeur] = (
        {"lieu": vendeur.adresse.commune.title()}
        if (vendeur.adresse and vendeur.adresse.commune and vendeur.adresse.commune.isupper())
        else ({"lieu": vendeur.adresse.commune} if vendeur.adresse and vendeur.adresse.commune else {})
    )
    ebauche.plus_tard.append("lettre : délai, moyen d'envoi et moyens de paiement sont proposés ; ajustez-les, signez.")
    ebauche.sections.append(
        Section("lettre", {**lieu, "delai_jours": 15, "canal": "lettre_simple",
                           "consequences": ("penalites", "indemnite_forfaitaire"),
                           "moyens_de_paiement": ("virement",)}, frozenset({"signataire"}))
    )  # fmt: skip


def _exhibit(ebauche: Ebauche, exhibit: Exhibit) -> None:
    lue = exhibit.lue
    if not exhibit.montrable:
        ebauche.plus_tard.append(
            f"pieces : {in_sentence(lue)} n'est qu'un fichier XML ; joignez sa version lisible (PDF), que le juge puisse la lire."
        )
        return
    nature = "avoir" if lue.avoir else "facture"
    valeurs: dict[str, Valeur] = {
        "id": exhibit.id,
        "fichier": f"pieces/{exhibit.nom}",
        "nature": nature,
        "intitule": f"{nature.capitalize()} n°\u00a0{lue.numero or exhibit.id}",
    }
    if lue.emise_le:
        valeurs["date"] = lue.emise_le
    ebauche.sections.append(Section("pieces", valeurs))


def _purpose(lue: FactureLue) -> str | None:
    """« Chaises, tables et 3 autres articles, commande BC-118 », from the lines and the references."""
    noms = [" ".join(o.split())[:80] for o in lue.objets]
    reste = len(noms) - 2
    objets = [*noms[:2], f"{reste} autres articles"] if reste > 1 else noms
    commande = f"commande {lue.references.commande}" if lue.references.commande else None
    return ", ".join(p for p in (enumerer(objets), commande) if p) or None


def _cents(somme: Decimal | None) -> Decimal | None:
    """The amount with its two decimals; left as it stands, to be refused, when it has more."""
    if somme is None:
        return None
    ronde = somme.quantize(_CENTIME)
    return ronde if ronde == somme else somme
