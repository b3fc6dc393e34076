"""A dossier folder, read: ``dossier.toml`` or ``dossier.json`` → a mapping, the line of each key, safe paths."""

from __future__ import annotations

import json
import os
import re
import stat
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from dossier_juridique.errors import ArgumentsInvalides, DossierInvalide, LectureRefusee, PieceIllisible
from dossier_juridique.read.lignes import lignes_toml

TAILLE_MAX = 2 * 1024 * 1024
PROFONDEUR_MAX = 24
FICHIERS = ("dossier.toml", "dossier.json")
_TABLES = (".csv", ".tsv", ".jsonl", ".ndjson")


class Source(Struct, frozen=True):
    """What was read: ``contenu`` with exact decimals, ``lignes`` key → line (TOML only), ``racine`` the folder
    (None for a mapping), ``fichier`` the name to show."""

    contenu: Mapping[str, Any]
    fichier: str
    racine: Path | None = None
    lignes: Mapping[str, int] = field(default_factory=dict)

    @property
    def chemin(self) -> Path | None:
        """Path of the dossier file itself."""
        return self.racine / self.fichier if self.racine else None

    def resoudre(self, fichier: str, rang: str = "") -> Path:
        """Path of an exhibit, inside the folder whatever the links say; ``PieceIllisible`` otherwise.

        ``rang`` is said before the file in the refusal: « Pièce n° 5, ».
        """
        lieu = f"{rang}«\u00a0{fichier}\u00a0»" if rang else fichier
        if self.racine is None:
            raise PieceIllisible(
                "ce dossier n'a pas de pièces sur disque", lieu=lieu, remede="Donnez un dossier, non un mapping."
            )
        remede = "Placez le fichier dans le dossier et donnez son chemin relatif, par exemple « pieces/contrat.pdf »."
        if "\x00" in fichier or fichier.startswith(("/", "\\")) or re.match(r"^[A-Za-z]:", fichier):
            raise PieceIllisible("le chemin sort du dossier", lieu=lieu, remede=remede)
        racine = self.racine.resolve()
        try:
            cible = (racine / fichier.replace("\\", "/")).resolve()
        except (OSError, RuntimeError) as erreur:
            raise PieceIllisible("le chemin ne peut pas être suivi", lieu=lieu, remede=remede) from erreur
        if not cible.is_relative_to(racine) or cible == racine:
            raise PieceIllisible("le chemin sort du dossier", lieu=lieu, remede=remede)
        try:
            mode = cible.stat().st_mode
        except PermissionError as erreur:
            raise LectureRefusee(lieu=lieu) from erreur
        except OSError as erreur:
            raise PieceIllisible(
                "fichier introuvable", lieu=lieu, remede="Ajoutez le fichier, ou retirez cette pièce du dossier."
            ) from erreur
        if not stat.S_ISREG(mode):
            raise PieceIllisible("ce n'est pas un fichier ordinaire", lieu=lieu, remede=remede)
        if not os.access(cible, os.R_OK):
            raise LectureRefusee(lieu=lieu)
        return cible


def as_path(nom: str, valeur: object) -> Path:
    """A path that another program gives as ``nom``. ``ArgumentsInvalides`` when it is none."""
    if isinstance(valeur, str | os.PathLike) and isinstance(os.fspath(valeur), str):
        return Path(valeur)
    raise ArgumentsInvalides(
        f"« {nom} » n'est pas un chemin (reçu : {type(valeur).__name__})", remede="Donnez un chemin : str ou pathlib.Path."
    )


def as_day(jour: object) -> date:
    """A day that another program gives, to close a claim. ``ArgumentsInvalides`` for what is none, a time included, and for
    a year of which no law is known."""
    if type(jour) is not date:  # a datetime is a date for Python, and its hour would be printed
        raise ArgumentsInvalides(
            f"le jour de l'arrêté n'est pas une date sans heure (reçu : {type(jour).__name__})",
            remede="Donnez un datetime.date, par exemple date(2026, 11, 22).",
        )
    if not 1900 <= jour.year <= 2200:
        raise ArgumentsInvalides(
            f"le jour de l'arrêté est en l'an {jour.year}", remede="Donnez un jour entre 1900 et 2200."
        )
    return jour


