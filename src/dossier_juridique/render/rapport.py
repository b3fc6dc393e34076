"""``rapport.html``: one page that an office reads, prints and pins. Self-contained, no script, no network."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from dossier_juridique.droit.perspective import Perspective
from dossier_juridique.droit.voies import Orientation
from dossier_juridique.model.constat import Analyse, Constat, Gravite, Verdict
from dossier_juridique.model.decompte import Decompte
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import accorder, enumerer, euros, siren_espace
from dossier_juridique.model.parties import Partie
from dossier_juridique.render.frise import frise
from dossier_juridique.render.gabarits import as_markup, fill
from dossier_juridique.render.modeles import Modeles

_GRAVITES = {Gravite.BLOQUANT: "Bloquant", Gravite.RESERVE: "Réserve", Gravite.OBSERVATION: "Observation"}
_VERDICTS = {Verdict.CONFORME: "conforme", Verdict.RESERVES: "retenu", Verdict.BLOQUE: "refusé"}


class LigneConstat(Struct, frozen=True):
    """A finding as printed, with the acts it concerns."""

    gravite: str
    classe: str
    ou: str
    message: str
    remede: str
    article: str
    regle: str
    levee: str
    actes: tuple[str, ...]


class LigneActe(Struct, frozen=True):
    """An act: what became of it, and its files."""

    titre: str
    etat: str
    classe: str
    fichiers: tuple[str, ...]
    echec: str


class LigneFacture(Struct, frozen=True):
    """An invoice in the summary."""

    numero: str
    echeance: date
    ttc: Decimal
    restant: Decimal
    jours: int


class LignePiece(Struct, frozen=True):
    """An exhibit: number, title, pages, and what its reading found."""

    numero: str
    libelle: str
    pages: int
    dit: tuple[str, ...]


class LigneVoie(Struct, frozen=True):
    """A road: open or closed, the reasons that decide, the court's costs known."""

    titre: str
    ouverte: bool
    motifs: tuple[str, ...]
    avocat: str
    acte: str


class LignePartie(Struct, frozen=True):
    """A party, as the head of the report names it."""

    role: str
    nom: str
    lignes: tuple[str, ...]


class LigneFait(Struct, frozen=True):
    """A fact known of the debtor: where it is read, when it was checked."""

    quoi: str
    valeur: str
    source: str
    verifie: str


def render_report(
    dossier: Dossier,
    au: date,
    analyse: Analyse,
    decompte: Decompte,
    titres: Mapping[str, str],
    manifeste: Mapping[str, Any],
    perspective: Perspective,
    modeles: Modeles,
) -> str:
    """The page as text. Raises SortieRefusee when the office's own report template does not hold."""
    polices = [p for p in modeles.polices() if p.name in ("DossierSans-Regular.ttf", "DossierSans-Bold.ttf")]
    orientation, calendrier = perspective.orientation, perspective.calendrier
    variables = {
        "reference": dossier.reference,
        "au": au,
        "creancier": dossier.creancier.nom_affiche or "créancier non nommé",
        "debiteur": dossier.debiteur.nom_affiche or "débiteur non nommé",
        "parties": (_partie("Créancier", dossier.creancier), _partie("Débiteur", dossier.debiteur)),
        "total": decompte.total,
        "totaux": decompte.totaux,
        "actes": _actes(analyse, titres, manifeste),
        "constats": _constats(analyse, titres),
        # Those of an exhibit stand beside it, in the table of exhibits.
        "a_relire": tuple(dit for dit in manifeste["avertissements"] if not dit.startswith("Pièce n°")),
        "frise": frise(calendrier.delais, au) if calendrier else None,
        "non_calcules": tuple(n.motif for n in calendrier.non_calcules) if calendrier else (),
        "voies": _voies(orientation, titres) if orientation else (),
        "juridiction": orientation.juridiction.destinataire if orientation else "",
        "a_confirmer": orientation.juridiction.a_confirmer if orientation else False,
        "manques": perspective.manques,
        "inconnue": perspective.inconnue,
        "factures": tuple(
            LigneFacture(e.numero, e.echeance.jour, e.ttc, e.restant, e.jours_de_retard) for e in decompte.factures
        ),
        "incompletes": tuple(dict.fromkeys((*decompte.sans_montant, *decompte.sans_echeance))),
        "pieces": tuple(
            LignePiece(
                p["numero"], p["libelle"], p["pages"],
                (
                    *p["avertissements"],
                    *([f"retiré : {', '.join(p['retire'])}"] if p["retire"] else []),
                    *([_silent(p["pages_sans_texte"], p["pages"])] if p["pages_sans_texte"] else []),
                ),
            )
            for p in manifeste["pieces"]
        ),
        "connus": tuple(_fait(f) for f in manifeste["debiteur"]["faits"]),
        "verifications": tuple(manifeste["debiteur"]["manques"]),
        "choix": decompte.choix,
        "moteur": manifeste["moteur"],
        "police": as_markup(base64.b64encode(polices[-1].read_bytes()).decode("ascii")) if polices else "",
        "police_grasse": as_markup(base64.b64encode(polices[0].read_bytes()).decode("ascii")) if polices else "",
    }  # fmt: skip
    return fill(modeles, "rapport/rapport.html", variables)


