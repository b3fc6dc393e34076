"""Parties interverties dans un accord.

C. civ., art. 1103 : « Les contrats légalement formés tiennent lieu de loi à ceux qui les ont faits. » C. civ., art.
1376 : l'acte engage celui qui souscrit l'engagement. L'écrit signé fait foi contre celui qui le signe : le créancier
qui « reconnaît devoir » devient débiteur.

Lecture retenue : chaque proposition est lue avec son sujet, son verbe et celui à qui elle profite. Le créancier n'est
le sujet d'aucune dette, d'aucun engagement de payer ; le débiteur ne reçoit aucun paiement, n'accorde ni délai ni
remise, ne donne ni pouvoir ni mise en demeure. Un rôle ne porte pas le nom de l'autre, ni dans l'en-tête, ni dans les
colonnes de signature. Les parties sont reconnues à leur rôle, à leur nom, à leur représentant. Un trop-perçu rendu au
débiteur est permis.

Angle mort : un pronom (« elle paiera ») n'est rattaché à personne ; un nom que les deux parties portent ne dit rien.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.clauses import ecarts, intervertis, lire
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each sentence that puts a party in the place of the other."""
    trouves = intervertis(lire(examen), examen.acte)
    yield from ecarts(examen, trouves, "une partie est mise à la place de l'autre.")


REGLE = Regle(
    id="civ-1103-parties-interverties",
    titre="Parties interverties",
    groupe=6,
    article="C. civ., art. 1103 et 1376",
    gravites={Famille.ACCORD: Gravite.BLOQUANT},
    remede=composer("Rétablissez chaque partie à sa place : qui doit, qui reçoit, qui accorde, qui signe."),
    source="legifrance.gouv.fr (C. civ. 1103, 1376)",
    confiance="A",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
    actes=frozenset(("echeancier", "reconnaissance-de-dette", "pouvoir-special", "accuse-de-paiement")),
)
