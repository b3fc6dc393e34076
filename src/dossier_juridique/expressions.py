"""Regular expressions that are compiled when they are first asked: four hundred at the start of every command would cost more
than a dossier to read."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODES = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "flags", "groups")


class Expression:
    """Stands for a ``re.Pattern`` and answers as it does. A source that cannot be compiled says so at its first use
    (``tests/test_expressions.py`` compiles them all)."""

    def __init__(self, source: str, drapeaux: int) -> None:
        self.pattern = self._source = source
        self._drapeaux = drapeaux

    def __getattr__(self, nom: str) -> Any:
        if nom not in _METHODES:
            raise AttributeError(nom)
        prete = re.compile(self._source, self._drapeaux)
        # Found on the instance from now on: a call costs what it costs on the pattern itself.
        self.__dict__.update((methode, getattr(prete, methode)) for methode in _METHODES)
        return self.__dict__[nom]

    def __reduce__(self) -> tuple[type[Expression], tuple[str, int]]:
        return Expression, (self._source, self._drapeaux)


def expression(source: str, drapeaux: int = 0) -> re.Pattern[str]:
    """The pattern of this source, not compiled yet."""
    return cast("re.Pattern[str]", Expression(source, drapeaux))
