"""The word and shape lists: what they catch, what they leave, what they quote."""

from __future__ import annotations

from typing import Any

import pytest

from dossier_juridique.droit.texte_imprime import lisser, plier
from dossier_juridique.droit.textes import L111_8_ALINEA_2, L111_8_ALINEA_3, TEXTES_REPRODUITS, reproduit
from dossier_juridique.droit.ton import Liste, cle_du_passage, noms_a_passer, passages
from dossier_juridique.model.dossier import Dossier
from tests.droit.cas_de_regle import base, poser

FORMES_DU_CATALOGUE = {
    Liste.T1: (
        "commandement de payer", "sommation", "sommation interpellative", "exploit", "itératif", "procès-verbal",
        "mandement", "formule exécutoire", "au nom du peuple français", "République française",
        "dernier avis avant saisie", "avis avant poursuites", "huissier", "service contentieux du tribunal",
        "acte n° 12", "Maître Durand, commissaire de justice", "Maître Durand, avocat",
    ),
    Liste.T2: (
        "rendre public", "publier votre nom", "informer vos clients", "informer votre banque",
        "informer vos fournisseurs", "informer la presse", "réseaux sociaux", "liste noire", "fichage",
        "plainte pénale", "escroquerie", "dénoncer", "fisc", "URSSAF", "représailles", "vous le regretterez",
        "nous savons où",
    ),
    Liste.T3: (
        "saisie", "saisir vos biens", "saisirons vos biens", "bloquer vos comptes", "vos comptes seront bloqués",
        "vos biens seront saisis", "expulsion", "gage", "vente forcée",
    ),
    Liste.T4: (
        "escroc", "voleur", "malhonnête", "mauvais payeur", "mauvaise foi", "honteux", "inadmissible", "scandaleux",
        "ultimatum", "dernière chance", "sans délai sous peine de", "!!",
    ),
}  # fmt: skip

LETTRE_SOBRE = """Hôtel du Vieux Port
Objet : Mise en demeure de payer la facture F2026-001
Madame, Monsieur,
Sauf erreur, la somme de 10 453,68 € reste due. Nous vous mettons en demeure de la régler dans les quinze jours de la
réception de cette lettre. À défaut, les pénalités continueront de courir et nous pourrions saisir le tribunal de
commerce d'une demande d'injonction de payer ; un commissaire de justice pourrait alors signifier la décision.
L'exploitation de l'extrait joint, nos engagements et la saisine du juge ne vous retirent aucun droit !
Veuillez agréer, Madame, Monsieur, nos salutations distinguées."""


def dossier(**poses: Any) -> Dossier:
    mapping = base()
    for cle, valeur in poses.items():
        poser(mapping, cle.replace("__", "."), valeur)
    return Dossier.model_validate(mapping)


@pytest.mark.parametrize(("liste", "forme"), [(k, f) for k, formes in FORMES_DU_CATALOGUE.items() for f in formes])
def test_chaque_forme_est_vue_quelles_que_soient_la_casse_et_les_coupures(liste: Liste, forme: str) -> None:
    plat = plier(forme)[0]
    for ecrit in (forme, forme.upper(), plat, forme.replace(" ", "\u00a0"), forme.replace(" ", "\n")):
        trouves = passages((f"Nous écrivons ceci : {ecrit} ici",), liste)
        assert trouves, ecrit
        assert plier(trouves[0].forme)[0].replace("\n", " ") in plier(ecrit)[0].replace("\n", " ")


@pytest.mark.parametrize("liste", list(Liste))
def test_une_lettre_sobre_n_est_jamais_reprise(liste: Liste) -> None:
    assert passages((LETTRE_SOBRE,), liste) == ()


@pytest.mark.parametrize("liste", list(Liste))
def test_le_texte_legal_reproduit_est_passe(liste: Liste) -> None:
    coupe = "\n\n".join(TEXTES_REPRODUITS).replace("recouvrement", "recouvre-\nment").replace("'", "\u2019")
    assert passages((coupe,), liste) == ()


def test_le_texte_legal_coupe_par_une_page_n_est_pas_une_injure() -> None:
    tete, queue = L111_8_ALINEA_3.split(" à la charge du débiteur", 1)
    assert passages((tete, "à la charge du débiteur" + queue), Liste.T4) == ()


def test_noms_et_intitules_sont_passes_mais_pas_le_reste() -> None:
    d = dossier(debiteur__enseigne="Le Voleur de Bicyclette")
    noms = noms_a_passer(d)
    assert passages(("LE VOLEUR DE\nBICYCLETTE vous salue",), Liste.T4, noms) == ()
    assert [p.forme for p in passages(("Le Voleur de Bicyclette est un voleur",), Liste.T4, noms)] == ["voleur"]


