"""How a party is named, addressed and identified."""

from __future__ import annotations

from typing import Any

import pytest

from dossier_juridique.actes import ACTES
from dossier_juridique.actes import parties as p
from dossier_juridique.actes.nombres import en_lettres
from dossier_juridique.droit.fenetre import LIGNES_ADRESSE, SIGNES_PAR_LIGNE, overflows
from dossier_juridique.model.commun import Personne
from dossier_juridique.model.parties import Mandataire
from dossier_juridique.render.corps import body_of, frame_of
from dossier_juridique.render.modeles import shipped_modeles
from tests.actes.cas import avocat, personnes_physiques
from tests.actes.fabrique import absents, document, dossier, ligne, matiere, texte


def _debiteur(d: dict[str, Any], **champs: Any) -> None:
    d["debiteur"].update(champs)


def test_la_fenetre_tient_en_six_lignes_de_38_signes() -> None:
    long = "Société d'exploitation des grands hôtels du littoral méditerranéen et de Corse"

    def changer(d: dict[str, Any]) -> None:
        _debiteur(d, denomination=long, representant={"civilite": "Mme", "prenom": "Anne", "nom": "Roux"})
        d["debiteur"]["adresse"]["lignes"] = ["Bâtiment C, entrée 4", "118 rue des Typographes"]

    fenetre = p.destinataire(dossier(changer).debiteur)
    assert len(fenetre) <= LIGNES_ADRESSE
    assert all(len(ligne) <= SIGNES_PAR_LIGNE for ligne in fenetre)
    assert " ".join(fenetre[:3]) == f"SAS {long}"
    assert fenetre[-1] == "13002 MARSEILLE"


def test_une_ligne_trop_longue_prend_les_abreges_de_la_norme_et_un_nom_compose_n_est_pas_coupe_au_trait_d_union() -> None:
    def changer(d: dict[str, Any]) -> None:
        _debiteur(d, denomination="Les Ateliers de la Réunion des Vieux-Ports du Midi")
        d["debiteur"]["adresse"]["lignes"] = [
            "Résidence des Bastides, bâtiment C, escalier 4", "1245 avenue du Maréchal de Lattre de Tassigny",
        ]  # fmt: skip

    fenetre = p.destinataire(dossier(changer).debiteur)
    assert fenetre[2:] == (
        "RES des Bastides, BAT C, ESC 4", "1245 AV du MAL de Lattre de Tassigny", "13002 MARSEILLE",
    )  # fmt: skip
    assert not any(ligne.endswith("-") for ligne in fenetre)


def test_rien_n_est_coupe_quand_la_place_manque() -> None:
    def changer(d: dict[str, Any]) -> None:
        _debiteur(d, denomination="Alpha " * 30)
        d["debiteur"]["adresse"]["lignes"] = ["un", "deux", "trois", "quatre"]

    fenetre = p.destinataire(dossier(changer).debiteur)
    assert " ".join(fenetre).count("Alpha") == 30 and fenetre[-5:-1] == ("un", "deux", "trois", "quatre")
    assert all(len(ligne) <= SIGNES_PAR_LIGNE for ligne in fenetre) and overflows(fenetre)


def test_un_nom_qui_deborde_prend_les_abreges_de_la_norme() -> None:
    def changer(d: dict[str, Any]) -> None:
        _debiteur(d, denomination="Société des établissements Delacroix-Lavigne, compagnie générale du littoral du Sud")
        d["debiteur"]["adresse"]["lignes"] = ["Bâtiment C", "Entrée 4", "118 rue des Typographes"]

    fenetre = p.destinataire(dossier(changer).debiteur)
    assert not overflows(fenetre) and fenetre[0].startswith("SAS STE des ETS Delacroix-Lavigne")


@pytest.mark.parametrize(
    ("commune", "attendue"),
    [("Saint-Étienne", "42000 SAINT ETIENNE"), ("L'Haÿ-les-Roses", "42000 L HAY LES ROSES"),
     ("Nœux-les-Mines", "42000 NOEUX LES MINES"), ("Lyon Cedex 03", "42000 LYON CEDEX 03")],
)  # fmt: skip
def test_ville_postale(commune: str, attendue: str) -> None:
    def changer(d: dict[str, Any]) -> None:
        d["debiteur"]["adresse"] = {"lignes": ["1 rue A"], "code_postal": "42000", "commune": commune}

    assert p.destinataire(dossier(changer).debiteur)[-1] == attendue


