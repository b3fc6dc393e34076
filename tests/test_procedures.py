"""Each procedure from its sample to its filing, and what the law keeps each of them from doing."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pypdf
import pytest

from dossier_juridique import build
from dossier_juridique.actes import ACTES, Matiere, numeroter
from dossier_juridique.actes.declaration import a_la_veille
from dossier_juridique.creance import compute
from dossier_juridique.droit.calendrier import calendrier
from dossier_juridique.droit.competence import avec_de, libelle
from dossier_juridique.droit.lecture import ASSIGNATIONS, INJONCTION, LECTURES
from dossier_juridique.droit.regles import REGLES
from dossier_juridique.droit.textes import CPC_832, CPC_861_2, reproduit
from dossier_juridique.droit.voies import orienter
from dossier_juridique.model.actes_du_dossier import ActeDeProcedure
from dossier_juridique.model.constat import Verdict
from dossier_juridique.model.decompte import Nature
from dossier_juridique.model.document import Document
from dossier_juridique.model.francais import euros
from dossier_juridique.pipeline import asked, examine, prepare
from dossier_juridique.procedures import PROCEDURES, demandees
from dossier_juridique.read import load_parametres, load_ressorts
from tests.actes.cas import TOUS
from tests.actes.fabrique import Changement, absents, ligne, matiere, modeles_du_bureau, texte
from tests.test_bout_en_bout import RACINE, SAMPLES

SIENS = {
    "refere-provision": "refere_provision",
    "assignation-au-fond": "assignation_paiement",
    "petites-creances": "petites_creances",
    "declaration-de-creance": "declaration_creance",
    "injonction-de-payer-europeenne": "injonction_europeenne",
    "signification-de-l-ordonnance": "signification_ordonnance",
}
PAR_NOM = {p.acte: p for p in PROCEDURES}
COLLECTIVE = {
    "type": "redressement", "jugement": "2026-10-05", "bodacc": "2026-10-14", "numero": "2026RJ0312",
    "juridiction": "tribunal de commerce de Nantes", "mandataire": "SELARL Ferrand",
    "mandataire_adresse": {"lignes": ["5 rue Crébillon"], "code_postal": "44000", "commune": "Nantes"},
}  # fmt: skip
ETUDE = {"nom": "Étude Roux", "adresse": {"lignes": ["2 cours Puget"], "code_postal": "13006", "commune": "Marseille"}}


def de_procedure(acte: str) -> Changement:
    """What an act asks beyond the faultless dossier."""

    def changer(d: dict[str, Any]) -> None:
        d["procedure"].update(
            acte=acte, audience={"date": "2027-01-12", "heure": "14:00", "lieu": "salle A"}, commissaire_de_justice=ETUDE,
            ordonnance_le="2026-11-10", ordonnance_montant=Decimal("10000.00"), ordonnance_numero="2026IP1",
        )  # fmt: skip
        if acte == "declaration-de-creance":
            d["debiteur"]["procedure_collective"] = COLLECTIVE

    return changer


def premier(acte: str, *changements: Changement) -> Document:
    """The act itself, as the row prints it."""
    row = PAR_NOM[acte]
    return row.documents[0].construire(row.matiere(matiere(de_procedure(acte), *changements)))


@pytest.fixture(scope="session", params=SIENS)
def livree(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, dict[str, Any]]:
    sortie = tmp_path_factory.mktemp("procedures") / request.param
    livraison = build(SAMPLES / SIENS[request.param], sortie)
    assert livraison.code == 0, livraison
    return request.param, sortie, dict(livraison.manifeste)


def test_une_procedure_est_une_ligne_que_les_etages_ne_connaissent_pas() -> None:
    actes = [p.acte for p in PROCEDURES]
    assert sorted(actes) == sorted(get_args(ActeDeProcedure)) == sorted({INJONCTION, *LECTURES})
    assert {INJONCTION, *SIENS} == set(actes)
    for etage in ("pipeline", "production", "registre", "cli", "write"):
        source = (RACINE / "src" / "dossier_juridique" / f"{etage}.py").read_text("utf-8")
        assert not [a for a in actes if f'"{a}"' in source], etage
    fichiers = {p.stem for p in (RACINE / "src" / "dossier_juridique" / "procedures").glob("*.py")}
    assert len(fichiers - {"__init__", "procedure"}) == len(PROCEDURES)


def test_chaque_acte_porte_le_nom_de_sa_voie() -> None:
    dossier = prepare(SAMPLES / "impaye_simple")
    voies = {v.id for v in orienter(dossier.dossier, dossier.decompte, dossier.parametres).voies}
    assert set(PAR_NOM) - voies == {"signification-de-l-ordonnance"}
    assert voies - set(PAR_NOM) == {"creances-commerciales-incontestees"}


def test_les_lectures_ne_nomment_que_des_regles_qui_existent() -> None:
    connues = {r.id for r in REGLES}
    for lecture in LECTURES.values():
        assert lecture.ecartees <= connues and set(lecture.gravites) <= connues and set(lecture.articles) <= connues
        assert (lecture.seules or frozenset()) <= connues
    nommables = {*PAR_NOM, *(acte.nom for acte in ACTES)}
    assert all(regle.actes is None or regle.actes <= nommables for regle in REGLES)


def test_l_exemple_sort_entier(livree: tuple[str, Path, dict[str, Any]]) -> None:
    acte, sortie, manifeste = livree
    assert [a["acte"] for a in manifeste["actes"]] == [acte], "tout demande l'acte de la procédure, et lui seul"
    (forme,) = manifeste["actes"]
    assert forme["livre"] and len(forme["mentions"]) >= 10
    for mention in forme["mentions"]:
        x0, haut, x1, bas = mention["boite"]
        assert mention["page"] >= 1 and 0 <= x0 < x1 <= 596 and 0 <= haut < bas <= 843
    noms = {p.name for p in sortie.iterdir()}
    assert {f"{acte}.pdf", "decompte.pdf", "rapport.html", "manifeste.json"} <= noms
    assert any(n.endswith(".docx") for n in noms)
    lecteur = pypdf.PdfReader(sortie / f"{acte}.pdf")
    jointes = sum(p["pages"] for p in manifeste["pieces"]) if PAR_NOM[acte].pieces_jointes else 0
    assert len(lecteur.pages) == manifeste["liasse"]["pages"] > jointes
    assert ("pieces" in noms) == PAR_NOM[acte].pieces_jointes


@pytest.mark.parametrize("acte", SIENS)
def test_l_exemple_suit_le_schema_de_son_acte(acte: str) -> None:
    brut = tomllib.loads((SAMPLES / SIENS[acte] / "dossier.toml").read_text("utf-8"))
    instance = json.loads(json.dumps(brut, default=str))
    schema = json.loads((RACINE / "schemas" / f"{acte}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(instance)
    cle = {"declaration-de-creance": "debiteur", "injonction-de-payer-europeenne": "procedure"}.get(acte, "procedure")
    del instance[cle]
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(instance))


@pytest.mark.parametrize("changement", [*TOUS, None], ids=lambda c: c.__name__ if c else "conforme")
@pytest.mark.parametrize("acte", SIENS)
def test_chaque_mention_est_imprimee(acte: str, changement: Changement | None) -> None:
    doc = premier(acte, *([changement] if changement else []))
    assert [m.id for m in absents(doc, texte(doc))] == []


_ASSIGNER = (
    ("objet", "assignation/corps.html", "Objet de la demande : obtenir", ""),
    ("demandeur", "assignation/corps.html", "À la demande de : ", ""),
    ("defendeur", "assignation/corps.html", "Il est donné assignation à : ", ""),
    ("officier", "assignation/corps.html", "la date, ses nom, prénoms, demeure et signature", "la date"),
    ("audience", "assignation/corps.html", "{{ audience_le|jour_long }}", ""),
    ("audience", "assignation/corps.html", "{{ audience_heure }}", ""),
    ("audience", "assignation/corps.html", "{{ audience_lieu }}", ""),
    ("moyens", "commun/fondements.html", "{{ chef.libelle }}</strong> : {{ chef.fondement }}", "{{ chef.libelle }}</strong>"),
    ("moyens", "commun/recit.html", "la facture n° {{ operation.numero }}", "une facture"),
    ("pieces", "assignation/corps.html", "bordereau annexé", "bordereau"),
    ("comparution", "assignation/corps.html", "sur les seuls éléments fournis par son adversaire", ""),
    ("comparution", "assignation/corps.html", "(CPC, art. 853). La", ". La"),
    ("montants", "assignation/corps.html", "soit au total {{ total|euros }}", "soit"),
    ("montants", "assignation/corps.html", "{{ chef.montant|euros }} {{ chef.demande }}", "{{ chef.demande }}"),
    ("decompte", "assignation/corps.html", "décompte arrêté au {{ au|jour_long }}, annexé", "décompte annexé"),
    ("reproduction", "assignation/corps.html", "« {{ alinea }} »", ""),
    ("posterieurs", "assignation/corps.html", "à compter du {{ interet.du|jour_long }}", ""),
)
_LETTRE = (
    ("creancier", "Le créancier : ", ""), ("defendeur", "Le débiteur : ", ""),
    ("signature", "charte/lettre.html", "<p>{{ cadre.signataire }}</p>", ""),
    ("signature", "charte/lettre.html", "{{ cadre.lieu }}, le {{ cadre.date|jour_long }}", ""),
)  # fmt: skip
RETRAITS: dict[str, tuple[tuple[str, ...], ...]] = {
    "assignation-au-fond": _ASSIGNER,
    "refere-provision": (*_ASSIGNER, ("provision", "assignation/corps.html", "L'article {{ provision }} du", "Le")),
    "petites-creances": (
        *_LETTRE,
        ("officier", "charte/lettre.html", "{% for ligne in cadre.destinataire %}", "{% for ligne in [] %}"),
        ("fondement", "commun/fondements.html", "</strong> : {{ chef.fondement }}", "</strong>"),
        ("montants", "Principal : {{ principal|euros }}", "Principal"),
        ("montants", "pénalités et intérêts : {{ interets|euros }}", "intérêts"),
        ("decompte", "décompte arrêté au {{ au|jour_long }}", "décompte"),
        ("frais", "à la charge exclusive du créancier", "à la charge de chacun"),
    ),
    "declaration-de-creance": (
        *_LETTRE,
        ("destinataire", "charte/lettre.html", "{% for ligne in cadre.destinataire %}", "{% for ligne in [] %}"),
        ("procedure", "{% if jugement %} du {{ jugement|jour_long }}{% endif %}", ""),
        ("procedure", "{{ tribunal }}", ""),
        ("montant", "Montant échu : {{ echu|euros }}", "Montant échu"),
        ("montant", "montant à échoir : {{ a_echoir|euros }}", "à échoir"),
        ("montant", "<td colspan=\"6\">Total déclaré</td>", "<td colspan=\"6\">Total</td>"),
        ("echeances", "{{ facture.echeance|jour_court }}", ""),
        ("interets", "arrêtés au {{ arrete_le|jour_long }}", "arrêtés"),
        ("suretes", "Aucune sûreté", "Rien"),
        ("certification", "certifie sincère", "présente"),
        ("pieces", "joints sous bordereau", "joints"),
    ),
    "injonction-de-payer-europeenne": (
        ("juridiction", "<p>{{ juridiction }}", "<p>"),
        ("parties", "<strong>{{ partie.nom }}</strong>", ""),
        ("parties", "{% if partie.adresse %}, {{ partie.adresse }}{% endif %}", ""),
        ("competence", "{{ competence }}", ""),
        ("transfrontalier", "<p>{{ transfrontalier }}</p>", "<p>x</p>"),
        ("sommes", "{{ ligne.libelle }} : {{ ligne.montant|euros }}", "{{ ligne.libelle }}"),
        ("sommes", "Total : {{ total|euros }}", "Total"),
        ("interets", "{{ ligne.du|jour_court }}", ""),
        ("preuves", "{{ preuve.intitule }}", ""),
        ("declarations", "exactes à sa connaissance", "exactes"),
        ("declarations", "{{ suite }}", ""),
        ("declarations", "charte/acte.html", "<p>{{ cadre.signataire }}</p>", ""),
    ),
    "signification-de-l-ordonnance": (
        *_LETTRE,
        ("officier", "charte/lettre.html", "{% for ligne in cadre.destinataire %}", "{% for ligne in [] %}"),
        ("ordonnance", "{% if ordonnance_le %} le {{ ordonnance_le|jour_long }}{% endif %}", ""),
        ("ordonnance", "{{ president }}", ""),
        ("ordonnance", "pour la somme de {{ montant|euros }}", ""),
        ("delai", "au plus tard le {{ avant_le|jour_long }}", ""),
        ("delai", "expire le {{ expire_le|jour_long }}", "expire"),
        ("copies", "une copie certifiée conforme de la requête et de l'ordonnance", "une copie"),
        ("a-personne", "remis à personne", "remis"),
    ),
}
"""By act: mention, file (that of its body when left out), words taken out of it, words put instead."""


@pytest.mark.parametrize(("acte", "retrait"), [(a, r) for a, retraits in RETRAITS.items() for r in retraits])
def test_une_mention_retiree_du_texte_se_voit(acte: str, retrait: tuple[str, ...], tmp_path: Path) -> None:
    doc = premier(acte)
    identifiant, avant, apres = retrait[0], *retrait[-2:]
    fichier = retrait[1] if len(retrait) == 4 else f"{doc.modele}/corps.html"
    bureau = modeles_du_bureau(tmp_path, fichier, avant, apres)
    assert identifiant in {m.id for m in absents(doc, texte(doc, bureau))}


@pytest.mark.parametrize("acte", list(RETRAITS))
def test_chaque_mention_a_son_retrait(acte: str) -> None:
    # The court is printed in the head and again with the hearing: one passage less does not lose it.
    deux_fois = {"juridiction"} if acte in ASSIGNATIONS else set()
    assert {m.id for m in premier(acte).mentions} - deux_fois == {r[0] for r in RETRAITS[acte]}


@pytest.mark.parametrize("acte", [a for a in SIENS if PAR_NOM[a].pieces_jointes])
@pytest.mark.parametrize("changement", [*TOUS, None], ids=lambda c: c.__name__ if c else "conforme")
def test_chaque_piece_est_citee(acte: str, changement: Changement | None) -> None:
    changements = [changement] if changement else []
    attendus = {int(p.numero) for p in matiere(*changements).pieces}
    groupes = re.findall(r"[Pp]ièces? n° ((?:\d+(?:, | et )?)+)", texte(premier(acte, *changements)))
    assert {int(n) for g in groupes for n in re.findall(r"\d+", g)} == attendus


JURIDICTIONS = [
    ("tribunal de commerce", "Le Puy-en-Velay", "du tribunal de commerce du Puy-en-Velay"),
    ("tribunal des activités économiques", "Marseille", "du tribunal des activités économiques de Marseille"),
    ("tribunal judiciaire", "Annecy", "du tribunal judiciaire d'Annecy"),
    ("chambre commerciale", "Metz", "de la chambre commerciale du tribunal judiciaire de Metz"),
    ("tribunal mixte de commerce", "Saint-Denis de La Réunion", "du tribunal mixte de commerce de Saint-Denis"),
]


@pytest.mark.parametrize(("nature", "siege", "adresse"), JURIDICTIONS)
@pytest.mark.parametrize("acte", ["injonction-de-payer", *sorted(ASSIGNATIONS)])
def test_chaque_juridiction_a_son_adresse_et_son_droit(acte: str, nature: str, siege: str, adresse: str) -> None:
    def saisir(d: dict[str, Any]) -> None:
        d["procedure"]["juridiction"] = {"nature": nature, "siege": siege}
        d["factures"][0]["montant_ttc"] = Decimal("9000.00")

    doc = premier(acte, saisir)
    imprime = texte(doc)
    assert absents(doc, imprime) == ()
    assert adresse in avec_de(libelle(nature, siege))
    assert (adresse if acte != "assignation-au-fond" else adresse.split(" ", 2)[-1].removeprefix("la ")) in imprime
    if acte in ASSIGNATIONS:
        commerce = nature != "tribunal judiciaire"
        propre = ("et 873 " if commerce else "et 835 ") if acte == "refere-provision" else "56, 648 et "
        assert propre in imprime
        assert reproduit(CPC_861_2[0], [imprime]) is commerce
        assert reproduit(CPC_832[0], [imprime]) is not commerce
        assert reproduit(CPC_832[1], [imprime])
        assert ("CPC, art. 853" in imprime) is commerce and ("761 et 762" in imprime) is not commerce


def test_devant_le_tribunal_judiciaire_au_dessus_du_seuil_l_avocat_a_quinze_jours() -> None:
    def saisir(d: dict[str, Any]) -> None:
        d["procedure"]["juridiction"] = {"nature": "tribunal judiciaire", "siege": "Marseille"}

    imprime = texte(premier("assignation-au-fond", saisir))
    assert "constituer avocat dans les quinze jours de l'assignation" in imprime
    assert not reproduit(CPC_832[0], [imprime])


def test_les_dommages_sont_au_tableau_et_dans_le_total() -> None:
    def demander(d: dict[str, Any]) -> None:
        d["demande"] = {"chefs": [{"type": "dommages", "libelle": "Préjudice", "montant": "450.00", "pieces": ["contrat"]}]}

    doc = premier("assignation-au-fond", demander)
    imprime = texte(doc)
    faits: Any = doc.faits
    assert absents(doc, imprime) == ()
    assert sum(c.montant for c in faits.chefs) == faits.total == faits.au_decompte + Decimal("450.00")
    tableau = imprime[imprime.index("6. Les sommes demandées") : imprime.index("7. Ce qui est demandé")]
    assert ligne(euros(faits.total)) in tableau
    assert "Préjudice 450,00" in tableau.replace("\u00a0", " ")
    objet = imprime[imprime.index("3. L'objet") : imprime.index("4. Les faits")]
    assert "selon décompte arrêté au" in objet and "arrêtée" not in objet
    assert "la somme de" in texte(premier("assignation-au-fond")) and "arrêtée au" in texte(premier("assignation-au-fond"))


def test_rien_ne_court_plus_apres_le_jugement() -> None:
    decompte = PAR_NOM["declaration-de-creance"].documents[-1]
    ouverte = a_la_veille(matiere(de_procedure("declaration-de-creance")))
    assert "chaque jour de retard" not in texte(decompte.construire(ouverte))
    assert "chaque jour de retard" in texte(decompte.construire(matiere()))


def test_la_declaration_s_arrete_a_la_veille_du_jugement() -> None:
    lu = prepare(SAMPLES / "declaration_creance")
    m = Matiere(lu.dossier, lu.au, lu.decompte, lu.parametres, numeroter(lu.dossier))
    veille = a_la_veille(m)
    assert veille.decompte.au == date(2026, 10, 4) and veille.au == lu.au
    for x in veille.decompte.lignes:
        assert all(s.au <= date(2026, 10, 4) for s in x.segments)
    faits: Any = PAR_NOM["declaration-de-creance"].documents[0].construire(veille).faits
    echue, a_echoir = faits.factures
    assert echue.echue and echue.indemnite == Decimal("40.00") and echue.interets > 0
    assert not a_echoir.echue and (a_echoir.interets, a_echoir.indemnite) == (0, 0)
    assert faits.echu + faits.a_echoir == faits.total == veille.decompte.total
    assert faits.a_echoir == a_echoir.principal == Decimal("1782.00")


@pytest.mark.parametrize("jugement", ["2026-04-30", "2026-05-01", "2026-05-02"])
def test_quarante_euros_seulement_pour_un_retard_anterieur(jugement: str) -> None:
    def ouvrir(d: dict[str, Any]) -> None:
        d["debiteur"]["procedure_collective"] = {**COLLECTIVE, "jugement": jugement}

    m = a_la_veille(matiere(ouvrir))
    natures = {x.nature for x in m.decompte.lignes}
    assert (Nature.INDEMNITE in natures) == (jugement == "2026-05-02")
    assert (Nature.PENALITES in natures) == (jugement == "2026-05-02")


def _ecrire(dossier: Path, contenu: dict[str, Any]) -> Path:
    dossier.mkdir()
    (dossier / "dossier.json").write_text(json.dumps(contenu, default=str), "utf-8")
    return dossier


def _simple() -> dict[str, Any]:
    return json.loads(json.dumps(tomllib.loads((SAMPLES / "impaye_simple" / "dossier.toml").read_text("utf-8")), default=str))


def test_une_procedure_collective_donne_une_declaration_et_aucune_lettre(tmp_path: Path) -> None:
    contenu = _simple()
    contenu["debiteur"]["procedure_collective"] = COLLECTIVE
    cible = _ecrire(tmp_path / "d", contenu)
    (cible / "pieces").symlink_to(SAMPLES / "impaye_simple" / "pieces")
    lu = prepare(cible, fichiers=False)
    verdicts = {a.acte: a.verdict for a in examine(lu).actes}
    assert verdicts.pop("declaration-de-creance") is Verdict.CONFORME
    assert set(verdicts) == {"relance-1", "relance-2", "relance-3", "mise-en-demeure", "injonction-de-payer"}
    assert set(verdicts.values()) == {Verdict.BLOQUE}
    for acte in sorted(ASSIGNATIONS):
        assert examine(lu, acte).acte(acte).verdict is Verdict.BLOQUE
    del contenu["lettre"], contenu["procedure"]
    seule = prepare(_ecrire(tmp_path / "seule", contenu), fichiers=False).dossier
    assert asked(seule, "tout") == demandees(seule) == ("declaration-de-creance",)
    # The state alone is enough to ask for it; it is then refused, with what is to be filled in.
    contenu["debiteur"].update(procedure_collective=False, etat="liquidation")
    etat = prepare(_ecrire(tmp_path / "etat", contenu), fichiers=False)
    assert demandees(etat.dossier) == ("declaration-de-creance",)
    assert examine(etat).acte("declaration-de-creance").verdict is Verdict.BLOQUE


def test_une_creance_prescrite_ne_donne_ni_requete_ni_assignation(tmp_path: Path) -> None:
    contenu = _simple()
    facture = contenu["factures"][0]
    facture.update(emise_le="2020-03-30", livree_le="2020-03-26", recue_le="2020-03-26", echeance="2020-04-29")
    contenu["procedure"]["audience"] = {"date": "2027-01-12", "heure": "14:00", "lieu": "salle A"}
    lu = prepare(_ecrire(tmp_path / "d", contenu), fichiers=False)
    for acte in ("injonction-de-payer", *sorted(ASSIGNATIONS), "petites-creances", "injonction-de-payer-europeenne"):
        constats = {c.id for c in examine(lu, acte).acte(acte).constats if c.retient}
        assert "com-l110-4-prescription-quinquennale" in constats, acte


def test_les_donnees_du_formulaire_a_sont_celles_de_la_fiche(livree: tuple[str, Path, dict[str, Any]]) -> None:
    acte, sortie, manifeste = livree
    if PAR_NOM[acte].donnees is None:
        assert not list(sortie.glob("*-*.json"))
        return
    donnees = json.loads((sortie / f"{acte}.json").read_text("utf-8"))
    interets = sum(Decimal(x["montant"]) for x in donnees["7_interets"]["echus"])
    frais = sum(Decimal(x["montant"]) for x in (*donnees["9_frais"], *donnees["8_penalites_contractuelles"]))
    assert Decimal(donnees["6_principal"]["montant"]) + interets + frais == Decimal(donnees["total"])
    assert donnees["total"] == manifeste["total"]
    assert donnees["4_caractere_transfrontalier"] == {"creancier": "FR", "debiteur": "BE", "juridiction": "FR"}
    assert len(donnees["10_preuves"]) == len(manifeste["pieces"])


def _calendrier(*changements: Changement) -> dict[str, Any]:
    m = matiere(*changements)
    trouves = calendrier(m.dossier, load_parametres(), m.au, decompte=compute(m.dossier, load_parametres(), m.au),
                         ressorts=load_ressorts(m.dossier.debiteur.adresse))  # fmt: skip
    return {d.id: d for d in trouves.delais}


def test_les_delais_avant_l_audience() -> None:
    au_fond = _calendrier(de_procedure("assignation-au-fond"))
    audience = date(2027, 1, 12)
    assert au_fond["assignation_delivrance"].terme == audience - timedelta(days=15) == date(2026, 12, 28)
    assert au_fond["assignation_copie_au_greffe"].annonce == date(2027, 1, 4)
    assert au_fond["audience"].annonce == audience and "consignation_frais" not in au_fond

    def judiciaire(d: dict[str, Any]) -> None:
        d["procedure"]["juridiction"] = {"nature": "tribunal judiciaire", "siege": "Marseille"}
        d["procedure"]["audience"]["date"] = "2027-01-18"
        d["procedure"]["copie_au_greffe_le"] = "2026-11-20"

    civil = _calendrier(de_procedure("assignation-au-fond"), judiciaire)
    # 2 and 3 January 2027 are a weekend and 1 January a holiday: the safe day is earlier, never later.
    assert civil["assignation_copie_au_greffe"].terme == date(2027, 1, 3)
    assert civil["assignation_copie_au_greffe"].annonce == date(2026, 12, 31)
    assert civil["assignation_copie_au_greffe"].etat == "accompli" and "assignation_delivrance" not in civil
    refere = _calendrier(de_procedure("refere-provision"))
    assert "assignation_delivrance" not in refere and refere["audience"].annonce == audience


@pytest.mark.parametrize(("le", "etat"), [(None, "a_venir"), ("2026-11-20", "accompli")])
def test_la_declaration_envoyee_est_un_delai_accompli(le: str | None, etat: str) -> None:
    def ouvrir(d: dict[str, Any]) -> None:
        d["debiteur"]["procedure_collective"] = {**COLLECTIVE, **({"declaree_le": le} if le else {})}

    assert _calendrier(ouvrir)["declaration_creance"].etat == etat
