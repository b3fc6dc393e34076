"""Ce que la déclaration doit dire de la procédure.

C. com., art. L. 622-25 : la déclaration porte le montant de la créance due au jour du jugement d'ouverture, avec
l'indication des sommes à échoir et de la date de leurs échéances. Art. R. 622-23 : elle contient les éléments qui prouvent
la créance, son évaluation, les modalités de calcul des intérêts, la juridiction déjà saisie.

Lecture retenue : pour adresser la déclaration et arrêter les intérêts, il faut le jour du jugement, le tribunal, le nom et
l'adresse du mandataire judiciaire ou du liquidateur.
Angle mort : le numéro de la procédure, utile, n'est pas exigé par les textes lus.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.lecture import DECLARATION
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding that names what is missing; none when no procedure is open."""
    procedure = examen.dossier.debiteur.procedure_collective or None
    if procedure is None:
        return
    organe = "liquidateur" if procedure.type == "liquidation" else "mandataire judiciaire"
    adresse = procedure.mandataire_adresse
    manquent = [
        nom
        for nom, valeur in (
            ("la date du jugement d'ouverture", procedure.jugement),
            ("le tribunal de la procédure", procedure.juridiction),
            (f"le nom du {organe}", procedure.mandataire),
            (f"l'adresse du {organe}", adresse and adresse.lignes and adresse.commune),
        )
        if not valeur
    ]
    if manquent:
        yield Ecart(
            "debiteur.procedure_collective", composer(f"La déclaration doit indiquer : {enumerer(manquent)}.")
        )


REGLE = Regle(
    id="com-r622-23-mentions",
    titre=composer("Ce que la déclaration doit dire de la procédure"),
    groupe=12,
    article="C. com., art. L. 622-24, L. 622-25 et R. 622-23",
    gravites={Famille.REQUETE: Gravite.BLOQUANT},
    actes=frozenset({DECLARATION}),
    remede=composer(
        "Complétez debiteur.procedure_collective d'après le BODACC."
    ),
    source="legifrance.gouv.fr (C. com. L. 622-25, R. 622-23)",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