def test_le_pays_etranger_est_la_derniere_ligne() -> None:
    def changer(d: dict[str, Any]) -> None:
        d["debiteur"]["adresse"] = {"lignes": ["1 rue A"], "code_postal": "1000", "commune": "Bruxelles", "pays": "BE"}

    assert p.destinataire(dossier(changer).debiteur)[-2:] == ("1000 BRUXELLES", "BELGIQUE")


@pytest.mark.parametrize(
    ("forme", "nom", "attendu"),
    [("SARL", "Morel", "la société Morel"), ("S.A.S.", "Morel", "la société Morel"),
     ("Association", "Les Amis", "l'association Les Amis"), ("GIE", "Fret", "Fret"), (None, "Morel", "Morel"),
     ("SA", "Société Générale d'Eaux", "Société Générale d'Eaux"),
     ("société par actions simplifiée", "Morel", "la société Morel")],
)  # fmt: skip
def test_designation(forme: str | None, nom: str, attendu: str) -> None:
    def changer(d: dict[str, Any]) -> None:
        d["creancier"]["denomination"] = nom
        d["creancier"]["forme"] = forme
        if forme is None:
            d["creancier"].pop("forme")

    assert p.designation(dossier(changer).creancier) == attendu


def test_identite_de_l_en_tete() -> None:
    assert [x.replace("\u202f", " ").replace("\u00a0", " ") for x in p.identite(dossier().creancier)] == [
        "SARL au capital de 20 000 €", "RCS Lyon 123 456 782", "TVA FR11123456782",
    ]  # fmt: skip


def test_personne_physique_ei_et_appel() -> None:
    lu = dossier(personnes_physiques)
    assert p.nom_legal(lu.creancier) == "Mme Jeanne Dupont\u00a0EI"
    assert p.appel(lu.debiteur) == "Monsieur,"
    assert p.appel(dossier().debiteur) == "Madame, Monsieur,"
    representee = dossier().debiteur.model_copy(update={"representant": Personne(civilite="Mme", prenom="Odile", nom="Hénin")})
    assert p.appel(representee) == "Madame,"


def test_l_avocat_ecrit_sous_son_en_tete_et_signe() -> None:
    cadre = document("mise-en-demeure", avocat).faits.cadre  # type: ignore[attr-defined]
    assert cadre.expediteur.nom == cadre.signataire == "Cabinet Arnaud"
    assert cadre.qualite == "avocat au barreau de Lyon, toque 412"
    assert cadre.mandataire.startswith("agissant pour le compte de la société Ateliers Morel & Fils, SARL")
    assert "12 rue des Tanneurs, 69003 Lyon" in cadre.mandataire


def test_un_salarie_ecrit_sur_le_papier_du_creancier() -> None:
    def changer(d: dict[str, Any]) -> None:
        d["mandataire"] = {"type": "salarie", "nom": "Luc Petit"}

    cadre = document("relance-1", changer).faits.cadre  # type: ignore[attr-defined]
    assert (cadre.expediteur.nom, cadre.mandataire) == ("Ateliers Morel & Fils", "")


@pytest.mark.parametrize(
    ("nombre", "ecrit"),
    [(1, "un"), (8, "huit"), (15, "quinze"), (21, "vingt et un"), (30, "trente"), (45, "quarante-cinq"),
     (71, "soixante et onze"), (80, "quatre-vingts"), (81, "quatre-vingt-un"), (91, "quatre-vingt-onze"),
     (99, "quatre-vingt-dix-neuf"), (100, "cent"), (200, "deux cents"), (365, "trois cent soixante-cinq")],
)  # fmt: skip
def test_nombres_en_lettres(nombre: int, ecrit: str) -> None:
    assert en_lettres(nombre) == ecrit


def test_nombre_hors_de_portee() -> None:
    with pytest.raises(ValueError, match="hors de portée"):
        en_lettres(-1)


