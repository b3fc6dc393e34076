"""The dossier held against its exhibits: a falsified value is found in the data and in the text, a sound dossier is quiet."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from dossier_juridique import pipeline
from dossier_juridique.creance import compute
from dossier_juridique.droit.analyse import appliquer
from dossier_juridique.droit.regles import REGLES
from dossier_juridique.model.lecture_de_piece import LectureDePiece
from dossier_juridique.validate import validate
from tests.droit.cas_de_regle import poser, retirer

SAMPLES = Path(__file__).parents[2] / "samples"
CROISEMENT = {
    "cpc-1407-facture-discordante", "pratique-date-discordante", "pratique-livraison-discordante",
    "pratique-commande-discordante", "pratique-valeur-introuvable", "pratique-releve-contradictoire",
    "pratique-avoir-non-declare", "pratique-contestation-non-declaree", "civ-1199-facture-autre-entite",
}  # fmt: skip


@pytest.fixture(scope="session", params=["impaye_simple", "plusieurs_factures"])
def lu(request: pytest.FixtureRequest) -> pipeline.Lu:
    return pipeline.cross(pipeline.prepare(SAMPLES / request.param))


@pytest.fixture(scope="session")
def simple() -> pipeline.Lu:
    return pipeline.cross(pipeline.prepare(SAMPLES / "impaye_simple"))


@pytest.fixture(scope="session")
def trois() -> pipeline.Lu:
    return pipeline.cross(pipeline.prepare(SAMPLES / "plusieurs_factures"))


def sans_donnees(lectures: Mapping[str, LectureDePiece]) -> dict[str, LectureDePiece]:
    """The same exhibits as paper: the text of the pages alone."""
    return {cle: replace(lue, facture=None) for cle, lue in lectures.items()}


def _contenu(lu: pipeline.Lu) -> dict[str, Any]:
    assert lu.source.chemin is not None
    return tomllib.loads(lu.source.chemin.read_text("utf-8"), parse_float=Decimal)


def dire(lu: pipeline.Lu, poses: Mapping[str, Any] = {}, oter: tuple[str, ...] = (), *, papier: bool = False,
         lectures: Mapping[str, LectureDePiece] | None = None, acte: str = "injonction-de-payer") -> dict[str, str]:  # fmt: skip
    """The findings of crossing on a dossier changed here and there: rule → messages."""
    contenu = copy.deepcopy(_contenu(lu))
    for cle in oter:
        retirer(contenu, cle)
    for cle, valeur in poses.items():
        poser(contenu, cle, valeur)
    dossier = validate(contenu, {}, "dossier.toml")
    lues = dict(lu.lectures if lectures is None else lectures)
    if papier:
        lues = sans_donnees(lues)
    autre = replace(lu, dossier=dossier, decompte=compute(dossier, lu.parametres, lu.au), lectures=lues)
    constats = pipeline.examine(autre, acte).actes[0].constats
    dits: dict[str, str] = {}
    for c in constats:
        if c.id in CROISEMENT:
            dits[c.id] = dits.get(c.id, "") + c.message.replace("\u00a0", " ").replace("\u202f", " ") + "\n"
    return dits


@pytest.mark.parametrize("papier", [False, True])
@pytest.mark.parametrize("acte", ["relance-1", "mise-en-demeure", "injonction-de-payer"])
def test_un_dossier_sain_ne_declenche_rien(lu: pipeline.Lu, papier: bool, acte: str) -> None:
    assert dire(lu, papier=papier, acte=acte) == {}


def test_sans_lecture_rien_n_est_dit(simple: pipeline.Lu) -> None:
    assert dire(simple, {"factures[0].montant_ttc": Decimal("1.00")}, lectures={}) == {}


MONTANTS = ["22567.60", "32557.60", "22557.61", "2255.76", "22557.00"]


@pytest.mark.parametrize("papier", [False, True])
@pytest.mark.parametrize("montant", MONTANTS)
def test_un_chiffre_du_total(simple: pipeline.Lu, papier: bool, montant: str) -> None:
    dits = dire(simple, {"factures[0].montant_ttc": Decimal(montant)}, papier=papier)["cpc-1407-facture-discordante"]
    assert "22 557,60 €" in dits and f"{Decimal(montant):.2f}".replace(".", ",")[-6:] in dits
    assert "pièce n° 4" in dits and ("page 1" in dits) == papier


@pytest.mark.parametrize("papier", [False, True])
@pytest.mark.parametrize(("cle", "valeur", "vrai"), [
    ("factures[0].montant_ht", "18797.00", "18 798,00"), ("factures[0].montant_tva", "3759.06", "3 759,60"),
])  # fmt: skip
def test_hors_taxes_et_tva(simple: pipeline.Lu, papier: bool, cle: str, valeur: str, vrai: str) -> None:
    assert vrai in dire(simple, {cle: Decimal(valeur)}, papier=papier)["cpc-1407-facture-discordante"]


@pytest.mark.parametrize("papier", [False, True])
@pytest.mark.parametrize("numero", ["F2026-013", "F2026-03", "F2026-0311", "2026-031", "G2026-031"])
def test_un_numero(simple: pipeline.Lu, papier: bool, numero: str) -> None:
    dits = dire(simple, {"factures[0].numero": numero}, papier=papier)["cpc-1407-facture-discordante"]
    assert numero in dits and "F2026-031" in dits


@pytest.mark.parametrize("papier", [False, True])
@pytest.mark.parametrize("jour", [date(2026, 4, 28), date(2026, 5, 29), date(2026, 3, 30), date(2026, 10, 29)])
def test_une_echeance_deplacee(simple: pipeline.Lu, papier: bool, jour: date) -> None:
    dits = dire(simple, {"factures[0].echeance": jour}, papier=papier)["pratique-date-discordante"]
    assert "29/04/2026" in dits and f"{jour:%d/%m/%Y}" in dits


@pytest.mark.parametrize("papier", [False, True])
def test_une_date_d_emission_deplacee(simple: pipeline.Lu, papier: bool) -> None:
    dits = dire(simple, {"factures[0].emise_le": date(2026, 3, 20)}, papier=papier)["pratique-date-discordante"]
    assert "30/03/2026" in dits and "20/03/2026" in dits


@pytest.mark.parametrize("papier", [False, True])
def test_le_siren_d_une_autre_societe(simple: pipeline.Lu, papier: bool) -> None:
    autre = {"debiteur.siren": "151515152", "factures[0].adressee_a.siren": "151515152"}
    dits = dire(simple, autre, oter=("debiteur.siret", "debiteur.tva"), papier=papier)["civ-1199-facture-autre-entite"]
    assert "151 515 152" in dits and "131 313 132" in dits
    createur = {"creancier.siren": "151515152"}
    dits = dire(simple, createur, oter=("creancier.siret", "creancier.tva"), papier=papier)["cpc-1407-facture-discordante"]
    assert "151 515 152" in dits and "121 212 120" in dits


@pytest.mark.parametrize("papier", [False, True])
def test_une_facture_adressee_a_une_autre_societe(simple: pipeline.Lu, papier: bool) -> None:
    autre = {"debiteur.denomination": "Compagnie Fluviale", "debiteur.siren": "151515152"}
    oter = ("debiteur.siret", "debiteur.tva", "factures[0].adressee_a")
    assert "Compagnie Fluviale" in dire(simple, autre, oter, papier=papier)["civ-1199-facture-autre-entite"]


@pytest.mark.parametrize("papier", [False, True])
def test_deux_factures_interverties(trois: pipeline.Lu, papier: bool) -> None:
    contenu = _contenu(trois)
    un, deux = list(contenu["factures"][0]["pieces"]), list(contenu["factures"][1]["pieces"])
    un[un.index("facture-1")], deux[deux.index("facture-2")] = "facture-2", "facture-1"
    dits = dire(trois, {"factures[0].pieces": un, "factures[1].pieces": deux}, papier=papier)
    message = dits["cpc-1407-facture-discordante"]
    assert "la facture F2025-0093" in message and "la facture F2024-0187" in message
    assert len(message.splitlines()) == 2, "une facture intervertie est dite une fois, sans cortège"


@pytest.mark.parametrize("papier", [False, True])
def test_un_avoir_passe_sous_silence(trois: pipeline.Lu, papier: bool) -> None:
    dits = dire(trois, oter=("avoirs",), papier=papier)["pratique-avoir-non-declare"]
    assert "511,20 €" in dits
    faux = dire(trois, {"avoirs[0].montant_ttc": Decimal("501.20")}, papier=papier)["pratique-avoir-non-declare"]
    assert "511,20 €" in faux and "501,20 €" in faux


@pytest.mark.parametrize("papier", [False, True])
def test_un_avoir_reclame_comme_facture(trois: pipeline.Lu, papier: bool) -> None:
    dits = dire(trois, {"pieces[7].nature": "facture"}, oter=("avoirs",), papier=papier)
    assert "comme une facture" in dits["pratique-avoir-non-declare"]


@pytest.mark.parametrize("papier", [False, True])
def test_une_autre_commande(simple: pipeline.Lu, papier: bool) -> None:
    dits = dire(simple, {"factures[0].commande": "BC-2026-021"}, papier=papier)["pratique-commande-discordante"]
    assert "BC-2026-021" in dits and "BC-2026-012" in dits
    assert len(dits.splitlines()) == 1, "la facture et le bon de commande s'accordent : un seul constat"


@pytest.mark.parametrize("papier", [False, True])
def test_le_bon_de_commande_d_une_autre_vente(simple: pipeline.Lu, papier: bool) -> None:
    lue = simple.lectures["commande"]
    autre = replace(lue, pages=tuple(p.replace("BC-2026-012", "BC-2026-044") for p in lue.pages))
    dits = dire(simple, papier=papier, lectures={**simple.lectures, "commande": autre})
    assert "BC-2026-044" in dits["pratique-commande-discordante"]
    assert "pièce n° 2 (page 1)" in dits["pratique-commande-discordante"]


@pytest.mark.parametrize("papier", [False, True])
def test_une_livraison_apres_la_facture_ou_a_une_autre_date(simple: pipeline.Lu, papier: bool) -> None:
    poses = {"factures[0].livree_le": date(2026, 4, 10), "factures[0].recue_le": date(2026, 4, 10)}
    dits = dire(simple, poses, papier=papier)["pratique-livraison-discordante"]
    assert "suit la facture" in dits and "26/03/2026" in dits


def test_une_facture_de_trop_parmi_les_pieces(trois: pipeline.Lu) -> None:
    contenu = _contenu(trois)
    dits = dire(trois, {"factures": contenu["factures"][:2]}, oter=())
    assert "19 " not in dits.get("cpc-1407-facture-discordante", "")
    assert "21 789,00 €" in dits["pratique-releve-contradictoire"] and "15 801,00 €" in dits["pratique-releve-contradictoire"]


def _piece(texte: str) -> LectureDePiece:
    return LectureDePiece("x", (texte,))


@pytest.mark.parametrize(("texte", "faux"), [
    ("Relevé de compte client\nSolde débiteur au 31/10/2026 : 21 277,80 €", False),
    ("Relevé de compte client\nF2024-0187 7 896,00\nAvoir A2024-0021 -511,20\nSolde dû 18 277,80 €", False),
    ("Relevé de compte client\nSolde débiteur au 31/10/2026 : 12 000,00 €", True),
    ("Relevé de compte client\nReste dû au 31/10/2026 : 0,00 €", True),
    ("Relevé de compte client\nSolde à nouveau 0,00\nSolde débiteur 21 277,80", False),
])  # fmt: skip
def test_un_releve_de_compte(trois: pipeline.Lu, texte: str, faux: bool) -> None:
    ajout = {"pieces[16]": {"id": "releve", "fichier": "r.pdf", "nature": "releve_de_compte", "intitule": "Relevé"}}
    dits = dire(trois, ajout, lectures={**trois.lectures, "releve": _piece(texte)})
    assert ("pratique-releve-contradictoire" in dits) is faux, dits


def test_un_avoir_inscrit_au_releve(trois: pipeline.Lu) -> None:
    ajout = {"pieces[16]": {"id": "releve", "fichier": "r.pdf", "nature": "releve_de_compte", "intitule": "Relevé"}}
    lue = _piece("Relevé de compte de votre client, édité le 31/10/2026\nAvoir n° A2025-0007 -300,00")
    assert "A2025-0007" in dire(trois, ajout, lectures={**trois.lectures, "releve": lue})["pratique-avoir-non-declare"]


@pytest.mark.parametrize(("nature", "texte", "faux"), [
    ("echange", "De : direction@bassin-neuf.example\nNous contestons votre facture : trois chaises sont fendues.", True),
    ("echange", "De : direction@bassin-neuf.example\nLa marchandise livrée est non conforme à la commande.", True),
    ("reponse", "Nous ne paierons pas cette facture avant la reprise du comptoir.", True),
    ("bon_de_livraison", "Bon de livraison BL-0326 du 26/03/2026\nReçu sous réserve de déballage, un colis ouvert", True),
    ("echange", "De : direction@bassin-neuf.example\nBien reçu, nous vous réglerons en fin de mois. Cordialement.", False),
    ("contrat", "Article 12. En cas de litige, nous contestons la compétence de tout autre tribunal.", False),
    ("bon_de_livraison", "Bon de livraison BL-0326 du 26/03/2026\nRéserves : néant, reçu complet.", False),
    ("bon_de_livraison", "Bon de livraison BL-0326 du 26/03/2026\nManquants : néant\nAvaries : aucune\nRefusés : 0", False),
    ("bon_de_livraison", "Bon de livraison BL-0326 du 26/03/2026\nColis manquants : 2", True),
    ("bon_de_livraison", "Bon de livraison du 26/03/2026\nEn cas d'avarie ou de manquants, refusez le colis.", False),
    ("echange", "De : x\nNous ne contestons pas cette facture et la réglerons avant la fin du mois.", False),
    ("echange", "De : x\nJe ne conteste pas devoir cette somme.", False),
    ("echange", "De : x\nNous réglerons sous huitaine, sous réserve de l'accord de notre banque.", False),
    ("echange", "De : x\nLa facture n'est pas conforme à la commande.", True),
    ("echange", "De : x\nLe comptoir livré présente des défauts, nous demandons un avoir.", True),
    ("echange", "De : x\nMarchandise reçue abîmée, merci de la reprendre.", True),
    ("echange", "De : direction@bassin-neuf.example\nNous ne vous devons rien.", True),
    ("echange", "De : x\nCette commande a été annulée en février.", True),
    ("echange", "De : x\nNous suspendons le paiement de votre facture.", True),
    ("echange", "De : x\nIl manque deux tabourets dans la livraison.", True),
])  # fmt: skip
def test_une_contestation_dans_les_pieces(simple: pipeline.Lu, nature: str, texte: str, faux: bool) -> None:
    ajout = {"pieces[8]": {"id": "x", "fichier": "x.pdf", "nature": nature, "intitule": "Pièce"}}
    dits = dire(simple, ajout, lectures={**simple.lectures, "x": _piece(texte)})
    assert ("pratique-contestation-non-declaree" in dits) is faux, dits
    litige = {"litiges": [{"date": date(2026, 7, 1), "objet": "Chaises fendues"}]}
    assert "pratique-contestation-non-declaree" not in dire(simple, {**ajout, **litige}, lectures={"x": _piece(texte)})


def test_une_page_qui_dement_ses_donnees(simple: pipeline.Lu) -> None:
    lue = simple.lectures["facture"]
    page = lue.pages[0].replace("22 557,60", "12 557,60")
    assert page != lue.pages[0]
    dits = dire(simple, lectures={**simple.lectures, "facture": replace(lue, pages=(page,))})
    assert "12 557,60 €" in dits["cpc-1407-facture-discordante"] and "page 1" in dits["cpc-1407-facture-discordante"]


def test_lisible_false_met_la_piece_hors_de_cause(simple: pipeline.Lu) -> None:
    poses = {"factures[0].montant_ttc": Decimal("22567.60"), "pieces[3].lisible": False}
    assert dire(simple, poses, papier=True) == {}


def test_une_piece_muette_n_est_jamais_un_accord(simple: pipeline.Lu) -> None:
    muettes = {cle: LectureDePiece(cle, ("",)) for cle in simple.lectures}
    autre = replace(simple, lectures=muettes)
    examens = [c.message for c in pipeline.examine(autre, "injonction-de-payer").actes[0].constats
               if c.id == "pratique-piece-non-lisible-par-machine"]  # fmt: skip
    assert len(examens) == 1 and "1, 2, 3, 4, 5, 6, 7 et 8" in examens[0]


def test_les_gravites_sont_celles_que_l_on_annonce() -> None:
    par_id = {r.id: [g.value for g in r.gravites.values()] for r in REGLES if r.id in CROISEMENT}
    assert par_id["cpc-1407-facture-discordante"] == ["reserve", "reserve", "bloquant"]
    assert par_id["pratique-valeur-introuvable"] == ["observation"] * 3
    assert set(par_id) == CROISEMENT and appliquer is not None
