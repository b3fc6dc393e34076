"""The report: what an office pins. Parties, findings, deadlines drawn, exhibits missing, roads; alone, and readable."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from msgspec.structs import replace
from pypdf import PdfReader

from dossier_juridique import build
from dossier_juridique.creance import compute
from dossier_juridique.droit.calendrier import Delai
from dossier_juridique.droit.completude import manquantes
from dossier_juridique.droit.perspective import perspective
from dossier_juridique.read import load_parametres, load_ressorts
from dossier_juridique.render.frise import AUJOURD_HUI, PAR_RANG, frise
from tests.actes.cas import deux_factures, interet_legal, recouvreur
from tests.actes.fabrique import Changement, dossier

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Any:
    sortie = tmp_path_factory.mktemp("rapport") / "s"
    build(SAMPLES / "assignation_paiement", sortie)
    return html.fromstring((sortie / "rapport.html").read_text("utf-8"))


def test_rien_ne_vient_d_ailleurs(page: Any) -> None:
    brut = html.tostring(page, encoding="unicode")
    assert "<script" not in brut and not re.search(r"(?:src|href)=\"(?:https?:)?//", brut) and "@import" not in brut
    assert set(re.findall(r"url\(([^,)]{0,40})", brut)) == {"data:font/ttf;base64"}


def test_reperes_titres_et_langue(page: Any) -> None:
    assert page.get("lang") == "fr" and page.xpath("//meta[@name='viewport']")
    assert [len(page.xpath(f"//{repere}")) for repere in ("header", "main", "footer", "h1")] == [1, 1, 1, 1]
    titres = [t.text_content() for t in page.xpath("//main//h2")]
    for attendu in ("Constats", "Délais", "Pièces manquantes", "La voie"):
        assert attendu in titres
    niveaux = [int(t.tag[1]) for t in page.xpath("//h1|//h2|//h3")]
    assert all(b - a <= 1 for a, b in pairwise(niveaux))
    for section in page.xpath("//section[@aria-labelledby]"):
        assert page.get_element_by_id(section.get("aria-labelledby")) is not None
    dessin = page.xpath("//svg")[0]
    assert dessin.get("role") == "img" and all(page.get_element_by_id(i) is not None
                                              for i in dessin.get("aria-labelledby").split())  # fmt: skip


def _luminance(couleur: str) -> float:
    canaux = [int(couleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, v, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux)
    return 0.2126 * r + 0.7152 * v + 0.0722 * b


def test_chaque_couleur_de_texte_contraste_avec_le_blanc(page: Any) -> None:
    style = page.xpath("//style")[0].text
    couleurs = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", style))
    for nom in ("encre", "gris", "bleu", "rouge", "ambre", "vert"):
        assert 1.05 / (_luminance(couleurs[nom]) + 0.05) >= 4.5, nom


def test_la_frise_et_sa_liste_disent_la_meme_chose(page: Any) -> None:
    numeros = [t.text for t in page.xpath("//svg//text[contains(@class, 'num')]")]
    etapes = page.xpath("//ol[@class='etapes']/li")
    assert numeros == [str(n) for n in range(1, len(etapes) + 1)]
    texte = " ".join(page.xpath("//ol[@class='etapes']")[0].text_content().split())
    for attendu in ("04/01/2027 Délivrance de l", "11/01/2027 Copie de l", "19/01/2027 Audience", "Prescription"):
        assert attendu in texte
    classes = {c for li in etapes for c in li.xpath(".//span[contains(@class, 'mot')]")[0].get("class").split()}
    assert classes - {"mot"} <= {"a_venir", "proche", "depasse", "accompli"} and len(classes) > 2


def test_la_voie_et_la_juridiction(page: Any) -> None:
    voies = {x.xpath("./strong")[0].text: x.text_content() for x in page.xpath("//ul[@class='voies']/li")}
    assert len(voies) == 7
    assert "ouverte" in voies["Injonction de payer"] and "--pour injonction-de-payer" in voies["Injonction de payer"]
    assert "fermée" in voies["Injonction de payer européenne"]
    assert "tribunal de commerce de Lille Métropole" in page.text_content()


def _delai(n: int, jour: date, *, respecter: bool = True) -> Delai:
    return Delai(f"d{n}", f"Délai {n}", jour, jour, jour, jour, "CPC", "", "a_venir", respecter)


def test_la_frise_place_le_jour_et_passe_a_la_ligne() -> None:
    au = date(2026, 11, 22)
    delais = [_delai(n, date(2026, 11, 18 + n), respecter=n % 2 == 0) for n in range(10)]
    dessin = frise(delais, au)
    assert len(dessin.points) == 11 and [p.classe for p in dessin.points].index(AUJOURD_HUI) == 5
    assert len(dessin.traits) == 2 and dessin.points[PAR_RANG].x == dessin.points[0].x
    assert dessin.points[PAR_RANG].y > dessin.points[0].y
    assert all(0 < p.x < dessin.largeur and 0 < p.y < dessin.hauteur for p in dessin.points)
    assert [p.attente for p in dessin.points if p.numero] == [e.attente for e in dessin.etapes]
    assert frise([], au).etapes == () and len(frise([], au).points) == 1


def _manques(*changements: Changement, contribution: bool = False) -> set[tuple[str, str]]:
    lu = dossier(*changements)
    assert lu.au is not None
    trouves = manquantes(lu, compute(lu, load_parametres(), lu.au), contribution=contribution)
    return {(m.objet, re.sub("^(?:l'|la |le |un |une )", "", m.quoi).split()[0].rstrip(",")) for m in trouves}


def _sans(*natures: str) -> Changement:
    def changer(d: dict[str, Any]) -> None:
        d["pieces"] = [p for p in d["pieces"] if p["nature"] not in natures]

    return changer


def test_un_dossier_complet_ne_manque_de_rien() -> None:
    assert _manques() == set()


@pytest.mark.parametrize(
    ("natures", "attendu"),
    [
        (("facture",), ("facture F2026-001", "facture")),
        (("contrat",), ("facture F2026-001", "contrat")),
        (("bon_de_livraison",), ("facture F2026-001", "bon")),
        (("mise_en_demeure",), ("dossier", "mise")),
        (("preuve_de_depot",), ("mise en demeure", "preuve")),
        (("avis_de_reception",), ("mise en demeure", "avis")),
    ],
)
def test_chaque_piece_retiree_manque(natures: tuple[str, ...], attendu: tuple[str, str]) -> None:
    assert attendu in _manques(_sans(*natures))


def test_les_autres_manques() -> None:
    assert ("facture F2026-002", "procès-verbal") in _manques(deux_factures), "une prestation sans réception"
    assert ("dossier", "pouvoir") in _manques(recouvreur)
    assert ("dossier", "justificatif") in _manques(contribution=True)
    assert ("clause pénale", "contrat") in _manques(interet_legal, _sans("contrat"))


def test_un_chiffre_inconnu_est_dit_et_ne_perd_pas_le_rapport() -> None:
    lu = dossier()
    parametres = load_parametres()
    decompte = replace(compute(lu, parametres, date(2026, 11, 22)), au=date(2040, 1, 1))
    vue = perspective(lu, decompte, parametres, date(2040, 1, 1), load_ressorts(lu.debiteur.adresse))
    assert vue.calendrier is None and vue.orientation is None and "2040" in vue.inconnue


@pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium n'est pas installé : la page imprimée n'est pas comptée")
def test_le_rapport_s_imprime_sur_une_page(tmp_path: Path) -> None:
    for nom in ("assignation_paiement", "impaye_simple"):
        build(SAMPLES / nom, tmp_path / nom)
        imprime = tmp_path / f"{nom}.pdf"
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             f"--user-data-dir={tmp_path / 'profil'}", f"--print-to-pdf={imprime}",
             (tmp_path / nom / "rapport.html").as_uri()],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        assert len(PdfReader(imprime).pages) == 1, nom
