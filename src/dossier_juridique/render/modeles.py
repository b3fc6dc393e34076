"""Where the texts are: the office's own folder first, then the one that is delivered with the program."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from dossier_juridique.errors import ArgumentsInvalides, SortieRefusee

_LUS = (".html", ".css", ".docx")
ACTES_EN_WORD = (
    "relance-1", "relance-2", "relance-3", "appel", "mise-en-demeure", "accuse-de-paiement", "echeancier",
    "reconnaissance-de-dette", "pouvoir-special",
)  # fmt: skip
"""The acts an office may write wholly in Word, in a file of that name at the head of its folder."""
TAILLE_MAX = 4_000_000
"""Bytes of one template file; the largest one delivered is a font of 60 kB."""


class Modeles(Struct, frozen=True):
    """Folders searched in order; a file found in the first one hides the same file of the next ones.

    A symbolic link that leaves its folder is not followed: a template is code, and comes from these folders. ``etat``: a hash of
    the office's own texts as they were found, so that nothing remembered of them outlives a change.
    """

    dossiers: tuple[Path, ...]
    etat: str = ""

    def candidates(self, nom: str) -> Iterator[Path]:
        """The files of that name (« charte/lettre.html »), the office's first."""
        for dossier in self.dossiers:
            racine = dossier.resolve()
            chemin = (racine / nom).resolve()
            if chemin.is_relative_to(racine) and chemin.is_file():
                yield chemin

    def find(self, nom: str) -> Path:
        """The file to use. Raises SortieRefusee when no folder has it."""
        for chemin in self.candidates(nom):
            return chemin
        raise SortieRefusee(
            "ce modèle n'existe pas.",
            remede=f"Ajoutez {nom} dans le dossier des modèles, ou réinstallez le programme.",
            lieu=nom,
        )

    def read(self, nom: str) -> bytes:
        """The bytes of that file. Raises SortieRefusee when it is missing, unreadable or too big."""
        chemin = self.find(nom)
        try:
            if chemin.stat().st_size > TAILLE_MAX:
                raise SortieRefusee(
                    "ce modèle dépasse 4 Mo.",
                    remede="Allégez le fichier (image ou police trop lourde).",
                    lieu=nom,
                )
            return chemin.read_bytes()
        except OSError as erreur:
            raise SortieRefusee(
                f"ce modèle ne peut pas être lu ({erreur.strerror or type(erreur).__name__}).",
                remede="Vérifiez les droits du fichier.",
                lieu=nom,
            ) from erreur

    def empreintes(self, *dossiers: str) -> dict[str, str]:
        """SHA-256 of the texts and letterheads in use below these folders (« charte », « commun »); no font."""
        noms = {
            c.relative_to(racine).as_posix()
            for racine in (d.resolve() for d in self.dossiers)
            for dossier in dossiers
            for c in (racine / dossier).glob("*")
            if c.is_file()
        }
        return {nom: hashlib.sha256(self.read(nom)).hexdigest() for nom in sorted(noms)}

    def polices(self) -> tuple[Path, ...]:
        """The fonts delivered with the program: those of the stamps, of the report, and of the letters unless an office has its
        own."""
        for trouvees in (_fonts(dossier) for dossier in reversed(self.dossiers)):
            if trouvees:
                return trouvees
        raise SortieRefusee(
            "aucune police n'a été trouvée.",
            remede="Réinstallez le programme, ou remettez les fichiers .ttf à leur place.",
            lieu="charte/polices",
        )


    def jeux_de_polices(self) -> tuple[tuple[Path, ...], ...]:
        """The sets of fonts that letters have: the delivered one when the style sheet in use names one of it, then the
        office's own."""
        fournies, siennes = self.polices(), tuple(p for d in self.dossiers[:-1] for p in _fonts(d))
        feuille = self.read("charte/charte.css").decode("utf-8", "replace") if siennes else ""
        citees = not siennes or any(police.name in feuille for police in fournies)
        return tuple(jeu for jeu in (fournies if citees else (), siennes) if jeu)


def _fonts(dossier: Path) -> tuple[Path, ...]:
    return tuple(sorted((dossier / "charte" / "polices").glob("*.ttf")))


def shipped_modeles(bureau: Path | None = None) -> Modeles:
    """The delivered texts, after those of the office when it gives a folder.

    Raises ArgumentsInvalides when ``bureau`` is not a folder.
    """
    if bureau is not None and not bureau.is_dir():
        raise ArgumentsInvalides(
            "le dossier des modèles n'existe pas.",
            remede="Indiquez un dossier obtenu par « dossier modeles exporter DIR ».",
            lieu=str(bureau),
        )
    ici = Path(__file__).resolve()
    # Installed, the texts lie inside the package; in the sources, beside src/, where an office can read them.
    fournis = next((d for d in (ici.parents[1] / "modeles", ici.parents[3] / "modeles") if d.is_dir()), None)
    if fournis is None:
        raise SortieRefusee(
            "les modèles fournis avec le programme sont introuvables.", remede="Réinstallez le programme."
        )
    if bureau is None:
        return Modeles((fournis,))
    _check_names(bureau.resolve(), fournis)
    return Modeles((bureau, fournis), _state(bureau))


def _state(bureau: Path) -> str:
    somme = hashlib.sha256()
    for fichier in sorted(bureau.rglob("*")):
        if fichier.suffix.lower() == ".html" and fichier.is_file():
            try:
                octets = fichier.read_bytes() if fichier.stat().st_size <= TAILLE_MAX else b""
            except OSError:
                octets = b""  # refused where it is used, in its own words
            somme.update(f"{fichier.relative_to(bureau).as_posix()} {len(octets)}\n".encode() + octets)
    return somme.hexdigest()


def _check_names(bureau: Path, fournis: Path) -> None:
    """A text whose name is not one of ours would be ignored without a word: it is refused with the nearest name.

    So is a link that leads out of the folder, which is not followed.
    """
    connus = sorted(p.relative_to(fournis).as_posix() for p in fournis.rglob("*") if p.suffix in _LUS)
    connus += [f"{acte}.docx" for acte in ACTES_EN_WORD]
    for fichier in sorted(bureau.rglob("*")):
        nom = fichier.relative_to(bureau).as_posix()
        if fichier.is_symlink() and not fichier.resolve().is_relative_to(bureau):
            raise ArgumentsInvalides(
                "ce lien sort du dossier des modèles, et n'est pas suivi", lieu=nom, remede="Copiez le fichier à cette place."
            )
        if fichier.suffix.lower() in _LUS and not fichier.name.startswith(("~$", ".")) and nom not in connus:
            proches = difflib.get_close_matches(nom, connus, n=1, cutoff=0.3)
            raise ArgumentsInvalides(
                "ce modèle ne remplace aucun texte du programme",
                lieu=nom,
                remede=f"Vouliez-vous « {proches[0]} » ?" if proches else "Gardez les noms du dossier modeles/ fourni.",
            )
