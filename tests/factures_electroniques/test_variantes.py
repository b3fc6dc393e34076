"""What producers write otherwise than the norm: read to what it means, or left with a sentence; never invented."""

from __future__ import annotations

import re
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest

from dossier_juridique.errors import PieceIllisible
from dossier_juridique.factures_electroniques.attaches import list_xml
from dossier_juridique.factures_electroniques.enfant import treat
from dossier_juridique.model.facture_lue import FactureLue, PartieLue
from tests.factures_electroniques.fabrique import cii, pdf_portant, ubl


def lire(dossier: Path, contenu: str | bytes, *, schema: bool = False) -> FactureLue:
    """Read in our own process: the child has its own tests."""
    fichier = dossier / "f.xml"
    fichier.write_bytes(contenu if isinstance(contenu, bytes) else contenu.encode())
    return treat(fichier, "f.xml", schema=schema)


def echange(texte: str, avant: str, apres: str) -> str:
    assert avant in texte, avant
    return texte.replace(avant, apres)


def dits(lue: FactureLue) -> str:
    return " ".join(lue.avertissements)


@pytest.mark.parametrize(
    ("texte", "nom"),
    [
        (echange(cii(), '<ram:TaxTotalAmount currencyID="EUR">', '<ram:TaxTotalAmount currencyID="USD">'), "total_tva"),
        (echange(cii(), "<ram:GrandTotalAmount>", '<ram:GrandTotalAmount currencyID="USD">'), "total_ttc"),
        (echange(ubl(), '<cbc:TaxAmount currencyID="EUR">', '<cbc:TaxAmount currencyID="USD">'), "total_tva"),
        (echange(ubl(), '<cbc:TaxInclusiveAmount currencyID="EUR">', '<cbc:TaxInclusiveAmount currencyID="USD">'), "total_ttc"),
    ],
)
def test_une_somme_dans_une_autre_monnaie_n_est_pas_reprise(tmp_path: Path, texte: str, nom: str) -> None:
    lue = lire(tmp_path, texte)
    assert getattr(lue, nom) is None and "qu'en USD, non en EUR" in dits(lue)


def test_la_tva_donnee_en_deux_monnaies_est_celle_de_la_facture(tmp_path: Path) -> None:
    deux = '<ram:TaxTotalAmount currencyID="USD">1900.00</ram:TaxTotalAmount><ram:TaxTotalAmount currencyID="EUR">'
    lue = lire(tmp_path, echange(cii(), '<ram:TaxTotalAmount currencyID="EUR">', deux))
    assert lue.total_tva == Decimal("1666.67") and lue.avertissements == ()


@pytest.mark.parametrize(("ecrite", "lue"), [("eur", "EUR"), ("€", "EUR"), (" EUR ", "EUR"), ("chf", "CHF")])
def test_la_devise_a_un_seul_nom(tmp_path: Path, ecrite: str, lue: str) -> None:
    texte = re.sub(r"(CurrencyCode>)EUR<", rf"\g<1>{ecrite}<", cii()).replace(' currencyID="EUR"', "")
    assert lire(tmp_path, texte).devise == lue


def test_une_devise_tue_est_celle_des_totaux_ou_elle_est_dite(tmp_path: Path) -> None:
    tue = echange(ubl(), "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>", "")
    assert lire(tmp_path, tue.replace('"EUR"', '"USD"')).devise == "USD"
    muette = lire(tmp_path, tue.replace(' currencyID="EUR"', ""))
    assert muette.devise is None and "devise n'est pas indiquée" in dits(muette)


def test_un_avoir_ubl_reste_un_avoir_quel_que_soit_son_code(tmp_path: Path) -> None:
    lue = lire(tmp_path, echange(ubl(avoir=True), ">381<", ">380<"))
    assert lue.avoir and "CreditNote" in dits(lue)
    affacture = lire(tmp_path, echange(ubl(avoir=True), ">381<", ">396<"))
    assert affacture.avoir and affacture.affacturee and affacture.avertissements == ()


def test_un_type_tu_est_dit(tmp_path: Path) -> None:
    lue = lire(tmp_path, cii(type_code=""))
    assert lue.type_code is None and "facture ou un avoir" in dits(lue)


def test_ce_qui_n_a_pas_de_chasse_ne_coupe_rien(tmp_path: Path) -> None:
    vendeur = ("Ate\u00adliers\u200b Morel", "123456782", "FR11\u200b123456782", "12 rue", "69003", "Lyon")
    lue = lire(tmp_path, cii(numero="F\u200b2026\u200d-0\ufeff01", vendeur=vendeur))
    assert (lue.numero, lue.vendeur.nom, lue.vendeur.tva) == ("F2026-001", "Ateliers Morel", "FR11123456782")


@pytest.mark.parametrize(
    "octets",
    [
        b"\xef\xbb\xbf\xef\xbb\xbf" + cii().encode(),
        cii().replace("UTF-8", "UTF-32").encode("utf-32"),
        cii().encode("utf-16"),
        b"\xef\xbb\xbf\n " + cii().encode(),
    ],
)
def test_marques_d_ordre(tmp_path: Path, octets: bytes) -> None:
    assert lire(tmp_path, octets).acheteur.nom == "Hôtel du Vieux Port"


