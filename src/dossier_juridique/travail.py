"""What a worker does with one dossier of a series: build it, and say what became of it. Any executor can run it.

Paths travel when the worker sees the same disk, and the worker writes the delivery itself; otherwise the files travel,
and those of the delivery come back. A fault of one dossier is its result, never an exception.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from dossier_juridique import pipeline, registre, write
from dossier_juridique.errors import DossierError, Interne
from dossier_juridique.memoire import Fichiers, read_folder, spread
from dossier_juridique.model.livraison import Livraison
from dossier_juridique.model.serie import Resultat


@dataclass(frozen=True, slots=True)
class Reglages:
    """What is asked of every dossier of a series. ``a_defaut``: the day of a dossier that has none of its own.

    ``modeles`` and ``baremes``: a folder on a disk that the workers see, or its files.
    """

    pour: str
    moteur: str
    au: date | None = None
    a_defaut: date | None = None
    modeles: Path | Fichiers | None = None
    baremes: Path | Fichiers | None = None
    profil: str | None = None


@dataclass(frozen=True, slots=True)
class Travail:
    """One dossier to build. ``sortie`` is None when the delivery must come back as bytes."""

    nom: str
    source: Path | Fichiers = field(repr=False)
    reglages: Reglages = field(repr=False)
    sortie: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class Rendu:
    """The answer of a worker; ``fichiers`` is the delivery when it travels, empty otherwise."""

    resultat: Resultat
    fichiers: Fichiers = field(default_factory=dict, repr=False)


def produce(travail: Travail) -> Rendu:
    """Build one dossier; never raises for what a dossier is."""
    try:
        return _produce(travail)
    except DossierError as erreur:
        return Rendu(failure(travail.nom, erreur))
    except MemoryError:
        faute = Interne("la mémoire a manqué", remede="Relancez ce dossier seul, ou avec moins de travailleurs.")
        return Rendu(failure(travail.nom, faute))
    except Exception as erreur:
        # A defect of ours on one dossier must not cost the others theirs.
        faute = Interne(
            f"défaut de ce programme ({type(erreur).__name__})",
            remede="Relancez ce dossier seul avec DOSSIER_TRACE=1 et signalez le message.",
        )
        return Rendu(failure(travail.nom, faute))


def failure(nom: str, erreur: DossierError) -> Resultat:
    """The result of a dossier that could not be worked on."""
    message = str(erreur).rstrip()
    message += "" if message.endswith((".", "?", "!")) else "."
    return Resultat(nom, erreur.code, erreur=f"{message} {erreur.remede}".strip())


def _produce(travail: Travail) -> Rendu:
    reglages = travail.reglages
    if reglages.moteur != registre.version():
        raise Interne(
            f"ce travailleur a la version {registre.version()}, la série demande {reglages.moteur}",
            remede="Installez la même version du programme sur chaque machine.",
        )
    apportes = {"dossier": travail.source, "modeles": reglages.modeles, "baremes": reglages.baremes}
    with spread(apportes) as dossiers:
        cle = fingerprint(dossiers["dossier"], reglages, dossiers.get("modeles"), dossiers.get("baremes"))
        sortie = travail.sortie or dossiers["prive"] / "sortie"
        try:
            livraison = pipeline.build(
                dossiers["dossier"], sortie, pour=reglages.pour, au=reglages.au, a_defaut=reglages.a_defaut,
                modeles=dossiers.get("modeles"), baremes=dossiers.get("baremes"), profil=reglages.profil,
                force=travail.force or _same(sortie, dossiers["dossier"], reglages),
            )  # fmt: skip
        except DossierError as erreur:
            return Rendu(replace(failure(travail.nom, erreur), cle=cle))
        resultat = replace(outcome(travail.nom, livraison), cle=cle, manifeste=write.sha256(sortie / write.MANIFESTE))
        return Rendu(resultat, {} if travail.sortie else read_folder(sortie))


def outcome(nom: str, livraison: Livraison) -> Resultat:
    """The result of a dossier that was built, acts refused included."""
    decompte, dossier = livraison.decompte, livraison.dossier
    constats = {constat for acte in livraison.analyse.actes for constat in acte.constats}
    echecs = "; ".join(f"{e.acte} : {e.message}" for e in livraison.echecs)
    return Resultat(
        dossier=nom,
        exit=livraison.code,
        actes={acte.acte: acte.verdict.value for acte in livraison.analyse.actes},
        total=None if decompte.sans_echeance or decompte.sans_montant else f"{decompte.total:.2f}",
        constats=len(constats),
        erreur=echecs or None,
        reference=decompte.reference,
        debiteur=dossier.debiteur.nom_affiche or "",
        au=decompte.au.isoformat(),
    )


def fingerprint(dossier: Path, reglages: Reglages, modeles: Path | None, baremes: Path | None) -> str:
    """SHA-256 of all that decides of a delivery: the files of the dossier, the settings, the version."""
    racine = dossier if dossier.is_dir() else dossier.parent
    dits = {
        "moteur": reglages.moteur,
        "pour": reglages.pour,
        "au": reglages.au.isoformat() if reglages.au else None,
        "a_defaut": reglages.a_defaut.isoformat() if reglages.a_defaut else None,
        "profil": reglages.profil,
        "fichiers": write.inventory(racine),
        "modeles": write.fingerprints("modeles", modeles),
        "baremes": write.fingerprints("baremes", baremes),
    }
    return hashlib.sha256(json.dumps(dits, sort_keys=True).encode()).hexdigest()


def is_intact(resultat: Resultat, sortie: Path) -> bool:
    """True when what a result says was delivered still stands: same manifest, every file of it present."""
    if not resultat.manifeste:
        return not sortie.exists()
    try:
        if write.sha256(sortie / write.MANIFESTE) != resultat.manifeste:
            return False
        return all((sortie / nom).is_file() for nom in write.read_manifest(sortie)["sorties"])
    except (OSError, DossierError):
        return False


def _same(sortie: Path, dossier: Path, reglages: Reglages) -> bool:
    """True for a delivery that a killed run put in place without having time to note it: made by this version from
    these very inputs, so that replacing it loses nothing."""
    if not (sortie / write.MANIFESTE).is_file():
        return False
    try:
        manifeste = write.read_manifest(sortie)
        entrees: Mapping[str, str] = manifeste["entrees"]
        meme_moteur = manifeste.get("moteur") == f"dossier_juridique {reglages.moteur}"
        return meme_moteur and all(write.sha256(dossier / nom) == somme for nom, somme in entrees.items())
    except (OSError, DossierError):
        return False
