"""Appel, accord échelonné, reconnaissance, pouvoir, accusé : ce qu'ils impriment, ce qu'ils ne disent pas, leurs sommes."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier_juridique.actes import ACTES
from dossier_juridique.creance.echeancier import plan
from dossier_juridique.droit import ton
from dossier_juridique.model.negociation import Echeancier
from dossier_juridique.render import render_pdf, shipped_modeles
from tests.actes.cas import avocat, conteste, deux_factures, interet_legal, negociation, personnes_physiques, recouvreur
from tests.actes.fabrique import Changement, absents, document, dossier, matiere, modeles_du_bureau, texte

ACCORDS = ("appel", "accuse-de-paiement", "echeancier", "reconnaissance-de-dette", "pouvoir-special")
CAS = ((), (deux_factures,), (personnes_physiques,), (interet_legal,), (conteste,), (avocat,), (recouvreur,))


def _changements(suite: tuple[Changement, ...]) -> tuple[Changement, ...]:
    return (negociation, *suite)


@pytest.mark.parametrize("nom", ACCORDS)
@pytest.mark.parametrize("suite", CAS, ids=lambda c: c[0].__name__ if c else "conforme")
def test_chaque_mention_est_imprimee(nom: str, suite: tuple[Changement, ...]) -> None:
    doc = document(nom, *_changements(suite))
    assert doc.mentions and [m.id for m in absents(doc, texte(doc))] == []


@pytest.mark.parametrize("nom", ACCORDS)
@pytest.mark.parametrize("suite", CAS, ids=lambda c: c[0].__name__ if c else "conforme")
def test_aucun_mot_interdit(nom: str, suite: tuple[Changement, ...]) -> None:
    changements = _changements(suite)
    lu, imprime = dossier(*changements), texte(document(nom, *changements))
    trouves = [x for liste in ton.Liste for x in ton.passages([imprime], liste, ton.noms_a_passer(lu), ("avocat",))]
    assert trouves == []
    bas = imprime.lower().replace("sans titre exécutoire restent à la charge du créancier", "")
    for mot in ("titre exécutoire", "transaction", "prescription", "certaine, liquide"):
        assert mot not in bas


@pytest.mark.parametrize("suite", CAS, ids=lambda c: c[0].__name__ if c else "conforme")
def test_l_accord_nomme_chaque_partie_en_une_phrase(suite: tuple[Changement, ...]) -> None:
    imprime = texte(document("echeancier", *_changements(suite)))
    assert "Ci-après" not in imprime
    assert any(f"{x} : " in imprime.replace("\u00a0", " ") for x in ("La créancière", "Le créancier"))


def _l_avocate_signe_les_lettres(d: dict[str, Any]) -> None:
    d["lettre"]["signataire"] = {"civilite": "Mme", "prenom": "Anne", "nom": "Arnaud", "qualite": "avocate"}


def test_l_accord_est_signe_par_l_organe_du_creancier_et_non_par_son_avocat() -> None:
    doc = document("echeancier", negociation, avocat, _l_avocate_signe_les_lettres)
    imprime = " ".join(texte(doc).replace("\u00a0", " ").split())
    assert "Arnaud, avocate" not in imprime and "Claire Morel, gérante" in imprime


def test_le_courriel_qui_suit_l_appel_dit_ce_qui_a_ete_convenu() -> None:
    acte = next(a for a in ACTES if a.nom == "appel")
    assert acte.courriel is not None
    doc = acte.courriel(matiere(negociation))
    imprime = texte(doc)
    assert absents(doc, imprime) == ()
    assert "entretien téléphonique du 19 novembre 2026" in imprime
    assert "500,00 € seraient réglés au plus tard le 1er décembre 2026" in imprime


@pytest.mark.parametrize(("qui", "dit"), [("Mme Nadia ROUX", False), ("M. Hamel", True)])
def test_une_personne_n_apprend_pas_qu_on_lui_a_parle(qui: str, dit: bool) -> None:
    def changer(d: dict[str, Any]) -> None:
        personnes_physiques(d)
        d["debiteur"]["nom"] = "Roux"
        d["appel"] = {"date": "2026-11-19", "resultat": "joint", "interlocuteur": qui}

    acte = next(a for a in ACTES if a.nom == "appel")
    assert acte.courriel is not None
    lu = " ".join(texte(acte.courriel(matiere(changer))).split())
    assert "entretien téléphonique du 19 novembre 2026" in lu
    assert (f"avec {qui}" in lu) is dit


@pytest.mark.parametrize(
    ("appel", "attendu"),
    [
        ({}, "Nous faisons suite à notre appel téléphonique."),
        ({"date": "2026-11-19", "resultat": "absent"}, "cherché à vous joindre par téléphone le 19 novembre 2026"),
        ({"date": "2026-11-19", "resultat": "message"}, "laissé un message téléphonique"),
        ({"date": "2026-11-19", "resultat": "contestation", "motif": "Deux lots manquent"}, "« Deux lots manquent »"),
        ({"date": "2026-11-19", "resultat": "echeancier"}, "les dates et les montants"),
    ],
)
def test_chaque_issue_de_l_appel_a_sa_phrase(appel: dict[str, Any], attendu: str) -> None:
    def changer(d: dict[str, Any]) -> None:
        d["appel"] = appel

    acte = next(a for a in ACTES if a.nom == "appel")
    assert acte.courriel is not None
    assert attendu in texte(acte.courriel(matiere(changer)))
    assert absents(document("appel", changer), texte(document("appel", changer))) == ()


def test_la_reconnaissance_laisse_la_mention_a_la_main_du_debiteur() -> None:
    imprime = texte(document("reconnaissance-de-dette", negociation))
    place = imprime.split("Mention à écrire de la main du représentant de la débitrice")[1].split("Fait à")[0]
    assert "€" not in place and "euros" not in place
    notice = imprime.split("Notice à détacher")[1]
    assert "euros et" in notice


@pytest.mark.parametrize(
    ("civilite", "dit"), [("Mme", "La soussignée"), ("M.", "Le soussigné"), (None, "La personne soussignée")]
)
def test_le_debiteur_s_accorde(civilite: str | None, dit: str) -> None:
    def changer(d: dict[str, Any]) -> None:
        personnes_physiques(d)
        d["debiteur"]["civilite"] = civilite

    assert texte(document("reconnaissance-de-dette", changer)).count(dit) == 1


def test_le_salarie_s_accorde() -> None:
    assert "Mme Nadia Benali, salariée de la mandante" in texte(document("pouvoir-special", negociation))


def _echeancier(**cles: Any) -> Changement:
    def changer(d: dict[str, Any]) -> None:
        d["echeancier"] = {"nombre": 3, "premier_le": "2026-12-31", **cles}

    return changer


@pytest.mark.parametrize(
    ("cles", "dits"),
    [
        ({}, ("continuent de courir", "huit (8) jours", "deux (2) originaux", "n'emporte pas novation")),
        ({"penalites_pendant": "abandonnees"}, ("cessent de courir",)),
        ({"penalites_pendant": "reduites", "taux": 4}, ("4,00 % l'an", "payés en plus, avec le dernier versement")),
        ({"decheance_automatique": True}, ("conviennent expressément", "sans mise en demeure")),
        ({"electronique": True}, ("forme électronique",)),
        ({"originaux": 3, "remise": 250}, ("trois (3) originaux", "remise de 250,00 €", "n'est alors plus acquise")),
        ({"imputation": "principal"}, ("d'abord sur le principal",)),
    ],
)
def test_chaque_option_de_l_accord_a_sa_clause(cles: dict[str, Any], dits: tuple[str, ...]) -> None:
    doc = document("echeancier", _echeancier(**cles))
    imprime = texte(doc)
    assert absents(doc, imprime) == ()
    for dit in dits:
        assert dit in imprime.replace("\u202f", " ").replace("\u00a0", " ")


@settings(max_examples=60, deadline=None)
@given(nombre=st.integers(1, 120), remise=st.decimals("0", "9000", places=2))
def test_les_parts_egales_font_le_total_au_centime(nombre: int, remise: Decimal) -> None:
    decompte = matiere().decompte
    convenu = Echeancier(nombre=nombre, premier_le="2026-12-31", remise=remise)
    prevu = plan(convenu, decompte)
    assert sum(v.montant for v in prevu.versements) == decompte.total - remise == prevu.total
    assert prevu.ecart == 0 and prevu.versements[-1].reste == 0
    assert all(v.montant > 0 for v in prevu.versements)
    jours = [v.date for v in prevu.versements]
    assert jours == sorted(set(jours))
    assert all((j.month, j.day) != (2, 31) and j.day >= 28 for j in jours), "fin de mois, jamais le 3 mars"


def test_l_interet_reduit_se_refait_a_la_main() -> None:
    """9 234,54 € pay off in one instalment 100 days later: principal x 3 % x 100 / 365."""
    decompte = matiere(negociation).decompte
    convenu = Echeancier(
        versements=({"date": "2027-03-02", "montant": decompte.total},), penalites_pendant="reduites", taux=Decimal(3)
    )
    principal = decompte.totaux.principal
    attendu = (principal * 3 * 100 / 36500).quantize(Decimal("0.01"))
    assert plan(convenu, decompte).interets == attendu


def test_l_interet_reduit_suit_l_ordre_de_l_accord_et_du_decompte() -> None:
    """Interest first, then the principal, the 40 € last: 1 000 € at 5 % for 32, 31 and 28 days."""
    def changer(d: dict[str, Any]) -> None:
        _un_impaye_de_mille(d)
        d["au"] = "2026-11-29"
        d["echeancier"] = {"nombre": 3, "premier_le": "2026-12-31", "penalites_pendant": "reduites", "taux": "5"}

    m = matiere(changer)
    prevu, totaux = plan(m.dossier.echeancier or Echeancier(), m.decompte), m.decompte.totaux
    assert totaux.principal == 1000 and totaux.indemnites == 40 and totaux.penalites > 0
    reste, attendu = totaux.principal, Decimal(0)
    for jours, versement in zip((32, 31, 28), prevu.versements, strict=True):
        attendu += (reste * 5 * jours / 36500).quantize(Decimal("0.01"))
        reste -= versement.montant - (totaux.penalites if versement.rang == 1 else 0)
    assert prevu.interets == attendu
    imprime = texte(document("echeancier", changer))
    assert "sur les intérêts, puis sur le principal (C. civ., art. 1343-1), enfin sur l'indemnité forfaitaire." in imprime


def test_l_accord_ne_prend_que_ce_qu_il_reconnait() -> None:
    """An invoice that is not yet due is in neither (C. civ., art. 1305-2)."""
    def changer(d: dict[str, Any]) -> None:
        future = dict(d["factures"][0], numero="A-VENIR", echeance="2027-03-15", montant_ttc="500.00", pieces=[])
        for cle in ("montant_ht", "montant_tva"):
            future.pop(cle, None)
        d["factures"].append(future)
        d["echeancier"] = {"nombre": 3, "premier_le": "2026-12-31"}
        d["reconnaissance"] = {}

    accord, reconnue = document("echeancier", changer).faits, document("reconnaissance-de-dette", changer).faits
    assert accord.a_payer == accord.somme.total == reconnue.somme.total == reconnue.a_payer  # type: ignore[attr-defined]


def _un_impaye_de_mille(d: dict[str, Any]) -> None:
    del d["factures"][1:]
    d["factures"][0].update(montant_ttc="1000.00")
    for cle in ("montant_ht", "montant_tva"):
        d["factures"][0].pop(cle, None)
    d["conditions"].pop("clause_penale", None)
    for cle in ("paiements", "avoirs"):
        d.pop(cle, None)


@pytest.mark.parametrize("automatique", [True, False])
def test_la_remise_se_perd_a_l_article_1_comme_a_l_article_4(automatique: bool) -> None:
    def changer(d: dict[str, Any]) -> None:
        d["echeancier"] = {
            "nombre": 3, "premier_le": "2026-12-31", "remise": "100", "decheance_automatique": automatique,
            "decheance_jours": 10,
        }  # fmt: skip
        d["reconnaissance"] = {}

    accord, reconnue = texte(document("echeancier", changer)), texte(document("reconnaissance-de-dette", changer))
    assert ("ou dans le délai de la mise en demeure de l'article 4." in accord) is not automatique
    assert "La remise de l'article 1 n'est alors plus acquise." in accord
    assert ("ou dans un délai de dix (10) jours à compter de la réception d'une mise en demeure ;" in reconnue) is not automatique


def test_l_imputation_change_l_interet() -> None:
    decompte = matiere(negociation).decompte
    versements = tuple({"date": f"2027-0{m}-22", "montant": 100} for m in (1, 2, 3))
    legal, principal = (
        plan(Echeancier(versements=versements, penalites_pendant="reduites", taux=Decimal(30), imputation=i), decompte)
        for i in ("legale", "principal")
    )
    assert legal.interets is not None and principal.interets is not None and legal.interets > principal.interets


@pytest.mark.parametrize(
    ("acte", "fichier", "avant"),
    [
        ("echeancier", "echeancier/corps.html", "immédiatement exigible"),
        ("echeancier", "commun/versements.html", "{{ versement.montant|euros }}"),
        ("reconnaissance-de-dette", "reconnaissance_de_dette/corps.html", "Mention à écrire de la main"),
        ("pouvoir-special", "pouvoir_special/corps.html", "{{ juridiction }}"),
        ("accuse-de-paiement", "accuse_de_paiement/corps.html", "{{ affectee.montant|euros }}"),
        ("appel", "appel/corps.html", "{{ telephone }}"),
    ],
)
def test_une_mention_retiree_du_texte_se_voit(acte: str, fichier: str, avant: str, tmp_path: Path) -> None:
    bureau = modeles_du_bureau(tmp_path, fichier, avant, "…")
    doc = document(acte, negociation)
    assert absents(doc, texte(doc, bureau)) != ()


def test_une_societe_est_soussignee_et_la_remise_est_dite_la_ou_les_versements_la_deduisent() -> None:
    dit = texte(document("reconnaissance-de-dette", negociation))
    assert "La société soussignée reconnaît devoir à la créancière la somme écrite de la main de son représentant" in dit
    assert "remise de 100,00 €, acquise si chacun est fait à sa date" in dit
    sans = texte(document("reconnaissance-de-dette", negociation, lambda d: d["echeancier"].pop("remise")))
    assert "remise" not in sans


def test_une_association_n_est_pas_une_societe() -> None:
    dit = texte(document("reconnaissance-de-dette", negociation, lambda d: d["debiteur"].update(forme="Association")))
    assert "La personne morale soussignée reconnaît devoir" in dit


@pytest.mark.parametrize("nombre", [2, 6, 9, 12, 24])
def test_l_engagement_est_sur_la_page_ou_l_on_signe(nombre: int) -> None:
    doc = document("reconnaissance-de-dette", negociation, lambda d: d["echeancier"].update(nombre=nombre))
    with pdfplumber.open(io.BytesIO(render_pdf(doc, shipped_modeles()))) as pdf:
        pages = [" ".join(p.extract_text().split()) for p in pdf.pages]
    signee = next(p for p in pages if "Signature :" in p)
    assert "reconnaît devoir" in signee and "Mention à écrire" in signee
    assert "Hôtel du Vieux Port" in signee and "Ateliers Morel" in signee


@pytest.mark.parametrize("accessoires", ["penalites", "interet_legal", "aucun"])
@pytest.mark.parametrize("pendant", ["courent", "abandonnees", "reduites"])
def test_l_accord_dit_les_interets_convenus_quel_que_soit_l_accessoire(accessoires: str, pendant: str) -> None:
    def changer(d: dict[str, Any]) -> None:
        negociation(d)
        d["conditions"]["accessoires"] = accessoires
        d["courriers"] = [{"acte": "mise-en-demeure", "date": "2026-06-15", "canal": "lrar", "recu_le": "2026-06-17"}]
        d["echeancier"].update(penalites_pendant=pendant)
        if pendant != "reduites":
            d["echeancier"].pop("taux")

    doc = document("echeancier", changer)
    imprime = texte(doc)
    assert not absents(doc, imprime)
    if pendant == "reduites":
        assert "de 3,00 % l'an sur le principal restant dû, soit" in imprime
    if accessoires == "interet_legal":
        assert "pénalités de retard" not in imprime
    if accessoires == "aucun" and pendant != "reduites":
        assert "Aucune pénalité de retard ni aucun intérêt ne court" in imprime


def test_un_se_dit_avec_son_elision() -> None:
    def changer(d: dict[str, Any]) -> None:
        negociation(d)
        d["paiements"] = [{"date": "2026-11-18", "montant": Decimal("1.00")}]
        d["echeancier"].update(decheance_jours=1)
        d["lettre"]["delai_jours"] = 1

    assert "votre paiement d'un euro (1,00 €)" in texte(document("accuse-de-paiement", changer))
    assert "dans un délai d'un (1) jour à compter" in texte(document("echeancier", changer))
    lettre = document("relance-1", changer)
    assert "dans un délai d'un (1) jour à compter" in texte(lettre) and not absents(lettre, texte(lettre))


def test_les_accessoires_de_plusieurs_factures_sont_les_leurs() -> None:
    assert "La facture suivante, ses accessoires compris" in texte(document("reconnaissance-de-dette", negociation))
    plusieurs = texte(document("reconnaissance-de-dette", negociation, deux_factures))
    assert "Les factures suivantes, leurs accessoires compris" in plusieurs


def test_l_accord_donne_l_iban_du_moyen_convenu() -> None:
    def changer(d: dict[str, Any], moyen: str) -> None:
        negociation(d)
        d["lettre"]["moyens_de_paiement"] = ["cheque"]
        d["echeancier"]["moyen"] = moyen

    assert "par virement, IBAN FR76" in texte(document("echeancier", lambda d: changer(d, "virement")))
    assert "IBAN" not in texte(document("echeancier", lambda d: changer(d, "cheque")))


@pytest.mark.parametrize("acte", ["echeancier", "reconnaissance-de-dette", "pouvoir-special"])
@pytest.mark.parametrize(
    ("civilite", "forme", "feminin"),
    [("Mme", None, True), ("M.", None, False), (None, None, False), (None, "SARL", True), (None, "GIE", False),
     (None, "Association", True)],
)  # fmt: skip
def test_les_parties_d_un_accord_s_accordent(acte: str, civilite: str | None, forme: str | None, feminin: bool) -> None:
    def changer(d: dict[str, Any]) -> None:
        negociation(d)
        if forme is None:
            personnes_physiques(d)
        for partie in ("creancier", "debiteur"):
            d[partie]["forme" if forme else "civilite"] = forme or civilite
            if forme:
                d[partie].pop("capital", None)

    dit = texte(document(acte, changer))
    assert absents(document(acte, changer), dit) == ()
    main = f"main {'du représentant ' if forme else ''}de la débitrice"
    attendus, autres = {
        "echeancier": (("La débitrice reconnaît devoir à la créancière", "La créancière :"), ("ébiteur", "réancier ")),
        "reconnaissance-de-dette": (("devoir à la créancière", main), ("ébiteur", "réancier ")),
        "pouvoir-special": (("La mandante donne", "La mandante :"), ("e mandant ",)),
    }[acte]
    if feminin:
        assert all(x in dit for x in attendus) and not any(x in dit for x in autres)
    else:
        assert not any(x in dit for x in ("débitrice", "créancière", "mandante"))


def test_l_organe_s_accorde() -> None:
    cas = {"Mme": "sa représentante légale, Mme", "M.": "son représentant légal, M.", None: "son représentant légal, "}
    for civilite, dit in cas.items():

        def changer(d: dict[str, Any], civilite: str | None = civilite) -> None:
            negociation(d)
            d["debiteur"]["representant"] = {"civilite": civilite, "prenom": "Dominique", "nom": "Roy", "qualite": "gérance"}

        assert f"agissant par {dit}" in texte(document("echeancier", changer))


def test_la_mandataire_est_salariee_de_la_mandante() -> None:
    def changer(d: dict[str, Any]) -> None:
        negociation(d)
        d["mandataire"] = {"type": "salarie", "nom": "Mme Soizic Kerbrat"}

    dit = texte(document("pouvoir-special", changer))
    assert "La mandataire : Mme Soizic Kerbrat, salariée de la mandante" in dit and "La mandataire, qui accepte" in dit


def test_la_notice_a_detacher_ne_compte_pas_parmi_les_pages_de_l_acte() -> None:
    with pdfplumber.open(io.BytesIO(render_pdf(document("reconnaissance-de-dette", negociation), shipped_modeles()))) as pdf:
        dites = [" ".join((page.extract_text() or "").split()) for page in pdf.pages]
    *acte, notice = dites
    for rang, dite in enumerate(acte, 1):
        assert f"Page {rang}/{len(acte)}" in dite.replace("\u00a0", " ") and "Notice" not in dite
    assert notice.startswith("Notice à détacher") and "Page " not in notice


def test_une_personne_physique_ecrit_de_sa_main() -> None:
    dit = texte(document("reconnaissance-de-dette", personnes_physiques))
    assert "la somme écrite de sa main ci-dessous" in dit and "représentant" not in dit.split("L'engagement")[1]


def test_le_mandataire_est_dit_par_sa_forme_et_son_numero() -> None:
    def changer(d: dict[str, Any]) -> None:
        d["mandataire"].update(forme="SARL", capital="10000", siren="399204163", rcs="Rennes")

    doc = document("pouvoir-special", recouvreur, changer)
    dit = texte(doc).replace("\u202f", " ").replace("\u00a0", " ")
    assert "SARL au capital de 10 000 €, RCS Rennes 399 204 163," in dit and ", mandataire," not in dit
    assert absents(doc, texte(doc)) == ()


def _appel(**cles: Any) -> Changement:
    def changer(d: dict[str, Any]) -> None:
        d["courriers"], d["appel"] = [], cles
        d.pop("litiges", None)

    return changer


def test_la_fiche_d_un_appel_passe_le_dit_passe() -> None:
    fait = _appel(date="2026-11-19", resultat="promesse", promis_le="2026-12-04", promis_montant="700.00")
    dit = texte(document("appel", fait))
    assert "Premier contact" not in dit and "19 novembre 2026 : appel (promesse de payer)." in dit
    assert "Résultat de l'appel promesse de payer" in dit and "Notez l'appel" not in dit
    a_passer = texte(document("appel", _appel()))
    assert "Premier contact" in a_passer and "Notez l'appel" in a_passer and "Résultat de l'appel" not in a_passer


@pytest.mark.parametrize(
    ("resultat", "rappele"), [("contestation", True), ("message", True), (None, True), ("absent", False)]
)
def test_une_relance_rappelle_l_appel_note(resultat: str | None, rappele: bool) -> None:
    note = _appel(date="2026-11-19", **({"resultat": resultat} if resultat else {}))
    dit = texte(document("relance-2", note))
    assert ("appel téléphonique du 19 novembre 2026" in dit) is rappele
    # The history and the block may both hold it: it was one call.
    deux = texte(document("relance-2", note, lambda d: d["courriers"].append(
        {"acte": "appel", "date": "2026-11-19", "canal": "telephone"})))  # fmt: skip
    assert deux.count("19 novembre 2026") == 1


def test_qui_appelle_pour_soi_n_est_pas_nomme_deux_fois() -> None:
    dit = texte(document("appel", personnes_physiques, lambda d: d["lettre"].pop("signataire", None)))
    assert "Appel passé pour" in dit
    assert ", par " not in dit.split("Appel passé pour")[1].split("2. Ce qui est dû")[0]
