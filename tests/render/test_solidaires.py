"""A place, an e-mail address, the number of an invoice: no line is cut inside, and the words of the page stay the same."""

from __future__ import annotations

import io
import re
from pathlib import Path

import lxml.html
import pdfplumber
import pytest

from dossier_juridique.render import compose, render_pdf, shipped_modeles
from dossier_juridique.render.solidaires import hold_together
from tests.actes.fabrique import document, ligne


def _tenus(html: str) -> list[str]:
    arbre = lxml.html.fromstring(f"<div>{html}</div>")
    avant = arbre.text_content()
    tenus = [span.text for span in hold_together(arbre).iter("span") if span.get("style")]
    assert ligne(arbre.text_content()) == ligne(avant)
    return tenus


@pytest.mark.parametrize(
    ("html", "tenus"),
    [
        ("<p>à Saint-Paul, 97460\u00a0Saint-Paul et 75001\u00a0Paris.</p>", ["Saint-Paul", "97460 Saint-Paul", "75001 Paris"]),
        ("<p>7\u00a0bis\u00a0rue Haute, 29200\u00a0Brest, 15\u00a0jours</p>", ["7 bis rue", "29200 Brest"]),
        ("<p>Écrire à <b>a.b-c@sous-domaine.example</b>, ou non</p>", ["a.b-c@sous-domaine.example"]),
        ("<ul><li>n° K-2026-0412, ETC/2026/114</li></ul>fin 1343-1, 01/02/2026.", ["K-2026-0412", "ETC/2026/114"]),
        ("<p>peut-être, c'est-à-dire, et/ou, un - deux</p>", []),
        ("<table><tr><td>F-26-031</td></tr></table>après L'Haÿ-les-Roses", ["L'Haÿ-les-Roses"]),
        (f"<p>{'A1-' * 20}B</p>", []),
        ("<p>x<br>F-1 et F-2<br>F-3</p>", ["F-1", "F-2", "F-3"]),
    ],
)
def test_ce_qui_est_un_seul_mot_pour_l_oeil(html: str, tenus: list[str]) -> None:
    assert _tenus(html) == tenus


@pytest.mark.parametrize("longueur", range(0, 40, 5))
def test_aucune_ligne_ne_coupe_un_numero_une_commune_ou_un_courriel(longueur: int) -> None:
    def changer(d: dict[str, object]) -> None:
        d["factures"][0]["objet"] = f"{'x' * longueur} Table, livrée à Saint-Paul-de-Vence"  # type: ignore[index]
        d["creancier"].update(telephone=None, courriel="credit-client@ateliers-morel.example")  # type: ignore[attr-defined]
        d["creancier"]["representant"]["qualite"] = "gérante" + "x" * longueur  # type: ignore[index]
        d["debiteur"]["adresse"].update(code_postal="97460", commune="Saint-Paul")  # type: ignore[index]

    for nom in ("mise-en-demeure", "requete"):
        doc = document(nom, changer)
        with pdfplumber.open(io.BytesIO(render_pdf(doc, shipped_modeles()))) as lu:
            lignes = [x for page in lu.pages for x in page.extract_text().split("\n")]
        assert not [x for x in lignes if re.search(r"(?:Saint|Paul|de|credit|ateliers)-$|97460$|(?<!/)\b(?:12|3)$", x)], nom


def test_ce_que_la_page_porte_est_ce_que_le_modele_ecrit(tmp_path: Path) -> None:
    texte = compose(document("mise-en-demeure"), shipped_modeles())
    assert ligne(texte.cadre().text_content()) == ligne(texte._cadre.text_content())