def read(chemin: Path) -> Source:
    """Read a dossier folder, or its file. ``DossierInvalide`` names the file, the line, and what to do."""
    try:
        racine = chemin if chemin.is_dir() else chemin.parent
    except PermissionError as erreur:
        raise DossierInvalide(
            "lecture impossible", lieu=str(chemin), remede="Vérifiez les droits de ce dossier et de ceux qui le contiennent."
        ) from erreur
    if racine == chemin:
        presents = _present(chemin)
        if not presents:
            _refuse_irregular(*((chemin,) if chemin.name in FICHIERS else (chemin / nom for nom in FICHIERS)))
        if len(presents) != 1:
            raise DossierInvalide(
                "le dossier contient dossier.toml et dossier.json"
                if presents
                else "aucun dossier.toml ni dossier.json",
                lieu=chemin.name or str(chemin),
                remede="Gardez un seul des deux." if presents else "Créez-le avec « dossier init DOSSIER ».",
            )
        fichier = racine / presents[0]
    elif chemin.is_file():
        fichier = chemin
    else:
        _refuse_irregular(chemin)
        raise DossierInvalide(
            "ce dossier n'existe pas",
            lieu=str(chemin),
            remede="Vérifiez le chemin, ou créez-le : dossier init DOSSIER.",
        )
    try:
        if fichier.stat().st_size > TAILLE_MAX:
            raise DossierInvalide(
                "plus de 2 Mo", lieu=fichier.name, remede="Un dossier n'est que du texte : réduisez-le."
            )
        octets = fichier.read_bytes()
        texte = octets.decode("utf-8-sig")
        _refuse_kind(fichier, octets)
    except UnicodeDecodeError as erreur:
        _refuse_kind(fichier, octets)
        raise DossierInvalide(
            f"le fichier n'est pas en UTF-8 (octet {erreur.start})", lieu=fichier.name,
            remede="Enregistrez-le en UTF-8 dans votre éditeur.",
        ) from erreur  # fmt: skip
    except OSError as erreur:
        raise DossierInvalide(
            "lecture impossible", lieu=fichier.name, remede="Vérifiez les droits du fichier."
        ) from erreur
    if fichier.suffix.lower() == ".json":
        return Source(parse_json(texte, fichier.name), fichier.name, racine)
    return Source(_toml(texte, fichier.name), fichier.name, racine, lignes_toml(texte))


def _refuse_irregular(*chemins: Path) -> None:
    """What bears the name of a dossier and cannot be read as a file: a pipe would be waited for, for ever."""
    for chemin in chemins:
        if os.path.lexists(chemin):
            quoi = "un dossier" if chemin.is_dir() else "un tube nommé" if chemin.is_fifo() else "un fichier spécial"
            quoi = quoi if chemin.exists() else "un lien qui ne mène à rien"
            raise DossierInvalide(
                f"c'est {quoi}, non un fichier", lieu="/".join(chemin.parts[-2:]),
                remede="Mettez à sa place un fichier de texte ; « dossier init DOSSIER » en écrit un.",
            )  # fmt: skip


def _refuse_kind(fichier: Path, octets: bytes) -> None:
    """A workbook, a PDF, a table given for a dossier: what to save again is not its encoding."""
    genre = fichier.suffix.lower()
    if genre not in (".toml", ".json") and (genre in _TABLES or b"\0" in octets or octets[:4] in (b"PK\3\4", b"%PDF")):
        raise DossierInvalide(
            "ce fichier n'est ni un dossier.toml ni un dossier.json", lieu=fichier.name,
            remede="Donnez un texte TOML ou JSON, comme « dossier init DOSSIER » en écrit. Une table se donne à « dossier lot ».",
        )  # fmt: skip


def _present(chemin: Path) -> list[str]:
    try:
        return [n for n in FICHIERS if (chemin / n).is_file()]
    except OSError as erreur:
        raise DossierInvalide(
            "lecture impossible", lieu=chemin.name or str(chemin), remede="Vérifiez les droits de ce dossier."
        ) from erreur


def read_mapping(contenu: Mapping[str, Any]) -> Source:
    """A dossier handed over by another system; floats are refused by the schema, not rounded here."""
    return Source(contenu, "dossier")