def test_un_intitule_ordinaire_ne_cache_pas_des_frais() -> None:
    d = dossier(**{"pieces[0]__intitule": "Mise en demeure"})
    assert passages(("Frais de mise en demeure : 40 €",), Liste.T5, noms_a_passer(d))
    d = dossier(**{"pieces[0]__intitule": "Sommation interpellative"})
    assert passages(("Voyez la sommation interpellative jointe.",), Liste.T1, noms_a_passer(d)) == ()


def test_les_mots_sont_entiers() -> None:
    assert passages(("exploitant, commandements divins, engager, gageure, fiscal, saisine",), Liste.T1) == ()
    assert passages(("fiscal, fiscalité",), Liste.T2) == ()
    assert passages(("engager, gageure, saisine, saisissant",), Liste.T3) == ()


def test_l_extrait_cite_le_texte_imprime_sans_le_recrire() -> None:
    (passage,) = passages(("Bonjour. Vous êtes, à l'évidence, un Mauvais\nPayeur « notoire ». Merci.",), Liste.T4)
    assert passage.forme == "Mauvais Payeur"
    assert passage.extrait == "Vous êtes, à l'évidence, un Mauvais Payeur “notoire”"


def test_un_long_extrait_est_coupe_aux_mots() -> None:
    (passage,) = passages((("mot " * 60) + "ultimatum " + ("fin " * 60),), Liste.T4)
    assert passage.extrait.startswith("… mot") and passage.extrait.endswith("fin …")
    assert len(passage.extrait) < 200 and "ultimatum" in passage.extrait


@pytest.mark.parametrize(
    ("texte", "vus"),
    [
        ("Une saisie suppose un titre exécutoire.", 0),
        ("Aucune saisie ne peut être faite sans titre exécutoire.", 0),
        ("Sans même attendre un titre exécutoire, une saisie aura lieu.", 1),
        ("Nous demanderons un titre exécutoire ; vos biens seront saisis.", 1),
        ("Selon l'art. L. 111-2 du code, la saisie suppose un titre exécutoire.", 0),
    ],
)
def test_la_saisie_doit_dependre_d_un_titre(texte: str, vus: int) -> None:
    assert len(passages((texte,), Liste.T3)) == vus


@pytest.mark.parametrize(
    ("texte", "titres", "vus"),
    [
        ("Un huissier viendra.", (), 1),
        ("Un huissier pourrait être mandaté.", (), 0),
        ("Le trait et le retrait de l'huissier.", (), 1),
        ("Maître Durand, avocat au barreau de Lyon", (), 1),
        ("Maître Durand, avocat au barreau de Lyon", ("avocat",), 0),
        ("Vous pouvez consulter un avocat.", (), 0),
        ("Étude Durand, commissaires de justice associés", ("commissaire_de_justice",), 0),
    ],
)
def test_officiers_et_avocats(texte: str, titres: tuple[str, ...], vus: int) -> None:
    assert len(passages((texte,), Liste.T1, (), titres)) == vus


@pytest.mark.parametrize(
    "crie",
    ["PAYEZ IMMÉDIATEMENT", "Nous le répétons : RÉGLEZ SANS DÉLAI.", "VOUS DEVEZ PAYER",
     "NOUS ATTENDONS LE RÈGLEMENT INTÉGRAL DE CETTE SOMME", "TRIBUNAL DE COMMERCE DE LYON PAYEZ AVANT JEUDI"],
)  # fmt: skip
def test_on_ne_crie_pas(crie: str) -> None:
    assert len(passages((f"Objet : relance\nMadame, Monsieur,\n\n{crie}\n\nCordialement",), Liste.T4)) == 1


@pytest.mark.parametrize(
    "imprime",
    ["À MONSIEUR OU MADAME LE PRÉSIDENT DU TRIBUNAL DES ACTIVITÉS ÉCONOMIQUES DE SAINT-BRIEUC",
     "DEVANT LE TRIBUNAL JUDICIAIRE DE LA ROCHE-SUR-YON", "LE PRÉSIDENT DE LA COUR D'APPEL D'AIX-EN-PROVENCE",
     "REQUÊTE AUX FINS D'INJONCTION DE PAYER PIÈCE N° 3", "BORDEREAU DES PIÈCES COMMUNIQUÉES PAR LA SARL X",
     "SARL SAS RCS TVA IBAN BIC SIREN LOT XIV", "Mme Sophie MARTINEZ, gérante de LES FILS MARTINEZ",
     "LETTRE RECOMMANDÉE AVEC DEMANDE D'AVIS DE RÉCEPTION", "FOURNITURE ET POSE DE MENUISERIES EN ALUMINIUM ANODISÉ"],
)  # fmt: skip
def test_ce_qui_se_tient_en_capitales_ne_crie_pas(imprime: str) -> None:
    libelles = ("Fourniture et pose de menuiseries en aluminium anodisé",)
    assert passages((f"Objet : relance\n\n{imprime}\n\nCordialement",), Liste.T4, (), (), libelles) == ()


