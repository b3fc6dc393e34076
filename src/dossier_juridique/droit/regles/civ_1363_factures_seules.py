"""Aucune pièce hors des écrits du créancier.

C. civ., art. 1353 : « Celui qui réclame l'exécution d'une obligation doit la prouver. » C. civ., art. 1363
: « Nul ne peut se constituer de titre à soi-même. » CPC, art. 1409 : le juge statue « au vu des documents
produits » ; son rejet est sans recours.

Lecture retenue : il suffit, pour chaque facture, d'une pièce qui vienne du débiteur ou d'un tiers, ou d'un
relevé qui montre le cours des affaires. Une pièce qu'aucune facture ne nomme sert à toutes.
Angle mort : la règle ne lit pas les pièces : elle se fie à la nature et à la provenance que le dossier leur
donne. L'avis de réception et l'extrait du registre viennent d'un tiers mais ne prouvent pas la dette.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.actes_du_dossier import Piece
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

VENUES_D_AILLEURS = (
    "contrat", "devis_signe", "bon_de_commande", "acceptation_ecrite", "acceptation_cgv",
    "preuve_transporteur", "lettre_de_voiture", "pv_de_reception", "levee_des_reserves", "releve_de_compte",
    "preuve_de_paiement", "reconnaissance_de_dette", "echeancier_signe", "contestation",
)  # fmt: skip
# Drawn up by the creditor unless the debtor signed or wrote them.
A_SIGNER = ("bon_de_livraison", "releve_d_activite", "echange", "journal", "conditions_generales", "autre")


def _d_ailleurs(piece: Piece) -> bool:
    du_debiteur = piece.emane_du_debiteur is True or piece.signee is True
    if piece.nature in VENUES_D_AILLEURS:
        return True
    # An exchange or a delivery note of unstated origin is taken for what it is called; a denied one is not.
    nie = piece.emane_du_debiteur is False or piece.signee is False
    return piece.nature in A_SIGNER and (du_debiteur or (piece.nature in ("bon_de_livraison", "echange") and not nie))


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice that only the creditor's own documents support."""
    for rang, facture in enumerate(examen.dossier.factures):
        approuvee = any(s.code == "205" and s.piece and examen.dossier.piece(s.piece) for s in facture.statuts)
        if not approuvee and not any(_d_ailleurs(piece) for piece in examen.pieces_de(facture)):
            yield Ecart(
                f"factures[{rang}].pieces",
                composer(
                    f"Facture {nom_facture(rang, facture)} : le dossier ne contient que des documents établis par le "
                    "créancier."
                ),
            )


REGLE = Regle(
    id="civ-1363-factures-seules",
    titre="Aucune pièce hors des écrits du créancier",
    groupe=8,
    article="C. civ., art. 1353 et 1363 ; CPC, art. 1409",
    gravites={
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer(
        "Joignez une commande, un devis signé, un contrat, une preuve de livraison, un message du débiteur,"
        " ou un relevé montrant des paiements antérieurs."
    ),
    source="Cass. com., 26/06/2024, n° 22-24.487 (presse juridique) ; facchini-avocat.com ; ariane-contentieux",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
