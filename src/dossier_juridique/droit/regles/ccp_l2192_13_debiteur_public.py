"""Débiteur public.

Code de la commande publique, art. L. 2192-13 : le retard de paiement d'un acheteur public fait courir de plein droit
des intérêts moratoires et une indemnité forfaitaire ; l'article R. 2192-31 en fixe le taux à celui de la Banque
centrale européenne majoré de huit points.

Lecture retenue : un débiteur déclaré « public » sort du périmètre, quel que soit le contrat.
Angle mort : une personne publique peut aussi contracter en dehors de la commande publique ; le cas n'est pas traité.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """A finding when the debtor is a public buyer."""
    debiteur = examen.dossier.debiteur
    if debiteur.qualite == "public":
        yield Ecart(
            "debiteur.qualite",
            composer(
                f"{debiteur.nom_affiche or 'Le débiteur'} est un acheteur public : autre taux (BCE + 8 points), autre "
                "point de départ, autre juge."
            ),
        )


REGLE = Regle(
    id="ccp-l2192-13-debiteur-public",
    titre="Débiteur public",
    groupe=1,
    article="Code de la commande publique, art. L. 2192-10 à L. 2192-13, R. 2192-31",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.BLOQUANT,
    },
    remede=composer("Ce dossier sort du périmètre : suivez la procédure de la commande publique."),
    source="legifrance.gouv.fr (CCP L. 2192-13, R. 2192-31, D. 2192-35)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