def _bombe() -> str:
    entites = '<!ENTITY e0 "aaaaaaaaaa">' + "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)
    )
    return echange(cii(numero="&e11;"), "?>", f"?>\n<!-- prologue --><!DOCTYPE x [{entites}]>")


@pytest.mark.parametrize(
    ("contenu", "dit"),
    [
        (_bombe(), "DTD"),
        ("<!DOCTYPE html><html><body>Erreur 404</body></html>", r"page web \(HTML\)"),
        ("<DespatchAdvice xmlns='urn:oasis:names:specification:ubl:schema:xsd:DespatchAdvice-2'/>", "DespatchAdvice"),
    ],
)
def test_refus_qui_dit_ce_que_c_est(tmp_path: Path, contenu: str, dit: str) -> None:
    with pytest.raises(PieceIllisible, match=dit):
        lire(tmp_path, contenu)


def test_un_xml_vide_dans_le_pdf_est_dit_vide(tmp_path: Path) -> None:
    with pytest.raises(PieceIllisible, match="est vide"):
        treat(pdf_portant(tmp_path / "f.pdf", {"factur-x.xml": b""}), "f.pdf", schema=False)


def test_un_long_texte_joint_se_lit_sans_attendre(tmp_path: Path) -> None:
    joint = '<cbc:Note>Merci.</cbc:Note><cbc:Note>' + "A" * 11_000_000 + "</cbc:Note>"
    debut = time.monotonic()
    assert lire(tmp_path, echange(ubl(), "<cbc:Note>Merci.</cbc:Note>", joint)).numero == "U-77"
    assert time.monotonic() - debut < 3


def test_l_enveloppe_d_un_reseau_d_echange_s_ouvre(tmp_path: Path) -> None:
    tete = '<StandardBusinessDocument xmlns="urn:sbdh"><StandardBusinessDocumentHeader/>'
    lue = lire(tmp_path, re.sub(r"<\?xml.*?\?>", tete, ubl()) + "</StandardBusinessDocument>")
    assert (lue.numero, lue.total_ttc) == ("U-77", Decimal("120.00"))


def test_les_parts_de_chaque_echeance_ubl(tmp_path: Path) -> None:
    parts = "".join(
        f'<cac:PaymentTerms><cbc:Amount currencyID="EUR">{part}</cbc:Amount><cbc:InstallmentDueDate>{jour}'
        "</cbc:InstallmentDueDate></cac:PaymentTerms>"
        for part, jour in (("50.00", "2026-04-30"), ("70.00", "2026-05-31"))
    )
    texte = re.sub(r"<cac:PaymentTerms>.*?</cac:PaymentTerms>", parts, ubl(), flags=re.DOTALL)
    lue = lire(tmp_path, texte)
    assert [(e.jour, e.montant) for e in lue.echeances] == [
        (date(2026, 4, 30), Decimal("50.00")), (date(2026, 5, 31), Decimal("70.00")),
    ]  # fmt: skip


def test_une_faute_de_schema_se_dit_en_francais(tmp_path: Path) -> None:
    nu = re.sub(r' xmlns:\w+="[^"]*"', "", cii()).replace("rsm:", "").replace("ram:", "").replace("udt:", "")
    assert "The " not in dits(lire(tmp_path, nu, schema=True)) and "schéma" in dits(lire(tmp_path, nu, schema=True))


def test_trois_xml_et_une_commande_dans_un_pdf(tmp_path: Path) -> None:
    trois = pdf_portant(tmp_path / "t.pdf", {f"{n}.xml": cii(numero=n).encode() for n in "ABC"})
    assert "contient 3 factures XML" in dits(treat(trois, "t.pdf", schema=False))
    commande = cii(guide="urn:order-x.eu:1p0:basic", numero="CDE-1").encode()
    deux = pdf_portant(tmp_path / "d.pdf", {"order-x.xml": commande, "factur-x.xml": cii().encode()})
    lue = treat(deux, "d.pdf", schema=False)
    assert lue.numero == "F2026-001" and "c'est une commande (n° CDE-1)" in dits(lue)


def test_un_xml_lie_a_une_page_se_trouve(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    fichier = pikepdf.AttachedFileSpec(pdf, cii().encode(), filename="factur-x.xml")
    pdf.pages[0].AF = pikepdf.Array([fichier.obj])
    pdf.save(tmp_path / "f.pdf")
    assert [a.nom for a in list_xml(tmp_path / "f.pdf")] == ["factur-x.xml"]


@pytest.mark.parametrize(
    ("tva", "numero"),
    [
        ("FR 11 123 456 782", "123456782"),
        ("fr11.123.456.782", "123456782"),
        ("FR83000055757", None),
        ("DE123456789", None),
        ("11123456782", None),
    ],
)
def test_le_siren_d_un_numero_de_tva(tva: str, numero: str | None) -> None:
    assert PartieLue(tva=tva).numero == numero


@pytest.mark.parametrize("schema", ["0009", "SIRET", "0002"])
def test_un_siret_seul_donne_le_siren(tmp_path: Path, schema: str) -> None:
    seul = re.sub(r'<ram:ID schemeID="0002">123456782</ram:ID>', f'<ram:ID schemeID="{schema}">123 456 782 00010</ram:ID>', cii())
    vendeur = lire(tmp_path, seul).vendeur
    assert (vendeur.siren, vendeur.siret) == ("123456782", "12345678200010")
