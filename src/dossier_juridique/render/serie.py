"""The summary of a series: JSON for a machine, CSV for a spreadsheet, one HTML page for a person."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from urllib.parse import quote

from msgspec import Struct

from dossier_juridique.model.serie import Resultat, Serie, serie_json
from dossier_juridique.render.gabarits import fill
from dossier_juridique.render.modeles import shipped_modeles

_ETATS = {
    0: ("livré", "livrés", "bon"), 1: ("refusé ou retenu", "refusés ou retenus", "reserve"),
    2: ("sortie refusée", "dont la sortie est refusée", "bloquant"), 3: ("illisible", "illisibles", "bloquant"),
    4: ("chiffre inconnu", "arrêtés par un chiffre inconnu", "bloquant"),
    5: ("rejeté à la relecture", "rejetés à la relecture", "bloquant"),
    70: ("défaut du programme", "arrêtés par un défaut du programme", "bloquant"),
}  # fmt: skip
_VERDICTS = {"conforme": "conforme", "reserves": "retenu", "bloque": "refusé"}


class LigneDossier(Struct, frozen=True):
    """A dossier in the table of the summary. ``total`` is None when nothing could be computed."""

    nom: str
    reference: str
    debiteur: str
    etat: str
    classe: str
    total: Decimal | None
    constats: int
    actes: tuple[str, ...]
    erreur: str
    suite: str
    rapport: str


class Compte(Struct, frozen=True):
    """How many dossiers ended one way."""

    etat: str
    classe: str
    nombre: int


def render_series(serie: Serie, titres: Mapping[str, str]) -> dict[str, str]:
    """``resume.json``, ``resume.csv`` and ``resume.html``, by name; the dossiers that need someone come first on the page."""
    return {
        "resume.json": json.dumps(serie_json(serie), ensure_ascii=False, indent=2) + "\n",
        "resume.csv": _csv(serie),
        "resume.html": _html(serie, titres),
    }


def _csv(serie: Serie) -> str:
    tampon = io.StringIO()
    tableau = csv.writer(tampon, delimiter=";", lineterminator="\n")
    tableau.writerow(
        ["dossier", "reference", "debiteur", "exit", "etat", "total", "constats", "actes", "suite", "suite_le", "erreur", "motif",
         "raison"]
    )  # fmt: skip
    for r in serie.resultats:
        actes = ", ".join(f"{acte}={verdict}" for acte, verdict in r.actes.items())
        etat = _ETATS.get(r.exit, _ETATS[70])[0]
        textes = [r.reference, r.debiteur, str(r.exit), etat, r.total or "", str(r.constats), actes, r.suite.get("acte", ""),
                  r.suite.get("le", ""), r.erreur or "", r.motif, r.suite.get("raison", "")]  # fmt: skip
        tableau.writerow([_cellule(t) for t in (r.dossier, *textes)])
    return tampon.getvalue()


def _cellule(texte: str) -> str:
    # A spreadsheet runs what begins like a formula, and takes a carriage return for the end of a row.
    plat = texte.replace("\r", " ").replace("\n", " ")
    return f"'{plat}" if plat.lstrip()[:1] in ("=", "+", "-", "@", "＝", "＋", "－", "＠") else plat


def _html(serie: Serie, titres: Mapping[str, str]) -> str:
    lignes = [_ligne(r, titres) for r in serie.resultats]
    variables = {
        "au": serie.au,
        "ignores": serie.ignores,
        "anciennes": serie.anciennes,
        "nombre": len(lignes),
        "total": sum((ligne.total for ligne in lignes if ligne.total is not None), Decimal("0.00")),
        "comptes": tuple(_compte(code, n) for code, n in serie.codes.items()),
        "a_voir": tuple(li for r, li in zip(serie.resultats, lignes, strict=True) if r.exit),
        "livres": tuple(li for r, li in zip(serie.resultats, lignes, strict=True) if not r.exit),
    }
    return fill(shipped_modeles(), "serie/resume.html", variables)


def _lien(nom: str) -> str:
    # « ./ » first: a folder called « javascript:… » is a folder.
    return f"./{quote(nom.encode('utf-8', 'surrogateescape'))}/rapport.html"


def _compte(code: int, nombre: int) -> Compte:
    un, plusieurs, classe = _ETATS.get(code, _ETATS[70])
    return Compte(un if nombre == 1 else plusieurs, classe, nombre)


def _ligne(r: Resultat, titres: Mapping[str, str]) -> LigneDossier:
    etat, _, classe = _ETATS.get(r.exit, _ETATS[70])
    actes = tuple(f"{titres.get(a, a)} : {_VERDICTS.get(v, v)}" for a, v in r.actes.items())
    le = r.suite.get("le", "")
    quand = f"{', à faire depuis le' if le <= r.au else ', à partir du'} {date.fromisoformat(le):%d/%m/%Y}" if le else ""
    suite = f"{titres.get(r.suite['acte'], r.suite['acte'])}{quand}" if r.suite.get("acte") else r.suite.get("raison", "")
    return LigneDossier(
        nom=r.dossier, reference=r.reference, debiteur=r.debiteur, etat=etat, classe=classe,
        total=Decimal(r.total) if r.total is not None else None, constats=r.constats, actes=actes,
        erreur=r.erreur or r.motif, suite=suite, rapport=_lien(r.dossier) if r.manifeste else "",
    )  # fmt: skip
