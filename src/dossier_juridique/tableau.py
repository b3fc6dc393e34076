"""The portfolio: every dossier below a root, one row each, and its folder of outputs. No exhibit is opened.

A dossier that cannot be read is a row that says why; the rest goes on. The same roots, day and sequence give the same
bytes, whatever the number of processes.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from dossier_juridique import pipeline, registre, write
from dossier_juridique import read as lecture
from dossier_juridique.droit.balance import age_balance, doubts, prescription
from dossier_juridique.droit.pauses import disputes
from dossier_juridique.droit.suite import last_act, next_act
from dossier_juridique.errors import ArgumentsInvalides, DossierError, FigureInconnue, SortieRefusee
from dossier_juridique.model.contrat_portefeuille import portefeuille_json
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer, enumerer, pluriel
from dossier_juridique.model.portefeuille import DOUTES, Erreur, LigneDePortefeuille, Portefeuille, Sequence
from dossier_juridique.read.sequence import load_sequence
from dossier_juridique.write import check_target

SEUL = 60
"""Up to that many dossiers, starting other processes costs more than it saves."""
PAR_LOT = 40
_REMEDE_DEFAUT = "Voyez « dossier decompte » sur ce dossier, avec DOSSIER_TRACE=1, et signalez le message."


class _Demande(Struct, frozen=True):
    """What a row needs, the same for all; crosses process borders."""

    au: date | None
    a_defaut: date
    baremes: Path | None
    sequence: Sequence


def portfolio(
    racine: Path,
    *,
    au: date | None = None,
    a_defaut: date | None = None,
    sequence: Path | None = None,
    baremes: Path | None = None,
    sauf: Path | None = None,
    executor: Executor | None = None,
    suivi: pipeline.Suivi = lambda etape, fait, total: None,
) -> Portefeuille:
    """The table of every dossier below ``racine``, each closed at ``au``, else at its own day, else at ``a_defaut``.

    ``sequence``: file of the office's sequence; else ``racine``/sequence.toml, else the shipped one. ``sauf``: a folder
    not to look into. ``executor``: any ``concurrent.futures.Executor``; without it, processes of this machine when there
    are many dossiers. Raises ``DossierInvalide`` (exit 3) when the root holds no dossier or the sequence is not valid.
    """
    voulue, source = load_sequence(racine, sequence)
    jour = a_defaut if au is None else au
    if jour is None:
        raise ArgumentsInvalides("le jour du tableau n'est pas connu", remede="Donnez « au » à l'appel.")
    lecture.as_day(jour)
    lecture.load_parametres(baremes)  # a mistake in the figures is one error, not one per dossier
    entrees = lecture.find_dossiers(racine, sauf=sauf)
    demande = _Demande(au, jour, baremes, voulue)
    lignes: list[LigneDePortefeuille] = []
    for ligne in _rows(entrees, demande, executor):
        lignes.append(ligne)
        suivi("Lecture des dossiers", len(lignes), len(entrees))
    return Portefeuille(jour, tuple(sorted(lignes, key=_rang)), voulue, source)


def _rang(ligne: LigneDePortefeuille) -> tuple[Any, ...]:
    """Doubtful first by gravity, then what is due, then what is paid, then what has no figures; by amount and age."""
    if ligne.erreur is not None:
        groupe = 3
    elif ligne.total <= 0:
        groupe = 2
    else:
        groupe = 0 if ligne.doutes else 1
    doute = DOUTES.index(ligne.doutes[0].motif) if groupe == 0 else 0
    age = ligne.balance.age or 0 if ligne.balance else 0
    return (groupe, doute, -ligne.total, -age, ligne.dossier)


def _rows(
    entrees: tuple[lecture.Entree, ...], demande: _Demande, executor: Executor | None
) -> Iterator[LigneDePortefeuille]:
    lire = partial(_rows_of, demande)
    if executor is None and len(entrees) <= SEUL:
        yield from lire(entrees)
        return
    lots = list(_lots(entrees))
    ouvriers = min(len(lots), os.cpu_count() or 1, 61)
    propre = None if executor else ProcessPoolExecutor(max_workers=ouvriers, initializer=_attach)
    faits = 0
    try:
        for lot in (executor or propre).map(lire, lots):  # type: ignore[union-attr]
            faits += 1
            yield from lot
    except BrokenProcessPool:
        # A process was killed (memory, a person): what it had not given back is read here, one by one.
        for reste in lots[faits:]:
            yield from lire(reste)
    finally:
        if propre is not None:
            propre.shutdown(cancel_futures=True)


def _attach() -> None:
    """A process at work answers to the one that started it: Ctrl-C is left to it, and its death, even by ``kill -9``,
    is ours."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _lots(entrees: tuple[lecture.Entree, ...]) -> Iterator[tuple[lecture.Entree, ...]]:
    suite = iter(entrees)
    while lot := tuple(islice(suite, PAR_LOT)):
        yield lot


