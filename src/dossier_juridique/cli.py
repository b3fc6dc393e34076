"""Arguments in, exit code out: the only module that reads the clock or prints."""

from __future__ import annotations

import argparse
import errno
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import date

from dossier_juridique import (
    agenda,
    arguments,
    ecrans,
    ecrans_decompte,
    ecrans_droit,
    ecrans_procedure,
    pipeline,
    progression,
    registre,
)
from dossier_juridique.errors import DossierError, LectureRefusee, interrupted
from dossier_juridique.model.contrat import VERSION, analyse_json, decompte_json


def _aujourd_hui() -> date:
    return date.today()


def _init(args: argparse.Namespace) -> int:
    _dire(pipeline.init(args.dossier, args.facture, le=_aujourd_hui()))
    return 0


def _ajouter(args: argparse.Namespace) -> int:
    from dossier_juridique.accueil import add

    _dire(add(args.dossier, args.fichiers))
    return 0


def _check(args: argparse.Namespace) -> int:
    lu = pipeline.prepare(args.dossier, au=args.au, baremes=args.baremes, a_defaut=_aujourd_hui(),
                          fichiers=not args.sans_pieces)  # fmt: skip
    lu = lu if args.sans_pieces else pipeline.cross(lu)
    analyse = pipeline.examine(lu, args.pour)
    muettes = {p.id: lu.lectures[p.id].muettes for p in lu.dossier.pieces if p.id in lu.lectures}
    if args.format == "json":
        sans_texte = {"pieces_sans_texte": {i: list(pages) for i, pages in muettes.items() if pages}}
        _json({**analyse_json(lu.dossier.reference, lu.au, analyse), **(sans_texte if any(muettes.values()) else {})})
    else:
        _dire(ecrans.findings(lu.dossier.reference, lu.au, analyse, lu.decompte, registre.titres()))
        if any(muettes.values()):
            _dire(ecrans.scans({p.intitule: muettes.get(p.id, ()) for p in lu.dossier.pieces}))
    return pipeline.exit_code(analyse)


def _decompte(args: argparse.Namespace) -> int:
    lu = pipeline.prepare(args.dossier, au=args.au, baremes=args.baremes, a_defaut=_aujourd_hui(), fichiers=False)
    if lu.decompte.sans_echeance or lu.decompte.sans_montant:
        analyse = pipeline.examine(lu, "mise-en-demeure")
        _avertir(ecrans.incomplete(lu.decompte, analyse))
        return 1
    if args.format == "json":
        _json(decompte_json(lu.decompte))
    elif args.format == "csv":
        _dire(ecrans_decompte.statement_csv(lu.decompte).rstrip("\n"))
    else:
        _dire(ecrans_decompte.statement(lu.decompte))
    return 0


def _build(args: argparse.Namespace) -> int:
    with progression.of_build() as suivi:
        livraison = pipeline.build(
            args.dossier,
            args.sortie,
            pour=args.pour,
            au=args.au,
            modeles=args.modeles,
            baremes=args.baremes,
            force=args.force,
            a_defaut=_aujourd_hui(),
            ocr=args.ocr,
            ppp=args.alleger,
            profil=args.profil,
            suivi=suivi,
        )
    if args.format == "json":
        _json(livraison.manifeste)
    else:
        _dire(ecrans.delivery(livraison, registre.titres()))
    return livraison.code


def _courrier(args: argparse.Namespace) -> int:
    from dossier_juridique import depart, envoi

    sent = depart.Envoi(args.acte, args.date, args.canal, args.numero, args.depose_le, tuple(args.preuve))
    fige = envoi.freeze(args.dossier, sent, aujourd_hui=_aujourd_hui(), modeles=args.modeles, baremes=args.baremes,
                        force=args.force)  # fmt: skip
    if fige.dossier is None:
        _avertir(ecrans.delivery(fige.livraison, registre.titres(), gardee=False))
        _avertir("Rien n'a été figé : l'acte n'est pas délivrable en l'état.")
        return fige.livraison.code or 1
    _dire(f"Figé dans {fige.dossier} ; [[courriers]] complété.")
    for dit in filter(None, (*fige.livraison.manifeste["avertissements"], fige.avertissement)):
        _avertir(dit)
    return 0


def _delais(args: argparse.Namespace) -> int:
    dossier, au, delais = pipeline.deadlines(args.dossier, au=args.au, baremes=args.baremes, a_defaut=_aujourd_hui())
    if args.format == "ics":
        sys.stdout.flush()
        sys.stdout.buffer.write(agenda.calendar_file(dossier, au, delais))
    elif args.format == "json":
        _json(ecrans_procedure.deadlines_json(dossier.reference, au, delais))
    else:
        _dire(ecrans_procedure.deadlines(dossier.reference, au, delais))
    return 0


def _orienter(args: argparse.Namespace) -> int:
    lu = pipeline.prepare(args.dossier, au=args.au, baremes=args.baremes, a_defaut=_aujourd_hui(), fichiers=False)
    orientation = pipeline.roads(lu)
    if args.format == "json":
        _json(ecrans_procedure.roads_json(lu.dossier.reference, lu.au, orientation))
    else:
        _dire(ecrans_procedure.roads(lu.dossier.reference, lu.au, orientation))
    return 0


