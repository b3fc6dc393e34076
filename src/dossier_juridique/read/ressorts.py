"""The table of courts: only the rows of one commune are ever decoded."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from dossier_juridique import droit
from dossier_juridique.model.commun import Adresse
from dossier_juridique.model.ressort import Ressort


@lru_cache(maxsize=1)
def _table() -> bytes:
    return Path(droit.__file__).with_name("ressorts.csv").read_bytes()


def load_ressorts(adresse: Adresse | None) -> tuple[Ressort, ...]:
    """The rows of the debtor's commune: by INSEE code, else by postcode narrowed by name (several when ambiguous).

    A name that is not one of the postcode's communes, and a postcode known by its name only (CEDEX), leave a ``doute``
    on the rows: the court is proposed and must be confirmed. Empty when nothing is known, or the commune is outside the
    table: then the program stops, it never guesses.
    """
    if adresse is None or not adresse.en_france:
        return ()
    code = re.sub(r"^F-|\s", "", adresse.code_postal or "")
    if adresse.code_insee:
        lignes = _lignes(f"\n{adresse.code_insee},")
        doute = f"le code INSEE {adresse.code_insee} et le code postal {code} ne sont pas du même département"
        return tuple(r if not code or _meme_departement(r, code) else replace(r, doute=doute) for r in lignes)
    if not code:
        return ()
    lignes = tuple(r for r in _lignes(code) if code in r.codes_postaux)
    if not adresse.commune:
        return lignes
    if not lignes:
        return _par_le_nom(code, adresse.commune)
    # Paris, Lyon and Marseille have a row for the town and one for each arrondissement.
    doute = f"« {adresse.commune} » n'est pas le nom d'une commune du code postal {code}"
    return _nommees(lignes, adresse.commune) or tuple(replace(r, doute=doute) for r in lignes)


def _meme_departement(ressort: Ressort, code: str) -> bool:
    # Some communes have a postcode of the next department; a CEDEX is in no list, but keeps the department's figures.
    insee = ressort.departement.replace("2A", "20").replace("2B", "20")
    return code in ressort.codes_postaux or code.startswith(insee) or ressort.departement in ("977", "978")


def _nommees(lignes: tuple[Ressort, ...], commune: str) -> tuple[Ressort, ...]:
    """Rows that bear this name; else those that bear it without its article; else those whose name begins so."""
    nom, debut = _simple(commune), _simple(re.sub(r"\d.*$", "", commune))
    for pareil in (
        lambda autre: autre == nom,
        lambda autre: _sans_article(autre) == _sans_article(nom),
        lambda autre: debut != "" and f"{autre} ".startswith(f"{debut} "),
    ):
        trouvees = tuple(r for r in lignes if pareil(_simple(r.commune)))
        if trouvees:
            return trouvees
    return ()


def _par_le_nom(code: str, commune: str) -> tuple[Ressort, ...]:
    """The commune of that exact name in the department of a postcode that the table does not have: a CEDEX, mostly."""
    if not re.fullmatch(r"\d{5}", code):
        return ()
    departements = ("2A", "2B") if code.startswith("20") else (code[:3] if code.startswith("97") else code[:2],)
    lignes = (r for d in departements for r in _lignes(f",{d},") if r.departement == d)
    doute = f"le code postal {code} n'est pas dans la table des ressorts ; la commune est reconnue par son nom"
    return tuple(replace(r, doute=doute) for r in lignes if _simple(r.commune) == _simple(commune))


@lru_cache(maxsize=512)
def _lignes(cherche: str) -> tuple[Ressort, ...]:
    """The rows in which a text stands. Looking for the text first spares parsing 35,000 rows for one commune."""
    table, trouvees, place, mot = _table(), [], 0, cherche.encode()
    while (place := table.find(mot, place)) >= 0:
        debut = table.rfind(b"\n", 0, place + 1) + 1
        place = table.find(b"\n", place + 1)
        trouvees.append(table[debut:place].decode())
    return tuple(
        Ressort(c[0], c[1], tuple(c[2].split("|")), c[3], c[4], c[5], c[6], c[7] == "oui") for c in csv.reader(trouvees)
    )


def _simple(nom: str) -> str:
    lu = nom.casefold().replace("œ", "oe").replace("æ", "ae")
    sans = "".join(c for c in unicodedata.normalize("NFD", lu) if not unicodedata.combining(c))
    sans = re.sub(r"\bs/\s*", "sur ", re.sub(r"\bcedex\b.*$", "", sans))
    sans = re.sub(r"\bst\b", "saint", re.sub(r"\bste\b", "sainte", re.sub(r"[^a-z0-9]+", " ", sans)))
    return " ".join(sans.split())


def _sans_article(nom: str) -> str:
    """« le havre » and « havre le » (as lists of communes sort it) → « havre »."""
    return re.sub(r"^(?:l|le|la|les) | (?:l|le|la|les)$", "", nom)
