"""Which XML is the invoice: the richest known profile, then the one its schema accepts, under its usual name."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from dossier_juridique.errors import PieceIllisible
from dossier_juridique.factures_electroniques.attaches import REMEDE, Attache
from dossier_juridique.factures_electroniques.cii import read_cii
from dossier_juridique.factures_electroniques.conformite import schema_fault
from dossier_juridique.factures_electroniques.profils import richness
from dossier_juridique.factures_electroniques.ubl import read_ubl
from dossier_juridique.factures_electroniques.valeurs import clean, speaks_of_discount, text
from dossier_juridique.factures_electroniques.xml_sur import Arbre, XmlRefuse, parse
from dossier_juridique.model.facture_lue import DEJA_PAYEES, TYPES, FactureLue
from dossier_juridique.model.francais import euros

_NOMS = ("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml", "factur_x.xml")
# UNTDID 1001: codes of orders and quotations, which some producers ship in the clothes of an invoice.
_COMMANDES = frozenset({"105", "210", "220", "224", "226", "227", "228", "230", "231", "310"})
_CENTIME = Decimal("0.01")


def choose(xmls: Sequence[Attache], *, schema: bool) -> FactureLue:
    """The invoice among the XML files. ``PieceIllisible`` says why there is none; ``schema`` holds it to its XSD too."""
    lues: list[tuple[Attache, Arbre, FactureLue]] = []
    refus: list[str] = []
    autres: list[str] = []
    for attache in xmls:
        nom = clean(attache.nom) or "sans nom"
        try:
            arbre = _open_envelope(parse(attache.octets))
        except XmlRefuse as erreur:
            refus.append(f"le XML « {nom} » est {erreur}")
            continue
        facture = _read(arbre, nom, refus)
        if facture is not None:
            lues.append((attache, arbre, facture))
        else:
            autres.append(f"« {nom} » est un « {arbre.nom} »")
    if not lues:
        raise _refuse(refus, autres)
    fautes = [schema_fault(arbre.racine, f.profil) if schema or len(lues) > 1 else None for _, arbre, f in lues]
    rang = max(range(len(lues)), key=lambda i: (
        lues[i][2].type_code in TYPES, richness(lues[i][2].profil), fautes[i] is None,
        lues[i][0].nom.lower() in _NOMS, -i,
    ))  # fmt: skip
    _, arbre, facture = lues[rang]
    alertes = [*arbre.avertissements, *facture.avertissements, *coherence(facture)]
    if fautes[rang] is not None:
        alertes.append(f"Le XML ne respecte pas le schéma de son profil : {fautes[rang]}.")
    for rival in (f for i, (_, _, f) in enumerate(lues) if i != rang):
        alertes.append(_compare(facture, rival, len(lues)))
    if len(lues) == 1:
        alertes += [f"Autre XML du fichier, laissé de côté : {r}." for r in refus]
    return replace(facture, avertissements=tuple(dict.fromkeys(a for a in alertes if a)))


def _open_envelope(arbre: Arbre) -> Arbre:
    """The document that an exchange envelope (SBDH, as on the Peppol network) carries; any other tree as it stands."""
    if arbre.nom != "StandardBusinessDocument":
        return arbre
    corps = [e for e in arbre.racine if isinstance(e.tag, str) and not e.tag.endswith("}StandardBusinessDocumentHeader")]
    return replace(arbre, racine=corps[0]) if len(corps) == 1 else arbre


def _read(arbre: Arbre, nom: str, refus: list[str]) -> FactureLue | None:
    match arbre.nom:
        case "CrossIndustryInvoice":
            facture = read_cii(arbre.racine, "CII", nom)
        case "CrossIndustryDocument":
            facture = read_cii(arbre.racine, "ZUGFeRD-1.0", nom)
        case "Invoice" | "CreditNote" if "oasis" in str(arbre.racine.tag):
            facture = read_ubl(arbre.racine, nom)
        case "SCRDMCCBDACIOMessageStructure":
            numero = text(arbre.racine, "ExchangedDocument/ID") or "sans numéro"
            refus.append(f"c'est une commande Order-X (n° {numero}), non une facture")
            return None
        case "Order" | "OrderResponse" | "OrderChange" | "Quotation" if "oasis" in str(arbre.racine.tag):
            refus.append("c'est une commande ou un devis UBL, non une facture")
            return None
        case _:
            return None
    if facture.profil == "ORDER-X" or facture.type_code in _COMMANDES:
        refus.append(f"c'est une commande (n° {facture.numero or 'inconnu'}), non une facture")
        return None
    return facture


def _refuse(refus: list[str], autres: list[str]) -> PieceIllisible:
    if not refus:
        quoi = f" ({' ; '.join(autres[:3])})" if autres else ""
        return PieceIllisible(f"aucun XML de facture électronique dans ce fichier{quoi} : rien n'a été lu", remede=REMEDE)
    remede = REMEDE
    if "commande" in refus[0]:
        remede = "Joignez-la comme pièce (bon de commande), et donnez la facture elle-même."
    return PieceIllisible(f"{' ; '.join(refus[:3])} : rien n'a été lu", remede=remede)


def _compare(facture: FactureLue, rival: FactureLue, nombre: int) -> str:
    combien = "deux" if nombre == 2 else str(nombre)
    dit = f"Le PDF contient {combien} factures XML ; « {facture.source} » a été lue, « {rival.source} » a été laissée"
    ecarts = [
        quoi
        for quoi, a, b in (
            ("le numéro", facture.numero, rival.numero),
            ("la date", facture.emise_le, rival.emise_le),
            ("le total TTC", facture.total_ttc, rival.total_ttc),
            ("l'échéance", facture.echeance, rival.echeance),
        )
        if a != b
    ]
    return f"{dit}, et elles ne disent pas {', '.join(ecarts)} de la même façon." if ecarts else f"{dit}."


def _sum(somme: Decimal, facture: FactureLue) -> str:
    return euros(somme) if facture.devise in (None, "EUR") else f"{somme} {facture.devise}"


def coherence(facture: FactureLue) -> list[str]:
    """What the invoice says against itself, in French; the values are kept as they stand."""
    dits = []
    if facture.profil is None:
        dits.append(
            "Le profil annoncé par le XML n'est pas connu : ses valeurs ont été lues, vérifiez-les sur la page."
        )
    if facture.type_code is None:
        dits.append("Le XML ne dit pas si c'est une facture ou un avoir : vérifiez sur la page.")
    elif facture.type_code not in TYPES:
        dits.append(f"Le code de type « {facture.type_code} » n'est pas celui d'une facture : vérifiez le document.")
    if facture.devise is None:
        dits.append("La devise n'est pas indiquée : l'euro est supposé, vérifiez sur la page.")
    ht, tva, ttc = facture.total_ht, facture.total_tva, facture.total_ttc
    if ht is not None and tva is not None and ttc is not None and abs(ht + tva - ttc) >= _CENTIME:
        dits.append(
            f"Le total TTC ({_sum(ttc, facture)}) n'est pas la somme du hors taxes ({_sum(ht, facture)}) et de la TVA "
            f"({_sum(tva, facture)})."
        )
    if ttc is not None and facture.reste_du is not None:
        attendu = ttc - (facture.deja_paye or Decimal(0))
        # A rounding to pay (BT-114) moves the sum due by less than a euro.
        if abs(attendu - facture.reste_du) >= 1:
            moins = " moins l'acompte" if facture.deja_paye else ""
            dits.append(
                f"Le net à payer ({_sum(facture.reste_du, facture)}) n'est pas le total TTC{moins} "
                f"({_sum(attendu, facture)})."
            )
    if (facture.processus or "") in DEJA_PAYEES:
        dits.append(f"La facture est déposée comme déjà payée (cadre de facturation {facture.processus}).")
    if len(facture.jours) == 1 and any(speaks_of_discount(e.termes) for e in facture.echeances):
        dits.append("La seule date de paiement est donnée avec un escompte : vérifiez que c'est l'échéance, non sa fin.")
    if len(facture.jours) > 1:
        dits.append("La facture porte plusieurs dates de paiement : escompte ou échéances successives.")
    return dits
