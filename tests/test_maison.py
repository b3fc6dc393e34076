"""The house inspects itself: registers complete, schemas current, README honest, modules small."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dossier_juridique.droit.regles import REGLES
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.read import load_parametres
from dossier_juridique.registre import write_schemas
from tests.commande import dossier

RACINE = Path(__file__).parents[1]
SOURCES = RACINE / "src" / "dossier_juridique"
REGLES_SUR_DISQUE = sorted(p.stem for p in (SOURCES / "droit" / "regles").glob("*.py") if p.stem != "__init__")


def test_chaque_regle_a_son_fichier_sa_ligne_et_ses_cas() -> None:
    ids = [regle.id for regle in REGLES]
    assert len(ids) == len(set(ids))
    assert sorted(i.replace("-", "_") for i in ids) == REGLES_SUR_DISQUE
    cas = sorted(p.stem for p in (RACINE / "tests" / "droit" / "regles").glob("*.toml"))
    assert cas == REGLES_SUR_DISQUE


@pytest.mark.parametrize("regle", REGLES, ids=lambda r: r.id)
def test_chaque_regle_cite_son_article_sa_lecture_et_son_angle_mort(regle: object) -> None:
    from dossier_juridique.droit.regle import Regle

    assert isinstance(regle, Regle)
    doc = sys.modules[regle.examiner.__module__].__doc__ or ""
    assert "Lecture retenue" in doc and "Angle mort" in doc
    assert regle.article and regle.remede and regle.source and regle.gravites
    assert len(doc) > 200


def test_chaque_figure_a_une_source_et_un_dernier_jour() -> None:
    for serie in load_parametres().series.values():
        assert serie.valeurs and serie.article and serie.intitule
        for valeur in serie.valeurs:
            assert valeur.texte and valeur.lien.startswith("http") and valeur.fin >= valeur.debut


def test_aucun_module_ne_depasse_trois_cents_lignes() -> None:
    longs = {
        p.relative_to(RACINE).as_posix(): n
        for p in SOURCES.rglob("*.py")
        if (n := len(p.read_text("utf-8").splitlines())) > 300
    }
    assert longs == {}


def test_aucun_fourre_tout() -> None:
    interdits = {"utils", "helpers", "manager", "service", "misc", "common"}
    assert not [p for p in SOURCES.rglob("*.py") if p.stem in interdits]


def test_l_horloge_n_est_lue_que_pardossier() -> None:
    for fichier in SOURCES.rglob("*.py"):
        if fichier.name == "cli.py":
            continue
        for noeud in ast.walk(ast.parse(fichier.read_text("utf-8"))):
            if isinstance(noeud, ast.Attribute) and noeud.attr in ("today", "now", "utcnow"):
                raise AssertionError(f"{fichier} lit l'horloge")


def test_l_argent_n_est_jamais_un_flottant() -> None:
    for etage in ("model", "droit", "creance", "actes", "procedures"):
        for fichier in (SOURCES / etage).rglob("*.py"):
            for noeud in ast.walk(ast.parse(fichier.read_text("utf-8"))):
                if isinstance(noeud, ast.Constant) and isinstance(noeud.value, float):
                    raise AssertionError(f"{fichier} : {noeud.value}")
                if isinstance(noeud, ast.Call) and isinstance(noeud.func, ast.Name) and noeud.func.id == "float":
                    raise AssertionError(f"{fichier} : float()")


def test_les_schemas_livres_sont_a_jour(tmp_path: Path) -> None:
    ecrits = write_schemas(tmp_path)
    assert ecrits
    attendus = {p.name: json.loads(p.read_text("utf-8")) for p in (RACINE / "schemas").glob("*.json")}
    obtenus = {p.name: json.loads(p.read_text("utf-8")) for p in tmp_path.glob("*.json")}
    assert obtenus == attendus, "lancez « make schemas »"


def _commandes() -> list[str]:
    aide = dossier("--help").stdout
    return re.findall(r"^ {4}([a-z]+) ", aide, re.M)


def test_chaque_commande_a_son_aide() -> None:
    commandes = _commandes()
    assert {"init", "check", "decompte", "build", "verify", "explain", "schema"} <= set(commandes)
    for commande in commandes:
        rendu = dossier(commande, "--help")
        assert rendu.returncode == 0 and "usage" in rendu.stdout.lower(), commande


def test_le_readme_ne_montre_que_des_commandes_qui_existent() -> None:
    texte = (RACINE / "README.md").read_text("utf-8")
    citees = set(re.findall(r"^\s*(?:\$ )?(?:\.venv/bin/)?dossier ([a-z]+)", texte, re.M))
    assert citees and citees <= set(_commandes())
    cibles = set(re.findall(r"^([a-z]+):", (RACINE / "Makefile").read_text("utf-8"), re.M))
    assert set(re.findall(r"`make ([a-z]+)`", texte)) <= cibles
    for lien in re.findall(r"\]\((?!https?:|#)([^)#]+)", texte):
        assert (RACINE / lien).exists(), lien


@pytest.mark.parametrize("bloc", ["appel", "echeancier", "reconnaissance", "pouvoir", "accuse_de_paiement"])
def test_le_readme_montre_chaque_cle_des_blocs_qui_demandent_un_acte(bloc: str) -> None:
    from dossier_juridique.model import negociation

    texte = (RACINE / "README.md").read_text("utf-8")
    dites = "\n".join(x for x in texte.splitlines() if x.startswith((f"| `[{bloc}]` |", "    nombre =", "    premier_le =")))
    modele = getattr(negociation, bloc.title().replace("_", ""))
    assert [cle for cle in modele.model_fields if not re.search(rf"\b{cle}\b", dites)] == []


def test_le_readme_nomme_chaque_section_du_dossier() -> None:
    readme = (RACINE / "README.md").read_text("utf-8")
    absentes = [n for n in Dossier.model_fields if not re.search(rf"\[{n}\]|`{n}`|^{n} = ", readme, re.MULTILINE)]
    assert absentes == []


def test_l_aide_du_readme_est_celle_du_programme() -> None:
    texte = (RACINE / "README.md").read_text("utf-8")
    bloc = re.search(r"```text\n(usage: dossier .*?)```", texte, re.S)
    assert bloc is not None
    assert bloc[1].strip() == dossier("--help").stdout.strip()


def test_check_n_importe_aucun_moteur_de_rendu() -> None:
    code = (
        "import sys; from dossier_juridique.cli import main; main(['check', sys.argv[1]]);"
        "lourds = {'weasyprint', 'docxtpl', 'docx', 'pikepdf', 'pypdf', 'pdfplumber', 'PIL', 'jinja2', 'lxml', 'rich'};"
        "print(sorted(lourds & set(sys.modules)), file=sys.stderr)"
    )
    rendu = subprocess.run(
        [sys.executable, "-c", code, str(RACINE / "samples" / "impaye_simple")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert rendu.stderr.strip() == "[]"


def test_aucune_adresse_de_registre_ni_chemin_de_machine() -> None:
    suivis = subprocess.run(["git", "ls-files"], cwd=RACINE, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    for nom in suivis:
        chemin = RACINE / nom
        if chemin.suffix in (".py", ".toml", ".txt", ".md", ".html", ".css", ".json", ".sh", "") and chemin.is_file():
            texte = chemin.read_text("utf-8", errors="ignore")
            assert not re.search(r"https?://[^ \"]*(pypi\.org|pythonhosted|npmjs)", texte), nom
