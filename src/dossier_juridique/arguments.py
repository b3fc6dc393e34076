"""What the command line takes: every command, argument and option, in French. No clock, no printing."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import NoReturn, get_args

from dossier_juridique import registre
from dossier_juridique.errors import ArgumentsInvalides
from dossier_juridique.model.actes_du_dossier import Canal
from dossier_juridique.model.profils import PROFILS

AIDE = "Vérifie un dossier d'impayé, écrit les lettres, calcule la créance et prépare l'injonction de payer."


class _Analyseur(argparse.ArgumentParser):
    """argparse, in French and with the exit code of the contract."""

    def error(self, message: str) -> NoReturn:
        traduit = (
            message.replace("the following arguments are required:", "il manque :")
            .replace("unrecognized arguments:", "arguments inconnus :")
            .replace("not allowed with argument", "ne va pas avec")
            .replace("argument -", "option -")
            .replace("invalid choice:", "choix inconnu :")
            .replace("choose from", "choisir parmi")
            .replace("expected one argument", "une valeur est attendue")
            .replace("expected at least one argument", "une valeur au moins est attendue")
        )
        raise ArgumentsInvalides(traduit, remede=f"Voyez « {self.prog} --help ».")


class _Version(argparse.Action):
    """The version is looked up when it is asked for, not at each command."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        parser.exit(message=f"dossier {registre.version()}\n")


def _jour(texte: str) -> date:
    try:
        jour = date.fromisoformat(texte) if len(texte) == 10 else _refus_date(texte)
        return jour if 1900 <= jour.year <= 2200 else _refus_date(texte)
    except ValueError:
        return _refus_date(texte)


def _refus_date(texte: str) -> NoReturn:
    raise ArgumentsInvalides(f"« {texte} » n'est pas une date", remede="Écrivez-la AAAA-MM-JJ, par exemple 2026-11-22.")


def _resolution(texte: str) -> int:
    if not texte.isdecimal() or not 75 <= int(texte) <= 600:
        raise ArgumentsInvalides(f"« {texte} » n'est pas une résolution", remede="Donnez un nombre de 75 à 600.")
    return int(texte)


def _nombre(texte: str) -> int:
    if not texte.isdecimal() or not 1 <= int(texte) <= 256:
        raise ArgumentsInvalides(f"« {texte} » n'est pas un nombre de processus", remede="Donnez un nombre de 1 à 256.")
    return int(texte)


