"""The filing as a court and a registry take it: attachments, frozen numbers, pages cited, hashes listed."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image

from tests.commande import a_part, dossier
from tests.depot import copier, courriel
from tests.pieces.fabrique import ecrire_pdf

RELANCE = "pieces/relance-2026-05-12.eml"


def construire(source: Path, sortie: Path, *options: str) -> dict[str, Any]:
    rendu = dossier("build", source, "-o", sortie, "--pour", "injonction-de-payer", *options)
    assert rendu.returncode == 0, rendu.stdout + rendu.stderr
    return dict(json.loads((sortie / "manifeste.json").read_text("utf-8")))


def pages_de(chemin: Path) -> list[str]:
    # A no-break space or a line end is a space to the reader.
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(chemin).pages]


def en_tete(ligne: str) -> Any:
    return lambda texte: f"{ligne}\n{texte}"


def test_what_an_email_carries_follows_it_numbered_listed_cited_and_stamped(tmp_path: Path) -> None:
    source = copier(tmp_path)
    facture = ecrire_pdf(tmp_path / "f.pdf", 3).read_bytes()
    transfere = courriel(("encore.pdf", ecrire_pdf(tmp_path / "g.pdf", 2).read_bytes()), texte="Message d'origine.\n")
    message = courriel(("Facture n° 7.pdf", facture), ("à lire.zip", b"PK\x03\x04"), ("copie.pdf", facture))
    message.add_attachment(transfere)
    (source / RELANCE).write_bytes(message.as_bytes())
    manifeste = construire(source, tmp_path / "s")

    fiches = {p["numero"]: p for p in manifeste["pieces"]}
    assert list(fiches) == ["1", "2", "3", "4", "5", "5-1", "5-2", "5-3", "6", "7", "8"]
    assert [fiches[n]["pages"] for n in ("5", "5-1", "5-2", "5-3")] == [1, 3, 1, 2]
    assert fiches["5-1"]["fichier_joint"] == "Facture n° 7.pdf"
    assert any("à lire.zip" in p and "ZIP" in p for p in fiches["5"]["avertissements"])
    pages = pages_de(tmp_path / "s" / "injonction-de-payer.pdf")
    assert any("(pièces n° 5, 5-1, 5-2 et 5-3)" in p for p in pages)
    for n, numero in ((3, "5-1"), (1, "5-2"), (2, "5-3")):
        premiere = fiches[numero]["page_de_la_liasse"]
        for rang in range(n):
            assert f"PIÈCE N° {numero} – page {rang + 1}/{n}" in pages[premiere - 1 + rang]
    bordereau = next(p for p in pages if "Bordereau des documents justificatifs Articles" in p)
    assert "Pièce n° 5-1 – Fichier joint « Facture n° 7.pdf » (3 pages)" in bordereau
    assert "reproduit ci-après, pièce n° 5-1" in pages[fiches["5"]["page_de_la_liasse"] - 1]
    noms = {p.name for p in (tmp_path / "s" / "pieces").iterdir()}
    assert "Piece_05-1_Facture_7.pdf" in noms and len(noms) == len(fiches)


def test_numbers_already_sent_stay_and_a_late_exhibit_takes_bis(tmp_path: Path) -> None:
    figes = ("contrat", "commande", "facture", "relance-1", "mise-en-demeure", "preuve-depot")
    table = ", ".join(f"{piece} = {n}" for n, piece in enumerate(figes, 1))
    source = copier(tmp_path, en_tete(f"numerotation = {{ {table} }}"))
    manifeste = construire(source, tmp_path / "s")
    numeros = {p["id"]: p["numero"] for p in manifeste["pieces"]}
    assert [numeros[i] for i in figes] == ["1", "2", "3", "4", "5", "6"]
    assert numeros["livraison"] == "2 bis"  # between the order and the invoice
    assert numeros["avis-reception"] == "7"  # after everything that was sent
    pages = pages_de(tmp_path / "s" / "injonction-de-payer.pdf")
    assert any("(pièce n° 2 bis)" in p for p in pages) and any("PIÈCE N° 2 bis – page 1/1" in p for p in pages)
    assert [p["numero"] for p in manifeste["pieces"]] == ["1", "2", "2 bis", "3", "4", "4-1", "5", "6", "7"]
    assert (tmp_path / "s" / "pieces" / "Piece_02_bis_Bon_de_livraison_BL-0326.pdf").is_file()


def test_the_order_of_the_user_wins(tmp_path: Path) -> None:
    source = copier(tmp_path, en_tete('numerotation = ["facture", "contrat"]'))
    manifeste = construire(source, tmp_path / "s")
    assert [p["id"] for p in manifeste["pieces"]][:2] == ["facture", "contrat"]
    assert {p["numero"] for p in manifeste["pieces"]} >= {"1", "2"}


@pytest.mark.parametrize(
    ("cle", "attendu"),
    [
        ('numerotation = { contrat = "3-1" }', "ne s'écrit ni"),
        ('numerotation = { contrat = 1, facture = "1" }', "deux fois"),
        ("numerotation = { inconnue = 1 }", "inconnue"),
        ('numerotation = "1"', "table"),
    ],
)
def test_a_numbering_that_does_not_hold_is_refused(tmp_path: Path, cle: str, attendu: str) -> None:
    rendu = dossier("check", copier(tmp_path, en_tete(cle)))
    assert rendu.returncode == 3 and attendu in rendu.stderr and "Traceback" not in rendu.stderr


def test_an_assertion_leads_to_the_page_that_proves_it(tmp_path: Path) -> None:
    source = copier(tmp_path, lambda t: t.replace('id = "contrat"', 'id = "contrat"\npage = 2', 1))
    manifeste = construire(source, tmp_path / "s")
    lecteur = pypdf.PdfReader(tmp_path / "s" / "injonction-de-payer.pdf")
    assert "(pièce n° 1, p. 2)" in " ".join(lecteur.pages[0].extract_text().split())
    voulue = manifeste["pieces"][0]["page_de_la_liasse"]  # 1-based first page: the second has this 0-based index
    cibles = set()
    for annotation in lecteur.pages[0]["/Annots"]:
        action = annotation.get_object().get("/A", {})
        if action.get("/S") == "/GoTo":
            cibles.add(lecteur.get_page_number(action["/D"][0].get_object()))
    assert voulue in cibles and voulue - 1 not in cibles


def test_a_page_that_the_exhibit_has_not_is_refused_with_its_key(tmp_path: Path) -> None:
    source = copier(tmp_path, lambda t: t.replace("[[factures]]", "[[factures]]\npages = { contrat = 9 }", 1))
    rendu = dossier("build", source, "-o", tmp_path / "s", "--pour", "injonction-de-payer")
    assert rendu.returncode == 3 and "factures[1].pages" in rendu.stderr and "3" in rendu.stderr
    assert not (tmp_path / "s").exists()


def test_the_bordereau_bears_the_hashes_when_asked(tmp_path: Path) -> None:
    source = copier(tmp_path, lambda t: t.replace("[procedure]", "[procedure]\nempreintes_au_bordereau = true", 1))
    manifeste = construire(source, tmp_path / "s")
    texte = "".join(pages_de(tmp_path / "s" / "injonction-de-payer.pdf")[:8])
    serre = re.sub(r"\s", "", texte)
    for piece in manifeste["pieces"]:
        assert piece["sha256_source"] in serre


def test_an_exhibit_that_a_template_no_longer_cites_stops_the_filing(tmp_path: Path) -> None:
    # Whatever sentence speaks of it, exhibit 3 is named by a loop of one of the common fragments.
    boucle = re.compile(r"{% for reference in ([a-z.]+) %}")
    (tmp_path / "modeles" / "commun").mkdir(parents=True)
    coupes = 0
    for fragment in (Path(__file__).parents[1] / "modeles" / "commun").glob("*.html"):
        texte, n = boucle.subn(r'{% for reference in \1 if reference.numero != "3" %}', fragment.read_text("utf-8"))
        if n:
            coupes += n
            (tmp_path / "modeles" / "commun" / fragment.name).write_text(texte, "utf-8")
    assert coupes
    rendu = dossier("build", copier(tmp_path), "-o", tmp_path / "s", "--pour", "injonction-de-payer",
                    "--modeles", tmp_path / "modeles")  # fmt: skip
    assert rendu.returncode == 5 and "n° 3 est jointe sans être citée" in " ".join(rendu.stdout.split())
    assert not (tmp_path / "s" / "injonction-de-payer.pdf").exists()


OCR = """#!{python}
import sys
import pikepdf

