"""The décompte as a document: each invoice with its own lines, each figure with its source."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from dossier_juridique.actes.decompte import FaitsDecompte, construire
from dossier_juridique.actes.matiere import Matiere
from dossier_juridique.actes.sources import sources
from dossier_juridique.creance import compute
from dossier_juridique.ecrans_decompte import statement
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.read import load_parametres
from dossier_juridique.relecture.mentions import prove, read_pages
from dossier_juridique.render import render_pdf
from dossier_juridique.render.modeles import shipped_modeles
from tests.creance.test_exemples import PARAMETRES, calculer
from tests.droit.cas_de_regle import base


def test_deux_factures_d_un_meme_numero_gardent_chacune_ses_lignes() -> None:
    contenu = base()
    premiere = contenu["factures"][0] | {"numero": "001"}
    seconde = premiere | {"emise_le": date(2025, 3, 31), "echeance": date(2025, 4, 30), "montant_ttc": Decimal("500.00")}
    contenu["factures"] = [premiere, seconde]
    dossier, parametres = Dossier.model_validate(contenu), load_parametres()
    decompte = compute(dossier, parametres, date(2026, 11, 22))
    faits = construire(Matiere(dossier, date(2026, 11, 22), decompte, parametres, ())).faits
    assert isinstance(faits, FaitsDecompte)
    assert [(f.emise_le, f.ttc) for f in faits.factures] == [
        (date(2026, 3, 31), Decimal("10000.00")), (date(2025, 3, 31), Decimal("500.00")),
    ]  # fmt: skip
    assert sum(f.total for f in faits.factures) == faits.total == decompte.total
    assert [len(f.periodes) for f in faits.factures] == [2, 4]
    assert statement(decompte).count("Facture 001") == 2


def test_l_indemnite_du_premier_jour_a_sa_source() -> None:
    """Due on 31 December 2012: the indemnity is that of the first day late, 1 January 2013."""
    decompte = calculer(
        {"au": date(2013, 1, 31), "conditions": {"accessoires": "aucun"},
         "factures": [{"montant_ttc": "100", "emise_le": date(2012, 12, 1), "echeance": date(2012, 12, 31)}]}
    )  # fmt: skip
    (source,) = sources(decompte, PARAMETRES)
    assert source.valeurs[0].valeur == Decimal("40.00")


def _grand(nombre: int) -> Matiere:
    contenu = base()
    modele = contenu["factures"][0]
    contenu["factures"] = [
        {**modele, "numero": f"F{rang}", "emise_le": date(2021, 1, 1), "livree_le": date(2021, 1, 1),
         "echeance": date(2021, 3, 1) + timedelta(days=rang)}
        for rang in range(nombre)
    ]  # fmt: skip
    contenu["conditions"].pop("delai")
    contenu["paiements"] = [{"date": date(2022, 5, 4), "montant": Decimal("700.00"), "facture": "F1"}]
    dossier = Dossier.model_validate(contenu)
    decompte = compute(dossier, PARAMETRES, date(2026, 11, 22))
    return Matiere(dossier, date(2026, 11, 22), decompte, PARAMETRES, ())


def test_un_grand_decompte_a_son_detail_en_annexe_et_chaque_periode_s_y_lit() -> None:
    document = construire(_grand(36))
    assert isinstance(document.faits, FaitsDecompte) and document.faits.dense
    pages = read_pages(render_pdf(document, shipped_modeles()))
    preuves = [p for p in prove("decompte", document.mentions, pages) if p.mention == "decompte-periodes"]
    assert len(preuves) == sum(len(f.periodes) for f in document.faits.factures)
    assert {p.page for p in preuves} == set(range(min(p.page for p in preuves), len(pages) + 1))
    texte = " ".join(page.texte for page in pages)
    assert texte.index("récapitulatif par facture") < texte.index("méthode et sources") < texte.index("annexe")


@pytest.mark.parametrize(("accessoires", "depart"), [("penalites", True), ("interet_legal", False)])
def test_la_methode_ne_fait_partir_de_l_echeance_que_les_penalites(accessoires: str, depart: bool) -> None:
    contenu = base()
    contenu["conditions"]["accessoires"] = accessoires
    dossier = Dossier.model_validate(contenu)
    decompte = compute(dossier, PARAMETRES, date(2026, 11, 22))
    document = construire(Matiere(dossier, date(2026, 11, 22), decompte, PARAMETRES, ()))
    texte = " ".join(page.texte for page in read_pages(render_pdf(document, shipped_modeles())))
    assert ("du lendemain de l'échéance" in " ".join(texte.split())) is depart
