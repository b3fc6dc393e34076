"""The same letter by other tools: stock WeasyPrint, Typst, docxtpl with LibreOffice; and the check that it is the same.

Each function is a task for ``ouvrier``. They work on a file that ``write_letters`` has made (the page and its words), so
that none of them pays for what we do before we print.
"""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from scripts.bench.mesure import RACINE, Rate
from scripts.bench.ouvrier import Tache

SYSTEME = {"serif": "Liberation Serif", "sans": "Liberation Sans"}
"""Fonts of the system, the same for WeasyPrint as it comes, Word and Typst: they are found on most Linux machines."""
Blocs = list[tuple[str, Any]]


def write_letters(cible: str, nombre: int) -> Tache:
    """Writes ``nombre`` letters: for each, the very page that we hand to WeasyPrint, and its words in order."""
    from lxml import etree

    from dossier_juridique.render import shipped_modeles
    from dossier_juridique.render.corps import body_of, frame_of
    from scripts.bench.lettre import document_of

    def faire() -> None:
        modeles, lettres = shipped_modeles(None), []
        for tour in range(nombre):
            document = document_of(tour)
            cadre = frame_of(document, modeles, body_of(document, modeles))
            cadre.attrib["class"] = f"partie {document.cadre}"
            corps = etree.tostring(cadre, encoding="unicode", method="html")
            tete = f'<meta charset="utf-8"><title>{document.titre}</title><!-- style -->'
            html = f'<!doctype html><html lang="fr"><head>{tete}</head><body>{corps}</body></html>'
            lettres.append({"html": html, "blocs": _blocks(html)})
        Path(cible).write_text(json.dumps(lettres, ensure_ascii=False), "utf-8")

    return lambda tour: faire


def _letter(lettres: str, tour: int) -> dict[str, Any]:
    toutes = json.loads(Path(lettres).read_text("utf-8"))
    lettre: dict[str, Any] = toutes[tour % len(toutes)]
    return lettre


def _css() -> str:
    """Our style sheet with the fonts of the system."""
    css = (RACINE / "modeles" / "charte" / "charte.css").read_text("utf-8")
    css = re.sub(r"@font-face \{[^}]*\}", "", css)
    return css.replace("Dossier Serif", SYSTEME["serif"]).replace("Dossier Sans", SYSTEME["sans"])


def weasyprint_seul(lettres: str) -> Tache:
    """WeasyPrint with its default settings, a new document each time, style sheet in the page."""
    from weasyprint import HTML

    style = f"<style>{_css()}</style>"

    def prepare(tour: int) -> Callable[[], object]:
        html = _letter(lettres, tour)["html"].replace("<!-- style -->", style)
        return lambda: HTML(string=html).write_pdf()

    return prepare


def weasyprint_feuille(lettres: str) -> Tache:
    """The same, its style sheet read once for all letters."""
    from weasyprint import CSS, HTML

    feuille = CSS(string=_css())

    def prepare(tour: int) -> Callable[[], object]:
        html = _letter(lettres, tour)["html"]
        return lambda: HTML(string=html).write_pdf(stylesheets=[feuille])

    return prepare


def _blocks(html: str) -> Blocs:
    """The words of the letter in order: ("p", text), ("h", text), ("li", text) or ("table", rows)."""
    import lxml.html

    trouves: Blocs = []
    for element in lxml.html.fromstring(html).find("body").iter():
        if element.tag == "table":
            trouves.append(("table", [[_text(c) for c in tr.iter("td", "th")] for tr in element.iter("tr")]))
        elif element.tag in ("p", "h1", "h2", "h3", "li") and not any(a.tag == "table" for a in element.iterancestors()):
            trouves.append((element.tag[0] if element.tag != "li" else "li", _text(element)))
        elif "mentions-legales" in (element.get("class") or ""):
            trouves.append(("p", _text(element)))
    return trouves


def _text(element: Any) -> str:
    return " ".join(element.text_content().split())


