"""Menace ou chantage.

C. pén., art. 312-10 : le chantage est le fait d'obtenir, en menaçant de révéler ou d'imputer des faits de nature à
porter atteinte à l'honneur ou à la considération, soit un engagement, soit la remise de fonds. Art. 312-1 (extorsion)
et 222-17 (menaces) répriment la contrainte et la menace de violence.

Lecture retenue : les tournures de la liste T2 : publicité de la dette, révélation aux clients, à la banque ou à la
presse, plainte pénale ou dénonciation offerte en échange du paiement, intimidation. « Saisir le tribunal », «
demander une injonction de payer » et « assigner » n'y sont pas. Sont permis : une phrase qui dit que la chose ne sera
pas faite, sans rien y suspendre ; la visite qui est un service (livrer, réparer, constater) ; l'assureur-crédit que la
police oblige à prévenir ; la mise en garde contre les faux RIB.

Angle mort : une menace tournée autrement n'est pas vue.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.second_avis import allegement
from dossier_juridique.droit.ton import Liste, cle_du_passage, noms_a_passer, passages
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each passage of list T2."""
    dossier = examen.dossier
    for passage in passages(examen.texte or (), Liste.T2, noms_a_passer(dossier, Liste.T2)):
        yield Ecart(
            cle_du_passage(dossier, passage, "lettre"),
            composer(f"« {passage.extrait} » peut être lu comme une menace étrangère au recouvrement."),
            **allegement(examen, passage),
        )


REGLE = Regle(
    id="pen-312-10-menaces-et-chantage",
    titre="Menace ou chantage",
    groupe=6,
    article="C. pén., art. 312-10, 312-1 et 222-17",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.BLOQUANT,
    },
    remede=composer(
        "Retirez ce passage. Annoncer une action en justice ouverte au créancier est permis ; "
        "menacer de révéler ou de nuire ne l'est pas."
    ),
    source="legifrance.gouv.fr (C. pén. 312-1, 312-10, 222-17)",
    confiance="A",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
)
