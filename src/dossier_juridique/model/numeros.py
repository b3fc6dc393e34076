"""The numbers of exhibits: « 3 », « 3 bis », and « 3-1 » for what came attached to exhibit 3."""

from __future__ import annotations

from dossier_juridique.expressions import expression

SUITES = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies")
NUMERO = r"[1-9]\d{0,3}(?: (?:" + "|".join(SUITES) + r"))?"
_LU = expression(rf"(?P<rang>\d+)(?: (?P<suite>{'|'.join(SUITES)}))?(?:-(?P<jointe>\d+))?")


def place_de(numero: str) -> tuple[int, int, int]:
    """Where a number stands in a list: « 3 » < « 3-1 » < « 3 bis » < « 3 bis-1 » < « 4 ». ValueError otherwise."""
    lu = _LU.fullmatch(numero)
    if lu is None:
        raise ValueError(f"« {numero} » n'est pas un numéro de pièce")
    suite = SUITES.index(lu["suite"]) + 1 if lu["suite"] else 0
    return int(lu["rang"]), suite, int(lu["jointe"] or 0)


def suivant(numero: str) -> str | None:
    """« 3 » → « 3 bis » → « 3 ter »…; ``None`` after « 3 decies »."""
    rang, suite, _ = place_de(numero)
    return f"{rang} {SUITES[suite]}" if suite < len(SUITES) else None
