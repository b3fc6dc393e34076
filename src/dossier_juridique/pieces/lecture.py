"""The exhibits of a dossier, each handed to a process of its own and never opened in ours."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from dossier_juridique.errors import Interne, PieceIllisible
from dossier_juridique.model.liasse import PieceLue
from dossier_juridique.pieces.refus import show

TAILLE_MAX = 256 * 1024 * 1024
DUREE_MAX = 25.0
_REPONSE_MAX = 1_000_000
_REDEMANDER = "Ouvrez la pièce dans un lecteur, réimprimez-la en PDF, puis remplacez le fichier."


@dataclass(frozen=True, slots=True)
class PieceDemandee:
    """An exhibit to read: its id and printed number, the name shown, where it lies, its password if it has one.

    ``chemin`` has been found inside the dossier folder by the reader.
    """

    id: str
    numero: str
    fichier: str
    chemin: Path
    mot_de_passe: str | None = None


def hash_file(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal, read piece by piece."""
    condensat = hashlib.sha256()
    with path.open("rb") as flux:
        while morceau := flux.read(1024 * 1024):
            condensat.update(morceau)
    return condensat.hexdigest()


def examine_pieces(
    demandes: Sequence[PieceDemandee],
    travail: Path,
    *,
    polices: Path | None = None,
    suivi: Callable[[str], None] = lambda ligne: None,
) -> tuple[PieceLue, ...]:
    """Reads every exhibit, in order, and writes its sane copy in ``travail`` as ``piece_<rank>.pdf``.

    ``travail`` is a private folder made by the caller; ``polices`` the folder of the charter's fonts, for messages
    and texts; ``suivi`` receives one French line per exhibit, with its number and never its name. The metadata of
    the copies are removed. Raises one ``PieceIllisible`` that names all the exhibits that could not be read.
    """
    atelier = _Atelier(travail, polices)
    lues: list[PieceLue] = []
    refus: list[PieceIllisible] = []
    with ThreadPoolExecutor(max_workers=min(2, os.cpu_count() or 1)) as ouvriers:
        try:
            taches = [ouvriers.submit(atelier.read, rang, d) for rang, d in enumerate(demandes, 1)]
            for demande, tache in zip(demandes, taches, strict=True):
                try:
                    lue = tache.result()
                except PieceIllisible as erreur:
                    refus.append(erreur)
                    suivi(_compose(f"Pièce n° {show(demande.numero, 20)} : refusée"))
                else:
                    lues.append(lue)
                    suivi(
                        _compose(
                            f"Pièce n° {show(demande.numero, 20)} : {lue.pages}\u00a0page{'s' if lue.pages > 1 else ''}"
                        )
                    )
        except BaseException:
            atelier.stop()
            ouvriers.shutdown(wait=False, cancel_futures=True)
            raise
    if refus:
        raise _gather(refus)
    return tuple(lues)


def _compose(texte: str) -> str:
    """The French spaces of a sentence; imported late, for the child imports this module and needs no Babel."""
    from dossier_juridique.model.francais import composer

    return composer(texte)


def _gather(refus: list[PieceIllisible]) -> PieceIllisible:
    premier, *autres = refus
    if not autres:
        return premier
    lignes = [premier.message, *(f"{autre} → {autre.remede}" for autre in autres)]
    return PieceIllisible("\n".join(lignes), remede=premier.remede, lieu=premier.lieu)


