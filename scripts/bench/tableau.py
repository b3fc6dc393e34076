"""What was measured, as Markdown ready for the README."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from scripts.bench.mesure import Outil, Serie

ABSENT = "**absent**"


@dataclass(frozen=True)
class But:
    """An aim, what was obtained, and whether it holds; ``obtenu`` is None when it could not be measured."""

    nom: str
    voulu: str
    obtenu: str | None
    tenu: bool = False

    @classmethod
    def of(cls, nom: str, voulu: str, valeur: float, borne: float, *, moins: bool = True, forme: str = "{:.2f}") -> But:
        """``moins``: at most ``borne``; otherwise at least."""
        return cls(nom, voulu, forme.format(valeur), valeur <= borne if moins else valeur >= borne)


@dataclass(frozen=True)
class Partie:
    """One comparison: its rows (see ``rows``), the tools that are not there, the aims, a note.

    ``colonnes`` replaces the usual headings.
    """

    titre: str
    lignes: Sequence[Sequence[str]]
    absents: Sequence[Outil] = ()
    buts: Sequence[But] = ()
    note: str = ""
    colonnes: Sequence[str] = field(default=("What", "n", "Processor: best, median", "Elapsed: best, median", "Ratio"))


def rows(series: Iterable[Serie], reference: Serie | None) -> list[list[str]]:
    """One row for each: repetitions, best and median of both times, median processor time over the reference."""
    return [
        [s.nom, str(len(s.mesures)), _both(s.processeur), _both(s.ecoule), f"{s.over(reference):.2f}" if reference else ""]
        for s in series
    ]


def _both(valeurs: Sequence[float]) -> str:
    return f"{seconds(min(valeurs))}, {seconds(statistics.median(valeurs))}"


def seconds(duree: float) -> str:
    """« 12 ms », « 1.34 s », « 75 s »."""
    if duree < 0.0995:
        return f"{duree * 1000:.1f} ms" if duree < 0.00995 else f"{duree * 1000:.0f} ms"
    return f"{duree:.2f} s" if duree < 9.995 else f"{duree:.0f} s"


def megabytes(octets: float) -> str:
    """« 312 MB », millions of bytes."""
    return f"{octets / 1e6:.0f} MB"


def show(partie: Partie) -> str:
    """The part as Markdown: title, table, one row for each absent tool, note."""
    largeur = len(partie.colonnes)
    lignes = [f"**{partie.titre}**", "", _row(partie.colonnes), _row(["---", *["--:"] * (largeur - 1)])]
    lignes += [_row(ligne) for ligne in partie.lignes]
    lignes += [_row([o.nom, ABSENT, o.installer, *[""] * (largeur - 3)]) for o in partie.absents]
    if partie.note:
        lignes += ["", partie.note]
    return "\n".join(lignes) + "\n"


def show_aims(buts: Sequence[But]) -> str:
    """The aims of the project beside what this run obtained."""
    lignes = [_row(["Aim", "Wanted", "This run", ""]), _row(["---", "--:", "--:", "---"])]
    for but in buts:
        obtenu = ABSENT if but.obtenu is None else but.obtenu
        lignes.append(_row([but.nom, but.voulu, obtenu, "" if but.obtenu is None else "held" if but.tenu else "not held"]))
    return "\n".join(lignes) + "\n"


def _row(cases: Sequence[str]) -> str:
    return "| " + " | ".join(cases) + " |"