def test_un_mot_en_capitales_coupe_en_fin_de_ligne_est_lu_entier() -> None:
    assert passages(("Objet : relance\nCOMMANDE-\nMENT DE PAYER",), Liste.T1)
    assert passages(("Ordonnance n° 2021-1192 du 15 septembre 2021.",), Liste.T1) == ()
    assert passages(("Le Tribunal de Saint-\nMalo",), Liste.T1) == ()


def test_un_libelle_du_dossier_en_capitales_n_imite_pas_un_acte() -> None:
    objet = "MODULE DE NOTIFICATION ET CONVOCATION"
    lettre = (f"Objet : relance\n\nFacture F1, {objet}.\n\nCordialement",)
    assert passages(lettre, Liste.T1)
    assert passages(lettre, Liste.T1, (), (), (objet,)) == ()
    assert passages((f"{lettre[0]}\nCONVOCATION",), Liste.T1, (), (), (objet,))


def test_le_papier_a_en_tete_peut_etre_en_capitales_s_il_ne_commande_pas() -> None:
    devise = "CONSEIL EN STRATÉGIE ET ORGANISATION DES ENTREPRISES"
    assert passages((f"{devise}\nObjet : relance\nBonjour",), Liste.T4) == ()
    assert passages((f"Objet : relance\nBonjour\n\n{devise}",), Liste.T4)
    assert passages(("PAYEZ SANS ATTENDRE\nObjet : relance\nBonjour",), Liste.T4)


def test_capitales_et_exclamations() -> None:
    assert passages(("UN DEUX TROIS QUATRE CINQ",), Liste.T4) == ()
    assert len(passages(("VOICI BIEN SIX MOTS EN CAPITALES",), Liste.T4)) == 1
    assert passages(("VOICI TROIS MOTS. VOICI TROIS MOTS",), Liste.T4) == ()
    assert passages(("HÔTEL DU VIEUX PORT MARSEILLE CEDEX SUD",), Liste.T4, ("Hôtel du Vieux Port",)) == ()
    assert passages(("Merci !",), Liste.T4) == ()
    assert len(passages(("Merci ! Payez !",), Liste.T4)) == 1


def test_les_mots_du_debiteur_cites_d_une_piece_sont_permis() -> None:
    assert passages(("Il écrit « c'est honteux » (pièce n° 3).",), Liste.T4) == ()
    assert len(passages(("C'est « honteux ».",), Liste.T4)) == 1
    assert len(passages(("Il écrit « non » (pièce n° 3), ce qui est honteux.",), Liste.T4)) == 1


def test_la_cle_du_passage_designe_le_texte_de_l_utilisateur() -> None:
    d = dossier(**{"factures[0]__objet": "Dernier avis avant saisie"})
    (passage,) = passages(("Facture : DERNIER AVIS AVANT SAISIE",), Liste.T1)
    assert cle_du_passage(d, passage, "lettre") == "factures[0].objet"
    assert cle_du_passage(dossier(), passage, "lettre") == "lettre"


def test_un_texte_vide_ne_dit_rien() -> None:
    for liste in Liste:
        assert passages((), liste) == () and passages(("", "\n\n"), liste) == ()


def test_plier_garde_la_place_de_chaque_signe() -> None:
    plie, places = plier("Œuvre à l’été")
    assert plie == "oeuvre a l'ete"
    assert len(places) == len(plie) and places[:3] == (0, 0, 1)


def test_lisser_recolle_les_mots_et_garde_les_alineas() -> None:
    assert lisser(("un com-\nmandement\nde payer\n\n- puis", "la suite")) == "un commandement de payer\npuis\nla suite"


def test_reproduit_mot_pour_mot() -> None:
    imprime = L111_8_ALINEA_2.replace("'", "\u2019").replace(" ", "\u00a0\n").replace("créancier", "créan-\ncier")
    assert reproduit(L111_8_ALINEA_2, ("Avant. " + imprime[:80], imprime[80:] + " Après."))
    assert not reproduit(L111_8_ALINEA_2, (L111_8_ALINEA_2.replace("réputée", "reputee"),))
    assert not reproduit(L111_8_ALINEA_3, (L111_8_ALINEA_2,))


