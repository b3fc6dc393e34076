"""What a worker does with one dossier of a series: build it, and say what became of it. Any executor can run it.

Paths travel when the worker sees the same disk, and the worker writes the delivery itself; otherwise the files travel,
and those of the delivery come back. A fault of one dossier is its result, never an exception.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
from datetime import date
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from dossier_juridique import pipeline, read, registre, write
from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.droit.suite import next_act
from dossier_juridique.errors import ArgumentsInvalides, DossierError, Interne, LectureRefusee
from dossier_juridique.memoire import Fichiers, read_folder, spread
from dossier_juridique.model.constat import Constat
from dossier_juridique.model.francais import pluriel
from dossier_juridique.model.livraison import Livraison
from dossier_juridique.model.portefeuille import Sequence
from dossier_juridique.model.serie import Resultat
from dossier_juridique.read.sequence import load_sequence

DISQUE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
"""What a disk that takes no more answers."""


class Reglages(Struct, frozen=True):
    """What is asked of every dossier of a series. ``a_defaut``: the day of a dossier that has none of its own.

    ``modeles`` and ``baremes``: a folder on a disk that the workers see, or its files. ``sequence``: the office's, from which
    the next act of each dossier is said (the shipped one when None).
    """

    pour: str
    moteur: str
    au: date | None = None
    a_defaut: date | None = None
    modeles: Path | Fichiers | None = None
    baremes: Path | Fichiers | None = None
    profil: str | None = None
    sequence: Sequence | None = None


def travelling(reglages: Reglages) -> Reglages:
    """The settings with the office's own texts and figures as files."""
    modeles, baremes = reglages.modeles, reglages.baremes
    return replace(
        reglages,
        modeles=read_folder(modeles) if isinstance(modeles, Path) else modeles,
        baremes=read_folder(baremes) if isinstance(baremes, Path) else baremes,
    )


class Travail(Struct, frozen=True):
    """One dossier to build. ``sortie`` is None when the delivery must come back as bytes; ``reprise``: the series was cut
    before, and may have delivered this dossier without noting it."""

    nom: str
    source: Path | Fichiers
    reglages: Reglages
    sortie: Path | None = None
    force: bool = False
    reprise: bool = False

    def __repr__(self) -> str:
        return f"Travail(nom={self.nom!r}, sortie={self.sortie!r})"


class Rendu(Struct, frozen=True):
    """The answer of a worker; ``fichiers`` is the delivery when it travels, empty otherwise."""

    resultat: Resultat
    fichiers: Fichiers = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Rendu(resultat={self.resultat!r}, fichiers={sorted(self.fichiers)!r})"


def produce(travail: Travail) -> Rendu:
    """Build one dossier; never raises for what a dossier is."""
    try:
        return _produce(travail)
    except DossierError as erreur:
        return Rendu(failure(travail.nom, erreur))
    except OSError as erreur:
        return Rendu(failure(travail.nom, of_disk(erreur)))
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


def of_disk(erreur: OSError) -> DossierError:
    """What the disk or the system refuses, as a refusal of ours."""
    if erreur.errno in DISQUE:
        return ArgumentsInvalides(
            f"le disque n'a pas pu être écrit ({erreur.strerror})",
            remede="Libérez de la place, puis relancez la même commande : ce qui est fait est gardé.",
        )
    if isinstance(erreur, PermissionError):
        return LectureRefusee(lieu=Path(os.fsdecode(erreur.filename)).name if erreur.filename else None)
    return Interne(
        f"défaut de ce programme ({type(erreur).__name__})", remede="Relancez ce dossier seul avec DOSSIER_TRACE=1."
    )


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
                force=travail.force or (travail.reprise and _same(sortie, dossiers["dossier"], reglages)),
            )  # fmt: skip
        except DossierError as erreur:
            return Rendu(replace(failure(travail.nom, erreur), cle=cle))
        suite = _next(livraison, reglages, read.load_parametres(dossiers.get("baremes")))
        manifeste = write.sha256(sortie / write.MANIFESTE)
        resultat = replace(outcome(travail.nom, livraison), suite=suite, cle=cle, manifeste=manifeste)
        return Rendu(resultat, {} if travail.sortie else read_folder(sortie))


