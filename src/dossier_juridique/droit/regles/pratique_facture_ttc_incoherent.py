"""Total TTC incohérent.

Aucun texte : c'est une addition. Le total toutes taxes comprises d'une facture est la somme du total hors taxes et de
la taxe (CGI, ann. II, art. 242 nonies A, I, pour l'indication de ces totaux).

Lecture retenue : un écart de 0,05 € au plus vient des arrondis par ligne et n'est pas relevé.
Angle mort : les sommes hors champ de la TVA (consignes, débours) s'ajoutent parfois au total ; la réserve se lève
alors.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros

TOLERANCE = Decimal("0.05")
"""Euros: what rounding line by line may move the total by (threshold of the project)."""


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice whose three totals are given and do not add up."""
    for rang, facture in enumerate(examen.dossier.factures):
        ht, tva, ttc = facture.montant_ht, facture.montant_tva, facture.montant_ttc
        if ht is not None and tva is not None and ttc is not None and abs(ht + tva - ttc) > TOLERANCE:
            yield Ecart(
                f"factures[{rang}].montant_ttc",
                composer(
                    f"Facture {nom_facture(rang, facture)} : {euros(ht)} + {euros(tva)} ne font pas {euros(ttc)}."
                ),
            )


REGLE = Regle(
    id="pratique-facture-ttc-incoherent",
    titre="Total TTC incohérent",
    groupe=2,
    article="Pratique (arithmétique)",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede="Vérifiez les montants sur la facture elle-même.",
    source="pratique",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
