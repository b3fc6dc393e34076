"""``dossier decompte`` on a terminal and as CSV: text from values, nothing is printed here."""

from __future__ import annotations

import csv
import io
import textwrap
from decimal import Decimal

from dossier_juridique.model.contrat import montant, taux
from dossier_juridique.model.decompte import Decompte, Ligne, Nature, Segment
from dossier_juridique.model.francais import euros, jour_court, jour_long, pluriel
from dossier_juridique.model.francais import taux as en_pourcent

LARGEUR = 100
_NATURES = {
    Nature.PRINCIPAL: "Principal",
    Nature.PENALITES: "Pénalités de retard",
    Nature.INTERETS_LEGAUX: "Intérêts au taux légal",
    Nature.INDEMNITE: "Indemnité forfaitaire",
    Nature.CLAUSE_PENALE: "Clause pénale",
    Nature.FRAIS: "Indemnisation complémentaire",
}
_SUR = {
    Nature.PRINCIPAL: "le principal",
    Nature.PENALITES: "les pénalités",
    Nature.INTERETS_LEGAUX: "les intérêts",
    Nature.INDEMNITE: "l'indemnité",
    Nature.FRAIS: "l'indemnisation complémentaire",
}


def _bloc(texte: str, marge: str) -> str:
    return textwrap.fill(texte, LARGEUR, initial_indent=marge, subsequent_indent=marge, break_on_hyphens=False)


def statement(decompte: Decompte) -> str:
    """``dossier decompte`` in text: one block per invoice, its segments, then the totals."""
    lignes = [f"Décompte du dossier {decompte.reference}, arrêté au {jour_long(decompte.au)}", ""]
    par_facture: dict[int | None, list[Ligne]] = {}
    for ligne in decompte.lignes:
        par_facture.setdefault(ligne.rang, []).append(ligne)
    etats = {etat.rang: etat for etat in decompte.factures}
    for rang, groupe in par_facture.items():
        etat = etats.get(rang) if rang is not None else None
        if etat is not None:
            quand = "échue le" if etat.echeance.jour < decompte.au else "à échoir le"
            lignes.append(f"Facture {etat.numero}, {quand} {jour_court(etat.echeance.jour)} ({etat.echeance.origine})")
        for ligne in groupe:
            titre = _NATURES[ligne.nature]
            if ligne.brut != ligne.montant:
                titre += f" ({euros(ligne.brut)}, moins {euros(ligne.brut - ligne.montant)} payés)"
            lignes.append(_colonnes(titre, ligne.montant))
            lignes += [_segment(s) for s in ligne.segments]
            lignes.append(f"      {ligne.article}")
        lignes.append("")
    for paiement in decompte.paiements:
        parts = ", ".join(
            f"{euros(p.montant)} sur {_SUR[p.nature]}" + (f" de la facture {p.facture}" if p.facture else "")
            for p in paiement.imputation
        )
        lignes.append(_bloc(f"Paiement du {jour_court(paiement.date)} de {euros(paiement.montant)} : {parts}", "  "))
        if paiement.excedent:
            lignes.append(f"    excédent de {euros(paiement.excedent)}, à restituer ou à imputer ailleurs")
    totaux = decompte.totaux
    for titre, somme in (
        ("Principal", totaux.principal),
        ("Pénalités de retard", totaux.penalites),
        ("Intérêts au taux légal", totaux.interets_legaux),
        ("Indemnités forfaitaires", totaux.indemnites),
        ("Autres", totaux.autres),
    ):
        if somme:
            lignes.append(_colonnes(titre, somme))
    lignes.append(_colonnes("TOTAL", totaux.total))
    lignes += [_bloc(choix, "  ") for choix in decompte.choix]
    return "\n".join(lignes)


def _segment(s: Segment) -> str:
    jours = pluriel(s.jours, "jour", "jours")
    return (
        f"      {jour_court(s.du)} – {jour_court(s.au)} {jours:>11} {euros(s.base):>16} {en_pourcent(s.taux):>9}"
        f" {euros(s.montant):>13}  {s.origine}"
    )


def _colonnes(titre: str, somme: Decimal) -> str:
    return f"  {titre:<62}{euros(somme):>18}"


def statement_csv(decompte: Decompte) -> str:
    """``dossier decompte --format csv``: a row per period, a row per head (what remains due of it), and the total."""
    tampon = io.StringIO()
    sortie = csv.writer(tampon, delimiter=";", lineterminator="\n")
    sortie.writerow(
        ["ligne", "facture", "nature", "article", "du", "au", "jours", "base", "taux", "montant", "avant_paiements"]
    )
    for ligne in decompte.lignes:
        tete = [_cellule(ligne.facture), ligne.nature.value, ligne.article]
        for s in ligne.segments:
            sortie.writerow(["periode", *tete, s.du, s.au, s.jours, montant(s.base), taux(s.taux), montant(s.montant), ""])
        sortie.writerow(["chef", *tete, "", "", "", "", "", montant(ligne.montant), montant(ligne.brut)])
    sortie.writerow(["total", "", "", "", "", decompte.au, "", "", "", montant(decompte.total), ""])
    return tampon.getvalue()


def _cellule(texte: str) -> str:
    # A spreadsheet runs what begins like a formula.
    return f"'{texte}" if texte[:1] in ("=", "+", "-", "@", "\t") else texte
