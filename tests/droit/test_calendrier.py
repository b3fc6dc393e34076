"""Deadlines of a dossier on awkward days, the holidays of France, and what the dossier shows done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from dossier_juridique.agenda import calendar_file
from dossier_juridique.creance import compute
from dossier_juridique.droit.calendrier import JOURS_PROCHE, JOURS_PROCHE_PRESCRIPTION, Calendrier, Delai, calendrier
from dossier_juridique.droit.delais import jours_feries, ouvrable, paques, plus_mois
from dossier_juridique.errors import FigureInconnue
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.read import load_parametres, load_ressorts
from tests.droit.cas_de_regle import base, poser

PARAMETRES = load_parametres()
AU = date(2026, 11, 22)


def dossier(**cles: Any) -> Dossier:
    mapping = base()
    for cle, valeur in cles.items():
        poser(mapping, cle.replace("__", "."), valeur)
    return Dossier.model_validate(mapping)


def vu(au: date = AU, *, chiffre: bool = True, **cles: Any) -> Calendrier:
    lu = dossier(**cles)
    decompte = compute(lu, PARAMETRES, au) if chiffre else None
    ressorts = load_ressorts(lu.debiteur.adresse)
    return calendrier(lu, PARAMETRES, au, decompte=decompte, ressorts=ressorts)


def le(calendrier_: Calendrier, identifiant: str) -> Delai:
    trouve = calendrier_.delai(identifiant)
    assert trouve is not None, [d.id for d in calendrier_.delais]
    return trouve


def trois(delai: Delai) -> tuple[str, str, str]:
    return delai.terme.isoformat(), delai.terme_reporte.isoformat(), delai.terme_prudent.isoformat()


def test_les_feries_sont_ceux_de_la_bibliotheque_holidays() -> None:
    holidays = pytest.importorskip("holidays", reason="la bibliothèque holidays n'est pas installée")
    for annee in range(1990, 2101):
        siens = set(holidays.France(years=annee))
        # From 2005 to 2007 that library leaves Whit Monday out (journée de solidarité); the law still lists it.
        if annee in (2005, 2006, 2007):
            siens.add(paques(annee) + timedelta(days=50))
        assert jours_feries(annee) == siens, annee


@pytest.mark.parametrize(
    ("rendue", "attendu"),
    [
        pytest.param("2026-08-31", ("2027-02-28", "2027-03-01", "2027-02-26"), id="31 août : six mois, fin février"),
        pytest.param("2026-09-01", ("2026-12-01", "2026-12-01", "2026-12-01"), id="1er septembre : trois mois"),
        pytest.param("2023-08-31", ("2024-02-29", "2024-02-29", "2024-02-29"), id="bissextile"),
        pytest.param("2024-08-31", ("2025-02-28", "2025-02-28", "2025-02-28"), id="non bissextile"),
        pytest.param("2026-09-25", ("2026-12-25", "2026-12-28", "2026-12-24"), id="25 décembre, un vendredi"),
        pytest.param("2026-12-29", ("2027-03-29", "2027-03-30", "2027-03-26"), id="lundi de Pâques"),
        pytest.param("2027-01-31", ("2027-04-30", "2027-04-30", "2027-04-30"), id="31 janvier plus trois mois"),
        pytest.param("2026-02-14", ("2026-08-14", "2026-08-14", "2026-08-14"), id="veille du 15 août"),
        pytest.param("2027-02-06", ("2027-05-06", "2027-05-07", "2027-05-05"), id="Ascension, un jeudi"),
        pytest.param("2027-02-17", ("2027-05-17", "2027-05-18", "2027-05-14"), id="lundi de Pentecôte"),
    ],
)
def test_signification(rendue: str, attendu: tuple[str, str, str]) -> None:
    assert trois(le(vu(date(2026, 12, 31), procedure__ordonnance_le=rendue), "signification")) == attendu


@pytest.mark.parametrize("rendue", ["2022-02-28", "2028-01-01"])
def test_une_longueur_inconnue_arrete(rendue: str) -> None:
    with pytest.raises(FigureInconnue):
        vu(procedure__ordonnance_le=rendue)


@pytest.mark.parametrize(
    ("signifiee", "attendu"),
    [
        ("2027-01-31", ("2027-02-28", "2027-03-01", "2027-02-26")),
        ("2024-01-31", ("2024-02-29", "2024-02-29", "2024-02-29")),
        ("2026-11-25", ("2026-12-25", "2026-12-28", "2026-12-24")),
        ("2026-12-01", ("2027-01-01", "2027-01-04", "2026-12-31")),
    ],
)
def test_opposition(signifiee: str, attendu: tuple[str, str, str]) -> None:
    opposition = le(vu(procedure__signification_le=signifiee, procedure__signification_a_personne=True), "opposition")
    assert trois(opposition) == attendu
    assert not opposition.a_respecter and opposition.annonce == opposition.terme_reporte
    assert "personne" not in opposition.effet


def test_opposition_outre_mer_et_a_l_etranger() -> None:
    adresse = {"lignes": ["1 rue"], "code_postal": "97400", "commune": "Saint-Denis"}
    loin = vu(debiteur__adresse=adresse, procedure__signification_le="2026-11-30")
    assert trois(le(loin, "opposition"))[0] == "2027-01-30"
    assert "art.\u00a0643" in le(loin, "opposition").effet
    belge = {"lignes": ["1 rue"], "code_postal": "1000", "commune": "Bruxelles", "pays": "BE"}
    ailleurs = vu(
        debiteur__adresse=belge, procedure__ordonnance_le="2026-11-02", procedure__signification_le="2026-11-30"
    )
    assert trois(le(ailleurs, "opposition"))[0] == "2027-02-28"
    assert trois(le(ailleurs, "titre_executoire"))[0] == "2027-02-28"


def test_non_remise_en_personne_l_opposition_se_rouvre() -> None:
    suivi = vu(
        procedure__ordonnance_le="2026-09-01",
        procedure__signification_le="2026-09-10",
        procedure__signification_a_personne=False,
        procedure__execution_le="2026-11-16",
    )
    assert "remis en personne" in le(suivi, "opposition").effet
    assert le(suivi, "opposition").etat == "accompli"
    assert trois(le(suivi, "opposition_apres_mesure"))[0] == "2026-12-16"
    en_personne = vu(
        procedure__ordonnance_le="2026-09-01",
        procedure__signification_le="2026-09-10",
        procedure__signification_a_personne=True,
        procedure__execution_le="2026-11-16",
    )
    assert en_personne.delai("opposition_apres_mesure") is None


@pytest.mark.parametrize(
    ("rendue", "signifiee", "attendu", "premier"),
    [
        ("2026-11-10", "2026-11-30", ("2027-01-30", "2027-02-01", "2027-01-29"), "2\u00a0février\u00a02027"),
        ("2026-08-20", "2026-10-01", ("2026-11-01", "2026-11-02", "2026-10-30"), "3\u00a0novembre\u00a02026"),
        ("2026-09-01", "2026-10-31", ("2026-12-31", "2026-12-31", "2026-12-31"), "1er\u00a0janvier\u00a02027"),
    ],
)
def test_titre_executoire(rendue: str, signifiee: str, attendu: tuple[str, str, str], premier: str) -> None:
    titre = le(vu(procedure__ordonnance_le=rendue, procedure__signification_le=signifiee), "titre_executoire")
    assert trois(titre) == attendu
    assert f"À partir du {premier}" in titre.effet


@pytest.mark.parametrize(
    ("cles", "mot"),
    [
        ({"procedure__signification_le": "2026-11-01"}, "date de l'ordonnance"),
        ({"procedure__ordonnance_le": "2026-04-01", "procedure__signification_le": "2026-10-30"}, "non avenue"),
        (
            {
                "procedure__ordonnance_le": "2026-09-02",
                "procedure__signification_le": "2026-09-20",
                "procedure__opposition_avis_le": "2026-10-10",
            },
            "opposition notifiée",
        ),
    ],
)
def test_un_titre_qui_ne_viendra_pas_est_dit(cles: dict[str, str], mot: str) -> None:
    suivi = vu(**cles)
    assert suivi.delai("titre_executoire") is None
    assert [n.id for n in suivi.non_calcules] == ["titre_executoire"]
    assert mot in suivi.non_calcules[0].motif


def test_signification_faite_tardive_ou_a_venir() -> None:
    cles = {"procedure__ordonnance_le": "2026-09-04"}  # raw 2026-12-04, a Friday
    faite = {**cles, "procedure__signification_le": "2026-12-04"}
    assert le(vu(date(2026, 11, 18), **faite), "signification").etat == "a_venir"
    assert le(vu(date(2026, 11, 19), **faite), "signification").etat == "proche"
    assert le(vu(date(2026, 12, 4), **faite), "signification").etat == "accompli"
    assert le(vu(date(2026, 12, 4), **cles), "signification").etat == "proche"
    assert le(vu(date(2026, 12, 5), **cles), "signification").etat == "depasse"
    tardive = {**cles, "procedure__signification_le": "2026-12-07"}
    assert le(vu(date(2026, 12, 8), **tardive), "signification").etat == "depasse"
    assert JOURS_PROCHE == 15


def test_entre_la_date_prudente_et_la_date_reportee_rien_n_est_encore_perdu() -> None:
    cles = {"procedure__ordonnance_le": "2026-09-25"}
    assert le(vu(date(2026, 12, 28), **cles), "signification").etat == "proche"
    assert le(vu(date(2026, 12, 29), **cles), "signification").etat == "depasse"


def test_frais_de_greffe() -> None:
    assert le(vu(), "consignation_frais").etat == "accompli"
    du = vu(date(2026, 12, 20), procedure__requete_le="2026-12-17", procedure__frais_payes_le=None)
    assert trois(le(du, "consignation_frais")) == ("2027-01-01", "2027-01-04", "2026-12-31")
    assert le(du, "consignation_frais").annonce == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("code_postal", "commune", "attendu", "dit"),
    [
        ("74000", "Annecy", True, False),
        ("67000", "Strasbourg", False, True),
        ("97400", "Saint-Denis", False, True),
        ("99999", "Nulle-Part", False, True),
    ],
)
def test_frais_de_greffe_sans_juridiction_nommee(code_postal: str, commune: str, attendu: bool, dit: bool) -> None:
    adresse = {"lignes": ["1 rue"], "code_postal": code_postal, "commune": commune}
    suivi = vu(debiteur__adresse=adresse, procedure__juridiction=None)
    assert (suivi.delai("consignation_frais") is not None) is attendu
    assert bool(suivi.non_calcules) is dit


def test_aucun_frais_devant_le_tribunal_judiciaire() -> None:
    judiciaire = {"nature": "tribunal judiciaire", "siege": "Marseille"}
    suivi = vu(procedure__juridiction=judiciaire)
    assert suivi.delai("consignation_frais") is None and suivi.non_calcules == ()


def test_mise_en_demeure_recue() -> None:
    recue = le(vu(), "reponse_mise_en_demeure")
    assert (recue.debut, recue.terme, recue.etat) == (date(2026, 6, 23), date(2026, 7, 8), "depasse")
    assert not recue.a_respecter


@pytest.mark.parametrize(
    ("cles", "debut"),
    [
        ({"recu_le": None, "presente_le": "2026-06-22", "statut": "non_reclame"}, date(2026, 6, 22)),
        ({"recu_le": None, "presente_le": None}, None),
        ({"recu_le": None, "statut": "adresse_inconnue"}, None),
        ({"delai_jours": None}, None),
        ({"recu_le": None, "presente_le": None, "canal": "commissaire_de_justice"}, date(2026, 6, 19)),
    ],
)
def test_mise_en_demeure_presentee_ou_incomplete(cles: dict[str, Any], debut: date | None) -> None:
    suivi = vu(**{f"courriers[1]__{cle}": valeur for cle, valeur in cles.items()})
    trouve = suivi.delai("reponse_mise_en_demeure")
    assert (trouve.debut if trouve else None) == debut
    assert [n.id for n in suivi.non_calcules] == ([] if debut else ["reponse_mise_en_demeure"])


def test_chaque_mise_en_demeure_a_son_delai() -> None:
    lrar = {"acte": "mise-en-demeure", "date": "2026-11-02", "canal": "lrar", "recu_le": "2026-11-04", "delai_jours": 15}
    envois = [
        lrar,
        {**lrar, "canal": "courriel", "recu_le": None},
        {**lrar, "date": "2026-11-20", "recu_le": None, "presente_le": "2026-11-24", "statut": "non_reclame"},
        {**lrar, "date": "2026-11-28", "recu_le": None},
    ]
    suivi = vu(date(2026, 11, 29), courriers=envois[::-1])
    reponses = [d for d in suivi.delais if d.id == "reponse_mise_en_demeure"]
    assert [(d.debut.isoformat(), d.etat) for d in reponses] == [("2026-11-04", "depasse"), ("2026-11-24", "proche")]
    assert [d.intitule.replace("\u00a0", " ") for d in reponses] == [
        f"Réponse à la mise en demeure du {jour} novembre 2026" for jour in (2, 20)
    ]
    assert [("28\u00a0novembre\u00a02026" in n.motif, n.id) for n in suivi.non_calcules] == [(True, "reponse_mise_en_demeure")]
    uids = [ligne for ligne in calendar_file(dossier(), AU, suivi).split(b"\r\n") if ligne.startswith(b"UID:")]
    assert len(uids) == len(set(uids)) >= 2


def test_mise_en_demeure_un_jour_ferie_et_soldee() -> None:
    # 2026-12-10 plus fifteen days is Christmas: the creditor waits until the Monday.
    attente = le(vu(date(2026, 12, 20), **{"courriers[1]__recu_le": "2026-12-10"}), "reponse_mise_en_demeure")
    assert trois(attente) == ("2026-12-25", "2026-12-28", "2026-12-24")
    assert attente.annonce == date(2026, 12, 28)
    paye = vu(paiements=[{"date": "2026-04-30", "montant": "10000.00"}])
    assert le(paye, "reponse_mise_en_demeure").etat == "accompli"
    assert paye.delai("prescription") is None


@pytest.mark.parametrize(
    ("echeance", "terme", "prudent"),
    [
        ("2021-11-30", "2026-11-30", "2026-11-30"),  # E-70
        ("2024-02-29", "2029-02-28", "2029-02-28"),  # E-71
        ("2022-12-25", "2027-12-25", "2027-12-24"),  # a Saturday and a holiday: never moved later
        ("2022-01-31", "2027-01-31", "2027-01-29"),
    ],
)
def test_prescription_de_cinq_ans(echeance: str, terme: str, prudent: str) -> None:
    cles = {"factures[0]__echeance": echeance, "factures[0]__emise_le": "2021-01-01", "conditions__delai": None}
    prescription = le(vu(chiffre=False, **cles), "prescription")
    assert trois(prescription) == (terme, terme, prudent)
    assert prescription.article == "C. com., art. L. 110-4, I ; C. civ., art. 2224"
    assert "cinq ans" in prescription.effet and prescription.factures == ("F2026-001",)


def test_prescription_proche_quatre_vingt_dix_jours_avant() -> None:
    cles = {"factures[0]__echeance": "2021-11-30", "factures[0]__emise_le": "2021-01-01", "conditions__delai": None}
    assert JOURS_PROCHE_PRESCRIPTION == 90
    for jour, etat in (
        (date(2026, 8, 31), "a_venir"),
        (date(2026, 9, 1), "proche"),
        (date(2026, 11, 30), "proche"),
        (date(2026, 12, 1), "depasse"),
    ):
        assert le(vu(jour, chiffre=False, **cles), "prescription").etat == etat


def test_prescription_d_un_an_du_transport() -> None:
    cles = {"conditions__secteur": "transport", "factures[0]__livree_le": "2025-12-15", "factures[0]__emise_le": None}
    prescription = le(vu(chiffre=False, **cles), "prescription")
    assert prescription.terme == date(2026, 12, 15) and "un an" in prescription.effet  # E-74


def test_prescription_de_deux_ans_du_consommateur() -> None:
    prescription = le(vu(debiteur__qualite="consommateur"), "prescription")
    # Performance on 2026-03-25 comes before the due date: the earlier one is kept.
    assert prescription.terme == date(2028, 3, 25)
    assert prescription.article == "C. conso., art. L. 218-2" and "deux ans" in prescription.effet
    reconnue = vu(
        debiteur__qualite="consommateur",
        prescription=[{"type": "reconnaissance_ecrite", "date": "2026-05-01", "piece": "contrat"}],
    )
    assert le(reconnue, "prescription").terme == date(2028, 5, 1)
    transport = vu(chiffre=False, debiteur__qualite="consommateur", conditions__secteur="transport")
    assert le(transport, "prescription").terme == date(2027, 3, 25)


def test_prescription_interrompue_ou_seulement_possible() -> None:
    vieille = {
        "factures[0]__echeance": "2022-01-31",
        "factures[0]__emise_le": "2021-12-31",
        "conditions__delai": None,
    }
    evenement = {"type": "reconnaissance_ecrite", "date": "2024-06-10", "piece": "contrat"}
    interrompue = le(vu(chiffre=False, prescription=[evenement], **vieille), "prescription")  # E-72
    assert (interrompue.debut, interrompue.terme) == (date(2024, 6, 10), date(2029, 6, 10))
    assert "Interrompue par la reconnaissance écrite du 10\u00a0juin\u00a02024" in interrompue.effet
    partiel = {"type": "paiement_partiel", "date": "2024-06-10"}
    possible = le(vu(chiffre=False, prescription=[partiel], **vieille), "prescription")  # E-73
    assert (possible.terme, possible.possible) == (date(2027, 1, 31), date(2029, 6, 10))
    assert "n'y comptez pas" in possible.effet and "Non compté\u00a0: le paiement partiel" in possible.effet
    lettre = {"type": "lettre", "date": "2024-06-10"}
    rien = le(vu(chiffre=False, prescription=[lettre], **vieille), "prescription")
    assert rien.possible is None and "Aucun acte interruptif prouvé" in rien.effet


def test_prescription_par_facture_la_plus_proche_d_abord() -> None:
    deux = base()["factures"]
    deux.append({**deux[0], "numero": "F2", "echeance": "2023-05-31", "emise_le": "2023-04-30", "livree_le": None})
    deux.append({**deux[1], "numero": "F3"})
    trouves = [d for d in vu(factures=deux, conditions__delai=None).delais if d.id == "prescription"]
    assert [(d.factures, d.terme) for d in trouves] == [
        (("F2", "F3"), date(2028, 5, 31)),
        (("F2026-001",), date(2031, 4, 30)),
    ]


def test_prescription_sans_point_de_depart() -> None:
    cles = {f"factures[0]__{cle}": None for cle in ("echeance", "emise_le", "livree_le")}
    suivi = vu(chiffre=False, conditions__delai=None, **cles)
    assert suivi.delai("prescription") is None
    assert [n.id for n in suivi.non_calcules] == ["prescription"]


def test_un_titre_met_fin_a_la_prescription_et_ouvre_dix_ans() -> None:
    juge = vu(titre={"nature": "jugement", "date": "2026-10-31"})
    assert le(juge, "prescription").etat == "accompli"
    assert trois(le(juge, "execution_du_titre")) == ("2036-10-31", "2036-10-31", "2036-10-31")


@pytest.mark.parametrize(
    ("bodacc", "creancier", "attendu"),
    [
        ("2026-10-14", None, ("2026-12-14", "2026-12-14", "2026-12-14")),
        ("2026-10-25", None, ("2026-12-25", "2026-12-28", "2026-12-24")),
        ("2026-12-31", None, ("2027-02-28", "2027-03-01", "2027-02-26")),
        ("2026-10-14", "97400", ("2027-02-14", "2027-02-15", "2027-02-12")),
    ],
)
def test_declaration_de_creance(bodacc: str, creancier: str | None, attendu: tuple[str, str, str]) -> None:
    cles: dict[str, Any] = {"debiteur__procedure_collective": {"type": "redressement", "bodacc": bodacc}}
    if creancier:
        cles["creancier__adresse"] = {"lignes": ["1 rue"], "code_postal": creancier, "commune": "Saint-Denis"}
    suivi = vu(**cles)
    declaration = le(suivi, "declaration_creance")
    assert trois(declaration) == attendu and declaration.annonce == declaration.terme_prudent
    assert ("deux mois" in declaration.effet) is bool(creancier)
    assert le(suivi, "releve_de_forclusion").terme == plus_mois(date.fromisoformat(bodacc), 6)


def test_declaration_sans_bodacc_est_dite() -> None:
    suivi = vu(debiteur__procedure_collective={"type": "liquidation", "jugement": "2026-10-02"})
    assert suivi.delai("declaration_creance") is None
    assert "BODACC" in suivi.non_calcules[0].motif


def test_frais_de_l_opposition_et_avocat() -> None:
    cles: dict[str, Any] = {
        "procedure__juridiction": {"nature": "tribunal judiciaire", "siege": "Marseille"},
        "procedure__opposition_avis_le": "2026-11-10",
        "procedure__opposition_lettre_greffe_le": "2026-11-16",
    }
    suivi = vu(**cles)
    assert le(suivi, "consignation_opposition").terme == date(2026, 12, 1)
    assert le(suivi, "constitution_avocat").terme == date(2026, 11, 25)
    assert vu(**cles, **{"factures[0]__montant_ttc": "5000.00"}).delai("constitution_avocat") is None
    # A claim that cannot be computed keeps the deadline.
    assert le(vu(chiffre=False, **cles), "constitution_avocat").etat == "proche"
    commerce = vu(**{**cles, "procedure__juridiction": {"nature": "tribunal de commerce", "siege": "Annecy"}})
    assert commerce.delai("constitution_avocat") is None


def test_les_delais_se_comptent_meme_quand_un_taux_manque() -> None:
    au = date(2027, 3, 1)
    with pytest.raises(FigureInconnue):
        vu(au)
    assert le(vu(au, chiffre=False), "prescription").terme == date(2031, 4, 30)


def test_tout_est_trie_par_jour_annonce_et_jamais_reporte_pour_l_utilisateur() -> None:
    suivi = vu(
        debiteur__procedure_collective={"type": "redressement", "bodacc": "2026-10-25"},
        procedure__ordonnance_le="2026-09-25",
        procedure__signification_le="2026-11-25",
    )
    jours = [d.annonce for d in suivi.delais]
    assert jours == sorted(jours) and len(jours) >= 6
    for delai in suivi.delais:
        assert delai.terme_prudent <= delai.terme <= delai.terme_reporte
        assert ouvrable(delai.terme_prudent)
        assert delai.annonce <= delai.terme or not delai.a_respecter
        assert all(getattr(delai, champ) != "" for champ in delai.__struct_fields__)
