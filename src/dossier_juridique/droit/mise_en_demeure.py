"""Which mise en demeure counts for an invoice: one that reached the debtor once the sum was due.

C. civ., art. 1231-5, al. 5 (the clause pénale), 1344-1 (legal interest): both suppose a debtor put in default of paying
that sum. A letter received before the due date asked for nothing that was due (art. 1305-2).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.model.actes_du_dossier import Courrier
from dossier_juridique.model.dossier import Dossier


def mises_en_demeure(dossier: Dossier, echeance: date, au: date) -> Iterator[Courrier]:
    """Those sent by ``au`` that reached the debtor on the due date or later; the day of sending stands for an unknown
    receipt."""
    for courrier in dossier.courriers:
        if courrier.acte != "mise-en-demeure" or courrier.date > au:
            continue
        if (courrier.recu_le or courrier.presente_le or courrier.date) >= echeance:
            yield courrier


def depart_interet_legal(dossier: Dossier, echeance: date, au: date) -> date | None:
    """The day after which legal interest runs on an invoice due on ``echeance``; None when nothing is known.

    Receipt of the mise en demeure, else its first presentation, or the decision when it came first (C. civ.,
    art. 1231-7); never before the due date.
    """
    jours = [c.recu_le or c.presente_le for c in mises_en_demeure(dossier, echeance, au)]
    titre = dossier.titre
    if titre is not None and titre.nature != "acte_notarie" and titre.date >= echeance:
        jours.append(titre.date)
    connus = [jour for jour in jours if jour is not None and jour <= au]
    return min(connus) if connus else None