@pytest.mark.parametrize(
    ("forme", "nom", "dit"),
    [("Association loi 1901", "Association des amis de l'orgue", "Association des amis de l'orgue"),
     ("SAS", "SAS Dupont", "SAS Dupont"), ("SAS", "Sasha Mode", "SAS Sasha Mode")],
)  # fmt: skip
def test_la_forme_n_est_pas_dite_deux_fois(forme: str, nom: str, dit: str) -> None:
    assert p.destinataire(dossier(lambda d: _debiteur(d, forme=forme, denomination=nom)).debiteur)[0] == dit


@pytest.mark.parametrize(
    ("nom", "barreau", "dit"),
    [("Cabinet Arnaud", "Lyon", "avocat au barreau de Lyon"), ("Mme Anne Roux", "Annecy", "avocate au barreau d'Annecy"),
     ("M. Jean Roux", "Le Mans", "avocat au barreau du Mans"), ("Cabinet B", None, "avocat")],
)  # fmt: skip
def test_le_titre_de_l_avocat_s_accorde(nom: str, barreau: str | None, dit: str) -> None:
    assert p.titre_mandataire(Mandataire.model_validate({"type": "avocat", "nom": nom, "barreau": barreau})) == dit


LONGUE = "Compagnie générale d'aménagement hôtelier et de restauration collective des Hauts de l'Ouest et du littoral"


def _reunion(d: dict[str, Any]) -> None:
    _debiteur(d, denomination=LONGUE)
    d["debiteur"]["adresse"] = {
        "lignes": ["Entrée C, 3e étage, bureau 312, boîte aux lettres n° 44",
                   "1247 bis avenue du Général de Gaulle et de la Libération"],
        "code_postal": "97460", "commune": "Saint-Paul",
    }  # fmt: skip


def test_ce_qui_ne_tiendrait_pas_de_toute_facon_n_est_pas_abrege() -> None:
    dit = " ".join(p.destinataire(dossier(_reunion).debiteur))
    assert dit.startswith(f"SAS {LONGUE} Entrée C, 3e étage,") and "1247 bis avenue du Général de Gaulle" in dit


@pytest.mark.parametrize("changer", [_reunion, lambda d: _debiteur(d, forme="association", denomination="Les Amis")])
def test_un_courriel_ecrit_le_nom_et_l_adresse_du_dossier_et_non_les_lignes_de_la_fenetre(changer: Any) -> None:
    debiteur = dossier(changer).debiteur
    attendue = ", ".join((f"{debiteur.forme} {debiteur.denomination}", *p.lignes_adresse(debiteur.adresse)))
    appel = next(acte for acte in ACTES if acte.nom == "appel")
    assert appel.courriel is not None
    message, modeles = appel.courriel(matiere(changer, lambda d: d.update(appel={}))), shipped_modeles()
    for document_ in (document("relance-1", changer), message):
        arbre = frame_of(document_, modeles, body_of(document_, modeles), "courriel")
        imprime = ligne(arbre.text_content())
        assert f"Message adressé à : {attendue} " in imprime
        assert not absents(document_, imprime)


@pytest.mark.parametrize("nom", ["relance-1", "mise-en-demeure"])
def test_un_nom_abrege_dans_la_fenetre_est_ecrit_en_entier_dans_la_lettre(nom: str) -> None:
    denomination = "Société des établissements Delacroix-Lavigne, compagnie générale du littoral du Sud"

    def changer(d: dict[str, Any]) -> None:
        _debiteur(d, denomination=denomination)
        d["debiteur"]["adresse"]["lignes"] = ["Bâtiment C", "Entrée 4", "118 rue des Typographes"]

    doc = document(nom, changer)
    imprime = texte(doc)
    assert "SAS STE des ETS Delacroix-Lavigne" in imprime and f"Destinataire : SAS {denomination} " in imprime
    assert [m.id for m in absents(doc, imprime.replace(f"Destinataire : SAS {denomination}", ""))] == ["parties"]
    assert "Destinataire :" not in texte(document(nom))


