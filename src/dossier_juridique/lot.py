"""Many dossiers, through any ``concurrent.futures`` executor: ``dossier lot``.

    entries ─→ Travail ─executor→ Rendu ─→ delivery and line of the journal ─→ summary

One broken dossier never stops the rest. A series that was cut is started again by the same command and goes on where it
was: what is delivered and still intact is not built again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import closing
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dossier_juridique import executeurs, read, registre, write
from dossier_juridique.errors import ArgumentsInvalides, DossierError, Interne
from dossier_juridique.executeurs import await_one, check_executor, local_pool, lost, renewed, stop_pool, submit, work
from dossier_juridique.journal import DE_LA_MACHINE, NOM, Journal, alone, resume_from, set_aside
from dossier_juridique.memoire import Fichiers, spread
from dossier_juridique.model.serie import Resultat, Serie
from dossier_juridique.read.sequence import load_sequence
from dossier_juridique.taches import Tache, list_tasks, pack
from dossier_juridique.travail import Reglages, Rendu, Travail, failure, fingerprint, is_intact, produce, travelling

Suivi = Callable[[int, int, Resultat], None]
"""Called after each dossier: done, all, its result."""
_FILE = 4
"""Dossiers handed over ahead, for each worker: it never waits, and ten thousand are never in memory."""
_PART = 1000
"""Dossiers after which a worker is replaced: WeasyPrint and what it rests on keep some 30 kB of each page drawn."""
_FILE_INCONNUE = 64
"""The same for an executor that does not say how many workers it has."""
_RESERVES = ("resume.json", "resume.csv", "resume.html")


def _sans_suivi(fait: int, total: int, resultat: Resultat) -> None:
    return None


def build_all(
    racine: Path | str,
    sortie: Path | str,
    *,
    pour: str = "tout",
    au: date | None = None,
    a_defaut: date | None = None,
    gabarit: Path | None = None,
    modeles: Path | None = None,
    baremes: Path | None = None,
    profil: str | None = None,
    sequence: Path | None = None,
    force: bool = False,
    travailleurs: int | None = None,
    executeur: Executor | None = None,
    disque_partage: bool = True,
    suivi: Suivi = _sans_suivi,
) -> Serie:
    """Every dossier below ``racine`` (or of a table, ``.csv`` or ``.jsonl``, laid on ``gabarit``) delivered in
    ``sortie/<name>/``, with ``resume.json``, ``resume.csv`` and ``resume.html`` once all are done.

    Without ``executeur``, ``travailleurs`` processes of this machine (one for each core by default). With one, the files
    travel instead of their paths unless ``disque_partage``. Raises ``DossierError`` for what spoils the whole series; what
    is wrong with a dossier is in its ``Resultat``. ``KeyboardInterrupt`` leaves a series that can be taken up.
    """
    racine, sortie = read.as_path("racine", racine), read.as_path("sortie", sortie)
    check_executor(executeur, travailleurs)
    voulue, _ = load_sequence(racine if racine.is_dir() else racine.parent, sequence)
    reglages = Reglages(pour, registre.version(), au, a_defaut, modeles, baremes, profil, voulue)
    _check(reglages)
    taches = list_tasks(racine, sortie, gabarit)
    ignores = read.find_skipped(racine, sauf=sortie)
    with alone(sortie):
        en_cours = (sortie / NOM).is_file()
        jour, faits = resume_from(sortie, reglages, force)
        if au is None and jour is None and not any(t.est_date() for t in taches):
            raise ArgumentsInvalides("le jour de l'arrêté n'est pas connu", remede="Donnez « au » aux dossiers ou à l'appel.")
        parents = {(sortie / t.nom).parent for t in taches}
        for parent in parents:
            write.sweep(parent)
        reglages = replace(reglages, a_defaut=jour)
        for nom in _RESERVES:
            (sortie / nom).unlink(missing_ok=True)
        distant = executeur is not None and not disque_partage
        envoyes = travelling(reglages) if distant else reglages
        chantier = _Chantier(sortie, envoyes, reglages, distant, force, en_cours)
        par_nom = {t.nom: t for t in taches}
        # Before the journal forgets them: dossiers that this series has no more.
        anciennes = [set_aside(sortie, nom) for nom, r in faits.items() if nom not in par_nom and r.manifeste]
        with Journal(sortie, reglages, {n: r for n, r in faits.items() if n in par_nom}) as journal:
            resultats: dict[str, Resultat] = {}

            def note(resultat: Resultat, *, ecrire: bool = True) -> None:
                if resultat.exit and not resultat.reference:
                    # A row without delivery must still say whose it is.
                    reference, debiteur = par_nom[resultat.dossier].qui()
                    resultat = replace(resultat, reference=reference, debiteur=debiteur)
                resultats[resultat.dossier] = resultat
                if force and not resultat.manifeste:
                    anciennes.append(set_aside(sortie, resultat.dossier))
                if ecrire:
                    journal.note(resultat)
                suivi(len(resultats), len(taches), resultat)

            for garde in chantier.kept(taches, faits):
                note(garde, ecrire=False)
            repris = len(resultats)
            restent = [t for t in taches if t.nom not in resultats]
            try:
                with closing(_run(chantier, restent, executeur, travailleurs or os.cpu_count() or 1)) as rendus:
                    for resultat in rendus:
                        note(resultat)
            except KeyboardInterrupt:
                if executeur is None:
                    executeurs.clear_places(parents)
                raise
        ecartees = tuple(a for a in anciennes if a is not None)
        serie = Serie(str(sortie), au or jour, tuple(resultats[t.nom] for t in taches), repris, ignores, ecartees)
        from dossier_juridique.render import render_series

        write.write_files(sortie, render_series(serie, registre.titres()))
    return serie


def _check(reglages: Reglages) -> None:
    """Refuse at once what would be refused ten thousand times."""
    if reglages.pour not in ("tout", *registre.ACTES_DEMANDABLES):
        raise ArgumentsInvalides(
            f"acte inconnu : « {reglages.pour} »", remede=f"Choisissez : tout, {', '.join(registre.ACTES_DEMANDABLES)}."
        )
    from dossier_juridique.depot import find_channel
    from dossier_juridique.render import shipped_modeles

    baremes = read.load_parametres(_folder(reglages.baremes))
    for dit in (reglages.au, reglages.a_defaut):
        if dit is not None:
            read.as_day(dit)
    jour = reglages.au or reglages.a_defaut
    if jour is not None:
        find_channel(reglages.profil, baremes, jour)
    shipped_modeles(_folder(reglages.modeles))


class _Chantier(Struct, frozen=True):
    """Where deliveries go, and how a task becomes work. ``envoyes``: the settings as the workers get them."""

    sortie: Path
    envoyes: Reglages
    reglages: Reglages
    distant: bool
    force: bool
    reprise: bool

    def place(self, nom: str) -> Path:
        """Where the delivery of that dossier goes. ``ArgumentsInvalides`` for a name that the summary needs."""
        if nom.partition("/")[0] in _RESERVES:
            raise ArgumentsInvalides(f"un dossier ne peut s'appeler « {nom} »", remede="Renommez ce dossier.")
        return self.sortie / nom

    def prepare(self, tache: Tache) -> Travail:
        """The work of a task. ``DossierError`` when its files cannot even be handed over."""
        place = self.place(tache.nom)
        source = tache.source()
        if self.distant and isinstance(source, Path):
            source = pack(source)
        if self.distant:
            write.check_target(place, self.force)
        return Travail(tache.nom, source, self.envoyes, None if self.distant else place, self.force, self.reprise)

    def receive(self, rendu: Rendu) -> Resultat:
        """The result, once the delivery that travelled is in place."""
        resultat = rendu.resultat
        if not rendu.fichiers:
            return resultat
        try:
            write.put(rendu.fichiers, self.place(resultat.dossier), force=self.force)
        except DossierError as erreur:
            return replace(failure(resultat.dossier, erreur), cle=resultat.cle)
        return resultat

    def kept(self, taches: Iterable[Tache], faits: Mapping[str, Resultat]) -> Iterator[Resultat]:
        """The results of a former run that still hold: same inputs, same settings, delivery intact."""
        for tache in taches:
            fait = faits.get(tache.nom)
            if fait is None or fait.exit in (*DE_LA_MACHINE, 5) or not is_intact(fait, self.sortie / tache.nom):
                continue
            try:
                source = tache.source()
                apportes = {"dossier": pack(source) if self.distant and isinstance(source, Path) else source}
                with spread(apportes) as dossiers:
                    r = self.reglages
                    meme = fingerprint(dossiers["dossier"], r, _folder(r.modeles), _folder(r.baremes)) == fait.cle
            except (DossierError, OSError):
                continue
            if meme:
                yield fait


def _folder(fichiers: Path | Fichiers | None) -> Path | None:
    return fichiers if isinstance(fichiers, Path) else None


def _run(
    chantier: _Chantier, taches: list[Tache], executeur: Executor | None, travailleurs: int
) -> Generator[Resultat, None, None]:
    if not taches:
        return
    if executeur is not None:
        yield from _through(chantier, taches, executeur, produce, _FILE_INCONNUE, lambda: None)
        return
    part = _PART * travailleurs
    for debut in range(0, len(taches), part):
        yield from _in_processes(chantier, taches[debut : debut + part], travailleurs)


def _in_processes(chantier: _Chantier, taches: list[Tache], travailleurs: int) -> Iterator[Resultat]:
    """A part of the series in processes of this machine, new for each part."""
    pool = local_pool(travailleurs)

    def renew() -> Executor:
        nonlocal pool
        stop_pool(pool)
        pool = local_pool(travailleurs)
        return pool

    try:
        yield from _through(chantier, taches, pool, work, _FILE * travailleurs, renew)
        pool.shutdown()
    except BaseException:
        stop_pool(pool)
        raise


def _through(
    chantier: _Chantier,
    taches: list[Tache],
    executeur: Executor,
    faire: Callable[[Travail], Rendu],
    file: int,
    renew: Callable[[], Executor | None],
) -> Iterator[Resultat]:
    """Results as they come. A worker that dies takes its pool with it: those then in hand are tried again one by one,
    and the one that kills its worker alone is the culprit."""
    attendent = list(reversed(taches))
    suspects: list[Travail] = []
    en_cours: dict[Future[Rendu], Travail] = {}
    seul = False
    while attendent or suspects or en_cours:
        while (attendent or suspects) and not (en_cours and (seul or suspects)) and len(en_cours) < file:
            seul = bool(suspects)
            if suspects:
                travail = suspects.pop()
            else:
                tache = attendent.pop()
                try:
                    travail = chantier.prepare(tache)
                except DossierError as erreur:
                    yield failure(tache.nom, erreur)
                    continue
                except Exception as erreur:  # one dossier that cannot even be handed over must not stop the rest
                    dit = f"les fichiers de ce dossier n'ont pu être lus ({type(erreur).__name__})"
                    yield failure(tache.nom, Interne(dit, remede="Vérifiez leurs droits, puis relancez."))
                    continue
            try:
                en_cours[submit(executeur, faire, travail)] = travail
            except BrokenExecutor:
                suspects.append(travail)
                executeur = renewed(renew)
        faits = await_one(executeur, en_cours)
        casse: list[Travail] = []
        for futur in faits:
            travail = en_cours.pop(futur)
            try:
                yield chantier.receive(futur.result())
            except BrokenExecutor:
                casse.append(travail)
            except Exception as erreur:  # what an executor of someone else's raises: a lost worker, a lost network
                yield failure(travail.nom, lost(type(erreur).__name__))
        if casse:
            casse += en_cours.values()
            en_cours.clear()
            executeur = renewed(renew)
            if len(casse) == 1:
                yield failure(casse[0].nom, lost("processus arrêté"))
            else:
                # One of them may have been delivered before its worker could say so.
                suspects += [replace(travail, reprise=True) for travail in casse]
