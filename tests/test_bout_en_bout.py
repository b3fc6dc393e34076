"""From a folder to a filing, on the samples, read back as a stranger would."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pypdf
import pytest

from tests.commande import a_part, dossier

RACINE = Path(__file__).parents[1]
SAMPLES = RACINE / "samples"
CONFORMES = ("impaye_simple", "plusieurs_factures")
LETTRES = ("relance-1", "relance-2", "relance-3", "mise-en-demeure")


@pytest.fixture(scope="session", params=CONFORMES)
def livraison(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    sortie = tmp_path_factory.mktemp("livraison") / request.param
    rendu = a_part("build", SAMPLES / request.param, "-o", sortie)
    assert rendu.returncode == 0, rendu.stdout + rendu.stderr
    return request.param, sortie


def test_tout_ce_que_le_contrat_promet_est_livre(livraison: tuple[str, Path]) -> None:
    _, sortie = livraison
    attendus = {f"{acte}.{genre}" for acte in LETTRES for genre in ("pdf", "docx")}
    attendus |= {f"relance-{n}.eml" for n in (1, 2, 3)}
    attendus |= {"decompte.pdf", "requete.docx", "injonction-de-payer.pdf", "rapport.html", "manifeste.json", "pieces"}
    assert {p.name for p in sortie.iterdir()} == attendus
    manifeste = json.loads((sortie / "manifeste.json").read_text("utf-8"))
    noms = sorted(p.name for p in (sortie / "pieces").iterdir())
    assert len(noms) == len(manifeste["pieces"])
    for nom in noms:
        assert re.fullmatch(r"Piece_\d{2,}[A-Za-z0-9_-]*\.pdf", nom) and len(nom) <= 80


def test_deux_fois_les_memes_octets(livraison: tuple[str, Path], tmp_path: Path) -> None:
    nom, sortie = livraison
    copie = tmp_path / "ailleurs" / "autre-nom"
    shutil.copytree(SAMPLES / nom, copie)
    assert dossier("build", copie, "-o", tmp_path / "s").returncode == 0
    for fichier in sorted(p for p in sortie.rglob("*") if p.is_file()):
        relatif = fichier.relative_to(sortie)
        assert (tmp_path / "s" / relatif).read_bytes() == fichier.read_bytes(), relatif


def test_verify_passe_puis_voit_un_octet(livraison: tuple[str, Path], tmp_path: Path) -> None:
    nom, sortie = livraison
    assert dossier("verify", sortie, "--dossier", SAMPLES / nom).returncode == 0
    copie = tmp_path / "s"
    shutil.copytree(sortie, copie)
    octets = bytearray((copie / "injonction-de-payer.pdf").read_bytes())
    octets[len(octets) // 2] ^= 1
    (copie / "injonction-de-payer.pdf").write_bytes(octets)
    rendu = dossier("verify", copie)
    assert rendu.returncode == 5 and "injonction-de-payer.pdf" in rendu.stdout


def _destination(lecteur: pypdf.PdfReader, cible: Any) -> int:
    page = cible[0].get_object()
    return next(i for i, p in enumerate(lecteur.pages) if p.get_object() == page or p.indirect_reference == cible[0])


def _liens(lecteur: pypdf.PdfReader) -> Iterator[tuple[int, Any]]:
    for numero, page in enumerate(lecteur.pages):
        for reference in page.get("/Annots") or []:
            annotation = reference.get_object()
            if annotation.get("/Subtype") == "/Link":
                yield numero, annotation


def test_liens_signets_et_pages_de_la_liasse(livraison: tuple[str, Path]) -> None:
    _, sortie = livraison
    manifeste = json.loads((sortie / "manifeste.json").read_text("utf-8"))
    lecteur = pypdf.PdfReader(sortie / "injonction-de-payer.pdf")
    pieces = {p["numero"]: p for p in manifeste["pieces"]}
    assert len(lecteur.pages) == manifeste["liasse"]["pages"]
    premiere = min(p["page_de_la_liasse"] for p in pieces.values())
    assert len(lecteur.pages) == premiere - 1 + sum(p["pages"] for p in pieces.values())
    debuts = {p["page_de_la_liasse"] - 1: n for n, p in pieces.items()}
    citees = set()
    for page, lien in _liens(lecteur):
        if page >= premiere - 1:
            continue
        action = lien.get("/A") or {}
        assert "/URI" not in action, "un lien « piece: » n'a pas été réécrit"
        cible = action.get("/D") if action else lien.get("/Dest")
        if isinstance(cible, pypdf.generic.ArrayObject):
            arrivee = _destination(lecteur, cible)
            if arrivee in debuts:
                citees.add(debuts[arrivee])
                assert re.search(
                    rf"PI[ÈE]CE\s+N°\s+{re.escape(debuts[arrivee])}\b", lecteur.pages[arrivee].extract_text()
                )
    assert citees == set(pieces), "chaque pièce est citée par un lien qui y mène"

    def parcourir(signets: Any) -> Iterator[Any]:
        for signet in signets:
            if isinstance(signet, list):
                yield from parcourir(signet)
            else:
                yield signet

    titres = {}
    for signet in parcourir(lecteur.outline):
        arrivee = lecteur.get_destination_page_number(signet)
        assert arrivee is not None and 0 <= arrivee < len(lecteur.pages)
        titres[signet.title] = arrivee
    for numero, piece in pieces.items():
        vises = [a for t, a in titres.items() if re.match(rf"Pièce n°\s{re.escape(numero)} –", t)]
        assert vises == [piece["page_de_la_liasse"] - 1], numero
    assert lecteur.page_labels == [str(n) for n in range(1, len(lecteur.pages) + 1)]


def test_chaque_mention_est_prouvee_a_sa_place(livraison: tuple[str, Path]) -> None:
    _, sortie = livraison
    manifeste = json.loads((sortie / "manifeste.json").read_text("utf-8"))
    assert {a["acte"] for a in manifeste["actes"]} == {*LETTRES, "injonction-de-payer"}
    for acte in manifeste["actes"]:
        assert acte["livre"] and acte["mentions"]
        for mention in acte["mentions"]:
            assert mention["page"] >= 1 and len(mention["boite"]) == 4
            x0, haut, x1, bas = mention["boite"]
            assert 0 <= x0 < x1 <= 596 and 0 <= haut < bas <= 843
    assert manifeste["figures"] and all(f["texte"] and f["fin"] for f in manifeste["figures"])


def test_le_total_imprime_est_le_total_calcule(livraison: tuple[str, Path]) -> None:
    nom, sortie = livraison
    calcul = json.loads(dossier("decompte", SAMPLES / nom, "--format", "json").stdout)
    assert sum(Decimal(ligne["montant"]) for ligne in calcul["lignes"]) == Decimal(calcul["totaux"]["total"])
    entier, cents = calcul["totaux"]["total"].split(".")
    for fichier in ("relance-3.pdf", "mise-en-demeure.pdf", "decompte.pdf", "injonction-de-payer.pdf"):
        texte = "".join(p.extract_text() for p in pypdf.PdfReader(sortie / fichier).pages)
        assert f"{entier},{cents}" in re.sub(r"\s", "", texte), fichier


def test_rien_d_actif_ne_sort(livraison: tuple[str, Path]) -> None:
    _, sortie = livraison
    for pdf in sortie.rglob("*.pdf"):
        octets = pdf.read_bytes()
        racine = pypdf.PdfReader(pdf).trailer["/Root"]
        assert "/OpenAction" not in racine and "/AA" not in racine
        assert "/EmbeddedFiles" not in (racine.get("/Names") or {})
        assert b"/JavaScript" not in octets and b"/Launch" not in octets


def test_qpdf_ne_trouve_rien_a_redire(livraison: tuple[str, Path]) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf n'est pas installé sur cette machine (la CI l'installe)")
    _, sortie = livraison
    for pdf in sortie.rglob("*.pdf"):
        rendu = subprocess.run(["qpdf", "--check", str(pdf)], capture_output=True, text=True, check=False)
        assert rendu.returncode == 0, rendu.stdout + rendu.stderr


def test_un_dossier_refuse_dit_les_cinq_mentions_et_comment_les_mettre(tmp_path: Path) -> None:
    rendu = dossier("build", SAMPLES / "dossier_refuse", "-o", tmp_path / "s")
    assert rendu.returncode == 1, rendu.stderr
    assert {p.name for p in (tmp_path / "s").iterdir()} == {"rapport.html", "manifeste.json"}
    manifeste = json.loads((tmp_path / "s" / "manifeste.json").read_text("utf-8"))
    for acte in manifeste["actes"]:
        if acte["acte"] in LETTRES:
            ids = {c["id"] for c in acte["constats"] if c["gravite"] == "bloquant"}
            assert {"civ-1344-parties-coordonnees", "civ-1344-montant-exact", "civ-1344-date-d-echeance",
                    "civ-1231-delai-accorde", "pratique-consequences-du-non-paiement"} <= ids  # fmt: skip
            assert all(c["remede"] and c["article"] and c["ou"] for c in acte["constats"])
    rapport = (tmp_path / "s" / "rapport.html").read_text("utf-8")
    assert "<script" not in rapport and "http://" not in rapport


def _schema(acte: str) -> dict[str, Any]:
    return json.loads((RACINE / "schemas" / f"{acte}.schema.json").read_text("utf-8"))


def _instance(nom: str) -> dict[str, Any]:
    brut = tomllib.loads((SAMPLES / nom / "dossier.toml").read_text("utf-8"))
    return json.loads(json.dumps(brut, default=str))


def _ecrire(cible: Path, contenu: dict[str, Any]) -> Path:
    cible.mkdir()
    (cible / "dossier.json").write_text(json.dumps(contenu, default=str), "utf-8")
    return cible


@pytest.mark.parametrize("nom", [*CONFORMES, "accord_amiable", "dossier_refuse"])
def test_les_exemples_suivent_le_schema_du_dossier(nom: str) -> None:
    jsonschema.Draft202012Validator(_schema("dossier")).validate(_instance(nom))


@pytest.mark.parametrize("acte", ["relance", "mise-en-demeure", "injonction-de-payer", *LETTRES[:3]])
@pytest.mark.parametrize("nom", CONFORMES)
def test_les_exemples_conformes_suivent_le_schema_de_chaque_acte(nom: str, acte: str) -> None:
    jsonschema.Draft202012Validator(_schema(acte), format_checker=jsonschema.FormatChecker()).validate(_instance(nom))


@pytest.mark.parametrize(
    "acte", ["appel", "accuse-de-paiement", "echeancier", "reconnaissance-de-dette", "pouvoir-special", *LETTRES]
)
def test_l_exemple_amiable_suit_le_schema_de_chaque_acte(acte: str) -> None:
    jsonschema.Draft202012Validator(_schema(acte)).validate(_instance("accord_amiable"))


OBLIGATOIRES_LETTRE = (
    "creancier.denomination", "creancier.adresse", "debiteur.denomination", "debiteur.adresse",
    "debiteur.adresse.lignes", "debiteur.adresse.code_postal", "debiteur.adresse.commune",
    "factures.0.numero", "factures.0.emise_le", "factures.0.montant_ttc", "factures.0.*echeance",
    "lettre", "lettre.*delai", "lettre.consequences",
)  # fmt: skip
OBLIGATOIRES_REQUETE = (
    "creancier.denomination", "creancier.forme", "creancier.adresse", "creancier.representant",
    "factures.0.numero", "factures.0.emise_le", "creancier.representant.nom", "creancier.representant.qualite",
    "debiteur.denomination", "debiteur.adresse", "factures.0.montant_ttc", "factures.0.*echeance",
    "procedure", "procedure.juridiction", "procedure.fait_a", "procedure.requete_le", "pieces",
)  # fmt: skip
ENSEMBLES = {
    "*echeance": ("echeance", "livree_le", "recue_le", "executee_le"),
    "*delai": ("delai_jours", "delai_date"),
}


def _sans(contenu: dict[str, Any], chemin: str) -> dict[str, Any]:
    contenu = json.loads(json.dumps(contenu))
    *parents, dernier = chemin.split(".")
    noeud: Any = contenu
    for parent in parents:
        noeud = noeud[int(parent)] if parent.isdigit() else noeud[parent]
    for cle in ENSEMBLES.get(dernier, (dernier,)):
        noeud.pop(cle, None)
    if dernier == "*echeance":
        contenu["conditions"].pop("delai", None)
    if dernier == "pieces":
        for facture in contenu["factures"]:
            facture.pop("pieces", None)
    return contenu


@pytest.mark.parametrize(
    ("acte", "chemin"),
    [*((a, c) for a in ("relance-1", "mise-en-demeure") for c in OBLIGATOIRES_LETTRE),
     *(("injonction-de-payer", c) for c in OBLIGATOIRES_REQUETE)],
)  # fmt: skip
def test_chaque_cle_obligatoire_retiree_est_refusee_par_le_schema_et_par_check(
    acte: str, chemin: str, tmp_path: Path
) -> None:
    contenu = _sans(_instance("impaye_simple"), chemin)
    erreurs = list(jsonschema.Draft202012Validator(_schema(acte)).iter_errors(contenu))
    assert erreurs, "le schéma laisse passer"
    cible = _ecrire(tmp_path / "d", contenu)
    if chemin != "pieces":
        shutil.copytree(SAMPLES / "impaye_simple" / "pieces", cible / "pieces")
    rendu = dossier("check", cible, "--pour", acte)
    assert rendu.returncode == 1, rendu.stdout + rendu.stderr
    assert "BLOQUANT" in rendu.stdout and "→" in rendu.stdout
