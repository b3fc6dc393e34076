"""What the terminal shows: plain text from values. Nothing is printed here, and no renderer is imported."""

from __future__ import annotations

import csv
import inspect
import io
import json
import sys
import textwrap
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from dossier_juridique.droit.regle import Famille, Regle
from dossier_juridique.droit.veille import Terme
from dossier_juridique.model.constat import ActeExamine, Analyse, Constat, Gravite, Verdict
from dossier_juridique.model.contrat import montant, taux
from dossier_juridique.model.decompte import Decompte, Ligne, Nature, Segment
from dossier_juridique.model.francais import euros, jour_court, jour_long, pluriel
from dossier_juridique.model.francais import taux as en_pourcent
from dossier_juridique.model.livraison import Livraison

LARGEUR = 100
_TITRES = {Gravite.BLOQUANT: "BLOQUANT", Gravite.RESERVE: "RÉSERVE", Gravite.OBSERVATION: "Observation"}
_VERDICTS = {
    Verdict.CONFORME: "conforme",
    Verdict.RESERVES: "retenu par des réserves non levées",
    Verdict.BLOQUE: "refusé",
}
_NATURES = {
    Nature.PRINCIPAL: "Principal",
    Nature.PENALITES: "Pénalités de retard",
    Nature.INTERETS_LEGAUX: "Intérêts au taux légal",
    Nature.INDEMNITE: "Indemnité forfaitaire",
    Nature.CLAUSE_PENALE: "Clause pénale",
    Nature.FRAIS: "Indemnisation complémentaire",
}
_FAMILLES = {
    Famille.RELANCE: "relance",
    Famille.MISE_EN_DEMEURE: "mise en demeure",
    Famille.REQUETE: "injonction de payer",
    Famille.ACCORD: "accord, reçu, pouvoir",
}


def safe(texte: str) -> str:
    """A stranger's text for a terminal: control and bidirectional characters are shown, not obeyed."""
    return "".join(
        c if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co") or c == "\u00ad"
        else f"\\u{ord(c):04x}"
        for c in texte
    )  # fmt: skip


def _bloc(texte: str, marge: str) -> str:
    return textwrap.fill(
        texte, LARGEUR, initial_indent=marge, subsequent_indent=marge, break_long_words=False, break_on_hyphens=False
    )


def _constat(constat: Constat) -> str:
    place = constat.ou + (f" (ligne {constat.ligne})" if constat.ligne else "")
    levee = ""
    if constat.levee:
        levee = f" — levée par {constat.levee.nom} le {jour_court(constat.levee.date)} : {constat.levee.motif}"
    entete = f"  {_TITRES[constat.gravite]}  {place}{levee}"
    return "\n".join(
        (
            entete,
            _bloc(constat.message, "    "),
            _bloc(f"→ {constat.remede}", "    "),
            f"    {constat.article}  [{constat.id}]",
        )
    )


def findings(reference: str, au: object, analyse: Analyse, decompte: Decompte, noms: dict[str, str]) -> str:
    """``dossier check`` in text. A finding shared by several acts is printed once, with the acts it concerns."""
    lignes = [f"Dossier {reference}, créance arrêtée au {jour_long(decompte.au)} : {euros(decompte.total)}", ""]
    largeur = max(len(noms.get(a.acte, a.acte)) for a in analyse.actes)
    for acte in analyse.actes:
        lignes.append(f"  {noms.get(acte.acte, acte.acte):<{largeur}}  {_verdict(acte)}")
    vus: dict[tuple[str, str, str, Gravite], list[str]] = {}
    premiers: dict[tuple[str, str, str, Gravite], Constat] = {}
    for acte in analyse.actes:
        for constat in acte.constats:
            cle = (constat.id, constat.ou, constat.message, constat.gravite)
            vus.setdefault(cle, []).append(noms.get(acte.acte, acte.acte))
            premiers.setdefault(cle, constat)
    ordre = {Gravite.BLOQUANT: 0, Gravite.RESERVE: 1, Gravite.OBSERVATION: 2}
    for cle in sorted(vus, key=lambda c: ordre[c[3]]):
        lignes += ["", _constat(premiers[cle])]
        if len(analyse.actes) > 1:
            lignes.append(_bloc(f"concerne : {', '.join(vus[cle])}", "    "))
    if not vus:
        lignes += ["", "  Aucun constat."]
    lignes += ["", "Le texte imprimé (mentions, ton) est relu par « dossier build », avant toute livraison."]
    return "\n".join(lignes)


