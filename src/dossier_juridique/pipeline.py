"""The straight line, from a folder on disk to a filing on disk: read this first.

    folder ─read→ Source ─validate→ Dossier ─compute→ Decompte ─assess→ Analyse ─pieces→ exhibits known
           ─render→ acts ─assemble→ Liasse ─check→ proven ─write→ folder

The claim is computed before the law is read: rules look at figures. A refusal is a result, not an exception (exit 1, 5).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from dossier_juridique import read as lecture
from dossier_juridique import registre, write
from dossier_juridique.actes import Matiere, numeroter
from dossier_juridique.creance import compute
from dossier_juridique.droit.analyse import assess, famille
from dossier_juridique.droit.calendrier import Calendrier, calendrier
from dossier_juridique.droit.connaissance import know_debtor
from dossier_juridique.droit.delais import echeances
from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.droit.perspective import perspective
from dossier_juridique.droit.plume import vu_par
from dossier_juridique.droit.regle import Examen
from dossier_juridique.droit.regles import REGLES
from dossier_juridique.droit.voies import Orientation, orienter
from dossier_juridique.errors import ArgumentsInvalides, FigureInconnue, SortieRefusee
from dossier_juridique.model.avis import Avis
from dossier_juridique.model.constat import ActeExamine, Analyse, Constat, Verdict
from dossier_juridique.model.decompte import Decompte
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.lecture_de_piece import Lectures
from dossier_juridique.model.liasse import PieceLue
from dossier_juridique.model.livraison import ActeProduit, Echec, Livraison, exit_code, figures_used, manifest
from dossier_juridique.procedures import PROCEDURES, demandees
from dossier_juridique.read import Source, as_path
from dossier_juridique.validate import validate
from dossier_juridique.write import diff

Suivi = Callable[[str, int, int], None]


def _sans_suivi(etape: str, fait: int, total: int) -> None:
    return None


class Lu(Struct, frozen=True):
    """A dossier read and computed, before the law is read on it; ``lectures``: what a machine reads of the ``pieces`` opened."""

    source: Source
    dossier: Dossier
    au: date
    parametres: Parametres
    decompte: Decompte
    pieces: tuple[PieceLue, ...] = ()
    lectures: Lectures = field(default_factory=dict)


def cross(lu: Lu) -> Lu:
    """The same with its exhibits read, in processes of their own, so that the rules hold the dossier against them."""
    from dossier_juridique.croisement import PieceALire, read_exhibits

    pieces = [PieceALire(p.id, lu.source.resoudre(p.fichier), p.mot_de_passe) for p in lu.dossier.pieces]
    return replace(lu, lectures=read_exhibits(pieces))


def prepare(
    chemin: Path,
    *,
    au: date | None = None,
    baremes: Path | None = None,
    a_defaut: date | None = None,
    fichiers: bool = True,
) -> Lu:
    """Read, validate, compute. ``au`` wins over the dossier's own day, which wins over ``a_defaut``."""
    source = lecture.read(chemin)
    dossier = validate(source.contenu, source.lignes, source.fichier)
    jour = _jour(dossier, au, a_defaut)
    if fichiers:
        for piece in numeroter(dossier):
            source.resoudre(piece.piece.fichier, f"Pièce n°\u00a0{piece.numero}, ")
    parametres = lecture.load_parametres(baremes)
    return Lu(source, dossier, jour, parametres, compute(dossier, parametres, jour))


def asked(dossier: Dossier, pour: str) -> tuple[str, ...]:
    """The acts of a request: the one named, or every act the dossier has the facts for."""
    if pour != "tout":
        if pour not in registre.ACTES_DEMANDABLES:
            raise ArgumentsInvalides(
                f"acte inconnu : « {pour} »", remede=f"Choisissez : tout, {', '.join(registre.ACTES_DEMANDABLES)}."
            )
        return (pour,)
    procedures = demandees(dossier)
    presents = registre.present(dossier)
    if dossier.lettre is None and procedures:
        presents = tuple(a for a in presents if a not in registre.TOUJOURS)
    return (*presents, *procedures)


def examine(lu: Lu, pour: str = "tout") -> Analyse:
    """The law read on the dossier for each act asked."""
    return Analyse(tuple(_examine_acte(lu, acte) for acte in asked(lu.dossier, pour)))


