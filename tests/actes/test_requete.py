"""The requête, its bordereau and the décompte: sections, exhibits, mentions."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from dossier_juridique.render import render_pdf, shipped_modeles
from tests.actes.cas import (
    TOUS,
    avocat,
    conteste,
    deux_factures,
    interet_legal,
    paye_en_partie,
    personnes_physiques,
    toutes_les_pieces,
)
from tests.actes.fabrique import Changement, absents, document, matiere, modeles_du_bureau, texte

COMBINES = (*((c,) for c in TOUS), (deux_factures, conteste, toutes_les_pieces), (paye_en_partie, interet_legal), ())


def _cites(imprime: str) -> set[int]:
    """Every number cited as « pièce n° 3 », « pièces n° 1, 2 et 4 »."""
    groupes = re.findall(r"[Pp]ièces? n° ((?:\d+(?:, | et )?)+)", imprime)
    return {int(n) for groupe in groupes for n in re.findall(r"\d+", groupe)}


@pytest.mark.parametrize("changements", COMBINES, ids=lambda c: "+".join(x.__name__ for x in c) or "conforme")
@pytest.mark.parametrize("nom", ["requete", "bordereau", "decompte"])
def test_chaque_mention_est_imprimee(nom: str, changements: tuple[Changement, ...]) -> None:
    doc = document(nom, *changements)
    assert [m.id for m in absents(doc, texte(doc))] == []


@pytest.mark.parametrize("changements", COMBINES, ids=lambda c: "+".join(x.__name__ for x in c) or "conforme")
def test_chaque_piece_est_citee_et_chaque_citation_existe(changements: tuple[Changement, ...]) -> None:
    numeros = {int(p.numero) for p in matiere(*changements).pieces}
    recit = texte(document("requete", *changements)).split("4. Le fondement")[0]
    # The décompte and the proof of the contribution are cited where they serve, after the story.
    entier = _cites(texte(document("requete", *changements)))
    assert entier == numeros
    if toutes_les_pieces not in changements:
        assert _cites(recit) == numeros


def _sans_lien(d: dict[str, Any]) -> None:
    d["factures"][0]["pieces"] = ["facture-1"]


def test_entre_deux_factures_une_livraison_qu_aucune_ne_nomme_n_en_prouve_aucune() -> None:
    doc = document("requete", deux_factures, _sans_lien)
    livraison = next(p for p in matiere(deux_factures, _sans_lien).pieces if p.piece.id == "livraison-1")
    principal = next(c for c in doc.faits.chefs if c.nature == "principal")  # type: ignore[attr-defined]
    assert livraison.numero not in {r.numero for r in principal.references}
    imprime = " ".join(texte(doc).split())
    assert "Sont également produits : " in imprime and "pour l'ensemble des factures" not in imprime


def test_la_livraison_de_la_seule_facture_la_prouve_meme_sans_etre_nommee() -> None:
    doc = document("requete", _sans_lien)
    livraison = next(p for p in matiere(_sans_lien).pieces if p.piece.id == "livraison-1")
    principal = next(c for c in doc.faits.chefs if c.nature == "principal")  # type: ignore[attr-defined]
    assert livraison.numero in {r.numero for r in principal.references}


@pytest.mark.parametrize(
    ("avant", "apres", "perdue"),
    [
        ("Objet de la demande : ", "", "objet"),
        ("{{ chef.montant|euros }} {{ chef.demande }} ;", "{{ chef.libelle }} ;", "montants"),
        ("soit au total {{ total|euros }}", "soit au total", "montants"),
        ("<strong>{{ chef.libelle }}</strong> : {{ chef.fondement }}", "{{ chef.libelle }}", "fondement"),
        ("décompte arrêté au {{ au|jour_long }}", "décompte", "decompte"),
        ("bordereau des documents justificatifs annexé", "bordereau", "documents"),
        ("la facture n° {{ operation.numero }}", "une facture", "factures"),
        ("à compter du {{ interet.du|jour_long }}", "", "posterieurs"),
        ("renvoyée devant {{ renvoi }}", "renvoyée", "renvoi"),
        ("Le débiteur : ", "", "defendeur"),
        ("Le créancier : ", "", "demandeur"),
    ],
)
def test_un_passage_retire_est_vu(avant: str, apres: str, perdue: str, tmp_path: Path) -> None:
    doc = document("requete")
    fichiers = ("requete/corps.html", "commun/recit.html", "commun/fondements.html")
    fichier = next(f for f in fichiers if avant in shipped_modeles().read(f).decode("utf-8"))
    bureau = modeles_du_bureau(tmp_path, fichier, avant, apres)
    assert perdue in {m.id for m in absents(doc, texte(doc, bureau))}


def test_sans_signature_ni_juridiction_la_preuve_manque(tmp_path: Path) -> None:
    doc = document("requete")
    bureau = modeles_du_bureau(tmp_path, "charte/acte.html", "{% if cadre.signataire %}", "{% if not cadre.signataire %}")
    assert "date-signature" in {m.id for m in absents(doc, texte(doc, bureau))}
    bureau = modeles_du_bureau(tmp_path / "b", "charte/acte.html", "{% if cadre.destinataire %}", "{% if cadre.canal %}")
    assert "juridiction" in {m.id for m in absents(doc, texte(doc, bureau))}


def test_identites() -> None:
    societe = texte(document("requete"))
    assert "Ateliers Morel & Fils, SARL au capital de 20 000 €, RCS Lyon 123 456 782, dont le siège est" in societe
    assert "agissant par sa représentante légale, Mme Claire Morel, gérante" in societe
    personne = texte(document("requete", personnes_physiques))
    assert "Mme Jeanne Dupont EI, menuisière, de nationalité française, née le 1er février 1980 à Nantes" in personne
    assert "demeurant 12 rue des Tanneurs, 69003 Lyon" in personne and "représentant légal" not in personne
    assert "Cabinet Arnaud, avocat au barreau de Lyon, toque 412" in texte(document("requete", avocat))


def test_interets_posterieurs() -> None:
    calcules: Any = document("requete").faits
    (x,) = calcules.posterieurs
    assert (x.taux, x.base, x.du.isoformat(), x.revisable) == (
        Decimal("12.40"), Decimal("10000.00"), "2026-11-23", True,
    )  # fmt: skip

    def poser(valeur: object) -> Changement:
        def changer(d: dict[str, Any]) -> None:
            d["procedure"]["interets_posterieurs"] = valeur

        return changer

    assert document("requete", poser(False)).faits.posterieurs == ()  # type: ignore[attr-defined]
    assert document("requete", poser({"taux": 5})).faits.posterieurs == ()  # type: ignore[attr-defined]
    ecrits: Any = document("requete", poser({"taux": 5, "base": 900, "du": "2026-12-01"})).faits
    assert (ecrits.posterieurs[0].taux, ecrits.posterieurs[0].base) == (Decimal(5), Decimal(900))


def test_ce_qui_est_facultatif_ne_s_imprime_que_demande() -> None:
    def sans(d: dict[str, Any]) -> None:
        d["procedure"]["renvoi_en_cas_d_opposition"] = {"demande": False}

    def avec(d: dict[str, Any]) -> None:
        d["procedure"]["article_700"] = 800

    assert "1408" in texte(document("requete")) and "1408" not in texte(document("requete", sans))
    assert "article 700" not in texte(document("requete"))
    assert "800,00 € en application de l'article 700" in texte(document("requete", avec))


def test_la_contestation_est_dite_au_juge() -> None:
    imprime = texte(document("requete", conteste))
    assert "le débiteur a contesté le point suivant : deux chaises rayées (pièce n° 4)" in imprime
    assert "Le créancier y a répondu (pièce n° 5)" in imprime and "incontesté" not in imprime


def test_juridictions() -> None:
    def saisir(nature: str, siege: str) -> Changement:
        def changer(d: dict[str, Any]) -> None:
            d["procedure"]["juridiction"] = {"nature": nature, "siege": siege}

        return changer

    commerce = texte(document("requete", saisir("tribunal de commerce", "Le Puy-en-Velay")))
    assert "Président du tribunal de commerce du Puy-en-Velay" in commerce
    chambre = texte(document("requete", saisir("chambre commerciale", "Metz")))
    assert "Président de la chambre commerciale du tribunal judiciaire de Metz" in chambre
    civil = texte(document("requete", saisir("tribunal judiciaire", "Annecy")))
    assert "tribunal judiciaire d'Annecy" in civil and "COJ, art. L. 211-3" in civil and "1425" not in civil


def test_le_decompte_additionne_ses_lignes() -> None:
    faits: Any = document("decompte", deux_factures, paye_en_partie, interet_legal).faits
    assert sum(e.montant for e in faits.elements) == faits.total
    assert sum(f.total for f in faits.factures) + sum(e.montant for e in faits.transverses) == faits.total
    for facture in faits.factures:
        assert sum((p.montant for p in facture.periodes), Decimal(0)) == facture.couru
        assert facture.couru - facture.couru_paye == facture.couru_du
        assert facture.restant + facture.couru_du + facture.indemnite_due == facture.total
    assert sum(i.montant for v in faits.versements for i in v.imputations) == Decimal("1000.00")


def test_les_sources_du_decompte_sans_notes_de_travail() -> None:
    imprime = texte(document("decompte", interet_legal))
    assert "2,75 % du 01/07/2026 au 31/12/2026" in imprime
    for note in ("non retrouvé", "à relire", ".fr", "confiance"):
        assert note not in imprime


def test_bordereau_sans_pages_avant_la_mise_en_page() -> None:
    from dossier_juridique.actes.bordereau import BORDEREAU

    doc = BORDEREAU.construire(matiere(paginee=False))
    imprime = texte(doc)
    assert "Pages du dépôt" not in imprime and "(2 pages)" not in imprime
    assert "Pièce n° 3 – Facture n° F2026-001 du 31/03/2026 (2 pages)" in texte(document("bordereau"))


@pytest.mark.parametrize("changement", [None, *TOUS], ids=lambda c: c.__name__ if c else "conforme")
def test_ce_qui_est_demande_est_sur_la_page_ou_l_on_signe(changement: Changement | None) -> None:
    doc = document("requete", *([changement] if changement else []))
    with pdfplumber.open(io.BytesIO(render_pdf(doc, shipped_modeles()))) as pdf:
        pages = [p.extract_text() for p in pdf.pages]
    assert "soit au total" in pages[-1] and "Fait à" in pages[-1]


def test_fait_au_mans() -> None:
    def changer(d: dict[str, Any]) -> None:
        d["procedure"]["fait_a"] = "Le Mans"

    doc = document("requete", changer)
    assert "Fait au Mans, le" in texte(doc) and not absents(doc, texte(doc))
