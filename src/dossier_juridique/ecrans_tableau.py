"""What ``dossier tableau`` shows on a terminal: doubtful ones first, a line of figures, then what comes next and why."""

from __future__ import annotations

import textwrap
import unicodedata
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from dossier_juridique.model.contrat_portefeuille import avertissements
from dossier_juridique.model.francais import composer, euros, jour_court, jour_long, pluriel
from dossier_juridique.model.portefeuille import CLASSES, NOMS, LigneDePortefeuille, Portefeuille

LARGEUR = 100
BARRE = 30
FAUTES_MAX = 20
AVERTISSEMENTS_MAX = 5
_ENTETE = f"  {'Débiteur':<38} {'Dû':>15} {'Âge':>7}  {'Dernier acte':<27}"


def portfolio(portefeuille: Portefeuille) -> str:
    """The whole table in text, 100 columns wide at most."""
    lignes = [*_summary(portefeuille), "", *_ages(portefeuille)]
    chiffrees = [li for li in portefeuille.lignes if li.erreur is None]
    for titre, groupe in (
        ("DOUTEUX", [li for li in chiffrees if li.total > 0 and li.doutes]),
        ("EN COURS", [li for li in chiffrees if li.total > 0 and not li.doutes]),
        ("SOLDÉS", [li for li in chiffrees if li.total <= 0]),
    ):
        if groupe:
            total = sum((li.total for li in groupe), Decimal("0.00"))
            lignes += ["", f"{titre} : {pluriel(len(groupe), 'dossier', 'dossiers')}, {euros(total)}".replace(" :", "\u00a0:")]
            lignes += [_ENTETE.rstrip()]
            for ligne in groupe:
                lignes += _row(ligne, portefeuille)
    lignes += _faults(portefeuille)
    lignes += ["", composer("Légende : → à envoyer, · rien ne part et pourquoi, ! pourquoi la créance est douteuse.")]
    return "\n".join(lignes)


def delivered(portefeuille: Portefeuille, sortie: Path) -> str:
    """What was written, and the summary."""
    noms = "tableau.html, tableau.csv, tableau.json, manifeste.json"
    ecrit = composer(f"Écrit dans {sortie} : {noms}")
    return "\n".join([*_summary(portefeuille), "", *_ages(portefeuille), *_faults(portefeuille, FAUTES_MAX), "", ecrit])


def _faults(portefeuille: Portefeuille, limite: int | None = None) -> list[str]:
    """The dossiers left out of the totals, each with its name, why, and what to do; beyond ``limite``, how many more."""
    fautives = [li for li in portefeuille.lignes if li.erreur is not None]
    if not fautives:
        return []
    lignes = ["", composer(f"HORS TOTAUX : {pluriel(len(fautives), 'dossier', 'dossiers')}")]
    for ligne in fautives[:limite]:
        lignes += _fault(ligne)
    if limite is not None and len(fautives) > limite:
        lignes.append(f"  … et {pluriel(len(fautives) - limite, 'autre', 'autres')}, dans tableau.html")
    return lignes


def _summary(portefeuille: Portefeuille) -> list[str]:
    lignes = portefeuille.lignes
    envois = Counter(li.suite.acte for li in lignes if li.a_envoyer)
    actes = [f"{envois[acte]} × {NOMS[acte]}" for acte in NOMS if envois[acte]]
    retenus = sum(li.suite.a_faire and bool(li.obstacles) for li in lignes)
    prescrits = sum(d.motif.startswith("prescription") for li in lignes for d in li.doutes)
    sans = sum(li.erreur is not None for li in lignes)
    ailleurs = sum(li.au is not None and li.au != portefeuille.au for li in lignes)
    dits = [
        f"Portefeuille au {jour_long(portefeuille.au)} : {pluriel(len(lignes), 'dossier', 'dossiers')}, "
        f"{euros(portefeuille.total)} dus, dont principal {euros(portefeuille.principal)}",
        f"À envoyer : {', '.join(actes) or 'rien'}" + (
            f" ; {pluriel(retenus, 'acte dû retenu', 'actes dus retenus')} par le droit" if retenus else ""
        ),
    ]  # fmt: skip
    if prescrits:
        dits.append(pluriel(prescrits, "prescription proche ou acquise", "prescriptions proches ou acquises"))
    if sans:
        dits.append(f"{pluriel(sans, 'dossier illisible ou incomplet', 'dossiers illisibles ou incomplets')}, hors totaux")
    if ailleurs:
        dits.append(
            f"{pluriel(ailleurs, 'dossier arrêté', 'dossiers arrêtés')} à une autre date, par leur clé « au » ; donnez --au "
            "pour un même jour"
        )
    a_verifier = avertissements(portefeuille)
    dits += a_verifier[:AVERTISSEMENTS_MAX]
    if (reste := len(a_verifier) - AVERTISSEMENTS_MAX) > 0:
        dits.append(f"… et {pluriel(reste, 'autre référence partagée', 'autres références partagées')}")
    return [ligne for dit in dits for ligne in _bloc(composer(dit), "")]


