"""Débiteur en sauvegarde, redressement ou liquidation.

C. com., art. L. 622-21, I : le jugement d'ouverture interrompt ou interdit toute action en justice des créanciers
dont la créance n'est pas née régulièrement après lui pour les besoins de la procédure, et qui tend à la condamnation
du débiteur au paiement d'une somme d'argent. Art. L. 622-7 : il emporte de plein droit interdiction de payer toute
créance née antérieurement. Art. L. 631-14 et L. 641-3 : mêmes règles en redressement et en liquidation.

Lecture retenue : la créance naît de la livraison ou de l'exécution, à défaut de l'émission de la facture ; elle est
antérieure si ce jour précède celui du jugement, qui prend effet dès sa première heure. Sans date de jugement ou de
facture, elle est tenue pour antérieure.
Angle mort : une créance postérieure n'est payée à l'échéance que si elle est utile à la procédure (art. L. 622-17),
ce que le programme ne juge pas ; la date de clôture n'est pas lue.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer, jour_long

_NATURES = {
    "sauvegarde": "sauvegarde",
    "redressement": "redressement judiciaire",
    "liquidation": "liquidation judiciaire",
}


def examiner(examen: Examen) -> Iterator[Ecart]:
    """A finding when a procedure is open and at least one invoice arose before the judgment."""
    debiteur = examen.dossier.debiteur
    procedure = debiteur.procedure_collective
    ou = "debiteur.procedure_collective" if procedure else "debiteur.etat"
    nature = _NATURES.get(procedure.type if procedure else debiteur.etat or "")
    jugement = procedure.jugement if procedure else None
    if nature is None:
        return
    factures = examen.dossier.factures
    anterieures = []
    for rang, facture in enumerate(factures):
        naissance = facture.nee_le
        if jugement is None or naissance is None or naissance < jugement:
            anterieures.append(nom_facture(rang, facture))
    if anterieures:
        depuis = f" depuis le {jour_long(jugement)}" if jugement else ""
        lesquelles = f" (ici : {enumerer(anterieures)})" if len(anterieures) < len(factures) else ""
        yield Ecart(
            ou,
            composer(
                f"{debiteur.nom_affiche or 'Le débiteur'} est en {nature}{depuis} : les poursuites pour les "
                f"créances antérieures{lesquelles} sont interdites."
            ),
        )


REGLE = Regle(
    id="com-l622-21-procedure-collective",
    titre="Débiteur en sauvegarde, redressement ou liquidation",
    groupe=12,
    article="C. com., art. L. 622-21, L. 622-7, L. 631-14, L. 641-3",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.BLOQUANT,
    },
    remede="Déclarez la créance (acte declaration-de-creance).",
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000044052603",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