def _silent(pages: list[int], total: int) -> str:
    if len(pages) == total:
        return "sans couche texte (numérisation)"
    return f"sans couche texte : {enumerer([f'p. {n}' for n in pages[:8]])}" + (" …" if len(pages) > 8 else "")


def _partie(role: str, partie: Partie) -> LignePartie:
    numero = f"SIREN {siren_espace(partie.siren)}" if partie.siren else ""
    identite = ", ".join(x for x in (partie.forme, numero) if x)
    adresse = partie.adresse.en_ligne if partie.adresse else ""
    contact = ", ".join(x for x in (partie.telephone, partie.courriel) if x)
    return LignePartie(role, partie.nom_affiche or "non nommé", tuple(x for x in (identite, adresse, contact) if x))


def _voies(orientation: Orientation, titres: Mapping[str, str]) -> tuple[LigneVoie, ...]:
    """What decides of each road: why it is closed, else what is left to settle; and the costs known."""
    lignes = []
    for voie in orientation.voies:
        decisifs = [m for m in voie.motifs if m.sens == ("condition" if voie.ouverte else "ferme")]
        motifs = [f"{m.message} ({m.article})" for m in decisifs]
        motifs += [f"{f.libelle[:1].upper() + f.libelle[1:]} : {euros(f.montant)}." for f in voie.frais]
        acte = voie.id if voie.ouverte and voie.id in titres else ""
        lignes.append(LigneVoie(voie.titre, voie.ouverte, tuple(motifs), voie.avocat.message if voie.ouverte else "", acte))
    return tuple(sorted(lignes, key=lambda v: not v.ouverte))


def _fait(fait: Mapping[str, Any]) -> LigneFait:
    piece = f"pièce n°\u00a0{fait['piece']}, page {fait['page']}" if fait["piece"] else "le dossier seul"
    verifie = f"{date.fromisoformat(fait['verifie_le']):%d/%m/%Y}" if fait["verifie_le"] else "non daté"
    return LigneFait(fait["quoi"], fait["valeur"], piece, verifie)


def _actes(analyse: Analyse, titres: Mapping[str, str], manifeste: Mapping[str, Any]) -> tuple[LigneActe, ...]:
    formes = {a["acte"]: a for a in manifeste["actes"]}
    lignes = []
    for acte in analyse.actes:
        forme = formes[acte.acte]
        echec = f"{forme['echec']['message']} — {forme['echec']['remede']}" if "echec" in forme else ""
        etat = "livré" if forme["livre"] else "rejeté à la relecture" if echec else _VERDICTS[acte.verdict]
        classe = "bon" if forme["livre"] else "bloquant" if echec or acte.verdict is Verdict.BLOQUE else "reserve"
        fichiers = tuple(f for f in forme.get("fichiers", ()) if not f.startswith("pieces/"))
        titre = titres.get(acte.acte, acte.acte)
        lignes.append(LigneActe(titre[:1].upper() + titre[1:], accorder(etat, titre), classe, fichiers, echec))
    return tuple(lignes)


def _constats(analyse: Analyse, titres: Mapping[str, str]) -> tuple[LigneConstat, ...]:
    vus: dict[tuple[str, str, str, Gravite], tuple[Constat, list[str]]] = {}
    for acte in analyse.actes:
        for constat in acte.constats:
            cle = (constat.id, constat.ou, constat.message, constat.gravite)
            vus.setdefault(cle, (constat, []))[1].append(titres.get(acte.acte, acte.acte))
    ordre = list(Gravite)
    tries = sorted(vus.values(), key=lambda v: ordre.index(v[0].gravite))
    return tuple(
        LigneConstat(
            gravite=_GRAVITES[c.gravite],
            classe=c.gravite.value,
            ou=(c.place or c.ou) + (f" (ligne {c.ligne})" if c.ligne else ""),
            message=c.message,
            remede=c.remede,
            article=c.article,
            regle=c.id,
            levee=f"levée par {c.levee.nom} le {c.levee.date:%d/%m/%Y} : {c.levee.motif}" if c.levee else "",
            actes=tuple(actes),
        )
        for c, actes in tries
    )