def _toml(texte: str, nom: str) -> dict[str, Any]:
    # The parser recurses on brackets: a short file of brackets would exhaust the stack before we see it.
    if re.search(rf"[\[{{][\s\[{{]{{{PROFONDEUR_MAX},}}", texte):
        raise DossierInvalide("trop de niveaux imbriqués", lieu=nom, remede="Suivez la forme de dossier-exemple.toml.")
    if re.search(rf"^[^=#\n]*?(?:\.[^.=#\n]*){{{PROFONDEUR_MAX}}}", texte, re.MULTILINE):
        raise DossierInvalide("une clé a trop de niveaux", lieu=nom, remede="Suivez la forme de dossier-exemple.toml.")
    try:
        return tomllib.loads(texte, parse_float=Decimal)
    except RecursionError as erreur:
        raise DossierInvalide("trop de niveaux imbriqués", lieu=nom, remede="Simplifiez le fichier.") from erreur
    except (tomllib.TOMLDecodeError, ValueError, ArithmeticError) as erreur:
        ligne = re.search(r"line (\d+)", str(erreur))
        ou = f"{nom}, ligne {ligne[1]}" if ligne else nom
        fautive = texte.splitlines()[int(ligne[1]) - 1] if ligne and int(ligne[1]) <= texte.count("\n") + 1 else ""
        remede = _remede_d_ecriture(fautive) or _remede_toml(str(erreur))
        raise DossierInvalide(_en_francais(str(erreur)), lieu=ou, remede=remede) from erreur


def _remede_d_ecriture(ligne: str) -> str:
    """The two faults of a hand used to French forms."""
    if re.search(r"=\s*-?\d[\d \u00a0\u202f]*,\d", ligne) or re.search(r"=\s*\d+[ \u00a0\u202f]\d", ligne):
        return "Écrivez les montants avec un point décimal et sans espace : 1234.56."
    if re.search(r"=\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", ligne):
        return "Écrivez les dates sous la forme AAAA-MM-JJ et sans guillemets : 2026-05-12."
    return ""


def _en_francais(message: str) -> str:
    if "overwrite a value" in message or "twice" in message or "overwrite a mutable" in message:
        return "la même clé est écrite deux fois"
    if "Unescaped" in message or "Unterminated" in message or "Illegal character" in message:
        return "texte mal fermé ou caractère interdit"
    if "Invalid date" in message or "day is out of range" in message or "month must be" in message:
        return "date impossible"
    return "TOML illisible à cet endroit"


def _remede_toml(message: str) -> str:
    if "overwrite" in message or "twice" in message:
        return "Gardez une seule des deux écritures."
    if "date" in message or "day" in message or "month" in message:
        return "Écrivez une date qui existe, sous la forme AAAA-MM-JJ et sans guillemets."
    return "Vérifiez les guillemets, les crochets et le signe « = » de cette ligne."


def parse_json(texte: str, nom: str, ligne: int | None = None) -> dict[str, Any]:
    """A JSON object with exact decimals and no key twice; ``DossierInvalide`` at ``nom`` otherwise.

    ``ligne``: the line of ``nom`` that holds the whole text (JSON lines).
    """
    lieu = nom if ligne is None else f"{nom}, ligne {ligne}"

    def sans_doublon(paires: list[tuple[str, Any]]) -> dict[str, Any]:
        vues: dict[str, Any] = {}
        for cle, valeur in paires:
            if cle in vues:
                raise _Doublon(cle)
            vues[cle] = valeur
        return vues

    def refuser(constante: str) -> Any:
        raise _Doublon(constante)

    try:
        contenu = json.loads(
            texte, parse_float=Decimal, parse_int=_entier, parse_constant=refuser, object_pairs_hook=sans_doublon
        )
    except _Doublon as erreur:
        raise DossierInvalide(
            f"la clé « {erreur} » est écrite deux fois, ou n'est pas un nombre", lieu=lieu, remede="Gardez une écriture."
        ) from erreur
    except json.JSONDecodeError as erreur:
        raise DossierInvalide(
            "JSON illisible à cet endroit", lieu=f"{nom}, ligne {ligne or erreur.lineno}, colonne {erreur.colno}",
            remede="Vérifiez virgules, guillemets et accolades.",
        ) from erreur  # fmt: skip
    except (RecursionError, ValueError, ArithmeticError) as erreur:
        raise DossierInvalide(
            "JSON trop profond ou nombre démesuré", lieu=lieu, remede="Simplifiez le fichier."
        ) from erreur
    if not isinstance(contenu, dict):
        remede = "Commencez le fichier par « { »." if ligne is None else "Écrivez un objet par ligne, entre « { » et « } »."
        raise DossierInvalide(f"un objet JSON est attendu (lu : {_genre_json(contenu)})", lieu=lieu, remede=remede)
    return contenu


def _genre_json(valeur: Any) -> str:
    genres = {list: "un tableau", str: "un texte", bool: "vrai ou faux", type(None): "null"}
    return genres.get(type(valeur), "un nombre")


def _entier(texte: str) -> int:
    if len(texte) > 18:
        raise ValueError("nombre démesuré")
    return int(texte)


class _Doublon(Exception):
    """A key twice, or NaN and its kind, inside JSON."""