def _examine_acte(lu: Lu, acte: str, texte: tuple[str, ...] | None = None, avis: tuple[Avis, ...] = ()) -> ActeExamine:
    examen = Examen(
        dossier=vu_par(lu.dossier, acte),
        au=lu.au,
        acte=acte,
        famille=famille(acte),
        decompte=lu.decompte,
        echeances=echeances(lu.dossier),
        parametres=lu.parametres,
        ressorts=lecture.load_ressorts(lu.dossier.debiteur.adresse),
        numeros={p.piece.id: p.numero for p in numeroter(lu.dossier)},
        empreintes={piece.id: piece.sha256 for piece in lu.pieces},
        contenus_actifs={piece.id: piece.retire for piece in lu.pieces},
        texte=texte,
        lectures=lu.lectures,
        avis=avis,
    )
    return assess(examen, REGLES, lu.source.lignes)


def build(
    chemin: Path,
    sortie: Path,
    *,
    pour: str = "tout",
    au: date | None = None,
    modeles: Path | None = None,
    baremes: Path | None = None,
    force: bool = False,
    a_defaut: date | None = None,
    ocr: bool = False,
    ppp: int = 0,
    profil: str | None = None,
    suivi: Suivi = _sans_suivi,
    retouche: Callable[[Dossier], Dossier] | None = None,
) -> Livraison:
    """From a dossier folder to a delivery: letters, décompte, filing, report, manifest, re-read before they appear.

    ``ocr``: scans get a text layer (ocrmypdf must be installed); ``ppp``: resolution to which scans are brought down;
    ``profil``: channel for which ``depot/`` is filled (``model.profils``);
    ``retouche``, for an act that has left: the channel it was really sent by, which does not bear on the claim.
    """
    write.check_target(sortie, force)
    lu = prepare(chemin, au=au, baremes=baremes, a_defaut=a_defaut)
    lu = cross(replace(lu, dossier=retouche(lu.dossier)) if retouche else lu)
    demandes = asked(lu.dossier, pour)
    from dossier_juridique.depot import find_channel
    from dossier_juridique.production import Atelier

    canal, limite = find_channel(profil, lu.parametres, lu.au)
    matiere = Matiere(lu.dossier, lu.au, lu.decompte, lu.parametres, numeroter(lu.dossier), envoyee=retouche is not None)
    with write.workshop(sortie) as prive:
        voulues = _wanted(lu.dossier, demandes)
        atelier = Atelier.open(prive, lu.source, lu.dossier, lu.decompte, matiere, voulues, modeles, suivi, ocr, ppp)
        atelier.profil, atelier.limite = canal, limite
        matiere = atelier.complete(matiere)
        lu = replace(lu, pieces=tuple(atelier.lues.values()))
        analyse = examine(lu, pour)
        produits: list[ActeProduit] = []
        echecs: list[Echec] = []
        for rang, examine_ in enumerate(analyse.actes):
            suivi(f"Acte : {examine_.acte}", rang, len(demandes))
            if examine_.verdict is not Verdict.CONFORME:
                continue
            try:
                imprime = atelier.print_act(examine_.acte, matiere)
                relu = _join(examine_, _examine_acte(lu, examine_.acte, imprime.textes, imprime.avis))
                analyse = Analyse(tuple(relu if a.acte == relu.acte else a for a in analyse.actes))
                if relu.verdict is Verdict.CONFORME:
                    produits.append(atelier.keep(imprime))
            except SortieRefusee as erreur:
                echecs.append(Echec(examine_.acte, str(erreur), erreur.remede))
        try:
            decompte = atelier.keep_statement(matiere)
        except SortieRefusee as erreur:
            decompte = None
            echecs.append(Echec("decompte", str(erreur), erreur.remede))
        manifeste = manifest(
            moteur=f"dossier_juridique {registre.version()}",
            reference=lu.dossier.reference,
            au=lu.au,
            analyse=analyse,
            decompte=lu.decompte,
            produits=tuple(produits),
            echecs=tuple(echecs),
            entrees=atelier.entrees(),
            reglages={**write.fingerprints("baremes", baremes), **write.fingerprints("modeles", modeles)},
            pieces=atelier.pieces,
            liasse=atelier.liasse,
            figures=figures_used(lu.decompte, lu.parametres.series),
            avertissements=atelier.avertissements(),
            decompte_livre=decompte,
            debiteur=know_debtor(lu.dossier, lu.lectures, {p.piece.id: p.numero for p in matiere.pieces}, lu.au),
        )
        devant = perspective(lu.dossier, lu.decompte, lu.parametres, lu.au, lecture.load_ressorts(lu.dossier.debiteur.adresse))
        atelier.keep_report(lu.au, analyse, registre.titres(), manifeste, devant)
        suivi("Relecture et livraison", len(demandes), len(demandes))
        sorties = write.deliver(atelier.livraison, sortie, manifeste, force=force)
    entier = {**manifeste, "sorties": sorties}
    return Livraison(str(sortie), analyse, lu.decompte, tuple(produits), tuple(echecs), entier, lu.dossier)


