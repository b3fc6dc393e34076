"""From a source to a dossier: pydantic's complaints come out in French, with their place and the nearest known key."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from dossier_juridique.droit.regles import REGLES
from dossier_juridique.errors import DossierInvalide
from dossier_juridique.model.dossier import Dossier

_MAX_DITES = 12


def validate(contenu: Mapping[str, Any], lignes: Mapping[str, int] | None = None, fichier: str = "dossier") -> Dossier:
    """The dossier, or ``DossierInvalide`` that lists every fault of form with its key and its line."""
    contenu = _un_seul_debiteur(contenu, fichier)
    try:
        dossier = Dossier.model_validate(dict(contenu))
    except ValidationError as erreur:
        brutes = erreur.errors(include_url=False)
        # A list whose only element is at fault is then « too short » as well: that second complaint is false.
        fautives = {e["loc"][0] for e in brutes if len(e["loc"]) > 1}
        fautes = [_phrase(e) for e in brutes if not (e["type"] == "too_short" and e["loc"][0] in fautives)]
        raise _refus(fautes, lignes or {}, fichier) from None
    _references(dossier, lignes or {}, fichier)
    return dossier


def _un_seul_debiteur(contenu: Mapping[str, Any], fichier: str) -> Mapping[str, Any]:
    if not isinstance(contenu.get("debiteurs"), (list, tuple)):
        return contenu
    debiteurs = contenu["debiteurs"]
    if len(debiteurs) != 1 or "debiteur" in contenu:
        raise DossierInvalide(
            "plusieurs débiteurs sont indiqués, et ce programme en poursuit un seul par dossier",
            lieu=f"{fichier}, debiteurs",
            remede="Faites un dossier par débiteur, ou gardez un seul bloc [debiteur].",
        )
    reste = {cle: valeur for cle, valeur in contenu.items() if cle != "debiteurs"}
    return {**reste, "debiteur": debiteurs[0]}


def _references(dossier: Dossier, lignes: Mapping[str, int], fichier: str) -> None:
    numeros = {f.numero for f in dossier.factures}
    fautes = [
        (f"paiements[{i}].facture", f"aucune facture ne porte le numéro « {p.facture} »")
        for i, p in enumerate(dossier.paiements)
        if p.facture is not None and p.facture not in numeros
    ]
    connues = [regle.id for regle in REGLES]
    for i, levee in enumerate(dossier.levees):
        if levee.regle not in connues:
            proches = difflib.get_close_matches(levee.regle, connues, n=1, cutoff=0.5)
            suite = f" ; vouliez-vous écrire « {proches[0]} » ?" if proches else ""
            fautes.append((f"levees[{i}].regle", f"aucune règle ne s'appelle « {levee.regle} »{suite}"))
    if fautes:
        raise _refus(fautes, lignes, fichier)


def _refus(fautes: list[tuple[str, str]], lignes: Mapping[str, int], fichier: str) -> DossierInvalide:
    dites = []
    for ou, quoi in fautes[:_MAX_DITES]:
        ligne = lignes.get(ou) or lignes.get(ou.rpartition(".")[0])
        dites.append(f"{ou}{f' (ligne {ligne})' if ligne else ''} : {quoi}")
    if len(fautes) > _MAX_DITES:
        dites.append(f"et {len(fautes) - _MAX_DITES} autres")
    return DossierInvalide(
        " ; ".join(dites),
        lieu=fichier,
        remede="Corrigez ces clés ; schemas/dossier.schema.json les décrit toutes.",
    )


def _phrase(erreur: Any) -> tuple[str, str]:
    ou = _chemin(erreur["loc"])
    contexte = erreur.get("ctx", {})
    genre = erreur["type"]
    match genre:
        case "extra_forbidden":
            return ou, _cle_inconnue(erreur["loc"])
        case "missing":
            return ou, "clé obligatoire absente"
        case "value_error":
            return ou, str(contexte.get("error", erreur["msg"]))
        case "literal_error":
            return ou, f"valeur inconnue ; choisir parmi {_choix(contexte.get('expected', ''))}"
        case "greater_than_equal":
            return ou, "un nombre négatif n'est pas admis" if contexte.get("ge") == 0 else (
                f"la valeur doit être au moins {contexte.get('ge')}"
            )
        case "greater_than":
            return ou, "la valeur doit être supérieure à zéro"
        case "less_than_equal":
            return ou, f"la valeur ne peut dépasser {contexte.get('le')}"
        case "decimal_max_places":
            return ou, f"{contexte.get('decimal_places')} décimales au plus"
        case "decimal_max_digits" | "decimal_whole_digits":
            return ou, "nombre démesuré"
        case "decimal_parsing" | "decimal_type" | "finite_number":
            return ou, "un nombre est attendu, avec un point décimal (1234.56)"
        case "string_type":
            return ou, "un texte entre guillemets est attendu"
        case "string_too_short":
            return ou, "ce texte ne peut être vide"
        case "string_too_long":
            return ou, f"{contexte.get('max_length')} caractères au plus"
        case "string_pattern_mismatch":
            return ou, "ce texte n'a pas la forme attendue"
        case "bool_type" | "bool_parsing":
            return ou, "true ou false est attendu"
        case "int_type" | "int_parsing" | "int_from_float":
            return ou, "un nombre entier est attendu"
        case "tuple_type":
            return ou, "une liste est attendue"
        case "too_short":
            return ou, "cette liste ne peut être vide"
        case "too_long":
            return ou, f"{contexte.get('max_length')} éléments au plus"
        case _:
            return ou, "un bloc de clés est attendu" if genre.startswith(("model", "dict")) else "valeur refusée"


def _chemin(loc: tuple[int | str, ...]) -> str:
    morceaux = ""
    modele: Any = Dossier
    for cran in loc:
        if isinstance(cran, int):
            morceaux += f"[{cran}]"
        elif modele is None or cran in _champs(modele) or not _est_etiquette(cran):
            morceaux += f".{cran}" if morceaux else cran
        modele = _descendre(modele, cran)
    return morceaux or "dossier"


def _est_etiquette(cran: str) -> bool:
    """Pydantic names the branch of a union in the location: a branch is not a key of the user."""
    return cran[:1].isupper() or "[" in cran or cran in ("bool", "str", "decimal", "literal")


def _champs(modele: Any) -> Mapping[str, Any]:
    return modele.model_fields if isinstance(modele, type) and issubclass(modele, BaseModel) else {}


def _descendre(modele: Any, cran: int | str) -> Any:
    champs = _champs(modele)
    if isinstance(cran, int) or cran not in champs:
        return modele
    return _modele_dans(champs[cran].annotation)


def _modele_dans(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        trouve = _modele_dans(argument)
        if trouve is not None:
            return trouve
    return None


def _cle_inconnue(loc: tuple[int | str, ...]) -> str:
    modele: Any = Dossier
    for cran in loc[:-1]:
        modele = _descendre(modele, cran)
    proches = difflib.get_close_matches(str(loc[-1]), list(_champs(modele)), n=1, cutoff=0.5)
    return "clé inconnue" + (f" ; vouliez-vous écrire « {proches[0]} » ?" if proches else "")


def _choix(attendu: str) -> str:
    return ", ".join(f"« {c.strip().strip(chr(39))} »" for c in attendu.replace(" or ", ",").split(",") if c.strip())
