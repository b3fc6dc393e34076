"""Saisie annoncée sans titre exécutoire.

CPCE, art. L. 111-2 : le créancier muni d'un titre exécutoire constatant une créance liquide et exigible peut en
poursuivre l'exécution forcée sur les biens de son débiteur. L'article L. 111-3 énumère les titres exécutoires.

Lecture retenue : les tournures de la liste T3, sauf dans une phrase qui fait dépendre la mesure d'un titre exécutoire
(et non « sans titre exécutoire ») ou d'une décision, qui demande au juge l'autorisation d'une mesure conservatoire (CPCE,
art. L. 511-1), ou qui dit que rien ne sera saisi.

Angle mort : le titre déclaré ([titre], avec executoire_le) est cru ; ce qu'il permet de saisir n'est pas examiné.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.second_avis import allegement
from dossier_juridique.droit.ton import Liste, cle_du_passage, noms_a_passer, passages
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each passage of list T3."""
    dossier = examen.dossier
    titre = dossier.titre
    if titre is not None and titre.executoire_le is not None and titre.executoire_le <= examen.au:
        return
    for passage in passages(examen.texte or (), Liste.T3, noms_a_passer(dossier, Liste.T3)):
        yield Ecart(
            cle_du_passage(dossier, passage, "lettre"),
            composer(f"« {passage.extrait} » annonce une saisie alors qu'aucun titre exécutoire n'existe."),
            **allegement(examen, passage),
        )


REGLE = Regle(
    id="cpce-l111-2-saisie-sans-titre",
    titre="Saisie annoncée sans titre exécutoire",
    groupe=6,
    article="CPCE, art. L. 111-2 et L. 111-3",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.BLOQUANT,
    },
    remede="Écrivez au plus que le créancier pourra demander un titre en justice.",
    source="legifrance.gouv.fr (CPCE L. 111-2, L. 111-3)",
    confiance="A",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
)
