"""Invoices made in the test: a page, CII and UBL texts, and the PDF that carries them. All parties are invented."""

from __future__ import annotations

import io
from pathlib import Path

import facturx
import pikepdf

GUIDES = {
    "MINIMUM": "urn:factur-x.eu:1p0:minimum",
    "BASIC WL": "urn:factur-x.eu:1p0:basicwl",
    "BASIC": "urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic",
    "EN 16931": "urn:cen.eu:en16931:2017",
    "EXTENDED": "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended",
}
NIVEAUX = {"MINIMUM": "minimum", "BASIC WL": "basicwl", "BASIC": "basic", "EN 16931": "en16931", "EXTENDED": "extended"}
VENDEUR = ("Ateliers Morel & Fils", "123456782", "FR11123456782", "12 rue des Tanneurs", "69003", "Lyon")
ACHETEUR = ("Hôtel du Vieux Port", "987654324", "FR14987654324", "3 quai du Port", "13002", "Marseille")
_LIGNE = """<ram:IncludedSupplyChainTradeLineItem>
 <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
 <ram:SpecifiedTradeProduct><ram:Name>Mobilier de réception</ram:Name></ram:SpecifiedTradeProduct>
 <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>{ht}</ram:ChargeAmount>
 </ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
 <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">1</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
 <ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode>
 <ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>20</ram:RateApplicablePercent></ram:ApplicableTradeTax>
 <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>{ht}</ram:LineTotalAmount>
 </ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
</ram:IncludedSupplyChainTradeLineItem>"""


def _partie(partie: tuple[str, ...], minimum: bool, acheteur: bool) -> str:
    nom, siren, tva, voie, code, ville = (p.replace("&", "&amp;") for p in partie)
    adresse = f"""<ram:PostalTradeAddress><ram:PostcodeCode>{code}</ram:PostcodeCode><ram:LineOne>{voie}</ram:LineOne>
 <ram:CityName>{ville}</ram:CityName><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>"""
    if minimum:
        adresse = "" if acheteur else "<ram:PostalTradeAddress><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>"
    fiscal = f'<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">{tva}</ram:ID></ram:SpecifiedTaxRegistration>'
    return f"""<ram:Name>{nom}</ram:Name><ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">{siren}</ram:ID>
 </ram:SpecifiedLegalOrganization>{adresse}{"" if minimum and acheteur else fiscal}"""


def cii(
    numero: str = "F2026-001",
    *,
    profil: str = "EN 16931",
    guide: str | None = None,
    type_code: str = "380",
    emise: str = "20260331",
    termes: tuple[tuple[str, str], ...] = (("20260430", "30 jours"),),
    devise: str = "EUR",
    ht: str = "8333.33",
    tva: str = "1666.67",
    ttc: str = "10000.00",
    acompte: str | None = None,
    du: str | None = None,
    vendeur: tuple[str, ...] = VENDEUR,
    acheteur: tuple[str, ...] = ACHETEUR,
    beneficiaire: str | None = None,
    corrige: str | None = None,
    notes: tuple[tuple[str, str], ...] = (("PMD", "Pénalités au taux de 12 % l'an."), ("PMT", "Indemnité de 40 €.")),
    iban: str | None = "FR7630006000011234567890189",
    livree: str | None = "20260325",
) -> str:
    """A CII invoice, valid for its profile."""
    mini, ligne = profil == "MINIMUM", profil not in ("MINIMUM", "BASIC WL")
    dites = "" if mini else "".join(
        f"<ram:IncludedNote><ram:Content>{t}</ram:Content><ram:SubjectCode>{c}</ram:SubjectCode></ram:IncludedNote>"
        for c, t in notes
    )  # fmt: skip
    echeances = "" if mini else "".join(
        f"""<ram:SpecifiedTradePaymentTerms><ram:Description>{texte}</ram:Description><ram:DueDateDateTime>
        <udt:DateTimeString format="102">{jour}</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>"""
        for jour, texte in termes
    )  # fmt: skip
    payee = f"<ram:PayeeTradeParty><ram:Name>{beneficiaire}</ram:Name></ram:PayeeTradeParty>" if beneficiaire else ""
    moyens = "" if mini or not iban else f"""<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>30</ram:TypeCode>
      <ram:PayeePartyCreditorFinancialAccount><ram:IBANID>{iban}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>
      </ram:SpecifiedTradeSettlementPaymentMeans>"""
    taxe = "" if mini else f"""<ram:ApplicableTradeTax><ram:CalculatedAmount>{tva}</ram:CalculatedAmount>
      <ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>{ht}</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode>
      <ram:RateApplicablePercent>20</ram:RateApplicablePercent></ram:ApplicableTradeTax>"""
    verse = f"<ram:TotalPrepaidAmount>{acompte}</ram:TotalPrepaidAmount>" if acompte else ""
    cite = f"""<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>{corrige}</ram:IssuerAssignedID>
      </ram:InvoiceReferencedDocument>""" if corrige else ""
    remise = f"""<ram:ActualDeliverySupplyChainEvent><ram:OccurrenceDateTime><udt:DateTimeString format="102">{livree}
      </udt:DateTimeString></ram:OccurrenceDateTime></ram:ActualDeliverySupplyChainEvent>""" if livree and not mini else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>{guide or GUIDES[profil]}</ram:ID>
</ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
<rsm:ExchangedDocument><ram:ID>{numero}</ram:ID><ram:TypeCode>{type_code}</ram:TypeCode><ram:IssueDateTime>
<udt:DateTimeString format="102">{emise}</udt:DateTimeString></ram:IssueDateTime>{dites}</rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>{_LIGNE.format(ht=ht) if ligne else ""}
<ram:ApplicableHeaderTradeAgreement>
<ram:SellerTradeParty>{_partie(vendeur, mini, False)}</ram:SellerTradeParty>
<ram:BuyerTradeParty>{_partie(acheteur, mini, True)}</ram:BuyerTradeParty>
<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>BC-118</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>
</ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeDelivery>{remise}</ram:ApplicableHeaderTradeDelivery>
<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>{devise}</ram:InvoiceCurrencyCode>{payee}{moyens}{taxe}
{echeances}<ram:SpecifiedTradeSettlementHeaderMonetarySummation>
{"" if mini else f"<ram:LineTotalAmount>{ht}</ram:LineTotalAmount>"}<ram:TaxBasisTotalAmount>{ht}</ram:TaxBasisTotalAmount>
<ram:TaxTotalAmount currencyID="{devise}">{tva}</ram:TaxTotalAmount><ram:GrandTotalAmount>{ttc}</ram:GrandTotalAmount>
{verse}<ram:DuePayableAmount>{du if du is not None else ttc}</ram:DuePayableAmount>
</ram:SpecifiedTradeSettlementHeaderMonetarySummation>{cite}</ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"""


def ubl(*, avoir: bool = False) -> str:
    """A UBL 2.1 invoice or credit note, with the French customs: note codes between #, SIRET under 0009."""
    nom, code = ("CreditNote", "381") if avoir else ("Invoice", "380")

    def partie(genre: str, nom_partie: str, siren: str, siret: str) -> str:
        return f"""<cac:{genre}><cac:Party><cac:PartyIdentification><cbc:ID schemeID="0009">{siret}</cbc:ID>
 </cac:PartyIdentification><cac:PostalAddress><cbc:StreetName>1 rue de l'Essai</cbc:StreetName>
 <cbc:CityName>Lyon</cbc:CityName><cbc:PostalZone>69003</cbc:PostalZone><cac:Country>
 <cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:PartyTaxScheme>
 <cbc:CompanyID>FR11123456782</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
 <cac:PartyLegalEntity><cbc:RegistrationName>{nom_partie}</cbc:RegistrationName><cbc:CompanyID schemeID="0002">{siren}
 </cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:{genre}>"""

    echeance = "" if avoir else "<cbc:DueDate>2026-04-30</cbc:DueDate>"
    ligne = "CreditNoteLine" if avoir else "InvoiceLine"
    quantite = "CreditedQuantity" if avoir else "InvoicedQuantity"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<{nom} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{nom}-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID><cbc:ProfileID>B1</cbc:ProfileID>
