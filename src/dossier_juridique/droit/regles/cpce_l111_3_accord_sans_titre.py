"""Accord présenté comme un titre exécutoire ou une transaction.

CPCE, art. L. 111-3 : la liste des titres exécutoires ne comprend pas l'acte signé des seules parties. C. civ., art.
2044 : « La transaction est un contrat par lequel les parties, par des concessions réciproques, terminent une
contestation née, ou préviennent une contestation à naître. »

Lecture retenue : une clause qui donne à l'acte la force d'un titre ou d'un jugement est refusée ; celle qui le dit
transaction est retenue, parce que l'échéancier n'en est pas une. Annoncer que l'accord pourra être homologué est
permis.

Angle mort : une transaction voulue se rédige par un avocat ; l'acte contresigné et revêtu de la formule du greffe
n'est pas vu.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.clauses import chercher, ecarts, lire
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_TITRE = expression(
    r"(?<!\w)(?:(?:vaut|vaudra|constitue|constituera|tient lieu de|tiendra lieu de|emporte|a valeur de|forme|est|sera"
    r"|produit les effets d')\s(?:[^\s;.]+ ){0,3}?(?:titre(?: executoire)?(?! de)|jugement|decision de justice|ordonnance"
    r"|executoire)"
    r"|valeur (?:de|d'un) (?:titre|jugement)|execut\w+ (?:comme|a l'egal d|au meme titre|de la meme (?:maniere|facon))"
    r"|(?:permet\w*|autoris\w+|ouvre\w*|emporte\w*)\s(?:[^\s;.]+ ){0,4}?(?:l')?execution (?:forcee|immediate|d'office)"
    r"|(?:force|formule|caractere) executoire|meme (?:force|valeur|effet)s? (?:[^\s;.]+ ){0,2}?(?:qu'un|que|d'un) ?(?:\w+ )"
    r"?(?:jugement|titre|decision|ordonnance|acte notarie)|autorite (?:de (?:la )?chose jugee|d'(?:un|une) (?:jugement"
    r"|decision|titre|acte authentique))"
    r"|(?:execut\w+|ramen\w+ a execution) (?:forcee |immediate(?:ment)? |d'office )?(?:[^\s;.]+ ){0,3}?(?:sans|par simple) "
    r"(?:\w+ )?(?:jugement|titre|juge))(?!\w)"
)
_HOMOLOGUE = expression(
    r"^(?!.*(?<!\w)sans (?:[^\s;.]+ ){0,5}?(?:homolog|greffe|notaire|contresign|juge|autre)).*"
    r"(?<!\w)(?:homolog\w+|seule?s? une? (?:\w+ )?(?:jugement|titre|decision|ordonnance)|greffe|notaire|contresign\w+|apres "
    r"(?:que le )?juge|obtenir un titre|demander (?:au juge )?un titre)(?!\w)"
)
_TRANSACTION = expression(
    r"(?<!\w)(?:transaction(?! commerciale| bancaire)|transige\w*|concessions reciproques|2044|2052)(?!\w)"
)


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each clause that gives the act the force of a title; a reserve for each that makes it a settlement."""
    marque = lire(examen)
    yield from ecarts(
        examen,
        chercher(marque, _TITRE, sauf=_HOMOLOGUE),
        "un acte que seules les parties signent n'est pas un titre exécutoire.",
    )
    yield from ecarts(
        examen, chercher(marque, _TRANSACTION), "cet acte n'est pas rédigé comme une transaction.", Gravite.RESERVE
    )


REGLE = Regle(
    id="cpce-l111-3-accord-sans-titre",
    titre="Accord présenté comme un titre",
    groupe=6,
    article="CPCE, art. L. 111-3 ; C. civ., art. 2044",
    gravites={Famille.ACCORD: Gravite.BLOQUANT},
    remede=composer(
        "Retirez cette phrase : sans homologation ni acte authentique, l'accord ne permet aucune exécution forcée."
    ),
    source="legifrance.gouv.fr (CPCE L. 111-3 ; C. civ. 2044, 2052)",
    confiance="A",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
    actes=frozenset(("echeancier", "reconnaissance-de-dette", "accuse-de-paiement")),
)