@pytest.mark.parametrize(
    ("forme", "nom", "dit"),
    [("association", "Les Amis du théâtre de l'Aber", "Association Les Amis du théâtre de"),
     ("société par actions simplifiée", "Morel", "Société par actions simplifiée Morel"),
     ("SAS", "eBureau", "SAS eBureau"), ("société", "société d'Ici", "Société d'Ici"), (None, "eBureau", "eBureau")],
)  # fmt: skip
def test_la_premiere_ligne_commence_par_une_capitale(forme: str | None, nom: str, dit: str) -> None:
    def changer(d: dict[str, Any]) -> None:
        _debiteur(d, forme=forme, denomination=nom)
        if forme is None:
            d["debiteur"].pop("forme")

    assert p.destinataire(dossier(changer).debiteur)[0] == dit


@pytest.mark.parametrize(
    ("forme", "nom", "avocats", "commissaires", "dit"),
    [("SELARL", "Bélain & Associées", "société d'avocats au barreau de Lyon", "société de commissaires de justice",
      "Bélain & Associées"),
     (None, "SELARL Bélain", "société d'avocats au barreau de Lyon", "société de commissaires de justice", "la SELARL Bélain"),
     ("S.C.P.", "Roche", "société d'avocats au barreau de Lyon", "société de commissaires de justice", "Roche"),
     ("AARPI", "AARPI Roche", "association d'avocats au barreau de Lyon", "association de commissaires de justice",
      "l'AARPI Roche"),
     (None, "Sa Nguyen", "avocat au barreau de Lyon", "commissaire de justice", "Sa Nguyen"),
     (None, "Mme Anne Roux", "avocate au barreau de Lyon", "commissaire de justice", "Mme Anne Roux")],
)  # fmt: skip
def test_une_societe_d_exercice_est_dite_societe(
    forme: str | None, nom: str, avocats: str, commissaires: str, dit: str
) -> None:
    qui = {"nom": nom, "forme": forme, "adresse": {"lignes": ["8 place Bellecour"], "code_postal": "69002", "commune": "Lyon"}}
    for sorte, titre in ({"type": "avocat", "barreau": "Lyon"}, avocats), ({"type": "commissaire_de_justice"}, commissaires):
        lu = Mandataire.model_validate({**qui, **sorte})
        assert (p.titre_mandataire(lu), p.nomme_mandataire(lu)) == (titre, dit)

        def changer(d: dict[str, Any], sorte: dict[str, str] = sorte) -> None:
            d.update(mandataire={**qui, **sorte}, appel={}, pouvoir={})
            d["lettre"].pop("signataire")

        imprimes = {acte: texte(document(acte, changer)) for acte in ("appel", "pouvoir-special", "requete", "mise-en-demeure")}
        genre = "La" if "société" in titre or "association" in titre or "Mme" in nom else "Le"
        assert f"par {dit}." in imprimes["appel"]
        assert f"{genre} mandataire : {nom}, {titre}, 8 place" in imprimes["pouvoir-special"]
        assert f"{genre} mandataire, qui accepte" in imprimes["pouvoir-special"]
        assert f"{dit[:1].upper()}{dit[1:]}, {titre}, 8 place Bellecour, 69002 Lyon, agit pour" in imprimes["requete"]
        assert f"{nom} {titre} Pièces jointes" in imprimes["mise-en-demeure"]


@pytest.mark.parametrize(
    "sorte", [{"type": "avocat", "barreau": "Lyon"}, {"type": "commissaire_de_justice"}, {"type": "societe_de_recouvrement"}]
)
@pytest.mark.parametrize("forme", ["SELARL", None])
def test_le_pouvoir_imprime_ce_qu_il_fait_prouver_du_mandataire(sorte: dict[str, str], forme: str | None) -> None:
    def changer(d: dict[str, Any]) -> None:
        d.update(mandataire={"nom": "Bélain", "forme": forme, "siren": "121212120", "rcs": "Lyon", **sorte}, pouvoir={})
        d["lettre"].pop("signataire")

    pouvoir = document("pouvoir-special", changer)
    imprime = "".join(texte(pouvoir).split())
    [mention] = [x for x in pouvoir.mentions if x.id == "mandataire"]
    assert any("RCS" in ecriture for ecritures in mention.attendus for ecriture in ecritures)
    for ecritures in mention.attendus:
        assert any("".join(ecriture.split()) in imprime for ecriture in ecritures), ecritures
