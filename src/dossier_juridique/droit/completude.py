"""Which exhibits a file lacks to be complete: per invoice by kind of claim, per head, and for the whole dossier.

Source: conventions of the project on evidence (C. civ., art. 1353, 1359, 1363; C. com., art. L. 110-3; CPC, art. 1407). It
says what would make the file complete; whether an act is held is for the rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from dossier_juridique.model.actes_du_dossier import Piece
from dossier_juridique.model.creances import Facture
from dossier_juridique.model.decompte import Decompte, Nature
from dossier_juridique.model.dossier import Dossier

COMMANDE = ("contrat", "devis_signe", "bon_de_commande", "acceptation_ecrite")
RECONNAISSANCE = ("reconnaissance_de_dette", "echeancier_signe")


class Manque(Struct, frozen=True):
    """What is missing: of which object (« facture F2026-001 », « dossier »), what, and what it would prove."""

    objet: str
    quoi: str
    preuve: str


def manquantes(dossier: Dossier, decompte: Decompte, *, contribution: bool = False) -> tuple[Manque, ...]:
    """Every exhibit missing, invoice by invoice, then for the heads and the dossier; a paid invoice needs none.

    ``contribution``: the creditor's situation must be justified (tribunal des activités économiques).
    """
    soldees = {e.numero for e in decompte.factures if not e.restant}
    trouves = [m for f in dossier.factures if f.numero not in soldees for m in _facture(dossier, f)]
    return (*trouves, *_chefs(dossier, decompte), *_dossier(dossier, contribution))


def _pieces(dossier: Dossier, facture: Facture) -> list[Piece]:
    """Those the invoice names, and those no invoice names: they serve the whole."""
    nommees = {p for f in dossier.factures for p in f.pieces}
    return [p for p in dossier.pieces if p.id in facture.pieces or p.id not in nommees]


def _facture(dossier: Dossier, facture: Facture) -> Iterator[Manque]:
    objet = f"facture {facture.numero or '?'}"
    siennes = _pieces(dossier, facture)
    natures = {p.nature for p in siennes}
    if "facture" not in natures:
        yield Manque(objet, "la facture", "le montant et l'échéance")
    if natures & set(RECONNAISSANCE):
        return
    if (facture.secteur or dossier.conditions.secteur) in ("transport", "commission_transport"):
        if "lettre_de_voiture" not in natures:
            yield Manque(objet, "la lettre de voiture", "le transport et la livraison")
        return
    if not natures & set(COMMANDE):
        yield Manque(objet, "le contrat, le devis signé, le bon de commande ou une acceptation écrite", "l'obligation, le prix")
    if facture.executee_le is not None and facture.livree_le is None and facture.recue_le is None:
        reussi = natures & {"pv_de_reception"} or any(
            p.nature in ("releve_d_activite", "echange") and (p.emane_du_debiteur or p.signee) for p in siennes
        )
        if not reussi:
            quoi = "un procès-verbal de réception, un relevé contresigné ou un écrit du débiteur qui accepte la prestation"
            yield Manque(objet, quoi, "l'exécution")
        return
    livre = natures & {"preuve_transporteur", "lettre_de_voiture", "pv_de_reception"}
    signe = any(p.nature == "bon_de_livraison" and (p.signee or p.cachet) for p in siennes)
    if not livre and not signe:
        yield Manque(objet, "le bon de livraison signé ou la preuve du transporteur", "la livraison")


def _chefs(dossier: Dossier, decompte: Decompte) -> Iterator[Manque]:
    natures = {p.nature for p in dossier.pieces}
    conditions = dossier.conditions
    stipule = any(s.origine == "taux convenu" for ligne in decompte.lignes for s in ligne.segments)
    penale = any(ligne.nature is Nature.CLAUSE_PENALE for ligne in decompte.lignes)
    chefs = [nom for nom, du in (("taux convenu", stipule), ("clause pénale", penale)) if du]
    for chef in chefs:
        if not natures & {"contrat", "conditions_generales", "devis_signe"}:
            yield Manque(chef, "le contrat ou les conditions générales", "la clause")
        elif "contrat" not in natures and "acceptation_cgv" not in natures and conditions.acceptees_par != "signature":
            yield Manque(chef, "l'acceptation des conditions générales", "que la clause oblige le débiteur")


def _dossier(dossier: Dossier, contribution: bool) -> Iterator[Manque]:
    natures = {p.nature for p in dossier.pieces}
    collective = dossier.debiteur.procedure_collective or None
    if collective is not None:
        if "bodacc" not in natures:
            yield Manque("dossier", "l'annonce au BODACC", "l'ouverture de la procédure et sa date")
    elif dossier.procedure is not None and dossier.procedure.ordonnance_le is not None:
        pass  # the judge has ruled: what would have prepared the demand is behind
    elif "mise_en_demeure" not in natures:
        yield Manque("dossier", "la mise en demeure", "l'interpellation")
    else:
        if "preuve_de_depot" not in natures:
            yield Manque("mise en demeure", "la preuve de dépôt", "l'envoi et sa date")
        if not natures & {"avis_de_reception", "non_reclame"}:
            yield Manque("mise en demeure", "l'avis de réception, ou l'avis non réclamé", "la réception ou la présentation")
    if contribution and "justificatif_contribution" not in natures:
        yield Manque("dossier", "le justificatif de la situation du créancier", "la contribution pour la justice économique")
    mandataire = dossier.mandataire.type if dossier.mandataire else "avocat"
    if mandataire not in ("avocat", "commissaire_de_justice") and "pouvoir_special" not in natures:
        yield Manque("dossier", "le pouvoir spécial du mandataire", "son pouvoir")
    citees = {p.id for p in dossier.pieces}
    for litige in dossier.litiges:
        if litige.piece not in citees:
            yield Manque("contestation", "la contestation écrite du débiteur", "ce qu'il conteste")
        elif litige.reponse not in citees:
            yield Manque("contestation", "la réponse qui lui a été faite", "la position du créancier")
