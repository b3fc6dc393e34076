"""Créance admise à la procédure simplifiée.

CPCE, art. L. 125-1 et R. 125-1 : la créance a une cause contractuelle ou résulte d'une obligation statutaire ; son montant
en principal et intérêts ne dépasse pas 5 000 euros. Art. R. 125-2 : le commissaire de justice est celui du ressort de la
cour d'appel où le débiteur a son domicile ou sa résidence.

Lecture retenue : principal, pénalités et intérêts comptent ; l'indemnité forfaitaire et la clause pénale, non. Le seuil est
une figure datée. Un débiteur hors de France n'a pas de commissaire de justice compétent.
Angle mort : le ressort de la cour d'appel n'est pas dans la table ; l'utilisateur choisit l'étude.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.lecture import PETITES_CREANCES
from dossier_juridique.droit.procedure_delais import territoire
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each condition that is not met."""
    dossier, totaux = examen.dossier, examen.decompte.totaux
    if dossier.conditions.fondement == "effet_de_commerce":
        yield Ecart("conditions.fondement", composer("La créance née d'un effet de commerce n'est pas admise."))
    base = totaux.principal + totaux.penalites + totaux.interets_legaux
    seuil = examen.parametres.a("seuil_petites_creances", examen.au)
    if base > seuil:
        yield Ecart("factures", composer(f"Principal et intérêts ({euros(base)}) dépassent {euros(seuil)}."))
    lieu = territoire(dossier.debiteur.adresse)
    if lieu != "metropole" and not lieu.isdigit():
        yield Ecart("debiteur.adresse.pays", composer(f"Le débiteur demeure hors de France ({lieu})."))


REGLE = Regle(
    id="cpce-r125-1-conditions",
    titre=composer("Créance admise à la procédure simplifiée"),
    groupe=10,
    article="CPCE, art. L. 125-1, R. 125-1 et R. 125-2",
    gravites={Famille.REQUETE: Gravite.BLOQUANT},
    actes=frozenset({PETITES_CREANCES}),
    remede=composer(
        "Choisissez une autre voie (« dossier orienter » les énumère)."
    ),
    source="legifrance.gouv.fr (CPCE R. 125-1)",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