def typst_seul(lettres: str) -> Tache:
    """Typst through its Python package, the fonts of the system searched once."""
    import typst

    compilateur = typst.Compiler(font_paths=typst.Fonts())

    def prepare(tour: int) -> Callable[[], object]:
        source = _typst(_letter(lettres, tour)["blocs"]).encode()
        return lambda: compilateur.compile(input=source, format="pdf")

    return prepare


def _typst(contenu: Blocs) -> str:
    lignes = [
        f'#set document(title: "Relance")\n#set text(font: "{SYSTEME["serif"]}", size: 10.6pt, lang: "fr")',
        '#set page(paper: "a4", margin: 22mm, numbering: "1/1")\n#set par(justify: true)',
    ]
    for genre, texte in contenu:
        if genre == "table":
            colonnes = max(len(rangee) for rangee in texte)
            cases = "".join(f"[{_escape(c)}], " for rangee in texte for c in [*rangee, *[""] * (colonnes - len(rangee))])
            lignes.append(f"#table(columns: {colonnes}, {cases})")
        else:
            lignes.append({"h": "#strong[{}]", "li": "- {}", "p": "{}"}[genre].format(_escape(texte)) + "\n")
    return "\n".join(lignes)


def _escape(texte: str) -> str:
    return re.sub(r"([\\#$*_`<>@\[\]~/=+-])", r"\\\1", texte)


def libreoffice(lettres: str, travail: str) -> Tache:
    """docxtpl fills a plain template, LibreOffice prints it, in a profile that it already knows."""
    from docxtpl import DocxTemplate

    dossier = Path(travail)
    modele = dossier / "modele.docx"

    def prepare(tour: int) -> Callable[[], object]:
        contenu = _letter(lettres, tour)["blocs"]
        if not modele.exists():
            _word_template(contenu, modele)

        def faire() -> bytes:
            docx = dossier / "lettre.docx"
            document = DocxTemplate(modele)
            document.render({"b": [texte for _, texte in contenu]}, autoescape=True)
            document.save(docx)
            subprocess.run(
                ["soffice", "--headless", f"-env:UserInstallation=file://{dossier}/profil", "--convert-to", "pdf",
                 "--outdir", str(dossier), str(docx)],
                check=True, capture_output=True, timeout=180,
            )  # fmt: skip
            return (dossier / "lettre.pdf").read_bytes()

        return faire

    return prepare


def _word_template(contenu: Blocs, cible: Path) -> None:
    """A Word template with a field for each block: what an office would write by hand, without any macro."""
    from docx import Document

    document = Document()
    document.styles["Normal"].font.name = SYSTEME["serif"]
    for rang, (genre, texte) in enumerate(contenu):
        if genre == "table":
            tableau = document.add_table(len(texte), max(len(rangee) for rangee in texte))
            for i, rangee in enumerate(texte):
                for j in range(len(rangee)):
                    tableau.cell(i, j).text = f"{{{{ b[{rang}][{i}][{j}] }}}}"
        else:
            document.add_paragraph(f"{{{{ b[{rang}] }}}}", style="List Bullet" if genre == "li" else None)
    document.save(str(cible))


def verify(lettres: str, tour: int, pdf: list[str]) -> Tache:
    """Fails when one of these files does not hold the words of that letter."""

    def faire() -> None:
        for chemin in pdf:
            check_words(Path(chemin), _letter(lettres, tour)["blocs"])

    return lambda _: faire


def check_words(pdf: Path, contenu: Blocs) -> None:
    """Raises ``Rate`` when one word in fifty of the letter is not in the PDF (some are cut at the end of a line)."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    lu = _plain(" ".join(page.get_textpage().get_text_bounded() for page in document))
    mots = [mot for _, bloc in contenu for mot in _words(bloc)]
    perdus = [mot for mot in mots if _plain(mot) not in lu]
    if len(perdus) > len(mots) / 50:
        raise Rate(f"{pdf.name}: {len(perdus)} words of {len(mots)} are not on the page: {perdus[:8]}")


def _words(bloc: str | Sequence[Sequence[str]]) -> list[str]:
    return bloc.split() if isinstance(bloc, str) else [mot for rangee in bloc for case in rangee for mot in case.split()]


def _plain(texte: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", texte) if c.isalnum())
