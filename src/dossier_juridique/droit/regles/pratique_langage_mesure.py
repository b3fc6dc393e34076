"""Langage mesuré.

C. civ., art. 1104 : les contrats doivent être négociés, formés et exécutés de bonne foi.

Lecture retenue : les mots de la liste T4 (injure, accusation, ultimatum), deux points d'exclamation ou plus, plus de
cinq mots de suite en capitales ou deux qui commandent au débiteur (« PAYEZ IMMÉDIATEMENT »). Se tiennent en capitales sans
crier les noms et libellés du dossier, les juridictions, les titres d'actes, les sigles et le papier à en-tête. Sont permis
les mots mêmes du débiteur, cités entre guillemets dans une phrase qui renvoie à une pièce.

Angle mort : une formule blessante faite de mots ordinaires n'est pas vue.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.capitales import libelles
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.second_avis import allegement
from dossier_juridique.droit.ton import Liste, cle_du_passage, noms_a_passer, passages
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each passage of list T4."""
    dossier = examen.dossier
    defaut = "demande" if examen.famille is Famille.REQUETE else "lettre"
    for passage in passages(examen.texte or (), Liste.T4, noms_a_passer(dossier, Liste.T4), (), libelles(dossier)):
        yield Ecart(
            cle_du_passage(dossier, passage, defaut),
            composer(f"« {passage.extrait} » : formulation à éviter."),
            **allegement(examen, passage),
        )


REGLE = Regle(
    id="pratique-langage-mesure",
    titre="Langage mesuré",
    groupe=6,
    article="C. civ., art. 1104 (bonne foi) ; usage",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede="Décrivez les faits sans qualifier la personne.",
    source="usage",
    confiance="C",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
)
