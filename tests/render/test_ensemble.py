"""What belongs together stays on one page: a total and its table, a list and what announces it, the last rows and their sum."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn

from dossier_juridique.model.document import Document
from dossier_juridique.render import render_docx, render_pdf, shipped_modeles
from tests.actes.cas import avocat
from tests.actes.fabrique import document

MARGE = 26 * 72 / 25.4
"""Of the foot of the first page of a letter, in points."""
TROIS_LIGNES = 48
_TOTAL = re.compile(r"Indemnité forfaitaire : .*Total de cette facture : [\d ,\u202f]+€\.$")


def _pages(doc: Document) -> list[list[str]]:
    with pdfplumber.open(io.BytesIO(render_pdf(doc, shipped_modeles()))) as lu:
        return [page.extract_text().split("\n") for page in lu.pages]


@pytest.mark.parametrize("combien", range(2, 7))
@pytest.mark.parametrize("paye", [False, True])
def test_le_total_d_une_facture_suit_son_tableau_sur_une_seule_ligne(combien: int, paye: bool) -> None:
    def changer(d: dict[str, Any]) -> None:
        premiere = d["factures"][0]
        d["factures"] = [{**premiere, "numero": f"F-{n}", "montant_ttc": 1000 + n} for n in range(combien)]
        if paye:
            d["paiements"] = [{"date": "2026-08-01", "montant": 50}, {"date": "2026-09-01", "montant": 60}]

    pages = _pages(document("decompte", changer))
    lignes = [ligne for page in pages for ligne in page]
    assert sum(bool(_TOTAL.match(ligne)) for ligne in lignes) == combien
    assert not [page[0] for page in pages if page[0].startswith(("Indemnité", "Pénalités de retard", "Taux de", "Payé"))]


def _cinq_suites(d: dict[str, Any]) -> None:
    avocat(d)
    d["lettre"]["consequences"] = ["penalites", "indemnite_forfaitaire", "injonction_de_payer", "refere_provision", "assignation"]


@pytest.mark.parametrize("combien", range(1, 9))
def test_une_liste_n_est_pas_separee_de_ce_qui_l_annonce_et_la_page_est_remplie(combien: int) -> None:
    def changer(d: dict[str, Any]) -> None:
        _cinq_suites(d)
        d["factures"] = [{**d["factures"][0], "numero": f"F-{n}"} for n in range(combien)]

    octets = render_pdf(document("mise-en-demeure", changer), shipped_modeles())
    with pdfplumber.open(io.BytesIO(octets)) as lu:
        pages = [page.extract_text().split("\n") for page in lu.pages]
        bas = max(mot["bottom"] for mot in lu.pages[0].extract_words() if mot["bottom"] < lu.pages[0].height - MARGE)
        reste = lu.pages[0].height - MARGE - bas
    page = next(p for p in pages if "À défaut :" in p)
    assert page[page.index("À défaut :") + 1].startswith("– les pénalités"), "l'annonce n'est pas la dernière ligne de sa page"
    assert len(pages) == 1 or reste < TROIS_LIGNES


def _garde(paragraphe: Any) -> bool:
    return bool(paragraphe.paragraph_format.keep_with_next)


def test_dans_word_les_dernieres_lignes_suivent_le_total_et_la_liste_son_annonce() -> None:
    def gardees(nombre: int) -> list[bool]:
        doc = document("echeancier", lambda d: d.update(echeancier={"nombre": nombre, "premier_le": "2026-12-31"}))
        word = docx.Document(io.BytesIO(render_docx(doc, shipped_modeles())))
        versements = next(t for t in word.tables if t.rows[0].cells[0].text == "N°")
        return [all(_garde(p) for c in rangee.cells for p in c.paragraphs) for rangee in versements.rows]

    assert gardees(12) == [True, *[False] * 10, True, True, False]
    assert gardees(6) == [*[True] * 7, False], "un échéancier court tient sur une page"

    word = docx.Document(io.BytesIO(render_docx(document("mise-en-demeure", _cinq_suites), shipped_modeles())))
    annonce = next(p for p in word.paragraphs if p.text == "À défaut\u00a0:")
    assert _garde(annonce) and annonce._p.getnext().find(qn("w:pPr")) is not None


def test_dans_word_les_pieces_jointes_ne_sont_jamais_seules_sur_une_page() -> None:
    word = docx.Document(io.BytesIO(render_docx(document("mise-en-demeure", _cinq_suites), shipped_modeles())))
    textes = [p.text for p in word.paragraphs]
    politesse = next(rang for rang, texte in enumerate(textes) if texte.startswith("Veuillez agréer"))
    jointes = textes.index("Pièces jointes\u00a0:")
    assert politesse < jointes and all(_garde(p) for p in word.paragraphs[politesse : jointes + 1])
