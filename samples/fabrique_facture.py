"""Invoices and credit notes: the page a client reads, and the Factur-X data (EN 16931) inside the file."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape

import facturx
import pikepdf
from fabrique_donnees import AVOIRS, VENTES, Article, Table, court, euros, nombre, tva
from fabrique_rendu import pdf, typographie

_STYLE = """
@page { size: A4; margin: 16mm 16mm 20mm; @bottom-center { content: element(pied) } }
#pied { position: running(pied); font-size: 7.2pt; color: #555; text-align: center; line-height: 1.4;
    border-top: 0.4pt solid #bbb; padding-top: 2mm }
.tete { display: flex; justify-content: space-between; align-items: flex-start; margin-bottom: 11mm }
.marque { font-size: 15pt; font-weight: bold; line-height: 1.15; color: COULEUR }
.marque span { display: inline-block; width: 7mm; height: 7mm; background: COULEUR; margin-right: 3mm;
RONDEUR } .coord { font-size: 8.5pt; color: #333; margin-top: 2mm }
h1 { font-size: 17pt; letter-spacing: .04em; margin: 0 0 2mm; text-align: right; color: COULEUR }
.ref { font-size: 9pt; border-collapse: collapse; margin-left: auto }
.ref td { padding: .6mm 0 .6mm 5mm } .ref td:last-child { text-align: right; font-weight: bold }
.client { margin: 0 0 9mm 92mm; border-left: 1.6pt solid COULEUR; padding: 1mm 0 1mm 4mm }
.client b { font-size: 10.5pt }
table.lignes { width: 100%; border-collapse: collapse; margin-bottom: 5mm }
.lignes th { background: COULEUR; color: #fff; font-size: 8.2pt; text-align: left; padding: 1.8mm 2mm }
.lignes td { padding: 1.9mm 2mm; border-bottom: .4pt solid #ccc; vertical-align: top }
.n { text-align: right !important; white-space: nowrap }
.totaux { width: 78mm; margin-left: auto; border-collapse: collapse } .totaux td { padding: 1.3mm 2mm }
.totaux tr.net td { border-top: 1pt solid COULEUR; font-weight: bold; font-size: 11.5pt }
.reglement { margin-top: 9mm; border: .5pt solid #bbb; padding: 3mm 4mm; font-size: 8.8pt }
.reglement b.d { font-size: 10pt }
.notes { font-size: 7.8pt; color: #333; margin-top: 4mm; line-height: 1.45 }
"""


def _adresse(partie: Table) -> str:
    a = partie["adresse"]
    ville = " ".join(x for x in (a.get("code_postal"), a.get("commune")) if x)
    return "<br>".join(escape(x) for x in (*a.get("lignes", ()), ville))


def _capital(partie: Table) -> str:
    return f"{nombre(int(partie['capital']))}\u00a0€"


def pied(partie: Table) -> str:
    """The legal line at the foot of a business paper."""
    if "capital" not in partie:  # an association, a foreign company, a sole trader: no capital to print
        numero = f" – SIREN {_siren(partie)}" if "siren" in partie else ""
        return (
            f"{escape(partie['denomination'])} – {partie['forme']} – "
            f"{_adresse(partie).replace('<br>', ', ')}{numero}"
        )
    return (
        f"{escape(partie['denomination'])} – {partie['forme']} au capital de {_capital(partie)} – "
        f"{_adresse(partie).replace('<br>', ', ')}<br>SIREN {_siren(partie)} – RCS {partie['rcs']} – TVA "
        f"{partie.get('tva', '')}"
    )


def _siren(partie: Table) -> str:
    s = partie["siren"]
    return f"{s[:3]}\u202f{s[3:6]}\u202f{s[6:]}"


def par_quatre(valeur: str) -> str:
    """An IBAN in groups of four characters."""
    return "\u00a0".join(re.findall(".{1,4}", valeur))


def _notes(donnees: Table) -> tuple[str, str, str]:
    taux = donnees["conditions"].get("taux_penalites")
    origine = "au taux de refinancement de la Banque centrale européenne majoré de dix points"
    if taux is not None:
        origine = f"au taux annuel de {taux.normalize():f}\u00a0%, prévu au contrat"
    return (
        f"Retard : pénalités dues dès le lendemain de l’échéance, {origine} (C. com., art. L. 441-10).",
        "Indemnité forfaitaire pour frais de recouvrement : 40 € par facture (C. com., art. D. 441-5).",
        "Pas d’escompte pour paiement anticipé.",
    )


def _lignes(articles: tuple[Article, ...]) -> str:
    rangs = "".join(
        f"<tr><td>{a.reference}</td><td>{escape(a.libelle)}</td><td class=n>{nombre(a.quantite)}</td><td "
        f"class=n>{euros(a.prix)}</td><td class=n>20\u00a0%</td><td class=n>{euros(a.total)}</td></tr>"
        for a in articles
    )
    return (
        "<table class=lignes><tr><th>Réf.</th><th>Désignation</th><th class=n>Qté</th><th class=n>P.U. "
        f"HT</th><th class=n>TVA</th><th class=n>Total HT</th></tr>{rangs}</table>"
    )


def page(
    donnees: Table, *, genre: str, numero: str, emise_le: date, articles: tuple[Article, ...], reference: str,
    livree_le: date | None, echeance: date | None, couleur: str, pdfa: bool = False, reserve: str = "",
) -> bytes:  # fmt: skip
    """The PDF of an invoice or credit note. `reserve` replaces the totals while the amount is not set."""
    c, d = donnees["creancier"], donnees["debiteur"]
    ht = sum((a.total for a in articles), Decimal())
    infos = [
        ("Numéro", numero),
        ("Date", court(emise_le)),
        (reference.split(" :")[0], reference.split(" : ")[-1]),
    ]
    if livree_le:
        infos.append(("Livraison", court(livree_le)))
    if echeance:
        infos.append(("Échéance", court(echeance)))
    totaux = (
        f"<tr><td>Total HT</td><td class=n>{euros(ht)}</td></tr><tr><td>TVA 20\u00a0%</td><td "
        f"class=n>{euros(tva(ht))}</td></tr><tr class=net>"
        f"<td>{'Net à payer' if genre == 'FACTURE' else 'Avoir'} TTC</td><td "
        f"class=n>{euros(ht + tva(ht))}</td></tr>"
    )
    if reserve:
        totaux = (
            f"<tr><td>Total HT provisoire</td><td class=n>{euros(ht)}</td></tr><tr class=net><td "
            f"colspan=2>{reserve}</td></tr>"
        )
    reglement = ""
    if genre == "FACTURE":
        quand = (
            f"À régler au plus tard le <b class=d>{court(echeance)}</b>."
            if echeance
            else "Règlement à convenance."
        )
        reglement = (
            f"<div class=reglement>{quand}<br>Par virement – IBAN <b>{par_quatre(c['iban'])}</b> – BIC "
            f"{c['bic']} – référence à rappeler : {numero}<div "
            f"class=notes>{'<br>'.join(_notes(donnees))}</div></div>"
        )
    siren = f"<br>SIREN {_siren(d)}" if "siren" in d else ""
    siren += f" – TVA {d['tva']}" if d.get("tva") else ""
    corps = (
        f"<div id=pied>{pied(c)}</div><div class=tete><div><div class=marque><span>"
        f"</span>{escape(c['denomination'])}</div><div class=coord>{_adresse(c)}<br>{c['telephone']} – "
        f"{c['courriel']}</div></div><div><h1>{genre}</h1><table "
        f"class=ref>{''.join(f'<tr><td>{n}</td><td>{v}</td></tr>' for n, v in infos)}</table></div></div>"
        f"<div class=client><b>{escape(d['denomination'])}</b>"
        f"<br>{_adresse(d)}{siren}</div>{_lignes(articles)}<table class=totaux>{totaux}</table>{reglement}"
    )
    style = _STYLE.replace("COULEUR", couleur).replace(
        "RONDEUR", "border-radius: 50%" if couleur > "#5" else ""
    )
    return pdf(corps, style=style, titre=f"{genre.capitalize()} {numero}", pdfa=pdfa)


def _partie_xml(balise: str, partie: Table) -> str:
    a = partie["adresse"]
    lignes = "".join(
        f"<ram:{nom}>{escape(v)}</ram:{nom}>"
        for nom, v in zip(("LineOne", "LineTwo"), a["lignes"], strict=False)
    )
    contact = ""
    if balise == "Seller":
        contact = (
            "<ram:DefinedTradeContact><ram:DepartmentName>Comptabilité</ram:DepartmentName>"
            "<ram:TelephoneUniversalCommunication>"
            f"<ram:CompleteNumber>{partie['telephone']}</ram:CompleteNumber>"
            "</ram:TelephoneUniversalCommunication><ram:EmailURIUniversalCommunication>"
            f"<ram:URIID>{partie['courriel']}</ram:URIID></ram:EmailURIUniversalCommunication>"
            "</ram:DefinedTradeContact>"
        )
    return (
        f"<ram:{balise}TradeParty><ram:Name>{escape(partie['denomination'])}</ram:Name>"
        f'<ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">{partie["siren"]}</ram:ID>'
        f"</ram:SpecifiedLegalOrganization>{contact}<ram:PostalTradeAddress>"
        f"<ram:PostcodeCode>{a['code_postal']}</ram:PostcodeCode>{lignes}<ram:CityName>"
        f"{escape(a['commune'])}</ram:CityName>"
        "<ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress><ram:SpecifiedTaxRegistration>"
        f'<ram:ID schemeID="VA">{partie["tva"]}</ram:ID></ram:SpecifiedTaxRegistration>'
        f"</ram:{balise}TradeParty>"
    )


def _date_xml(d: date) -> str:
    return f'<udt:DateTimeString format="102">{d:%Y%m%d}</udt:DateTimeString>'


def _xml(donnees: Table, facture: Table) -> bytes:
    """The Factur-X data of an invoice, profile EN 16931."""
    vente, c = VENTES[facture["numero"]], donnees["creancier"]
    lignes = "".join(
        "<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument>"
        f"<ram:LineID>{i}</ram:LineID></ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct>"
        f"<ram:SellerAssignedID>{a.reference}</ram:SellerAssignedID><ram:Name>{escape(a.libelle)}</ram:Name>"
        "</ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice>"
        f"<ram:ChargeAmount>{a.prix}</ram:ChargeAmount></ram:NetPriceProductTradePrice>"
        "</ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery>"
        f'<ram:BilledQuantity unitCode="C62">{a.quantite}</ram:BilledQuantity>'
        "</ram:SpecifiedLineTradeDelivery><ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax>"
        "<ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode>"
        "<ram:RateApplicablePercent>20.00</ram:RateApplicablePercent></ram:ApplicableTradeTax>"
        "<ram:SpecifiedTradeSettlementLineMonetarySummation>"
        f"<ram:LineTotalAmount>{a.total:.2f}</ram:LineTotalAmount>"
        "</ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>"
        "</ram:IncludedSupplyChainTradeLineItem>"
        for i, a in enumerate(vente.articles, start=1)
    )
    notes = "".join(
        f"<ram:IncludedNote><ram:Content>{escape(typographie(texte))}</ram:Content>"
        f"<ram:SubjectCode>{code}</ram:SubjectCode></ram:IncludedNote>"
        for code, texte in zip(("PMD", "PMT", "AAB"), _notes(donnees), strict=True)
    )
    ht, taxe, ttc = facture["montant_ht"], facture["montant_tva"], facture["montant_ttc"]
    xml = (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" '
        'xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" '
        'xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">'
        "<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter>"
        "<ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>"
        f"</rsm:ExchangedDocumentContext><rsm:ExchangedDocument><ram:ID>{facture['numero']}</ram:ID>"
        "<ram:TypeCode>380</ram:TypeCode>"
        f"<ram:IssueDateTime>{_date_xml(facture['emise_le'])}</ram:IssueDateTime>"
        f"{notes}</rsm:ExchangedDocument>"
        f"<rsm:SupplyChainTradeTransaction>{lignes}<ram:ApplicableHeaderTradeAgreement>"
        f"{_partie_xml('Seller', c)}{_partie_xml('Buyer', donnees['debiteur'])}"
        "<ram:BuyerOrderReferencedDocument>"
        f"<ram:IssuerAssignedID>{vente.commande}</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>"
        "</ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeDelivery>"
        "<ram:ActualDeliverySupplyChainEvent>"
        f"<ram:OccurrenceDateTime>{_date_xml(facture['livree_le'])}</ram:OccurrenceDateTime>"
        "</ram:ActualDeliverySupplyChainEvent><ram:DespatchAdviceReferencedDocument>"
        f"<ram:IssuerAssignedID>{vente.livraison}</ram:IssuerAssignedID>"
        "</ram:DespatchAdviceReferencedDocument></ram:ApplicableHeaderTradeDelivery>"
        "<ram:ApplicableHeaderTradeSettlement>"
        f"<ram:PaymentReference>{facture['numero']}</ram:PaymentReference>"
        "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode><ram:SpecifiedTradeSettlementPaymentMeans>"
        "<ram:TypeCode>30</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount>"
        f"<ram:IBANID>{c['iban']}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>"
        f"<ram:PayeeSpecifiedCreditorFinancialInstitution><ram:BICID>{c['bic']}</ram:BICID>"
        "</ram:PayeeSpecifiedCreditorFinancialInstitution></ram:SpecifiedTradeSettlementPaymentMeans>"
        f"<ram:ApplicableTradeTax><ram:CalculatedAmount>{taxe:.2f}</ram:CalculatedAmount>"
        f"<ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>{ht:.2f}</ram:BasisAmount>"
        "<ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>20.00</ram:RateApplicablePercent>"
        "</ram:ApplicableTradeTax><ram:SpecifiedTradePaymentTerms><ram:Description>Paiement à 30 jours "
        "date de facture</ram:Description>"
        f"<ram:DueDateDateTime>{_date_xml(facture['echeance'])}</ram:DueDateDateTime>"
        "</ram:SpecifiedTradePaymentTerms><ram:SpecifiedTradeSettlementHeaderMonetarySummation>"
        f"<ram:LineTotalAmount>{ht:.2f}</ram:LineTotalAmount><ram:TaxBasisTotalAmount>{ht:.2f}"
        f'</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">{taxe:.2f}</ram:TaxTotalAmount>'
        f"<ram:GrandTotalAmount>{ttc:.2f}</ram:GrandTotalAmount>"
        f"<ram:DuePayableAmount>{ttc:.2f}</ram:DuePayableAmount>"
        "</ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>"
        "</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>\n"
    )
    return xml.encode()


def facture(donnees: Table, numero: str, *, couleur: str, structuree: bool) -> bytes:
    """The file of an invoice of the dossier: a Factur-X PDF when `structuree`, a plain PDF otherwise."""
    f = next(f for f in donnees["factures"] if f["numero"] == numero)
    vente = VENTES[numero]
    papier = page(
        donnees, genre="FACTURE", numero=numero, emise_le=f["emise_le"], articles=vente.articles,
        reference=f"Votre commande : {vente.commande}", livree_le=f.get("livree_le"),
        echeance=f.get("echeance"),
        couleur=couleur, pdfa=structuree,
    )  # fmt: skip
    if not structuree:
        return papier
    mixte = facturx.generate_from_binary(
        papier, _xml(donnees, f), flavor="factur-x", level="en16931", check_xsd=True, lang="fr-FR",
        pdf_metadata={"author": "", "keywords": "Factur-X", "title": f"Facture {numero}", "subject": ""},
        afrelationship="alternative", xmp_compression=False,
    )  # fmt: skip
    return _sans_horloge(mixte, f["emise_le"])


def _sans_horloge(mixte: bytes, emise_le: date) -> bytes:
    """facturx writes the time of the run in four places; the day of the invoice stands there instead."""
    quand = f"D:{emise_le:%Y%m%d}090000+00'00'"
    sortie = io.BytesIO()
    with pikepdf.open(io.BytesIO(mixte)) as document:
        for cle in ("/CreationDate", "/ModDate"):
            document.docinfo[cle] = quand
        for fichier in document.Root.AF:
            fichier.EF.F.Params.ModDate = quand
        xmp = document.Root.Metadata.read_bytes().decode()
        xmp = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", f"{emise_le:%Y-%m-%d}T09:00:00+00:00", xmp)
        document.Root.Metadata.write(xmp.encode())
        document.Root.PageMode = pikepdf.Name.UseNone
        document.save(sortie, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return sortie.getvalue()


def avoir(donnees: Table, *, couleur: str) -> bytes:
    """The credit note of the dossier."""
    a = donnees["avoirs"][0]
    return page(
        donnees, genre="AVOIR", numero=a["numero"], emise_le=a["date"], articles=AVOIRS[a["numero"]],
        reference=f"Sur facture : {a['facture']}", livree_le=None, echeance=None, couleur=couleur,
    )  # fmt: skip
