"""Arguments in, exit code out: the only module that reads the clock or prints."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from dossier_juridique import ecrans, pipeline, registre
from dossier_juridique.errors import ArgumentsInvalides, DossierError
from dossier_juridique.model.contrat import analyse_json, decompte_json

AIDE = "Vérifie un dossier d'impayé, écrit les lettres, calcule la créance et prépare l'injonction de payer."


class _Analyseur(argparse.ArgumentParser):
    """argparse, in French and with the exit code of the contract."""

    def error(self, message: str) -> NoReturn:
        traduit = (
            message.replace("the following arguments are required:", "il manque :")
            .replace("unrecognized arguments:", "arguments inconnus :")
            .replace("invalid choice:", "choix inconnu :")
            .replace("choose from", "choisir parmi")
            .replace("expected one argument", "une valeur est attendue")
            .replace("argument", "argument")
        )
        raise ArgumentsInvalides(traduit, remede=f"Voyez « {self.prog} --help ».")


def _jour(texte: str) -> date:
    try:
        return date.fromisoformat(texte) if len(texte) == 10 else _refus_date(texte)
    except ValueError:
        return _refus_date(texte)


def _refus_date(texte: str) -> NoReturn:
    raise ArgumentsInvalides(f"« {texte} » n'est pas une date", remede="Écrivez-la AAAA-MM-JJ, par exemple 2026-11-22.")


def _resolution(texte: str) -> int:
    if not texte.isdecimal() or not 75 <= int(texte) <= 600:
        raise ArgumentsInvalides(f"« {texte} » n'est pas une résolution", remede="Donnez un nombre de 75 à 600.")
    return int(texte)


def _parser() -> argparse.ArgumentParser:
    parser = _Analyseur(prog="dossier", description=AIDE, add_help=False, formatter_class=argparse.RawTextHelpFormatter)
    _aide(parser)
    parser.add_argument(
        "--version", action="version", version=f"dossier {registre.version()}", help="version, puis fin"
    )
    commandes = parser.add_subparsers(dest="commande", metavar="COMMANDE", title="commandes", parser_class=_Analyseur)

    def commande(nom: str, aide: str, fait: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        sous = commandes.add_parser(nom, help=aide, description=aide, add_help=False)
        _aide(sous)
        sous.set_defaults(fait=fait)
        return sous

    sous = commande("init", "crée un dossier et son dossier.toml commenté", _init)
    sous.add_argument("dossier", metavar="DOSSIER", type=Path)
    sous.add_argument("--facture", metavar="FICHIER", nargs="+", type=Path, default=[], help="factures Factur-X à lire")

    sous = commande("check", "lit le droit sur un dossier et liste les constats", _check)
    _dossier(sous)
    _pour(sous)
    _format(sous, "texte", "json")

    sous = commande("decompte", "calcule ce qui est dû, ligne par ligne", _decompte)
    _dossier(sous)
    _format(sous, "texte", "json", "csv")

    sous = commande("build", "produit les lettres et le dossier d'injonction de payer", _build)
    _dossier(sous)
    sous.add_argument("-o", "--sortie", metavar="SORTIE", type=Path, required=True, help="dossier à créer")
    _pour(sous)
    sous.add_argument("--modeles", metavar="DIR", type=Path, help="textes et papier à en-tête du cabinet")
    sous.add_argument("--ocr", action="store_true", help="donne un texte aux scans, si ocrmypdf est installé")
    sous.add_argument("--alleger", metavar="PPP", type=_resolution, default=0,
                      help="ramène les images des pièces à cette résolution (75 à 600 points par pouce)")  # fmt: skip
    sous.add_argument("--force", action="store_true", help="remplace une livraison qui existe déjà")
    _format(sous, "texte", "json")

    sous = commande("verify", "compare une livraison à son manifeste", _verify)
    sous.add_argument("sortie", metavar="SORTIE", type=Path)
    sous.add_argument("--dossier", metavar="DOSSIER", type=Path, help="compare aussi les fichiers d'entrée")

    sous = commande("explain", "explique une règle : texte, article, dates, remède", _explain)
    sous.add_argument("regle", metavar="REGLE")

    sous = commande("veille", "liste les chiffres et les règles qui finissent bientôt", _veille)
    sous.add_argument("--au", metavar="DATE", type=_jour, help="jour de référence (aujourd'hui)")
    sous.add_argument("--baremes", metavar="DIR", type=Path, help="chiffres légaux ajoutés ou corrigés (*.toml)")
    _format(sous, "texte", "json")

    sous = commande("schema", "écrit les schémas JSON du dossier et de chaque acte", _schema)
    sous.add_argument("--sortie", metavar="DIR", type=Path, default=Path("schemas"), help="dossier où écrire (schemas)")
    return parser


def _aide(parser: argparse.ArgumentParser) -> None:
    parser._positionals.title = "arguments"
    parser._optionals.title = "options"
    parser.add_argument("-h", "--help", action="help", help="cette aide")


def _dossier(sous: argparse.ArgumentParser) -> None:
    sous.add_argument("dossier", metavar="DOSSIER", type=Path)
    sous.add_argument("--au", metavar="DATE", type=_jour, help="jour auquel la créance est arrêtée (AAAA-MM-JJ)")
    sous.add_argument("--baremes", metavar="DIR", type=Path, help="chiffres légaux ajoutés ou corrigés (*.toml)")


def _pour(sous: argparse.ArgumentParser) -> None:
    sous.add_argument("--pour", metavar="ACTE", default="tout", help=f"tout, {', '.join(registre.ACTES_DEMANDABLES)}")


def _format(sous: argparse.ArgumentParser, *formats: str) -> None:
    sous.add_argument("--format", choices=formats, default=formats[0], help="texte par défaut")


def _aujourd_hui() -> date:
    return date.today()


def _init(args: argparse.Namespace) -> int:
    ecrit = pipeline.init(args.dossier, args.facture, le=_aujourd_hui())
    _dire(ecrit)
    return 0


def _check(args: argparse.Namespace) -> int:
    lu = pipeline.prepare(args.dossier, au=args.au, baremes=args.baremes, a_defaut=_aujourd_hui())
    analyse = pipeline.examine(lu, args.pour)
    if args.format == "json":
        _dire(json.dumps(analyse_json(lu.dossier.reference, lu.au, analyse), ensure_ascii=False, indent=2))
    else:
        _dire(ecrans.findings(lu.dossier.reference, lu.au, analyse, lu.decompte, registre.titres()))
    return pipeline.exit_code(analyse)


def _decompte(args: argparse.Namespace) -> int:
    lu = pipeline.prepare(args.dossier, au=args.au, baremes=args.baremes, a_defaut=_aujourd_hui(), fichiers=False)
    if lu.decompte.sans_echeance or lu.decompte.sans_montant:
        analyse = pipeline.examine(lu, "mise-en-demeure")
        _avertir(ecrans.incomplete(lu.decompte, analyse))
        return 1
    if args.format == "json":
        _dire(json.dumps(decompte_json(lu.decompte), ensure_ascii=False, indent=2))
    elif args.format == "csv":
        _dire(ecrans.statement_csv(lu.decompte).rstrip("\n"))
    else:
        _dire(ecrans.statement(lu.decompte))
    return 0


def _build(args: argparse.Namespace) -> int:
    with _progression() as suivi:
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
            suivi=suivi,
        )
    if args.format == "json":
        _dire(json.dumps(livraison.manifeste, ensure_ascii=False, indent=2))
    else:
        _dire(ecrans.delivery(livraison, registre.titres()))
    return livraison.code


def _verify(args: argparse.Namespace) -> int:
    ecarts = pipeline.verify(args.sortie, args.dossier)
    if ecarts:
        for ecart in ecarts:
            _avertir(ecart)
        return 5
    _dire("Livraison intacte : chaque fichier est celui du manifeste.")
    return 0


def _explain(args: argparse.Namespace) -> int:
    _dire(ecrans.explanation(registre.find_rule(args.regle)))
    return 0


def _veille(args: argparse.Namespace) -> int:
    jour = args.au or _aujourd_hui()
    termes = registre.upcoming(jour, args.baremes)
    _dire(ecrans.ending_json(jour, termes) if args.format == "json" else ecrans.ending(jour, termes))
    return 0


def _schema(args: argparse.Namespace) -> int:
    _dire("\n".join(registre.write_schemas(args.sortie)))
    return 0


class _progression:
    """A bar on a terminal, nothing elsewhere: stdout carries the result, stderr the talk."""

    def __enter__(self) -> pipeline.Suivi:
        self._statut = None
        if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
            return lambda etape, fait, total: None
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        colonnes = (TextColumn("{task.description:<34}"), BarColumn(), TimeElapsedColumn())
        self._statut = Progress(*colonnes, console=Console(stderr=True), transient=True)
        self._statut.start()
        tache = self._statut.add_task("Lecture", total=None)

        def suivi(etape: str, fait: int, total: int) -> None:
            assert self._statut is not None
            self._statut.update(tache, description=ecrans.safe(etape)[:34], completed=fait, total=total)

        return suivi

    def __exit__(self, *_: object) -> None:
        if self._statut is not None:
            self._statut.stop()


def _dire(texte: str) -> None:
    print(ecrans.safe(texte))


def _avertir(texte: str) -> None:
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
        parser = _parser()
        args = parser.parse_args(argv)
        if args.commande is None:
            parser.print_help(sys.stderr)
            return 2
        code = args.fait(args)
        sys.stdout.flush()
        return int(code)
    except DossierError as erreur:
        return _echec(erreur)
    except KeyboardInterrupt:
        _avertir("Interrompu : rien n'a été livré.")
        return 130
    except BrokenPipeError:
        # The reader of our output left early (« | head »): nothing is wrong with the dossier.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as erreur:
        if os.environ.get("DOSSIER_TRACE"):
            raise
        _avertir(f"Erreur : défaut de ce programme ({type(erreur).__name__}).")
        _avertir("Remède : relancez avec DOSSIER_TRACE=1 et signalez le message avec la version du programme.")
        return 70


if __name__ == "__main__":
    sys.exit(main())