NOMS = {
    "Bandit": "Nous remercions Bandit de sa confiance.",
    "Huissier & Fils": "Facture adressée à la société Huissier & Fils, 3 rue de la Saisie.",
    "Menace Records": "La société Menace Records reste devoir 1 200 €.",
}


@pytest.mark.parametrize(("nom", "phrase"), NOMS.items())
def test_un_nom_propre_n_est_ni_menace_ni_injure(nom: str, phrase: str) -> None:
    d = dossier(debiteur__denomination=nom, debiteur__adresse__lignes=["3 rue de la Saisie"])
    for ecrit in (phrase, phrase.upper()):
        pris = [p for x in Liste for p in passages((ecrit,), x, noms_a_passer(d, x))]
        assert [p.forme for p in pris if p.forme.isalpha()] == []


def test_le_nom_d_une_personne_se_lit_comme_un_nom_seul_ou_avec_sa_civilite() -> None:
    d = dossier(creancier__representant={"civilite": "M.", "prenom": "Jean", "nom": "Escroc", "qualite": "gérant"})
    for phrase in ("M. Escroc, gérant", "Jean Escroc", "Demandez M. Escroc au service comptable."):
        assert passages((phrase,), Liste.T4, noms_a_passer(d, Liste.T4)) == ()


@pytest.mark.parametrize(
    "phrase",
    ["Vous êtes un bandit.", "Vous êtes un Bandit.", "VOUS ÊTES UN BANDIT.", "Quel bandit !", "Un bandit agirait ainsi."],
)
def test_le_nom_du_debiteur_ne_permet_pas_l_injure(phrase: str) -> None:
    for nom in ("Bandit", "Martin"):
        noms = noms_a_passer(dossier(debiteur__denomination=nom), Liste.T4)
        assert passages((phrase,), Liste.T4, noms)


@pytest.mark.parametrize(
    ("objet", "vendu"),
    [
        ("Recherche de voleurs de cuivre, chantier de Vienne", True),
        ("Déclarations URSSAF et contrôle fiscal, 3e trimestre", True),
        ("Concert « Liste noire », Salle Prison", True),
        ("Gravure de plaques d'huissiers", True),
        ("Dernier avis avant saisie", False),
        ("Commandement de payer", False),
        ("Nous préviendrons l'URSSAF", False),
        ("Prestation pour un voleur", False),
        ("Signalement de votre dette au fisc", False),
    ],
)
def test_ce_qui_a_ete_vendu_n_est_pas_une_menace(objet: str, vendu: bool) -> None:
    d = dossier(**{"factures[0]__objet": objet})
    lettre = (f"Facture F2026-001 ({objet}).",)
    pris = [p.forme for x in (Liste.T1, Liste.T2, Liste.T3, Liste.T4) for p in passages(lettre, x, noms_a_passer(d, x))]
    assert (pris == []) is vendu, pris


def test_des_frais_caches_dans_un_objet_sont_lus() -> None:
    d = dossier(**{"factures[0]__objet": "Frais de relance"})
    assert passages(("Frais de relance : 15 €",), Liste.T5, noms_a_passer(d))


@pytest.mark.parametrize(
    ("pied", "titre"),
    [
        ("Avocats au barreau de Dijon, toque 47 – Palais : case 112 – CARPA : IBAN FR76 3000 4008", "avocat"),
        ("Cour d'appel de Dijon – Avocats près le tribunal judiciaire", "avocat"),
        ("Ancien bâtonnier – Spécialiste en voies d'exécution et droit commercial", "avocat"),
        ("Étude Martin – Commissaires de justice – Cour d'appel de Dijon – Compte affecté", "commissaire_de_justice"),
        ("Compte de tiers, office des commissaires de justice associés de Dijon", "commissaire_de_justice"),
        ("Règlement sur le compte CARPA – Caisse des règlements pécuniaires des avocats au barreau de Dijon", ""),
    ],
)  # fmt: skip
def test_le_papier_de_qui_porte_le_titre_passe(pied: str, titre: str) -> None:
    lettre = (f"Veuillez agréer nos salutations distinguées.\n\n{pied}",)
    assert [p.forme for x in Liste for p in passages(lettre, x, (), (titre,) if titre else ())] == []


def test_un_faux_papier_d_officier_est_pris_pour_qui_n_a_pas_le_titre() -> None:
    pieds = ("Cour d'appel de Dijon – Avis", "Office des commissaires de justice de Dijon", "Saisie-vente, voies d'exécution")
    for pied in pieds:
        assert [p for x in Liste for p in passages((f"Bonjour.\n\n{pied}",), x)]
    assert passages(("Office des commissaires de justice de Dijon",), Liste.T1, (), ("avocat",))
