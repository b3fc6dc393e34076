"""The child that opens one exhibit: started, given its request, waited for, ended."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from dossier_juridique import isolement
from dossier_juridique.errors import PieceIllisible
from dossier_juridique.pieces.refus import show

DUREE_MAX = 60.0  # the child counts its own processor time; this stops one that sleeps, on a machine that is busy
_REPONSE_MAX = 1_000_000
_PDF = "dossier_juridique.pieces.document_pdf"
_PAR_SUFFIXE = {
    ".pdf": (_PDF,),
    **dict.fromkeys((".eml", ".txt"), ("dossier_juridique.pieces.courriel", "dossier_juridique.pieces.mise_en_page")),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"), ("dossier_juridique.pieces.images",)),
}
"""What a child needs for a file of that name: loaded once, where it is forked from. A name that lies costs time alone."""
_REDEMANDER = "Ouvrez la pièce dans un lecteur, réimprimez-la en PDF, puis remplacez le fichier."


class Ouvriers:
    """Starts the children, waits for them, ends those that last; knows the ones still running."""

    def __init__(self, travail: Path, polices: Path | None) -> None:
        self._travail = travail
        self._polices = polices
        self._enfants: set[isolement.Enfant] = set()
        self._verrou = threading.Lock()
        self._arrete = False

    def stop(self) -> None:
        """Ends every child, at once: the caller is leaving."""
        with self._verrou:
            self._arrete = True
            for enfant in self._enfants:
                enfant.kill()

    def ask(
        self, source: Path, suffixe: str, sortie: Path, mot_de_passe: str | None, **autres: object
    ) -> dict[str, object]:
        """The ``Bilan`` of one file, as a mapping; its sane copy is at ``sortie``. Raises ``PieceIllisible``."""
        reponse = sortie.with_suffix(".json")
        requete = {
            "source": str(source.absolute()),
            "suffixe": suffixe,
            "sortie": str(sortie.absolute()),
            "reponse": str(reponse.absolute()),
            "mot_de_passe": mot_de_passe,
            "polices": str(self._polices.absolute()) if self._polices else None,
            **autres,
        }
        d_abord = _PAR_SUFFIXE.get(suffixe, ())
        code = self.run("dossier_juridique.pieces.enfant", json.dumps(requete).encode(), d_abord=d_abord)
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

    def run(
        self, module: str, requete: bytes, *, duree: float | None = None, milieu: Mapping[str, str] | None = None,
        d_abord: Sequence[str] = (),
    ) -> int:
        """Runs ``main()`` of ``module`` with ``requete`` on its input; its exit code, -SIGXCPU when it lasts too long.

        ``d_abord``: modules that it is sure to need.
        """
        travail = self._travail.absolute()
        complet = {c: os.environ[c] for c in ("PATH", "HOME", "XDG_CACHE_HOME", "SYSTEMROOT") if c in os.environ}
        complet |= {"SOURCE_DATE_EPOCH": "0", "TMPDIR": str(travail), **(milieu or {})}
        with self._verrou:
            if self._arrete:
                raise PieceIllisible("la lecture a été interrompue", remede="Recommencez.")
            enfant = isolement.start(module, requete, travail, complet, d_abord=d_abord, a_chaud=(_PDF,))
            self._enfants.add(enfant)
        try:
            return enfant.wait(DUREE_MAX if duree is None else duree)
        finally:
            with self._verrou:
                self._enfants.discard(enfant)


def _explain_end(code: int) -> PieceIllisible:
    if -code in (signal.SIGXCPU, signal.SIGKILL):
        return PieceIllisible(
            "la pièce n'a pu être lue dans le temps permis (fichier piégé ou trop complexe)", remede=_REDEMANDER
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
