"""Relances and mise en demeure: what they print, what they must not say, what the mentions catch."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from docx import Document as Word

from dossier_juridique.droit import ton
from dossier_juridique.model.francais import euros
from dossier_juridique.relecture import count_pages
from dossier_juridique.render import render_docx, render_pdf, shipped_modeles
from tests.actes.cas import (
    TOUS,
    avocat,
    conteste,
    date_limite,
    deux_factures,
    interet_legal,
    negociation,
    paye_en_partie,
    recouvreur,
)
from tests.actes.fabrique import Changement, absents, document, dossier, ligne, modeles_du_bureau, texte

LETTRES = ("relance-1", "relance-2", "relance-3", "mise-en-demeure")


@pytest.mark.parametrize("nom", LETTRES)
@pytest.mark.parametrize("changement", [None, *TOUS], ids=lambda c: c.__name__ if c else "conforme")
def test_chaque_mention_est_imprimee(nom: str, changement: Changement | None) -> None:
    doc = document(nom, *([changement] if changement else []))
    assert [m.id for m in absents(doc, texte(doc))] == []
    assert {"parties", "montant", "echeance", "delai", "consequences"} <= {m.id for m in doc.mentions}


@pytest.mark.parametrize("nom", LETTRES)
@pytest.mark.parametrize("changement", [None, *TOUS], ids=lambda c: c.__name__ if c else "conforme")
def test_aucun_mot_interdit(nom: str, changement: Changement | None) -> None:
    changements = [changement] if changement else []
    lu, imprime = dossier(*changements), texte(document(nom, *changements))
    trouves = [x for liste in ton.Liste for x in ton.passages([imprime], liste, ton.noms_a_passer(lu), ("avocat",))]
    assert trouves == []
    assert ("mise en demeure" in imprime.lower()) == (nom == "mise-en-demeure")
    for interdit in ("prescription", "à compter de la présente", "!"):
        assert interdit not in imprime.lower()


@pytest.mark.parametrize(
    ("fichier", "avant", "apres", "perdues"),
    [
        ("commun/delai.html", "à compter de la réception de {{ delai.recu }}", "", {"delai"}),
        ("commun/delai.html", "{{ delai.lettres|de }} ({{ delai.jours }})", "de quelques", {"delai"}),
        ("commun/somme.html", "{{ facture.echeance|jour_court }}", "", {"echeance", "montant"}),
        ("commun/somme.html", "{{ facture.numero }}", "", {"echeance"}),
        ("commun/somme.html", "{{ facture.restant|euros }}", "", {"montant"}),
        ("commun/somme.html", "{{ element.montant|euros }}", "", {"montant"}),
        ("commun/somme.html", "{{ somme.total|euros }}", "", {"montant"}),
        ("commun/consequence.html", "les pénalités de retard continueraient de courir", "", {"consequences"}),
        ("commun/consequence.html", "resterait due", "", {"consequences"}),
        ("charte/lettre.html", "{% for ligne in cadre.destinataire %}", "{% for ligne in [] %}", {"parties"}),
        ("charte/lettre.html", "{{ cadre.expediteur.nom }}", "", {"parties"}),
        ("charte/lettre.html", "{% for ligne in cadre.expediteur.lignes %}", "{% for ligne in [] %}", {"parties"}),
    ],
)
@pytest.mark.parametrize("nom", LETTRES)
def test_un_passage_retire_est_vu(
    nom: str, fichier: str, avant: str, apres: str, perdues: set[str], tmp_path: Path
) -> None:
    bureau = modeles_du_bureau(tmp_path, fichier, avant, apres)
    doc = document(nom)
    if fichier.startswith("charte/"):  # the style sheet and the fonts come from the delivered folder
        assert (bureau / fichier).is_file()
    assert {m.id for m in absents(doc, texte(doc, bureau))} >= perdues


def test_les_mots_de_la_sommation_sont_prouves(tmp_path: Path) -> None:
    doc = document("mise-en-demeure")
    bureau = modeles_du_bureau(tmp_path, "mise_en_demeure/corps.html", "vous met en demeure de", "vous invite à")
    assert [m.id for m in absents(doc, texte(doc, bureau))] == ["mots-mise-en-demeure"]


@pytest.mark.parametrize("nom", LETTRES)
@pytest.mark.parametrize("changement", [None, deux_factures, paye_en_partie, interet_legal])
def test_les_lignes_imprimees_font_le_total(nom: str, changement: Changement | None) -> None:
    faits: Any = document(nom, *([changement] if changement else [])).faits
    somme = faits.somme
    assert sum(e.montant for e in somme.elements) == somme.total
    assert sum(f.restant for f in somme.factures) == somme.elements[0].montant
    assert all(f.ttc - f.deduit == f.restant for f in somme.factures)


def test_le_ton_monte() -> None:
    un, deux, trois = (texte(document(f"relance-{n}")) for n in (1, 2, 3))
    assert "Il s'agit sans doute d'un oubli" in un and "sans doute" not in deux + trois
    assert "Nous vous remercions de bien vouloir régler" in un
    assert "Nous vous prions de bien vouloir régler" in deux
    assert "Nous vous demandons de régler" in trois
    assert "a croisé ce courrier" in un and "a croisé ce courrier" in deux and "a croisé" not in trois
    assert "Malgré notre courriel du 12 mai 2026" in deux and "Malgré" not in un
    assert "interpellation formelle de payer, au sens de l'article 1344 du code civil" in trois
    assert "article 1344" not in un + deux
    assert "injonction" not in un + deux + trois


def test_le_recommande_ne_se_dit_que_de_la_troisieme_relance_et_de_la_mise_en_demeure() -> None:
    def numeroter_(d: dict[str, Any]) -> None:
        d["lettre"]["numero"] = "1A 999"

    canaux = [document(nom, numeroter_).faits.cadre.canal for nom in LETTRES]  # type: ignore[attr-defined]
    assert canaux[:2] == ["", ""]
    assert canaux[2] == "Lettre recommandée avec demande d'avis de réception"
    assert canaux[3] == "Lettre recommandée avec demande d'avis de réception n° 1A\u00a0999"


def test_delai_compte_de_la_lettre_devient_une_date() -> None:
    def changer(d: dict[str, Any]) -> None:
        d["lettre"]["delai_depart"] = "lettre"

    imprime = texte(document("relance-1", changer))
    assert "au plus tard le 7 décembre 2026" in imprime and "réception" not in imprime


def test_consequences_vraies_seulement() -> None:
    faits: Any = document("mise-en-demeure", date_limite).faits
    assert faits.consequences == (
        "penalites", "indemnite_forfaitaire", "injonction_de_payer", "refere_provision", "assignation",
    )  # fmt: skip
    legal: Any = document("mise-en-demeure", date_limite, interet_legal).faits
    assert legal.consequences[0] == "interet_legal" and "clause_penale" not in legal.consequences

    def aucune(d: dict[str, Any]) -> None:
        d["lettre"]["consequences"] = ["mise_en_demeure"]

    assert "saisir le juge compétent" in texte(document("mise-en-demeure", aucune))


def test_montant_journalier_est_une_information() -> None:
    faits: Any = document("mise-en-demeure").faits
    assert euros(faits.somme.par_jour).replace("\u00a0", " ") == "3,40 €"  # 10 000,00 × 12,40 % / 365
    assert faits.somme.par_jour not in {e.montant for e in faits.somme.elements}


def test_l_avocat_invite_a_consulter_un_avocat() -> None:
    assert "Vous pouvez consulter un avocat" in texte(document("mise-en-demeure", avocat))
    assert "consulter un avocat" not in texte(document("mise-en-demeure"))


@pytest.mark.parametrize("nom", LETTRES)
def test_le_recouvreur_reproduit_la_loi(nom: str, tmp_path: Path) -> None:
    doc = document(nom, recouvreur)
    imprime = texte(doc)
    assert "Recouvra exerce une activité de recouvrement amiable" in imprime
    assert "lettre n° R-77 du 1er mai 2026" in imprime and "une quittance vous sera remise" in imprime
    bureau = modeles_du_bureau(tmp_path, "commun/recouvreur.html", "{{ mandat.alinea_3 }}", "")
    assert [m.id for m in absents(doc, texte(doc, bureau))] == ["reproduction-l111-8"]
    assert "L. 111-8" not in texte(document(nom))


def test_la_contestation_recoit_une_reponse() -> None:
    imprime = texte(document("mise-en-demeure", conteste))
    assert ligne("vous avez contesté le point suivant : « Deux chaises rayées ». Il y a été répondu le 3 juillet 2026") in (
        imprime
    )


def _deja_envoyes(d: dict[str, Any]) -> None:
    d["courriers"] = [
        {"acte": "appel", "date": "2026-05-20", "canal": "telephone"},
        {"acte": "relance-1", "date": "2026-06-01", "canal": "courriel"},
        {"acte": "relance-2", "date": "2026-06-20", "canal": "lettre_simple"},
        {"acte": "relance-3", "date": "2026-07-10", "canal": "lrar", "numero": "1A 204 118 3401 7"},
        {"acte": "mise-en-demeure", "date": "2026-08-20", "canal": "lre", "numero": "E-77"},
    ]


def test_l_en_tete_du_recouvreur_porte_sa_forme_son_capital_et_son_registre() -> None:
    def societe(d: dict[str, Any]) -> None:
        recouvreur(d)
        d["mandataire"] |= {"forme": "SAS", "capital": 50000, "siren": "600600605", "rcs": "Nantes"}

    imprime = " ".join(texte(document("mise-en-demeure", societe)).replace("\u202f", " ").replace("\u00a0", " ").split())
    assert "SAS au capital de 50 000 €" in imprime and "RCS Nantes 600 600 605" in imprime


@pytest.mark.parametrize("qui", [None, avocat, recouvreur], ids=lambda q: q.__name__ if q else "creancier")
def test_ce_qui_a_ete_envoye_est_rappele_avec_sa_date_son_numero_et_son_article(qui: Changement | None) -> None:
    changements = [_deja_envoyes, *([qui] if qui else [])]
    dits = {
        nom: texte(document(nom, *changements)) for nom in ("relance-1", "relance-2", "relance-3", "mise-en-demeure")
    }
    le, la, elide = ("le ", "la ", "l'") if qui else ("notre ", "notre ", "notre ")
    appel, courriel = f"{elide}appel téléphonique du 20 mai 2026", f"{le}courriel du 1er juin 2026"
    assert f"Comme suite à {appel}, et sauf erreur" in dits["relance-1"]
    assert f"Malgré {appel} et {courriel}," in dits["relance-2"]
    assert f"Malgré {appel}, {courriel} et {la}lettre du 20 juin 2026," in dits["relance-3"]
    recommandee = f"{la}lettre recommandée avec demande d'avis de réception n° 1A 204 118 3401 7 du 10 juillet 2026"
    mise = f"{la}mise en demeure du 20 août 2026 (lettre recommandée électronique n° E-77)"
    assert f"{recommandee} et {mise}," in dits["mise-en-demeure"]
    for dit in dits.values():
        assert not re.search(r"(?<!\w)(?:le (?:lettre|appel)|la (?:courriel|appel))", dit)


def test_les_pieces_jointes_sont_une_par_ligne() -> None:
    assert document("mise-en-demeure").faits.cadre.jointes == (  # type: ignore[attr-defined]
        "Copie de la facture n° F2026-001", "Décompte arrêté au 22\u00a0novembre\u00a02026",
    )  # fmt: skip


@pytest.mark.parametrize("qui", [None, avocat, recouvreur], ids=lambda q: q.__name__ if q else "creancier")
@pytest.mark.parametrize("nom", ["relance-1", "relance-3", "mise-en-demeure"])
def test_une_lettre_d_une_facture_tient_sur_une_page(nom: str, qui: Changement | None) -> None:
    doc = document(nom, _deja_envoyes, *([qui] if qui else []))
    pdf = render_pdf(doc, shipped_modeles())
    assert count_pages(pdf) == 1
    tailles = {round(c["size"], 1) for c in pdfplumber.open(io.BytesIO(pdf)).pages[0].chars}
    assert min(tailles) >= 7, "une lettre serrée reste lisible"


def test_un_papier_du_bureau_sans_allure_serree_garde_ses_deux_pages(tmp_path: Path) -> None:
    css = next(shipped_modeles().candidates("charte/charte.css")).read_text("utf-8")
    (tmp_path / "charte").mkdir()
    (tmp_path / "charte" / "charte.css").write_text(re.sub(r"(?m)^\.lettre\.(?:tres-)?serre.*$", "", css), "utf-8")
    assert count_pages(render_pdf(document("mise-en-demeure", _deja_envoyes, recouvreur), shipped_modeles(tmp_path))) == 2


def test_word_recoit_la_lettre_longue_dans_des_styles_plus_serres() -> None:
    tailles = {}
    for nom, qui in (("relance-1", None), ("accuse-de-paiement", negociation), ("mise-en-demeure", recouvreur)):
        doc = document(nom, *([_deja_envoyes, qui] if qui else []))
        normal = Word(io.BytesIO(render_docx(doc, shipped_modeles()))).styles["Normal"]
        tailles[nom] = normal.font.size.pt
    assert tailles == {"relance-1": 10.5, "accuse-de-paiement": 10, "mise-en-demeure": 9.5}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice absent")
def test_l_accuse_en_word_tient_sur_une_page(tmp_path: Path) -> None:
    """Two tables take more room than their signs; a blank line for the hand was carried alone to a second page."""
    for nom, changement in (("une", negociation), ("avocat", avocat), ("deux", deux_factures)):
        doc = document("accuse-de-paiement", lambda d: d.update(paiements=[{"date": "2026-11-18", "montant": 1500}]), changement)
        (tmp_path / f"{nom}.docx").write_bytes(render_docx(doc, shipped_modeles()))
    profil = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    commande = ["soffice", profil, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*commande, *(str(x) for x in sorted(tmp_path.glob("*.docx")))], check=True, capture_output=True, timeout=180)
    pages = {x.stem: count_pages(x.read_bytes()) for x in tmp_path.glob("*.pdf")}
    assert pages == {"une": 1, "avocat": 1, "deux": 1}


@pytest.mark.parametrize("tiers", [None, avocat])
def test_l_accord_propose_et_l_accuse_de_paiement_sont_rappeles(tiers: Changement | None) -> None:
    def envois(d: dict[str, Any]) -> None:
        d["paiements"] = [{"date": "2026-08-01", "montant": 1000}]
        d["courriers"] = [
            {"acte": "accuse-de-paiement", "date": "2026-08-03", "canal": "courriel"},
            {"acte": "echeancier", "date": "2026-09-10", "canal": "lrar", "numero": "1A 1"},
            {"acte": "reconnaissance-de-dette", "date": "2026-09-20", "canal": "lettre_simple"},
            {"acte": "pouvoir-special", "date": "2026-09-21", "canal": "lettre_simple"},
        ]

    qui, accuse = ("la", "l'accusé de paiement") if tiers else ("notre", "notre accusé de paiement")
    for nom in ("relance-2", "relance-3", "mise-en-demeure"):
        imprime = texte(document(nom, envois, *([tiers] if tiers else [])))
        dit = f"{qui} proposition d'accord de paiement échelonné du 10 septembre 2026 (lettre recommandée avec demande d'avis"
        assert dit in imprime and "n° 1A 1)" in imprime
        assert f"{qui} proposition de reconnaissance de dette du 20 septembre 2026 (lettre)" in imprime
        assert f"Votre paiement, objet de {accuse} du 3 août 2026 (courriel), est déduit de cette somme." in imprime
        assert "pouvoir" not in imprime
    assert "objet de" not in texte(document("mise-en-demeure")), "rien n'a été reçu"


def test_la_premiere_relance_d_un_tiers_apres_un_appel_se_lit_sans_faute() -> None:
    def appele(d: dict[str, Any]) -> None:
        d["courriers"] = [{"acte": "appel", "date": "2026-11-02", "canal": "courriel"}]

    assert "Après le courriel du 2 novembre 2026, et sauf" in texte(document("relance-1", appele, avocat))
    assert "Comme suite à notre courriel du 2 novembre 2026, et sauf" in texte(document("relance-1", appele))


@pytest.mark.parametrize("changement", [None, avocat, recouvreur, deux_factures], ids=lambda c: c.__name__ if c else "conforme")
@pytest.mark.parametrize("nom", ["relance-1", "mise-en-demeure"])
def test_le_reglement_se_lit_en_lignes_pleines_et_l_iban_n_est_pas_coupe(nom: str, changement: Changement | None) -> None:
    for moyens in (["virement"], ["virement", "cheque"]):
        doc = document(nom, *([changement] if changement else []), lambda d, m=moyens: d["lettre"].update(moyens_de_paiement=m))
        with pdfplumber.open(io.BytesIO(render_pdf(doc, shipped_modeles()))) as pdf:
            lignes = [x.replace("\u00a0", " ") for p in pdf.pages for x in p.extract_text().split("\n")]
        assert any(x.startswith("Règlement par virement") for x in lignes), "un mot par ligne"
        assert any("IBAN FR76 3000 6000 0112 3456 7890 189" in x for x in lignes)


def test_l_iban_ne_se_donne_que_pour_un_virement() -> None:
    def par(*moyens: str) -> str:
        return texte(document("relance-1", lambda d: d["lettre"].update(moyens_de_paiement=list(moyens))))

    assert "par chèque (bénéficiaire" in par("cheque") and "IBAN" not in par("cheque") and "BIC" not in par("cheque")
    assert "IBAN FR76" in par("cheque", "virement") and "IBAN FR76" in par()
    affecte = texte(document("relance-1", recouvreur, lambda d: d["lettre"].update(moyens_de_paiement=["cheque"])))
    assert "Ce compte" not in affecte and "(bénéficiaire : Recouvra)" in affecte


@pytest.mark.parametrize(
    "nom",
    ["relance-1", "relance-3", "mise-en-demeure", "accuse-de-paiement", "appel", "echeancier", "reconnaissance-de-dette"],
)
@pytest.mark.parametrize(
    ("paye", "dit", "colonne"), [("1500.00", True, True), ("1.00", True, False), (None, False, False)]
)
def test_ce_que_les_paiements_ont_couvert_avant_le_principal_est_dit(
    nom: str, paye: str | None, dit: bool, colonne: bool
) -> None:
    def changer(d: dict[str, Any]) -> None:
        d["paiements"] = [{"date": "2026-11-18", "montant": Decimal(paye)}] if paye else []

    imprime = texte(document(nom, changer))
    assert ("Le paiement reçu a d'abord couvert" in imprime) is dit
    assert ("« Réglé ou déduit »" in imprime) is colonne


def test_l_accuse_dit_si_d_autres_paiements_sont_deduits() -> None:
    def changer(d: dict[str, Any], *paiements: tuple[str, str]) -> None:
        d["paiements"] = [{"date": jour, "montant": montant} for jour, montant in paiements]
        d["accuse_de_paiement"] = {"paiement": "2026-11-10"}

    seul = texte(document("accuse-de-paiement", lambda d: changer(d, ("2026-11-10", "1.00"))))
    assert "Après ce paiement, voici ce qui reste dû" in seul
    deux = texte(document("accuse-de-paiement", lambda d: changer(d, ("2026-11-10", "1.00"), ("2026-11-18", "21.00"))))
    assert "À ce jour, toutes sommes déduites, voici ce qui reste dû" in deux and "Après ce paiement" not in deux
    assert "Les paiements reçus ont d'abord couvert 22,00 € d'accessoires" in deux.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("principal_d_abord", [True, False])
def test_d_abord_n_est_dit_que_des_interets_pris_avant_le_principal(principal_d_abord: bool) -> None:
    """The 40 € come after the principal; a creditor may also let the principal be paid first."""
    def changer(d: dict[str, Any]) -> None:
        total = sum(Decimal(f["montant_ttc"]) for f in d["factures"])
        d["conditions"]["imputation"] = "principal" if principal_d_abord else "legale"
        d["paiements"] = [{"date": "2026-11-18", "montant": total if principal_d_abord else total + 2000}]
        if principal_d_abord:
            d["paiements"][0]["montant"] += 5

    imprime = texte(document("relance-1", changer))
    assert "Le paiement reçu a aussi couvert" in imprime and "d'abord" not in imprime


def test_par_facture_n_est_dit_que_de_plusieurs() -> None:
    une = texte(document("relance-1", lambda d: d["lettre"].update(consequences=["indemnite_forfaitaire"])))
    assert "l'indemnité forfaitaire de 40,00 € resterait due" in une.replace("\u202f", " ").replace("\u00a0", " ")
    deux = texte(document("relance-1", deux_factures, lambda d: d["lettre"].update(consequences=["indemnite_forfaitaire"])))
    assert "par facture resterait due" in deux


def test_une_facture_soldee_en_principal_n_a_pas_de_solde() -> None:
    def changer(d: dict[str, Any]) -> None:
        facture = d["factures"][0]
        d["paiements"] = [
            {"date": "2026-11-18", "montant": str(Decimal(facture["montant_ttc"]) + 2000), "facture": facture["numero"]}
        ]

    dit = texte(document("mise-en-demeure", deux_factures, changer))
    assert "le solde, accessoires compris, des factures suivantes" in dit
    partiel = lambda d: d.update(paiements=[{"date": "2026-11-18", "montant": "1500.00"}])  # noqa: E731
    assert "le solde des factures suivantes" in texte(document("mise-en-demeure", deux_factures, partiel))


def _deduire(combien: int, avec_avoir: bool) -> Changement:
    def changer(contenu: dict[str, Any]) -> None:
        facture = contenu["factures"][0]
        contenu["paiements"] = [{"date": date(2026, 9, 1 + n), "montant": Decimal("10.00") + n} for n in range(combien)]
        if avec_avoir:
            contenu["avoirs"] = [{"numero": "AV-7", "date": facture["emise_le"], "montant_ttc": Decimal("50.00"),
                                  "facture": facture["numero"]}]  # fmt: skip

    return changer


@pytest.mark.parametrize("nom", LETTRES)
def test_l_avoir_et_le_paiement_deduits_sont_nommes(nom: str) -> None:
    imprime = texte(document(nom, _deduire(1, True)))
    dit = r"Sont déduits : l'avoir n° AV-7 du [\w ]+ \(50,00 €\) et le paiement reçu le 1er septembre 2026 \(10,00 €\)\."
    assert re.search(dit, imprime), imprime
    assert "déduit" not in texte(document(nom))


def test_au_dela_de_cinq_le_reste_est_compte() -> None:
    imprime = texte(document("relance-2", _deduire(8, False)))
    assert imprime.count("un paiement reçu le") == 5 and "et 3 autres." in imprime
    assert "et un autre." in texte(document("relance-2", _deduire(6, False)))
    assert "Est déduit : le paiement reçu le 1er septembre 2026 (10,00 €)." in texte(document("relance-2", _deduire(1, False)))
