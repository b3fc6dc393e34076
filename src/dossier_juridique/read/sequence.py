"""The office's sequence: ``sequence.toml`` at the root of the dossiers, the file given, or the one shipped."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from dossier_juridique.errors import DossierInvalide
from dossier_juridique.model.portefeuille import ActeDeSequence, Etape, Pauses, Sequence, SeuilsDeDoute

NOM = "sequence.toml"
LIVREE = "séquence livrée avec le programme"
TAILLE_MAX = 64 * 1024
_REMEDE = "Partez de la séquence livrée (read/sequence.toml) : etapes, pauses, douteux."
_BLOCS: Mapping[str, type[BaseModel]] = {"etapes": Etape, "pauses": Pauses, "douteux": SeuilsDeDoute}


def load_sequence(racine: Path | None = None, fichier: Path | None = None) -> tuple[Sequence, str]:
    """The sequence and where it comes from: ``fichier``, else ``racine``/sequence.toml, else the shipped one.

    ``DossierInvalide`` (exit 3) names the file, the key and what is wrong.
    """
    propre = fichier or (racine / NOM if racine is not None and os.path.lexists(racine / NOM) else None)
    if propre is None:
        return _livree(), LIVREE
    try:
        if propre.exists() and not propre.is_file():
            raise DossierInvalide("ce n'est pas un fichier", lieu=str(propre), remede=_REMEDE)
        if propre.stat().st_size > TAILLE_MAX:
            raise DossierInvalide("plus de 64 Ko", lieu=propre.name, remede=_REMEDE)
        texte = propre.read_bytes().decode("utf-8-sig")
    except OSError as erreur:
        raise DossierInvalide(
            "la séquence ne peut pas être lue", lieu=str(propre), remede="Vérifiez le chemin et les droits du fichier."
        ) from erreur
    except UnicodeDecodeError as erreur:
        raise DossierInvalide(
            f"le fichier n'est pas en UTF-8 (octet {erreur.start})", lieu=propre.name, remede="Enregistrez-le en UTF-8."
        ) from erreur
    return parse_sequence(texte, propre.name), propre.name


@lru_cache(maxsize=1)
def _livree() -> Sequence:
    return parse_sequence((files("dossier_juridique.read") / NOM).read_text("utf-8"), NOM)


def parse_sequence(texte: str, nom: str) -> Sequence:
    """The sequence of a TOML text; ``DossierInvalide`` says every fault of form, in French."""
    try:
        contenu = tomllib.loads(texte, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, ValueError, ArithmeticError, RecursionError) as erreur:
        ligne = re.search(r"line (\d+)", str(erreur))
        ou = f"{nom}, ligne {ligne[1]}" if ligne else nom
        raise DossierInvalide("TOML illisible", lieu=ou, remede="Corrigez ce fichier à cet endroit.") from erreur
    try:
        return Sequence.model_validate(contenu)
    except ValidationError as erreur:
        fautes = list(dict.fromkeys(_phrase(e) for e in erreur.errors(include_url=False)))
        raise DossierInvalide(" ; ".join(fautes[:6]), lieu=nom, remede=_REMEDE) from None


def _phrase(erreur: Any) -> str:
    loc, genre, contexte = erreur["loc"], erreur["type"], erreur.get("ctx", {})
    ou = "".join(f"[{c}]" if isinstance(c, int) else f".{c}" for c in loc).lstrip(".")
    match genre:
        case "extra_forbidden":
            connues = list((_BLOCS.get(str(loc[0]), Sequence) if len(loc) > 1 else Sequence).model_fields)
            dit = "clé inconnue" + _proche(str(loc[-1]), connues) + f" (clés : {', '.join(connues)})"
        case "missing":
            dit = "clé obligatoire absente"
        case "literal_error" if loc[-1] == "acte":
            dit = f"acte inconnu « {erreur['input']} »" + _proche(str(erreur["input"]), list(get_args(ActeDeSequence)))
        case "literal_error":
            dit = f"valeur inconnue « {erreur['input']} » ; choisir parmi {contexte['expected'].replace(' or ', ', ')}"
        case "greater_than_equal":
            un = "au moins 1 : la somme n'est exigible que le lendemain de l'échéance, et un acte suit l'autre"
            dit = f"un nombre négatif n'est pas admis ; {un}" if loc[-1] == "jours" and erreur["input"] < 0 else (
                un if loc[-1] == "jours" else f"la valeur est au moins {contexte['ge']}"
            )  # fmt: skip
        case "less_than_equal":
            dit = f"la valeur ne peut dépasser {contexte['le']}"
        case "int_type" | "int_parsing" | "int_from_float":
            dit = "un nombre entier est attendu"
        case "bool_type" | "bool_parsing":
            dit = "true ou false est attendu"
        case "too_short":
            dit = "une étape au moins est attendue"
        case "value_error":
            dit = str(contexte.get("error", erreur["msg"]))
        case _ if genre.startswith("decimal"):
            dit = "une somme en euros est attendue, deux décimales au plus (15.00)"
        case _:
            dit = "un bloc de clés est attendu" if genre.startswith(("model", "dict", "tuple")) else "valeur refusée"
    return f"{ou} : {dit}" if ou else dit


def _proche(donne: str, connus: list[str]) -> str:
    proches = difflib.get_close_matches(donne, connus, n=1, cutoff=0.4)
    return f" ; vouliez-vous écrire « {proches[0]} » ?" if proches else ""
