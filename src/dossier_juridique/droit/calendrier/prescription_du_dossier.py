"""Prescription of each invoice of a dossier, with what interrupted it and what did not, in French.

Five years and one year come from ``droit.prescription``. Two years against a consumer (C. conso., art. L. 218-2): they
run from the earlier of performance and due date, the cautious reading; a special shorter period still wins.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from dossier_juridique.droit.delais import echeances, plus_ans
from dossier_juridique.droit.prescription import ANS, Prescription, incertitude, prescriptions
from dossier_juridique.model.actes_du_dossier import EvenementPrescription
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer, jour_long

ANS_CONSOMMATION = 2
ARTICLE_CONSOMMATION = "C. conso., art. L. 218-2"

_DUREES = {1: "un an", 2: "deux ans", 5: "cinq ans"}
_ACTES = {
    "reconnaissance_ecrite": "la reconnaissance écrite",
    "demande_en_justice": "la demande en justice",
    "mesure_conservatoire": "la mesure conservatoire",
    "acte_d_execution": "l'acte d'exécution",
    "signification_ordonnance": "la signification de l'ordonnance",
    "paiement_partiel": "le paiement partiel",
    "courriel": "le courriel",
    "lettre": "la lettre",
    "echeancier": "l'échéancier",
}


class Echue(Struct, frozen=True):
    """Prescription of ``factures[rang]``. ``depart``: day it runs from, not counted (the interruption, if any);
    ``dernier_jour``: last useful day; ``possible``: the later one that uncertain events would give, or None.
    ``interrompue`` is True when a certain event started a new period."""

    rang: int
    nom: str
    depart: date
    dernier_jour: date
    possible: date | None
    interrompue: bool
    ans: int
    article: str
    detail: str

    @property
    def duree(self) -> str:
        """« cinq ans »."""
        return _DUREES[self.ans]


def echues(dossier: Dossier, au: date) -> tuple[Echue, ...]:
    """Every invoice whose start is known, in the order of the dossier; events after ``au`` are not yet known."""
    return tuple(_echue(dossier, p, au) for p in prescriptions(dossier, echeances(dossier), au))


def _echue(dossier: Dossier, prescription: Prescription, au: date) -> Echue:
    facture = dossier.factures[prescription.rang]
    evenements = [e for e in dossier.prescription if e.date <= au and e.facture in (None, facture.numero)]
    ans, article = ANS[prescription.regime], prescription.article
    debut, dernier, possible = prescription.debut, prescription.dernier_jour, prescription.possible
    par = prescription.interruption
    if dossier.debiteur.qualite == "consommateur" and ans > ANS_CONSOMMATION:
        ans, article = ANS_CONSOMMATION, ARTICLE_CONSOMMATION
        debut = min(j for j in (debut, facture.execution) if j is not None)
        certains = [e for e in (*evenements, *([par] if par else ())) if incertitude(e, dossier) is None]
        dernier, par = _courir(debut, certains)
        # An uncertain event that would only matter over five years says nothing over two: none is announced.
        possible = None
    return Echue(
        rang=prescription.rang,
        nom=facture.numero or f"factures[{prescription.rang}]",
        depart=par.date if par else debut,
        dernier_jour=dernier,
        possible=possible,
        interrompue=par is not None,
        ans=ans,
        article=article,
        detail=composer(_detail(dossier, evenements, par, possible)),
    )


def _courir(debut: date, certains: list[EvenementPrescription]) -> tuple[date, EvenementPrescription | None]:
    dernier, par = plus_ans(debut, ANS_CONSOMMATION), None
    for evenement in sorted(certains, key=lambda e: e.date):
        if evenement.date <= dernier and plus_ans(evenement.date, ANS_CONSOMMATION) > dernier:
            dernier, par = plus_ans(evenement.date, ANS_CONSOMMATION), evenement
    return dernier, par


def _detail(
    dossier: Dossier,
    evenements: list[EvenementPrescription],
    par: EvenementPrescription | None,
    possible: date | None,
) -> str:
    if par is not None:
        phrases = [f"Interrompue par {_ACTES[par.type]} du {jour_long(par.date)} : le délai est reparti de ce jour."]
    else:
        phrases = ["Aucun acte interruptif prouvé."]
    for evenement in evenements:
        pourquoi = incertitude(evenement, dossier)
        if pourquoi is not None:
            acte = _ACTES[evenement.type]
            phrases.append(f"Non compté : {acte} du {jour_long(evenement.date)} ({pourquoi}).")
    if possible is not None:
        phrases.append(f"Date possible, si le juge admet un acte incertain : {jour_long(possible)} ; n'y comptez pas.")
    phrases.append("Ni lettre, ni mise en demeure, ni requête ne l'interrompt.")
    return " ".join(phrases)
