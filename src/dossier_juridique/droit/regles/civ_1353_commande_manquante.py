"""Preuve de l'engagement du débiteur.

C. civ., art. 1353 : « Celui qui réclame l'exécution d'une obligation doit la prouver. »

Lecture retenue : une facture dont la livraison, ou quelque autre pièce venue du débiteur ou d'un tiers, est
au dossier demande encore la preuve de la commande ; la lettre de voiture prouve les deux pour un transport,
la reconnaissance de dette ou l'échéancier signé dispensent de l'une et de l'autre. Sans aucune pièce de
cette sorte, c'est la règle des factures seules qui parle.
Angle mort : le numéro de commande n'est pas comparé à la facture ; un accord verbal ou un courant
d'affaires peut suffire au juge.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

ENGAGEMENT = (
    "contrat", "devis_signe", "bon_de_commande", "acceptation_ecrite", "reconnaissance_de_dette",
    "echeancier_signe",
)  # fmt: skip
AUTRES_PREUVES = (
    "bon_de_livraison", "preuve_transporteur", "lettre_de_voiture", "pv_de_reception", "levee_des_reserves",
    "releve_d_activite", "journal", "releve_de_compte", "preuve_de_paiement", "echange", "acceptation_cgv",
)  # fmt: skip
TRANSPORTS = ("transport", "commission_transport")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice performed, as the exhibits say, without any proof that it was ordered."""
    for rang, facture in enumerate(examen.dossier.factures):
        secteur = facture.secteur or examen.dossier.conditions.secteur
        engagement = (*ENGAGEMENT, "lettre_de_voiture") if secteur in TRANSPORTS else ENGAGEMENT
        if examen.pieces_de(facture, *engagement) or not examen.pieces_de(facture, *AUTRES_PREUVES):
            continue
        yield Ecart(
            f"factures[{rang}].pieces",
            composer(f"Facture {nom_facture(rang, facture)} : rien n'établit la commande."),
        )


REGLE = Regle(
    id="civ-1353-commande-manquante",
    titre="Preuve de l'engagement du débiteur",
    groupe=8,
    article="C. civ., art. 1353",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer("Joignez le contrat, le devis signé, le bon de commande ou l'accord écrit."),
    source="injonctiondepayer.fr ; exprime-avocat",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
