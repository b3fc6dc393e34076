"""« dossier courrier » : ce qui a été envoyé est figé, et le fichier du dossier ne perd pas une virgule."""

from __future__ import annotations

import email
import email.policy
import hashlib
import json
import re
import shutil
import subprocess
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dossier_juridique import cli, envoi
from dossier_juridique.errors import DossierInvalide
from dossier_juridique.historique import append_entries
from tests.commande import dossier
from tests.test_bout_en_bout import SAMPLES

ENTREES: list[tuple[str, dict[str, Any]]] = [
    ("courriers", {"acte": "relance-2", "date": date(2026, 11, 20), "canal": "lrar", "numero": '1A "é"', "pieces": ["x"]}),
    ("pieces", {"id": "x", "fichier": "courriers/x.pdf"}),
]
TOML = {
    "aucun bloc, fin sans saut de ligne": "a = 1 # note",
    "blocs séparés et commentaires": '[[courriers]]\nacte = "x"\n# à lui\n\n# au suivant\n[b]\nx = 1\n[[courriers]]\n'
    'acte = "y"\n# suite\n[b2]\nz = 0.10\n',
    "texte qui ressemble à un bloc": '[[courriers]]\nacte = "x"\nobjet = """\n[faux]\n[[courriers]]\n"""\n[b]\nx = 1\n',
    "liste en ligne": 'courriers = [ { acte = "x" } ]  # note\n[b]\nx = 2  # c\n',
    "liste sur plusieurs lignes": 'courriers = [\n  { acte = "x" }, # n1\n  # fin\n]\npieces = []\n[b]\nx = 2\n',
    "fins de ligne de Windows": 'a = 1 # é\r\n\r\n[[courriers]]\r\nacte = "x"\r\n\r\n[b]\r\nc = 1\r\n',
    "marque d'ordre des octets": '\ufeffa = 1\n[[pieces]]\nid = "y"\n',
}
JSON = {
    "sur une ligne": '{"a": 1.10, "courriers": []}',
    "sans les clés": '{\n\t"a": 1.10,\n\t"b": "[[courriers]] }"\n}\n',
    "mis en page": '{\n  "courriers": [\n    {"x": 1}\n  ],\n  "z": {"courriers": []}\n}\n',
}


@pytest.mark.parametrize("nom", [*TOML, *JSON])
def test_le_fichier_ne_fait_que_gagner_des_lignes(nom: str, tmp_path: Path) -> None:
    avant = (TOML | JSON)[nom]
    fichier = tmp_path / ("dossier.json" if nom in JSON else "dossier.toml")
    fichier.write_bytes(avant.encode("utf-8"))
    apres = append_entries(fichier, ENTREES)
    assert fichier.read_bytes() == avant.encode("utf-8"), "rien n'est écrit avant que tout soit prêt"
    lire = json.loads if nom in JSON else tomllib.loads
    ancien, neuf = lire(avant.removeprefix("\ufeff")), lire(apres.removeprefix("\ufeff"))
    assert len(neuf["courriers"]) == len(ancien.get("courriers", [])) + 1
    assert neuf["courriers"][-1]["numero"] == '1A "é"' and neuf["pieces"][-1]["id"] == "x"
    assert {c: v for c, v in neuf.items() if c not in ("courriers", "pieces")} == {
        c: v for c, v in ancien.items() if c not in ("courriers", "pieces")
    }
    for commentaire in ("# note", "# à lui", "# au suivant", "# suite", "# n1", "# fin", "# c", "# é", "1.10", "0.10"):
        assert apres.count(commentaire) == avant.count(commentaire)
    if "\r\n" in avant:
        assert "\n" not in apres.replace("\r\n", "")
    assert apres.startswith("\ufeff") == avant.startswith("\ufeff")


def test_une_liste_qui_n_en_est_pas_une_est_refusee(tmp_path: Path) -> None:
    (tmp_path / "dossier.toml").write_text("courriers = 3\n")
    with pytest.raises(DossierInvalide, match="sans réécrire"):
        append_entries(tmp_path / "dossier.toml", ENTREES)