def outcome(nom: str, livraison: Livraison) -> Resultat:
    """The result of a dossier that was built, acts refused included."""
    decompte, dossier = livraison.decompte, livraison.dossier
    constats = tuple(dict.fromkeys(constat for acte in livraison.analyse.actes for constat in acte.constats))
    echecs = "; ".join(f"{e.acte} : {e.message}" for e in livraison.echecs)
    return Resultat(
        dossier=nom,
        exit=livraison.code,
        actes={acte.acte: acte.verdict.value for acte in livraison.analyse.actes},
        total=None if decompte.sans_echeance or decompte.sans_montant else f"{decompte.total:.2f}",
        constats=len(constats),
        erreur=echecs or None,
        motif=_first(tuple(c for c in constats if c.retient)),
        reference=decompte.reference,
        debiteur=dossier.debiteur.nom_affiche or "",
        au=decompte.au.isoformat(),
    )


def _first(retiennent: tuple[Constat, ...]) -> str:
    if not retiennent:
        return ""
    autres = len(retiennent) - 1
    suite = f" (et {pluriel(autres, 'autre', 'autres')})" if autres else ""
    return f"{retiennent[0].message} [{retiennent[0].article}]{suite}"


def _next(livraison: Livraison, reglages: Reglages, parametres: Parametres) -> dict[str, str]:
    """The next act by the sequence: ``acte``, ``le`` (the day it becomes due), ``raison`` when nothing is to be sent now."""
    decompte = livraison.decompte
    suite = next_act(
        livraison.dossier, decompte, reglages.sequence or load_sequence()[0], decompte.au, parametres
    )
    dite = {"acte": suite.acte, "le": suite.jour.isoformat() if suite.jour else None, "raison": suite.raison}
    return {cle: valeur for cle, valeur in dite.items() if valeur}


def fingerprint(dossier: Path, reglages: Reglages, modeles: Path | None, baremes: Path | None) -> str:
    """SHA-256 of all that decides of a delivery: the files of the dossier, the settings, the version."""
    racine = dossier if dossier.is_dir() else dossier.parent
    dits = {
        "moteur": reglages.moteur,
        "pour": reglages.pour,
        "au": reglages.au.isoformat() if reglages.au else None,
        "a_defaut": reglages.a_defaut.isoformat() if reglages.a_defaut else None,
        "profil": reglages.profil,
        "sequence": reglages.sequence.model_dump_json() if reglages.sequence else None,
        "fichiers": _inputs(racine),
        "modeles": write.fingerprints("modeles", modeles),
        "baremes": write.fingerprints("baremes", baremes),
    }
    return hashlib.sha256(json.dumps(dits, sort_keys=True).encode()).hexdigest()


def _inputs(racine: Path) -> dict[str, str]:
    """Every file of a dossier folder → SHA-256, empty for one that cannot be read: whether that matters is for the
    building to say."""
    fichiers: dict[str, str] = {}
    for chemin in sorted(racine.rglob("*")):
        nom = chemin.relative_to(racine).as_posix()
        try:
            if nom != write.MANIFESTE and chemin.is_file():
                fichiers[nom] = write.sha256(chemin)
        except PermissionError:
            fichiers[nom] = ""
    return fichiers


def is_intact(resultat: Resultat, sortie: Path) -> bool:
    """True when what a result says was delivered still stands: same manifest, every file of it as it was."""
    if not resultat.manifeste:
        return not sortie.exists()
    try:
        return write.sha256(sortie / write.MANIFESTE) == resultat.manifeste and write.compare(sortie) == ()
    except (OSError, DossierError):
        return False


def _same(sortie: Path, dossier: Path, reglages: Reglages) -> bool:
    """True for a delivery that a killed run put in place without having time to note it: made by this version from
    these very inputs, so that replacing it loses nothing."""
    if not (sortie / write.MANIFESTE).is_file():
        return False
    try:
        manifeste = write.read_manifest(sortie)
        meme_moteur = manifeste.get("moteur") == f"dossier_juridique {reglages.moteur}"
        actes = [acte["acte"] for acte in manifeste["actes"]]
        return meme_moteur and reglages.pour in ("tout", *actes) and write.compare(sortie, dossier) == ()
    except (OSError, DossierError):
        return False
