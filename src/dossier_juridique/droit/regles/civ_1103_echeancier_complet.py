"""Échéancier incomplet ou inexact.

C. civ., art. 1103 : « Les contrats légalement formés tiennent lieu de loi à ceux qui les ont faits. » C. civ.,
art. 1342-4 : le créancier peut refuser un paiement partiel ; l'échéancier est l'accord qui l'accepte.

Lecture retenue : les versements existent, se suivent dans l'ordre des dates, ne commencent pas avant le jour où la
créance est arrêtée, et leur somme est, au centime, le total échu moins la remise. Une remise n'atteint pas le total.

Angle mort : la capacité du débiteur à tenir l'échéancier ; la cohérence avec un échéancier déjà signé.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.decompte import exigible
from dossier_juridique.model.francais import composer, euros, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each way in which the plan does not hold; only for the act that prints it."""
    if examen.acte != "echeancier":
        return
    accord = examen.dossier.echeancier
    if accord is None or not (accord.versements or accord.nombre):
        yield Ecart("echeancier", composer("L'échéancier ne comporte aucun versement."))
        return
    remise = accord.remise or Decimal("0.00")
    total = exigible(examen.decompte).total
    a_payer = total - remise
    if remise and a_payer <= 0:
        yield Ecart(
            "echeancier.remise",
            composer(f"La remise ({euros(remise)}) atteint le total dû ({euros(total)})."),
        )
        return
    somme = sum((v.montant for v in accord.versements), Decimal("0.00"))
    if accord.versements and somme != a_payer:
        ecart = somme - a_payer
        sens = "de trop" if ecart > 0 else "de moins"
        yield Ecart(
            "echeancier.versements",
            composer(f"Les versements font {euros(somme)} ; il reste {euros(a_payer)} à payer, soit {euros(abs(ecart))} {sens}."),
        )
    jours = [v.date for v in accord.versements] or ([accord.premier_le] if accord.premier_le else [])
    if jours and jours[0] < examen.au:
        yield Ecart(
            "echeancier.versements[0].date" if accord.versements else "echeancier.premier_le",
            composer(f"Le premier versement, le {jour_long(jours[0])}, précède le jour de l'arrêté ({jour_long(examen.au)})."),
        )
    for rang, (avant, apres) in enumerate(pairwise(jours), 1):
        if apres <= avant:
            yield Ecart(
                f"echeancier.versements[{rang}].date",
                composer(f"Le versement du {jour_long(apres)} suit celui du {jour_long(avant)} : les dates doivent se suivre."),
            )


REGLE = Regle(
    id="civ-1103-echeancier-complet",
    titre="Échéancier incomplet ou inexact",
    groupe=4,
    article="C. civ., art. 1103 et 1342-4",
    gravites={Famille.ACCORD: Gravite.BLOQUANT},
    remede=composer("Corrigez les versements, ou donnez « nombre » et « premier_le » : le programme les calcule."),
    source="legifrance.gouv.fr (C. civ. 1103, 1342-4)",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