def _verdict(acte: ActeExamine) -> str:
    compte = {g: sum(c.gravite is g for c in acte.constats) for g in Gravite}
    details = [
        pluriel(compte[g], mot, f"{mot}s")
        for g, mot in ((Gravite.BLOQUANT, "constat bloquant"), (Gravite.RESERVE, "réserve"),
                       (Gravite.OBSERVATION, "observation"))
        if compte[g]
    ]  # fmt: skip
    details = [d.replace("constat bloquants", "constats bloquants") for d in details]
    return _VERDICTS[acte.verdict] + (f" ({', '.join(details)})" if details else "")


def statement(decompte: Decompte) -> str:
    """``dossier decompte`` in text: one block per invoice, its segments, then the totals."""
    lignes = [f"Décompte du dossier {decompte.reference}, arrêté au {jour_long(decompte.au)}", ""]
    par_facture: dict[str, list[Ligne]] = {}
    for ligne in decompte.lignes:
        par_facture.setdefault(ligne.facture, []).append(ligne)
    for numero, groupe in par_facture.items():
        etat = decompte.etat(numero)
        if etat is not None:
            lignes.append(f"Facture {numero}, échue le {jour_court(etat.echeance.jour)} ({etat.echeance.origine})")
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
            f"{euros(p.montant)} sur {_NATURES[p.nature].lower()} de {p.facture}" for p in paiement.imputation
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
    """``dossier decompte --format csv``: one row per segment, or per head without segment."""
    tampon = io.StringIO()
    sortie = csv.writer(tampon, delimiter=";", lineterminator="\n")
    sortie.writerow(["facture", "nature", "article", "du", "au", "jours", "base", "taux", "montant", "reste_du"])
    for ligne in decompte.lignes:
        tete = [_cellule(ligne.facture), ligne.nature.value, ligne.article]
        for s in ligne.segments:
            sortie.writerow([*tete, s.du, s.au, s.jours, montant(s.base), taux(s.taux), montant(s.montant), ""])
        sortie.writerow([*tete, "", "", "", "", "", montant(ligne.brut), montant(ligne.montant)])
    sortie.writerow(["", "total", "", "", decompte.au, "", "", "", "", montant(decompte.total)])
    return tampon.getvalue()


def _cellule(texte: str) -> str:
    # A spreadsheet runs what begins like a formula.
    return f"'{texte}" if texte[:1] in ("=", "+", "-", "@", "\t") else texte


def ending(au: date, termes: Sequence[Terme]) -> str:
    """``dossier veille`` in text."""
    if not termes:
        return f"Rien ne finit dans les 60 jours qui suivent le {jour_long(au)}."
    lignes = [f"Au {jour_long(au)}, finissent ou ont fini :"]
    for t in termes:
        mot = "fini le" if t.etat == "fini" else "finit le"
        lignes += ["", f"  {mot} {jour_court(t.dernier_jour)}  {t.intitule}  [{t.nom}]", _bloc(f"→ {t.a_faire}", "    ")]
    return "\n".join(lignes)


def ending_json(au: date, termes: Sequence[Terme]) -> str:
    """``dossier veille --format json``."""
    formes = [
        {"sorte": t.sorte, "nom": t.nom, "intitule": t.intitule, "dernier_jour": t.dernier_jour.isoformat(),
         "etat": t.etat, "a_faire": t.a_faire}
        for t in termes
    ]  # fmt: skip
    return json.dumps({"version": 1, "au": au.isoformat(), "termes": formes}, ensure_ascii=False, indent=2)


