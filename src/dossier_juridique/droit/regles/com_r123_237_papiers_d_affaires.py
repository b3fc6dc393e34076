"""Mentions obligatoires sur les papiers de l'entreprise.

C. com., art. R. 123-237 : toute personne immatriculée indique notamment, sur ses factures et sur toutes
correspondances concernant son activité, son numéro unique d'identification, la mention RCS suivie du nom de la ville du
greffe, le lieu de son siège social et, le cas échéant, qu'elle est en liquidation, qu'elle est locataire-gérante, ou,
pour l'entrepreneur individuel, la mention « EI ». Art. R. 123-238 : la SARL et les sociétés par actions y ajoutent leur
forme et le montant de leur capital.

Lecture retenue : sont immatriculés les personnes morales (hors association, fondation et syndicat) et les commerçants.
L'en-tête est composé des clés du dossier : la liquidation et la location-gérance se lisent dans « forme »,
« denomination » ou « enseigne » (« SARL en liquidation ») ; la clé « entrepreneur_individuel » fait imprimer « EI ».
Angle mort : l'en-tête du modèle de l'étude n'est pas lu ; le capital variable, le siège à l'étranger et le contrat
d'appui ne sont pas examinés.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer
from dossier_juridique.model.parties import Creancier

_NON_IMMATRICULEES = ("association", "fondation", "syndicat")
_A_CAPITAL = frozenset(
    ("sarl", "eurl", "sa", "sas", "sasu", "sca", "selarl", "selarlu", "selas", "selasu", "selafa", "selca")
)
_A_CAPITAL_EN_TOUTES_LETTRES = ("responsabilite limitee", "societe anonyme", "par actions")


def _simple(texte: str | None) -> str:
    decompose = unicodedata.normalize("NFKD", (texte or "").lower())
    return "".join(c for c in decompose if not unicodedata.combining(c) and c != ".").replace("-", " ")


def _capital_exige(forme: str) -> bool:
    return bool(_A_CAPITAL.intersection(forme.split())) or any(m in forme for m in _A_CAPITAL_EN_TOUTES_LETTRES)


def _manquantes(creancier: Creancier) -> Iterator[tuple[str, str]]:
    forme = _simple(creancier.forme)
    papiers = " ".join((forme, _simple(creancier.denomination), _simple(creancier.enseigne)))
    if not creancier.siren:
        yield "siren", "le numéro SIREN"
    if not creancier.rcs:
        yield "rcs", "la mention « RCS » suivie de la ville du greffe"
    if not (creancier.adresse and creancier.adresse.complete):
        yield "adresse", "le siège social"
    if creancier.morale and not forme:
        yield "forme", "la forme juridique"
    if _capital_exige(forme) and creancier.capital is None:
        yield "capital", "le montant du capital social"
    if creancier.etat == "liquidation" and "liquidation" not in papiers:
        yield "forme", "la mention « en liquidation »"
    if creancier.location_gerance and not any(m in papiers for m in ("location gerance", "locataire gerant")):
        yield "enseigne", "la qualité de locataire-gérant"
    if not creancier.morale and not creancier.entrepreneur_individuel:
        yield "entrepreneur_individuel", "la mention « EI » ou « entrepreneur individuel »"


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding that lists every missing mention; its place is the first of them."""
    creancier = examen.dossier.creancier
    if creancier.morale:
        if _simple(creancier.forme).startswith(_NON_IMMATRICULEES):
            return
    elif not creancier.commercant:
        return
    manquantes = list(_manquantes(creancier))
    if manquantes:
        qui = f"du créancier {creancier.nom_affiche}".rstrip()
        yield Ecart(
            f"creancier.{manquantes[0][0]}",
            composer(f"Les courriers {qui} doivent porter : {enumerer([nom for _, nom in manquantes])}."),
        )


REGLE = Regle(
    id="com-r123-237-papiers-d-affaires",
    titre="Mentions obligatoires sur les papiers de l'entreprise",
    groupe=1,
    article="C. com., art. R. 123-237 et R. 123-238",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.OBSERVATION,
        Famille.ACCORD: Gravite.OBSERVATION,
    },
    remede=composer("Complétez l'en-tête du créancier ; les mêmes données servent à la requête."),
    source="legifrance.gouv.fr/codes/section_lc/LEGITEXT000005634379/LEGISCTA000006178891 ; ancien état lu dans le "
    "dépôt public etalab/codes-juridiques-francais",
    confiance="B",
    regissante="courrier.date",
    examiner=examiner,
)
