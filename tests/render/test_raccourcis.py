"""The shortcuts taken in WeasyPrint change no byte of what is printed, whatever was printed before."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import lxml.html
import pytest
import tinyhtml5
import weasyprint
from lxml import etree

from dossier_juridique.render import pdf, raccourcis, styles
from dossier_juridique.render.arbre import text_of, tree_of
from dossier_juridique.render.modeles import Modeles, shipped_modeles
from tests.render import exemples

RACINE = Path(__file__).parents[2]
CORPS = """<p>Une note<span class="article"> et une autre</span>, à Saint-Paul, pour {{ total|euros }}.</p>
<table><thead><tr><th>Un</th><th class="montant">Deux</th></tr></thead><tbody>{% for f in factures %}
<tr><td>{{ f.numero }}</td><td class="montant">{{ f.reste|euros }}</td></tr>{% endfor %}</tbody></table>
<ol><li>Premier</li><li>Second <strong>gras</strong></li></ol><blockquote><p>Cité</p></blockquote><h2>Fin</h2>"""
INVERSE = """<h2>Fin</h2><p class="mentions">Une note et une autre, pour {{ total|euros }}.</p><p class="demande">Une note</p>
<table class="detail"><tbody><tr><td>Un</td><td class="montant">{{ total|euros }}</td></tr></tbody></table><p>Un, deux</p>"""
"""The same words in other sizes, in another order: widths that WeasyPrint notes in one size serve in the next."""
SAUVAGE = """
@page lettre { @footnote { border-top: 1pt solid } @bottom-left { padding-left: 2vw }
  @top-right { content: "Page"; font-size: 2vh } }
.article { float: footnote } p { margin-block-start: 1em; margin-top: 2mm } strong { font-size: 1.1em; letter-spacing: .1em }
p:nth-of-type(2)::first-letter { font-size: 2em; text-transform: uppercase } p::first-line { font-weight: bold }
.objet { text-decoration: underline; --marge: 3mm; padding-left: var(--marge) } td { width: calc(50% - 3mm); word-spacing: .2em }
"""
"""A charter that asks for what a page of ours does not: notes, lengths of the page, first lines, variables, sums."""


PUCES = "h2, blockquote p { display: list-item; margin-left: 6mm } ::marker { color: #060; font-style: italic }"
"""A charter that gives marks to other elements than those of a list."""


def _modeles(dossier: Path) -> dict[str, Modeles]:
    feuille = shipped_modeles(None).read("charte/charte.css").decode()
    lieux = {nom: dossier / nom for nom in ("maison", "sauvage", "puces")}
    for nom, suite in (("sauvage", SAUVAGE), ("puces", PUCES)):
        (lieux[nom] / "charte").mkdir(parents=True)
        (lieux[nom] / "charte/charte.css").write_text(feuille + suite, "utf-8")
    return {nom: exemples.modeles(lieu, lettre=CORPS, inverse=INVERSE) for nom, lieu in lieux.items()}


def _print_all(dossier: Path) -> Iterator[str]:
    for nom, modeles in _modeles(dossier).items():
        for cadre in ("lettre", "acte", "lettre"):
            for rang, nombre in enumerate((1, 1, 30, 1, 3, 2)):
                corps = "inverse" if rang % 2 else "lettre"
                octets = pdf.render_pdf(exemples.document(corps, cadre, nombre), modeles)
                yield f"{nom} {cadre} {corps} {nombre} {hashlib.sha256(octets).hexdigest()}"


def test_avec_ou_sans_raccourci_les_octets_sont_les_memes(tmp_path: Path) -> None:
    rendus = {}
    for choix in ("avec", "sans"):
        ordre = [sys.executable, "-m", "tests.render.test_raccourcis", choix, str(tmp_path / choix)]
        fait = subprocess.run(ordre, cwd=RACINE, env=os.environ, capture_output=True, text=True, check=True)
        rendus[choix] = json.loads(fait.stdout)
    assert len(rendus["avec"]) == 54
    assert rendus["avec"] == rendus["sans"]


def test_la_version_est_celle_qui_a_ete_lue() -> None:
    """A newer WeasyPrint prints without shortcuts: read what they replace, run this file, then add its number."""
    assert weasyprint.__version__ in raccourcis.VERSIONS
    with pdf._verrou, pdf._ready(shipped_modeles(None)):
        assert weasyprint.css.ComputedStyle.retenu
    assert len(raccourcis._NOTES.findall(weasyprint.html.UA)) == 5
    assert len(raccourcis._PUCE.findall(weasyprint.html.UA)) == 1
    assert [s for s in weasyprint.html.UA.splitlines() if "list-item" in s and "display" in s] == ["li { display: list-item }"]


STYLES = {
    "": True, "white-space: nowrap": True, "float: footnote": False, "float: \\66 ootnote": False, "display: LIST-ITEM": False,
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_un_style_ordinaire_ne_demande_ni_note_ni_puce(style: str) -> None:
    """What the house writes itself, a name that is not to be cut, does not cost each element six styles more."""
    cadre = lxml.html.fragment_fromstring(f'<div><p>À <span style="{style}">Saint-Paul</span></p></div>')
    feuille = shipped_modeles(None).read("charte/charte.css").decode()
    assert raccourcis._is_plain(feuille, text_of("Un titre", [cadre]), tree_of("Un titre", [cadre])) is STYLES[style]
    assert not raccourcis._is_plain(feuille, text_of("Un titre", [cadre]), None)
    assert raccourcis._is_plain(feuille, "<p>Un texte</p>", None)
    assert not raccourcis._is_plain(feuille + "p::marker { color: red }", "<p>Un texte</p>", None)


def test_ce_qui_est_retenu_est_borne(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modeles = _modeles(tmp_path)["maison"]
    premier = pdf.render_pdf(exemples.document("lettre", "lettre", 3), modeles)
    retenue = next(a for (m, _), a in pdf._ateliers.items() if m == modeles).polices.retenue
    nombre, lignes = retenue.nombre, len(retenue.lignes)
    assert 50 < nombre < 600
    assert pdf.render_pdf(exemples.document("lettre", "lettre", 3), modeles) == premier
    assert (retenue.nombre, len(retenue.lignes)) == (nombre, lignes)
    monkeypatch.setattr(styles, "_NOEUDS_MAX", 10)
    assert pdf.render_pdf(exemples.document("lettre", "lettre", 3), modeles) == premier
    assert retenue.nombre <= nombre


def test_rien_n_est_compresse_deux_fois(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF asks for each object twice, to write it and to give the file its fingerprint."""
    modeles, origine, vus = _modeles(tmp_path)["maison"], zlib.compress, list[bytes]()

    def compress(octets: bytes, degre: int) -> bytes:
        vus.append(octets)
        return origine(octets, degre)

    pdf.render_pdf(exemples.document("lettre", "lettre", 3), modeles)
    monkeypatch.setattr(zlib, "compress", compress)
    pdf.render_pdf(exemples.document("lettre", "lettre", 4), modeles)
    assert len(vus) == len(set(vus)) > 1


