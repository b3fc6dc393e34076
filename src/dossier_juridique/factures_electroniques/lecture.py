"""Electronic invoices, each read in a process of its own with limits: what strangers wrote is never parsed in ours."""

from __future__ import annotations

import json
import os
import signal
import stat
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import msgspec

from dossier_juridique import isolement
from dossier_juridique.errors import DossierError, Interne, PieceIllisible
from dossier_juridique.model.facture_lue import FactureLue
from dossier_juridique.model.francais import composer

TAILLE_MAX = 128 * 1024 * 1024
DUREE_MAX = 25.0
_REPONSE_MAX = 8 * 1024 * 1024
_A_CHAUD = ("dossier_juridique.factures_electroniques.attaches", "dossier_juridique.factures_electroniques.choix")
_REMEDE = "Demandez la facture électronique d'origine, ou saisissez cette facture dans dossier.toml."


def read_invoice(chemin: Path, *, schema: bool = True) -> FactureLue:
    """The invoice a PDF carries, or an XML file is (CII, ZUGFeRD 1.0, UBL): amounts Decimal, days ``date``.

    ``schema`` also holds it to the official XSD, a fault of which is a warning; without it the reading is faster.
    ``PieceIllisible`` (exit 3) says why nothing was read: no XML, XML cut, an order, a damaged or encrypted PDF.
    """
    lieu = f"« {_shown(chemin.name)} »"
    try:
        _check_regular(chemin)
        with tempfile.TemporaryDirectory(prefix="facture-") as travail:
            return _ask(chemin, Path(travail), schema)
    except PieceIllisible as refus:
        raise PieceIllisible(composer(refus.message), remede=composer(refus.remede), lieu=composer(lieu)) from None


def read_invoices(chemins: Sequence[Path], *, schema: bool = True) -> tuple[FactureLue, ...]:
    """Several invoices, in order, two at a time. One ``PieceIllisible`` names all those that could not be read."""
    with ThreadPoolExecutor(max_workers=min(2, os.cpu_count() or 1)) as ouvriers:
        taches = [ouvriers.submit(partial(read_invoice, chemin, schema=schema)) for chemin in chemins]
    lues: list[FactureLue] = []
    refus: list[PieceIllisible] = []
    for tache in taches:
        try:
            lues.append(tache.result())
        except PieceIllisible as erreur:
            refus.append(erreur)
    if refus:
        premier, *autres = refus
        message = "\n".join([premier.message, *(str(autre) for autre in autres)])
        raise PieceIllisible(message, remede=premier.remede, lieu=premier.lieu)
    return tuple(lues)


def _ask(chemin: Path, travail: Path, schema: bool) -> FactureLue:
    reponse = travail / "reponse.json"
    demande = {
        "source": str(chemin.absolute()),
        "nom": chemin.name,
        "reponse": str(reponse.absolute()),
        "schema": schema,
    }
    code = _run(json.dumps(demande).encode(), travail)
    try:
        if code != 0 or not reponse.is_file() or reponse.stat().st_size > _REPONSE_MAX:
            raise _explain_end(code)
        rendu = json.loads(reponse.read_bytes())
    except (ValueError, OSError) as erreur:
        raise _explain_end(code) from erreur
    refus = rendu.get("refus") if isinstance(rendu, dict) else None
    if isinstance(refus, list) and len(refus) == 2:
        raise PieceIllisible(str(refus[0]), remede=str(refus[1]))
    if not isinstance(rendu, dict) or "facture" not in rendu:
        raise _explain_failure(rendu.get("panne") if isinstance(rendu, dict) else None)
    try:
        lue = msgspec.convert(rendu["facture"], FactureLue)
    except msgspec.ValidationError as erreur:
        raise Interne(
            "la lecture d'une facture a rendu une réponse mal formée",
            remede="Signalez ce défaut avec la facture, si elle peut être communiquée.",
        ) from erreur
    return lue


def _run(demande: bytes, travail: Path) -> int:
    milieu = {c: os.environ[c] for c in ("PATH", "SYSTEMROOT") if c in os.environ}
    milieu |= {"HOME": str(travail.absolute()), "TMPDIR": str(travail.absolute())}
    module = "dossier_juridique.factures_electroniques.enfant"
    return isolement.start(module, demande, travail, milieu, a_chaud=_A_CHAUD).wait(DUREE_MAX)


def _check_regular(chemin: Path) -> None:
    try:
        etat = chemin.stat()
    except (OSError, ValueError) as erreur:
        raise PieceIllisible(
            "le fichier est introuvable ou illisible", remede="Vérifiez son chemin et vos droits d'accès."
        ) from erreur
    if not stat.S_ISREG(etat.st_mode):
        raise PieceIllisible("ce n'est pas un fichier ordinaire", remede="Donnez le fichier PDF ou XML de la facture.")
    if etat.st_size > TAILLE_MAX:
        raise PieceIllisible(f"le fichier dépasse {TAILLE_MAX // 1024**2} Mo", remede=_REMEDE)


def _explain_end(code: int) -> PieceIllisible:
    if -code in (signal.SIGXCPU, signal.SIGKILL):
        return PieceIllisible(
            f"la facture n'a pu être lue en {DUREE_MAX:.0f} secondes (fichier piégé ou trop complexe)", remede=_REMEDE
        )
    return PieceIllisible("le fichier fait échouer le lecteur (fichier piégé ou abîmé)", remede=_REMEDE)


def _explain_failure(panne: object) -> DossierError:
    if panne == "memoire":
        return PieceIllisible("la facture demande plus de mémoire qu'il n'est permis (fichier piégé)", remede=_REMEDE)
    if panne == "profondeur":
        return PieceIllisible("le fichier est imbriqué à l'excès", remede=_REMEDE)
    return PieceIllisible(f"le fichier est abîmé d'une façon inattendue ({_shown(str(panne))[:40]})", remede=_REMEDE)


def _shown(nom: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in nom)[:120]