def _ages(portefeuille: Portefeuille) -> list[str]:
    """Principal by age, with bars."""
    classes, total = portefeuille.classes, portefeuille.principal
    plus_grand = max(classes)
    lignes = ["Principal par âge"]
    for nom, montant in zip(CLASSES, classes, strict=True):
        part = (100 * montant / total).quantize(Decimal(1), rounding=ROUND_HALF_UP) if total else Decimal(0)
        signes = int((BARRE * montant / plus_grand).quantize(Decimal(1), rounding=ROUND_HALF_UP)) if plus_grand else 0
        barre = "█" * (max(1, signes) if montant else 0)
        lignes.append(f"  {nom:<16} {euros(montant):>17} {part:>4} %  {barre}".rstrip())
    return lignes


def _row(ligne: LigneDePortefeuille, portefeuille: Portefeuille) -> list[str]:
    balance, dernier = ligne.balance, ligne.dernier
    age = f"{balance.age} j" if balance and balance.age is not None else "–"
    fait = f"{NOMS[dernier.acte]}, {jour_court(dernier.date)}" if dernier else "aucun"
    rendues = [f"  {_cut(ligne.debiteur or ligne.dossier, 38)} {euros(ligne.total):>15} {age:>7}  {_cut(fait, 31).rstrip()}"]
    place = ligne.dossier if ligne.reference in ("", ligne.dossier) else f"{ligne.dossier}, réf. {ligne.reference}"
    if ligne.au is not None and ligne.au != portefeuille.au:
        place += f", arrêté au {jour_court(ligne.au)}"
    rendues += _bloc(place, "    ")
    for doute in ligne.doutes:
        rendues += _bloc(doute.texte, "    ", "! ")
    return rendues + _next(ligne)


def _next(ligne: LigneDePortefeuille) -> list[str]:
    suite = ligne.suite
    nom = NOMS[suite.acte] if suite.acte else ""
    depuis = f" depuis le {jour_court(suite.jour)}" if suite.jour else ""
    if ligne.a_envoyer:
        return _bloc(composer(f"{nom} à envoyer{depuis} : {suite.motif}"), "    ", "→ ")
    if suite.acte is None:
        return _bloc(ligne.pourquoi, "    ", "· ")
    if suite.a_faire:
        return _bloc(f"{nom}, à faire{depuis}. {ligne.pourquoi}", "    ", "· ")
    return _bloc(composer(f"{nom} : {ligne.pourquoi[:1].lower() + ligne.pourquoi[1:]}"), "    ", "· ")


def _fault(ligne: LigneDePortefeuille) -> list[str]:
    assert ligne.erreur is not None
    nom = ligne.dossier + (f" ({ligne.debiteur})" if ligne.debiteur else "")
    rendues = _bloc(nom, "  ")
    for doute in ligne.doutes:
        rendues += _bloc(doute.texte, "    ", "! ")
    return [*rendues, *_bloc(ligne.erreur.message, "    "), *_bloc(ligne.erreur.remede, "    ", "→ ")]


def _bloc(texte: str, marge: str, puce: str = "") -> list[str]:
    return textwrap.wrap(
        texte, LARGEUR, initial_indent=marge + puce, subsequent_indent=marge + " " * len(puce), break_on_hyphens=False
    )


def _cut(texte: str, largeur: int) -> str:
    """The text in exactly that many columns; a wide sign counts two, a combining one none."""
    rendu, place = "", 0
    for signe in " ".join(texte.split(" ")):
        pris = 0 if unicodedata.combining(signe) else 2 if unicodedata.east_asian_width(signe) in "WF" else 1
        if place + pris > largeur - 1 and _columns(texte) > largeur:
            return rendu + "…" + " " * (largeur - place - 1)
        rendu, place = rendu + signe, place + pris
    return rendu + " " * (largeur - place)


def _columns(texte: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in texte)
