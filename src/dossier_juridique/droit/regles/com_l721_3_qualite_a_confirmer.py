"""Qualité commerciale inconnue.

C. com., art. L. 121-1 : « Sont commerçants ceux qui exercent des actes de commerce et en font leur
profession habituelle. » C. com., art. L. 721-3 : la compétence du tribunal de commerce dépend de cette
qualité, ou de celle d'artisan.

Lecture retenue : une société commerciale par la forme et une société civile se reconnaissent à leur forme ;
l'entrepreneur individuel, la société d'exercice libéral, le groupement et l'association se demandent.
Angle mort : la clé ne distingue pas l'artisan du commerçant : la juridiction est la même.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import est_commerciale
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the debtor's quality cannot be known from its form and was not given."""
    debiteur = examen.dossier.debiteur
    if est_commerciale(debiteur) is not None:
        return
    nom = debiteur.nom_affiche or "Débiteur"
    forme = debiteur.forme or ("forme inconnue" if debiteur.morale else "personne physique")
    yield Ecart(
        "debiteur.commercant", composer(f"{nom} ({forme}) : sa qualité commerciale ne se déduit pas de sa forme.")
    )


REGLE = Regle(
    id="com-l721-3-qualite-a-confirmer",
    titre="Qualité commerciale inconnue",
    groupe=10,
    article="C. com., art. L. 721-3 et L. 121-1",
    gravites={
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer(
        "Indiquez s'il est commerçant, artisan ou ni l'un ni l'autre : debiteur.commercant = true pour les "
        "deux premiers, false pour le dernier."
    ),
    source="legifrance.gouv.fr (C. com. L. 721-3)",
    confiance="B",
    regissante="requete.date",
    examiner=examiner,
)
