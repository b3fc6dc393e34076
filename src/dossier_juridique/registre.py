"""The registers as the commands show them: acts, rules, schemas, and what ends soon."""

from __future__ import annotations

import difflib
from datetime import date
from functools import lru_cache
from pathlib import Path

from dossier_juridique import read, schema
from dossier_juridique.actes import ACTES
from dossier_juridique.droit.regle import Regle
from dossier_juridique.droit.regles import REGLES
from dossier_juridique.droit.veille import Terme, watch
from dossier_juridique.errors import ArgumentsInvalides
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import enumerer
from dossier_juridique.procedures import PROCEDURES

LETTRES = tuple(acte.nom for acte in ACTES if acte.famille is not None)
TOUJOURS = ("relance-1", "relance-2", "relance-3", "mise-en-demeure")
"""The letters that need no block of their own: « tout » has them when there is [lettre], or no [procedure]."""
ACTES_DEMANDABLES = (*LETTRES, *(p.acte for p in PROCEDURES))


def version() -> str:
    """Version of the engine."""
    # Imported when asked for: it brings the whole reading of e-mails along.
    from importlib.metadata import version as installee

    return installee("dossier_juridique")


def find_rule(identifiant: str) -> Regle:
    """The rule of that id; ``ArgumentsInvalides`` with the nearest ones otherwise."""
    for regle in REGLES:
        if regle.id == identifiant:
            return regle
    proches = difflib.get_close_matches(identifiant, [r.id for r in REGLES], n=3, cutoff=0.3)
    raise ArgumentsInvalides(
        f"aucune règle ne porte l'identifiant « {identifiant} »",
        remede=f"Voyez par exemple : {', '.join(proches or [r.id for r in REGLES[:3]])}.",
    )


def upcoming(au: date, baremes: Path | None = None) -> tuple[Terme, ...]:
    """Figures and rules that end within 60 days of ``au``, or have ended."""
    return watch(read.load_parametres(baremes), REGLES, au)


def titres() -> dict[str, str]:
    """Name of each act → its French title."""
    return {**{a.nom: a.titre for a in ACTES}, **{p.acte: p.titre for p in PROCEDURES}}


def present(dossier: Dossier) -> tuple[str, ...]:
    """The letters and agreements that a dossier has the facts for."""
    return tuple(a.nom for a in ACTES if a.famille is not None and a.quand(dossier))


def model_of(acte: str) -> str:
    """The folder of the texts of a letter."""
    return next(a.modele for a in ACTES if a.nom == acte)


@lru_cache(maxsize=1)
def _exigences() -> dict[str, tuple[str, tuple[str, ...]]]:
    par_acte = {a.nom: (a.titre, a.exigences) for a in ACTES}
    relances = [a for a in ACTES if a.nom.startswith("relance-")]
    par_acte["relance"] = ("relance", relances[0].exigences)
    for procedure in PROCEDURES:
        par_acte[procedure.acte] = (procedure.titre, procedure.exigences)
    return par_acte


def facts_of_acts() -> list[tuple[str, str, type[object]]]:
    """Each text with the class of its facts: name, folder, class."""
    tous = (*ACTES, *(d for p in PROCEDURES for d in p.documents))
    documents = {d.modele: d for d in tous}
    titres = {m: enumerer(list(dict.fromkeys(d.titre for d in tous if d.modele == m))) for m in documents}
    dits = [(titres[d.modele], d.modele, d.faits) for d in documents.values()]
    return [*dits, *((f"{a.titre} : le courriel", f"{a.modele}_courriel", a.faits) for a in ACTES if a.courriel)]


def write_schemas(dossier: Path) -> list[str]:
    """Write ``schemas/``: the dossier, and each act with what it requires."""
    return schema.write_schemas(dossier, _exigences())
