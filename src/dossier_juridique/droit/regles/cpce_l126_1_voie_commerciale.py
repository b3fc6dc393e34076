"""Recouvrement des créances commerciales incontestées.

CPCE, art. L. 126-1 à L. 126-5, issus de la loi n° 2026-307 du 23 avril 2026 : une procédure, conduite par
un commissaire de justice, est ouverte pour les créances commerciales incontestées. L'article L. 125-1
(petites créances) leur est fermé depuis.

Lecture retenue : une observation quand les deux parties sont commerçantes : une autre voie existe, la
requête reste ouverte.
Angle mort : le décret d'application et le tarif n'ont pas été trouvés.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.competence import est_commerciale
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when both parties are merchants."""
    dossier = examen.dossier
    if est_commerciale(dossier.creancier) and est_commerciale(dossier.debiteur):
        yield Ecart(
            "procedure",
            composer(
                "Une procédure par commissaire de justice existe pour les factures entre commerçants ; son décret "
                "d'application n'a pas été vérifié. La procédure simplifiée jusqu'à 5 000 € leur est fermée."
            ),
        )


REGLE = Regle(
    id="cpce-l126-1-voie-commerciale",
    titre="Recouvrement des créances commerciales incontestées",
    groupe=10,
    article="CPCE, art. L. 126-1 à L. 126-5 et L. 125-1 (loi n° 2026-307 du 23/04/2026)",
    gravites={
        Famille.REQUETE: Gravite.OBSERVATION,
    },
    remede=composer("Vérifiez la publication du décret avant d'y recourir."),
    source="senat.fr/leg/ppl25-187 ; entreprendre.service-public.gouv.fr (A18889)",
    confiance="B",
    regissante="requete.date",
    examiner=examiner,
    du=date(2026, 4, 25),
    noyau=False,
)
