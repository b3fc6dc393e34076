"""Expressions compiled late: every source of the package can be compiled, and answers as the pattern itself."""

from __future__ import annotations

import importlib
import pickle
import pkgutil
import re

import pytest

import dossier_juridique
from dossier_juridique.expressions import Expression, expression


def _toutes() -> list[tuple[str, Expression]]:
    trouvees = []
    for module in pkgutil.walk_packages(dossier_juridique.__path__, "dossier_juridique."):
        if module.name.endswith("__main__"):
            continue
        for nom, valeur in vars(importlib.import_module(module.name)).items():
            suites = valeur.values() if isinstance(valeur, dict) else valeur if isinstance(valeur, tuple | list) else ()
            for une in (valeur, *suites, *(e for s in suites if isinstance(s, tuple) for e in s)):
                if isinstance(une, Expression):
                    trouvees.append((f"{module.name}.{nom}", une))
    return trouvees


def test_toutes_les_expressions_se_compilent() -> None:
    toutes = _toutes()
    assert len(toutes) > 300
    for nom, une in toutes:
        assert une.pattern, nom


def test_une_expression_repond_comme_son_motif() -> None:
    tardive, motif = expression(r"(\d+) €", re.IGNORECASE), re.compile(r"(\d+) €", re.IGNORECASE)
    assert tardive.findall("12 € et 30 €") == motif.findall("12 € et 30 €") == ["12", "30"]
    assert tardive.sub(r"\1 EUR", "12 €") == "12 EUR"
    assert (tardive.pattern, tardive.flags, tardive.groups) == (motif.pattern, motif.flags, motif.groups)
    assert pickle.loads(pickle.dumps(tardive)).search("7 €")[1] == "7"


def test_une_source_fautive_le_dit_au_premier_usage() -> None:
    tardive = expression("(")
    with pytest.raises(re.error):
        tardive.search("")


def test_rien_n_est_compile_a_l_import() -> None:
    tardive = expression("(")
    with pytest.raises(AttributeError):
        tardive.inconnu  # type: ignore[attr-defined]
