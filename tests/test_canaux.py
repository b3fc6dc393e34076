"""The filing as each channel takes it: files, names, sizes, parts; and what changed from one delivery to the next."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from tests.commande import dossier
from tests.depot import copier
from tests.pieces.fabrique import ecrire_pdf

NOM = re.compile(r"[A-Za-z0-9_-]{1,76}\.pdf")


def canal(racine: Path, *options: str, limite: str = "", profil: str = "rpva") -> tuple[int, Path, str]:
    """Build with a profile, under a limit (in Mo) of the test's own."""
    if limite:
        (racine / "baremes").mkdir(exist_ok=True)
        (racine / "baremes" / "canaux.toml").write_text(
            f'[[series]]\nnom = "depot_{profil.replace("-", "_")}"\n[[series.valeurs]]\ndebut = 2020-01-01\n'
            f'fin = 2027-12-31\nvaleur = "{limite}"\ntexte = "essai"\nlien = "https://exemple.fr"\n', "utf-8",
        )  # fmt: skip
        options = (*options, "--baremes", str(racine / "baremes"))
    source = racine / "dossier" if (racine / "dossier").is_dir() else copier(racine)
    rendu = dossier("build", source, "-o", racine / "s", "--force", "--pour", "injonction-de-payer", "--profil", profil,
                    *options)  # fmt: skip
    return rendu.returncode, racine / "s" / "depot", " ".join((rendu.stdout + rendu.stderr).split())


def poids(chemin: Path, cote: int = 900) -> None:
    """A noisy photograph: about half a million bytes at 900 pixels, and nothing makes it lighter but fewer pixels."""
    Image.effect_noise((cote, cote * 4 // 3), 80).convert("RGB").save(chemin, quality=90)


def test_a_filing_over_the_limit_is_cut_between_exhibits_and_each_part_repeats_the_bordereau(tmp_path: Path) -> None:
    source = copier(tmp_path)
    for nom in ("bon-livraison-BL-0326.jpg", "preuve-depot.jpg"):
        poids(source / "pieces" / nom)
    code, depot, dit = canal(tmp_path, limite="0.9")
    assert code == 0, dit
    parties = sorted(depot.iterdir())
    assert len(parties) >= 2 and all(NOM.fullmatch(p.name) and p.stat().st_size <= 900_000 for p in parties)
    assert parties[0].name == f"injonction-de-payer_1_sur_{len(parties)}.pdf"
    manifeste = json.loads((tmp_path / "s/manifeste.json").read_text("utf-8"))
    trouvees: list[str] = []
    for rang, partie in enumerate(parties, 1):
        lecteur = pypdf.PdfReader(partie)
        textes = [" ".join(p.extract_text().split()) for p in lecteur.pages]
        liste = next(t for t in textes if "Bordereau des documents justificatifs Articles" in t)
        assert liste.count("Pièce n° ") == len(manifeste["pieces"]) and f"partie {rang}" in liste
        assert any("Requête en injonction de payer Code" in t for t in textes) is (rang == 1)
        assert f"Page {len(textes)}/{len(textes)}" in textes[-1]  # the printed number is that of the page
        trouvees += re.findall(r"PIÈCE N° (\S+) – page 1/", " ".join(textes))
    assert trouvees == [p["numero"] for p in manifeste["pieces"]]


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        ("</table>", "</table>{% if lieux %}<p>Somme due : 98 765,43 €</p>{% endif %}", "98 765,43 €"),
        ("Pièce n° {{", "{% if lieux %}Doc. {% else %}Pièce n° {% endif %}{{", "« Pièce n° 1 – "),
    ],
)
def test_what_is_printed_in_a_part_alone_is_proven_too(tmp_path: Path, avant: str, apres: str, dit: str) -> None:
    source = copier(tmp_path)
    for nom in ("bon-livraison-BL-0326.jpg", "preuve-depot.jpg"):
        poids(source / "pieces" / nom)
    modele = tmp_path / "modeles" / "bordereau" / "corps.html"
    modele.parent.mkdir(parents=True)
    livre = (Path(__file__).parents[1] / "modeles" / "bordereau" / "corps.html").read_text("utf-8")
    assert avant in livre
    modele.write_text(livre.replace(avant, apres), "utf-8")
    entiere, _, rendu = canal(tmp_path, "--modeles", str(tmp_path / "modeles"), profil="greffe-papier")
    assert entiere == 0, rendu
    code, depot, rendu = canal(tmp_path, "--modeles", str(tmp_path / "modeles"), limite="0.9")
    assert code == 5 and dit in rendu, rendu
    assert not depot.exists()


