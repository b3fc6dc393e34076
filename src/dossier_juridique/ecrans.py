"""What the terminal shows: plain text from values. Nothing is printed here, and no renderer is imported."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Mapping, Sequence

from dossier_juridique.model.constat import ActeExamine, Analyse, Constat, Gravite, Verdict
from dossier_juridique.model.decompte import Decompte
from dossier_juridique.model.francais import accorder, euros, jour_court, jour_long, pluriel
from dossier_juridique.model.livraison import Livraison
from dossier_juridique.model.serie import Ignore, Serie

LARGEUR = 100
_TITRES = {Gravite.BLOQUANT: "BLOQUANT", Gravite.RESERVE: "RÉSERVE", Gravite.OBSERVATION: "Observation"}
_VERDICTS = {
    Verdict.CONFORME: "conforme",
    Verdict.RESERVES: "retenu par des réserves non levées",
    Verdict.BLOQUE: "refusé",
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
    place = (constat.place or constat.ou) + (f" (ligne {constat.ligne})" if constat.ligne else "")
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
    lignes = [f"Dossier {reference}, créance arrêtée au {jour_long(decompte.au)} : {_somme(decompte)}", ""]
    largeur = max(len(noms.get(a.acte, a.acte)) for a in analyse.actes)
    for acte in analyse.actes:
        nom = noms.get(acte.acte, acte.acte)
        lignes.append(f"  {nom:<{largeur}}  {_verdict(acte, nom)}")
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


def _somme(decompte: Decompte) -> str:
    return "non calculable" if decompte.sans_echeance or decompte.sans_montant else euros(decompte.total)


def _verdict(acte: ActeExamine, nom: str) -> str:
    compte = {g: sum(c.gravite is g and c.levee is None for c in acte.constats) for g in Gravite}
    details = [
        pluriel(compte[g], mot, f"{mot}s")
        for g, mot in ((Gravite.BLOQUANT, "constat bloquant"), (Gravite.RESERVE, "réserve"),
                       (Gravite.OBSERVATION, "observation"))
        if compte[g]
    ]  # fmt: skip
    details = [d.replace("constat bloquants", "constats bloquants") for d in details]
    levees = sum(c.levee is not None for c in acte.constats)
    details += [pluriel(levees, "réserve levée", "réserves levées")] if levees else []
    participe, espace, suite = _VERDICTS[acte.verdict].partition(" ")
    dit = participe if acte.verdict is Verdict.CONFORME else accorder(participe, nom)
    return dit + espace + suite + (f" ({', '.join(details)})" if details else "")


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


def delivery(livraison: Livraison, noms: Mapping[str, str], *, gardee: bool = True) -> str:
    """``dossier build`` in text: what was written, what was not and why. ``gardee`` False: nothing of it stays on disk."""
    manifeste = livraison.manifeste
    lignes = [
        f"Dossier {manifeste['reference']}, créance arrêtée au {jour_long(livraison.decompte.au)} : "
        f"{_somme(livraison.decompte)}",
        *([f"Livré dans {livraison.sortie}"] if gardee else []),
        "",
    ]
    produits = {p.acte: p for p in livraison.produits}
    echecs = {e.acte: e for e in livraison.echecs}
    for acte in livraison.analyse.actes:
        nom = noms.get(acte.acte, acte.acte)
        if acte.acte in produits:
            lignes.append(f"  {accorder('livré', nom):<8} {nom} : {_fichiers(produits[acte.acte].fichiers)}")
            if acte.constats:
                lignes.append(f"           {_verdict(acte, nom).removeprefix('conforme ')}, voyez rapport.html")
        elif acte.acte in echecs:
            dit = f"{echecs[acte.acte].message} → {echecs[acte.acte].remede}"
            lignes += [f"  {accorder('rejeté', nom):<8} {nom}", _bloc(dit, "    ")]
        else:
            suite = _verdict(acte, nom).partition(" ")[2]
            lignes.append(f"  {accorder(_COURTS[acte.verdict], nom):<8} {nom} {suite}".rstrip())
            lignes += _few([c for c in acte.constats if c.retient], ", voyez rapport.html" if gardee else "")
    for echec in livraison.echecs:
        if echec.acte not in {a.acte for a in livraison.analyse.actes}:
            lignes += [
                f"  {accorder('rejeté', noms.get(echec.acte, '')):<8} {noms.get(echec.acte, echec.acte)}",
                _bloc(f"{echec.message} → {echec.remede}", "    "),
            ]
    autres = [
        n for n in ("decompte.pdf", "rapport.html", "manifeste.json") if n in (*manifeste["sorties"], "manifeste.json")
    ]
    if gardee:
        lignes.append(f"  avec     {', '.join(autres)}")
    lignes += ["", *(_bloc(f"! {a}", "  ") for a in manifeste["avertissements"])]
    return "\n".join(lignes).rstrip()


def _few(constats: Sequence[Constat], renvoi: str) -> list[str]:
    """The findings that hold an act, the first of each rule: a ledger of a thousand invoices repeats one a thousand times."""
    lignes: list[str] = []
    for regle in dict.fromkeys(c.id for c in constats):
        memes = [c for c in constats if c.id == regle]
        lignes += [_constat(c) for c in memes[:_PAR_REGLE]]
        if (reste := len(memes) - _PAR_REGLE) > 0:
            lignes.append(f"    et {pluriel(reste, 'autre', 'autres')} de la même règle{renvoi}")
    return lignes


_PAR_REGLE = 5
_COURTS = {Verdict.RESERVES: "retenu", Verdict.BLOQUE: "refusé", Verdict.CONFORME: "retenu"}


def scans(muettes: Mapping[str, Sequence[int]]) -> str:
    """The exhibits (title) some of whose pages have no text layer: nothing can be searched or checked there."""
    dites = [f"{titre} ({pluriel(len(pages), 'page', 'pages')})" for titre, pages in muettes.items() if pages]
    return _bloc(f"Sans couche texte (numérisations) : {' ; '.join(dites)}.", "  ")


def _fichiers(noms: Sequence[str]) -> str:
    pieces = [n for n in noms if n.startswith("pieces/")]
    reste = [n for n in noms if not n.startswith("pieces/")]
    return ", ".join([*reste, *([f"pieces/ ({len(pieces)} fichiers)"] if pieces else [])])


_ISSUES = {
    0: ("livré en entier", "livrés en entier"),
    1: ("dont un acte est refusé par le droit ou retenu par une réserve", "dont un acte est refusé ou retenu"),
    2: ("dont la sortie est refusée", "dont la sortie est refusée"),
    3: ("illisible ou mal formé", "illisibles ou mal formés"),
    4: ("arrêté par un chiffre légal inconnu", "arrêtés par un chiffre légal inconnu"),
    5: ("rejeté à la relecture", "rejetés à la relecture"),
    70: ("arrêté par un défaut du programme", "arrêtés par un défaut du programme"),
}  # fmt: skip
_ERREURS_MAX = 10


def skipped(ignores: Sequence[Ignore]) -> str:
    """The dossiers below a root that were passed over, the first ones with the reason; empty without any."""
    if not ignores:
        return ""
    nombre = pluriel(len(ignores), "dossier ignoré sous cette racine", "dossiers ignorés sous cette racine")
    lignes = [f"{nombre}\u00a0:", *(f"  {i.nom}\u00a0: {i.raison}" for i in ignores[:_ERREURS_MAX])]
    if len(ignores) > _ERREURS_MAX:
        lignes.append(f"  et {pluriel(len(ignores) - _ERREURS_MAX, 'autre', 'autres')}")
    pour = "le traiter, déplacez-le" if len(ignores) == 1 else "les traiter, déplacez-les"
    return "\n".join([*lignes, f"Pour {pour} sous la racine, hors de tout autre dossier."])


def _aside(serie: Serie) -> list[str]:
    rangees = [a.place for a in serie.anciennes if a.place != a.nom]
    laissees = [a.nom for a in serie.anciennes if a.place == a.nom]
    lignes = []
    if rangees:
        dit = pluriel(len(rangees), "livraison d'une série précédente, que celle-ci ne remplace pas, rangée",
                      "livraisons d'une série précédente, que celle-ci ne remplace pas, rangées")  # fmt: skip
        lignes += ["", _bloc(f"{dit} à part : {_first_names(rangees)}.", "  ")]
    if laissees:
        lignes += ["", _bloc(f"D'une série précédente, à ne pas envoyer : {_first_names(laissees)} (un fichier y a été ajouté, "
                             "rien n'y est touché).", "  ")]  # fmt: skip
    return lignes


def _first_names(noms: Sequence[str]) -> str:
    reste = len(noms) - _ERREURS_MAX
    return ", ".join(noms[:_ERREURS_MAX]) + (f" et {pluriel(reste, 'autre', 'autres')}" if reste > 0 else "")


def series(serie: Serie) -> str:
    """``dossier lot`` in text: how many dossiers ended each way, and the first errors."""
    nombre = len(serie.resultats)
    lignes = [f"{pluriel(nombre, 'dossier', 'dossiers')} dans {serie.sortie}"]
    lignes += [f"  {n:>6}  {_ISSUES.get(code, _ISSUES[70])[n > 1]}" for code, n in serie.codes.items()]
    if serie.repris:
        deja = "déjà faits, gardés tels quels" if serie.repris > 1 else "déjà fait, gardé tel quel"
        lignes.append(f"  {serie.repris:>6}  {deja}")
    lignes += _aside(serie)
    fautes = [r for r in serie.resultats if r.erreur or r.motif]
    for r in fautes[:_ERREURS_MAX]:
        lignes += ["", _bloc(f"{r.dossier} : {r.erreur or r.motif}", "  ")]
    if len(fautes) > _ERREURS_MAX:
        lignes += ["", f"  et {len(fautes) - _ERREURS_MAX} autres, dans resume.csv"]
    return "\n".join([*lignes, "", "Voyez resume.html, resume.csv et resume.json."])
