"""Dated figures from ``droit/baremes/*.toml``, and from the folder an office gives with ``--baremes``."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from dossier_juridique.droit.parametres import Parametres, Serie, Valeur
from dossier_juridique.errors import DossierInvalide

_CLES_SERIE = {"nom", "intitule", "unite", "article", "valeurs"}
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
    series = dict(_livres().series)
    for fichier in sorted(complement.glob("*.toml")):
        for ajout in _lire(_texte(fichier), fichier.name):
            base = series.get(ajout.nom)
            if base is None:
                # A misspelt name would leave the shipped figure in force without a word.
                proches = difflib.get_close_matches(ajout.nom, list(series), n=3, cutoff=0.4)
                raise DossierInvalide(
                    f"aucun barème ne s'appelle « {ajout.nom} »",
                    lieu=fichier.name,
                    remede=f"Noms connus les plus proches : {', '.join(proches or sorted(series)[:6])}.",
                )
            blocs = {v.debut: v for v in base.valeurs}
            blocs.update({v.debut: v for v in ajout.valeurs})
            series[ajout.nom] = Serie(
                ajout.nom, base.intitule, base.unite, base.article, fichier.name,
                tuple(blocs[d] for d in sorted(blocs)),
            )  # fmt: skip
    return Parametres(series)


def _texte(fichier: Path) -> str:
    try:
        return fichier.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as erreur:
        raise DossierInvalide("lecture impossible", lieu=fichier.name, remede="Enregistrez-le en UTF-8.") from erreur


@lru_cache(maxsize=1)
def _livres() -> Parametres:
    series: dict[str, Serie] = {}
    dossier = files("dossier_juridique.droit") / "baremes"
    for fichier in sorted(dossier.iterdir(), key=lambda f: f.name):
        if fichier.name.endswith(".toml"):
            for serie in _lire(fichier.read_text("utf-8"), f"droit/baremes/{fichier.name}"):
                series[serie.nom] = serie
    return Parametres(series)


def _lire(texte: str, nom: str) -> Iterable[Serie]:
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
        yield Serie(
            nom=brute["nom"],
            intitule=str(brute.get("intitule", brute["nom"])),
            unite=str(brute.get("unite", "")),
            article=str(brute.get("article", "")),
            fichier=nom,
            valeurs=tuple(sorted((_valeur(v, nom) for v in brute.get("valeurs", [])), key=lambda v: v.debut)),
        )


def _valeur(brute: dict[str, Any], nom: str) -> Valeur:
    if set(brute) - _CLES_VALEUR:
        raise _refus(nom, f"clés inconnues {sorted(set(brute) - _CLES_VALEUR)} dans un bloc [[series.valeurs]]")
    debut, fin = brute.get("debut"), brute.get("fin")
    if not (isinstance(debut, date) and isinstance(fin, date)) or isinstance(debut, datetime):
        raise _refus(nom, "un bloc [[series.valeurs]] n'a pas ses deux dates « debut » et « fin »")
    brut = brute.get("valeur")
    try:
        if isinstance(brut, bool) or not isinstance(brut, (str, int, Decimal)):
            raise InvalidOperation
        valeur = Decimal(brut)
    except InvalidOperation as erreur:
        raise _refus(nom, f"la valeur du bloc du {debut} n'est pas un nombre") from erreur
    return Valeur(debut, fin, valeur, str(brute.get("texte", "")), str(brute.get("lien", "")),
                  str(brute.get("confiance", "B")))  # fmt: skip


def _refus(nom: str, quoi: str) -> DossierInvalide:
    return DossierInvalide(
        quoi, lieu=nom, remede="Un bloc [[series]] a un nom ; ses blocs [[series.valeurs]] : debut, fin, valeur, texte, lien."
    )
