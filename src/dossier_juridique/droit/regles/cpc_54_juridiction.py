"""Juridiction saisie.

CPC, art. 54 : « A peine de nullité, la demande initiale mentionne : 1° L'indication de la juridiction
devant laquelle la demande est portée ; […] »

Lecture retenue : la juridiction doit être écrite au dossier : celle que la table des ressorts donne est
proposée, jamais prise d'office.
Angle mort : que la juridiction nommée soit la bonne relève d'autres règles.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import proposees
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when no court is named, with the one the table proposes."""
    procedure = examen.dossier.procedure
    if procedure is not None and procedure.juridiction is not None:
        return
    possibles = proposees(examen.dossier, examen.ressorts, examen.date_requete)
    remede = None
    if possibles:
        remede = composer(
            f"Juridiction proposée d'après l'adresse du débiteur : {possibles[0].libelle}. Vérifiez-la, puis indiquez "
            f'procedure.juridiction = {{ nature = "{possibles[0].nature}", siege = "{possibles[0].siege}" }}.'
        )
    yield Ecart(
        "procedure.juridiction",
        "La requête doit indiquer la juridiction devant laquelle la demande est portée.",
        remede,
    )


REGLE = Regle(
    id="cpc-54-juridiction",
    titre="Juridiction saisie",
    groupe=9,
    article="CPC, art. 54, 1°",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer("Confirmez la juridiction proposée d'après l'adresse du débiteur."),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000042597347",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
)
