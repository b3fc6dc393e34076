"""Injonction de payer: a requête to the president, its bordereau, its décompte, its exhibits."""

from __future__ import annotations

from dossier_juridique.actes.bordereau import BORDEREAU
from dossier_juridique.actes.decompte import DECOMPTE
from dossier_juridique.actes.requete import REQUETE
from dossier_juridique.droit.lecture import INJONCTION
from dossier_juridique.procedures.procedure import Procedure

INJONCTION_DE_PAYER = Procedure(
    acte=INJONCTION,
    titre="Requête en injonction de payer",
    article="CPC, art. 1405 à 1422",
    documents=(REQUETE, BORDEREAU, DECOMPTE),
)
