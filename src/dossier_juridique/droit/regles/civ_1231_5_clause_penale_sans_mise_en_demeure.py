"""Clause pénale sans mise en demeure.

C. civ., art. 1231-5, al. 5 : sauf inexécution définitive, la pénalité n'est encourue que lorsque le débiteur est mis
en demeure.

Lecture retenue : devant le juge, la clause est demandée dès que le dossier la porte (conditions.clause_penale) ou la
déclare ; dans une relance, seulement si elle est déclarée. Une mise en demeure est envoyée au plus tard le jour de
l'arrêté.

Angle mort : l'inexécution définitive n'a pas de clé dans le dossier ; la preuve de l'envoi relève d'une autre règle.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from dossier_juridique.droit.mise_en_demeure import mises_en_demeure
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros, taux


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when a clause pénale is claimed and no mise en demeure was sent."""
    echues = [e.jour for e in examen.echeances.values() if e.jour < examen.au] or [date.min]
    if any(any(mises_en_demeure(examen.dossier, jour, examen.au)) for jour in echues):
        return
    clause = examen.dossier.conditions.clause_penale
    declares = [(i, c) for i, c in enumerate(examen.dossier.demande.chefs) if c.type == "clause_penale"]
    if declares:
        rang, chef = declares[0]
        ou = f"demande.chefs[{rang}]"
        montant = chef.montant
        dit = euros(montant) if isinstance(montant, Decimal) else montant
    elif clause is not None and examen.famille is Famille.REQUETE:
        ou = "conditions.clause_penale"
        dit = euros(clause.valeur) if clause.mode == "montant" else f"{taux(clause.valeur)} du principal"
    else:
        return
    entre = f" ({dit})" if dit else ""
    yield Ecart(
        ou, composer(f"La clause pénale{entre} n'est encourue qu'après mise en demeure ; le dossier n'en contient pas.")
    )


REGLE = Regle(
    id="civ-1231-5-clause-penale-sans-mise-en-demeure",
    titre="Clause pénale sans mise en demeure",
    groupe=4,
    article="C. civ., art. 1231-5, al. 5",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede="Envoyez d'abord la mise en demeure, ou retirez ce chef.",
    source="legifrance.gouv.fr (C. civ. 1231-5)",
    confiance="A",
    regissante="au",
    examiner=examiner,
    valeur_sure="la clause pénale n'est pas portée au décompte",
)