def _rows_of(demande: _Demande, entrees: tuple[lecture.Entree, ...]) -> list[LigneDePortefeuille]:
    return [row(entree, demande) for entree in entrees]


def row(entree: lecture.Entree, demande: _Demande) -> LigneDePortefeuille:
    """The row of one dossier; whatever is wrong with it is in the row."""
    fichier, empreinte = _fingerprint(entree.chemin)
    # A name that is not UTF-8 on the disk is shown, never a reason to lose the table.
    nom = entree.nom.encode("utf-8", "backslashreplace").decode("utf-8")
    ligne = LigneDePortefeuille(nom, demande.au, fichier=fichier, empreinte=empreinte)
    try:
        lu = pipeline.prepare(
            entree.chemin, au=demande.au, baremes=demande.baremes, a_defaut=demande.a_defaut, fichiers=False
        )
    except FigureInconnue as erreur:
        return _without_figures(ligne, entree.chemin, demande, erreur)
    except DossierError as erreur:
        return replace(ligne, erreur=_erreur(erreur))
    except Exception as erreur:
        return replace(ligne, erreur=_defaut(erreur))
    try:
        return _complete(ligne, lu, demande)
    except DossierError as erreur:
        return replace(_named(ligne, lu.dossier, lu.au), erreur=_erreur(erreur))
    except Exception as erreur:
        return replace(_named(ligne, lu.dossier, lu.au), erreur=_defaut(erreur))


def _fingerprint(chemin: Path) -> tuple[str, str]:
    """Name and SHA-256 of the dossier file, empty when it cannot be read."""
    for nom in ("dossier.toml", "dossier.json"):
        try:
            if (chemin / nom).is_file():  # a pipe of that name would be waited for, for ever
                return nom, write.sha256(chemin / nom)
        except OSError:
            continue
    return "", ""


def _complete(ligne: LigneDePortefeuille, lu: pipeline.Lu, demande: _Demande) -> LigneDePortefeuille:
    dossier, decompte, sequence = lu.dossier, lu.decompte, demande.sequence
    manque = tuple(dict.fromkeys((*decompte.sans_echeance, *decompte.sans_montant)))
    balance = None if manque else age_balance(decompte)
    prescrit = prescription(dossier, decompte, lu.au, sequence.douteux.prescription_jours)
    suite = next_act(dossier, decompte, sequence, lu.au, lu.parametres)
    doutes = doubts(dossier, balance, prescrit, disputes(dossier, lu.au), sequence.douteux, lu.au)
    return replace(
        _named(ligne, dossier, lu.au),
        totaux=None if manque else decompte.totaux,
        balance=balance,
        suite=suite,
        prescription=prescrit,
        doutes=doutes if manque or decompte.total > 0 else (),
        obstacles=_obstacles(lu, suite.acte) if suite.a_faire and suite.acte else (),
        erreur=_incomplet(manque) if manque else None,
    )


def _named(ligne: LigneDePortefeuille, dossier: Dossier, au: date) -> LigneDePortefeuille:
    return replace(
        ligne, au=au, reference=dossier.reference, creancier=dossier.creancier.nom_affiche,
        debiteur=dossier.debiteur.nom_affiche, siren=dossier.debiteur.siren or "", dernier=last_act(dossier, au),
    )  # fmt: skip


def _obstacles(lu: pipeline.Lu, acte: str) -> tuple[str, ...]:
    """What the law finds against the act to send, its exhibits not opened: the first finding, its remedy, how many more."""
    retiennent = [c for c in pipeline.examine(lu, acte).actes[0].constats if c.retient]
    if not retiennent:
        return ()
    premier, autres = retiennent[0], len(retiennent) - 1
    suite = f" (et {pluriel(autres, 'autre constat', 'autres constats')}, voyez « dossier check »)" if autres else ""
    return (composer(f"Retenu par le droit ({premier.article}) : {premier.message} {premier.remede}{suite}"),)


