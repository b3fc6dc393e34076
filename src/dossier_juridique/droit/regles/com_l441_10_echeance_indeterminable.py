"""Échéance impossible à établir.

C. com., art. L. 441-10, I : sauf dispositions contraires figurant aux conditions de vente ou convenues entre les
parties, le délai de règlement des sommes dues ne peut dépasser trente jours après la date de réception des marchandises
ou d'exécution de la prestation demandée.

Lecture retenue : l'échéance vient de la date imprimée, sinon du délai convenu, sinon des trente jours qui suivent la
réception ou l'exécution. La date d'émission seule ne suffit pas : rien n'est inventé.
Angle mort : un délai d'usage entre les parties (courant d'affaires) n'est retenu que s'il est déclaré.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, factures_regies, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_DEPARTS = {
    "date": "la date imprimée sur la facture",
    "comptant": "la livraison",
    "decade": "la livraison",
    "suppletif": "la réception ou l'exécution",
}


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice without due date, printed, agreed or legal."""
    delai = examen.dossier.conditions.delai
    for rang, facture in factures_regies(examen, REGLE):
        if rang in examen.echeances:
            continue
        if delai is None:
            raison = "ni date imprimée, ni délai convenu, ni date de réception ou d'exécution"
        else:
            depart = _DEPARTS.get(delai.methode, "l'émission de la facture")
            raison = f"pas de date imprimée, et le délai convenu part d'une date inconnue ({depart})"
        yield Ecart(
            f"factures[{rang}].echeance",
            composer(
                f"Aucune date ne permet de fixer l'échéance de la facture {nom_facture(rang, facture)} : {raison}."
            ),
        )


REGLE = Regle(
    id="com-l441-10-echeance-indeterminable",
    titre="Échéance impossible à établir",
    groupe=3,
    article="C. com., art. L. 441-10, I",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.BLOQUANT,
    },
    remede=composer("Indiquez l'une de ces dates et la pièce qui la prouve ; la date d'émission seule ne suffit pas."),
    source="economie.gouv.fr/dgccrf (délais de paiement) ; legifrance.gouv.fr/codes/article_lc/LEGIARTI000038414392",
    confiance="B",
    regissante="facture.emise_le",
    examiner=examiner,
    du=date(2019, 4, 26),
    a_relire=date(2027, 1, 1),
)
