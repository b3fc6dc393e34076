"""Roads and courts: every kind of commune, of parties, of claim; a road is never open by accident."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dossier_juridique.creance import compute
from dossier_juridique.droit.competence import SIEGES_ACTIVITES_ECONOMIQUES
from dossier_juridique.droit.voies import VOIES, Orientation, Voie, orienter
from dossier_juridique.errors import FigureInconnue
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.read import load_parametres, load_ressorts
from tests.droit.cas_de_regle import base, poser

PARAMETRES = load_parametres()
AU = date(2026, 11, 22)
IDS = (
    "injonction-de-payer",
    "petites-creances",
    "creances-commerciales-incontestees",
    "refere-provision",
    "assignation-au-fond",
    "injonction-de-payer-europeenne",
    "declaration-de-creance",
)
NON_COMMERCANT = {"debiteur__forme": "SCI", "debiteur__commercant": False, "procedure__juridiction": None}
VIEILLE = {
    "factures[0]__echeance": "2020-06-30",
    "factures[0]__emise_le": "2020-05-31",
    "factures[0]__livree_le": "2020-05-20",
    "conditions__delai": None,
}
ANNECY = {"lignes": ["1 rue"], "code_postal": "74000", "commune": "Annecy"}


def oriente(au: date = AU, **cles: Any) -> Orientation:
    mapping = base()
    for cle, valeur in cles.items():
        poser(mapping, cle.replace("__", "."), valeur)
    dossier = Dossier.model_validate(mapping)
    return orienter(dossier, compute(dossier, PARAMETRES, au), PARAMETRES, load_ressorts(dossier.debiteur.adresse))


def a(code_postal: str, commune: str, **autres: str) -> dict[str, Any]:
    return {"lignes": ["1 rue"], "code_postal": code_postal, "commune": commune, **autres}


def ouvertes(orientation: Orientation) -> set[str]:
    return {v.id for v in orientation.voies if v.ouverte}


def dits(voie: Voie, sens: str | None = None) -> str:
    return " ".join(m.message for m in voie.motifs if sens in (None, m.sens)).replace("\u00a0", " ")


def test_un_dossier_entre_commercants() -> None:
    orientation = oriente()
    assert tuple(v.id for v in orientation.voies) == IDS and len(VOIES) == len(IDS)
    assert ouvertes(orientation) == {"injonction-de-payer", "refere-provision", "assignation-au-fond"}
    injonction = orientation.voie("injonction-de-payer")
    assert [(f.libelle, f.montant) for f in injonction.frais] == [
        ("frais de greffe (à vérifier auprès du greffe)", Decimal("30.23"))
    ]
    assert "seule la signification" in injonction.prescription.message
    # 61 days at 12,15 %, 145 at 12,40 %, 40 €.
    assert "10\u202f735,65" in dits(injonction, "ouvre")


def test_chaque_motif_cite_un_article_et_chaque_voie_dit_avocat_et_prescription() -> None:
    for cles in ({}, NON_COMMERCANT, {"debiteur__procedure_collective": {"type": "liquidation"}}):
        for voie in oriente(**cles).voies:
            assert voie.motifs, voie.id
            for m in (*voie.motifs, voie.avocat, voie.prescription):
                assert m.article and m.message.endswith((".", "»"))


@pytest.mark.parametrize(
    ("adresse", "libelle", "a_confirmer"),
    [
        (a("74000", "Annecy"), "tribunal de commerce d'Annecy", False),
        (a("59800", "Lille"), "tribunal de commerce de Lille Métropole", False),
        (a("84200", "Carpentras"), "tribunal des activités économiques d'Avignon", False),
        (a("13202", "Marseille", code_insee="13202"), "tribunal des activités économiques de Marseille", False),
        (a("67000", "Strasbourg"), "chambre commerciale du tribunal judiciaire de Strasbourg", False),
        (a("57000", "Metz"), "chambre commerciale du tribunal judiciaire de Metz", False),
        (a("68100", "Mulhouse"), "chambre commerciale du tribunal judiciaire de Mulhouse", False),
        (a("97110", "Pointe-à-Pitre"), "tribunal mixte de commerce de Pointe-à-Pitre", False),
        (a("97200", "Fort-de-France"), "tribunal mixte de commerce de Fort-de-France", False),
        (a("97300", "Cayenne"), "tribunal mixte de commerce de Cayenne", False),
        (a("97400", "Saint-Denis"), "tribunal mixte de commerce de Saint-Denis de La Réunion", False),
        (a("97600", "Mamoudzou"), "tribunal mixte de commerce de Mamoudzou", False),
        (a("06130", "Grasse"), None, True),
    ],
)
def test_juridiction_commerciale(adresse: dict[str, Any], libelle: str | None, a_confirmer: bool) -> None:
    proposition = oriente(debiteur__adresse=adresse, procedure__juridiction=None).juridiction
    assert proposition.retenue is not None
    assert libelle is None or proposition.retenue.libelle == libelle
    assert proposition.a_confirmer is a_confirmer
    assert proposition.destinataire.startswith("Monsieur ou Madame le Président")


VILLES_TAE = {
    "Auxerre": "89000", "Avignon": "84000", "Le Havre": "76600", "Le Mans": "72000", "Limoges": "87000",
    "Lyon": "69003", "Marseille": "13002", "Nancy": "54000", "Nanterre": "92000", "Paris": "75008",
    "Saint-Brieuc": "22000", "Versailles": "78000",
}  # fmt: skip


@pytest.mark.parametrize("siege", SIEGES_ACTIVITES_ECONOMIQUES)
def test_les_douze_tribunaux_des_activites_economiques(siege: str) -> None:
    adresse = a(VILLES_TAE[siege], siege)
    retenue = oriente(debiteur__adresse=adresse, procedure__juridiction=None).juridiction.retenue
    assert retenue is not None and retenue.nature == "tribunal des activités économiques"
    assert retenue.siege == siege
    avant = oriente(date(2024, 12, 31), debiteur__adresse=adresse, procedure__juridiction=None, **VIEILLE)
    assert avant.juridiction.retenue is not None and avant.juridiction.retenue.nature == "tribunal de commerce"


@pytest.mark.parametrize(
    ("code_postal", "commune", "libelle"),
    [
        ("76600", "Havre", "tribunal des activités économiques du Havre"),
        ("94240", "L'Haÿ-les-Roses", "tribunal de commerce de Créteil"),
        ("94240", "HAY LES ROSES (L')", "tribunal de commerce de Créteil"),
        ("71400", "AUTUN", "tribunal de commerce de Chalon-sur-Saône"),
        ("51000", "Chalons en Champagne", "tribunal de commerce de Châlons-en-Champagne"),
        ("69400", "Villefranche s/Saône", "tribunal de commerce de Villefranche-Tarare"),
        ("02160", "OEUILLY", "tribunal de commerce de Saint-Quentin"),
        ("05110", "SAULCE (LA)", "tribunal de commerce de Gap"),
        ("42000", "ST ETIENNE", "tribunal de commerce de Saint-Étienne"),
        ("75011", "PARIS 11", "tribunal des activités économiques de Paris"),
        ("69 003", "Lyon 3e Arrondissement", "tribunal des activités économiques de Lyon"),
        ("F-69003", "Lyon", "tribunal des activités économiques de Lyon"),
        ("91000", "Évry", "tribunal de commerce d'Évry-Courcouronnes"),
        ("20200", "Bastia", "tribunal de commerce de Bastia"),
    ],
)
def test_un_nom_ecrit_autrement_donne_la_meme_juridiction(code_postal: str, commune: str, libelle: str) -> None:
    proposition = oriente(debiteur__adresse=a(code_postal, commune), procedure__juridiction=None).juridiction
    assert proposition.retenue is not None and proposition.retenue.libelle == libelle
    assert proposition.a_confirmer is (commune in ("Chalons en Champagne",))


@pytest.mark.parametrize(
    ("adresse", "libelle", "dit"),
    [
        (a("69003", "Marseille"), "Lyon", "« Marseille » n'est pas le nom d'une commune du code postal 69003"),
        (a("74000", "Grenoble"), "Annecy", "« Grenoble » n'est pas le nom d'une commune du code postal 74000"),
        (a("59160", "Lomme"), "Lille Métropole", "« Lomme » n'est pas le nom"),
        (a("13567", "Marseille Cedex 02"), "Marseille", "le code postal 13567 n'est pas dans la table"),
        (a("20704", "Ajaccio Cedex 9"), "Ajaccio", "le code postal 20704 n'est pas dans la table"),
        (a("97491", "Sainte-Clotilde Cedex"), None, "n'est pas dans la table"),
        (a("13002", "Lyon", code_insee="69383"), "Lyon", "le code INSEE 69383 et le code postal 13002"),
    ],
)
@pytest.mark.parametrize("commercant", [True, False])
def test_un_lieu_douteux_se_confirme(adresse: dict[str, Any], libelle: str | None, dit: str, commercant: bool) -> None:
    qualite: dict[str, Any] = {} if commercant else NON_COMMERCANT
    cles = {**qualite, "debiteur__adresse": adresse, "procedure__juridiction": None}
    proposition = oriente(**cles).juridiction
    assert proposition.a_confirmer
    assert (proposition.retenue.siege if proposition.retenue else None) in (libelle, "Lille" if libelle else None)
    assert dit in " ".join(m.message for m in proposition.motifs).replace("\u00a0", " ")
    if proposition.retenue is not None:
        saisie = {"nature": proposition.retenue.nature, "siege": proposition.retenue.siege, "confirmee": True}
        assert not oriente(**{**cles, "procedure__juridiction": saisie}).juridiction.a_confirmer


@pytest.mark.parametrize(
    ("pays", "code_postal", "commune", "siege"),
    [("RE", "97400", "Saint-Denis", "Saint-Denis de La Réunion"), ("GP", "97100", "Basse-Terre", "Basse-Terre"),
     ("YT", "97600", "Mamoudzou", "Mamoudzou"), ("BL", "97133", "Saint-Barthélemy", "Basse-Terre")],
)  # fmt: skip
def test_le_code_iso_d_outre_mer_est_la_france(pays: str, code_postal: str, commune: str, siege: str) -> None:
    orientation = oriente(debiteur__adresse=a(code_postal, commune, pays=pays), procedure__juridiction=None)
    assert orientation.juridiction.retenue is not None and orientation.juridiction.retenue.siege == siege
    assert "injonction-de-payer" in ouvertes(orientation)
    assert "étranger" not in dits(orientation.voie("assignation-au-fond"))


@pytest.mark.parametrize(
    ("pays", "article"),
    [("DE", "n° 1215/2012, art. 4, 7 et 25"), ("DK", "n° 1215/2012, art. 4, 7 et 25"), ("CH", "Lugano"),
     ("US", "C. civ., art. 14"), ("MC", "C. civ., art. 14")],
)  # fmt: skip
def test_l_etranger_a_ses_articles(pays: str, article: str) -> None:
    orientation = oriente(debiteur__adresse=a("1000", "Ailleurs", pays=pays), procedure__juridiction=None)
    for nom in ("refere-provision", "assignation-au-fond"):
        conditions = [m for m in orientation.voie(nom).motifs if "compétence" in m.message and m.sens == "condition"]
        assert len(conditions) == 1 and article in conditions[0].article


def test_la_qualite_inconnue_garde_son_article_dans_une_assignation() -> None:
    orientation = oriente(debiteur__forme="Association", debiteur__commercant=None, procedure__juridiction=None)
    (motif,) = [m for m in orientation.voie("assignation-au-fond").motifs if "debiteur.commercant" in m.message]
    assert "L. 721-3" in motif.article


def test_aucune_juridiction_pour_un_debiteur_public_et_jamais_le_commerce_pour_un_consommateur() -> None:
    public = oriente(debiteur__qualite="public", procedure__juridiction=None).juridiction
    assert public.retenue is None and public.candidates == () and "juge administratif" in public.motifs[0].message
    consommateur = oriente(debiteur__qualite="consommateur", procedure__juridiction=None).juridiction
    assert [c.nature for c in consommateur.candidates] == ["tribunal judiciaire"]


def test_des_creances_nees_apres_le_jugement_ne_sont_pas_hors_delai_au_bodacc() -> None:
    cles = {"type": "sauvegarde", "jugement": "2026-01-02", "bodacc": "2026-01-12"}
    voie = oriente(debiteur__procedure_collective=cles).voie("declaration-de-creance")
    assert voie.ouverte and "deux mois de leur exigibilité : le 30 juin 2026" in dits(voie)
    # One claim born before the judgment is enough for the period to run from the BODACC.
    avant = oriente(debiteur__procedure_collective=cles, **{"factures[0]__livree_le": "2025-12-20"})
    assert not avant.voie("declaration-de-creance").ouverte


def test_debiteur_non_commercant_devant_le_tribunal_judiciaire() -> None:
    orientation = oriente(**NON_COMMERCANT)
    assert orientation.juridiction.retenue is not None
    assert orientation.juridiction.retenue.libelle == "tribunal judiciaire de Marseille"
    injonction = orientation.voie("injonction-de-payer")
    assert [f.montant for f in injonction.frais] == [Decimal("0")]
    assert orientation.voie("refere-provision").article.startswith("CPC, art. 835")
    assert "CGI, art. 1635 bis Q" in {m.article for m in orientation.voie("assignation-au-fond").motifs}


def test_qualite_inconnue_a_confirmer() -> None:
    cles = {"debiteur__forme": "Association", "debiteur__commercant": None, "procedure__juridiction": None}
    proposition = oriente(**cles).juridiction
    assert proposition.a_confirmer
    assert [c.nature for c in proposition.candidates] == ["tribunal des activités économiques", "tribunal judiciaire"]
    assert any("debiteur.commercant" in m.message for m in proposition.motifs)


def test_creancier_non_commercant_garde_le_choix() -> None:
    cles = {"creancier__forme": "Association", "creancier__commercant": False, "procedure__juridiction": None}
    proposition = oriente(**cles).juridiction
    assert proposition.retenue is not None and not proposition.a_confirmer
    assert len(proposition.candidates) == 2 and any("choisir" in m.message for m in proposition.motifs)


def test_commune_ambigue() -> None:
    orientation = oriente(debiteur__adresse=a("02000", "Inconnue"), procedure__juridiction=None)
    proposition = orientation.juridiction
    assert proposition.retenue is None and proposition.a_confirmer
    assert {c.siege for c in proposition.candidates} == {"Saint-Quentin", "Soissons"}
    message = dits(orientation.voie("injonction-de-payer"), "condition")
    assert "Saint-Quentin" in message and "Soissons" in message and "code_insee" in message
    # Both are tribunaux de commerce: the fee is the same.
    assert orientation.voie("injonction-de-payer").frais
    saisie = {"nature": "tribunal de commerce", "siege": "Soissons", "confirmee": True}
    levee = oriente(debiteur__adresse=a("02000", "Inconnue"), procedure__juridiction=saisie).juridiction
    assert levee.retenue is not None and levee.retenue.siege == "Soissons" and not levee.a_confirmer


def test_juridiction_confirmee_par_l_utilisateur_ou_contraire() -> None:
    grasse = a("06130", "Grasse")
    siege = oriente(debiteur__adresse=grasse, procedure__juridiction=None).juridiction.retenue
    assert siege is not None
    saisie = {"nature": siege.nature, "siege": siege.siege, "confirmee": True}
    assert not oriente(debiteur__adresse=grasse, procedure__juridiction=saisie).juridiction.a_confirmer
    ailleurs = oriente(debiteur__adresse=ANNECY).juridiction  # the dossier still names Marseille
    assert ailleurs.retenue is not None and ailleurs.retenue.siege == "Annecy"
    assert any("autre juridiction" in m.message for m in ailleurs.motifs)


@pytest.mark.parametrize(
    ("adresse", "mot"),
    [
        (a("99999", "Nulle-Part"), "table des ressorts"),
        (a("1000", "Bruxelles", pays="BE"), "hors de France"),
        ({"lignes": ["1 rue"]}, "adresse"),
        (a("98800", "Nouméa"), "table des ressorts"),
    ],
)
def test_sans_juridiction_pas_de_requete(adresse: dict[str, Any], mot: str) -> None:
    orientation = oriente(debiteur__adresse=adresse, procedure__juridiction=None)
    assert orientation.juridiction.retenue is None and orientation.juridiction.candidates == ()
    assert mot in orientation.juridiction.motifs[0].message
    assert "injonction-de-payer" not in ouvertes(orientation)
    assert "assignation-au-fond" in ouvertes(orientation)


# --- collective procedure, prescription, and other obstacles -----------------------------------------------------


@pytest.mark.parametrize("type_", ["sauvegarde", "redressement", "liquidation"])
def test_en_procedure_collective_seule_la_declaration_reste(type_: str) -> None:
    cles = {"type": type_, "jugement": "2026-10-02", "bodacc": "2026-10-12"}
    orientation = oriente(debiteur__procedure_collective=cles)
    assert ouvertes(orientation) == {"declaration-de-creance"}
    for voie in orientation.voies[:-1]:
        assert "L. 622-21" in voie.motifs[0].article and voie.frais == ()
    declaration = orientation.voie("declaration-de-creance")
    assert "11 décembre 2026" in dits(declaration)  # the 12th is a Saturday
    assert "veille du jugement" in dits(declaration)


def test_l_etat_du_registre_suffit_a_fermer() -> None:
    orientation = oriente(debiteur__etat="liquidation", debiteur__procedure_collective=None)
    assert ouvertes(orientation) == {"declaration-de-creance"}
    assert "BODACC" in dits(orientation.voie("declaration-de-creance"), "condition")


def test_creance_posterieure_au_jugement() -> None:
    cles = {"type": "sauvegarde", "jugement": "2026-03-25", "bodacc": "2026-04-10"}
    orientation = oriente(debiteur__procedure_collective=cles)
    assert "injonction-de-payer" in ouvertes(orientation)
    assert "utiles à la procédure" in dits(orientation.voie("declaration-de-creance"), "condition")
    veille = {**cles, "jugement": "2026-03-26"}
    assert ouvertes(oriente(debiteur__procedure_collective=veille)) <= {"declaration-de-creance"}


@pytest.mark.parametrize(
    ("au", "ouverte", "mot"),
    [
        (date(2026, 12, 11), True, "au plus tard le 11 décembre 2026"),
        (date(2026, 12, 14), True, "expire le 14 décembre 2026"),
        (date(2026, 12, 15), True, "relevé de forclusion"),
    ],
)
def test_declaration_dans_les_temps_ou_non(au: date, ouverte: bool, mot: str) -> None:
    cles = {"type": "redressement", "jugement": "2026-10-02", "bodacc": "2026-10-12"}
    declaration = oriente(au, debiteur__procedure_collective=cles).voie("declaration-de-creance")
    assert declaration.ouverte is ouverte and mot in dits(declaration)


def test_declaration_forclose_apres_six_mois() -> None:
    cles = {"type": "redressement", "jugement": "2026-05-02", "bodacc": "2026-05-12"}
    assert oriente(date(2026, 11, 12), debiteur__procedure_collective=cles).voie("declaration-de-creance").ouverte
    ferme = oriente(date(2026, 11, 13), debiteur__procedure_collective=cles)
    assert ouvertes(ferme) == set()


def test_creance_prescrite_pas_de_requete() -> None:
    orientation = oriente(**VIEILLE)
    assert ouvertes(orientation) == {"assignation-au-fond"}
    injonction = orientation.voie("injonction-de-payer")
    assert "30 juin 2025" in dits(injonction, "ferme")
    assert "CPC, art. 122" in injonction.motifs[0].article
    fond = orientation.voie("assignation-au-fond")
    assert "oppose" in dits(fond, "condition") and any("2247" in m.article for m in fond.motifs)


def test_le_dernier_jour_utile_la_requete_reste_ouverte() -> None:
    assert oriente(date(2025, 6, 30), **VIEILLE).voie("injonction-de-payer").ouverte
    assert not oriente(date(2025, 7, 1), **VIEILLE).voie("injonction-de-payer").ouverte


def test_interruption_prouvee_rouvre_la_requete() -> None:
    evenement = {"type": "reconnaissance_ecrite", "date": "2024-06-10", "piece": "contrat"}
    assert "injonction-de-payer" in ouvertes(oriente(prescription=[evenement], **VIEILLE))
    douteux = {"type": "paiement_partiel", "date": "2024-06-10"}
    ferme = oriente(prescription=[douteux], **VIEILLE).voie("injonction-de-payer")
    assert not ferme.ouverte and "incertain" in dits(ferme)


def test_prescription_d_une_seule_facture() -> None:
    deux = base()["factures"]
    deux.append({**deux[0], "numero": "F-VIEILLE", "emise_le": "2020-05-31", "echeance": "2020-06-30"})
    injonction = oriente(factures=deux, conditions__delai=None).voie("injonction-de-payer")
    assert injonction.ouverte
    assert "F-VIEILLE" in dits(injonction, "condition") and "10\u202f000,00 €" in dits(injonction, "condition")


def test_prescription_proche_se_dit() -> None:
    cles = {**VIEILLE, "factures[0]__echeance": "2021-11-30", "factures[0]__emise_le": "2021-10-31"}
    proche = oriente(**cles).voie("injonction-de-payer")
    assert "Prescription proche" in dits(proche, "condition")
    assert "8\u00a0jours" in proche.prescription.message
    assert "Prescription proche" not in dits(oriente().voie("injonction-de-payer"))


@pytest.mark.parametrize(
    ("cles", "article"),
    [
        ({"debiteur__qualite": "consommateur"}, "C. conso., art. L. 218-2"),
        ({"debiteur__qualite": "public"}, "commande publique"),
        ({"debiteur__etat": "radiee"}, "1844-8"),
        ({"debiteur__etat": "dissoute"}, "1844-8"),
        ({"paiements": [{"date": "2026-04-30", "montant": "10000.00"}]}, "C. civ., art. 1342"),
        ({"factures[0]__montant_ttc": None}, "CPC, art. 1405 et 1407"),
        ({"factures[0]__echeance": "2026-12-15", "conditions__delai": None}, "1305-2"),
        ({"factures[0]__echeance": "2026-11-22", "conditions__delai": None}, "1305-2"),
    ],
)
def test_ce_qui_ferme_toute_action(cles: dict[str, Any], article: str) -> None:
    orientation = oriente(**cles)
    assert ouvertes(orientation) == set()
    assert any(article in m.article for m in orientation.voie("injonction-de-payer").motifs if m.sens == "ferme")


def test_exigible_le_lendemain_de_l_echeance() -> None:
    cles = {"factures[0]__echeance": "2026-11-21", "conditions__delai": None}
    assert "injonction-de-payer" in ouvertes(oriente(**cles))


def test_dissoute_avec_liquidateur() -> None:
    liquidateur = {"nom": "Rey", "qualite": "liquidatrice"}
    assert "injonction-de-payer" in ouvertes(oriente(debiteur__etat="dissoute", debiteur__representant=liquidateur))


def test_contestation() -> None:
    orientation = oriente(litiges=[{"date": "2026-07-01", "objet": "Chaises rayées"}])
    assert {"injonction-de-payer", "refere-provision"} <= ouvertes(orientation)
    assert "Contestation du 1er juillet 2026" in dits(orientation.voie("refere-provision"), "condition")
    assert "incontestée" in dits(orientation.voie("creances-commerciales-incontestees"), "ferme")


# --- the two roads by commissaire de justice ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("au", "cles", "ouverte"),
    [
        (date(2026, 4, 24), {}, True),
        (date(2026, 4, 25), {}, False),
        (date(2026, 4, 25), NON_COMMERCANT, True),
        (date(2026, 4, 25), {"debiteur__forme": "SELARL", "debiteur__commercant": None}, False),
        (date(2026, 4, 24), {"factures[0]__montant_ttc": "5000.01"}, False),
        (date(2026, 4, 24), {"conditions__fondement": "effet_de_commerce"}, False),
    ],
)
def test_petites_creances(au: date, cles: dict[str, Any], ouverte: bool) -> None:
    petite = {
        "factures[0]__montant_ttc": "4000.00",
        "factures[0]__echeance": "2026-04-20",
        "conditions__delai": None,
        **cles,
    }
    voie = oriente(au, **petite).voie("petites-creances")
    assert voie.ouverte is ouverte, dits(voie)
    assert "2238" in voie.prescription.article


def test_petites_creances_les_interets_comptent_le_forfait_non() -> None:
    cles = {**NON_COMMERCANT, "factures[0]__montant_ttc": "4990.00", "conditions__accessoires": "aucun"}
    assert oriente(**cles).voie("petites-creances").ouverte  # with 40 € the claim is over 5 000 €
    avec = {**cles, "conditions__accessoires": "penalites"}
    assert not oriente(**avec).voie("petites-creances").ouverte


@pytest.mark.parametrize(
    ("au", "mot"), [(date(2026, 4, 24), "n'existait pas encore"), (date(2026, 4, 25), "décret d'application")]
)
def test_creances_incontestees_jamais_ouverte(au: date, mot: str) -> None:
    cles = {"factures[0]__echeance": "2026-04-20", "conditions__delai": None}
    voie = oriente(au, **cles).voie("creances-commerciales-incontestees")
    assert not voie.ouverte and mot in dits(voie, "ferme")


# --- the European order, avocat, contribution, figures -----------------------------------------------------------


@pytest.mark.parametrize(
    ("creancier", "debiteur", "ouverte", "mot"),
    [
        ("FR", "FR", False, "deux parties demeurent en France"),
        ("FR", "DE", True, "transfrontalier"),
        ("BE", "FR", True, "transfrontalier"),
        ("FR", "DK", False, "Danemark"),
        ("DK", "FR", False, "Danemark"),
        ("CH", "FR", False, "Aucune partie"),
        ("GB", "ES", True, "transfrontalier"),
    ],
)
def test_injonction_europeenne(creancier: str, debiteur: str, ouverte: bool, mot: str) -> None:
    cles = {
        "creancier__adresse": a("1000", "Ville", pays=creancier),
        "debiteur__adresse": ANNECY if debiteur == "FR" else a("1000", "Ville", pays=debiteur),
    }
    voie = oriente(**cles).voie("injonction-de-payer-europeenne")
    assert voie.ouverte is ouverte and mot in dits(voie)


@pytest.mark.parametrize(("ttc", "mot"), [("9000.00", "facultatif"), ("12000.00", "obligatoire")])
def test_avocat_au_dela_de_dix_mille_euros(ttc: str, mot: str) -> None:
    orientation = oriente(**{"factures[0]__montant_ttc": ttc})
    assert mot in orientation.voie("refere-provision").avocat.message
    assert mot in orientation.voie("injonction-de-payer").avocat.message
    assert "Aucun avocat n'est requis" in orientation.voie("injonction-de-payer").avocat.message


def test_tentative_amiable_devant_le_tribunal_judiciaire_seulement() -> None:
    petite = {"factures[0]__montant_ttc": "3000.00"}
    judiciaire = oriente(**petite, **NON_COMMERCANT)
    assert "tentative amiable" in dits(judiciaire.voie("assignation-au-fond"), "condition")
    assert "tentative amiable" not in dits(oriente(**petite).voie("assignation-au-fond"))
    assert "tentative amiable" not in dits(oriente(**NON_COMMERCANT).voie("assignation-au-fond"))


@pytest.mark.parametrize(
    ("cles", "montant", "mot"),
    [
        ({"creancier__effectif": 120}, Decimal("0.00"), "justificatif"),
        (
            {"creancier__effectif": 300, "creancier__ca_moyen": "100000000", "creancier__benefice_moyen": "5000000"},
            Decimal("3600.00"),
            "justificatif",
        ),
        ({"creancier__effectif": None}, None, "creancier.effectif"),
        ({"creancier__type": "personne_physique", "creancier__nom": "Rey"}, None, "revenu fiscal"),
    ],
)
def test_contribution(cles: dict[str, Any], montant: Decimal | None, mot: str) -> None:
    # With the 40 €, 120 000,00: example E-82.
    grosse = {"factures[0]__montant_ttc": "119960.00", "factures[0]__echeance": "2026-11-21",
              "conditions__accessoires": "aucun", "conditions__delai": None, "debiteur__qualite": "professionnel"}  # fmt: skip
    orientation = oriente(**grosse, **cles)
    for identifiant in ("injonction-de-payer", "assignation-au-fond"):
        voie = orientation.voie(identifiant)
        dus = [f.montant for f in voie.frais if "contribution" in f.libelle]
        assert dus == ([] if montant is None else [montant])
        assert mot in dits(voie, "condition")
    ailleurs = oriente(debiteur__adresse=ANNECY, procedure__juridiction=None, **grosse, **cles)
    assert "contribution pour la justice" not in dits(ailleurs.voie("injonction-de-payer"))


def test_un_frais_inconnu_se_dit_sans_arreter() -> None:
    cles = {**VIEILLE, "factures[0]__echeance": "2025-06-30"}
    avant = oriente(date(2026, 2, 28), **cles).voie("injonction-de-payer")
    assert avant.ouverte and avant.frais == () and "aucun montant connu" in dits(avant)
    assert oriente(date(2026, 3, 1), **cles).voie("injonction-de-payer").frais
    strasbourg = oriente(debiteur__adresse=a("67000", "Strasbourg"), procedure__juridiction=None)
    assert strasbourg.voie("injonction-de-payer").frais == ()
    assert "non établis" in dits(strasbourg.voie("injonction-de-payer"))


def test_un_seuil_inconnu_qui_decide_arrete() -> None:
    # The threshold of small claims ends on 2026-12-31; the claim bears no rate, so that only the threshold is missing.
    cles = {
        "conditions__accessoires": "aucun",
        "factures[0]__montant_ttc": "3000.00",
    }
    with pytest.raises(FigureInconnue):
        oriente(date(2027, 1, 4), **cles, **NON_COMMERCANT)
    # Between merchants nobody needs it.
    assert "injonction-de-payer" in ouvertes(oriente(date(2027, 1, 4), **cles))


def test_un_titre_au_dossier_est_rappele() -> None:
    orientation = oriente(titre={"nature": "jugement", "date": "2026-10-31"})
    assert "Un titre est au dossier" in dits(orientation.voie("injonction-de-payer"), "condition")
