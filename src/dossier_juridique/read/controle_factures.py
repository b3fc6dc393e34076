"""What forbids a dossier from being drawn from invoices, said before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dossier_juridique.errors import DossierInvalide
from dossier_juridique.model.facture_lue import FactureLue, PartieLue
from dossier_juridique.model.francais import composer, euros
from dossier_juridique.read.ebauche import nom
from dossier_juridique.read.parties_lues import same_party


def check(lues: Sequence[FactureLue], fichiers: Sequence[str]) -> None:
    """``DossierInvalide`` when these invoices cannot make one claim; ``fichiers`` are the names shown, in order."""
    for lue, fichier in zip(lues, fichiers, strict=True):
        _check_one(lue, fichier)
    _check_same(lues, fichiers, "vendeur", "le vendeur", "créancier")
    _check_same(lues, fichiers, "acheteur", "l'acheteur", "débiteur")
    _check_numbers(lues, fichiers)
    if all(lue.avoir for lue in lues):
        raise _refuse(
            "il n'y a que des avoirs : rien n'est à réclamer", "Donnez aussi les factures impayées.", fichiers[0]
        )


def _refuse(message: str, remede: str, fichier: str) -> DossierInvalide:
    return DossierInvalide(composer(message), remede=composer(remede), lieu=composer(f"« {fichier} »"))


def _check_one(lue: FactureLue, fichier: str) -> None:
    if lue.devise not in (None, "EUR"):
        raise _refuse(
            f"{nom(lue)} est en {lue.devise} : ce programme ne réclame que des euros",
            "Retirez-la, ou saisissez sa contre-valeur en euros, avec le cours et la pièce qui le prouve.",
            fichier,
        )
    for quoi, somme in (
        ("total TTC", lue.total_ttc),
        ("total hors taxes", lue.total_ht),
        ("net à payer", lue.reste_du),
    ):
        if somme is not None and somme < 0:
            raise _refuse(
                f"{nom(lue)} porte un {quoi} négatif ({euros(somme)}) : c'est un crédit, non une somme à réclamer",
                "Déclarez ce montant dans [[avoirs]], ou donnez l'avoir (type 381) que le vendeur a émis.",
                fichier,
            )
    if lue.total_ttc == 0 or (lue.reste_du == 0 and not lue.avoir):
        raise _refuse(
            f"{nom(lue)} dit que rien ne reste à payer (net à payer : {euros(lue.reste_du or Decimal(0))})",
            "Retirez-la ; si elle reste impayée (prélèvement rejeté), saisissez-la dans dossier.toml.",
            fichier,
        )


def _check_same(lues: Sequence[FactureLue], fichiers: Sequence[str], qui: str, dit: str, role: str) -> None:
    premiere: PartieLue = getattr(lues[0], qui)
    for lue, fichier in zip(lues[1:], fichiers[1:], strict=True):
        partie: PartieLue = getattr(lue, qui)
        if not same_party(premiere, partie):
            raise _refuse(
                f"{dit} y est {_dit(partie)}, mais {_dit(premiere)} dans « {fichiers[0]} » : un dossier n'a qu'un {role}",
                f"Faites un dossier par {role}.",
                fichier,
            )


def _dit(partie: PartieLue) -> str:
    return f"{partie.nom or 'sans nom'}{f' (SIREN {partie.numero})' if partie.numero else ''}"


def _check_numbers(lues: Sequence[FactureLue], fichiers: Sequence[str]) -> None:
    vus: dict[str, str] = {}
    for lue, fichier in zip(lues, fichiers, strict=True):
        if lue.numero is None:
            continue
        if lue.numero in vus:
            raise _refuse(
                f"{nom(lue)} est déjà donnée par « {vus[lue.numero]} » : elle serait réclamée deux fois",
                "Gardez un seul des deux fichiers.",
                fichier,
            )
        vus[lue.numero] = fichier
    for lue, fichier in zip(lues, fichiers, strict=True):
        remplacee = next((r.numero for r in lue.references.factures if r.numero in vus), None)
        if lue.type_code in ("384", "471", "472", "473") and remplacee:
            raise _refuse(
                f"{nom(lue)} rectifie et remplace la facture {remplacee}, donnée par « {vus[remplacee]} »",
                "Retirez la facture remplacée.",
                fichier,
            )
