"""The table of acts and of procedures, their requirements, and the variables of their texts."""

from __future__ import annotations

from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from dossier_juridique.actes import ACTES
from dossier_juridique.actes.exigences import fragment, lire, manquantes
from dossier_juridique.procedures import PROCEDURES
from dossier_juridique.render.gabarits import variables_of
from dossier_juridique.render.modeles import shipped_modeles
from tests.actes.cas import TOUS, negociation, personnes_physiques
from tests.actes.fabrique import NOMS, absents, document, texte
from tests.droit.cas_de_regle import base, retirer

_COMMUNS = {
    "somme.html": {"somme"}, "cours.html": {"somme"}, "delai.html": {"delai"}, "reglement.html": {"reglement"},
    "rappels.html": {"rappels", "mandat"}, "recus.html": {"recus", "mandat"}, "recouvreur.html": {"mandat", "creancier"},
    "consequence.html": {"mandat", "creancier", "somme"}, "liste.html": set(), "citation.html": set(),
    "identite.html": set(), "fait.html": {"fait"}, "signatures.html": {"signatures"},
    "versements.html": {"versements", "a_payer"},
    "suite_appel.html": {"resultat", "appel_le", "avec", "mandat", "creancier", "somme", "promis", "delai", "motif"},
}  # fmt: skip
"""Facts that a common text reads (what its caller sets apart)."""


def _exigences() -> dict[str, tuple[str, ...]]:
    return {**{a.nom: a.exigences for a in ACTES}, **{p.acte: p.exigences for p in PROCEDURES}}


def _tous() -> dict[str, Any]:
    return {a.nom: a for a in (*ACTES, *PROCEDURES[0].documents)}


def test_la_table() -> None:
    assert [a.nom for a in ACTES] == [
        "relance-1", "relance-2", "relance-3", "appel", "mise-en-demeure", "accuse-de-paiement", "echeancier",
        "reconnaissance-de-dette", "pouvoir-special", "decompte",
    ]  # fmt: skip
    assert [d.nom for d in PROCEDURES[0].documents] == ["requete", "bordereau", "decompte"]
    for nom, acte in _tous().items():
        doc = document(nom)
        assert (doc.acte, doc.modele, doc.cadre) == (acte.nom, acte.modele, acte.cadre)


@pytest.mark.parametrize("nom", NOMS)
def test_un_texte_lit_tous_les_faits_et_rien_d_autre(nom: str) -> None:
    modeles, doc = shipped_modeles(), document(nom)
    fichier = f"{doc.modele}/corps.html"
    source = next(modeles.candidates(fichier)).read_text("utf-8")
    lus = set(variables_of(modeles, fichier))
    for commun, noms in _COMMUNS.items():
        if f'"commun/{commun}"' in source:
            lus |= noms
    assert lus == set(doc.faits.__struct_fields__) - {"cadre"}


def test_les_textes_communs_lisent_ce_qui_est_dit() -> None:
    modeles = shipped_modeles()
    for commun, noms in _COMMUNS.items():
        locaux = {"cle", "references", "partie"}
        assert set(variables_of(modeles, f"commun/{commun}")) - locaux == noms


def test_meme_matiere_meme_document() -> None:
    for nom in NOMS:
        assert document(nom) == document(nom)


def test_le_dossier_conforme_satisfait_toutes_les_exigences() -> None:
    contenu = base()
    negociation(contenu)
    for nom in (*(a.nom for a in ACTES), "injonction-de-payer"):
        assert manquantes(contenu, _exigences()[nom]) == (), nom


