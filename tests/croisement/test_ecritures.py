"""The same invoice set in many ways: none is a false alarm, and a falsified value is found in each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dossier_juridique import pipeline
from dossier_juridique.droit.texte_de_piece import days, labelled_amounts, labelled_numbers, lines, name_ranks
from dossier_juridique.model.lecture_de_piece import LectureDePiece
from tests.croisement.test_falsifications import SAMPLES, dire

VENDEUR = "Atelier Vasseur Agencement\n27 rue des Ourdisseurs\n69003 Lyon\nSIREN 121 212 120 - TVA FR56121212120"
ACHETEUR = "Brasserie du Bassin Neuf\n41 quai des Arquebusiers\n13002 Marseille\nSIREN 131 313 132"
TITRE = "FACTURE N° F2026-031"
DATES = "Date : 30/03/2026\nÉchéance : 29/04/2026"
SOMMES = "Total HT 18 798,00 €\nTVA 20 % 3 759,60 €\nTotal TTC 22 557,60 €"

ECRITURES: dict[str, dict[str, str]] = {
    "usuelle": {},
    "points et virgule": {"sommes": "Total HT 18.798,00\nTVA 3.759,60\nTotal TTC 22.557,60"},
    "sans séparateur": {"sommes": "Total HT 18798.00\nTVA 3759.60\nTotal TTC 22557.60"},
    "virgules et point": {"sommes": "Total HT 18,798.00 EUR\nTVA 3,759.60 EUR\nTotal TTC 22,557.60 EUR"},
    "devise devant": {"sommes": "Total HT : EUR 18 798,00\nTVA : €3 759,60\nTotal TTC : €22 557,60"},
    "une décimale": {"sommes": "Total HT 18 798 €\nTVA 3 759,6 €\nTotal TTC 22 557,6 €"},
    "euro au milieu": {"sommes": "Total HT 18 798€00\nTVA 3 759€60\nTotal TTC 22 557€60"},
    "coupée": {"sommes": "Total TTC 22\n557,60 €\nTotal HT 18 798,00 TVA 3 759,60"},
    "en colonnes": {"sommes": "Total HT TVA Total TTC Net à payer\n18 798,00 3 759,60 22 557,60 22 557,60"},
    "à payer": {"sommes": "Total HT 18 798,00\nTVA 3 759,60\nÀ payer : 22 557,60 €\nEncours autorisé : 50 000,00 €"},
    "deux taux": {"sommes": "Total HT 18 798,00\nTVA 10 % 1 000,00\nTVA 20 % 2 759,60\nTotal TTC 22 557,60"},
    "TVA non écrite": {"sommes": "Total HT 18 798,00\nTotal TTC 22 557,60"},
    "acompte": {"sommes": f"{SOMMES}\nAcompte versé 2 557,60 €\nNet à payer 20 000,00 €"},
    "en francs aussi": {"sommes": SOMMES + " (soit 147 968,15 F)"},
    "en anglais": {
        "titre": "INVOICE No. F2026-031",
        "dates": "Invoice date: March 30, 2026\nDue date: April 29, 2026",
        "sommes": "Subtotal 18,798.00\nVAT 20% 3,759.60\nTotal incl. VAT €22,557.60",
    },
    "sous-total": {"sommes": f"Sous-total HT 18 700,00\nÉco-participation 98,00\n{SOMMES}"},
    "dates ISO": {"dates": "Date de facture 2026-03-30\nDate d'échéance 2026-04-29"},
    "dates abrégées": {"dates": "Date 30.03.26\nÉchéance 29 avr. 2026"},
    "dates espacées": {"dates": "Date : 30 / 03 / 2026\nÉchéance : 29 / 04 / 2026"},
    "dates en lettres": {"dates": "Lyon, le 30 mars 2026\nÀ régler au plus tard le mercredi 29 avril 2026"},
    "dates en colonnes": {"titre": "FACTURE", "dates": "Numéro Date Échéance Client\nF2026-031 30/03/2026 29/04/2026 C12"},
    "numéro espacé": {"titre": "Facture F 2026 / 031"},
    "numéro annoncé de loin": {"titre": "Facture client N° : F2026-031"},
    "TVA pour SIREN": {"acheteur": "Brasserie du Bassin Neuf\nTVA FR 01 131 313 132"},
    "formes et casse": {"acheteur": "S.A.S. BRASSERIE DU BASSIN-NEUF\n13002 MARSEILLE\nSiret : 13131313200014"},
    "noms coupés": {
        "vendeur": "Atelier Vasseur\nAgencement SARL\n27 rue des Ourdisseurs 69003 Lyon\nSIREN 121212120",
        "acheteur": "Brasserie du\nBassin Neuf\n13002 Marseille",
    },
}


@pytest.fixture(scope="module")
def simple() -> pipeline.Lu:
    return pipeline.cross(pipeline.prepare(SAMPLES / "impaye_simple"))


def sur(lu: pipeline.Lu, ecriture: str, poses: Mapping[str, Any] = {}, oter: tuple[str, ...] = ()) -> dict[str, str]:
    """The findings on the dossier when its invoice is set that way, on paper."""
    corps = {"vendeur": VENDEUR, "acheteur": ACHETEUR, "titre": TITRE, "dates": DATES, "sommes": SOMMES} | ECRITURES[ecriture]
    page = "\n".join((*corps.values(), "Commande BC-2026-012"))
    return dire(lu, poses, oter, lectures={**lu.lectures, "facture": LectureDePiece("facture", (page,))})


@pytest.mark.parametrize("ecriture", ECRITURES)
def test_aucune_fausse_alerte(simple: pipeline.Lu, ecriture: str) -> None:
    assert sur(simple, ecriture) == {}


@pytest.mark.parametrize("ecriture", ECRITURES)
def test_un_centime_de_trop_se_voit(simple: pipeline.Lu, ecriture: str) -> None:
    dits = sur(simple, ecriture, {"factures[0].montant_ttc": Decimal("22557.61")})["cpc-1407-facture-discordante"]
    assert "22 557,61 €" in dits and "page 1" in dits
    assert "22 557,60 €" in dits or ("Net à payer" in ECRITURES[ecriture].get("sommes", "") and "20 000,00 €" in dits)


@pytest.mark.parametrize("ecriture", [e for e in ECRITURES if e not in ("TVA non écrite", "deux taux")])
@pytest.mark.parametrize(("cle", "faux", "vrai"), [
    ("montant_ht", "18797.00", "18 798,00 €"), ("montant_tva", "3759.06", "3 759,60 €"),
])  # fmt: skip
def test_une_part_fausse_se_voit(simple: pipeline.Lu, ecriture: str, cle: str, faux: str, vrai: str) -> None:
    assert vrai in sur(simple, ecriture, {f"factures[0].{cle}": Decimal(faux)})["cpc-1407-facture-discordante"]


def test_une_tva_qu_aucun_taux_n_explique_est_dite(simple: pipeline.Lu) -> None:
    faux = {"factures[0].montant_tva": Decimal("3759.06")}
    assert "3 759,06 € de TVA" in sur(simple, "deux taux", faux)["pratique-valeur-introuvable"]


@pytest.mark.parametrize("ecriture", [e for e in ECRITURES if e not in ("dates en colonnes", "dates en lettres")])
def test_une_date_fausse_se_voit(simple: pipeline.Lu, ecriture: str) -> None:
    for cle, faux, vrai in (("echeance", date(2026, 4, 28), "29/04/2026"), ("emise_le", date(2026, 3, 20), "30/03/2026")):
        assert vrai in sur(simple, ecriture, {f"factures[0].{cle}": faux})["pratique-date-discordante"]


def test_une_date_d_emission_que_rien_n_annonce_est_dite_introuvable(simple: pipeline.Lu) -> None:
    dits = sur(simple, "dates en colonnes", {"factures[0].emise_le": date(2026, 3, 20)})
    assert "la date d'émission du 20/03/2026" in dits["pratique-valeur-introuvable"]


@pytest.mark.parametrize("ecriture", [e for e in ECRITURES if e != "numéro espacé"])
def test_un_numero_faux_se_voit(simple: pipeline.Lu, ecriture: str) -> None:
    assert "F2026-031" in sur(simple, ecriture, {"factures[0].numero": "F2026-013"})["cpc-1407-facture-discordante"]


@pytest.mark.parametrize("ecriture", ECRITURES)
def test_le_siren_du_vendeur_faux_se_voit(simple: pipeline.Lu, ecriture: str) -> None:
    dits = sur(simple, ecriture, {"creancier.siren": "151515152"}, ("creancier.siret", "creancier.tva"))
    assert "121 212 120" in dits["cpc-1407-facture-discordante"]


def test_les_petites_lectures() -> None:
    lignes = lines(("Total HT 18 798,00 TVA 3 759,60\nPaiement avant le lundi 4 mai 2026\nN° facture Date\nF7 04/05/2026",))
    assert [t.valeur for t in labelled_amounts(lignes, re.compile("total ht"))] == [Decimal("18798.00")]
    assert days(lignes)[0].ligne.endswith("avant le ")
    assert [t.valeur for t in labelled_numbers(lignes, re.compile(r"^n° facture"))] == ["F7"]
    assert name_ranks(lines(("Hôtel du\nVieux Port\nHôtel du Vieux Port",)), "Hôtel du Vieux Port") == [0, 2]