def _wanted(dossier: Dossier, demandes: tuple[str, ...]) -> frozenset[str]:
    """Exhibits that the acts asked need: all for a filing, the invoices sent along by e-mail."""
    if any(p.acte in demandes for p in PROCEDURES):
        return frozenset(p.id for p in dossier.pieces)
    citees = {identifiant for facture in dossier.factures for identifiant in facture.pieces}
    courriel = dossier.lettre is not None and dossier.lettre.canal == "courriel"
    joint = any(a.startswith("relance-") or a == "appel" or (a == "mise-en-demeure" and courriel) for a in demandes)
    return frozenset(p.id for p in dossier.pieces if joint and p.id in citees and p.nature == "facture")


def _join(avant: ActeExamine, apres: ActeExamine) -> ActeExamine:
    """Findings on the data, then findings on the printed text."""
    return replace(avant, constats=(*avant.constats, *apres.constats))


def verify(sortie: Path, dossier: Path | None = None) -> tuple[str, ...]:
    """What differs between a delivery (and its dossier, when given) and its manifest, in French."""
    return write.compare(sortie, dossier)


def load(source: Path | str | Mapping[str, Any]) -> Dossier:
    """A dossier from a folder, a file, or a mapping of exact values (Decimal, str, int; never float).

    Raises ``DossierInvalide`` (exit 3) naming the keys at fault.
    """
    lue = lecture.read_mapping(source) if isinstance(source, Mapping) else lecture.read(as_path("source", source))
    return validate(lue.contenu, lue.lignes, lue.fichier)


def _lu(dossier: Dossier, au: date | None) -> Lu:
    if not isinstance(dossier, Dossier):
        dit = f"« dossier » n'est pas un dossier lu (reçu : {type(dossier).__name__})"
        raise ArgumentsInvalides(dit, remede="Donnez ce que rend load(…), qui lit un dossier ou un dict.")
    jour = _jour(dossier, au)
    parametres = lecture.load_parametres()
    return Lu(Source({}, "dossier"), dossier, jour, parametres, compute(dossier, parametres, jour))


def findings(dossier: Dossier, *, pour: str = "tout", au: date | None = None) -> tuple[Constat, ...]:
    """The findings on a dossier already loaded, each once, in the order of the report."""
    analyse = examine(_lu(dossier, au), pour)
    return tuple(dict.fromkeys(constat for acte in analyse.actes for constat in acte.constats))


def claim(dossier: Dossier, *, au: date | None = None) -> Decompte:
    """The claim on a dossier already loaded."""
    return _lu(dossier, au).decompte


def deadlines(
    chemin: Path, *, au: date | None = None, baremes: Path | None = None, a_defaut: date | None = None
) -> tuple[Dossier, date, Calendrier]:
    """Every deadline of a dossier. A rate not published yet does not hide a deadline: the claim is then left out."""
    source = lecture.read(chemin)
    dossier = validate(source.contenu, source.lignes, source.fichier)
    jour = _jour(dossier, au, a_defaut)
    parametres = lecture.load_parametres(baremes)
    try:
        decompte: Decompte | None = compute(dossier, parametres, jour)
    except FigureInconnue:
        decompte = None
    ressorts = lecture.load_ressorts(dossier.debiteur.adresse)
    return dossier, jour, calendrier(dossier, parametres, jour, decompte=decompte, ressorts=ressorts)


def roads(lu: Lu) -> Orientation:
    """Every road of procedure, open or closed for this dossier, with its reasons, and the court proposed."""
    return orienter(lu.dossier, lu.decompte, lu.parametres, lecture.load_ressorts(lu.dossier.debiteur.adresse))


def _jour(dossier: Dossier, au: date | None, a_defaut: date | None = None) -> date:
    jour = next((j for j in (au, dossier.au, a_defaut) if j is not None), None)
    if jour is None:
        raise ArgumentsInvalides("le jour de l'arrêté n'est pas connu", remede="Donnez « au » au dossier ou à l'appel.")
    return lecture.as_day(jour)


def init(dossier: Path, factures: Sequence[Path], *, le: date) -> str:
    """A new folder with a commented ``dossier.toml``, filled from electronic invoices; says what was written."""
    from dossier_juridique.factures_electroniques import read_invoices
    from dossier_juridique.read.init import create_dossier

    lues = read_invoices(factures) if factures else ()
    return create_dossier(dossier, le, lues, factures)

__all__ = ["Lu", "Suivi", "asked", "build", "claim", "cross", "deadlines", "diff", "examine", "exit_code", "findings",
           "init", "load", "prepare", "roads", "verify"]  # fmt: skip
