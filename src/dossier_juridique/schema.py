"""JSON Schemas generated from the models: one for the dossier, one per act with what that act requires.

Usable by an editor (TOML or JSON) and by another system before it calls us. JSON Schema 2020-12.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dossier_juridique.actes.exigences import fragment
from dossier_juridique.errors import ArgumentsInvalides
from dossier_juridique.model.dossier import Dossier

_DIALECTE = "https://json-schema.org/draft/2020-12/schema"


def base() -> dict[str, Any]:
    """Every key of a dossier, none required beyond its form."""
    schema = Dossier.model_json_schema(mode="validation")
    schema = _sans_titres(schema)
    proprietes = schema["properties"]
    # One debtor may also come as a list of one, as systems that always send lists do.
    proprietes["debiteurs"] = {
        "type": "array",
        "minItems": 1,
        "maxItems": 1,
        "items": proprietes["debiteur"],
        "description": "Forme en liste de « debiteur » ; un seul débiteur par dossier.",
    }
    schema["required"] = [cle for cle in schema["required"] if cle != "debiteur"]
    schema["oneOf"] = [{"required": ["debiteur"]}, {"required": ["debiteurs"]}]
    proprietes["$schema"] = {"type": "string", "description": "Adresse de ce schéma, pour l'éditeur."}
    return {"$schema": _DIALECTE, "title": "Dossier d'impayé", **schema}


def of_act(titre: str, exigences: tuple[str, ...]) -> dict[str, Any]:
    """The schema of the dossier, and what this act requires of it."""
    schema = base()
    schema["title"] = f"Dossier d'impayé : {titre}"
    schema["required"] = [*schema["required"], "debiteur"]
    schema["allOf"] = fragment(exigences)["allOf"]
    return schema


def _sans_titres(noeud: Any) -> Any:
    # Pydantic titles every field with its own name: the French description says more.
    if isinstance(noeud, dict):
        return {
            cle: _sans_titres(valeur)
            for cle, valeur in noeud.items()
            if not (cle == "title" and isinstance(valeur, str))
        }
    return [_sans_titres(v) for v in noeud] if isinstance(noeud, list) else noeud


def write_schemas(dossier: Path, actes: Mapping[str, tuple[str, tuple[str, ...]]]) -> list[str]:
    """Write ``dossier.schema.json`` and one file per act; returns their paths."""
    fichiers = {"dossier": base(), **{nom: of_act(titre, exigences) for nom, (titre, exigences) in actes.items()}}
    ecrits = []
    try:
        dossier.mkdir(parents=True, exist_ok=True)
        for nom, schema in fichiers.items():
            chemin = dossier / f"{nom}.schema.json"
            chemin.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", "utf-8")
            ecrits.append(str(chemin))
    except OSError as erreur:
        raise ArgumentsInvalides(
            "écriture impossible", lieu=str(dossier), remede="Choisissez un dossier où vous pouvez écrire."
        ) from erreur
    return ecrits
