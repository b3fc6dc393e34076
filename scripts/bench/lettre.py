"""One relance, in PDF only: ours, warm and cold, beside other ways to print the same letter (``autres``).

The words are the same everywhere, and change at each turn (debtor, number, amounts), so that nobody prints twice the
same page. Every contender is checked once: the words of the letter are in its PDF.
"""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from scripts.bench import dossiers
from scripts.bench.mesure import Chaud, Froid, Outil, dossier, interleave, run_once, task
from scripts.bench.ouvrier import Tache
from scripts.bench.tableau import But, Partie, rows

ICI, AILLEURS = "scripts.bench.lettre", "scripts.bench.autres"
STOCK = "WeasyPrint as it comes, warm"
TYPST = Outil("Typst", "`pip install -c constraints.txt -e '.[bench]'`", importlib.util.find_spec("typst") is not None)
LIBREOFFICE = Outil(
    "docxtpl, then LibreOffice", "`apt-get install -y libreoffice-writer-nogui`", shutil.which("soffice") is not None
)


def measure(travail: Path, fois: int, dire: Callable[[str], None]) -> Partie:
    """The table of the letter. ``fois``: repetitions of what is warm; what is cold is done a third as often."""
    lettres, base, sortie = travail / "lettres.json", travail / "un", travail / "livree"
    dossiers.write_dossier(dossiers.relance(0), base)
    run_once(task(f"{AILLEURS}:write_letters", str(lettres), fois + 2))
    chauds = {"ours, warm: page": (f"{ICI}:rendu",), "ours, warm: proof on the page": (f"{ICI}:preuve",),
              STOCK: (f"{AILLEURS}:weasyprint_seul", str(lettres)),
              "WeasyPrint as it comes, warm, style sheet read once": (f"{AILLEURS}:weasyprint_feuille", str(lettres))}
    froids = {"ours, cold: page and proof": (f"{ICI}:lettre_entiere",),
              "WeasyPrint as it comes, cold": (f"{AILLEURS}:weasyprint_seul", str(lettres))}  # fmt: skip
    if TYPST.present:
        chauds["Typst, warm"] = froids["Typst, cold"] = (f"{AILLEURS}:typst_seul", str(lettres))
    if LIBREOFFICE.present:
        froids[LIBREOFFICE.nom] = (f"{AILLEURS}:libreoffice", str(lettres), str(travail))
        run_once(task(*froids[LIBREOFFICE.nom]))  # LibreOffice writes its profile the first time
    tiedes, gardes = _keep(chauds, travail / "chauds"), _keep(froids, travail / "froids")
    series = interleave([Chaud(nom, commande) for nom, commande in tiedes.items()], fois, dire)
    froides = interleave(
        [*(Froid(nom, [*commande, "--une-fois"]) for nom, commande in gardes.items()),
         Froid("`dossier build`, cold: PDF, Word, e-mail, décompte, report, manifest",
               dossier("build", base, "-o", sortie, "--pour", dossiers.LETTRE),
               avant=lambda tour: shutil.rmtree(sortie, ignore_errors=True))],
        max(1, fois // 3), dire,
    )  # fmt: skip
    for gardees, tour in (("chauds", fois - 1), ("froids", 0)):
        pdf = sorted(str(p) for p in (travail / gardees).iterdir())
        run_once(task(f"{AILLEURS}:verify", str(lettres), tour, pdf))
    page, preuve = series.pop("ours, warm: page"), series.pop("ours, warm: proof on the page")
    entiere = (page + preuve).named("ours, warm: page and proof")
    return Partie(
        "One relance, PDF only",
        rows([page, preuve, entiere, *series.values(), *froides.values()], series[STOCK]),
        [outil for outil in (TYPST, LIBREOFFICE) if not outil.present],
        [But.of("a warm relance in a third of stock WeasyPrint's time", "≤ 0.33", page.over(series[STOCK]), 1 / 3),
         But.of("the same, with the proof of its mentions", "≤ 0.33", entiere.over(series[STOCK]), 1 / 3)],
        "Ratio: to WeasyPrint as it comes, warm, on the same HTML with a font of the system.",
    )  # fmt: skip


def _keep(taches: Mapping[str, Sequence[Any]], cible: Path) -> dict[str, list[str]]:
    """The command of each task; the last PDF that it makes is kept in the folder ``cible``, to be read at the end."""
    cible.mkdir()
    return {
        nom: [*task(*tache), "--garder", str(cible / f"{rang}.pdf")] for rang, (nom, tache) in enumerate(taches.items())
    }


def document_of(tour: int) -> Any:
    """The relance number ``tour``, ready to be printed."""
    from datetime import date

    from dossier_juridique import load
    from dossier_juridique.actes import ACTES, Matiere, numeroter
    from dossier_juridique.creance import compute
    from dossier_juridique.read import load_parametres

    lu, parametres, jour = load(dossiers.relance(tour % 9000)), load_parametres(), date.fromisoformat(dossiers.JOUR)
    matiere = Matiere(lu, jour, compute(lu, parametres, jour), parametres, numeroter(lu))
    return next(acte for acte in ACTES if acte.nom == dossiers.LETTRE).construire(matiere)


def rendu() -> Tache:
    """From the facts of the letter to its PDF."""
    from dossier_juridique.render import render_pdf, shipped_modeles

    modeles = shipped_modeles(None)

    def prepare(tour: int) -> Callable[[], bytes]:
        document = document_of(tour)
        return lambda: render_pdf(document, modeles)

    return prepare


def preuve() -> Tache:
    """Of what is printed (uncounted), from the PDF of the letter to the place of each mention."""
    from dossier_juridique import relecture
    from dossier_juridique.render import render_pdf, shipped_modeles

    modeles = shipped_modeles(None)

    def prepare(tour: int) -> Callable[[], object]:
        document = document_of(tour)
        pdf = render_pdf(document, modeles)
        return lambda: relecture.prove(document.acte, document.mentions, relecture.read_pages(pdf))

    return prepare


def lettre_entiere() -> Tache:
    """From the dossier to the letter printed and proven."""
    from dossier_juridique import relecture
    from dossier_juridique.render import render_pdf, shipped_modeles

    def prepare(tour: int) -> Callable[[], bytes]:
        def faire() -> bytes:
            document = document_of(tour)
            pdf = render_pdf(document, shipped_modeles(None))
            relecture.prove(document.acte, document.mentions, relecture.read_pages(pdf))
            return pdf

        return faire

    return prepare
