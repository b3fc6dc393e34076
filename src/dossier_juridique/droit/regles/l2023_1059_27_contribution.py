"""Contribution pour la justice économique.

Loi n° 2023-1059, art. 27 : devant un tribunal des activités économiques, une contribution est versée par la
partie demanderesse pour chaque instance, à peine d'irrecevabilité. Décret n° 2024-1225 : elle est due
au-delà de 50 000 € de demandes, article 700 et dépens exclus ; la situation du demandeur se justifie dans
tous les cas au-delà de ce seuil.

Lecture retenue : la contribution se joint dès la requête en injonction de payer (circulaire du 06/02/2025).
Le paiement, lorsqu'il est dû, se reconnaît à l'intitulé de la pièce. Pour une personne physique, dont le
revenu n'est pas au dossier, seul le justificatif est exigé.
Angle mort : la base est le total calculé ; les exonérations propres à certains créanciers publics ne sont
pas codées.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.competence import (
    ACTIVITES_ECONOMIQUES,
    COMMERCE,
    canonique,
    est_siege_tae,
    experimentation,
)
from dossier_juridique.droit.contribution import calculer_contribution
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer, euros

PAIEMENT = ("paiement", "payee", "versement", "quittance", "acquittement", "recu", "virement", "timbre")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when an exhibit, the payment or a figure that decides of it is missing."""
    dossier, jour = examen.dossier, examen.date_requete
    saisie = dossier.procedure.juridiction if dossier.procedure else None
    if saisie is None or not experimentation(jour):
        return
    nomme = saisie.nature == ACTIVITES_ECONOMIQUES
    # A seat misnamed « tribunal de commerce » is the same court: another rule speaks of its name.
    if not nomme and not (saisie.nature == COMMERCE and est_siege_tae(saisie.siege)):
        return
    total = examen.decompte.total
    due = calculer_contribution(total, dossier.creancier, examen.parametres, jour)
    if not due.justificatif:
        return
    pieces = [p for p in dossier.pieces if p.nature == "justificatif_contribution"]
    paye = any(set(canonique(p.intitule).split()) & set(PAIEMENT) for p in pieces)
    manque: list[str] = []
    ou = "pieces"
    if not pieces:
        manque.append("le justificatif de la situation du créancier")
    if due.manquants:
        manque.append(f"l'indication qui permet le calcul ({enumerer(due.manquants)})")
        ou = due.manquants[0] if pieces else ou
    elif due.montant and not paye:
        manque.append("la preuve du paiement de la contribution")
    if not manque:
        return
    calcul = euros(due.montant) if due.montant is not None else "à déterminer"
    accord = "doivent" if len(manque) > 1 else "doit"
    yield Ecart(
        ou,
        composer(
            f"Demande de {euros(total)} devant un tribunal des activités économiques : {enumerer(manque)} {accord} "
            f"accompagner la requête, à peine d'irrecevabilité. Contribution calculée : {calcul}."
        ),
    )


REGLE = Regle(
    id="l2023-1059-27-contribution",
    titre="Contribution pour la justice économique",
    groupe=10,
    article="Loi n° 2023-1059, art. 27 ; décret n° 2024-1225, art. 1, 2 et 4",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer(
        "Joignez le justificatif de situation et, s'il y a lieu, la preuve du paiement (pièce de nature « "
        "justificatif_contribution », dont l'intitulé dit le paiement)."
    ),
    source="efl.fr (circulaire JUST2503734C du 06/02/2025) ; legifrance.gouv.fr (décret n° 2024-1225)",
    confiance="B",
    regissante="requete.date",
    examiner=examiner,
    du=date(2025, 1, 1),
    jusqu_au=date(2028, 12, 31),
)
