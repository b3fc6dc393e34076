"""What the heads of letters say: which reminder it is, of what the invoice is, who writes."""

from __future__ import annotations

from typing import Any

import pytest

from dossier_juridique.actes.objet_dit import en_phrase
from tests.actes.cas import avocat, conteste
from tests.actes.fabrique import absents, document, texte


def _envoyes(*actes: str) -> Any:
    def changer(d: dict[str, Any]) -> None:
        d["courriers"] = [{"acte": a, "date": f"2026-0{n}-10", "canal": "courriel"} for n, a in enumerate(actes, 5)]

    return changer


@pytest.mark.parametrize(
    ("nom", "avant", "titre"),
    [
        ("relance-1", (), "Rappel"),
        ("relance-2", (), "Rappel"),
        ("relance-2", ("relance-1",), "Deuxième rappel"),
        ("relance-3", (), "Rappel"),
        ("relance-3", ("appel", "mise-en-demeure", "relance-3"), "Rappel"),
        ("relance-3", ("relance-2",), "Deuxième rappel"),
        ("relance-3", ("relance-1", "relance-2"), "Troisième rappel"),
        ("relance-3", ("relance-1", "relance-1", "relance-2"), "Troisième rappel"),
    ],
)
@pytest.mark.parametrize("tiers", [None, avocat])
def test_l_objet_ne_compte_que_les_rappels_envoyes(nom: str, avant: tuple[str, ...], titre: str, tiers: Any) -> None:
    doc = document(nom, _envoyes(*avant), *([tiers] if tiers else []))
    assert doc.faits.cadre.objet.startswith(f"{titre} – facture")  # type: ignore[attr-defined]
    assert doc.titre.startswith(f"{titre} – dossier")
    imprime = texte(doc)
    if not avant:
        assert "toujours pas parvenu" not in imprime and "d'y donner suite" not in imprime and "Malgré" not in imprime
        assert "est pas parvenu." in imprime


@pytest.mark.parametrize(
    ("avant", "dits"),
    [
        (("relance-3",), ["une relance"]),
        (("relance-1", "relance-3"), ["une relance", "une deuxième relance"]),
        (("relance-1", "relance-2", "relance-3"), ["une relance", "une deuxième relance", "une troisième relance"]),
    ],
)
def test_la_requete_ne_compte_que_les_relances_du_dossier(avant: tuple[str, ...], dits: list[str]) -> None:
    faits: Any = document("requete", _envoyes(*avant)).faits
    assert [d.nom for d in faits.recit.demarches] == dits


@pytest.mark.parametrize(("dite", "ligne"), [("Le Bois vivant", True), ("ATELIERS MOREL", False), (None, False)])
@pytest.mark.parametrize("nom", ["relance-1", "mise-en-demeure", "accuse-de-paiement"])
def test_l_enseigne_du_creancier_est_a_l_en_tete(nom: str, dite: str | None, ligne: bool) -> None:
    def enseigne(d: dict[str, Any]) -> None:
        d["creancier"]["enseigne"] = dite
        d["paiements"] = [{"date": "2026-11-18", "montant": 1500}]

    doc = document(nom, enseigne)
    lignes = doc.faits.cadre.expediteur.lignes  # type: ignore[attr-defined]
    assert (lignes[0] == dite) is ligne and "12 rue des Tanneurs" in lignes
    imprime = texte(doc)
    assert (dite is not None and dite in imprime) is ligne
    assert absents(doc, imprime) == ()


def test_un_tiers_qui_ecrit_n_a_pas_l_enseigne_de_son_client() -> None:
    doc = document("mise-en-demeure", avocat, lambda d: d["creancier"].update(enseigne="Le Bois vivant"))
    assert "Le Bois vivant" not in texte(doc)


@pytest.mark.parametrize(
    ("objet", "dit"),
    [
        ("Fourniture de mobilier", "fourniture de mobilier"),
        ("Fournitures, commande BC-12", "fournitures, commande BC-12"),
        ("Équipement PVC", "équipement PVC"),
        ("Deux assises rayées", "deux assises rayées"),
        ("Licence", "licence"),
        ("Travaux, lot 3", "travaux, lot 3"),
        ("Le bois vivant, tables", "Le bois vivant, tables"),
        ("Trois Suisses, catalogues", "Trois Suisses, catalogues"),
        ("La Poste, affranchissement", "La Poste, affranchissement"),
        ("Microsoft Office, licences", "Microsoft Office, licences"),
        ("Renault Master", "Renault Master"),
        ("Orange", "Orange"),
        ("PVC et joints", "PVC et joints"),
        ("Conseil Régional, étude", "Conseil Régional, étude"),
        ("SARL Martin", "SARL Martin"),
        ("PrestaShop", "PrestaShop"),
        ("« Fourniture »", "« Fourniture »"),
        ("mobilier", "mobilier"),
        ("", ""),
    ],
)
def test_l_objet_d_une_facture_perd_sa_capitale_dans_une_phrase(objet: str, dit: str) -> None:
    assert en_phrase(objet) == dit


def test_la_mise_en_demeure_et_la_requete_l_ecrivent_ainsi() -> None:
    def objet(d: dict[str, Any]) -> None:
        conteste(d)
        d["factures"][0]["objet"] = "Mobilier de salle"

    assert "; mobilier de salle, livraison du" in texte(document("mise-en-demeure", objet))
    requete = texte(document("requete", objet))
    assert "contesté le point suivant : deux chaises rayées" in requete.replace("\u00a0", " ")
    assert "Mobilier de salle" in requete  # between its quotation marks, as the invoice writes it
