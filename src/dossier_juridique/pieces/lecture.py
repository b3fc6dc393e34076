"""The exhibits of a dossier, each handed to a process of its own and never opened in ours."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dossier_juridique.errors import PieceIllisible
from dossier_juridique.model.liasse import PieceLue
from dossier_juridique.pieces.bureautique import convert
from dossier_juridique.pieces.ouvriers import Ouvriers
from dossier_juridique.pieces.reconnaissance import check_installed, recognise
from dossier_juridique.pieces.refus import list_pages, show
from dossier_juridique.pieces.reponses import (
    compose,
    compose_reading,
    count_of,
    items_of,
    malformed,
    mapping_of,
    text_of,
)

TAILLE_MAX = 256 * 1024 * 1024


class PieceDemandee(Struct, frozen=True):
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
    ocr: bool = False,
    ppp: int = 0,
    suivi: Callable[[str], None] = lambda ligne: None,
) -> tuple[PieceLue, ...]:
    """Reads every exhibit, in order, and writes its sane copy in ``travail`` as ``piece_<rank>.pdf``.

    ``travail`` is a private folder made by the caller; ``polices`` the folder of the charter's fonts, for messages
    and texts; ``ocr``: the scans get a text layer from ocrmypdf (``ArgumentsInvalides`` when it is not installed);
    ``ppp``: scans are brought down to that resolution, 0 to leave them; ``suivi`` receives one French line per
    exhibit, with its number and never its name. The metadata of the copies are removed. Raises one
    ``PieceIllisible`` that names all the exhibits that could not be read.
    """
    if ocr:
        check_installed()
    atelier = _Atelier(travail, polices, ocr, ppp)
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
                    suivi(compose(f"Pièce n° {show(demande.numero, 20)} : refusée"))
                else:
                    lues.append(lue)
                    suivi(
                        compose(
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


def _gather(refus: list[PieceIllisible]) -> PieceIllisible:
    premier, *autres = refus
    if not autres:
        return premier
    lignes = [premier.message, *(f"{autre} → {autre.remede}" for autre in autres)]
    return PieceIllisible("\n".join(lignes), remede=premier.remede, lieu=premier.lieu)


class _Atelier:
    """Reads exhibits through its children, and with an e-mail what it carries."""

    def __init__(self, travail: Path, polices: Path | None, ocr: bool, ppp: int) -> None:
        self._travail, self._ocr, self._ppp = travail, ocr, ppp
        self._ouvriers = Ouvriers(travail, polices)
        self.stop = self._ouvriers.stop

    def read(self, rang: int, demande: PieceDemandee) -> PieceLue:
        """One exhibit from its file to its ``PieceLue``; any refusal bears its number and its file."""
        try:
            return self._read(rang, demande)
        except PieceIllisible as refus:
            (self._travail / f"piece_{rang}.pdf").unlink(missing_ok=True)  # nothing half written is left behind
            lieu = f"Pièce n° {show(demande.numero, 20)}, « {show(demande.fichier)} »"
            raise PieceIllisible(compose(refus.message), remede=compose(refus.remede), lieu=compose(lieu)) from None

    def _read(self, rang: int, demande: PieceDemandee) -> PieceLue:
        _check_regular(demande.chemin)
        try:
            empreinte = hash_file(demande.chemin)
        except OSError as erreur:
            raise _refuse_access() from erreur
        sortie = self._travail / f"piece_{rang}.pdf"
        depart = Fichier(demande.chemin, demande.chemin.suffix.lower(), empreinte)
        bilan = self._convert(depart, sortie, demande)
        jointes: tuple[PieceLue, ...] = ()
        if bilan.get("jointes"):
            try:
                bilan, jointes = self._read_mail(bilan, depart, sortie, demande)
            except (KeyError, TypeError, ValueError, IndexError) as erreur:
                raise malformed() from erreur
        lue = compose_reading(bilan, demande.id, demande.fichier, empreinte, sortie)
        # The exhibit may have been replaced while it was read: the hash must be that of what was copied.
        if not sortie.is_file() or hash_file(demande.chemin) != empreinte:
            raise PieceIllisible("la pièce a changé pendant sa lecture, ou sa copie manque", remede="Recommencez.")
        return replace(lue, jointes=jointes)

    def _convert(
        self, fichier: Fichier, sortie: Path, demande: PieceDemandee, **autres: object
    ) -> dict[str, object]:
        cle = demande.mot_de_passe
        bilan = self._ouvriers.ask(fichier.chemin, fichier.suffixe, sortie, cle, ppp=self._ppp, **autres)
        if bilan.get("conversion"):
            bureau = self._travail.absolute() / f"{sortie.stem}_bureau"
            rendu = convert(fichier.chemin, text_of(bilan["conversion"]), bureau, self._ouvriers)
            bilan = self._replace_copy(rendu, sortie, bilan)
            shutil.rmtree(bureau, ignore_errors=True)
        muettes = [count_of(n) for n in items_of(bilan["sans_texte"])]
        if self._ocr and muettes:
            bilan = self._replace_copy(recognise(sortie, len(muettes), self._ouvriers), sortie, bilan)
            phrase = f"Texte des scans reconnu par ocrmypdf ({list_pages(muettes)}), à votre demande : il n'a pas été relu."
            bilan["avertissements"] = [*items_of(bilan["avertissements"]), phrase]
        return bilan

    def _replace_copy(self, pdf: Path, sortie: Path, premier: dict[str, object]) -> dict[str, object]:
        """The PDF that another program made of an exhibit, made safe in its turn; what was said before still holds."""
        bilan = self._ouvriers.ask(pdf, ".pdf", sortie, None, ppp=self._ppp if premier.get("conversion") else 0)
        pdf.unlink(missing_ok=True)
        if premier["pages"] and bilan["pages"] != premier["pages"]:
            raise PieceIllisible(
                f"la reconnaissance du texte a changé le nombre de pages ({premier['pages']} et {bilan['pages']})",
                remede="Relancez sans --ocr.",
            )
        for liste in ("retire", "avertissements"):
            bilan[liste] = [*items_of(premier[liste]), *(x for x in items_of(bilan[liste]) if x not in items_of(premier[liste]))]
        return {**bilan, **{c: premier[c] for c in ("format", "signee", "facture_electronique")}}

    def _read_mail(
        self, premier: dict[str, object], message: Fichier, sortie: Path, demande: PieceDemandee
    ) -> tuple[dict[str, object], tuple[PieceLue, ...]]:
        """What the message carries, each as an exhibit « 3-1 », « 3-2 », then the message, which says where they are.

        What cannot be read is not reproduced, and the page and the report say why: the message itself is sound.
        """
        fiches = [_Fiche(fiche, self._travail) for fiche in items_of(premier["jointes"])]
        ecartees = {str(c): text_of(v) for c, v in mapping_of(premier["ecartees"]).items()}
        bilans: dict[str, dict[str, object]] = {}
        while True:
            restent = [f for f in fiches if f.sha256 not in ecartees]
            annexes = {f.sha256: f"{demande.numero}-{n}" for n, f in enumerate(restent, 1)}
            for fiche in restent:
                if fiche.sha256 in bilans and fiche.format != "courriel":
                    continue
                copie = sortie.with_name(f"{sortie.stem}_{fiche.chemin.name.rsplit('_', 1)[1]}.pdf")
                dites = {"annexes": annexes, "ecartees": ecartees} if fiche.format == "courriel" else {}
                try:
                    bilans[fiche.sha256] = self._convert(fiche.fichier, copie, demande, **dites)
                    fiche.copie = copie
                except PieceIllisible as refus:
                    copie.unlink(missing_ok=True)
                    ecartees[fiche.sha256] = refus.message
            if all(f.sha256 not in ecartees for f in restent):
                break
        bilan = self._convert(message, sortie, demande, annexes=annexes, ecartees=ecartees)
        jointes = tuple(
            replace(
                compose_reading(bilans[f.sha256], f"{demande.id}#{n}", demande.fichier, f.sha256, f.copie), nom=f.nom
            )
            for n, f in enumerate(restent, 1)
        )
        for fiche in fiches:
            fiche.chemin.unlink(missing_ok=True)
        return bilan, jointes


class Fichier(Struct, frozen=True):
    """A file to open: where it lies, the suffix it claims, its hash."""

    chemin: Path
    suffixe: str
    sha256: str


class _Fiche:
    """An attachment as the child that opened its message described it."""

    def __init__(self, fiche: object, travail: Path) -> None:
        lue = mapping_of(fiche)
        self.sha256, self.nom, self.format = text_of(lue["sha256"]), text_of(lue["nom"]), text_of(lue["format"])
        # The child names a file of the private folder: a name, never a path.
        self.chemin = travail / Path(text_of(lue["fichier"])).name
        self.fichier = Fichier(self.chemin, text_of(lue["suffixe"]), self.sha256)
        self.copie = self.chemin


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