def parser() -> argparse.ArgumentParser:
    analyseur = _Analyseur(prog="dossier", description=AIDE, add_help=False, formatter_class=argparse.RawTextHelpFormatter)
    _aide(analyseur)
    analyseur.add_argument(
        "--version", action=_Version, nargs=0, help="version, puis fin"
    )
    commandes = analyseur.add_subparsers(dest="commande", metavar="COMMANDE", title="commandes", parser_class=_Analyseur)

    def commande(nom: str, aide: str) -> argparse.ArgumentParser:
        sous = commandes.add_parser(nom, help=aide, description=aide, add_help=False)
        _aide(sous)
        return sous

    sous = commande("init", "crée un dossier et son dossier.toml commenté")
    sous.add_argument("dossier", metavar="DOSSIER", type=Path)
    sous.add_argument("--facture", metavar="FICHIER", nargs="+", type=Path, default=[], help="factures Factur-X à lire")

    sous = commande("ajouter", "ajoute des pièces : nature, numéro et date proposés d'après leur contenu")
    sous.add_argument("dossier", metavar="DOSSIER", type=Path)
    sous.add_argument("fichiers", metavar="FICHIER", nargs="+", type=Path)

    sous = commande("check", "lit le droit sur un dossier et liste les constats")
    _dossier(sous)
    _pour(sous)
    sous.add_argument("--sans-pieces", action="store_true", help="n'ouvre pas les pièces : rien n'y est vérifié")
    _format(sous, "texte", "json")

    sous = commande("decompte", "calcule ce qui est dû, ligne par ligne")
    _dossier(sous)
    _format(sous, "texte", "json", "csv")

    sous = commande("build", "produit les lettres et le dossier d'injonction de payer")
    _dossier(sous)
    sous.add_argument("-o", "--sortie", metavar="SORTIE", type=Path, required=True, help="dossier à créer")
    _pour(sous)
    sous.add_argument("--modeles", metavar="DIR", type=Path, help="textes et papier à en-tête du cabinet")
    sous.add_argument("--profil", metavar="CANAL", help=f"remplit depot/ : {', '.join(p.nom for p in PROFILS)}")
    sous.add_argument("--ocr", action="store_true", help="donne un texte aux scans, si ocrmypdf est installé")
    sous.add_argument("--alleger", metavar="PPP", type=_resolution, default=0,
                      help="ramène les images des pièces à cette résolution (75 à 600 points par pouce)")  # fmt: skip
    sous.add_argument("--force", action="store_true", help="remplace une livraison qui existe déjà")
    _format(sous, "texte", "json")

    sous = commande("courrier", "fige ce qui a été envoyé et l'ajoute à l'historique du dossier")
    sous.add_argument("dossier", metavar="DOSSIER", type=Path)
    sous.add_argument("acte", metavar="ACTE", choices=registre.LETTRES, help=", ".join(registre.LETTRES))
    sous.add_argument("--date", metavar="DATE", type=_jour, required=True, help="jour de l'envoi (AAAA-MM-JJ)")
    sous.add_argument("--canal", choices=get_args(Canal), required=True, help="moyen d'envoi")
    sous.add_argument("--numero", metavar="N", help="numéro du recommandé")
    sous.add_argument("--depose-le", metavar="DATE", type=_jour, help="jour du dépôt, s'il diffère")
    sous.add_argument("--preuve", metavar="FICHIER", nargs="+", type=Path, default=[], help="preuves d'envoi à garder")
    sous.add_argument("--modeles", metavar="DIR", type=Path, help="textes et papier à en-tête du cabinet")
    sous.add_argument("--baremes", metavar="DIR", type=Path, help="chiffres légaux ajoutés ou corrigés (*.toml)")
    sous.add_argument("--force", action="store_true", help="même acte envoyé deux fois le même jour")

    sous = commande("delais", "calcule chaque délai du dossier, et l'agenda")
    _dossier(sous)
    _format(sous, "texte", "json", "ics")

    sous = commande("orienter", "dit les voies ouvertes, la juridiction proposée et les frais")
    _dossier(sous)
    _format(sous, "texte", "json")

    sous = commande("lot", "produit une série de dossiers, et la reprend où elle s'est arrêtée")
    sous.add_argument("racine", metavar="RACINE", type=Path, help="dossier de dossiers, ou table (.csv, .jsonl)")
    sous.add_argument("-o", "--sortie", metavar="SORTIE", type=Path, required=True, help="un dossier par dossier, et resume.*")
    _pour(sous)
    sous.add_argument("--au", metavar="DATE", type=_jour, help="jour auquel la créance est arrêtée (AAAA-MM-JJ)")
    sous.add_argument("--gabarit", metavar="DOSSIER", type=Path, help="ce que les dossiers d'une table ont en commun")
    sous.add_argument("--baremes", metavar="DIR", type=Path, help="chiffres légaux ajoutés ou corrigés (*.toml)")
    sous.add_argument("--modeles", metavar="DIR", type=Path, help="textes et papier à en-tête du cabinet")
    sous.add_argument("--profil", metavar="CANAL", help=f"remplit depot/ : {', '.join(p.nom for p in PROFILS)}")
    sous.add_argument("--sequence", metavar="FICHIER", type=Path, help="séquence du cabinet (RACINE/sequence.toml)")
    ou = sous.add_mutually_exclusive_group()
    ou.add_argument("--travailleurs", metavar="N", type=_nombre, help="processus sur cette machine (un par cœur)")
    ou.add_argument("--dask", metavar="ADRESSE", help="ordonnanceur Dask, par exemple tcp://127.0.0.1:8786")
    sous.add_argument("--disque-partage", action="store_true",
                      help="les machines de Dask voient les mêmes chemins : rien ne voyage")  # fmt: skip
    sous.add_argument("--force", action="store_true", help="refait ce qui a changé dans une série terminée")

    sous = commande("tableau", "dresse le portefeuille : dû, âge, prochain acte de chaque dossier")
    sous.add_argument("racine", metavar="RACINE", type=Path, help="dossier qui contient les dossiers")
    sous.add_argument("-o", "--sortie", metavar="SORTIE", type=Path, help="dossier à créer : HTML, CSV, JSON")
    sous.add_argument("--au", metavar="DATE", type=_jour, help="jour auquel tout est arrêté (AAAA-MM-JJ)")
    sous.add_argument("--sequence", metavar="FICHIER", type=Path, help="séquence du cabinet (RACINE/sequence.toml)")
    sous.add_argument("--baremes", metavar="DIR", type=Path, help="chiffres légaux ajoutés ou corrigés (*.toml)")
    sous.add_argument("--force", action="store_true", help="remplace un tableau qui existe déjà")
    _format(sous, "texte", "json")

    sous = commande("verify", "compare une livraison à son manifeste")
    sous.add_argument("sortie", metavar="SORTIE", type=Path)
    sous.add_argument("--dossier", metavar="DOSSIER", type=Path, help="compare aussi les fichiers d'entrée")

    sous = commande("diff", "dit ce qui a changé entre deux livraisons")
    sous.add_argument("avant", metavar="SORTIE1", type=Path)
    sous.add_argument("apres", metavar="SORTIE2", type=Path)
    _format(sous, "texte", "json")

    sous = commande("explain", "explique une règle : texte, article, dates, remède")
    sous.add_argument("regle", metavar="REGLE")

    sous = commande("veille", "liste les chiffres et les règles qui finissent bientôt")
    sous.add_argument("--au", metavar="DATE", type=_jour, help="jour de référence (aujourd'hui)")
    sous.add_argument("--baremes", metavar="DIR", type=Path, help="chiffres légaux ajoutés ou corrigés (*.toml)")
    _format(sous, "texte", "json")

    sous = commande("modeles", "exporte les textes et le papier à en-tête, pour les adapter")
    sous.add_argument("action", choices=("exporter",), help="exporter : copie tout, avec la liste des variables")
    sous.add_argument("dossier", metavar="DIR", type=Path)

    sous = commande("schema", "écrit les schémas JSON du dossier et de chaque acte")
    sous.add_argument("--sortie", metavar="DIR", type=Path, default=Path("schemas"), help="dossier où écrire (schemas)")
    return analyseur


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
