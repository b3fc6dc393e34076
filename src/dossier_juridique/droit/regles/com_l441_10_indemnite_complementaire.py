"""Complément au-delà de 40 € sans justificatif.

C. com., art. L. 441-10, II : lorsque les frais de recouvrement exposés sont supérieurs au montant de l'indemnité
forfaitaire, le créancier peut demander une indemnisation complémentaire, sur justification.

Lecture retenue : le chef « complement » nomme au moins une pièce du dossier.

Angle mort : la règle ne lit pas le justificatif ; elle ne sait pas s'il prouve le montant demandé.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each complement claimed without an exhibit of the dossier."""
    for rang, chef in enumerate(examen.dossier.demande.chefs):
        if chef.type != "complement" or any(examen.dossier.piece(p) for p in chef.pieces):
            continue
        montant = chef.montant
        dit = f" de {euros(montant)}" if isinstance(montant, Decimal) else f" de {montant}" if montant else ""
        yield Ecart(
            f"demande.chefs[{rang}].pieces",
            composer(f"Un complément{dit} est demandé au-delà de l'indemnité forfaitaire, sans justificatif."),
        )


REGLE = Regle(
    id="com-l441-10-indemnite-complementaire",
    titre="Complément au-delà de 40 € sans justificatif",
    groupe=4,
    article="C. com., art. L. 441-10, II",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede="Joignez les justificatifs des frais exposés, ou retirez ce chef.",
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000038414392",
    confiance="B",
    regissante="au",
    examiner=examiner,
    du=date(2019, 4, 26),
    a_relire=date(2027, 1, 1),
    noyau=False,
    valeur_sure="le complément n'est pas porté au décompte",
)
