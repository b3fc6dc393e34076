"""What is sent through a channel: the filing in one file, in parts, or one file per exhibit, each under the limit.

Cut between exhibits, never inside one; each part repeats the bordereau, which says in which part an exhibit is.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dossier_juridique import epreuve, relecture
from dossier_juridique.actes import Acte, Matiere
from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.errors import ArgumentsInvalides, PieceIllisible, SortieRefusee
from dossier_juridique.model.francais import composer
from dossier_juridique.model.liasse import Liasse, PieceNumerotee, Section, Timbre
from dossier_juridique.model.profils import PROFILS, Profil
from dossier_juridique.procedures import Procedure
from dossier_juridique.render import Compose, Modeles, compose, render_partie_of

DOSSIER = "depot"
MO = 1_000_000
_MARGES = (0.98, 0.93, 0.85, 0.7)


class Colis(Struct, frozen=True):
    """What a deposit is made from. ``entiere`` and ``tamponnees``: the filing and its stamped exhibits, as delivered;
    ``originaux``: path and name of what travels as received; ``limite``: bytes, 0 when there is none."""

    profil: Profil
    procedure: Procedure
    matiere: Matiere
    pieces: tuple[PieceNumerotee, ...]
    entiere: Path
    tamponnees: Path
    originaux: tuple[tuple[Path, str], ...]
    limite: int
    timbre: Timbre
    modeles: Modeles


def find_channel(nom: str | None, parametres: Parametres, au: date) -> tuple[Profil | None, int]:
    """The channel asked for, and the largest file it takes on that day, in bytes (0: no limit)."""
    if nom is None:
        return None, 0
    for profil in PROFILS:
        if profil.nom == nom:
            return profil, int(parametres.a(profil.limite, au) * MO) if profil.limite else 0
    raise ArgumentsInvalides(f"canal inconnu : « {nom} »", remede=f"Choisissez : {', '.join(p.nom for p in PROFILS)}.")


def lay_out(
    actes: Sequence[Acte], pieces: Sequence[PieceNumerotee], matiere: Matiere, modeles: Modeles, nom: str,
    autres: Mapping[str, tuple[int, int]] | None = None,
) -> tuple[list[Compose], bytes, tuple[Section, ...]]:  # fmt: skip
    """Lay out the generated pages until the page numbers they print are those they have.

    ``pieces``: the exhibits of this file; ``autres``: what the bordereau says of those of other files.
    """
    en_pieces = sum(p.lue.pages for p in pieces)
    generees = 6
    for _ in range(4):
        pages, suivante = dict(autres or {}), generees + 1
        for piece in pieces:
            pages[piece.numero] = (suivante, suivante + piece.lue.pages - 1)
            suivante += piece.lue.pages
        textes = [compose(acte.construire(replace(matiere, pages=pages)), modeles) for acte in actes]
        octets, sections, obtenues = render_partie_of(
            textes, modeles, total_pages=generees + en_pieces, attendues=generees
        )
        if obtenues == generees:
            return textes, octets, sections
        generees = obtenues
    raise SortieRefusee("la numérotation des pages ne se stabilise pas", lieu=nom, remede="Signalez ce défaut.")


def make_deposit(colis: Colis, dossier: Path) -> None:
    """Write the files to send in ``dossier``. Raises ``PieceIllisible`` when one exhibit alone exceeds the limit."""
    dossier.mkdir()
    if colis.profil.separees:
        for piece in colis.pieces:
            _check_size(colis, piece, 0)
            shutil.copyfile(colis.tamponnees / piece.nom_de_fichier, dossier / piece.nom_de_fichier)
        _write(colis, colis.procedure.documents, (), {}, dossier / f"00_{colis.procedure.acte}.pdf")
    elif not colis.limite or colis.entiere.stat().st_size <= colis.limite:
        shutil.copyfile(colis.entiere, dossier / colis.entiere.name)
    else:
        _write_parts(colis, dossier)
    if colis.profil.originaux and colis.originaux:
        (dossier / "originaux").mkdir()
        for chemin, nom in colis.originaux:
            shutil.copyfile(chemin, dossier / "originaux" / nom)


def _write_parts(colis: Colis, dossier: Path) -> None:
    bordereau = tuple(a for a in colis.procedure.documents if a.nom == "bordereau")
    # What the pages of each part weigh without exhibit is measured, then what the exhibits weigh stamped.
    tete, suite = (
        _assembled(colis, actes, (), {}, dossier / "mesure.pdf").poids for actes in (colis.procedure.documents, bordereau)
    )
    (dossier / "mesure.pdf").unlink()
    for piece in colis.pieces:
        _check_size(colis, piece, suite)
    for marge in _MARGES:
        groupes = _cut(colis, tete, suite, int(colis.limite * marge))
        lieux = {p.numero: f"partie {n}" for n, groupe in enumerate(groupes, 1) for p in groupe}
        ecrits = []
        for n, groupe in enumerate(groupes, 1):
            chemin = dossier / f"{colis.procedure.acte}_{n}_sur_{len(groupes)}.pdf"
            actes = colis.procedure.documents if n == 1 else bordereau
            ecrits.append((chemin, _write(colis, actes, groupe, lieux, chemin)))
        if all(taille <= colis.limite for _, taille in ecrits):
            return
        for chemin, _ in ecrits:
            chemin.unlink()
    raise SortieRefusee(
        composer(f"la liasse ne se découpe pas en fichiers de {colis.limite / MO:.0f} Mo ({colis.profil.titre})"),
        remede="Relancez avec --alleger 150, ou scindez les pièces les plus lourdes.",
    )


def _cut(colis: Colis, tete: int, suite: int, limite: int) -> list[tuple[PieceNumerotee, ...]]:
    groupes: list[list[PieceNumerotee]] = [[]]
    reste = limite - tete
    for piece in colis.pieces:
        taille = (colis.tamponnees / piece.nom_de_fichier).stat().st_size
        # The first part may hold the requête alone; each of the others holds one exhibit at least.
        if taille > reste and (groupes[-1] or len(groupes) == 1):
            groupes.append([])
            reste = limite - suite
        groupes[-1].append(piece)
        reste -= taille
    return [tuple(groupe) for groupe in groupes]


class _Fichier(Struct, frozen=True):
    """One file of the deposit, not yet re-read; ``generee``: its generated pages before assembly, ``poids`` in bytes."""

    liasse: Liasse
    textes: list[Compose]
    generee: bytes
    matiere: Matiere
    poids: int


def _assembled(
    colis: Colis, actes: Sequence[Acte], pieces: Sequence[PieceNumerotee], lieux: Mapping[str, str], cible: Path
) -> _Fichier:
    from dossier_juridique.assemble import assemble

    ici = {p.numero for p in pieces}
    autres = {p.numero: (1, p.lue.pages) for p in colis.pieces if p.numero not in ici}
    matiere = replace(colis.matiere, lieux=lieux)
    textes, octets, sections = lay_out(actes, pieces, matiere, colis.modeles, colis.procedure.acte, autres)
    liasse = assemble(
        octets, sections, pieces, colis.timbre, titre=textes[0].document.titre, cible=cible,
        polices=colis.modeles.polices()[0].parent, ailleurs=tuple(autres),
    )  # fmt: skip
    return _Fichier(liasse, textes, octets, matiere, cible.stat().st_size)


def _write(
    colis: Colis, actes: Sequence[Acte], pieces: Sequence[PieceNumerotee], lieux: Mapping[str, str], cible: Path
) -> int:
    """One file of the deposit, proven like the filing itself: pages, mentions, figures; its size in bytes."""
    ecrit = _assembled(colis, actes, pieces, lieux, cible)
    documents = [texte.document for texte in ecrit.textes]
    pages, _, refus = epreuve.prove_filing(ecrit.liasse, pieces, documents, ecrit.generee, ecrit.matiere)
    if refus is not None:
        raise refus
    for texte in ecrit.textes:
        relecture.check_whole(texte.document.acte, texte.textes(), pages)
    return ecrit.poids


def _check_size(colis: Colis, piece: PieceNumerotee, avec: int) -> None:
    taille = (colis.tamponnees / piece.nom_de_fichier).stat().st_size + avec
    if not colis.limite or taille <= colis.limite:
        return
    pese, admis = (f"{octets / MO:.1f}".replace(".", ",") for octets in (taille, colis.limite))
    raise PieceIllisible(
        composer(f"tamponnée, elle fait un fichier de {pese} Mo ; {colis.profil.titre} en admet {admis}"),
        remede="Relancez avec --alleger 150 (résolution des scans), ou scindez la pièce.",
        lieu=composer(f"Pièce n° {piece.numero}, « {piece.lue.fichier} »"),
    )
