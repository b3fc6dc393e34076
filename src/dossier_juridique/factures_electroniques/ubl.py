"""OASIS UBL 2.1, Invoice and CreditNote, with the customs of France (note codes between #) and of Peppol."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from dossier_juridique.expressions import expression
from dossier_juridique.factures_electroniques.profils import profile
from dossier_juridique.factures_electroniques.valeurs import (
    amount,
    clean,
    company_numbers,
    currency,
    day,
    find,
    first,
    in_currency,
    only_currency,
    term,
    text,
    texts,
)
from dossier_juridique.model.facture_lue import (
    AVOIRS,
    AdresseLue,
    EcheanceLue,
    FactureLue,
    NoteLue,
    PartieLue,
    Reference,
    ReferencesLues,
)

# EN 16931-3-2: the subject code of a note is written « #AAB#text ».
_NOTE_CODEE = expression(r"#([A-Z]{3})#\s*(.*)", re.DOTALL)
_OBJETS_MAX = 20


def read_ubl(racine: Any, source: str) -> FactureLue:
    """The values of a UBL Invoice or CreditNote, with what could not be read said in ``avertissements``."""
    alertes: list[str] = []
    avoir = str(racine.tag).endswith("}CreditNote") or racine.tag == "CreditNote"
    sommes = first(racine, "LegalMonetaryTotal")
    devise = currency(text(racine, "DocumentCurrencyCode") or only_currency(sommes))
    beneficiaire = first(racine, "PayeeParty")

    def somme(nom: str, quoi: str) -> Decimal | None:
        return in_currency(find(sommes, nom), devise, alertes, quoi)

    return FactureLue(
        syntaxe="UBL",
        profil=profile(text(racine, "CustomizationID")),
        source=source,
        numero=text(racine, "ID"),
        type_code=_type(text(racine, "InvoiceTypeCode", "CreditNoteTypeCode"), avoir, alertes),
        emise_le=day(text(racine, "IssueDate"), alertes, "Date d'émission"),
        devise=devise,
        echeances=_terms(racine, alertes),
        total_ht=somme("TaxExclusiveAmount", "Total hors taxes"),
        total_tva=in_currency(find(racine, "TaxTotal/TaxAmount"), devise, alertes, "Total de la TVA"),
        total_ttc=somme("TaxInclusiveAmount", "Total TTC"),
        deja_paye=somme("PrepaidAmount", "Acompte versé"),
        reste_du=somme("PayableAmount", "Net à payer"),
        notes=tuple(_note(lu) for lu in texts(racine, "Note")),
        vendeur=_party(first(racine, "AccountingSupplierParty/Party")),
        acheteur=_party(first(racine, "AccountingCustomerParty/Party")),
        beneficiaire=_party(beneficiaire) if beneficiaire is not None else None,
        references=_references(racine, alertes),
        ibans=texts(racine, "PaymentMeans/PayeeFinancialAccount/ID"),
        bics=texts(racine, "PaymentMeans/PayeeFinancialAccount/FinancialInstitutionBranch/ID"),
        moyens=texts(racine, "PaymentMeans/PaymentMeansCode"),
        processus=text(racine, "ProfileID"),
        objets=texts(racine, f"{'CreditNoteLine' if avoir else 'InvoiceLine'}/Item/Name")[:_OBJETS_MAX],
        avertissements=tuple(alertes),
    )


def _note(lu: str) -> NoteLue:
    codee = _NOTE_CODEE.fullmatch(lu)
    return NoteLue(codee[1], codee[2].strip()) if codee and codee[2].strip() else NoteLue(None, lu)


def _type(code: str | None, avoir: bool, alertes: list[str]) -> str | None:
    """The code of the document; one named CreditNote is a credit note, whatever code it bears."""
    if not avoir or code in AVOIRS:
        return code
    if code is not None:
        alertes.append(f"Le document est un avoir (CreditNote) mais porte le code {code} : il est lu comme un avoir.")
    return "381"


def _terms(racine: Any, alertes: list[str]) -> tuple[EcheanceLue, ...]:
    principal = day(text(racine, "DueDate"), alertes, "Échéance")
    blocs = [
        (
            day(text(bloc, "PaymentDueDate", "InstallmentDueDate"), alertes, "Échéance"),
            text(bloc, "Note"),
            amount(text(bloc, "Amount"), alertes, "Montant de l'échéance"),
            first(bloc, "SettlementDiscountPercent", "SettlementDiscountAmount") is not None,
        )
        for bloc in find(racine, "PaymentTerms")
    ]
    # A credit note has no DueDate of its own: the day stands with the means of payment.
    des_moyens = [
        (lu, None, None, False)
        for moyen in find(racine, "PaymentMeans")
        if (lu := day(text(moyen, "PaymentDueDate"), alertes, "Échéance")) is not None and lu != principal
    ]
    lignes: list[tuple[Any, str | None, Decimal | None, bool]] = []
    sans_jour = [b for b in blocs if b[0] is None and b[1] is not None]
    if principal is not None:
        # The block of that very day says its part and its text; else the one without day does.
        siens = [b for b in blocs if b[0] == principal] or sans_jour[:1]
        sans_jour = [b for b in sans_jour if b not in siens]
        tete = siens[0] if siens else (None, None, None, False)
        lignes.append((principal, tete[1], tete[2], False))
    lignes += [b for b in blocs if b[0] is not None and b[0] != principal]
    lignes += [m for m in dict.fromkeys(des_moyens) if m[0] not in {ligne[0] for ligne in lignes}]
    lignes += sans_jour
    seul = len([ligne for ligne in lignes if ligne[0] is not None]) < 2
    # The DueDate of the invoice is never the end of a discount, whatever the text beside it says.
    return tuple(
        term(jour, termes, montant, remise=remise, seul=seul or jour == principal)
        for jour, termes, montant, remise in lignes
    )


def _party(noeud: Any) -> PartieLue:
    if noeud is None:
        return PartieLue()
    identifiants = [
        (element.get("schemeID"), valeur)
        for chemin in ("PartyLegalEntity/CompanyID", "PartyIdentification/ID")
        for element in find(noeud, chemin)
        if (valeur := clean(element.text))
    ]
    siren, siret = company_numbers(identifiants)
    tva = None
    for fiscal in find(noeud, "PartyTaxScheme"):
        if (text(fiscal, "TaxScheme/ID") or "VAT").upper() == "VAT":
            tva = tva or text(fiscal, "CompanyID")
    adresse = first(noeud, "PostalAddress")
    return PartieLue(
        nom=text(noeud, "PartyLegalEntity/RegistrationName", "PartyName/Name"),
        siren=siren,
        siret=siret,
        tva=tva,
        adresse=_address(adresse) if adresse is not None else None,
        enseigne=text(noeud, "PartyName/Name"),
        description=text(noeud, "PartyLegalEntity/CompanyLegalForm"),
        contact=text(noeud, "Contact/Name"),
        telephone=text(noeud, "Contact/Telephone"),
        courriel=text(noeud, "Contact/ElectronicMail"),
    )


def _address(noeud: Any) -> AdresseLue:
    lignes = (text(noeud, "StreetName"), text(noeud, "AdditionalStreetName"), text(noeud, "AddressLine/Line"))
    return AdresseLue(
        lignes=tuple(lu for lu in lignes if lu),
        code_postal=text(noeud, "PostalZone"),
        commune=text(noeud, "CityName"),
        pays=text(noeud, "Country/IdentificationCode"),
    )


def _references(racine: Any, alertes: list[str]) -> ReferencesLues:
    periode = first(racine, "InvoicePeriod")
    corrigees = tuple(
        Reference(lu, day(text(element, "IssueDate"), alertes, "Date de la facture corrigée"))
        for element in find(racine, "BillingReference/InvoiceDocumentReference")
        if (lu := text(element, "ID"))
    )
    return ReferencesLues(
        commande=text(racine, "OrderReference/ID"),
        commande_vendeur=text(racine, "OrderReference/SalesOrderID"),
        contrat=text(racine, "ContractDocumentReference/ID"),
        livraison=text(racine, "DespatchDocumentReference/ID"),
        reception=text(racine, "ReceiptDocumentReference/ID"),
        livree_le=day(text(racine, "Delivery/ActualDeliveryDate"), alertes, "Date de livraison"),
        periode_du=day(text(periode, "StartDate"), alertes, "Début de période"),
        periode_au=day(text(periode, "EndDate"), alertes, "Fin de période"),
        factures=corrigees,
    )