def _without_figures(
    ligne: LigneDePortefeuille, chemin: Path, demande: _Demande, erreur: FigureInconnue
) -> LigneDePortefeuille:
    """A rate not published yet hides the sums, not the last act nor the prescription."""
    try:
        dossier = pipeline.load(chemin)
        au = demande.au or dossier.au or demande.a_defaut
        prescrit = prescription(dossier, None, au, demande.sequence.douteux.prescription_jours)
        doutes = doubts(dossier, None, prescrit, disputes(dossier, au), demande.sequence.douteux, au)
        return replace(_named(ligne, dossier, au), prescription=prescrit, doutes=doutes, erreur=_erreur(erreur))
    except Exception:
        return replace(ligne, erreur=_erreur(erreur))


def _erreur(erreur: DossierError) -> Erreur:
    message = str(erreur).rstrip()
    return Erreur(composer(message + ("" if message.endswith((".", "?", "!")) else ".")), erreur.remede, erreur.code)


def _defaut(erreur: Exception) -> Erreur:
    if os.environ.get("DOSSIER_TRACE"):
        raise erreur
    return Erreur(f"Défaut de ce programme ({type(erreur).__name__}).", composer(_REMEDE_DEFAUT), 70)


def _incomplet(manque: tuple[str, ...]) -> Erreur:
    return Erreur(
        composer(f"Créance non chiffrée : échéance ou montant de {enumerer(manque)} à établir."),
        composer("Complétez ces factures ; « dossier decompte » dit les clés qui manquent."),
        0,
    )


def deliver(portefeuille: Portefeuille, sortie: Path, racine: Path, *, force: bool = False) -> dict[str, str]:
    """``tableau.html``, ``tableau.csv`` and ``tableau.json`` in ``sortie``, re-read, whole or not at all.

    ``manifeste.json`` beside them holds the hash of each dossier file. Returns name → SHA-256. Raises
    ``ArgumentsInvalides`` (exit 2) when ``sortie`` exists, ``SortieRefusee`` (exit 5) when a file is not what it should be.
    """
    from dossier_juridique.render import tableau as rendu

    ecrire: dict[str, Callable[[Portefeuille], str]] = {
        "tableau.html": partial(rendu.render_page, moteur=f"dossier_juridique {registre.version()}"),
        "tableau.csv": rendu.render_csv,
        "tableau.json": rendu.render_json,
    }
    check_target(sortie, force)
    with write.workshop(sortie) as prive:
        livraison = prive / "livraison"
        livraison.mkdir(mode=0o700)
        for nom, produire in ecrire.items():
            (livraison / nom).write_text(produire(portefeuille), "utf-8", newline="")
        faute = rendu.reread(livraison, portefeuille)
        if faute:
            raise SortieRefusee(faute, lieu=str(sortie), remede="Rien n'a été livré ; signalez ce défaut.")
        return write.deliver(livraison, sortie, _manifest(portefeuille, racine), force=force)


def _manifest(portefeuille: Portefeuille, racine: Path) -> dict[str, Any]:
    """What was read, so that ``verify`` and ``diff`` answer for a table as for any delivery."""
    seul = len(portefeuille.lignes) == 1 and lecture.find_dossiers(racine)[0].chemin == racine
    entrees = {
        (li.fichier if seul else f"{li.dossier}/{li.fichier}"): li.empreinte for li in portefeuille.lignes if li.fichier
    }
    sequence = portefeuille.sequence.model_dump_json()
    return {
        "version": 1,
        "moteur": f"dossier_juridique {registre.version()}",
        "reference": "portefeuille",
        "au": portefeuille.au.isoformat(),
        "total": f"{portefeuille.total:.2f}",
        "actes": [],
        "pieces": [],
        "figures": [],
        "entrees": dict(sorted(entrees.items())),
        "reglages": {portefeuille.source_sequence: hashlib.sha256(sequence.encode("utf-8")).hexdigest()},
    }


__all__ = ["check_target", "deliver", "portefeuille_json", "portfolio"]
