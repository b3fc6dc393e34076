"""Rebuild the two rate tables of ``droit/baremes`` from their CSV sources.

    python scripts/baremes.py TAUX_BCE.csv TAUX_INTERET_LEGAL.csv

The default rate of penalties reads the ECB rate in force on the first day of each half-year (C. com., art. L. 441-10,
II): one block per half-year, closed. A half-year that has not begun has no block, whatever the rate of today.
"""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path

BAREMES = Path(__file__).parents[1] / "src/dossier_juridique/droit/baremes"
LIEN_BCE = "https://www.banque-france.fr/en/policy-rates"
LIEN_LEGAL = "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000029400461"


def bloc(debut: date, fin: date, valeur: str, texte: str, lien: str, confiance: str) -> str:
    texte = texte.replace('"', "'")
    return (
        f'\n[[series.valeurs]]\ndebut = {debut}\nfin = {fin}\nvaleur = "{valeur}"\n'
        f'texte = "{texte}"\nlien = "{lien}"\nconfiance = "{confiance}"\n'
    )


def bce(source: Path) -> str:
    lignes = [(date.fromisoformat(r["date_effet"]), r) for r in csv.DictReader(source.open(encoding="utf-8"))]
    sortie = [
        "# Taux directeur de la BCE (opérations principales de refinancement) au premier jour de chaque semestre.\n"
        "# Un semestre qui n'a pas commencé n'a pas de bloc : le taux du jour n'y compte que s'il tient encore.\n\n"
        '[[series]]\nnom = "taux_bce"\nintitule = "Taux de refinancement de la BCE au premier jour du semestre"\n'
        'unite = "% par an"\narticle = "C. com., art. L. 441-10, II"\n'
    ]
    derniere = lignes[-1][0]
    for annee in range(2009, derniere.year + 1):
        for debut, fin in ((date(annee, 1, 1), date(annee, 6, 30)), (date(annee, 7, 1), date(annee, 12, 31))):
            effet, ligne = max((p for p in lignes if p[0] <= debut), key=lambda p: p[0])
            texte = f"Taux de la BCE applicable depuis le {effet:%d/%m/%Y} ; {ligne['source']}"
            sortie.append(bloc(debut, fin, ligne["taux_pct"], texte, LIEN_BCE, ligne["confiance"]))
    return "".join(sortie)


def legal(source: Path) -> str:
    lignes = list(csv.DictReader(source.open(encoding="utf-8")))
    sortie = ["# Taux de l'intérêt légal, par an jusqu'en 2014, par semestre ensuite.\n"]
    for colonne, public in (("professionnels", "professionnels"), ("particuliers", "particuliers")):
        sortie.append(
            f'\n[[series]]\nnom = "taux_interet_legal_{public}"\n'
            f'intitule = "Taux de l\'intérêt légal, créanciers {public}"\n'
            'unite = "% par an"\narticle = "C. mon. fin., art. L. 313-2"\n'
        )
        for ligne in lignes:
            debut, fin = date.fromisoformat(ligne["debut"]), date.fromisoformat(ligne["fin"])
            sortie.append(bloc(debut, fin, ligne[f"{colonne}_pct"], ligne["source"], LIEN_LEGAL, ligne["confiance"]))
    return "".join(sortie)


if __name__ == "__main__":
    (BAREMES / "taux_bce.toml").write_text(bce(Path(sys.argv[1])), "utf-8")
    (BAREMES / "taux_interet_legal.toml").write_text(legal(Path(sys.argv[2])), "utf-8")
