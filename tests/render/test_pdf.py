"""The printed page: where things are, what it links to, what it may read, and that it never changes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pdfplumber
import pypdf
import pytest
from msgspec.structs import replace

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.model.document import Document
from dossier_juridique.render.modeles import Modeles
from dossier_juridique.render.pdf import render_partie, render_pdf
from tests.render.exemples import ACTE, CADRE, LETTRE, document, faits, modeles

MM = 72 / 25.4


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> Modeles:
    return modeles(tmp_path_factory.mktemp("modeles"), lettre=LETTRE, requete=ACTE)


def pages(octets: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(octets)) as pdf:
        return [p.extract_text() for p in pdf.pages]


def test_letter_in_the_window_of_the_envelope(dossiers: Modeles) -> None:
    with pdfplumber.open(io.BytesIO(render_pdf(document(), dossiers))) as pdf:
        page = pdf.pages[0]
        assert (round(page.width), round(page.height)) == (595, 842)
        mots = page.extract_words()
        fenetre = page.within_bbox((108 * MM, 45 * MM, 205 * MM, 82 * MM)).extract_text().splitlines()
    assert fenetre == [
        "SAS Dupont <Bâtiment> & Cie", "À l’attention de M. Paul Dupont", "4 quai du Port", "13002 MARSEILLE",
    ]  # fmt: skip
    premier = next(m for m in mots if m["text"] == "SAS")
    assert premier["x0"] == pytest.approx(110 * MM, abs=1 * MM)
    assert 49 * MM < premier["top"] < 53 * MM


def test_one_invoice_one_page(dossiers: Modeles) -> None:
    (texte,) = pages(render_pdf(document(), dossiers))
    assert texte.splitlines()[-1].endswith("Page 1/1")
    assert "SARL au capital de 20 000 €" in texte.splitlines()[-1]
    assert "10 453,68 €" in texte and "FR76 3000 6000 0112 3456 7890 189" in texte


@pytest.mark.parametrize("nombre", range(14, 24, 3))
def test_the_signature_is_never_alone(dossiers: Modeles, nombre: int) -> None:
    textes = pages(render_pdf(document(nombre=nombre), dossiers))
    derniere = textes[-1].splitlines()
    rang = next(i for i, ligne in enumerate(derniere) if ligne.startswith("Claire Morel"))
    assert derniere[rang - 1].startswith("Veuillez agréer")
    if len(textes) > 1:
        assert rang >= 2, "the last lines of the letter stay with the closing"


def test_headings_of_a_long_table_come_back(dossiers: Modeles) -> None:
    textes = pages(render_pdf(document(nombre=60), dossiers))
    assert len(textes) == 3
    assert all("Facture Émise le Échéance" in t for t in textes[:2])
    assert "Nos références : 2026-041" in textes[1].splitlines()[-1]
    assert textes[2].splitlines()[-1].endswith("Page 3/3")


def test_part_of_a_filing(dossiers: Modeles) -> None:
    actes = [document("requete", "acte", 3), document("requete", "acte", 60), document("requete", "acte")]
    octets, sections = render_partie(actes, dossiers, total_pages=47)
    textes = pages(octets)
    debuts = [s.premiere_page for s in sections]
    assert debuts[:2] == [0, 1] and debuts[2] > 2
    assert [s.titre for s in sections] == ["Requête en injonction de payer"] * 3
    assert [t.splitlines()[-1].split("Page ")[1] for t in textes] == [f"{n}/47" for n in range(1, debuts[2] + 2)]
    assert all(textes[s.premiere_page].startswith("MONSIEUR LE PRÉSIDENT") for s in sections)
    seule, _ = render_partie(actes, dossiers)
    total = debuts[2] + 1
    assert pages(seule)[-1].splitlines()[-1].endswith(f"Page {total}/{total}")


def test_links_to_exhibits_stay_as_written(dossiers: Modeles) -> None:
    lecteur = pypdf.PdfReader(io.BytesIO(render_pdf(document("requete", "acte"), dossiers)))
    liens = [a.get_object()["/A"] for p in lecteur.pages for a in p["/Annots"]]
    assert [(str(lien["/S"]), str(lien["/URI"])) for lien in liens] == [
        ("/URI", "piece:1"), ("/URI", "piece:2-1"), ("/URI", "piece:1"),
    ]  # fmt: skip


def test_tagged_titled_in_french_with_our_fonts_alone(dossiers: Modeles) -> None:
    lecteur = pypdf.PdfReader(io.BytesIO(render_pdf(document("requete", "acte"), dossiers)))
    racine = lecteur.trailer["/Root"]
    assert racine["/Lang"] == "fr" and racine["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in racine
    assert b"pdfuaid" in racine["/Metadata"].get_object().get_data()
    assert lecteur.metadata is not None and lecteur.metadata.title == "Requête en injonction de payer"
    assert "/CreationDate" not in lecteur.metadata and "/ModDate" not in lecteur.metadata
    polices = {str(f.get_object()["/BaseFont"]).split("+")[1] for f in lecteur.pages[0]["/Resources"]["/Font"].values()}
    assert polices <= {"Dossier-Serif", "Dossier-Serif-Bold", "Dossier-Serif-Italic", "Dossier-Sans", "Dossier-Sans-Bold"}
    assert {"Dossier-Serif", "Dossier-Sans"} <= polices


def test_same_bytes_in_another_process_without_any_font(dossiers: Modeles, tmp_path: Path) -> None:
    # Another home, language and time zone, and a fontconfig that finds nothing: the page must not notice.
    programme = (
        "import sys; from pathlib import Path; from tests.render.exemples import *;"
        "from dossier_juridique.render.pdf import render_pdf;"
        "m = modeles(Path(sys.argv[1]), lettre=LETTRE);"
        "sys.stdout.buffer.write(render_pdf(document(), m))"
    )
    ailleurs = {
        **{k: v for k, v in os.environ.items() if k in ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")},
        "HOME": "/nonexistent", "LANG": "C", "TZ": "Asia/Tokyo", "FONTCONFIG_FILE": "/nonexistent",
        "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": "77",
    }  # fmt: skip
    autre = subprocess.run(
        [sys.executable, "-c", programme, str(tmp_path)], env=ailleurs, capture_output=True, check=True, timeout=120
    )
    assert autre.stderr == b""
    assert autre.stdout == render_pdf(document(), dossiers)


def test_the_environment_is_left_as_it_was(dossiers: Modeles, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "a-moi")
    render_pdf(document(), dossiers)
    assert os.environ["FONTCONFIG_FILE"] == "a-moi"
    monkeypatch.delenv("FONTCONFIG_FILE")
    render_pdf(document(), dossiers)
    assert "FONTCONFIG_FILE" not in os.environ


def lettre_de(dossier: Path, *, cadre: str = "", feuille: str = "", texte: str = "<p>Bonjour.</p>") -> Document:
    charte = modeles(dossier).dossiers[-1] / "charte"
    (dossier / "charte").mkdir(parents=True, exist_ok=True)
    (dossier / "charte" / "lettre.html").write_text((charte / "lettre.html").read_text() + cadre, encoding="utf-8")
    if feuille:
        (dossier / "charte" / "charte.css").write_text((charte / "charte.css").read_text() + feuille, encoding="utf-8")
    modeles(dossier, lettre=texte)
    return document()


@pytest.mark.parametrize(
    "cadre",
    [
        '<img src="http://127.0.0.1:9/x.png">', '<img src="file:///etc/hostname">',
        '<img src="../../../../../../etc/hostname">', '<img src="data:image/png;base64,AAAA">',
    ],
)  # fmt: skip
def test_nothing_is_read_outside_the_folders(cadre: str, tmp_path: Path) -> None:
    acte = lettre_de(tmp_path, cadre=cadre)
    with pytest.raises(SortieRefusee, match="n'est pas un fichier du dossier des modèles"):
        render_pdf(acte, modeles(tmp_path))


def test_style_sheet_cannot_reach_outside_either(tmp_path: Path) -> None:
    acte = lettre_de(tmp_path, feuille='\nbody { background: url("http://127.0.0.1:9/x.png") }')
    with pytest.raises(SortieRefusee):
        render_pdf(acte, modeles(tmp_path))


def test_a_rule_that_is_not_understood_is_refused(tmp_path: Path) -> None:
    acte = lettre_de(tmp_path, feuille="\np { colour: red }")
    with pytest.raises(SortieRefusee, match="mise en page"):
        render_pdf(acte, modeles(tmp_path))


@pytest.mark.parametrize(
    "regle",
    [
        'body { background: url("/etc/passwd") }', "p { background: url(../../x.png) }", '@import "autre.css";',
        "@font-face { font-family: X; src: url(x.ttf) } p { font-family: X }", "p:foo(x) { color: red }", "p { colour: red }",
    ],
)  # fmt: skip
def test_a_fault_of_the_style_sheet_is_refused_each_time_and_at_its_line(regle: str, tmp_path: Path) -> None:
    # A sheet is read once in a process: it was refused for the first letter, and the next ones were printed.
    acte = lettre_de(tmp_path, feuille=f"\n\n{regle}")
    feuille = (tmp_path / "charte" / "charte.css").read_text()
    lieu = f"charte/charte.css, ligne {feuille[: feuille.index(regle)].count(chr(10)) + 1}"
    for _ in range(2):
        with pytest.raises(SortieRefusee) as refus:
            render_pdf(acte, modeles(tmp_path))
        assert refus.value.lieu == lieu


def test_a_logo_of_the_office_is_printed(tmp_path: Path) -> None:
    from PIL import Image

    acte = lettre_de(tmp_path, cadre='<p><img src="logo.png" alt="Logo"></p>')
    Image.new("RGB", (20, 10), "navy").save(tmp_path / "charte" / "logo.png")
    lecteur = pypdf.PdfReader(io.BytesIO(render_pdf(acte, modeles(tmp_path))))
    assert len(lecteur.pages[0].images) == 1


def test_long_names_do_not_leave_the_page(dossiers: Modeles) -> None:
    cadre = replace(
        CADRE, mandataire="agissant pour le compte de la société Ateliers Morel & Fils, SARL au capital de 20 000 €, "
        "RCS Lyon 123 456 782, 12 rue des Tanneurs, 69003 Lyon", objet="Objet très long " * 12,
    )  # fmt: skip
    acte = replace(document(), faits=faits(2, cadre))
    with pdfplumber.open(io.BytesIO(render_pdf(acte, dossiers))) as pdf:
        for page in pdf.pages:
            assert all(m["x1"] < 189 * MM and m["bottom"] < 290 * MM for m in page.extract_words())
        date = next(m for m in pdf.pages[0].extract_words() if m["text"] == "septembre")
        repere = next(m for m in pdf.pages[0].extract_words() if m["text"] == "recommandée")
    assert date["top"] > repere["bottom"], "a long letterhead pushes the letter down, and covers nothing"


def test_seven_lines_of_address_push_the_letter_down(dossiers: Modeles) -> None:
    lignes = tuple(f"ligne {n} de l'adresse" for n in range(1, 9))
    acte = replace(document(), faits=faits(1, replace(CADRE, destinataire=lignes)))
    with pdfplumber.open(io.BytesIO(render_pdf(acte, dossiers))) as pdf:
        mots = pdf.pages[0].extract_words()
    derniere = next(m for m in mots if m["text"] == "8" and m["x0"] > 100 * MM)
    date = next(m for m in mots if m["text"] == "septembre")
    assert date["top"] > derniere["bottom"]
