"""Intérêt légal et pénalités de retard sur la même somme et la même période.

C. civ., art. 1231-6 : les dommages et intérêts dus à raison du retard dans le paiement d'une obligation de somme
d'argent consistent dans l'intérêt au taux légal, à compter de la mise en demeure. Cass. com., 24 avril 2024, n°
22-24.275 : les pénalités de l'article L. 441-10 réparent le même retard et ne s'ajoutent pas à cet intérêt.

Lecture retenue : les deux ne sont jamais demandés ensemble pour des jours communs. Un chef sans dates est réputé
courir jusqu'au jour de l'arrêté.

Angle mort : un chef déclaré ne dit pas sur quelle facture il porte ; des sommes distinctes aux mêmes jours sont
signalées.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.decompte import Nature
from dossier_juridique.model.francais import composer, jour_long

_Periode = tuple[date, date]


def _declarees(examen: Examen, type_: str) -> list[tuple[int, _Periode]]:
    return [
        (rang, (chef.du or date.min, chef.au or examen.au))
        for rang, chef in enumerate(examen.dossier.demande.chefs)
        if chef.type == type_ and chef.montant != 0
    ]


def _calculees(examen: Examen, nature: Nature) -> list[_Periode]:
    segments = [s for x in examen.decompte.lignes if x.nature is nature and x.brut > 0 for s in x.segments]
    return [(min(s.du for s in segments), max(s.au for s in segments))] if segments else []


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when penalties and legal interest, computed or declared, share days."""
    interets, penalites = _declarees(examen, "interets_legaux"), _declarees(examen, "penalites")
    gauche = [p for _, p in penalites] + _calculees(examen, Nature.PENALITES)
    droite = [p for _, p in interets] + _calculees(examen, Nature.INTERETS_LEGAUX)
    for (du_p, au_p), (du_i, au_i) in product(gauche, droite):
        du, au = max(du_p, du_i), min(au_p, au_i)
        if du > au:
            continue
        rangs = [rang for rang, _ in interets or penalites]
        debut = f"du {jour_long(du)} au {jour_long(au)}" if du > date.min else f"jusqu'au {jour_long(au)}"
        yield Ecart(
            f"demande.chefs[{rangs[0]}]" if rangs else "conditions.accessoires",
            composer(
                f"Les pénalités de retard et l'intérêt légal sont demandés ensemble {debut} : ils réparent le même "
                "retard et ne se cumulent pas."
            ),
        )
        return


REGLE = Regle(
    id="civ-1231-6-cumul-interets",
    titre="Intérêt légal et pénalités de retard sur la même somme et la même période",
    groupe=4,
    article="C. civ., art. 1231-6 ; C. com., art. L. 441-10 ; Cass. com., 24/04/2024, n° 22-24.275",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.BLOQUANT,
    },
    remede=composer("Gardez l'un des deux ; le programme retient les pénalités."),
    source="efl.fr ; cms.law (Cass. com., 24/04/2024, n° 22-24.275, publié)",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
