"""Avocat obligatoire devant la juridiction saisie.

CPC, art. 853 : les parties sont tenues de constituer avocat devant le tribunal de commerce, sauf notamment « lorsque la
demande porte sur un montant inférieur ou égal à 10 000 euros ». Art. 760 et 761 : même règle devant le tribunal judiciaire.

Lecture retenue : le montant est celui de la demande, dommages et intérêts compris, article 700 et dépens exclus ; le seuil
est une figure datée. L'avocat est celui de [mandataire].
Angle mort : les règles de représentation d'Alsace-Moselle sont à confirmer auprès du greffe.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dossier_juridique.droit.lecture import ASSIGNATIONS
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the claim is above the threshold and no avocat is named."""
    mandataire = examen.dossier.mandataire
    dommages = [c.montant for c in examen.dossier.demande.chefs if c.type == "dommages" and isinstance(c.montant, Decimal)]
    demande = examen.decompte.total + sum(dommages, Decimal("0.00"))
    seuil = examen.parametres.a("seuil_avocat_obligatoire", examen.au)
    if demande <= seuil or (mandataire is not None and mandataire.type == "avocat"):
        return
    yield Ecart(
        "mandataire",
        composer(
            f"La demande ({euros(demande)}) dépasse {euros(seuil)} : le demandeur doit constituer avocat, et "
            "l'assignation doit le nommer."
        ),
    )


REGLE = Regle(
    id="cpc-853-avocat-obligatoire",
    titre=composer("Avocat obligatoire devant la juridiction saisie"),
    groupe=9,
    article="CPC, art. 853, 760 et 761",
    gravites={Famille.REQUETE: Gravite.BLOQUANT},
    actes=ASSIGNATIONS,
    remede=composer(
        "Indiquez l'avocat constitué dans [mandataire] (type = « avocat », nom, barreau, adresse)."
    ),
    source="legifrance.gouv.fr (CPC 853, 760, 761)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
