"""UN/CEFACT CII (Factur-X, ZUGFeRD 2, XRechnung) and its ancestor ZUGFeRD 1.0: the same elements under two sets of names."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

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
    AdresseLue,
    EcheanceLue,
    FactureLue,
    NoteLue,
    PartieLue,
    Reference,
    ReferencesLues,
)

# Each block under its name in CII, then in ZUGFeRD 1.0.
_CONTEXTE = ("ExchangedDocumentContext", "SpecifiedExchangedDocumentContext")
_ENTETE = ("ExchangedDocument", "HeaderExchangedDocument")
_ECHANGE = ("SupplyChainTradeTransaction", "SpecifiedSupplyChainTradeTransaction")
_ACCORD = ("ApplicableHeaderTradeAgreement", "ApplicableSupplyChainTradeAgreement")
_LIVRAISON = ("ApplicableHeaderTradeDelivery", "ApplicableSupplyChainTradeDelivery")
_REGLEMENT = ("ApplicableHeaderTradeSettlement", "ApplicableSupplyChainTradeSettlement")
_SOMMES = ("SpecifiedTradeSettlementHeaderMonetarySummation", "SpecifiedTradeSettlementMonetarySummation")
_OBJETS_MAX = 20


def read_cii(racine: Any, syntaxe: str, source: str) -> FactureLue:
    """The values of a CII or ZUGFeRD 1.0 tree, with what could not be read said in ``avertissements``."""
    alertes: list[str] = []
    entete, echange = first(racine, *_ENTETE), first(racine, *_ECHANGE)
    accord, livraison = first(echange, *_ACCORD), first(echange, *_LIVRAISON)
    reglement = first(echange, *_REGLEMENT)
    sommes = first(reglement, *_SOMMES)
    devise = currency(text(reglement, "InvoiceCurrencyCode") or only_currency(sommes))
    contexte = first(racine, *_CONTEXTE)
    moyens = "SpecifiedTradeSettlementPaymentMeans"
    beneficiaire = first(reglement, "PayeeTradeParty")

    def somme(nom: str, quoi: str) -> Decimal | None:
        return in_currency(find(sommes, nom), devise, alertes, quoi)

    return FactureLue(
        syntaxe=syntaxe,
        profil=profile(text(contexte, "GuidelineSpecifiedDocumentContextParameter/ID")),
        source=source,
        numero=text(entete, "ID"),
        type_code=text(entete, "TypeCode"),
        emise_le=_day(entete, "IssueDateTime", alertes, "Date d'émission"),
        devise=devise,
        echeances=_terms(reglement, alertes),
        total_ht=somme("TaxBasisTotalAmount", "Total hors taxes"),
        total_tva=somme("TaxTotalAmount", "Total de la TVA"),
        total_ttc=somme("GrandTotalAmount", "Total TTC"),
        deja_paye=somme("TotalPrepaidAmount", "Acompte versé"),
        reste_du=somme("DuePayableAmount", "Net à payer"),
        notes=tuple(
            NoteLue(text(note, "SubjectCode"), contenu)
            for note in find(entete, "IncludedNote")
            if (contenu := text(note, "Content"))
        ),
        vendeur=_party(first(accord, "SellerTradeParty")),
        acheteur=_party(first(accord, "BuyerTradeParty")),
        beneficiaire=_party(beneficiaire) if beneficiaire is not None else None,
        references=_references(accord, livraison, reglement, alertes),
        ibans=texts(reglement, f"{moyens}/PayeePartyCreditorFinancialAccount/IBANID"),
        bics=texts(reglement, f"{moyens}/PayeeSpecifiedCreditorFinancialInstitution/BICID"),
        moyens=texts(reglement, f"{moyens}/TypeCode"),
        processus=text(contexte, "BusinessProcessSpecifiedDocumentContextParameter/ID"),
        objets=texts(echange, "IncludedSupplyChainTradeLineItem/SpecifiedTradeProduct/Name")[:_OBJETS_MAX],
        avertissements=tuple(alertes),
    )


def _day(noeud: Any, chemin: str, alertes: list[str], quoi: str) -> Any:
    element = first(noeud, chemin)
    return day(text(element, "DateTimeString", "DateString", "DateTime") or _own(element), alertes, quoi)


def _own(element: Any) -> str | None:
    return clean(element.text) if element is not None else None


def _terms(reglement: Any, alertes: list[str]) -> tuple[EcheanceLue, ...]:
    blocs = find(reglement, "SpecifiedTradePaymentTerms")
    seul = len([b for b in blocs if first(b, "DueDateDateTime") is not None]) < 2
    lues = []
    for bloc in blocs:
        jour = _day(bloc, "DueDateDateTime", alertes, "Échéance")
        termes = text(bloc, "Description")
        montant = amount(text(bloc, "PartialPaymentAmount"), alertes, "Montant de l'échéance")
        remise = first(bloc, "ApplicableTradePaymentDiscountTerms") is not None
        if jour is not None or termes is not None:
            lues.append(term(jour, termes, montant, remise=remise, seul=seul))
    return tuple(lues)


def _party(noeud: Any) -> PartieLue:
    if noeud is None:
        return PartieLue()
    identifiants = [
        (element.get("schemeID"), valeur)
        for chemin in ("SpecifiedLegalOrganization/ID", "GlobalID", "ID")
        for element in find(noeud, chemin)
        if (valeur := clean(element.text))
    ]
    siren, siret = company_numbers(identifiants)
    tva = next(
        (lu for e in find(noeud, "SpecifiedTaxRegistration/ID") if e.get("schemeID") == "VA" and (lu := clean(e.text))),
        None,
    )
    contact = first(noeud, "DefinedTradeContact")
    electronique = next(
        (
            lu
            for e in find(noeud, "URIUniversalCommunication/URIID")
            if e.get("schemeID") == "EM" and (lu := clean(e.text))
        ),
        None,
    )
    return PartieLue(
        nom=text(noeud, "Name"),
        siren=siren,
        siret=siret,
        tva=tva,
        adresse=_address(first(noeud, "PostalTradeAddress")),
        enseigne=text(noeud, "SpecifiedLegalOrganization/TradingBusinessName"),
        description=text(noeud, "Description"),
        contact=text(contact, "PersonName"),
        telephone=text(contact, "TelephoneUniversalCommunication/CompleteNumber"),
        courriel=text(contact, "EmailURIUniversalCommunication/URIID") or electronique,
    )


def _address(noeud: Any) -> AdresseLue | None:
    if noeud is None:
        return None
    return AdresseLue(
        lignes=tuple(lu for nom in ("LineOne", "LineTwo", "LineThree") if (lu := text(noeud, nom))),
        code_postal=text(noeud, "PostcodeCode"),
        commune=text(noeud, "CityName"),
        pays=text(noeud, "CountryID"),
    )


def _references(accord: Any, livraison: Any, reglement: Any, alertes: list[str]) -> ReferencesLues:
    numero = ("IssuerAssignedID", "ID")

    def cite(noeud: Any, *noms: str) -> str | None:
        return text(first(noeud, *noms), *numero)

    corrigees = []
    for element in find(reglement, "InvoiceReferencedDocument"):
        lu = text(element, *numero)
        if lu:
            date_lue = _day(element, "FormattedIssueDateTime", alertes, "Date de la facture corrigée")
            corrigees.append(Reference(lu, date_lue))
    periode = first(reglement, "BillingSpecifiedPeriod")
    return ReferencesLues(
        commande=cite(accord, "BuyerOrderReferencedDocument"),
        commande_vendeur=cite(accord, "SellerOrderReferencedDocument"),
        contrat=cite(accord, "ContractReferencedDocument"),
        livraison=cite(livraison, "DeliveryNoteReferencedDocument", "DespatchAdviceReferencedDocument"),
        reception=cite(livraison, "ReceivingAdviceReferencedDocument"),
        livree_le=_day(livraison, "ActualDeliverySupplyChainEvent/OccurrenceDateTime", alertes, "Date de livraison"),
        periode_du=_day(periode, "StartDateTime", alertes, "Début de période"),
        periode_au=_day(periode, "EndDateTime", alertes, "Fin de période"),
        factures=tuple(corrigees),
    )