<cbc:ID>U-77</cbc:ID><cbc:IssueDate>2026-03-31</cbc:IssueDate>{echeance}
<cbc:{nom}TypeCode>{code}</cbc:{nom}TypeCode><cbc:Note>#PMD#Trois fois le taux légal.</cbc:Note>
<cbc:Note>Merci.</cbc:Note><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
<cac:OrderReference><cbc:ID>BC-9</cbc:ID></cac:OrderReference>
<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>U-70</cbc:ID><cbc:IssueDate>2026-03-01</cbc:IssueDate>
</cac:InvoiceDocumentReference></cac:BillingReference>
<cac:DespatchDocumentReference><cbc:ID>BL-3</cbc:ID></cac:DespatchDocumentReference>
{partie("AccountingSupplierParty", "Ateliers Morel", "123456782", "12345678200010")}
{partie("AccountingCustomerParty", "Hôtel du Port", "987654324", "98765432400018")}
<cac:PayeeParty><cac:PartyName><cbc:Name>Factor SA</cbc:Name></cac:PartyName></cac:PayeeParty>
<cac:Delivery><cbc:ActualDeliveryDate>2026-03-25</cbc:ActualDeliveryDate></cac:Delivery>
<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cac:PayeeFinancialAccount>
<cbc:ID>FR7630006000011234567890189</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
<cac:PaymentTerms><cbc:Note>30 jours net</cbc:Note></cac:PaymentTerms>
<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">20.00</cbc:TaxAmount></cac:TaxTotal>
<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>
<cbc:TaxExclusiveAmount currencyID="EUR">100.00</cbc:TaxExclusiveAmount>
<cbc:TaxInclusiveAmount currencyID="EUR">120.00</cbc:TaxInclusiveAmount>
<cbc:PrepaidAmount currencyID="EUR">20.00</cbc:PrepaidAmount>
<cbc:PayableAmount currencyID="EUR">100.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
<cac:{ligne}><cbc:ID>1</cbc:ID><cbc:{quantite} unitCode="C62">1</cbc:{quantite}>
<cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount><cac:Item><cbc:Name>Tables</cbc:Name></cac:Item>
<cac:Price><cbc:PriceAmount currencyID="EUR">100.00</cbc:PriceAmount></cac:Price></cac:{ligne}></{nom}>"""


def page() -> bytes:
    """A blank A4 page."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    flux = io.BytesIO()
    pdf.save(flux)
    return flux.getvalue()


def facturx_pdf(chemin: Path, xml: str, profil: str = "EN 16931") -> Path:
    """A Factur-X made by the facturx library, which also holds the XML to its schema."""
    chemin.write_bytes(facturx.generate_from_binary(page(), xml.encode(), flavor="factur-x", level=NIVEAUX[profil]))
    return chemin


def pdf_portant(chemin: Path, attaches: dict[str, bytes], *, index: bool = True) -> Path:
    """A PDF that carries these files, in the index of attachments or (``index`` False) only tied to its catalogue."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    for nom, octets in attaches.items():
        specification = pikepdf.AttachedFileSpec(pdf, octets, filename=nom, mime_type="text/xml")
        pdf.attachments[nom] = specification
    if not index:
        pdf.Root.AF = pikepdf.Array([pdf.attachments[nom].obj for nom in attaches])
        del pdf.Root.Names
    pdf.save(chemin)
    return chemin