FRAGMENTS = {
    "simple": ("<p>Un <strong>mot</strong>, <em>deux</em><br>trois &amp; &lt;quatre&gt;</p>\n<ul>\n<li>a</li>\n</ul>", True),
    "tableau": ("<table><thead><tr><th>a</th></tr></thead><tbody>\n<tr><td><p>b</p></td></tr></tbody></table>", True),
    "sans corps de tableau": ("<table><tr><td>a</td></tr></table>", False),
    "texte dans un tableau": ("<table>perdu<tbody><tr><td>a</td></tr></tbody></table>", False),
    "gras autour d'un paragraphe": ("<strong><p>a</p></strong>", False),
    "lien dans un lien": ("<div><a href='#a'>a<span><a href='#b'>b</a></span></a></div>", False),
    "puce sans liste": ("<div><li>a</li></div>", False),
    "image": ("<p><img src='a.png'></p>", False),
    "dessin": ("<div><svg></svg></div>", False),
}


@pytest.mark.parametrize("nom", FRAGMENTS)
def test_un_arbre_est_celui_que_le_texte_donnerait(nom: str) -> None:
    texte, tenu = FRAGMENTS[nom]
    arbre = _same(texte)
    assert (arbre is not None) is tenu


def test_un_arbre_est_celui_que_le_texte_donnerait_au_hasard() -> None:
    """Whatever tags are put one in another: either the same tree, or the reader of HTML5 is asked."""
    hasard, tenus = random.Random(8), 0
    noms = ("div", "p", "ul", "li", "table", "tbody", "tr", "td", "strong", "a", "span", "br", "h1", "section", "tfoot", "em")

    def fragment(profondeur: int) -> str:
        nom = hasard.choice(noms)
        if nom == "br":
            return "<br>"
        dedans = "".join(fragment(profondeur - 1) for _ in range(hasard.randrange(3))) if profondeur else ""
        return f"<{nom}>{hasard.choice(('', ' ', 'mot'))}{dedans}</{nom}>{hasard.choice(('', 'suite', chr(10)))}"

    for _ in range(3000):
        tenus += _same(fragment(4)) is not None
    assert tenus > 300


def _same(texte: str) -> ET.Element | None:
    cadre = lxml.html.fragment_fromstring(texte, create_parent="div")
    arbre = tree_of("Un titre", [cadre])
    if arbre is not None:
        page = text_of("Un titre", [cadre])
        lu = tinyhtml5.parse(page, namespace_html_elements=False)
        assert ET.tostring(arbre) == ET.tostring(lu), etree.tostring(cadre)
    return arbre


if __name__ == "__main__":
    if sys.argv[1] == "sans":
        raccourcis.VERSIONS = frozenset()
    rendus = list(_print_all(Path(sys.argv[2])))
    assert getattr(weasyprint.css.ComputedStyle, "retenu", False) is (sys.argv[1] == "avec")
    print(json.dumps(rendus))
