"""Reading of invoices made here: every profile, UBL, several XML, odd names, wrong encodings, traps, refusals."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import facturx
import pikepdf
import pytest
from lxml import etree

from dossier_juridique.errors import PieceIllisible
from dossier_juridique.factures_electroniques import read_invoice, read_invoices
from dossier_juridique.factures_electroniques.profils import profile, richness
from dossier_juridique.model.facture_lue import Reference
from tests.factures_electroniques.fabrique import GUIDES, cii, facturx_pdf, page, pdf_portant, ubl

ORDERX = """<?xml version="1.0" encoding="UTF-8"?><rsm:SCRDMCCBDACIOMessageStructure
 xmlns:rsm="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:128">
<rsm:ExchangedDocument><ram:ID>CDE-12</ram:ID></rsm:ExchangedDocument></rsm:SCRDMCCBDACIOMessageStructure>"""


def _ecrire(chemin: Path, texte: str | bytes) -> Path:
    chemin.write_bytes(texte if isinstance(texte, bytes) else texte.encode())
    return chemin


@pytest.mark.parametrize("profil", sorted(GUIDES))
def test_chaque_profil_se_lit_et_minimum_n_invente_pas_d_echeance(tmp_path: Path, profil: str) -> None:
    lue = read_invoice(facturx_pdf(tmp_path / "f.pdf", cii(profil=profil), profil))
    assert (lue.profil, lue.syntaxe, lue.source) == (profil, "CII", "factur-x.xml")
    assert (lue.numero, lue.emise_le, lue.total_ttc) == ("F2026-001", date(2026, 3, 31), Decimal("10000.00"))
    assert lue.echeance == (None if profil == "MINIMUM" else date(2026, 4, 30))
    assert lue.vendeur.siren == "123456782" and lue.references.commande == "BC-118"
    assert lue.avertissements == ()
    if profil != "MINIMUM":
        assert lue.references.livree_le == date(2026, 3, 25)
        assert lue.textes_de("PMD") == ("Pénalités au taux de 12 % l'an.",)


def test_notre_lecture_dit_comme_la_bibliotheque_facturx() -> None:
    xml = cii(profil="EN 16931", acompte="500.00", du="9500.00").encode()
    autre = facturx.parse_xml.parse_ubl_cii_xml(etree.fromstring(xml), check_xsd=True)
    from dossier_juridique.factures_electroniques.cii import read_cii

    lue = read_cii(etree.fromstring(xml), "CII", "x")
    assert (lue.numero, lue.type_code, lue.emise_le, lue.echeance) == (
        autre["BT-1"], autre["BT-3"], autre["BT-2"], autre["BT-9"],
    )  # fmt: skip
    assert [lue.total_ht, lue.total_ttc, lue.deja_paye, lue.reste_du] == [
        Decimal(autre[champ]) for champ in ("BT-109", "BT-112", "BT-113", "BT-115")
    ]


def test_l_escompte_n_est_pas_l_echeance() -> None:
    from dossier_juridique.factures_electroniques.cii import read_cii

    termes = (("20260410", "2 % d'escompte si payé avant"), ("20260430", "Net, sans escompte"))
    lue = read_cii(etree.fromstring(cii(profil="EXTENDED", termes=termes).encode()), "CII", "x")
    assert [(e.jour, e.escompte) for e in lue.echeances] == [(date(2026, 4, 10), True), (date(2026, 4, 30), False)]
    assert lue.echeance == date(2026, 4, 30)
    seule = read_cii(etree.fromstring(cii(termes=(("20260430", "Escompte de 2 %"),)).encode()), "CII", "x")
    assert seule.echeance == date(2026, 4, 30) and not seule.echeances[0].escompte


def test_ubl_facture(tmp_path: Path) -> None:
    lue = read_invoice(_ecrire(tmp_path / "u.xml", ubl()))
    assert (lue.syntaxe, lue.profil, lue.type_code, lue.numero, lue.devise) == ("UBL", "EN 16931", "380", "U-77", "EUR")
    assert [(e.jour, e.termes) for e in lue.echeances] == [(date(2026, 4, 30), "30 jours net")]
    assert (lue.total_ht, lue.total_tva, lue.total_ttc) == (Decimal("100.00"), Decimal("20.00"), Decimal("120.00"))
    assert (lue.deja_paye, lue.reste_du) == (Decimal("20.00"), Decimal("100.00"))
    assert [(n.code, n.texte) for n in lue.notes] == [("PMD", "Trois fois le taux légal."), (None, "Merci.")]
    assert (lue.vendeur.nom, lue.vendeur.siren, lue.vendeur.siret) == ("Ateliers Morel", "123456782", "12345678200010")
    assert lue.acheteur.adresse is not None and lue.acheteur.adresse.code_postal == "69003"
    assert lue.beneficiaire is not None and lue.beneficiaire.nom == "Factor SA"
    assert lue.references.livree_le == date(2026, 3, 25) and lue.references.livraison == "BL-3"
    assert lue.references.factures == (Reference("U-70", date(2026, 3, 1)),)
    assert lue.ibans == ("FR7630006000011234567890189",) and lue.objets == ("Tables",)
    assert lue.avertissements == ()


def test_ubl_avoir(tmp_path: Path) -> None:
    lue = read_invoice(_ecrire(tmp_path / "u.xml", ubl(avoir=True)))
    assert lue.avoir and lue.type_code == "381" and lue.echeance is None
    assert [e.termes for e in lue.echeances] == ["30 jours net"]


def test_cii_seul_et_nom_etrange(tmp_path: Path) -> None:
    assert read_invoice(_ecrire(tmp_path / "facture.bin", cii())).numero == "F2026-001"
    lue = read_invoice(pdf_portant(tmp_path / "f.pdf", {"données de la facture (1).XML": cii().encode()}))
    assert lue.source == "données de la facture (1).XML"
    sans_suffixe = read_invoice(pdf_portant(tmp_path / "g.pdf", {"invoice": b"\xef\xbb\xbf \n" + cii().encode()}))
    assert sans_suffixe.numero == "F2026-001"


def test_attache_liee_au_catalogue_sans_index(tmp_path: Path) -> None:
    assert read_invoice(pdf_portant(tmp_path / "f.pdf", {"factur-x.xml": cii().encode()}, index=False)).numero == "F2026-001"


def test_plusieurs_xml_le_plus_riche_gagne_et_le_desaccord_est_dit(tmp_path: Path) -> None:
    pdf = pdf_portant(
        tmp_path / "f.pdf",
        {"a.xml": cii(profil="MINIMUM", ttc="9999.00", ht="8332.33").encode(), "factur-x.xml": cii(profil="BASIC").encode(),
         "autre.xml": b"<bon><ligne/></bon>", "zugferd-invoice.xml": b"<rsm:Cross"},
    )  # fmt: skip
    lue = read_invoice(pdf)
    assert (lue.profil, lue.source) == ("BASIC", "factur-x.xml")
    assert any("deux factures XML" in a and "le total TTC" in a for a in lue.avertissements)


def test_a_profil_egal_le_xml_conforme_a_son_schema_gagne(tmp_path: Path) -> None:
    faux = cii().replace("<ram:GrandTotalAmount>", "<ram:Inconnu/><ram:GrandTotalAmount>")
    pdf = pdf_portant(tmp_path / "f.pdf", {"factur-x.xml": faux.encode(), "xrechnung.xml": cii().encode()})
    assert read_invoice(pdf, schema=False).source == "xrechnung.xml"
    seul = read_invoice(_ecrire(tmp_path / "s.xml", faux))
    assert any("ne respecte pas le schéma" in a and "Inconnu" in a for a in seul.avertissements)
    assert read_invoice(_ecrire(tmp_path / "s.xml", faux), schema=False).avertissements == ()


@pytest.mark.parametrize(
    ("octets", "dit"),
    [
        (cii().encode("cp1252"), "Windows-1252"),
        (cii().replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').encode(), "il est en UTF-8"),
        (cii().replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').replace("€", "EUR").encode("latin-1"), ""),
        (cii().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"), ""),
        (cii().replace('encoding="UTF-8"', 'encoding="utf-16"').encode(), "il est en UTF-8"),
        (b"\n  " + cii().encode() + b"\x00\x00", ""),
    ],
)
def test_encodages(tmp_path: Path, octets: bytes, dit: str) -> None:
    lue = read_invoice(_ecrire(tmp_path / "f.xml", octets))
    assert lue.acheteur.nom == "Hôtel du Vieux Port"
    assert (dit in " ".join(lue.avertissements)) if dit else lue.avertissements == ()


def test_profil_francais_etendu_a_son_schema(tmp_path: Path) -> None:
    guide = "urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr"
    lue = read_invoice(_ecrire(tmp_path / "f.xml", cii(guide=guide)))
    assert lue.profil == "EXTENDED-CTC-FR" and lue.avertissements == ()
    faux = cii(guide=guide).replace("<ram:GrandTotalAmount>", "<ram:Inconnu/><ram:GrandTotalAmount>")
    assert "Inconnu" in " ".join(read_invoice(_ecrire(tmp_path / "g.xml", faux)).avertissements)


def test_entites_et_dtd_refusees(tmp_path: Path) -> None:
    secret = _ecrire(tmp_path / "secret.txt", "SECRET")
    piege = cii(numero="&vol;").replace(
        "<rsm:CrossIndustryInvoice", f'<!DOCTYPE x [<!ENTITY vol SYSTEM "{secret.as_uri()}">]><rsm:CrossIndustryInvoice', 1
    )
    with pytest.raises(PieceIllisible, match="DTD"):
        read_invoice(_ecrire(tmp_path / "f.xml", piege))


def test_xml_imbrique_a_l_exces(tmp_path: Path) -> None:
    with pytest.raises(PieceIllisible, match=r"rien n'a été lu|imbriqué"):
        read_invoice(_ecrire(tmp_path / "f.xml", b"<a>" * 100_000))


def test_pdf_dont_le_xml_gonfle_est_refuse_sans_nous_emporter(tmp_path: Path) -> None:
    pdf = pdf_portant(tmp_path / "f.pdf", {"factur-x.xml": b"<a>" + b" " * (80 * 1024 * 1024)})
    assert pdf.stat().st_size < 2_000_000
    with pytest.raises(PieceIllisible, match="dépasse 64 Mo"):
        read_invoice(pdf)


@pytest.mark.parametrize(
    ("contenu", "dit"),
    [
        (page(), "aucun XML de facture"),
        (b"", "vide"),
        (b"PK\x03\x04 rien", "ni un PDF, ni un XML"),
        (b"%PDF-1.7\nrien", "abîmé"),
        (cii().encode()[:2000], "tronqué"),
        (ORDERX.encode(), "commande Order-X.*CDE-12"),
        (cii(type_code="220").encode(), "commande"),
        (b"<?xml version='1.0'?><html><body/></html>", "page web"),
        (b"<?xml version='1.0'?><Panier><body/></Panier>", "aucun XML de facture.*«\u00a0Panier\u00a0»"),
    ],
)
def test_refus(tmp_path: Path, contenu: bytes, dit: str) -> None:
    with pytest.raises(PieceIllisible, match=dit) as refus:
        read_invoice(_ecrire(tmp_path / "pièce.pdf", contenu))
    assert refus.value.lieu == "«\u00a0pièce.pdf\u00a0»" and refus.value.remede and refus.value.code == 3


def test_pdf_protege(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(page())) as pdf:
        pdf.save(tmp_path / "f.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(PieceIllisible, match="mot de passe"):
        read_invoice(tmp_path / "f.pdf")


def test_fichier_absent_et_plusieurs_refus_en_un(tmp_path: Path) -> None:
    with pytest.raises(PieceIllisible, match="introuvable"):
        read_invoice(tmp_path / "rien.pdf")
    with pytest.raises(PieceIllisible) as refus:
        read_invoices([tmp_path / "un.pdf", _ecrire(tmp_path / "f.xml", cii()), tmp_path / "deux.pdf"])
    assert refus.value.lieu is not None and "un.pdf" in refus.value.lieu and "deux.pdf" in refus.value.message


def test_ce_qui_se_contredit_est_dit_et_garde(tmp_path: Path) -> None:
    lue = read_invoice(_ecrire(tmp_path / "f.xml", cii(ttc="9999.00", emise="20260231", guide="urn:factur-x.eu:2p0:ultimate")))
    tout = " ".join(lue.avertissements)
    assert lue.emise_le is None and lue.profil is None and lue.total_ttc == Decimal("9999.00")
    assert "pas un jour du calendrier" in tout and "pas la somme du hors taxes" in tout and "profil" in tout


def test_texte_qui_se_retourne_est_nettoye(tmp_path: Path) -> None:
    lue = read_invoice(_ecrire(tmp_path / "f.xml", cii(numero="F\u202e2026\u200b")))
    assert lue.numero == "F 2026"


@pytest.mark.parametrize(
    ("guide", "nom"),
    [
        *((guide, nom) for nom, guide in GUIDES.items()),
        ("urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0", "XRECHNUNG"),
        ("urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic", "BASIC"),
        ("urn:cen.eu:en16931:2017#conformant#urn:zugferd.de:2p0:extended", "EXTENDED"),
        ("urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr", "EXTENDED-CTC-FR"),
        ("urn:ferd:CrossIndustryDocument:invoice:1p0:comfort", "COMFORT"),
        ("urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0", "PEPPOL"),
        ("urn:factur-x.eu:2p0:ultimate", None),
        (None, None),
    ],
)
def test_profils(guide: str | None, nom: str | None) -> None:
    assert profile(guide) == nom
    assert (richness(nom) == -1) == (nom is None)
