"""Débiteur non commerçant : preuve par écrit.

C. civ., art. 1359, al. 1 : « L'acte juridique portant sur une somme ou une valeur excédant un montant fixé
par décret doit être prouvé par écrit sous signature privée ou authentique. » C. com., art. L. 110-3 : « A
l'égard des commerçants, les actes de commerce peuvent se prouver par tous moyens à moins qu'il n'en soit
autrement disposé par la loi. »

Lecture retenue : la valeur de l'acte est la somme des factures réclamées ; toute pièce signée ou écrite par
le débiteur vaut écrit.
Angle mort : un contrat-cadre peut valoir plus que les factures réclamées ; le seuil n'a pas été relu à la
source. Une qualité inconnue n'est pas tenue pour non commerciale : une autre règle la demande.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dossier_juridique.droit.competence import est_commerciale
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when a non-merchant debtor owes more than the threshold and signed nothing of the file."""
    dossier = examen.dossier
    if est_commerciale(dossier.debiteur) is not False:
        return
    valeur = sum((f.montant_ttc for f in dossier.factures if f.montant_ttc is not None), Decimal(0))
    seuil = examen.parametres.a("seuil_preuve_par_ecrit", dossier.conditions.date or examen.au)
    if valeur <= seuil or any(p.signee is True or p.emane_du_debiteur is True for p in dossier.pieces):
        return
    nom = dossier.debiteur.nom_affiche or "Le débiteur"
    yield Ecart(
        "pieces",
        composer(f"{nom} n'est pas commerçant : au-delà de {euros(seuil)}, la preuve du contrat se fait par écrit."),
    )


REGLE = Regle(
    id="civ-1359-preuve-par-ecrit",
    titre="Débiteur non commerçant : preuve par écrit",
    groupe=8,
    article="C. civ., art. 1359 ; C. com., art. L. 110-3",
    gravites={
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer("Joignez un écrit signé du débiteur, ou un commencement de preuve corroboré."),
    source="legifrance.gouv.fr (C. civ. 1359 ; C. com. L. 110-3) ; seuil de 1 500 € non lu à la source",
    confiance="C",
    regissante="contrat.date",
    examiner=examiner,
    noyau=False,
)