@pytest.mark.parametrize(
    ("cle", "acte", "exigence"),
    [
        ("creancier.denomination", "relance-1", "creancier.denomination@personne_morale"),
        ("debiteur.adresse.commune", "mise-en-demeure", "debiteur.adresse.commune"),
        ("factures[0].montant_ttc", "relance-2", "factures[].montant_ttc"),
        ("lettre.delai_jours", "relance-3", "lettre.delai_jours|delai_date"),
        ("lettre.consequences", "mise-en-demeure", "lettre.consequences[]"),
        ("creancier.representant.qualite", "injonction-de-payer", "creancier.representant.qualite@personne_morale"),
        ("procedure.requete_le", "injonction-de-payer", "procedure.requete_le"),
        ("procedure", "injonction-de-payer", "procedure.juridiction.nature"),
        ("pieces", "injonction-de-payer", "pieces[].fichier"),
        ("echeancier", "echeancier", "echeancier.versements[] ou echeancier.nombre"),
        ("mandataire", "pouvoir-special", "mandataire.nom"),
        ("procedure.juridiction", "pouvoir-special", "pouvoir.juridiction.siege ou procedure.juridiction.siege"),
        ("paiements", "accuse-de-paiement", "paiements[].date"),
        ("debiteur.adresse", "reconnaissance-de-dette", "debiteur.adresse.lignes"),
        ("lettre.consequences", "appel", "lettre.consequences[]"),
    ],
)
def test_une_exigence_manquante_est_nommee_et_refusee_par_le_schema(cle: str, acte: str, exigence: str) -> None:
    contenu = base()
    negociation(contenu)
    exigences = _exigences()[acte]
    schema = jsonschema.Draft202012Validator(fragment(exigences))
    assert schema.is_valid(_nu(contenu))
    retirer(contenu, cle)
    assert exigence in manquantes(contenu, exigences)
    assert not schema.is_valid(_nu(contenu))


@pytest.mark.parametrize("changement", TOUS, ids=lambda c: c.__name__)
def test_le_schema_et_la_lecture_disent_la_meme_chose(changement: Any) -> None:
    contenu = base()
    changement(contenu)
    for exigences in _exigences().values():
        valide = jsonschema.Draft202012Validator(fragment(exigences)).is_valid(_nu(contenu))
        assert valide == (manquantes(contenu, exigences) == ())


def test_une_echeance_se_deduit_du_delai_convenu() -> None:
    contenu = base()
    for cle in ("echeance", "livree_le"):
        retirer(contenu, f"factures[0].{cle}")
    assert manquantes(contenu, ACTES[0].exigences) == ()
    retirer(contenu, "conditions.delai")
    assert len(manquantes(contenu, ACTES[0].exigences)) == 1


def test_la_personne_physique_a_ses_propres_exigences() -> None:
    contenu = base()
    personnes_physiques(contenu)
    contenu["creancier"].pop("nationalite")
    assert manquantes(contenu, PROCEDURES[0].exigences) == ("creancier.nationalite@personne_physique",)


@pytest.mark.parametrize("faute", ["Creancier.nom", "a..b", "a|b.c", "a@societe", ""])
def test_une_exigence_mal_ecrite_est_refusee(faute: str) -> None:
    with pytest.raises(ValueError, match=r"exigence mal écrite|alternative"):
        lire(faute)


def _nu(valeur: Any) -> Any:
    """Plain JSON values."""
    if isinstance(valeur, dict):
        return {k: _nu(v) for k, v in valeur.items()}
    if isinstance(valeur, list):
        return [_nu(v) for v in valeur]
    return valeur if isinstance(valeur, bool | int) or valeur is None else str(valeur)


def _vide(d: dict[str, Any]) -> None:
    """As little as the reading accepts: no address, no date, no court, no letter."""
    for cle in ("lettre", "procedure", "conditions", "courriers", "pieces"):
        d.pop(cle)
    d["factures"] = [{"numero": "F1"}, {"montant_ttc": 10}, {"numero": "F3", "montant_ttc": 10, "echeance": "2026-05-01"}]
    d["creancier"] = {"type": "personne_morale"}
    d["debiteur"] = {"type": "personne_physique"}


@pytest.mark.parametrize("nom", NOMS)
def test_un_dossier_presque_vide_ne_fait_rien_tomber_et_ne_passe_pas_pour_prouve(nom: str) -> None:
    doc = document(nom, _vide)
    imprime = texte(doc)
    if nom not in ("decompte", "bordereau"):
        assert absents(doc, imprime) != ()
