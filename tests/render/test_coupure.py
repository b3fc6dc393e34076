"""No line is cut after its first word because a bold word follows."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dossier_juridique.render import pdf
from dossier_juridique.render.modeles import shipped_modeles

PHRASES = {
    "IBAN": "Le règlement par virement ou par chèque de banque (au nom de Mme Aubertin), IBAN\u00a0<strong>FR76\u00a01999"
    "\u00a09004</strong>, pour la somme due",
    "somme": "Le règlement par virement ou par chèque de banque de la <strong>somme totale</strong>, pour la facture due",
    "emboîtés": "Le règlement par virement ou par <em>chèque de <strong>banque</strong>, certifié</em>, pour la facture due",
    "sans rien": "Le règlement par virement ou par chèque de banque pour la facture due et exigible depuis le 3 mars",
}


def _lignes(phrase: str, largeur: int) -> list[str]:
    from weasyprint import CSS, HTML
    from weasyprint.formatting_structure import boxes

    modeles = shipped_modeles(None)
    with pdf._verrou, pdf._ready(modeles):
        atelier = pdf._atelier(modeles)
        style = CSS(string=f"""@page {{ size: {largeur}pt 400pt; margin: 0 }} p {{ margin: 0; hyphens: none }}
            html {{ font: 10pt "Dossier Serif" }} strong, em {{ font-weight: normal; font-style: normal }}""")
        page = HTML(string=f"<html lang=fr><p>{phrase}</p>").render(
            font_config=atelier.polices, stylesheets=[style]
        ).pages[0]  # fmt: skip

    def parcourir(boite: Any) -> Any:
        if isinstance(boite, boxes.LineBox):
            yield "".join(b.text for b in boite.descendants() if isinstance(b, boxes.TextBox))
        for enfant in getattr(boite, "children", ()):
            yield from parcourir(enfant)

    return list(parcourir(page._page_box))


@pytest.mark.parametrize("nom", PHRASES)
def test_une_ligne_est_remplie_avant_d_etre_coupee(nom: str) -> None:
    """At any width, what stands on the lines so far is, but for two words, what would stand there without any tag."""
    phrase = PHRASES[nom]
    nue = re.sub("<[^>]+>", "", phrase)
    for largeur in range(90, 330, 3):
        mis, attendu = _lignes(phrase, largeur), _lignes(nue, largeur)
        assert " ".join(mis).split() == nue.split()
        for rang in range(len(attendu)):
            places = [len(" ".join(lignes[: rang + 1]).split(" ")) for lignes in (mis, attendu)]
            assert places[0] >= places[1] - 2, (largeur, mis, attendu)
