"""Ordonnance à signifier.

CPC, art. 1411 : une copie certifiée conforme de la requête et de l'ordonnance est signifiée, à l'initiative du créancier, à
chacun des débiteurs ; l'ordonnance non signifiée dans le délai est non avenue.

Lecture retenue : l'instruction porte la date de l'ordonnance et la somme accordée. Une ordonnance déjà signifiée ne se
signifie pas une seconde fois par cet acte.
Angle mort : l'ordonnance elle-même n'est pas lue ; date et somme sont celles du dossier.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.lecture import SIGNIFICATION
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each fact of the order that is missing, one when it was served already."""
    procedure = examen.dossier.procedure
    if procedure is None or procedure.ordonnance_le is None:
        yield Ecart("procedure.ordonnance_le", composer("La date de l'ordonnance n'est pas indiquée."))
    elif procedure.ordonnance_le > examen.au:
        yield Ecart("procedure.ordonnance_le", composer("L'ordonnance est datée après le jour de l'arrêté."))
    if procedure is None or procedure.ordonnance_montant is None:
        yield Ecart("procedure.ordonnance_montant", composer("La somme accordée par l'ordonnance n'est pas indiquée."))
    if procedure is not None and procedure.signification_le is not None and procedure.signification_le <= examen.au:
        yield Ecart(
            "procedure.signification_le",
            composer(f"L'ordonnance a déjà été signifiée le {jour_long(procedure.signification_le)}."),
            "Suivez les délais (« dossier delais ») : opposition, puis titre exécutoire.",
        )


REGLE = Regle(
    id="cpc-1411-ordonnance-a-signifier",
    titre=composer("Ordonnance à signifier"),
    groupe=14,
    article="CPC, art. 1409 et 1411",
    gravites={Famille.REQUETE: Gravite.BLOQUANT},
    actes=frozenset({SIGNIFICATION}),
    remede=composer(
        "Complétez procedure.ordonnance_le et procedure.ordonnance_montant d'après l'ordonnance."
    ),
    source="legifrance.gouv.fr (CPC 1411)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
