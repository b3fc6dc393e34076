"""Échéance imprimée et délai convenu différents.

C. civ., art. 1103 : « Les contrats légalement formés tiennent lieu de loi à ceux qui les ont faits. » La facture,
écrite par le seul créancier, ne modifie pas le délai convenu ; elle peut en accorder un plus long.

Lecture retenue : la plus tardive des deux dates est retenue, pour ne rien réclamer trop tôt.
Angle mort : aucun texte ne tranche entre les deux dates ; un accord postérieur sur l'échéance n'est pas lu.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, factures_regies, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice whose printed date is not the agreed one."""
    for rang, facture in factures_regies(examen, REGLE):
        echeance = examen.echeances.get(rang)
        if echeance is None or echeance.imprimee is None or echeance.convenue is None:
            continue
        if echeance.imprimee != echeance.convenue:
            yield Ecart(
                f"factures[{rang}].echeance",
                composer(
                    f"Facture {nom_facture(rang, facture)} : la date imprimée est le {jour_long(echeance.imprimee)}, "
                    f"le délai convenu conduit au {jour_long(echeance.convenue)}. La plus tardive est retenue."
                ),
            )


REGLE = Regle(
    id="pratique-echeance-contradictoire",
    titre="Échéance imprimée et délai convenu différents",
    groupe=3,
    article="C. civ., art. 1103 ; pratique",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede="Confirmez la date à retenir et joignez la pièce qui la fonde.",
    source="pratique (ne jamais réclamer trop tôt)",
    confiance="C",
    regissante="facture.emise_le",
    examiner=examiner,
    valeur_sure="la plus tardive des deux dates est retenue",
)
