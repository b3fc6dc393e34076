"""The table of courts, shipped compressed: only the rows of one commune are ever parsed."""

from __future__ import annotations

import csv
import gzip
import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

from dossier_juridique.model.commun import Adresse
from dossier_juridique.model.ressort import Ressort


@lru_cache(maxsize=1)
def _table() -> str:
    chemin = files("dossier_juridique.droit") / "ressorts.csv.gz"
    return gzip.decompress(chemin.read_bytes()).decode("utf-8")


def load_ressorts(adresse: Adresse | None) -> tuple[Ressort, ...]:
    """The rows of the debtor's commune: by INSEE code, else by postcode narrowed by name (several when ambiguous).

    Empty when nothing is known, or the commune is outside the table: then the program stops, it never guesses.
    """
    if adresse is None or adresse.pays != "FR":
        return ()
    if adresse.code_insee:
        return _lignes(f"\n{adresse.code_insee},")
    if not adresse.code_postal:
        return ()
    code = adresse.code_postal.strip()
    lignes = tuple(r for r in _lignes(code) if code in r.codes_postaux)
    if adresse.commune:
        exactes = tuple(r for r in lignes if _simple(r.commune) == _simple(adresse.commune))
        if not exactes:
            debut = _simple(re.sub(r"\d.*$", "", adresse.commune)).strip()
            exactes = tuple(r for r in lignes if debut and _simple(r.commune).startswith(debut))
        # Paris, Lyon and Marseille have a row for the town and one for each arrondissement.
        return exactes or lignes
    return lignes


@lru_cache(maxsize=512)
def _lignes(cherche: str) -> tuple[Ressort, ...]:
    """The rows in which a text stands. Looking for the text first spares parsing 35,000 rows for one commune."""
    table, trouvees, place = _table(), [], 0
    while (place := table.find(cherche, place)) >= 0:
        debut = table.rfind("\n", 0, place + 1) + 1
        place = table.find("\n", place + 1)
        trouvees.append(table[debut:place])
    return tuple(
        Ressort(c[0], c[1], tuple(c[2].split("|")), c[3], c[4], c[5], c[6], c[7] == "oui") for c in csv.reader(trouvees)
    )


def _simple(nom: str) -> str:
    sans = "".join(c for c in unicodedata.normalize("NFD", nom) if not unicodedata.combining(c))
    sans = re.sub(r"\bcedex\b.*$", "", sans.casefold())
    sans = re.sub(r"\bst\b", "saint", re.sub(r"\bste\b", "sainte", re.sub(r"[^a-z0-9]+", " ", sans)))
    return " ".join(sans.split())
