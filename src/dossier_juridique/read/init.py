"""A new dossier folder, with a ``dossier.toml`` that explains itself, filled from electronic invoices when there are."""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dossier_juridique.errors import ArgumentsInvalides, PieceIllisible
from dossier_juridique.model.facture_lue import FactureLue
from dossier_juridique.model.francais import composer, pluriel
from dossier_juridique.read.controle_factures import check
from dossier_juridique.read.depuis_factures import draft
from dossier_juridique.read.ebauche import Ebauche, Exhibit, order
from dossier_juridique.read.gabarit import compose_toml


def create_dossier(dossier: Path, le: date, lues: Sequence[FactureLue] = (), fichiers: Sequence[Path] = ()) -> str:
    """Make the folder: ``dossier.toml``, ``pieces/`` with a copy of ``fichiers`` (one per invoice of ``lues``).

    Returns, in French, what was made, what to know, what is left to complete. ``le`` only numbers the reference. Nothing
    that exists is touched, and nothing stays behind a failure. ``DossierInvalide`` when the invoices cannot make one
    claim, ``ArgumentsInvalides`` when the folder cannot be made.
    """
    if dossier.exists() and (not dossier.is_dir() or any(dossier.iterdir())):
        raise ArgumentsInvalides(
            "ce dossier existe déjà et n'est pas vide", lieu=str(dossier), remede="Choisissez un autre nom."
        )
    if lues:
        check(lues, [_shown(f.name) for f in fichiers])
    couples = sorted(zip(lues, fichiers, strict=True), key=lambda c: (c[0].avoir, order(c[0])))
    exhibits = _name_exhibits(couples)
    ebauche = draft(exhibits) if exhibits else Ebauche()
    texte = compose_toml(f"{le:%Y}-001", _head(ebauche, bool(exhibits)), ebauche.sections)
    _write(dossier, texte, [(source, e.nom) for (_, source), e in zip(couples, exhibits, strict=True)])
    return _report(dossier, exhibits, ebauche)


def _name_exhibits(couples: Sequence[tuple[FactureLue, Path]]) -> list[Exhibit]:
    """Ids facture-1, avoir-1… and file names drawn from the number, safe on every system and all different."""
    exhibits: list[Exhibit] = []
    rangs = {"facture": 0, "avoir": 0}
    pris: set[str] = set()
    for lue, source in couples:
        nature = "avoir" if lue.avoir else "facture"
        rangs[nature] += 1
        xml = not _is_pdf(source)
        base = f"{nature}-{_slug(lue.numero or str(rangs[nature]))}"
        nom, suite = base, 2
        while nom.lower() in pris:
            nom, suite = f"{base}-{suite}", suite + 1
        pris.add(nom.lower())
        exhibits.append(Exhibit(lue, f"{nature}-{rangs[nature]}", f"{nom}{'.xml' if xml else '.pdf'}", not xml))
    return exhibits


def _is_pdf(source: Path) -> bool:
    try:
        with source.open("rb") as flux:
            return b"%PDF-" in flux.read(1032)
    except OSError as erreur:
        raise PieceIllisible(
            "le fichier est introuvable ou illisible", lieu=_shown(source.name), remede="Vérifiez vos droits d'accès."
        ) from erreur


def _slug(numero: str) -> str:
    simple = unicodedata.normalize("NFKD", numero).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9_]+", "-", simple).strip("-")[:60] or "sans-numero"


def _shown(nom: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in nom)[:120]


def _write(dossier: Path, texte: str, copies: Sequence[tuple[Path, str]]) -> None:
    """All in a neighbour folder, then one renaming: the dossier appears whole or not at all."""
    try:
        dossier.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".dossier-", dir=dossier.parent) as atelier:
            brouillon = Path(atelier) / "dossier"
            (brouillon / "pieces").mkdir(parents=True)
            (brouillon / "dossier.toml").write_text(texte, "utf-8", newline="\n")
            for source, nom in copies:
                shutil.copyfile(source, brouillon / "pieces" / nom)
            if dossier.is_dir():
                dossier.rmdir()
            brouillon.rename(dossier)
    except OSError as erreur:
        raise _refuse_write(dossier) from erreur


def _refuse_write(dossier: Path) -> ArgumentsInvalides:
    return ArgumentsInvalides(
        "écriture impossible à cet endroit", lieu=str(dossier), remede="Choisissez un dossier où vous pouvez écrire."
    )


def _lists(ebauche: Ebauche) -> list[tuple[str, list[str]]]:
    return [
        ("À savoir :", ebauche.a_savoir),
        ("À compléter dans dossier.toml avant d'écrire au débiteur :", ebauche.avant_lettre),
        ("À compléter ensuite (mise en demeure, requête) :", ebauche.plus_tard),
    ]


def _head(ebauche: Ebauche, remplie: bool) -> list[str]:
    if not remplie:
        return []
    lignes = ["Rempli d'après les données des factures électroniques : relisez chaque valeur.", ""]
    for titre, elements in _lists(ebauche):
        if elements:
            lignes += [composer(titre), *(composer(f"- {e}") for e in dict.fromkeys(elements)), ""]
    return lignes[:-1]


def _report(dossier: Path, exhibits: Sequence[Exhibit], ebauche: Ebauche) -> str:
    lignes = [f"Créé : {dossier / 'dossier.toml'} et {dossier / 'pieces'}/"]
    if not exhibits:
        return composer(f"{lignes[0]}. Complétez dossier.toml, placez-y les pièces, puis : dossier check {dossier}")
    factures = [e for e in exhibits if not e.lue.avoir]
    compte = pluriel(len(factures), "facture lue", "factures lues")
    if avoirs := len(exhibits) - len(factures):
        compte += f", {pluriel(avoirs, 'avoir lu', 'avoirs lus')}"
    lignes.append(f"{compte} : {factures[0].lue.vendeur.nom} contre {factures[0].lue.acheteur.nom}")
    for titre, elements in _lists(ebauche):
        if elements:
            lignes += [titre, *(f"  - {e}" for e in dict.fromkeys(elements))]
    lignes.append(f"Puis : dossier check {dossier} --pour relance-1")
    return "\n".join(composer(ligne) for ligne in lignes)