def test_an_exhibit_too_large_alone_is_named_and_made_lighter_it_passes(tmp_path: Path) -> None:
    poids(copier(tmp_path) / "pieces" / "bon-livraison-BL-0326.jpg", 2000)
    code, depot, dit = canal(tmp_path, limite="0.9")
    assert code == 3 and "Pièce n° 3" in dit and "--alleger" in dit and "0,9" in dit and not depot.exists()
    code, depot, dit = canal(tmp_path, "--alleger", "90", limite="0.9")
    assert code == 0 and depot.is_dir(), dit


@pytest.mark.parametrize("profil", ["tribunal-digital", "mespieces"])
def test_one_file_per_exhibit_with_the_originals_beside(tmp_path: Path, profil: str) -> None:
    source = copier(tmp_path)
    code, depot, dit = canal(tmp_path, profil=profil)
    assert code == 0, dit
    noms = sorted(p.name for p in depot.iterdir() if p.is_file())
    assert noms[0] == "00_injonction-de-payer.pdf" and all(NOM.fullmatch(n) for n in noms)
    assert noms[1:] == sorted(p.name for p in (tmp_path / "s/pieces").iterdir())
    eml = next((depot / "originaux").glob("*.eml"))
    assert eml.read_bytes() == (source / "pieces/relance-2026-05-12.eml").read_bytes()
    lecteur = pypdf.PdfReader(depot / noms[0])
    textes = [" ".join(p.extract_text().split()) for p in lecteur.pages]
    assert any("(1 page)" in t and "Pages du dépôt" not in t for t in textes)
    for page in lecteur.pages:
        for annotation in page.get("/Annots") or []:
            assert not str(annotation.get_object().get("/A", {}).get("/URI", "")).startswith("piece:")


def test_on_paper_one_file_whatever_its_size(tmp_path: Path) -> None:
    code, depot, dit = canal(tmp_path, profil="greffe-papier")
    assert code == 0, dit
    assert [p.name for p in depot.iterdir()] == ["injonction-de-payer.pdf"]
    assert (depot / "injonction-de-payer.pdf").read_bytes() == (tmp_path / "s/injonction-de-payer.pdf").read_bytes()


def test_an_unknown_channel_is_refused(tmp_path: Path) -> None:
    code, _, dit = canal(tmp_path, profil="pigeon")
    assert code == 2 and "tribunal-digital" in dit


def test_diff_says_what_changed_and_nothing_else(tmp_path: Path) -> None:
    source = copier(tmp_path)
    options = ("--pour", "injonction-de-payer")
    assert dossier("build", source, "-o", tmp_path / "un", *options).returncode == 0
    rendu = dossier("diff", tmp_path / "un", tmp_path / "un")
    assert rendu.returncode == 0 and "Rien n'a changé" in rendu.stdout
    ecrire_pdf(source / "pieces" / "contrat-2025-11-18.pdf", 2)
    fichier = source / "dossier.toml"
    fichier.write_text(fichier.read_text("utf-8") + '\n[[pieces]]\nid = "note"\nfichier = "pieces/note.pdf"\n'
                       'nature = "autre"\nintitule = "Plan du comptoir"\n', "utf-8")  # fmt: skip
    ecrire_pdf(source / "pieces" / "note.pdf")
    assert dossier("build", source, "-o", tmp_path / "deux", *options, "--au", "2026-11-30").returncode == 0
    rendu = dossier("diff", tmp_path / "un", tmp_path / "deux", "--format", "json")
    dites = json.loads(rendu.stdout)["differences"]
    par_sujet = {s: [" ".join(d["message"].split()) for d in dites if d["sujet"] == s] for s in {d["sujet"] for d in dites}}
    assert any("22/11/2026 → 30/11/2026" in m for m in par_sujet["creance"])
    assert any("Total" in m for m in par_sujet["creance"])
    assert any("Plan du comptoir" in m and "ajoutée" in m for m in par_sujet["piece"])
    assert any("n° 1 " in m and "remplacé (3 puis 2 pages)" in m for m in par_sujet["piece"])
    assert len(par_sujet["piece"]) == 2
    assert any("injonction-de-payer.pdf" in m for m in par_sujet["fichier"])


def test_diff_refuses_a_delivery_that_was_altered(tmp_path: Path) -> None:
    assert dossier("build", copier(tmp_path), "-o", tmp_path / "un", "--pour", "relance-1").returncode == 0
    (tmp_path / "un" / "decompte.pdf").write_bytes(b"%PDF-1.7")
    rendu = dossier("diff", tmp_path / "un", tmp_path / "un")
    assert rendu.returncode == 5 and "decompte.pdf" in rendu.stderr
