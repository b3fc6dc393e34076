"""Rien de ce qu'écrit un modèle ne se perd : ce qui ne se voit pas sur la page est refusé."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier_juridique.errors import SortieRefusee
from dossier_juridique.relecture import check_whole, read_pages
from dossier_juridique.render import compose, render_pdf
from dossier_juridique.render.modeles import Modeles
from tests.render.exemples import LETTRE, document, modeles

PERDU = "Membre du réseau Alliance"


def imprimer(dossiers: Modeles) -> None:
    lettre = document()
    check_whole(lettre.acte, compose(lettre, dossiers).textes(), read_pages(render_pdf(lettre, dossiers)))


def papier(tmp_path: Path, cadre: str = "", style: str = "", lettre: str = LETTRE) -> Modeles:
    dossiers = modeles(tmp_path, lettre=lettre)
    html, css = (dossiers.read(f"charte/{nom}").decode() for nom in ("lettre.html", "charte.css"))
    (tmp_path / "charte").mkdir(exist_ok=True)
    marque = '<p class="date">'
    assert marque in html
    (tmp_path / "charte" / "lettre.html").write_text(html.replace(marque, f"{cadre}\n{marque}", 1), "utf-8")
    (tmp_path / "charte" / "charte.css").write_text(f"{css}\n{style}\n", "utf-8")
    return dossiers


def test_une_lettre_dit_sur_la_page_tout_ce_que_dit_son_modele(tmp_path: Path) -> None:
    imprimer(papier(tmp_path, f"<p>{PERDU}</p>", ".x { color: #036 } p.x { text-transform: uppercase }"))


def test_un_second_bloc_de_mentions_legales_est_refuse(tmp_path: Path) -> None:
    with pytest.raises(SortieRefusee, match="Alliance"):
        imprimer(papier(tmp_path, f'<div class="mentions-legales">{PERDU}</div>'))


@pytest.mark.parametrize(
    "style",
    [
        "display: none", "position: absolute; left: -900mm", "color: white", "font-size: 0", "height: 0; overflow: hidden",
        "opacity: 0", "font-size: 2pt", "visibility: hidden", "transform: translate(0, 900mm)", "width: 0; overflow: hidden",
    ],
)  # fmt: skip
def test_un_texte_cache_par_la_feuille_de_style_est_refuse(style: str, tmp_path: Path) -> None:
    with pytest.raises(SortieRefusee) as refus:
        imprimer(papier(tmp_path, f'<p class="perdu">{PERDU}</p>', f".perdu {{ {style} }}"))
    assert "Alliance" in refus.value.message or "mise en page" in refus.value.message


@pytest.mark.parametrize(
    "style",
    ["text-decoration: line-through", "text-decoration-line: underline LINE-THROUGH", "text-decoration: line-thro\\75gh"],
)
def test_un_style_qui_barre_est_refuse_avec_sa_ligne(style: str, tmp_path: Path) -> None:
    with pytest.raises(SortieRefusee, match="barre du texte") as refus:
        imprimer(papier(tmp_path, "<p>Texte</p>", f"@media print {{ .corps p {{ {style} }} }}"))
    assert "charte.css, ligne " in (refus.value.lieu or "")


def test_un_cadre_qui_barre_est_refuse(tmp_path: Path) -> None:
    with pytest.raises(SortieRefusee, match="<s> barre du texte"):
        imprimer(papier(tmp_path, "<p><s>Total dû</s></p>"))


def test_un_paragraphe_coupe_par_une_fin_de_page_est_lu_en_entier(tmp_path: Path) -> None:
    long = " ".join(f"Phrase numéro {n} de ce paragraphe." for n in range(400))
    imprimer(papier(tmp_path, lettre=f"<p>{long}</p>"))
