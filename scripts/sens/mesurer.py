"""Measure what holds the sentences kept apart: the lists of turns, the reader by meaning, both.

    python -m scripts.sens.mesurer [--detail] [FICHIER.jsonl …]
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from dossier_juridique.droit import second_avis
from dossier_juridique.droit.ton import Liste, passages
from dossier_juridique.model.avis import Sens
from dossier_juridique.sens import lire
from dossier_juridique.sens.lecteur import evaluer, normaliser
from scripts.sens.donnees import Phrase, lues, tenues_a_part

_GENRES = ("claires", "voilées", "permises")


def par_les_listes(phrase: str) -> list[str]:
    """What the lists of turns take in the sentence, in a letter."""
    lettre = (f"Madame, Monsieur,\n\n{phrase}\n\nVeuillez agréer nos salutations distinguées.",)
    return [p.forme for liste in Liste for p in passages(lettre, liste)]


def verdict(phrase: str) -> str:
    """« retenue », « dite » or « passe », as a build does with a sentence of the office's own."""
    formes = par_les_listes(phrase)
    (avis,) = lire([phrase], lambda _: formes)
    if formes:
        certain = avis.sens is Sens.PERMIS or (avis.sens is Sens.ANODIN and not second_avis.annonce(phrase))
        return "dite" if certain else "retenue"
    return {Sens.SUSPECT: "retenue", Sens.DOUTEUX: "dite"}.get(avis.sens, "passe")


def main() -> None:
    """Print a table for each file."""
    fichiers = [Path(nom) for nom in sys.argv[1:] if not nom.startswith("-")]
    series: dict[str, list[Phrase]] = {f.name: lues(f) for f in fichiers} or {"tenues_a_part": tenues_a_part()}
    for nom, phrases in series.items():
        comptes: Counter[tuple[str, str]] = Counter()
        for phrase in phrases:
            genre = "permises" if phrase.sorte == "-" else "voilées" if phrase.voile else "claires"
            lu = verdict(phrase.texte)
            comptes[genre, lu] += 1
            comptes[genre, "listes seules"] += bool(par_les_listes(phrase.texte))
            comptes[genre, ""] += 1
            if "--detail" in sys.argv and (lu == "passe") == (genre != "permises"):
                print(f"{genre} {lu} {evaluer(normaliser(phrase.texte))[0]:.1f} {phrase.texte}")
        print(nom)
        for genre in _GENRES:
            total = comptes[genre, ""] or 1
            dits = ", ".join(f"{lu} {comptes[genre, lu] / total:.0%}" for lu in ("listes seules", "retenue", "dite", "passe"))
            print(f"  {genre} ({comptes[genre, '']}) : {dits}")


if __name__ == "__main__":
    main()
