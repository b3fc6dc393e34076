"""A whole dossier of 12 exhibits and 200 pages: the build, what of it cannot be avoided, and the assembly alone.

Every tool of the second table works on the same files: the generated pages and the exhibits made sane.
"""

from __future__ import annotations

import json
import pickle
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from scripts.bench import dossiers
from scripts.bench.mesure import RACINE, Chaud, Concurrent, Froid, Outil, Rate, dossier, interleave, run_once, task
from scripts.bench.ouvrier import Tache
from scripts.bench.tableau import But, Partie, megabytes, rows

CORPUS = RACINE.parent / "shared" / "corpus" / "liasse-200-pages"
ICI = "scripts.bench.liasse"
QPDF = Outil("`qpdf --empty --pages`", "`apt-get install -y qpdf`", shutil.which("qpdf") is not None)
BORNE = 1.5


def measure(travail: Path, fois: int, pages: int, dire: Callable[[str], None]) -> list[Partie]:
    """Two tables: the whole dossier, and the assembly. ``pages``: of the set made here when the other is not there."""
    fichiers, origine = _exhibits(travail, pages)
    source, sortie, etat = travail / "dossier", travail / "livree", travail / "etat"
    dossiers.write_filing(source, fichiers)
    lift_reserves(source)
    run_once(task(f"{ICI}:write_state", str(source), str(etat)))
    sources = sorted(str(p) for p in (etat / "sources").iterdir())
    qpdf = ["qpdf", "--empty", "--pages", *sources, "--", str(travail / "qpdf.pdf")]
    codes = (0, 3)  # 3: done, with warnings on the exhibits

    rendu = Froid("render of the generated pages, once", [*task(f"{ICI}:generated", str(etat)), "--une-fois"])
    construire = dossier("build", source, "-o", sortie, "--pour", dossiers.FILING)
    entier: list[Concurrent] = [
        Froid("`dossier build`, cold", construire, avant=lambda tour: shutil.rmtree(sortie, ignore_errors=True)),
        rendu,
    ]
    if QPDF.present:
        entier.append(Froid(QPDF.nom, qpdf, codes=codes))
    series = interleave(entier, max(1, fois // 2), dire)
    _check_delivery(sortie)
    tout, buts = [*series.values()], []
    if QPDF.present:
        plancher = (series[rendu.nom] + series[QPDF.nom]).named("irreducible: that render and that merge")
        tout.append(plancher)
        rapport = series["`dossier build`, cold"].over(plancher)
        buts.append(But.of("the whole dossier over its irreducible parts", f"< {BORNE}", rapport, BORNE))
    else:
        buts.append(But("the whole dossier over its irreducible parts", f"< {BORNE}", None))
    reference = tout[-1] if QPDF.present else None
    premiere = Partie(f"Whole dossier: {origine}", rows(tout, reference), _missing(), buts,
                      "Ratio: to the irreducible parts. The render is a new process that imports WeasyPrint and sets the "
                      "requête, the bordereau and the décompte in one document.")  # fmt: skip
    return [premiere, _assembly(travail, fois, qpdf, sources, dire)]


def _assembly(
    travail: Path, fois: int, qpdf: Sequence[str], sources: Sequence[str], dire: Callable[[str], None]
) -> Partie:
    """The stage that puts the filing in one file, and other ways to put the same files in one."""
    etat = str(travail / "etat")
    taches = {"ours: stamp, number, link, bookmark, merge": ("ours", etat, str(travail / "ours.pdf")),
              "ours: each exhibit stamped in its own file": ("one_by_one", etat, str(travail / "pieces")),
              "pypdf, plain merge": ("plain_pypdf", sources, str(travail / "pypdf.pdf")),
              "copy of the same bytes": ("plain_copy", sources, str(travail / "copie.bin"))}  # fmt: skip
    concurrents: list[Concurrent] = [Chaud(nom, task(f"{ICI}:{t}", *args)) for nom, (t, *args) in taches.items()]
    if QPDF.present:
        concurrents.append(Froid(QPDF.nom, qpdf, codes=(0, 3)))
    series = interleave(concurrents, fois, dire)
    nom = "assembly over `qpdf --empty --pages`"
    if not QPDF.present:
        return Partie("Assembly alone", rows(series.values(), None), _missing(), [But(nom, f"≤ {BORNE}", None)])
    reference = series[QPDF.nom]
    rapport = series["ours: stamp, number, link, bookmark, merge"].over(reference)
    taille = megabytes(sum(Path(s).stat().st_size for s in sources))
    return Partie(f"Assembly alone: the same {len(sources)} files, {taille}", rows(series.values(), reference),
                  buts=[But.of(nom, f"≤ {BORNE}", rapport, BORNE)], note="Ratio: to qpdf.")  # fmt: skip


def _missing() -> list[Outil]:
    return [] if QPDF.present else [QPDF]


def _exhibits(travail: Path, pages: int) -> tuple[list[Path], str]:
    """The 12 exhibits of the set when it is there and wanted, or 12 made on the spot."""
    trouves = sorted(CORPUS.glob("*.pdf"))[1:] if CORPUS.is_dir() and pages >= 200 else []
    fichiers = trouves or dossiers.make_set(travail / "jeu", pages)
    poids = megabytes(sum(f.stat().st_size for f in fichiers))
    return fichiers, f"12 exhibits, {poids}, " + ("set liasse-200-pages" if trouves else "made by this script")


def lift_reserves(source: Path, *options: str) -> None:
    """Have ``check`` read the dossier, and lift what it keeps in reserve."""
    commande = dossier("check", source, "--pour", dossiers.FILING, "--format", "json", *options)
    rendu = subprocess.run(commande, capture_output=True, text=True, check=False)
    if rendu.returncode not in (0, 1) or not rendu.stdout:
        raise Rate(f"check of the dossier: {rendu.stderr.strip()[-600:]}")
    dossiers.lift(source, json.loads(rendu.stdout)["actes"][0]["constats"])


def _check_delivery(sortie: Path) -> None:
    if not (sortie / f"{dossiers.FILING}.pdf").is_file():
        raise Rate("the filing was not delivered")


# — Tasks —


@dataclass(frozen=True)
class Etat:
    """What the assembly works on, kept on disk between two processes."""

    documents: tuple[Any, ...]
    generee: bytes
    sections: tuple[Any, ...]
    pieces: tuple[Any, ...]
    timbre: Any
    titre: str
    pages: int


def write_state(source: str, cible: str) -> Tache:
    """Reads the exhibits and prints the generated pages, as ``build`` does; keeps all in the folder ``cible``."""

    def faire() -> None:
        from dossier_juridique.actes import Matiere, numeroter
        from dossier_juridique.depot import lay_out
        from dossier_juridique.model.liasse import PieceNumerotee, Timbre
        from dossier_juridique.pieces import PieceDemandee, examine_pieces
        from dossier_juridique.pipeline import prepare
        from dossier_juridique.procedures import PROCEDURES
        from dossier_juridique.render import shipped_modeles

        (Path(cible) / "sources").mkdir(parents=True)
        lu, modeles = prepare(Path(source), au=date.fromisoformat(dossiers.JOUR)), shipped_modeles(None)
        numerotees = numeroter(lu.dossier)
        lues = examine_pieces(
            [PieceDemandee(p.piece.id, p.numero, p.piece.fichier, lu.source.resoudre(p.piece.fichier)) for p in numerotees],
            Path(cible),
            polices=modeles.polices()[0].parent,
        )
        pieces = tuple(
            PieceNumerotee(p.numero, p.libelle, p.nom_de_fichier, lue) for p, lue in zip(numerotees, lues, strict=True)
        )
        procedure = next(p for p in PROCEDURES if p.acte == dossiers.FILING)
        matiere = Matiere(lu.dossier, lu.au, lu.decompte, lu.parametres, numerotees)
        textes, generee, sections = lay_out(procedure.documents, pieces, matiere, modeles, procedure.acte)
        pages = sections[-1].premiere_page + sum(p.lue.pages for p in pieces)
        timbre = Timbre(lu.dossier.creancier.denomination or "")
        documents = tuple(texte.document for texte in textes)
        etat = Etat(documents, generee, sections, pieces, timbre, documents[0].titre, pages)
        (Path(cible) / "etat.pickle").write_bytes(pickle.dumps(etat))
        (Path(cible) / "sources" / "00.pdf").write_bytes(generee)
        for rang, piece in enumerate(pieces, 1):
            shutil.copyfile(piece.lue.pdf, Path(cible) / "sources" / f"{rang:02d}.pdf")

    return lambda tour: faire


def _state(etat: str) -> Etat:
    rendu: Etat = pickle.loads((Path(etat) / "etat.pickle").read_bytes())
    return rendu


def generated(etat: str) -> Tache:
    """Print the generated pages of the filing, once."""

    def faire() -> None:
        from dossier_juridique.render import render_partie, shipped_modeles

        tout = _state(etat)
        octets, _ = render_partie(tout.documents, shipped_modeles(None), total_pages=tout.pages)
        (Path(etat) / "generee.pdf").write_bytes(octets)

    return lambda tour: faire


def ours(etat: str, cible: str) -> Tache:
    """Our stage, from the exhibits made sane to the filing on disk."""
    from dossier_juridique.assemble import assemble
    from dossier_juridique.render import shipped_modeles

    tout, polices = _state(etat), shipped_modeles(None).polices()[0].parent
    return lambda tour: lambda: assemble(
        tout.generee, tout.sections, tout.pieces, tout.timbre, titre=tout.titre, cible=Path(cible), polices=polices
    )


def one_by_one(etat: str, cible: str) -> Tache:
    """Our stage that writes each exhibit, stamped, in a file of its own."""
    from dossier_juridique.assemble import stamp_pieces
    from dossier_juridique.render import shipped_modeles

    tout, polices = _state(etat), shipped_modeles(None).polices()[0].parent
    Path(cible).mkdir()
    return lambda tour: lambda: stamp_pieces(tout.pieces, tout.timbre, Path(cible), polices=polices)


def plain_pypdf(sources: list[str], cible: str) -> Tache:
    """pypdf as its documentation says: append each file, write."""
    from pypdf import PdfWriter

    def faire() -> None:
        with PdfWriter() as ecrivain:
            for source in sources:
                ecrivain.append(source)
            ecrivain.write(cible)

    return lambda tour: faire


def plain_copy(sources: list[str], cible: str) -> Tache:
    """The same bytes one after the other in one file."""

    def faire() -> None:
        with open(cible, "wb") as sortie:
            for source in sources:
                with open(source, "rb") as entree:
                    shutil.copyfileobj(entree, sortie)

    return lambda tour: faire
