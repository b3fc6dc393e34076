"""Intérêts capitalisés sans base.

C. civ., art. 1343-2 : les intérêts échus, dus au moins pour une année entière, produisent intérêt si le contrat l'a
prévu ou si une décision de justice le précise.

Lecture retenue : la capitalisation demandée suppose une clause, et au moins une facture dont les intérêts courent
depuis un an au jour de l'arrêté (l'anniversaire de l'échéance compris). Avec l'intérêt légal, l'année court de la
mise en demeure reçue ou présentée.

Angle mort : le contenu de la décision (titre.capitalisation) est cru sur parole.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.delais import plus_ans
from dossier_juridique.droit.mise_en_demeure import depart_interet_legal
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long

_MESSAGE = (
    "Les intérêts ne produisent intérêt que s'ils sont dus pour une année entière et si le contrat ou une décision le "
    "prévoit"
)


def _departs(examen: Examen) -> Iterator[date]:
    """The day after which interest runs, for each invoice that bears some."""
    conditions = examen.dossier.conditions
    if conditions.accessoires == "aucun":
        return
    for echeance in examen.echeances.values():
        if conditions.accessoires == "penalites":
            yield echeance.depart
        elif recue := depart_interet_legal(examen.dossier, echeance.jour, examen.au):
            yield max(recue, echeance.depart)


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when capitalisation is asked without a clause, or before a full year of interest."""
    conditions = examen.dossier.conditions
    if not conditions.capitalisation:
        return
    titre = examen.dossier.titre
    if not conditions.clause_capitalisation and not (titre and titre.capitalisation):
        yield Ecart("conditions.capitalisation", composer(f"{_MESSAGE} ; le dossier n'indique ni clause ni décision."))
    elif not any(plus_ans(depart, 1) <= examen.au for depart in _departs(examen)):
        suite = f"au {jour_long(examen.au)}, aucune facture ne porte intérêt depuis un an."
        yield Ecart("conditions.capitalisation", composer(f"{_MESSAGE} ; {suite}"))


REGLE = Regle(
    id="civ-1343-2-capitalisation",
    titre="Intérêts capitalisés sans base",
    groupe=4,
    article="C. civ., art. 1343-2",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.BLOQUANT,
    },
    remede="Désactivez la capitalisation, ou indiquez la clause et attendez une année entière.",
    source="legifrance.gouv.fr (C. civ. 1343-2) ; Cass. com., 10/11/2015, n° 14-15.968",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
