"""Dossiers that differ from the faultless one: who acts, who owes, what is contested, what runs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

_CABINET = {
    "adresse": {"lignes": ["8 place Bellecour"], "code_postal": "69002", "commune": "Lyon"},
    "telephone": "04 78 11 11 11",
}


def avocat(d: dict[str, Any]) -> None:
    """An avocat writes for the creditor."""
    d["mandataire"] = {"type": "avocat", "nom": "Cabinet Arnaud", "barreau": "Lyon", "toque": "412", **_CABINET}
    d["lettre"].pop("signataire")


def recouvreur(d: dict[str, Any]) -> None:
    """A société de recouvrement writes, on its own account, after a first letter."""
    d["mandataire"] = {
        "type": "societe_de_recouvrement", "nom": "Recouvra", "iban": "FR7630006000011234567890189", **_CABINET,
        "premiere_lettre": {"reference": "R-77", "date": "2026-05-01"},
    }  # fmt: skip


def personnes_physiques(d: dict[str, Any]) -> None:
    """A natural person against another."""
    for cle in ("denomination", "forme", "capital", "representant"):
        d["creancier"].pop(cle)
    d["creancier"].update(
        type="personne_physique", nom="Dupont", prenoms="Jeanne", civilite="Mme", profession="menuisière",
        nationalite="française", naissance={"date": "1980-02-01", "lieu": "Nantes"}, entrepreneur_individuel=True,
    )  # fmt: skip
    d["debiteur"].update(type="personne_physique", nom="Martin", prenoms="Jean", civilite="M.")
    for cle in ("denomination", "forme"):
        d["debiteur"].pop(cle)


def conteste(d: dict[str, Any]) -> None:
    """A written objection and its answer."""
    d["litiges"] = [{"date": "2026-07-01", "objet": "Deux chaises rayées", "piece": "courriel", "reponse": "reponse"}]
    d["pieces"] += [
        {"id": "courriel", "fichier": "c.pdf", "nature": "contestation", "intitule": "Courriel", "date": "2026-07-01"},
        {"id": "reponse", "fichier": "r.pdf", "nature": "reponse", "intitule": "Réponse", "date": "2026-07-03"},
    ]


def paye_en_partie(d: dict[str, Any]) -> None:
    """A payment without indication."""
    d["paiements"] = [{"date": "2026-08-01", "montant": Decimal("1000.00")}]


def interet_legal(d: dict[str, Any]) -> None:
    """Legal interest instead of penalties, and a clause pénale."""
    d["conditions"]["accessoires"] = "interet_legal"
    d["conditions"]["clause_penale"] = {"mode": "pourcentage", "valeur": 10, "piece": "contrat"}


def date_limite(d: dict[str, Any]) -> None:
    """A last day instead of a number of days, and every consequence."""
    d["lettre"].pop("delai_jours")
    d["lettre"]["delai_date"] = "2026-12-15"
    d["lettre"]["consequences"] += ["refere_provision", "assignation", "mise_en_demeure", "clause_penale"]


def deux_factures(d: dict[str, Any]) -> None:
    """A second invoice, with its own exhibits and its own credit note."""
    d["factures"].append({
        "numero": "F2026-002", "emise_le": "2026-05-05", "executee_le": "2026-05-02", "echeance": "2026-06-04",
        "montant_ttc": Decimal("2400.00"), "objet": "Pose", "pieces": ["facture-2", "commande-2"],
    })  # fmt: skip
    d["avoirs"] = [{"numero": "A1", "date": "2026-05-20", "montant_ttc": 400, "facture": "F2026-002", "piece": "avoir"}]
    d["pieces"] += [
        {"id": "facture-2", "fichier": "f2.pdf", "nature": "facture", "intitule": "Facture n° F2026-002",
         "date": "2026-05-05"},
        {"id": "commande-2", "fichier": "c2.pdf", "nature": "bon_de_commande", "intitule": "Bon de commande n° 2",
         "date": "2026-04-20"},
        {"id": "avoir", "fichier": "a.pdf", "nature": "avoir", "intitule": "Avoir n° A1", "date": "2026-05-20"},
    ]  # fmt: skip


def toutes_les_pieces(d: dict[str, Any]) -> None:
    """One exhibit of every nature, none of them named by any key."""
    natures = ("devis_signe", "conditions_generales", "acceptation_cgv", "pv_de_reception", "journal",
               "releve_de_compte", "preuve_de_paiement", "echange", "reconnaissance_de_dette", "non_reclame",
               "decompte", "extrait_registre", "bodacc", "pouvoir_special", "justificatif_contribution", "cession",
               "fusion", "traduction", "acte_de_signification", "autre")  # fmt: skip
    d["pieces"] += [
        {"id": f"x{n}", "fichier": f"x{n}.pdf", "nature": nature, "intitule": f"Document {n}"}
        for n, nature in enumerate(natures)
    ]


def negociation(d: dict[str, Any]) -> None:
    """The amicable phase: a promise on the telephone, a payment, a plan at a reduced rate, an acknowledgement, a power."""
    d["debiteur"].update(telephone="04 91 00 00 00", courriel="direction@vieux-port.example")
    d["mandataire"] = {"type": "salarie", "nom": "Mme Nadia Benali", **_CABINET}
    d["paiements"] = [{"date": "2026-11-18", "montant": Decimal("1500.00"), "mode": "Virement"}]
    d["appel"] = {"date": "2026-11-19", "resultat": "promesse", "promis_le": "2026-12-01", "promis_montant": 500}
    d["echeancier"] = {"nombre": 6, "premier_le": "2026-12-31", "penalites_pendant": "reduites", "taux": 3, "remise": 100}
    d["reconnaissance"] = {}
    d["pouvoir"] = {"opposition": True, "consignation": True}
    d["accuse_de_paiement"] = {}


TOUS = (negociation, avocat, recouvreur, personnes_physiques, conteste, paye_en_partie, interet_legal, date_limite, deux_factures,
        toutes_les_pieces)  # fmt: skip
