"""Accusé de paiement sans paiement.

C. civ., art. 1342-8 : « Le paiement se prouve par tout moyen. » C. civ., art. 1342-10 : le débiteur de plusieurs dettes
peut indiquer celle qu'il entend acquitter ; à défaut, l'imputation suit l'ordre de la loi. CPCE, art. R. 124-6 : la
société de recouvrement remet une quittance pour tout paiement.

Lecture retenue : l'accusé désigne un paiement noté au dossier, reçu au plus tard le jour de la lettre.

Angle mort : un chèque remis et non encore encaissé.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when no payment of the dossier is the one the receipt is for."""
    if examen.acte != "accuse-de-paiement":
        return
    dossier = examen.dossier
    voulu = dossier.accuse_de_paiement.paiement if dossier.accuse_de_paiement else None
    recus = [p.date for p in dossier.paiements if p.date <= examen.au]
    if not recus:
        yield Ecart("paiements", composer(f"Aucun paiement n'est noté au {jour_long(examen.au)}."))
    elif voulu is not None and voulu not in recus:
        yield Ecart(
            "accuse_de_paiement.paiement",
            composer(f"Aucun paiement du {jour_long(voulu)} n'est noté au {jour_long(examen.au)}."),
        )


REGLE = Regle(
    id="civ-1342-10-paiement-recu",
    titre="Accusé de paiement sans paiement",
    groupe=4,
    article="C. civ., art. 1342-8 et 1342-10",
    gravites={Famille.ACCORD: Gravite.BLOQUANT},
    remede=composer("Notez le paiement dans [[paiements]], avec sa date et son montant."),
    source="legifrance.gouv.fr (C. civ. 1342-8, 1342-10 ; CPCE R. 124-6)",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
