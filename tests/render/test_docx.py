"""The Word file says what the page says, and nothing that a name could inject."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.render.docx import render_docx
from dossier_juridique.render.modeles import Modeles
from dossier_juridique.render.pdf import render_pdf
from tests.render.exemples import ACTE, CADRE, LETTRE, document, faits, modeles

MM = 72 / 25.4
MARQUES = re.compile(r"–|\d\.")
"""Marks of lists: drawn by Word, written by the page."""


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> Modeles:
    return modeles(tmp_path_factory.mktemp("modeles"), lettre=LETTRE, requete=ACTE)


def words_of_docx(octets: bytes) -> list[str]:
    mots: list[str] = []
    for paragraphe in docx.Document(io.BytesIO(octets)).element.body.iter(qn("w:p")):
        morceaux = [n.text or "" if n.tag == qn("w:t") else " " for n in paragraphe.iter(qn("w:t"), qn("w:br"))]
        mots += "".join(morceaux).lower().split()
    return [m for m in mots if not MARQUES.fullmatch(m)]


def words_of_pdf(octets: bytes) -> list[str]:
    mots: list[str] = []
    with pdfplumber.open(io.BytesIO(octets)) as pdf:
        for page in pdf.pages:
            sans_pied = page.within_bbox((0, 0, page.width, 272 * MM))
            mots += sans_pied.extract_text().lower().split()
    return [m for m in mots if not MARQUES.fullmatch(m)]


def after(mots: list[str], repere: str) -> list[str]:
    return mots[mots.index(repere) :]


def test_same_words_in_the_letter(dossiers: Modeles) -> None:
    papier, word = words_of_pdf(render_pdf(document(), dossiers)), words_of_docx(render_docx(document(), dossiers))
    assert after(word, "objet") == after(papier, "objet")
    assert len(after(word, "objet")) > 150
    assert sorted(word) == sorted(papier), "the head of the letter is in two columns: same words, other order"


def test_same_words_in_the_pleading(dossiers: Modeles) -> None:
    acte = document("requete", "acte", 3)
    papier, word = words_of_pdf(render_pdf(acte, dossiers)), words_of_docx(render_docx(acte, dossiers))
    assert word == papier


def test_nothing_can_be_injected(dossiers: Modeles) -> None:
    nom = "A & B</w:t></w:r></w:p><w:p><w:r><w:t>PAYÉ {{ 7*7 }} {%raw%} <SARL>"
    acte = replace(document(), faits=replace(faits(1, replace(CADRE, objet=nom)), debiteur=nom))
    document_word = docx.Document(io.BytesIO(render_docx(acte, dossiers)))
    textes = [p.text for p in document_word.paragraphs]
    assert f"Objet\u00a0: {nom}" in textes
    assert any(nom in t for t in textes if t.startswith("Sauf erreur"))
    assert not any(t.strip().startswith("PAYÉ") for t in textes)


def test_styles_tables_and_lists(dossiers: Modeles) -> None:
    fichier = docx.Document(io.BytesIO(render_docx(document("requete", "acte", 2), dossiers)))
    styles = {p.text: p.style.name for p in fichier.paragraphs}
    assert styles["I. Les faits"] == "Heading 2"
    assert styles["A. Sur les dépens"] == "Heading 3"
    assert styles["Requête en injonction de payer"] == "Title"
    assert next(s for t, s in styles.items() if t.startswith("Plaise")) == "Demande"
    assert next(s for t, s in styles.items() if t.startswith("«")) == "Quote"
    assert styles["les dépens."] == "List Number"
    (tableau,) = fichier.tables
    assert [c.text for c in tableau.rows[-1].cells] == ["10\u202f453,68\u00a0€", "Total", "Total"]
    assert tableau.rows[1].cells[0].paragraphs[0].alignment == 2
    assert tableau.rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None


def test_every_numbered_list_starts_at_one(tmp_path: Path) -> None:
    liste = "<ol><li>un</li><li>deux</li></ol>"
    octets = render_docx(document(), modeles(tmp_path, lettre=f"{liste}<p>puis</p>{liste}"))
    fichier = docx.Document(io.BytesIO(octets))
    numeros = [p._p.pPr.numPr.numId.val for p in fichier.paragraphs if p.text in ("un", "deux")]
    assert numeros[0] == numeros[1] != numeros[2] == numeros[3]
    relances = fichier.part.numbering_part.element.xpath("w:num/w:lvlOverride/w:startOverride/@w:val")
    assert relances == ["1", "1"]


def test_same_bytes_fixed_dates_nothing_outside(dossiers: Modeles) -> None:
    octets = render_docx(document(), dossiers)
    assert octets == render_docx(document(), dossiers)
    with zipfile.ZipFile(io.BytesIO(octets)) as paquet:
        noms = paquet.namelist()
        assert noms == sorted(noms)
        assert {i.date_time for i in paquet.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-09-01T00:00:00Z" in paquet.read("docProps/core.xml")
        assert not any(b'TargetMode="External"' in paquet.read(n) for n in noms if n.endswith(".rels"))


def test_same_bytes_in_another_process(dossiers: Modeles, tmp_path: Path) -> None:
    programme = (
        "import sys; from pathlib import Path; from tests.render.exemples import *;"
        "from dossier_juridique.render import render_docx;"
        "sys.stdout.buffer.write(render_docx(document(), modeles(Path(sys.argv[1]), lettre=LETTRE)))"
    )
    ailleurs = {**os.environ, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "77", "PYTHONPATH": os.pathsep.join(sys.path)}
    autre = subprocess.run(
        [sys.executable, "-c", programme, str(tmp_path)], env=ailleurs, capture_output=True, check=True, timeout=120
    )
    assert autre.stdout == render_docx(document(), dossiers)


def test_a_figure_may_stand_on_the_left(tmp_path: Path) -> None:
    ligne = '<tr><td class="montant gauche">12/03/2026</td><td class="montant">10,00 €</td><td>libre et long</td></tr>'
    octets = render_docx(document(), modeles(tmp_path, lettre=f"<table>{ligne}</table><p class='centre'>fin</p>"))
    fichier = docx.Document(io.BytesIO(octets))
    cellules = fichier.tables[1].rows[0].cells
    assert [c.paragraphs[0].alignment for c in cellules] == [0, 2, None]
    assert cellules[2].width > cellules[0].width > cellules[1].width > 0
    fin = next(p for p in fichier.paragraphs if p.text == "fin")
    assert fin.alignment == 1
    assert fin.paragraph_format.keep_with_next, "the closing never stands alone on a page"


def charte(dossier: Path, nom: str, *, ajout: tuple[str, bytes] | None = None, tag: str | None = None) -> Modeles:
    trouves = modeles(dossier, lettre="<p>Bonjour.</p>")
    (dossier / "charte").mkdir(exist_ok=True)
    fichier = docx.Document(io.BytesIO(trouves.read("charte/charte.docx")))
    if tag:
        fichier.add_paragraph(tag)
    fichier.save(str(dossier / "charte" / nom))
    if ajout:
        with zipfile.ZipFile(dossier / "charte" / nom, "a") as paquet:
            paquet.writestr(*ajout)
    return trouves


@pytest.mark.parametrize("tag", ["{{ cadre.inconnu }}", "{{ cycler.__init__ }}", "{{ cadre.objet.upper() }}", "{% x %}"])
def test_tags_of_the_charter_are_held(tag: str, tmp_path: Path) -> None:
    trouves = charte(tmp_path, "charte.docx", tag=tag)
    with pytest.raises(SortieRefusee) as refus:
        render_docx(document(), trouves)
    assert refus.value.lieu is not None and refus.value.lieu.startswith("charte/charte.docx")


def test_charter_that_reaches_outside(tmp_path: Path) -> None:
    trouves = charte(tmp_path, "charte.docx")
    chemin = tmp_path / "charte" / "charte.docx"
    fichier = docx.Document(str(chemin))
    fichier.part.relate_to("http://127.0.0.1:9/modele.dotx", "http://x/attachedTemplate", is_external=True)
    fichier.save(str(chemin))
    with pytest.raises(SortieRefusee, match="fichier extérieur"):
        render_docx(document(), trouves)


def test_charter_that_is_not_word(tmp_path: Path) -> None:
    trouves = charte(tmp_path, "charte.docx")
    (tmp_path / "charte" / "charte.docx").write_bytes(b"PK pas un fichier Word")
    with pytest.raises(SortieRefusee, match="Word"):
        render_docx(document(), trouves)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) absent : ouverture non vérifiée")
def test_libreoffice_opens_it_and_the_address_is_in_the_window(dossiers: Modeles, tmp_path: Path) -> None:
    (tmp_path / "lettre.docx").write_bytes(render_docx(document(), dossiers))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(tmp_path / "lettre.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    with pdfplumber.open(tmp_path / "lettre.pdf") as pdf:
        assert len(pdf.pages) == 1
        premier = next(m for m in pdf.pages[0].extract_words() if m["text"] == "SAS")
        texte = pdf.pages[0].extract_text()
    assert premier["x0"] == pytest.approx(110 * MM, abs=2 * MM)
    assert 48 * MM < premier["top"] < 55 * MM
    assert "10 453,68 €" in texte and "Page 1/1" in texte