entree, sortie = sys.argv[-2:]
with pikepdf.open(entree) as pdf:
    police = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                                                  BaseFont=pikepdf.Name.Helvetica))
    for page in pdf.pages:
        page.contents_add(b"BT /Lu 12 Tf 3 Tr 50 50 Td (texte reconnu) Tj ET")
        page.Resources.Font = pikepdf.Dictionary(Lu=police)
    pdf.save(sortie)
"""


def test_scans_are_reported_and_read_by_ocrmypdf_when_it_is_there(tmp_path: Path) -> None:
    source = copier(tmp_path)
    (tmp_path / "bin").mkdir()
    faux = tmp_path / "bin" / "ocrmypdf"
    faux.write_text(OCR.format(python=sys.executable), "utf-8")
    faux.chmod(0o755)
    milieu = {**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}
    args = ("build", source, "--pour", "injonction-de-payer")
    assert dossier(*args, "-o", tmp_path / "sans").returncode == 0
    assert "sans couche texte (numérisation)" in (tmp_path / "sans" / "rapport.html").read_text("utf-8")
    rendu = a_part(*args, "-o", tmp_path / "avec", "--ocr", **milieu)
    assert rendu.returncode == 0, rendu.stderr
    avant, apres = (
        json.loads((tmp_path / n / "manifeste.json").read_text("utf-8"))["pieces"] for n in ("sans", "avec")
    )
    scans = [n for n, p in enumerate(avant) if p["pages_sans_texte"]]
    assert scans
    for n in scans:
        assert apres[n]["pages_sans_texte"] == [] and any("ocrmypdf" in p for p in apres[n]["avertissements"])
        fichier = sorted((tmp_path / "avec" / "pieces").iterdir())[n]
        assert "texte reconnu" in pypdf.PdfReader(fichier).pages[0].extract_text()


def test_ocr_without_ocrmypdf_says_what_is_missing(tmp_path: Path) -> None:
    vide = {**os.environ, "PATH": str(tmp_path)}
    rendu = a_part("build", copier(tmp_path), "-o", tmp_path / "s", "--ocr", **vide)
    assert rendu.returncode == 2 and "ocrmypdf" in rendu.stderr and not (tmp_path / "s").exists()


def test_scans_can_be_made_lighter_and_the_report_says_it(tmp_path: Path) -> None:
    source = copier(tmp_path)
    bruit = Image.effect_noise((2480, 3508), 60).convert("RGB")
    bruit.save(source / "pieces" / "bon-livraison-BL-0326.jpg", quality=95)
    lourd = construire(source, tmp_path / "lourd")
    leger = construire(source, tmp_path / "leger", "--alleger", "100")
    nom = "Piece_03_Bon_de_livraison_BL-0326.pdf"
    assert (tmp_path / "leger/pieces" / nom).stat().st_size * 4 < (tmp_path / "lourd/pieces" / nom).stat().st_size
    assert not any("100 points" in p for p in lourd["pieces"][2]["avertissements"])
    assert any("100 points par pouce" in p for p in leger["pieces"][2]["avertissements"])
    assert "100 points par pouce" in " ".join((tmp_path / "leger/rapport.html").read_text("utf-8").split())


def test_check_names_the_scans(tmp_path: Path) -> None:
    source = copier(tmp_path)
    rendu = dossier("check", source)
    assert rendu.returncode == 0 and "Sans couche texte" in rendu.stdout and "BL-0326" in rendu.stdout
    muettes = json.loads(dossier("check", source, "--format", "json").stdout)["pieces_sans_texte"]
    assert muettes == {"livraison": [1], "preuve-depot": [1], "avis-reception": [1]}
    assert "Sans couche texte" not in dossier("check", source, "--sans-pieces").stdout


def test_an_exhibit_lost_in_its_own_file_stops_the_filing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written beside the filing is re-read like the filing."""
    from datetime import date

    from dossier_juridique import pipeline, tamponnage

    ecrire = tamponnage.stamp_pieces

    def mal_ecrire(*args: Any, **cles: Any) -> tuple[Path, ...]:
        chemins = ecrire(*args, **cles)
        pypdf.PdfWriter(chemins[1]).write(chemins[0])
        return chemins

    monkeypatch.setattr(tamponnage, "stamp_pieces", mal_ecrire)
    livraison = pipeline.build(copier(tmp_path), tmp_path / "s", pour="injonction-de-payer", au=date(2026, 11, 22))
    assert livraison.code == 5 and not (tmp_path / "s" / "injonction-de-payer.pdf").exists()
    (acte,) = [a for a in livraison.manifeste["actes"] if a["acte"] == "injonction-de-payer"]
    assert "page" in acte["echec"]["message"]


