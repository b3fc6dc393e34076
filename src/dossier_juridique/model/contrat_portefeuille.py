"""``dossier tableau --format json`` and ``tableau.json``. Amounts are strings with two decimals, days ISO, null unknown."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from dossier_juridique.model.contrat import VERSION, montant
from dossier_juridique.model.francais import composer, enumerer, pluriel
from dossier_juridique.model.portefeuille import CLASSES, LigneDePortefeuille, PartDeDebiteur, Portefeuille

_NOMMES = 5
CLES_DES_CLASSES = ("non_echu", "0_30", "31_60", "61_90", "plus_de_90")


def classes_json(classes: Sequence[Decimal]) -> dict[str, str]:
    """Principal by class of age."""
    return {cle: montant(valeur) for cle, valeur in zip(CLES_DES_CLASSES, classes, strict=True)}


def classe_code(classe: str) -> str:
    """« 0_30 » for « 0–30 jours »; empty when nothing is due."""
    return CLES_DES_CLASSES[CLASSES.index(classe)] if classe else ""


def avertissements(portefeuille: Portefeuille) -> tuple[str, ...]:
    """What is to be checked in the table as a whole, in French: references that several dossiers share."""
    noms: dict[str, list[str]] = {}
    for ligne in portefeuille.lignes:
        if ligne.reference:
            noms.setdefault(ligne.reference, []).append(ligne.dossier)
    return tuple(
        composer(
            f"La référence « {reference} » est celle de {len(dossiers)} dossiers : {_quelques(sorted(dossiers))}. Donnez à "
            "chacun la sienne : le débiteur la rappelle en payant."
        )
        for reference, dossiers in sorted(noms.items())
        if len(dossiers) > 1
    )


def _quelques(noms: Sequence[str]) -> str:
    reste = len(noms) - _NOMMES
    return enumerer([*noms[:_NOMMES], pluriel(reste, "autre", "autres")] if reste > 0 else list(noms))


def portefeuille_json(portefeuille: Portefeuille) -> dict[str, Any]:
    """The whole table, rows in the order shown. ``totaux`` leave out the rows that have an ``erreur``."""
    return {
        "version": VERSION,
        "au": portefeuille.au.isoformat(),
        "sequence": portefeuille.source_sequence,
        "totaux": {
            "dossiers": len(portefeuille.lignes),
            "principal": montant(portefeuille.principal),
            "accessoires": montant(portefeuille.total - portefeuille.principal),
            "total": montant(portefeuille.total),
            "classes": classes_json(portefeuille.classes),
        },
        "dossiers": [_ligne(ligne) for ligne in portefeuille.lignes],
        "debiteurs": [_debiteur(part) for part in portefeuille.debiteurs],
        "avertissements": list(avertissements(portefeuille)),
    }


def _ligne(ligne: LigneDePortefeuille) -> dict[str, Any]:
    suite, balance, totaux, prescrit = ligne.suite, ligne.balance, ligne.totaux, ligne.prescription
    return {
        "dossier": ligne.dossier,
        "au": ligne.au.isoformat() if ligne.au else None,
        "reference": ligne.reference or None,
        "creancier": ligne.creancier or None,
        "debiteur": ligne.debiteur or None,
        "siren": ligne.siren or None,
        "principal": montant(totaux.principal) if totaux else None,
        "accessoires": montant(ligne.accessoires) if totaux else None,
        "total": montant(totaux.total) if totaux else None,
        "age_jours": balance.age if balance else None,
        "classe": classe_code(balance.classe) or None if balance else None,
        "classes": classes_json(balance.classes) if balance else None,
        "dernier_acte": {
            "acte": ligne.dernier.acte, "date": ligne.dernier.date.isoformat(), "canal": ligne.dernier.canal or None,
        } if ligne.dernier else None,
        "prochain_acte": {
            "acte": suite.acte,
            "le": suite.jour.isoformat() if suite.jour else None,
            "canal": suite.canal,
            "motif": suite.motif or None,
            "limite": suite.limite.isoformat() if suite.limite else None,
        } if suite.acte else None,
        "a_envoyer": ligne.a_envoyer,
        "raison": ligne.pourquoi or None,
        "prescription": {
            "dernier_jour": prescrit.dernier_jour.isoformat(),
            "jours": prescrit.jours,
            "etat": prescrit.etat,
            "factures": list(prescrit.factures),
            "article": prescrit.article,
            "suivante": prescrit.suivante.isoformat() if prescrit.suivante else None,
        } if prescrit else None,
        "douteux": bool(ligne.doutes),
        "doutes": [{"motif": d.motif, "texte": d.texte} for d in ligne.doutes],
        "erreur": {"message": ligne.erreur.message, "remede": ligne.erreur.remede, "code": ligne.erreur.code}
        if ligne.erreur else None,
    }  # fmt: skip


def _debiteur(part: PartDeDebiteur) -> dict[str, Any]:
    return {
        "debiteur": part.nom,
        "siren": part.siren or None,
        "dossiers": part.dossiers,
        "total": montant(part.total),
        "accessoires": montant(part.accessoires),
        "classes": classes_json(part.classes),
    }