@pytest.fixture(autouse=True)
def aujourd_hui(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of these tests: what is frozen cannot be of a later one."""
    monkeypatch.setattr(cli, "_aujourd_hui", lambda: date(2026, 11, 29))


def courrier(*args: str | Path) -> subprocess.CompletedProcess[str]:
    return dossier("courrier", *args)


def test_la_lettre_envoyee_est_figee_et_l_historique_complete(tmp_path: Path) -> None:
    cible = tmp_path / "d"
    shutil.copytree(SAMPLES / "impaye_simple", cible)
    tue = cible / "courriers" / ".courrier.abc.en-cours"
    tue.mkdir(parents=True)
    (tue / ".verrou").touch()
    avant = (cible / "dossier.toml").read_text("utf-8")
    envoi = (cible, "mise-en-demeure", "--date", "2026-11-20", "--canal", "lrar", "--numero", "1A 204 118 3310 0",
             "--preuve", SAMPLES / "impaye_simple" / "pieces" / "preuve-depot.jpg")  # fmt: skip
    rendu = courrier(*envoi)
    assert rendu.returncode == 0, rendu.stderr
    fige = cible / "courriers" / "2026-11-20_mise-en-demeure"
    assert [p.name for p in fige.parent.iterdir()] == [fige.name], "ce qu'un envoi tué a laissé s'en va au suivant"
    fiche = json.loads((fige / "courrier.json").read_text("utf-8"))
    assert {p.name for p in fige.iterdir()} == {*fiche["fichiers"], "courrier.json"}
    assert set(fiche["fichiers"]) == {"mise-en-demeure.pdf", "mise-en-demeure.docx", "decompte.pdf", "preuve-01.jpg"}
    for nom, empreinte in fiche["fichiers"].items():
        assert hashlib.sha256((fige / nom).read_bytes()).hexdigest() == empreinte
    assert fiche["total"] == "24117.92" and fiche["elements"]["principal"] == "22557.60"
    assert fiche["modeles"]["mise_en_demeure/corps.html"] and fiche["modeles"]["charte/lettre.html"] and fiche["mentions"]
    assert any("1A 204 118 3310 0" in t for t in [_texte(fige / "mise-en-demeure.pdf")])
    apres = (cible / "dossier.toml").read_text("utf-8")
    reste = iter(apres.splitlines())
    assert all(ligne in reste for ligne in avant.splitlines())
    dernier = tomllib.loads(apres)["courriers"][-1]
    assert dernier["numero"] == "1A 204 118 3310 0" and len(dernier["pieces"]) == 2
    pieces = {p["id"]: p for p in tomllib.loads(apres)["pieces"]}
    for identifiant in dernier["pieces"]:
        piece = pieces[identifiant]
        assert hashlib.sha256((cible / piece["fichier"]).read_bytes()).hexdigest() == piece["sha256"]
    double = courrier(*envoi)
    assert double.returncode == 2 and "20/11/2026" in double.stderr and "--force" in double.stderr
    assert (cible / "dossier.toml").read_text("utf-8") == apres
    assert courrier(*envoi, "--force").returncode == 0
    assert (cible / "courriers" / "2026-11-20_mise-en-demeure_2").is_dir()
    assert len(tomllib.loads((cible / "dossier.toml").read_text("utf-8"))["courriers"]) == 4
    repris = courrier(cible, "mise-en-demeure", "--date", "2026-11-21", "--canal", "lrar", "--numero", "1A 204 118 3310 0")
    assert repris.returncode == 2 and "1A 204 118 3310 0" in repris.stderr and "20/11/2026" in repris.stderr


def test_un_recommande_sans_numero_est_fige_avec_un_avertissement(tmp_path: Path) -> None:
    cible = tmp_path / "d"
    shutil.copytree(SAMPLES / "impaye_simple", cible)
    rendu = courrier(cible, "mise-en-demeure", "--date", "2026-11-20", "--canal", "lrar")
    assert rendu.returncode == 0, rendu.stderr
    dernier = tomllib.loads((cible / "dossier.toml").read_text("utf-8"))["courriers"][-1]
    assert "numero" not in dernier and "sans numéro" in rendu.stderr and "--numero" in rendu.stderr


def test_le_numero_prevu_par_le_dossier_est_imprime_et_note(tmp_path: Path) -> None:
    cible = tmp_path / "d"
    shutil.copytree(SAMPLES / "impaye_simple", cible)
    fichier = cible / "dossier.toml"
    texte = re.sub(r"(?m)^(\[lettre\].*)$", r'\1\nnumero = "1A 204 000 0000 1"', fichier.read_text("utf-8"))
    fichier.write_text(texte, "utf-8")
    rendu = courrier(cible, "mise-en-demeure", "--date", "2026-11-20", "--canal", "lrar")
    assert rendu.returncode == 0, rendu.stderr
    assert "1A 204 000 0000 1" in _texte(cible / "courriers" / "2026-11-20_mise-en-demeure" / "mise-en-demeure.pdf")
    assert tomllib.loads(fichier.read_text("utf-8"))["courriers"][-1]["numero"] == "1A 204 000 0000 1"
    assert "sans numéro" not in rendu.stderr


@pytest.mark.parametrize(
    ("acte", "canal", "dit"),
    [
        ("mise-en-demeure", "commissaire_de_justice", "Remise par commissaire de justice"),
        ("mise-en-demeure", "lettre_simple", ""),
        ("mise-en-demeure", "courriel", "Par courriel"),
        ("relance-1", "lrar", "Lettre recommandée avec demande d’avis de réception n° 1A 7"),
        ("relance-2", "commissaire_de_justice", "Remise par commissaire de justice"),
        ("relance-3", "lettre_simple", ""),
        ("accuse-de-paiement", "lre", "Lettre recommandée électronique n° 1A 7"),
    ],
)
def test_ce_qui_est_fige_dit_le_canal_par_lequel_il_est_parti(acte: str, canal: str, dit: str, tmp_path: Path) -> None:
    fichier = tmp_path / "d" / "dossier.toml"
    shutil.copytree(SAMPLES / "impaye_simple", fichier.parent)
    texte = fichier.read_text("utf-8").replace("[lettre]", "[accuse_de_paiement]\n\n[lettre]")
    texte += '\n[[paiements]]\ndate = 2026-11-10\nmontant = 100.00\nmode = "virement"\n'
    fichier.write_text(texte, "utf-8")
    numero = ("--numero", "1A 7") if canal in ("lrar", "lre") else ()
    rendu = courrier(fichier.parent, acte, "--date", "2026-11-20", "--canal", canal, *numero)
    assert rendu.returncode == 0, rendu.stderr
    fige = fichier.parent / "courriers" / f"2026-11-20_{acte}"
    tete = _texte(fige / f"{acte}.pdf").partition("Objet :")[0].replace("\u00a0", " ")
    assert dit in tete
    for autre in ("recommandée", "courriel", "commissaire"):
        assert (autre in tete) == (autre in dit)
    assert (fige / f"{acte}.eml").exists() == (canal == "courriel")


def test_la_mise_en_demeure_par_courriel_fige_le_message_et_ce_qu_il_joint(tmp_path: Path) -> None:
    cible = tmp_path / "d"
    shutil.copytree(SAMPLES / "impaye_simple", cible)
    assert courrier(cible, "mise-en-demeure", "--date", "2026-11-20", "--canal", "courriel").returncode == 0
    fige = cible / "courriers" / "2026-11-20_mise-en-demeure"
    message = email.message_from_bytes((fige / "mise-en-demeure.eml").read_bytes(), policy=email.policy.default)
    joints = [p.get_filename() for p in message.iter_attachments()]
    assert joints[0] == "mise-en-demeure.pdf" and joints[-1] == "decompte.pdf" and len(joints) == 3
    assert "met en demeure de payer" in message.get_body(("plain",)).get_content()


@pytest.mark.parametrize("acte", ["relance-1", "mise-en-demeure", "accuse-de-paiement", "echeancier"])
def test_une_lettre_ne_s_envoie_pas_par_telephone(acte: str, tmp_path: Path) -> None:
    cible = tmp_path / "d"
    shutil.copytree(SAMPLES / "accord_amiable", cible)
    avant = (cible / "dossier.toml").read_bytes()
    rendu = courrier(cible, acte, "--date", "2026-11-20", "--canal", "telephone")
    assert rendu.returncode == 2 and acte in rendu.stderr and "appel --date 2026-11-20 --canal telephone" in rendu.stderr
    assert (cible / "dossier.toml").read_bytes() == avant and not (cible / "courriers").exists()


def test_un_appel_se_note_par_telephone_ou_par_le_courriel_qui_le_confirme(tmp_path: Path) -> None:
    for canal, code in (("lrar", 2), ("lettre_simple", 2), ("commissaire_de_justice", 2), ("telephone", 0), ("courriel", 0)):
        cible = tmp_path / canal
        shutil.copytree(SAMPLES / "accord_amiable", cible)
        rendu = courrier(cible, "appel", "--date", "2026-11-20", "--canal", canal)
        assert rendu.returncode == code, rendu.stderr
        assert code == 0 or "téléphone" in rendu.stderr
        assert (cible / "courriers" / "2026-11-20_appel" / "appel.pdf").exists() == (code == 0)


@pytest.mark.parametrize(
    ("jours", "dits"),
    [
        (("2026-11-30",), ("30/11/2026", "29/11/2026", "--date", "dossier build")),
        (("2027-11-20",), ("20/11/2027", "29/11/2026")),
        (("2026-11-20", "--depose-le", "2026-11-30"), ("30/11/2026", "--depose-le")),
        (("2026-11-20", "--depose-le", "2026-11-19"), ("le dépôt précède",)),
        (("2026-03-25",), ("25/03/2026", "30/03/2026", "factures.emise_le")),
    ],
)
def test_ce_qui_est_fige_est_parti_et_une_facture_etait_emise(
    jours: tuple[str, ...], dits: tuple[str, ...], tmp_path: Path
) -> None:
    cible = tmp_path / "d"
    shutil.copytree(SAMPLES / "impaye_simple", cible)
    avant = (cible / "dossier.toml").read_bytes()
    for acte in ("relance-1", "mise-en-demeure", "pouvoir-special"):
        rendu = courrier(cible, acte, "--date", *jours, "--canal", "lrar", "--force")
        assert rendu.returncode == 2 and all(dit in rendu.stderr for dit in dits), rendu.stderr
    assert (cible / "dossier.toml").read_bytes() == avant and not (cible / "courriers").exists()


def test_ce_qui_part_aujourd_hui_est_fige(tmp_path: Path) -> None:
    cible = tmp_path / "d"
    shutil.copytree(SAMPLES / "impaye_simple", cible)
    rendu = courrier(cible, "mise-en-demeure", "--date", "2026-11-29", "--canal", "lrar", "--numero", "1A 7")
    assert rendu.returncode == 0, rendu.stderr


def test_l_accuse_sans_bloc_lettre_dit_aussi_son_canal(tmp_path: Path) -> None:
    fichier = tmp_path / "d" / "dossier.toml"
    shutil.copytree(SAMPLES / "accord_amiable", fichier.parent)
    texte = fichier.read_text("utf-8")
    fichier.write_text(re.sub(r"(?ms)^\[lettre\].*?(?=^\[)", "", texte), "utf-8")
    rendu = courrier(fichier.parent, "accuse-de-paiement", "--date", "2026-11-25", "--canal", "lrar", "--numero", "1A 7")
    assert rendu.returncode == 0, rendu.stderr
    fige = fichier.parent / "courriers" / "2026-11-25_accuse-de-paiement"
    assert "Lettre recommandée avec demande" in _texte(fige / "accuse-de-paiement.pdf")


def test_un_acte_que_le_droit_retient_n_est_pas_fige(tmp_path: Path) -> None:
    cible = tmp_path / "d"
    shutil.copytree(SAMPLES / "dossier_refuse", cible)
    avant = (cible / "dossier.toml").read_bytes()
    rendu = courrier(cible, "relance-1", "--date", "2026-11-20", "--canal", "courriel")
    assert rendu.returncode == 1 and "Rien n'a été figé" in rendu.stderr
    assert "Livré dans" not in rendu.stderr and "en-cours" not in rendu.stderr and "rapport.html" not in rendu.stderr
    assert (cible / "dossier.toml").read_bytes() == avant and not (cible / "courriers").exists()


def _texte(pdf: Path) -> str:
    import pypdf

    return " ".join(" ".join(p.extract_text().split()) for p in pypdf.PdfReader(pdf).pages)


def test_les_fins_de_ligne_melees_restent_ce_qu_elles_etaient(tmp_path: Path) -> None:
    texte = 'reference = "x"\r\nnote = """a\r\nb\nc"""\n[demande]\nobjet = "y"\r\n'
    (tmp_path / "dossier.toml").write_bytes(texte.encode())
    neuf = append_entries(tmp_path / "dossier.toml", [("courriers", {"acte": "relance-1", "date": date(2026, 11, 20)})])
    assert neuf.startswith(texte) and neuf[len(texte) :].count("\r\n") == neuf[len(texte) :].count("\n") > 0


def test_un_envoi_note_pendant_que_celui_ci_s_imprimait_l_arrete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cible = tmp_path / "d"
    shutil.copytree(SAMPLES / "impaye_simple", cible)
    imprimer = envoi.pipeline.build
    entree = {"acte": "relance-2", "date": date(2026, 11, 20), "canal": "lettre_simple"}

    def lentement(*args: Any, **options: Any) -> Any:
        rendue = imprimer(*args, **options)
        (cible / "dossier.toml").write_text(append_entries(cible / "dossier.toml", [("courriers", entree)]), "utf-8")
        return rendue

    monkeypatch.setattr(envoi.pipeline, "build", lentement)
    rendu = courrier(cible, "relance-2", "--date", "2026-11-20", "--canal", "lettre_simple")
    assert rendu.returncode == 2 and "déjà noté" in rendu.stderr
    assert not list(cible.glob("courriers/*"))
