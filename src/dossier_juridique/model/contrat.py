"""The JSON forms of the public contract, version 1. Amounts are strings with two decimals, days ISO."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from dossier_juridique.model.constat import ActeExamine, Analyse, Constat
from dossier_juridique.model.decompte import Decompte, Ligne, PaiementImpute, Segment

VERSION = 1


def montant(valeur: Decimal) -> str:
    """« 10453.68 »."""
    return f"{valeur:.2f}"


def taux(valeur: Decimal) -> str:
    """« 12.15 », two decimals at least."""
    return f"{valeur:.2f}" if valeur == valeur.quantize(Decimal("0.01")) else str(valeur.normalize())


def constat_json(constat: Constat) -> dict[str, Any]:
    """A finding. ``retient`` says whether the act is held; ``ligne`` and ``levee`` join when known."""
    forme: dict[str, Any] = {
        "id": constat.id,
        "gravite": constat.gravite.value,
        "ou": constat.ou,
        "message": constat.message,
        "article": constat.article,
        "remede": constat.remede,
        "retient": constat.retient,
    }
    if constat.ligne is not None:
        forme["ligne"] = constat.ligne
    if constat.levee is not None:
        levee = constat.levee
        forme["levee"] = {"motif": levee.motif, "nom": levee.nom, "date": levee.date.isoformat()}
    return forme


def acte_json(acte: ActeExamine) -> dict[str, Any]:
    """An act, its verdict and its findings."""
    return {
        "acte": acte.acte,
        "verdict": acte.verdict.value,
        "constats": [constat_json(c) for c in acte.constats],
    }


def analyse_json(reference: str, au: date, analyse: Analyse) -> dict[str, Any]:
    """``dossier check --format json``."""
    return {
        "version": VERSION,
        "reference": reference,
        "au": au.isoformat(),
        "actes": [acte_json(a) for a in analyse.actes],
    }


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "du": segment.du.isoformat(),
        "au": segment.au.isoformat(),
        "jours": segment.jours,
        "base": montant(segment.base),
        "taux": taux(segment.taux),
        "montant": montant(segment.montant),
        "origine": segment.origine,
    }


def _ligne(ligne: Ligne) -> dict[str, Any]:
    return {
        "nature": ligne.nature.value,
        "facture": ligne.facture or None,
        "montant": montant(ligne.montant),
        "article": ligne.article,
        "segments": [_segment(s) for s in ligne.segments],
    }


def _paiement(paiement: PaiementImpute) -> dict[str, Any]:
    return {
        "date": paiement.date.isoformat(),
        "montant": montant(paiement.montant),
        "imputation": [
            {"facture": part.facture or None, "nature": part.nature.value, "montant": montant(part.montant)}
            for part in paiement.imputation
        ],
        "excedent": montant(paiement.excedent),
    }


def decompte_json(decompte: Decompte) -> dict[str, Any]:
    """``dossier decompte --format json``."""
    totaux = decompte.totaux
    return {
        "version": VERSION,
        "reference": decompte.reference,
        "au": decompte.au.isoformat(),
        "devise": "EUR",
        "lignes": [_ligne(ligne) for ligne in decompte.lignes],
        "paiements": [_paiement(p) for p in decompte.paiements],
        "totaux": {
            "principal": montant(totaux.principal),
            "penalites": montant(totaux.penalites),
            "interets_legaux": montant(totaux.interets_legaux),
            "indemnites": montant(totaux.indemnites),
            "autres": montant(totaux.autres),
            "total": montant(totaux.total),
        },
        "choix": list(decompte.choix),
    }