@pytest.mark.parametrize(
    ("nom", "imprime"),
    [
        ("Счёт_2026.pdf", "« ??_2026.pdf »"),
        ("Facture \U0001f600.pdf", "« Facture ?.pdf »"),
        ("Compte_rendu_de_la_reunion_de_chantier_du_12_mai_2026_avec_le_maitre_d_ouvrage_version_signee.pdf",
         "« Compte_rendu_de_la…n_signee.pdf »"),
        ("d'accord " + "é" * 110 + ".pdf", "« d'accord " + "é" * 18 + "…" + "é" * 8 + ".pdf »"),
    ],
)  # fmt: skip
def test_whatever_a_sender_called_a_file_it_is_listed(nom: str, imprime: str, tmp_path: Path) -> None:
    from dossier_juridique.actes.bordereau import _imprimable

    assert f"« {_imprimable(nom)} »" == imprime
    copie = copier(tmp_path)
    message = courriel((nom, ecrire_pdf(tmp_path / "f.pdf").read_bytes()))
    (copie / "pieces" / "relance-2026-05-12.eml").write_bytes(message.as_bytes())
    rendu = dossier("build", copie, "-o", tmp_path / "s", "--pour", "injonction-de-payer", "--au", "2026-11-22")
    assert rendu.returncode == 0, rendu.stdout + rendu.stderr