class _Atelier:
    """Starts the children, waits for them, ends those that last; knows the ones still running."""

    def __init__(self, travail: Path, polices: Path | None) -> None:
        self._travail = travail
        self._polices = polices
        self._enfants: set[subprocess.Popen[bytes]] = set()
        self._verrou = threading.Lock()
        self._arrete = False

    def stop(self) -> None:
        """Ends every child, at once: the caller is leaving."""
        with self._verrou:
            self._arrete = True
            for enfant in self._enfants:
                _kill(enfant)

    def read(self, rang: int, demande: PieceDemandee) -> PieceLue:
        """One exhibit from its file to its ``PieceLue``; any refusal bears its number and its file."""
        try:
            return self._read(rang, demande)
        except PieceIllisible as refus:
            (self._travail / f"piece_{rang}.pdf").unlink(missing_ok=True)  # nothing half written is left behind
            lieu = f"Pièce n° {show(demande.numero, 20)}, « {show(demande.fichier)} »"
            raise PieceIllisible(_compose(refus.message), remede=_compose(refus.remede), lieu=_compose(lieu)) from None

    def _read(self, rang: int, demande: PieceDemandee) -> PieceLue:
        _check_regular(demande.chemin)
        try:
            empreinte = hash_file(demande.chemin)
        except OSError as erreur:
            raise _refuse_access() from erreur
        sortie = self._travail / f"piece_{rang}.pdf"
        bilan = self._ask(rang, demande, sortie)
        try:
            lue = PieceLue(
                id=demande.id,
                fichier=demande.fichier,
                format=_text(bilan["format"]),
                sha256=empreinte,
                pdf=str(sortie),
                pages=_count(bilan["pages"]),
                retire=tuple(_compose(_text(t)) for t in _items(bilan["retire"])),
                avertissements=tuple(_compose(_text(t)) for t in _items(bilan["avertissements"])),
                pages_sans_texte=tuple(_count(n) for n in _items(bilan["sans_texte"])),
                signee=bilan["signee"] is True,
            )
        except (KeyError, TypeError, ValueError) as erreur:
            raise Interne(
                "la lecture d'une pièce a rendu une réponse mal formée",
                remede="Signalez ce défaut avec la pièce, si elle peut être communiquée.",
            ) from erreur
        # The exhibit may have been replaced while it was read: the hash must be that of what was copied.
        if lue.pages < 1 or not sortie.is_file() or hash_file(demande.chemin) != empreinte:
            raise PieceIllisible("la pièce a changé pendant sa lecture, ou sa copie manque", remede="Recommencez.")
        return lue

    def _ask(self, rang: int, demande: PieceDemandee, sortie: Path) -> dict[str, object]:
        reponse = self._travail / f"piece_{rang}.json"
        requete = {
            "source": str(demande.chemin.absolute()),
            "suffixe": demande.chemin.suffix.lower(),
            "sortie": str(sortie.absolute()),
            "reponse": str(reponse.absolute()),
            "mot_de_passe": demande.mot_de_passe,
            "polices": str(self._polices.absolute()) if self._polices else None,
        }
        code = self._run(json.dumps(requete).encode())
        try:
            if code != 0 or not reponse.is_file() or reponse.stat().st_size > _REPONSE_MAX:
                raise _explain_end(code)
            rendu = json.loads(reponse.read_bytes())
        except (ValueError, OSError) as erreur:
            raise _explain_end(code) from erreur
        finally:
            reponse.unlink(missing_ok=True)
        if isinstance(rendu, dict) and isinstance(rendu.get("bilan"), dict):
            bilan: dict[str, object] = rendu["bilan"]
            return bilan
        if isinstance(rendu, dict) and isinstance(rendu.get("refus"), list) and len(rendu["refus"]) == 2:
            message, remede = (show(str(t), 600) for t in rendu["refus"])
            raise PieceIllisible(message, remede=remede)
        raise _explain_failure(rendu.get("panne") if isinstance(rendu, dict) else None)

    def _run(self, requete: bytes) -> int:
        paquet = Path(__file__).resolve().parents[2]
        milieu = {c: os.environ[c] for c in ("PATH", "HOME", "XDG_CACHE_HOME", "SYSTEMROOT") if c in os.environ}
        milieu |= {
            "PYTHONPATH": str(paquet),
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""),
            "SOURCE_DATE_EPOCH": "0",
            "LC_ALL": "C.UTF-8",
            "TMPDIR": str(self._travail.absolute()),
        }
        commande = [sys.executable, "-P", "-m", "dossier_juridique.pieces.enfant"]
        with self._verrou:
            if self._arrete:
                raise PieceIllisible("la lecture a été interrompue", remede="Recommencez.")
            enfant = subprocess.Popen(
                commande,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=milieu,
                cwd=self._travail,
                start_new_session=True,
            )
            self._enfants.add(enfant)
        try:
            enfant.communicate(requete, timeout=DUREE_MAX)
        except subprocess.TimeoutExpired:
            _kill(enfant)
            enfant.wait()
            return -int(signal.SIGXCPU)
        finally:
            with self._verrou:
                self._enfants.discard(enfant)
            _kill(enfant)
        return enfant.returncode


def _kill(enfant: subprocess.Popen[bytes]) -> None:
    """Ends the child and all that it may have started: it leads its own group."""
    try:
        os.killpg(enfant.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def _check_regular(chemin: Path) -> None:
    try:
        etat = chemin.stat()
    except OSError as erreur:
        raise _refuse_access() from erreur
    if not stat.S_ISREG(etat.st_mode):
        raise PieceIllisible(
            "ce n'est pas un fichier ordinaire (dossier, tube ou périphérique)",
            remede="Indiquez dans « fichier » le document lui-même.",
        )
    if etat.st_size > TAILLE_MAX:
        raise PieceIllisible(
            f"le fichier dépasse {TAILLE_MAX // 1024**2} Mo",
            remede="Scindez la pièce, ou numérisez-la à 300 points par pouce.",
        )


def _refuse_access() -> PieceIllisible:
    return PieceIllisible("le fichier est introuvable ou illisible", remede="Vérifiez son nom et vos droits d'accès.")


def _explain_end(code: int) -> PieceIllisible:
    if -code in (signal.SIGXCPU, signal.SIGKILL):
        return PieceIllisible(
            f"la pièce n'a pu être lue en {DUREE_MAX:.0f} secondes (fichier piégé ou trop complexe)", remede=_REDEMANDER
        )
    return PieceIllisible("le fichier fait échouer le lecteur (fichier piégé ou abîmé)", remede=_REDEMANDER)


def _explain_failure(panne: object) -> PieceIllisible:
    if panne == "memoire":
        return PieceIllisible(
            "la pièce demande plus de mémoire qu'il n'est permis (fichier piégé ou démesuré)", remede=_REDEMANDER
        )
    if panne == "profondeur":
        return PieceIllisible("le fichier est imbriqué à l'excès", remede=_REDEMANDER)
    return PieceIllisible(f"le fichier est abîmé d'une façon inattendue ({show(str(panne), 40)})", remede=_REDEMANDER)


def _text(valeur: object) -> str:
    if not isinstance(valeur, str):
        raise TypeError("texte attendu")
    return show(valeur, 600)


def _count(valeur: object) -> int:
    if not isinstance(valeur, int) or not 0 < valeur < 1_000_000:
        raise ValueError("nombre de pages attendu")
    return valeur


def _items(valeur: object) -> list[object]:
    if not isinstance(valeur, list):
        raise TypeError("liste attendue")
    return valeur
