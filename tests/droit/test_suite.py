"""What comes next: the office's sequence, its pauses, and what the law commands before it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_juridique.creance import compute
from dossier_juridique.droit.balance import age_balance, doubts, prescription
from dossier_juridique.droit.pauses import disputes
from dossier_juridique.droit.suite import last_act, next_act
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.portefeuille import CLASSES, Sequence, SeuilsDeDoute, Suite
from dossier_juridique.read import load_parametres
from dossier_juridique.read.sequence import load_sequence
from tests.droit.cas_de_regle import base

PARAMETRES = load_parametres()
SEQUENCE, _ = load_sequence()
AU = date(2026, 11, 22)
ECHEANCE = date(2026, 4, 30)
Changement = Callable[[dict[str, Any]], None]


def lire(*changements: Changement, **cles: Any) -> Dossier:
    """The faultless dossier before any letter and any procedure, then these changes; ``cles`` replace whole blocks."""
    contenu = base()
    for retire in ("courriers", "procedure"):
        contenu.pop(retire)
    contenu.update(cles)
    for changer in changements:
        changer(contenu)
    return Dossier.model_validate(contenu)


def suite(dossier: Dossier, au: date = AU, sequence: Sequence = SEQUENCE) -> Suite:
    trouvee = next_act(dossier, compute(dossier, PARAMETRES, au), sequence, au, PARAMETRES)
    assert trouvee.a_faire != bool(trouvee.raison), "une raison si, et seulement si, rien ne part"
    return trouvee


def courrier(acte: str, jour: str, **cles: Any) -> dict[str, Any]:
    return {"acte": acte, "date": jour, "canal": "courriel", **cles}


def plate(texte: str) -> str:
    return texte.replace("\u00a0", " ").replace("\u202f", " ")


def sequence(**cles: Any) -> Sequence:
    etapes = cles.pop("etapes", None) or [e.model_dump() for e in SEQUENCE.etapes]
    return Sequence.model_validate({"etapes": etapes, **cles})


# --- steps ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("au", "part"),
    [(date(2026, 4, 29), False), (ECHEANCE, False), (date(2026, 5, 6), False), (date(2026, 5, 7), True)],
)
def test_la_premiere_relance_part_sept_jours_apres_l_echeance(au: date, part: bool) -> None:
    prochaine = suite(lire(), au)
    assert (prochaine.acte, prochaine.jour, prochaine.a_faire) == ("relance-1", date(2026, 5, 7), part)
    if au <= ECHEANCE:
        assert "C. civ., art. 1305-2" in plate(prochaine.raison)


@pytest.mark.parametrize(
    ("envoyes", "acte", "jour"),
    [
        ([("relance-1", "2026-06-01")], "relance-2", date(2026, 6, 16)),
        ([("relance-1", "2026-06-01"), ("relance-2", "2026-06-20")], "relance-3", date(2026, 7, 5)),
        ([("relance-3", "2026-06-20")], "mise-en-demeure", date(2026, 7, 5)),
        ([("mise-en-demeure", "2026-06-20")], "injonction-de-payer", date(2026, 7, 5)),
        ([("mise-en-demeure", "2026-06-20"), ("autre", "2026-07-01")], "injonction-de-payer", date(2026, 7, 5)),
        # What will be sent later than « au » is not yet known.
        ([("relance-1", "2026-06-01"), ("relance-2", "2026-12-20")], "relance-2", date(2026, 6, 16)),
    ],
)
def test_chaque_etape_se_compte_de_l_acte_vraiment_envoye(
    envoyes: list[tuple[str, str]], acte: str, jour: date
) -> None:
    prochaine = suite(lire(courriers=[courrier(a, j) for a, j in envoyes]))
    assert (prochaine.acte, prochaine.jour, prochaine.a_faire) == (acte, jour, True)


def test_un_acte_hors_de_la_sequence_compte_pour_ceux_qui_le_precedent() -> None:
    courte = sequence(etapes=[
        {"acte": "relance-1", "jours": 5, "depuis": "echeance"},
        {"acte": "mise-en-demeure", "jours": 10, "depuis": "acte_precedent"},
    ])  # fmt: skip
    assert suite(lire(courriers=[courrier("relance-3", "2026-06-01")]), sequence=courte).acte == "mise-en-demeure"
    finie = suite(lire(courriers=[courrier("mise-en-demeure", "2026-06-01")]), sequence=courte)
    assert finie.acte is None and "Toutes les étapes" in finie.raison


def test_une_lettre_plus_ancienne_que_ce_qui_est_du_parlait_d_autre_chose() -> None:
    def nouvelle(d: dict[str, Any]) -> None:
        d["factures"].append({**d["factures"][0], "numero": "F2", "echeance": "2026-10-01"})
        d["courriers"] = [courrier("relance-1", "2026-06-01"), courrier("mise-en-demeure", "2026-06-20")]

    assert suite(lire(nouvelle)).acte == "injonction-de-payer", "la plus ancienne facture reste due"
    paye = {"paiements": [{"date": "2026-04-30", "montant": 10000, "facture": "F2026-001"}]}
    reprise = suite(lire(nouvelle, **paye))
    assert (reprise.acte, reprise.jour) == ("relance-1", date(2026, 10, 8))


def test_la_voie_que_le_dossier_nomme_remplace_celle_de_la_sequence() -> None:
    envoye = [courrier("mise-en-demeure", "2026-06-20")]
    assert suite(lire(courriers=envoye, procedure={"acte": "refere-provision"})).acte == "refere-provision"


def test_le_minimum_se_compare_au_principal_echu() -> None:
    def petit(d: dict[str, Any]) -> None:
        d["factures"][0] |= {"montant_ttc": Decimal("14.99"), "montant_ht": None, "montant_tva": None}

    retenue = suite(lire(petit))
    assert retenue.acte == "relance-1" and "14,99 €, sous le minimum de 15,00 €" in plate(retenue.raison)
    tard = lire(petit, paiements=[{"date": "2026-11-20", "montant": "14.99"}], conditions={"imputation": "principal"})
    assert "restent 4" in plate(suite(tard).raison) and "de pénalités et d'indemnités" in suite(tard).raison
    assert suite(lire(petit, lambda d: d["factures"][0].update(montant_ttc=Decimal("15.00")))).a_faire


def test_le_delai_laisse_par_la_derniere_lettre_fait_attendre() -> None:
    recue = courrier("mise-en-demeure", "2026-11-02", canal="lrar", recu_le="2026-11-05", delai_jours=15)
    attente = suite(lire(courriers=[recue]), date(2026, 11, 20))
    # 15 days from 5 November end on the 20th; the sequence alone would have said the 17th.
    assert not attente.a_faire and attente.jour == date(2026, 11, 21) and "20 novembre 2026" in plate(attente.raison)
    assert suite(lire(courriers=[recue]), date(2026, 11, 21)).a_faire
    libre = sequence(pauses={"delai_accorde": False})
    assert suite(lire(courriers=[recue]), date(2026, 11, 17), libre).a_faire


# --- pauses --------------------------------------------------------------------------------------------------------

LITIGE = {"date": "2026-11-10", "objet": "Deux assises rayées"}
LEVEE = {"regle": "cpc-1409-contestation-ecrite", "motif": "Réponse envoyée", "nom": "Claire Morel", "date": "2026-11-15"}


def test_une_contestation_suspend_jusqu_a_sa_levee() -> None:
    arretee = suite(lire(litiges=[LITIGE]))
    assert arretee.acte is None and "Deux assises rayées" in arretee.raison
    assert suite(lire(litiges=[LITIGE]), date(2026, 11, 9)).a_faire, "elle n'est pas encore connue"
    assert suite(lire(litiges=[LITIGE], levees=[LEVEE])).a_faire
    assert not suite(lire(litiges=[LITIGE], levees=[{**LEVEE, "ou": "litiges[1]"}])).a_faire
    assert suite(lire(litiges=[LITIGE]), sequence=sequence(pauses={"litige": False})).a_faire
    assert suite(lire(litiges=[LITIGE], procedure={"acte": "assignation-au-fond"})).a_faire, "l'assignation la tranche"


def test_un_statut_en_litige_et_un_appel_conteste_suspendent() -> None:
    en_litige = lire(lambda d: d["factures"][0].update(statuts=[{"code": "207", "date": "2026-11-02"}]))
    assert "statut 207" in plate(suite(en_litige).raison)
    apaise = [{"code": "207", "date": "2026-11-02"}, {"code": "205", "date": "2026-11-12"}]
    assert suite(lire(lambda d: d["factures"][0].update(statuts=apaise))).a_faire
    appel = {"date": "2026-11-12", "resultat": "contestation", "motif": "Casse"}
    raison = suite(lire(appel=appel)).raison
    assert "[[litiges]]" in raison and "civ-1104-contestation-au-telephone" in raison
    assert suite(lire(appel=appel, levees=[{**LEVEE, "regle": "civ-1104-contestation-au-telephone"}])).a_faire
    ancien = {"date": "2026-07-01", "objet": "Prix supérieur au devis"}
    leve = {**LEVEE, "regle": "cpc-1409-contestation-ecrite"}
    assert "[[litiges]]" in suite(lire(appel=appel, litiges=[ancien], levees=[leve])).raison, "l'ancien n'est pas celui-là"


def test_un_echeancier_suspend_tant_qu_aucun_versement_ne_manque() -> None:
    plan = {"nombre": 3, "premier_le": "2026-11-15", "le": "2026-10-20"}
    paye = [{"date": "2026-11-14", "montant": 3000}]
    respecte = suite(lire(echeancier=plan, paiements=paye))
    assert respecte.acte is None and "15 décembre 2026" in plate(respecte.raison)
    manque = suite(lire(echeancier=plan))
    assert (manque.acte, manque.jour, manque.a_faire) == ("mise-en-demeure", date(2026, 11, 16), True)
    assert "déchéance du terme" in manque.motif
    automatique = suite(lire(echeancier={**plan, "decheance_automatique": True}))
    assert automatique.acte == "relance-1" and automatique.a_faire
    rappele = [courrier("mise-en-demeure", "2026-11-18", delai_jours=8)]
    assert suite(lire(echeancier=plan, courriers=rappele)).acte == "injonction-de-payer"
    assert suite(lire(echeancier=plan), sequence=sequence(pauses={"echeancier": False})).acte == "relance-1"


@pytest.mark.parametrize(("verse", "acte"), [("1000.00", None), ("999.99", "mise-en-demeure")])
def test_un_versement_incomplet_manque(verse: str, acte: str | None) -> None:
    plan = {
        "versements": [{"date": "2026-11-10", "montant": 1000}, {"date": "2026-12-10", "montant": 1000}],
        "le": "2026-10-20",
    }
    recus = [{"date": "2026-09-01", "montant": 5000}, {"date": "2026-11-09", "montant": verse}]
    assert suite(lire(echeancier=plan, paiements=recus)).acte == acte, "ce qui précède l'accord ne compte pas"


def test_un_echeancier_propose_fait_attendre_son_premier_versement() -> None:
    propose = {"nombre": 3, "premier_le": "2026-12-15"}
    assert "proposé" in suite(lire(echeancier=propose)).raison
    assert suite(lire(echeancier=propose), date(2026, 12, 16)).acte == "relance-1", "non signé, il ne lie personne"


def test_une_promesse_fait_attendre_le_jour_promis() -> None:
    appel = {"date": "2026-11-12", "resultat": "promesse", "promis_le": "2026-11-22"}
    assert "Paiement promis" in suite(lire(appel=appel)).raison
    assert suite(lire(appel=appel), date(2026, 11, 23)).a_faire


# --- what the law commands -----------------------------------------------------------------------------------------

COLLECTIVE = {"type": "redressement", "jugement": "2026-10-05", "bodacc": "2026-10-14"}


def collective(**cles: Any) -> Dossier:
    return lire(lambda d: d["debiteur"].update(procedure_collective={**COLLECTIVE, **cles}))


def test_une_procedure_collective_appelle_la_declaration() -> None:
    prochaine = suite(collective())
    assert prochaine.acte == "declaration-de-creance" and prochaine.a_faire
    assert prochaine.limite == date(2026, 12, 14) and "L. 622-21" in prochaine.motif
    assert suite(collective(), date(2026, 10, 4)).acte == "relance-1", "le jugement n'est pas rendu"
    declaree = suite(collective(declaree_le="2026-11-01"))
    assert declaree.acte is None and "déclarée le 1er novembre 2026" in plate(declaree.raison)
    tardive = suite(collective(bodacc="2026-09-01", jugement="2026-08-20"))
    assert tardive.acte is None and "relevé de forclusion" in tardive.raison and "L. 622-26" in tardive.raison


def test_une_creance_nee_apres_le_jugement_suit_la_sequence() -> None:
    assert suite(collective(jugement="2026-03-20", bodacc="2026-03-28")).acte == "relance-1"


def test_rien_ne_reste_du() -> None:
    paye = suite(lire(paiements=[{"date": "2026-04-29", "montant": 10100}]))
    assert paye.acte is None and "art. 1342" in plate(paye.raison) and "100,00 €" in plate(paye.raison)


def test_une_creance_non_chiffree_ne_s_envoie_pas() -> None:
    incomplete = suite(lire(lambda d: d["factures"][0].update(montant_ttc=None)))
    assert incomplete.acte is None and "F2026-001" in incomplete.raison


def _vieille(d: dict[str, Any]) -> None:
    d["factures"][0] |= {"emise_le": "2021-10-20", "livree_le": "2021-10-10", "echeance": "2021-11-20"}


def test_une_creance_prescrite_ne_se_relance_pas() -> None:
    assert suite(lire(_vieille), date(2026, 11, 20)).a_faire, "le dernier jour compte encore"
    prescrite = suite(lire(_vieille), date(2026, 11, 21))
    assert prescrite.acte is None and "L. 110-4" in prescrite.raison
    assert suite(lire(_vieille, lambda d: d["factures"].append({**base()["factures"][0], "numero": "F2"}))).acte == (
        "relance-1"
    ), "une facture vivante suffit"


@pytest.mark.parametrize(
    ("procedure", "acte", "dit"),
    [
        ({"requete_le": "2026-11-21"}, None, "art. 1409"),
        ({"requete_le": "2026-11-22"}, "relance-1", ""),
        ({"requete_le": "2026-09-10", "ordonnance_le": "2026-10-01"}, "signification-de-l-ordonnance", ""),
        ({"ordonnance_le": "2026-01-05"}, None, "non avenue"),
        ({"ordonnance_le": "2026-10-01", "signification_le": "2026-11-10"}, None, "art. 1416"),
        ({"ordonnance_le": "2026-06-01", "signification_le": "2026-06-20"}, None, "art. 1422"),
        ({"ordonnance_le": "2026-10-01", "opposition_avis_le": "2026-11-20"}, None, "art. 1417"),
        ({"assignation_le": "2026-11-01"}, None, "devant le tribunal"),
    ],
)
def test_une_procedure_engagee_arrete_la_sequence(procedure: dict[str, str], acte: str | None, dit: str) -> None:
    prochaine = suite(lire(procedure={"acte": "injonction-de-payer", **procedure}))
    assert prochaine.acte == acte and dit in plate(prochaine.raison)


def test_un_titre_appelle_l_execution() -> None:
    titre = {"nature": "jugement", "date": "2026-10-01"}
    assert "L. 111-3" in suite(lire(titre=titre)).raison


def test_le_dernier_acte_est_le_dernier_connu() -> None:
    dossier = Dossier.model_validate(base())
    assert (dernier := last_act(dossier, AU)) is not None and dernier.acte == "requete"
    assert (avant := last_act(dossier, date(2026, 11, 21))) is not None and avant.acte == "mise-en-demeure"
    assert last_act(dossier, date(2026, 5, 11)) is None


# --- ageing and doubt ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("jours", "classe"),
    [(-1, 0), (0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4), (1000, 4)],
)
def test_les_bornes_des_classes(jours: int, classe: int) -> None:
    echeance = date.fromordinal(AU.toordinal() - jours)

    def echue(d: dict[str, Any]) -> None:
        d["factures"][0] |= {"emise_le": "2023-11-01", "livree_le": "2023-11-01", "echeance": echeance}
        d["conditions"].pop("delai")

    balance = age_balance(compute(lire(echue), PARAMETRES, AU))
    assert balance.classes[classe] == Decimal("10000.00") == sum(balance.classes)
    assert balance.classe == CLASSES[classe]
    assert balance.age == (jours if jours > 0 else None), "payable jusqu'au soir de l'échéance"


def test_l_age_est_celui_de_la_plus_ancienne_facture_encore_due() -> None:
    def deux(d: dict[str, Any]) -> None:
        d["factures"].append({**d["factures"][0], "numero": "F2", "echeance": "2026-11-01"})
        d["paiements"] = [{"date": "2026-04-30", "montant": 10000, "facture": "F2026-001"}]

    balance = age_balance(compute(lire(deux), PARAMETRES, AU))
    assert (balance.age, balance.classe, balance.echu) == (21, "0–30 jours", Decimal("10000.00"))


def test_les_doutes_viennent_du_plus_grave_au_moins_grave() -> None:
    def tout(d: dict[str, Any]) -> None:
        _vieille(d)
        d["debiteur"] |= {"procedure_collective": COLLECTIVE}
        d["litiges"] = [LITIGE]

    dossier = lire(tout)
    decompte = compute(dossier, PARAMETRES, AU)
    prescrit = prescription(dossier, decompte, AU, 90)
    assert prescrit is not None and prescrit.etat == "acquise" and prescrit.jours == -2
    trouves = doubts(dossier, age_balance(decompte), prescrit, disputes(dossier, AU), SeuilsDeDoute(), AU)
    assert [d.motif for d in trouves] == ["procedure_collective", "prescription_acquise", "litige", "age"]


@pytest.mark.parametrize(("au", "etat"), [("2026-08-21", "loin"), ("2026-08-22", "proche"), ("2026-11-20", "proche")])
def test_la_prescription_est_proche_quatre_vingt_dix_jours_avant(au: str, etat: str) -> None:
    dossier, jour = lire(_vieille), date.fromisoformat(au)
    prescrit = prescription(dossier, compute(dossier, PARAMETRES, jour), jour, 90)
    assert prescrit is not None and prescrit.etat == etat and prescrit.dernier_jour == date(2026, 11, 20)


def test_ni_une_facture_payee_ni_une_creance_declaree_ne_se_prescrit() -> None:
    paye = lire(_vieille, paiements=[{"date": "2021-11-01", "montant": 10000}])
    assert prescription(paye, compute(paye, PARAMETRES, AU), AU, 90) is None
    declaree = collective(declaree_le="2026-11-01")
    assert prescription(declaree, compute(declaree, PARAMETRES, AU), AU, 90) is None


_JOURS = st.dates(date(2021, 6, 1), date(2026, 12, 31))
_EVENEMENTS = ("requete_le", "ordonnance_le", "signification_le", "opposition_avis_le", "assignation_le")
_PROCEDURE = st.fixed_dictionaries({}, optional=dict.fromkeys(_EVENEMENTS, _JOURS))
_COURRIERS = st.lists(st.builds(
    lambda acte, jour, delai: {"acte": acte, "date": jour, "canal": "lrar", "delai_jours": delai},
    st.sampled_from(["relance-1", "relance-2", "relance-3", "mise-en-demeure", "appel", "autre", "echeancier"]),
    _JOURS, st.none() | st.integers(1, 60),
), max_size=5)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    au=_JOURS, echeance=_JOURS, montant=st.integers(1, 10**7), courriers=_COURRIERS, procedure=st.none() | _PROCEDURE,
    collective=st.none() | st.fixed_dictionaries({"type": st.just("liquidation")}, optional={
        "jugement": _JOURS, "bodacc": _JOURS, "declaree_le": _JOURS}),
    litige=st.none() | _JOURS, promis=st.none() | _JOURS, premier=st.none() | _JOURS, signe=st.none() | _JOURS,
    paye=st.none() | st.tuples(_JOURS, st.integers(1, 10**7)),
)  # fmt: skip
def test_tout_dossier_a_une_suite_ou_une_raison(
    au: date, echeance: date, montant: int, courriers: list[Any], procedure: Any, collective: Any, litige: date | None,
    promis: date | None, premier: date | None, signe: date | None, paye: tuple[date, int] | None,
) -> None:  # fmt: skip
    cles: dict[str, Any] = {"courriers": courriers}
    if procedure is not None:
        cles["procedure"] = {"acte": "injonction-de-payer", **procedure}
    if litige is not None:
        cles["litiges"] = [{"date": litige, "objet": "Casse"}]
    if promis is not None:
        cles["appel"] = {"resultat": "promesse", "promis_le": promis}
    if premier is not None:
        cles["echeancier"] = {"nombre": 4, "premier_le": premier, "le": signe}
    if paye is not None:
        cles["paiements"] = [{"date": paye[0], "montant": Decimal(paye[1]).scaleb(-2)}]

    def change(d: dict[str, Any]) -> None:
        d["factures"] = [{"numero": "F", "emise_le": date(2021, 5, 1), "echeance": echeance,
                          "montant_ttc": Decimal(montant).scaleb(-2)}]  # fmt: skip
        d["conditions"].pop("delai")
        d["debiteur"]["procedure_collective"] = collective

    dossier = lire(change, **cles)
    prochaine = suite(dossier, au)
    decompte = compute(dossier, PARAMETRES, au)
    if prochaine.a_faire:
        assert decompte.total > 0 and prochaine.jour is not None and prochaine.jour <= au and prochaine.motif
        assert prochaine.acte == "declaration-de-creance" or echeance < au or prochaine.acte.startswith("signification")
    balance = age_balance(decompte)
    assert sum(balance.classes) == decompte.totaux.principal
    assert prescription(dossier, decompte, au, 90) is not None or decompte.total <= 0 or collective is not None
    last_act(dossier, au)
