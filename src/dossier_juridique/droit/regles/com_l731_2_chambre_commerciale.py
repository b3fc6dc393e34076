"""Alsace-Moselle : chambre commerciale.

C. com., art. L. 731-1 et L. 731-2 : dans le Bas-Rhin, le Haut-Rhin et la Moselle, la compétence du tribunal
de commerce est exercée par la chambre commerciale du tribunal judiciaire.

Lecture retenue : la règle parle si la chambre est saisie, ou si elle est celle du débiteur et qu'aucun
tribunal judiciaire n'est saisi.
Angle mort : ni le destinataire exact ni les frais n'ont été lus dans un texte.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import CHAMBRE_COMMERCIALE, JUDICIAIRE, est_commerciale, libelle, siege_de
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the court is a chambre commerciale of a tribunal judiciaire."""
    procedure = examen.dossier.procedure
    saisie = procedure.juridiction if procedure else None
    chambre = next((r for r in examen.ressorts if r.nature == CHAMBRE_COMMERCIALE), None)
    if saisie is not None and saisie.nature == CHAMBRE_COMMERCIALE:
        siege = saisie.siege
    elif chambre is not None and (saisie is None or saisie.nature != JUDICIAIRE):
        if est_commerciale(examen.dossier.debiteur) is False:
            return
        siege = siege_de(chambre.juridiction_commerciale)
    else:
        return
    yield Ecart(
        "procedure.juridiction",
        f"En Alsace-Moselle, la demande va à la {libelle(CHAMBRE_COMMERCIALE, siege)}. Le destinataire exact et les "
        "frais "
        "ne sont pas fixés par les textes lus.",
    )


REGLE = Regle(
    id="com-l731-2-chambre-commerciale",
    titre="Alsace-Moselle : chambre commerciale",
    groupe=10,
    article="C. com., art. L. 731-1 et L. 731-2",
    gravites={
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer("Demandez au greffe à qui adresser la requête et s'il y a des frais."),
    source="legifrance.gouv.fr (C. com. L. 731-2)",
    confiance="C",
    regissante="requete.date",
    examiner=examiner,
)
