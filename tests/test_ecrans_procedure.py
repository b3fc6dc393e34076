"""What ``delais`` and ``orienter`` show: text, the JSON of the contract, a calendar that a strict reader takes."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from dossier_juridique import agenda, ecrans_procedure
from dossier_juridique.creance import compute
from dossier_juridique.droit.calendrier import Calendrier, calendrier
from dossier_juridique.droit.voies import orienter
from dossier_juridique.errors import DossierInvalide
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.read import load_parametres, load_ressorts
from tests.droit.cas_de_regle import base, poser

PARAMETRES = load_parametres()
AU = date(2026, 11, 22)
SUIVI = {
    "procedure__ordonnance_le": "2026-09-25",
    "procedure__signification_le": "2026-11-16",
    "procedure__frais_payes_le": None,
    "debiteur__procedure_collective": {"type": "liquidation", "bodacc": "2026-10-25"},
}


def lire(**cles: Any) -> Dossier:
    mapping = base()
    for cle, valeur in cles.items():
        poser(mapping, cle.replace("__", "."), valeur)
    return Dossier.model_validate(mapping)


def compter(dossier: Dossier, au: date = AU) -> Calendrier:
    ressorts = load_ressorts(dossier.debiteur.adresse)
    return calendrier(dossier, PARAMETRES, au, decompte=compute(dossier, PARAMETRES, au), ressorts=ressorts)


def voies_json(dossier: Dossier, au: date = AU) -> dict[str, Any]:
    orientation = orienter(
        dossier, compute(dossier, PARAMETRES, au), PARAMETRES, load_ressorts(dossier.debiteur.adresse)
    )
    forme = ecrans_procedure.roads_json(dossier.reference, au, orientation)
    relu: dict[str, Any] = json.loads(json.dumps(forme))
    return relu


# --- a strict reader of RFC 5545, for what is written here -------------------------------------------------------

_LIGNE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[^;:\"]+)*):(.*)", re.S)
_UNE_FOIS = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP", "ACTION", "TRIGGER"}


def deplier(octets: bytes) -> list[str]:
    """Content lines: every physical line ends by CRLF and holds 75 octets at most, in whole UTF-8 characters."""
    assert octets.endswith(b"\r\n")
    physiques = octets[:-2].split(b"\r\n")
    lignes: list[str] = []
    for physique in physiques:
        assert 0 < len(physique) <= 75 and b"\r" not in physique and b"\n" not in physique
        texte = physique.decode("utf-8")
        assert not any(ord(c) < 32 or ord(c) == 127 for c in texte)
        if texte.startswith(" "):
            lignes[-1] += texte[1:]
        else:
            lignes.append(texte)
    return lignes


def valeur_texte(brut: str) -> str:
    """An unescaped TEXT value; a bare « ; » or « , » or a lone backslash is refused."""
    assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,nN])*", brut), brut
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], brut)


def relire(octets: bytes) -> list[dict[str, Any]]:
    """The events of a calendar, their alarms under ``ALARMES``; structure, required properties and forms checked."""
    lignes = deplier(octets)
    assert lignes[0] == "BEGIN:VCALENDAR" and lignes[-1] == "END:VCALENDAR"
    pile: list[tuple[str, dict[str, Any]]] = []
    evenements: list[dict[str, Any]] = []
    calendrier_: dict[str, Any] = {}
    for ligne in lignes:
        trouve = _LIGNE.fullmatch(ligne)
        assert trouve, ligne
        nom, parametres, valeur = trouve.groups()
        if nom == "BEGIN":
            attendus = {"VCALENDAR": [], "VEVENT": ["VCALENDAR"], "VALARM": ["VCALENDAR", "VEVENT"]}[valeur]
            assert [p[0] for p in pile] == attendus
            pile.append((valeur, calendrier_ if valeur == "VCALENDAR" else {}))
        elif nom == "END":
            composant, contenu = pile.pop()
            assert composant == valeur
            if valeur == "VEVENT":
                assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= contenu.keys()
                evenements.append(contenu)
            elif valeur == "VALARM":
                assert contenu.keys() == {"ACTION", "TRIGGER", "DESCRIPTION"} and contenu["ACTION"] == "DISPLAY"
                pile[-1][1].setdefault("ALARMES", []).append(contenu)
        else:
            contenu = pile[-1][1]
            assert not (nom in _UNE_FOIS and nom in contenu), nom
            if nom in ("DTSTART", "DTEND"):
                assert parametres == ";VALUE=DATE"
                contenu[nom] = date.fromisoformat(f"{valeur[:4]}-{valeur[4:6]}-{valeur[6:]}")
            elif nom == "DTSTAMP":
                assert re.fullmatch(r"\d{8}T\d{6}Z", valeur) and not parametres
                contenu[nom] = valeur
            elif nom == "TRIGGER":
                assert re.fullmatch(r"-P\d+D", valeur)
                contenu[nom] = int(valeur[2:-1])
            else:
                contenu[nom] = valeur_texte(valeur)
    assert not pile and evenements
    assert calendrier_["VERSION"] == "2.0" and calendrier_["PRODID"]
    uids = [e["UID"] for e in evenements]
    assert len(uids) == len(set(uids))
    return evenements


# --- delais ------------------------------------------------------------------------------------------------------


def test_json_des_delais_suit_le_contrat() -> None:
    dossier = lire(**SUIVI)
    forme = json.loads(json.dumps(ecrans_procedure.deadlines_json("2026-041", AU, compter(dossier))))
    assert (forme["version"], forme["reference"], forme["au"]) == (1, "2026-041", "2026-11-22")
    par_id = {d["id"]: d for d in forme["delais"]}
    signification = par_id["signification"]
    attendu = {
        "id": "signification",
        "debut": "2026-09-25",
        "terme": "2026-12-25",
        "terme_reporte": "2026-12-28",
        "terme_prudent": "2026-12-24",
        "article": "CPC, art. 1411",
        "etat": "accompli",
    }
    assert {cle: signification[cle] for cle in attendu} == attendu and signification["effet"]
    assert {"prescription", "reponse_mise_en_demeure", "consignation_frais", "signification", "opposition",
            "titre_executoire", "declaration_creance"} <= par_id.keys()  # fmt: skip
    for delai in forme["delais"]:
        assert delai["etat"] in ("a_venir", "proche", "depasse", "accompli")


def test_texte_des_delais() -> None:
    texte = ecrans_procedure.deadlines("2026-041", AU, compter(lire(**SUIVI)))
    assert "24/12/2026  à venir   Déclaration de la créance  [declaration_creance]" in texte
    assert "terme 25/12/2026, reporté au 28/12/2026, prudent 24/12/2026" in texte
    assert max(len(ligne) for ligne in texte.splitlines()) <= 100
    sans = ecrans_procedure.deadlines("X", AU, compter(lire(procedure__signification_le="2026-11-16")))
    assert "Non calculés\u00a0:" in sans and "date de l'ordonnance" in sans


def test_texte_sans_aucun_delai() -> None:
    assert "Aucun délai" in ecrans_procedure.deadlines("X", AU, Calendrier((), ()))


# --- the calendar ------------------------------------------------------------------------------------------------


def test_l_agenda_se_relit_et_tient_la_date_prudente() -> None:
    dossier = lire(**SUIVI)
    compte = compter(dossier)
    evenements = relire(agenda.calendar_file(dossier, AU, compte))
    assert len(evenements) == len(compte.delais)
    for evenement, delai in zip(evenements, compte.delais, strict=True):
        assert evenement["DTSTART"] == delai.annonce
        assert evenement["DTEND"] == delai.annonce + timedelta(days=1)
        assert evenement["DTSTAMP"] == "20261122T000000Z"
        assert delai.intitule in evenement["SUMMARY"] and "Hôtel du Vieux Port" in evenement["SUMMARY"]
        assert delai.effet in evenement["DESCRIPTION"]
    declaration = next(e for e in evenements if e["SUMMARY"].startswith("Déclaration"))
    assert declaration["DTSTART"] == date(2026, 12, 24)
    assert [alarme["TRIGGER"] for alarme in declaration["ALARMES"]] == [15, 3]
    prescription = next(e for e in evenements if e["SUMMARY"].startswith("Prescription"))
    assert [alarme["TRIGGER"] for alarme in prescription["ALARMES"]] == [90, 15, 3]


@pytest.mark.parametrize(("jours", "attendu"), [(20, [15, 3]), (4, [3]), (2, [0]), (0, [0]), (-1, [])])
def test_le_delai_le_plus_proche_sonne_toujours(jours: int, attendu: list[int]) -> None:
    dossier = lire(**SUIVI)
    declaration = next(d for d in compter(dossier).delais if d.id == "declaration_creance")
    au = declaration.annonce - timedelta(days=jours)
    declaration = replace(declaration, etat="proche")
    (evenement,) = relire(agenda.calendar_file(dossier, au, Calendrier((declaration,), ())))
    assert [alarme["TRIGGER"] for alarme in evenement.get("ALARMES", [])] == attendu


def test_ce_qui_est_fait_ou_manque_ne_sonne_pas() -> None:
    dossier = lire(**SUIVI)
    evenements = relire(agenda.calendar_file(dossier, AU, compter(dossier)))
    faits = [e for e in evenements if e["SUMMARY"].startswith(("[accompli]", "[dépassé]"))]
    assert len(faits) >= 2 and not any("ALARMES" in e for e in faits)


def test_une_alarme_deja_passee_n_est_pas_ecrite() -> None:
    dossier = lire(procedure__frais_payes_le=None)  # costs due on 2026-12-07
    for au, attendues in ((AU, [15, 3]), (date(2026, 11, 23), [3]), (date(2026, 12, 5), [0])):
        evenements = relire(agenda.calendar_file(dossier, au, compter(dossier, au)))
        frais = next(e for e in evenements if e["SUMMARY"].startswith("Frais"))
        assert [a["TRIGGER"] for a in frais.get("ALARMES", [])] == attendues


def test_memes_octets_et_meme_identifiant_quand_la_date_bouge() -> None:
    dossier = lire(**SUIVI)
    assert agenda.calendar_file(dossier, AU, compter(dossier)) == agenda.calendar_file(dossier, AU, compter(dossier))
    deplace = lire(**{**SUIVI, "procedure__ordonnance_le": "2026-10-25"})
    avant, apres = (
        {e["SUMMARY"]: e["UID"] for e in relire(agenda.calendar_file(d, AU, compter(d)))} for d in (dossier, deplace)
    )
    assert avant == apres
    autre = lire(**{**SUIVI, "reference": "2026-042"})
    uids = {e["UID"] for e in relire(agenda.calendar_file(autre, AU, compter(autre)))}
    assert uids.isdisjoint(avant.values())


@pytest.mark.parametrize(
    "reference",
    [
        'a;b,c\\d:e"f',
        "BEGIN:VEVENT\nEND:VCALENDAR",
        "é" * 200,
        "🧾" * 60,
        "signe inverse\n SUMMARY:faux",
        "\\n",
    ],
)
def test_un_texte_etranger_ne_casse_pas_l_agenda(reference: str) -> None:
    dossier = lire(reference=reference)
    compte = compter(dossier)
    evenements = relire(agenda.calendar_file(dossier, AU, compte))
    assert len(evenements) == len(compte.delais)
    propre = "".join(c for c in reference if c.isprintable() or c == "\n").strip()
    assert propre in evenements[0]["SUMMARY"]


def test_un_agenda_sans_delai_est_refuse() -> None:
    with pytest.raises(DossierInvalide) as refus:
        agenda.calendar_file(lire(), AU, Calendrier((), ()))
    assert refus.value.code == 3 and "dossier delais" in refus.value.remede


# --- orienter ----------------------------------------------------------------------------------------------------


def test_json_des_voies_suit_le_contrat() -> None:
    forme = voies_json(lire())
    assert (forme["version"], forme["reference"], forme["au"]) == (1, "2026-041", "2026-11-22")
    juridiction = forme["juridiction"]
    assert {cle: juridiction[cle] for cle in ("nature", "siege", "libelle", "a_confirmer")} == {
        "nature": "tribunal des activités économiques",
        "siege": "Marseille",
        "libelle": "tribunal des activités économiques de Marseille",
        "a_confirmer": False,
    }
    voies = {v["id"]: v for v in forme["voies"]}
    injonction = voies["injonction-de-payer"]
    assert injonction["ouverte"] is True
    assert [(f["libelle"], f["montant"]) for f in injonction["frais"]] == [
        ("frais de greffe (à vérifier auprès du greffe)", "30.23")
    ]
    for voie in voies.values():
        assert voie["motifs"] and all(m["message"] and m["article"] for m in voie["motifs"])
        assert all(re.fullmatch(r"\d+\.\d{2}", f["montant"]) for f in voie["frais"])
    assert Decimal(forme["montants"]["total"]) == Decimal("10735.65")


def test_json_d_une_commune_ambigue() -> None:
    adresse = {"lignes": ["1 rue"], "code_postal": "02000", "commune": "Inconnue"}
    juridiction = voies_json(lire(debiteur__adresse=adresse, procedure__juridiction=None))["juridiction"]
    assert juridiction["a_confirmer"] is True
    assert [juridiction[cle] for cle in ("nature", "siege", "libelle")] == [None, None, None]
    assert {c["siege"] for c in juridiction["candidates"]} == {"Saint-Quentin", "Soissons"}


def test_texte_des_voies() -> None:
    dossier = lire(debiteur__adresse={"lignes": ["1 rue"], "code_postal": "67000", "commune": "Strasbourg"},
                   procedure__juridiction=None)  # fmt: skip
    orientation = orienter(
        dossier, compute(dossier, PARAMETRES, AU), PARAMETRES, load_ressorts(dossier.debiteur.adresse)
    )
    texte = ecrans_procedure.roads("2026-041", AU, orientation)
    assert "chambre commerciale du tribunal judiciaire de Strasbourg" in texte
    assert "Monsieur ou Madame le Président de la chambre commerciale" in texte
    assert "OUVERTE  Injonction de payer  [injonction-de-payer]" in texte
    assert "fermée   Déclaration de créance  [declaration-de-creance]" in texte
    assert max(len(ligne) for ligne in texte.splitlines()) <= 100
    # No breakable space before a double sign, anywhere in what is written (the legend's « ! » is a bullet).
    assert not re.search(r"\w [:;?]", texte)
    assert "appartient à la personne" in texte


def test_texte_d_une_juridiction_a_etablir() -> None:
    adresse = {"lignes": ["1 rue"], "code_postal": "02000", "commune": "Inconnue"}
    dossier = lire(debiteur__adresse=adresse, procedure__juridiction=None)
    orientation = orienter(
        dossier, compute(dossier, PARAMETRES, AU), PARAMETRES, load_ressorts(dossier.debiteur.adresse)
    )
    texte = ecrans_procedure.roads("2026-041", AU, orientation)
    assert "Juridiction\u00a0: à établir" in texte and "Soissons" in texte
