"""Whole numbers in French words, for the deadlines of letters. Source: traditional spelling, invariable « jours »."""

from __future__ import annotations

_UNITES = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
           "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf")  # fmt: skip
_DIZAINES = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt",
             "quatre-vingt")  # fmt: skip


def en_lettres(nombre: int) -> str:
    """« quinze », « vingt et un », « quatre-vingt-dix », « trois cent soixante-cinq »; 0 to 999."""
    if not 0 <= nombre <= 999:
        raise ValueError(f"nombre hors de portée : {nombre}")
    if nombre < 20:
        return _UNITES[nombre]
    if nombre < 100:
        return _dizaines(nombre)
    centaines, reste = divmod(nombre, 100)
    cent = "cent" if centaines == 1 else f"{_UNITES[centaines]} cent"
    if reste == 0:
        return cent if centaines == 1 else cent + "s"
    return f"{cent} {en_lettres(reste)}"


def _dizaines(nombre: int) -> str:
    dizaine, unite = divmod(nombre, 10)
    if dizaine in (7, 9):
        unite += 10
    nom = _DIZAINES[dizaine]
    if unite == 0:
        return nom + "s" if dizaine == 8 else nom
    if unite in (1, 11) and dizaine < 8:
        return f"{nom} et {_UNITES[unite]}"
    return f"{nom}-{_UNITES[unite]}"
