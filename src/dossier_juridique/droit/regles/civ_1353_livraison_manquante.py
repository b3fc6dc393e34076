"""Preuve de la livraison ou de l'exécution.

C. civ., art. 1353 : « Celui qui réclame l'exécution d'une obligation doit la prouver. »

Lecture retenue : un bon de livraison que le dossier dit non signé ne suffit pas ; une situation de travaux
demande le procès-verbal de réception ; une reconnaissance de dette ou un échéancier signé suffit. Un
échange suffit s'il vient du débiteur. La règle ne parle que si la commande est prouvée. Entre plusieurs factures,
une preuve ne vaut que pour celles qui la nomment.
Angle mort : un abonnement ou une location ne se livre pas : aucune clé ne le dit, la réserve se lève. La
levée des réserves à la réception de travaux n'est pas exigée, faute de savoir s'il y en eut.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.actes_du_dossier import Piece
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.creances import Facture
from dossier_juridique.model.francais import composer

ENGAGEMENT = ("contrat", "devis_signe", "bon_de_commande", "acceptation_ecrite")
RECONNAISSANCES = ("reconnaissance_de_dette", "echeancier_signe")
EXECUTION = ("preuve_transporteur", "lettre_de_voiture", "pv_de_reception", "releve_d_activite", "journal")
TRAVAUX = ("pv_de_reception",)


_RATTACHER = composer(
    "Une preuve d'exécution n'est rattachée à aucune facture : nommez-la dans la clé « pieces » de celles qu'elle prouve, "
    "ou joignez celle de cette facture."
)


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice ordered, as the exhibits say, without any proof that it was performed."""
    for rang, facture in enumerate(examen.dossier.factures):
        if not examen.pieces_de(facture, *ENGAGEMENT) or examen.pieces_de(facture, *RECONNAISSANCES):
            continue
        preuves = TRAVAUX if facture.nature == "situation" else EXECUTION
        if _siennes(examen, facture, *preuves):
            continue
        livraisons = _siennes(examen, facture, "bon_de_livraison")
        echanges = examen.pieces_de(facture, "echange")
        signees = any(p.signee is not False or p.emane_du_debiteur is True for p in livraisons)
        if facture.nature != "situation" and (signees or any(p.emane_du_debiteur is True for p in echanges)):
            continue
        yield Ecart(
            f"factures[{rang}].pieces",
            composer(f"Facture {nom_facture(rang, facture)} : rien n'établit la livraison ou l'exécution."),
            _RATTACHER if examen.pieces_de(facture, *preuves, "bon_de_livraison") != livraisons else None,
        )


def _siennes(examen: Examen, facture: Facture, *natures: str) -> tuple[Piece, ...]:
    """The exhibits of these natures that are this invoice's: those it names, and all of them when it is the only one."""
    seule = len(examen.dossier.factures) == 1
    return tuple(p for p in examen.pieces_de(facture, *natures) if seule or p.id in facture.pieces)


REGLE = Regle(
    id="civ-1353-livraison-manquante",
    titre="Preuve de la livraison ou de l'exécution",
    groupe=8,
    article="C. civ., art. 1353",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer(
        "Joignez la preuve d'exécution adaptée à la prestation. La livraison est un fait : elle se prouve "
        "par tout moyen."
    ),
    source="Cass. com., 26/06/2024, n° 22-24.487 ; ariane-contentieux",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
