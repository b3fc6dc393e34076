"""Dated figures from ``droit/baremes/*.toml``, and from the folder an office gives with ``--baremes``."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from dossier_juridique import droit
from dossier_juridique.droit.parametres import Parametres, Serie, Valeur
from dossier_juridique.errors import DossierInvalide
from dossier_juridique.model.francais import jour_court

_CLES_SERIE = {"nom", "intitule", "unite", "article", "valeurs", "par_semestre_des"}
_CLES_VALEUR = {"debut", "fin", "valeur", "texte", "lien", "confiance"}


def load_parametres(complement: Path | None = None) -> Parametres:
    """All figures of the package, then those of ``complement``: a block that starts on the first day of a shipped one
    replaces it, another is added. Gaps, overlaps and missing sources are refused (``DossierInvalide``).
    """
    if complement is None:
        return _livres()
    if not complement.is_dir():
        raise DossierInvalide(
            "le dossier des barèmes n'existe pas",
            lieu=str(complement),
            remede="Donnez à --baremes un dossier de *.toml.",
        )
    fichiers = sorted(complement.glob("*.toml"))
    if not fichiers:
        raise DossierInvalide(
            "aucun fichier *.toml dans le dossier des barèmes",
            lieu=str(complement),
            remede="Un dossier vide laisserait les chiffres livrés en vigueur sans le dire : donnez le bon dossier.",
        )
    series = dict(_livres().series)
    ajouts: dict[str, dict[date, Valeur]] = {}
    origines: dict[str, str] = {}
    for fichier in fichiers:
        for brute, valeurs in _lire(_texte(fichier), fichier.name):
            nom = brute["nom"]
            if nom not in series:
                # A misspelt name would leave the shipped figure in force without a word.
                proches = difflib.get_close_matches(nom, list(series), n=3, cutoff=0.4)
                raise DossierInvalide(
                    f"aucun barème ne s'appelle « {nom} »",
                    lieu=fichier.name,
                    remede=f"Noms connus les plus proches : {', '.join(proches or sorted(series)[:6])}.",
                )
            siens = ajouts.setdefault(nom, {})
            origines[nom] = fichier.name
            for valeur in valeurs:
                if valeur.debut in siens:
                    raise _refus(
                        fichier.name, f"deux blocs du barème « {nom} » commencent le {jour_court(valeur.debut)}"
                    )
                siens[valeur.debut] = valeur
    # Gaps and overlaps are looked for in the whole: two corrections of one series need not follow each other.
    for nom, siens in ajouts.items():
        blocs = {v.debut: v for v in series[nom].valeurs} | siens
        series[nom] = replace(series[nom], fichier=origines[nom], valeurs=tuple(blocs[d] for d in sorted(blocs)))
    return Parametres(series)


def _texte(fichier: Path) -> str:
    try:
        return fichier.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as erreur:
        raise DossierInvalide("lecture impossible", lieu=fichier.name, remede="Enregistrez-le en UTF-8.") from erreur


class _SeriesLivrees(Mapping[str, Serie]):
    """The series of the package, each parsed and checked when it is first asked for: a letter looks at five of fifty."""

    def __init__(self) -> None:
        self._lues: dict[str, Serie] = {}
        self._blocs: dict[str, tuple[str, str]] = {}
        for fichier in sorted(Path(droit.__file__).with_name("baremes").glob("*.toml")):
            for bloc in re.split(r"^(?=\[\[series\]\]$)", fichier.read_text("utf-8"), flags=re.MULTILINE)[1:]:
                self._blocs[bloc.split('"', 2)[1]] = f"droit/baremes/{fichier.name}", bloc

    def __getitem__(self, nom: str) -> Serie:
        if nom not in self._lues:
            fichier, bloc = self._blocs[nom]
            ((brute, valeurs),) = _lire(bloc, fichier)
            self._lues[nom] = Serie(
                nom=brute["nom"],
                intitule=str(brute.get("intitule", brute["nom"])),
                unite=str(brute.get("unite", "")),
                article=str(brute.get("article", "")),
                fichier=fichier,
                valeurs=valeurs,
                par_semestre_des=brute.get("par_semestre_des"),
            )
        return self._lues[nom]

    def __iter__(self) -> Iterator[str]:
        return iter(self._blocs)

    def __len__(self) -> int:
        return len(self._blocs)


@lru_cache(maxsize=1)
def _livres() -> Parametres:
    return Parametres(_SeriesLivrees())


def _lire(texte: str, nom: str) -> Iterable[tuple[dict[str, Any], tuple[Valeur, ...]]]:
    """Each [[series]] block as it is written, with its figures in order of their first day."""
    try:
        contenu = tomllib.loads(texte, parse_float=Decimal)
    except tomllib.TOMLDecodeError as erreur:
        ligne = re.search(r"line (\d+)", str(erreur))
        ou = f"{nom}, ligne {ligne[1]}" if ligne else nom
        raise DossierInvalide("TOML illisible", lieu=ou, remede="Corrigez ce fichier à cet endroit.") from erreur
    if set(contenu) - {"series"} or not isinstance(contenu.get("series"), list):
        raise _refus(nom, "ce fichier ne commence pas par un bloc [[series]] avec son « nom »")
    for brute in contenu["series"]:
        inconnues = set(brute) - _CLES_SERIE
        if inconnues or not isinstance(brute.get("nom"), str):
            raise _refus(nom, f"clés inconnues {sorted(inconnues)} ou « nom » absent dans un bloc [[series]]")
        yield brute, tuple(sorted((_valeur(v, nom) for v in brute.get("valeurs", [])), key=lambda v: v.debut))


def _valeur(brute: dict[str, Any], nom: str) -> Valeur:
    if set(brute) - _CLES_VALEUR:
        raise _refus(nom, f"clés inconnues {sorted(set(brute) - _CLES_VALEUR)} dans un bloc [[series.valeurs]]")
    debut, fin = _jour(brute.get("debut"), nom), _jour(brute.get("fin"), nom)
    brut = brute.get("valeur")
    try:
        if isinstance(brut, bool) or not isinstance(brut, (str, int, Decimal)):
            raise InvalidOperation
        valeur = Decimal(brut)
        if not valeur.is_finite() or valeur < 0:
            raise InvalidOperation
    except InvalidOperation as erreur:
        raise _refus(nom, f"la valeur du bloc du {jour_court(debut)} n'est pas un nombre positif ou nul") from erreur
    if not isinstance(brute.get("texte", ""), str):
        raise _refus(nom, f"la source (« texte ») du bloc du {jour_court(debut)} n'est pas un texte")
    return Valeur(debut, fin, valeur, str(brute.get("texte", "")), str(brute.get("lien", "")),
                  str(brute.get("confiance", "B")))  # fmt: skip


def _jour(brut: Any, nom: str) -> date:
    # A TOML date-time is a date to isinstance, and cannot be compared with one.
    if not isinstance(brut, date) or isinstance(brut, datetime):
        raise _refus(nom, "un bloc [[series.valeurs]] n'a pas ses deux dates « debut » et « fin »")
    return brut


def _refus(nom: str, quoi: str) -> DossierInvalide:
    return DossierInvalide(
        quoi, lieu=nom, remede="Un bloc [[series]] a un nom ; ses blocs [[series.valeurs]] : debut, fin, valeur, texte, lien."
    )
