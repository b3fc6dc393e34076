"""Taux des pénalités inférieur à trois fois l'intérêt légal.

C. com., art. L. 441-10, II : les conditions de règlement « précisent […] le taux d'intérêt des pénalités de retard
exigibles le jour suivant la date de règlement […]. Sauf disposition contraire qui ne peut toutefois fixer un taux
inférieur à trois fois le taux d'intérêt légal, ce taux est égal au taux d'intérêt appliqué par la Banque centrale
européenne à son opération de refinancement la plus récente majoré de 10 points de pourcentage. »

Lecture retenue : le plancher est celui du semestre de l'échéance ; s'il n'est pas respecté, le calcul prend pour
chaque semestre le plus faible des deux taux licites (supplétif, plancher), sauf choix de l'utilisateur.
Angle mort : le texte ne dit ni quel semestre ni ce qui remplace la clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, factures_regies, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import taux


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice whose agreed rate is under the floor of the half-year of its due date."""
    legal = examen.parametres.serie("taux_interet_legal_professionnels")
    for rang, facture in factures_regies(examen, REGLE):
        echeance = examen.echeances.get(rang)
        convenu = facture.taux_penalites if facture.taux_penalites is not None else (
            examen.dossier.conditions.taux_penalites
        )
        # Nothing runs before the due date, whose half-year may not be published yet.
        if convenu is None or echeance is None or echeance.jour >= examen.au:
            continue
        taux_legal = legal.a(echeance.jour).valeur
        if convenu < 3 * taux_legal:
            ou = f"factures[{rang}].taux_penalites" if facture.taux_penalites is not None else (
                "conditions.taux_penalites"
            )
            yield Ecart(
                ou,
                f"Facture {nom_facture(rang, facture)} : le taux stipulé de {taux(convenu)} est inférieur au plancher "
                f"de {taux(3 * taux_legal)} (trois fois {taux(taux_legal)}). Le texte ne dit pas ce qui le remplace.",
            )


REGLE = Regle(
    id="com-l441-10-taux-plancher",
    titre="Taux des pénalités inférieur à trois fois l'intérêt légal",
    groupe=4,
    article="C. com., art. L. 441-10, II",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede="Choisissez par la clé « conditions.taux_de_remplacement » : « suppletif » (BCE + 10 points) ou « plancher », ou "
    "renoncez aux pénalités (« conditions.accessoires »). À défaut, le calcul prend le "
    "plus faible des deux premiers.",
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000038414392 ; jcl06.fr/les-interets-de-retard ; fiducial.fr",
    confiance="B",
    regissante="facture.echeance",
    examiner=examiner,
    du=date(2019, 4, 26),
    a_relire=date(2027, 1, 1),
    valeur_sure="le calcul prend le plus faible des deux taux licites",
)
