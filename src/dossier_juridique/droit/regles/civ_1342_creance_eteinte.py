"""Rien ne reste dû.

C. civ., art. 1342 : le paiement est l'exécution volontaire de la prestation due ; il libère le débiteur à l'égard du
créancier et éteint la dette.

Lecture retenue : la règle parle quand le total calculé (principal, pénalités, indemnités) est nul, toutes les
factures ayant un montant et une échéance.

Angle mort : compensation, remise de dette et confusion ne sont pas connues du dossier.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the whole computed claim is nil; silent while an invoice cannot be computed."""
    decompte = examen.decompte
    if decompte.sans_echeance or decompte.sans_montant or decompte.total > 0:
        return
    payes = sum((p.montant for p in decompte.paiements), Decimal("0.00"))
    avoirs = sum((f.avoirs for f in decompte.factures), Decimal("0.00"))
    ou = "paiements" if payes else "avoirs" if avoirs else "factures"
    yield Ecart(
        ou,
        composer(
            f"Les paiements ({euros(payes)}) et avoirs ({euros(avoirs)}) couvrent toute la dette : il ne reste rien à "
            "réclamer."
        ),
    )


REGLE = Regle(
    id="civ-1342-creance-eteinte",
    titre="Rien ne reste dû",
    groupe=4,
    article="C. civ., art. 1342",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.BLOQUANT,
    },
    remede=composer("Vérifiez les paiements saisis ; sinon, classez le dossier."),
    source="legifrance.gouv.fr (C. civ. 1342)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
