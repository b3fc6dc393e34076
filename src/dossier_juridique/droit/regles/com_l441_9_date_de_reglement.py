"""Date de règlement absente de la facture.

C. com., art. L. 441-9, I : la facture mentionne « la date à laquelle le règlement doit intervenir ».

Lecture retenue : il faut une date du calendrier ; « 30 jours fin de mois » n'en est pas une. La dette ne dépend pas
de la mention, mais l'échéance doit alors être prouvée autrement.
Angle mort : le fichier de la facture n'est pas lu, la clé « echeance » fait foi.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, factures_regies, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice without printed calendar date."""
    for rang, facture in factures_regies(examen, REGLE):
        if facture.echeance is not None:
            continue
        echeance = examen.echeances.get(rang)
        if echeance is None:
            suite = "aucune échéance ne peut être retenue."
        else:
            # Without a printed date, what is left is an agreed or a legal term: « du délai … ».
            suite = f"l'échéance retenue, le {jour_long(echeance.jour)}, vient du {echeance.origine}."
        yield Ecart(
            f"factures[{rang}].echeance",
            composer(f"La facture {nom_facture(rang, facture)} ne porte pas de date de règlement ; {suite}"),
        )


REGLE = Regle(
    id="com-l441-9-date-de-reglement",
    titre="Date de règlement absente de la facture",
    groupe=2,
    article="C. com., art. L. 441-9",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede="Joignez le document qui fixe le délai (contrat, conditions acceptées) ou la preuve de la date de "
    "réception.",
    source="fiducial.fr ; jcl06.fr/les-interets-de-retard",
    confiance="B",
    regissante="facture.emise_le",
    examiner=examiner,
)
