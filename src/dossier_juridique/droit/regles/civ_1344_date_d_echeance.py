"""La date d'échéance de chaque somme.

C. civ., art. 1344 : le débiteur est mis en demeure de payer soit par une sommation ou un acte portant interpellation
suffisante, soit, si le contrat le prévoit, par la seule exigibilité de l'obligation.

Lecture retenue : la troisième des cinq mentions. Chaque facture réclamée est désignée par son numéro, sa date
d'émission et son échéance : imprimée, convenue, ou à trente jours de l'exécution quand rien n'est convenu. Un constat
par donnée absente.

Angle mort : la règle ne sait pas si la date saisie est celle que porte la facture.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_REMEDES = {
    "numero": "le numéro porté sur la facture",
    "emise_le": "la date d'émission de la facture",
    "echeance": "l'échéance imprimée sur la facture ; à défaut, le délai convenu (« conditions.delai ») ou la date de "
    "livraison ou d'exécution",
}
_NOMS = {"numero": "son numéro", "emise_le": "sa date d'émission", "echeance": "sa date d'échéance"}


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each number, issue date or due date missing from an invoice."""
    for rang, facture in enumerate(examen.dossier.factures):
        manques = [cle for cle in ("numero", "emise_le") if getattr(facture, cle) is None]
        if facture.numero is not None and not any(signe.isalnum() for signe in facture.numero):
            manques.insert(0, "numero")
        if rang not in examen.echeances:
            manques.append("echeance")
        for cle in manques:
            ou = f"factures[{rang}].{cle}"
            yield Ecart(
                ou,
                composer(f"Facture {nom_facture(rang, facture)} : le courrier doit rappeler {_NOMS[cle]}."),
                composer(f"Indiquez {_REMEDES[cle]} (clé « {ou} »)."),
            )


REGLE = Regle(
    id="civ-1344-date-d-echeance",
    titre="La date d'échéance de chaque somme",
    groupe=5,
    article="C. civ., art. 1344",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.BLOQUANT,
    },
    remede=composer("Complétez la facture ; voyez aussi la règle com-l441-10-echeance-indeterminable."),
    source="legifrance.gouv.fr (C. civ. 1344) ; usage",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