def explanation(regle: Regle) -> str:
    """``dossier explain``: one rule, whole."""
    doc = inspect.cleandoc(sys.modules[regle.examiner.__module__].__doc__ or "")
    gravites = " ; ".join(
        f"{_FAMILLES[f]} : {_TITRES[regle.gravites[f]].lower() if f in regle.gravites else 'non examinée'}"
        for f in Famille
    )
    du = regle.du.strftime("%d/%m/%Y") if regle.du else None
    jusqu = regle.jusqu_au.strftime("%d/%m/%Y") if regle.jusqu_au else None
    vigueur = f"depuis le {du}" if du else "sans limite inférieure connue"
    vigueur += f" jusqu'au {jusqu}" if jusqu else ", sans terme connu"
    if regle.du is None and regle.verifiee_depuis:
        vigueur += f" (rédaction vérifiée à partir du {regle.verifiee_depuis:%d/%m/%Y})"
    if regle.a_relire:
        vigueur += f", à relire le {regle.a_relire:%d/%m/%Y}"
    blocs = [
        f"{regle.titre}  [{regle.id}]",
        f"Article : {regle.article}",
        f"Gravité : {gravites}",
        f"En vigueur {vigueur} ; date qui commande : {regle.regissante}",
        "",
        *(_bloc(" ".join(p.split()), "") + "\n" for p in doc.split("\n\n")[1:]),
        _bloc(f"Remède : {regle.remede}", ""),
    ]
    if regle.valeur_sure:
        blocs.append(_bloc(f"Réserve non levée : {regle.valeur_sure}.", ""))
    blocs += ["", f"Source : {regle.source}", f"Confiance : {regle.confiance}"]
    return "\n".join(blocs)


def incomplete(decompte: Decompte, analyse: Analyse) -> str:
    """Why a claim cannot be computed: the invoices at fault, and what the law says of them."""
    fautives = [*decompte.sans_montant, *decompte.sans_echeance]
    lignes = [f"Le décompte ne peut être établi : {', '.join(dict.fromkeys(fautives))}."]
    for acte in analyse.actes:
        lignes += [
            _constat(c)
            for c in acte.constats
            if c.gravite is not Gravite.OBSERVATION
            and any(numero in c.message or numero in c.ou for numero in fautives)
        ]
    return "\n".join(lignes)


def delivery(livraison: Livraison, noms: Mapping[str, str]) -> str:
    """``dossier build`` in text: what was written, what was not and why."""
    manifeste = livraison.manifeste
    lignes = [
        f"Dossier {manifeste['reference']}, créance arrêtée au {jour_long(livraison.decompte.au)} : "
        f"{euros(livraison.decompte.total)}",
        f"Livré dans {livraison.sortie}",
        "",
    ]
    produits = {p.acte: p for p in livraison.produits}
    echecs = {e.acte: e for e in livraison.echecs}
    for acte in livraison.analyse.actes:
        nom = noms.get(acte.acte, acte.acte)
        if acte.acte in produits:
            lignes.append(f"  livré    {nom} : {_fichiers(produits[acte.acte].fichiers)}")
        elif acte.acte in echecs:
            lignes += [f"  rejeté   {nom}", _bloc(f"{echecs[acte.acte].message} → {echecs[acte.acte].remede}", "    ")]
        else:
            lignes.append(f"  {_COURTS[acte.verdict]}   {nom} : {_verdict(acte)}")
            lignes += [_constat(c) for c in acte.constats if c.retient]
    for echec in livraison.echecs:
        if echec.acte not in {a.acte for a in livraison.analyse.actes}:
            lignes += [
                f"  rejeté   {noms.get(echec.acte, echec.acte)}",
                _bloc(f"{echec.message} → {echec.remede}", "    "),
            ]
    autres = [
        n for n in ("decompte.pdf", "rapport.html", "manifeste.json") if n in (*manifeste["sorties"], "manifeste.json")
    ]
    lignes.append(f"  avec     {', '.join(autres)}")
    lignes += ["", *(_bloc(f"! {a}", "  ") for a in manifeste["avertissements"])]
    return "\n".join(lignes).rstrip()


_COURTS = {Verdict.RESERVES: "retenu", Verdict.BLOQUE: "refusé", Verdict.CONFORME: "retenu"}


def _fichiers(noms: Sequence[str]) -> str:
    pieces = [n for n in noms if n.startswith("pieces/")]
    reste = [n for n in noms if not n.startswith("pieces/")]
    return ", ".join([*reste, *([f"pieces/ ({len(pieces)} fichiers)"] if pieces else [])])