def _lot(args: argparse.Namespace) -> int:
    from dossier_juridique.executeurs import dask_executor
    from dossier_juridique.lot import build_all

    try:
        with progression.of_series() as suivi, dask_executor(args.dask) if args.dask else nullcontext() as executeur:
            dites = ("pour", "au", "gabarit", "modeles", "baremes", "profil", "sequence", "force", "travailleurs",
                     "disque_partage")  # fmt: skip
            serie = build_all(args.racine, args.sortie, a_defaut=_aujourd_hui(), executeur=executeur, suivi=suivi,
                              **{option: getattr(args, option) for option in dites})  # fmt: skip
    except KeyboardInterrupt as fin:
        _avertir("Interrompu : ce qui est livré est gardé ; relancez la même commande pour continuer.")
        return interrupted(fin)
    _avertir(ecrans.skipped(serie.ignores))
    _dire(ecrans.series(serie))
    return serie.code


def _tableau(args: argparse.Namespace) -> int:
    from dossier_juridique import ecrans_tableau, read, tableau

    if args.sortie:
        tableau.check_target(args.sortie, args.force)
    with progression.of_build() as suivi:
        dresse = tableau.portfolio(args.racine, au=args.au, a_defaut=_aujourd_hui(), sequence=args.sequence,
                                   baremes=args.baremes, sauf=args.sortie, suivi=suivi)  # fmt: skip
    _avertir(ecrans.skipped(read.find_skipped(args.racine, sauf=args.sortie)))
    if args.sortie:
        tableau.deliver(dresse, args.sortie, args.racine, force=args.force)
    if args.format == "json":
        _json(tableau.portefeuille_json(dresse))
    else:
        _dire(ecrans_tableau.delivered(dresse, args.sortie) if args.sortie else ecrans_tableau.portfolio(dresse))
    return dresse.code


def _verify(args: argparse.Namespace) -> int:
    ecarts = pipeline.verify(args.sortie, args.dossier)
    if ecarts:
        _dire("\n".join(ecarts))
        return 5
    _dire("Livraison intacte : chaque fichier est celui du manifeste.")
    return 0


def _diff(args: argparse.Namespace) -> int:
    trouvees = pipeline.diff(args.avant, args.apres)
    if args.format == "json":
        _json({"version": VERSION, "differences": [{"sujet": d.sujet, "message": d.message} for d in trouvees]})
    else:
        _dire("\n".join(d.message for d in trouvees) or "Rien n'a changé : mêmes fichiers, mêmes constats.")
    return 0


def _explain(args: argparse.Namespace) -> int:
    _dire(ecrans_droit.explanation(registre.find_rule(args.regle)))
    return 0


def _veille(args: argparse.Namespace) -> int:
    jour = args.au or _aujourd_hui()
    termes = registre.upcoming(jour, args.baremes)
    _dire(ecrans_droit.ending_json(jour, termes) if args.format == "json" else ecrans_droit.ending(jour, termes))
    return 0


def _modeles(args: argparse.Namespace) -> int:
    from dossier_juridique.render import export_modeles

    _dire("\n".join(export_modeles(args.dossier, registre.facts_of_acts())))
    return 0


def _schema(args: argparse.Namespace) -> int:
    _dire("\n".join(registre.write_schemas(args.sortie)))
    return 0


_COMMANDES: dict[str, Callable[[argparse.Namespace], int]] = {
    "ajouter": _ajouter,
    "init": _init,
    "check": _check,
    "decompte": _decompte,
    "build": _build,
    "courrier": _courrier,
    "delais": _delais,
    "orienter": _orienter,
    "lot": _lot,
    "tableau": _tableau,
    "verify": _verify,
    "diff": _diff,
    "explain": _explain,
    "veille": _veille,
    "modeles": _modeles,
    "schema": _schema,
}


def _dire(texte: str) -> None:
    print(ecrans.safe(texte))


def _json(forme: object) -> None:
    _dire(json.dumps(forme, ensure_ascii=False, indent=2))


def _avertir(texte: str) -> None:
    if texte:
        print(ecrans.safe(texte), file=sys.stderr)


def _echec(erreur: DossierError) -> int:
    message = str(erreur).rstrip()
    _avertir(f"Erreur : {message}" + ("" if message.endswith((".", "?", "!")) else "."))
    _avertir(f"Remède : {erreur.remede}")
    return erreur.code


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point of ``dossier``. Returns the exit code of the contract; no traceback ever reaches the user."""
    for flux in (sys.stdout, sys.stderr):
        if hasattr(flux, "reconfigure"):
            flux.reconfigure(encoding="utf-8", errors="replace")
    try:
        analyseur = arguments.parser()
        args = analyseur.parse_args(argv)
        if args.commande is None:
            analyseur.print_help(sys.stderr)
            return 2
        code = _COMMANDES[args.commande](args)
        sys.stdout.flush()
        return int(code)
    except DossierError as erreur:
        return _echec(erreur)
    except KeyboardInterrupt as fin:
        _avertir("Interrompu : rien n'a été livré.")
        return interrupted(fin)
    except BrokenPipeError:
        # The reader of our output left early (« | head »): nothing is wrong with the dossier.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except PermissionError as erreur:
        return _echec(LectureRefusee("accès refusé par le système", lieu=str(erreur.filename or "") or None))
    except OSError as erreur:
        if erreur.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS):
            return _defaut(erreur)
        _avertir(f"Erreur : le disque n'a pas pu être écrit ({erreur.strerror}).")
        _avertir("Remède : libérez de la place ou écrivez ailleurs, puis relancez ; rien n'a été livré.")
        return 2
    except Exception as erreur:
        return _defaut(erreur)


def _defaut(erreur: Exception) -> int:
    """A defect of ours: no traceback for the user, unless he asks for it."""
    if os.environ.get("DOSSIER_TRACE"):
        raise erreur
    _avertir(f"Erreur : défaut de ce programme ({type(erreur).__name__}).")
    _avertir("Remède : relancez avec DOSSIER_TRACE=1 et signalez le message avec la version du programme.")
    return 70


if __name__ == "__main__":
    sys.exit(main())
