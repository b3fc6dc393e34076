"""Copie de l'ordonnance à remettre.

CPC, art. 1411 : ce qui est signifié est une copie certifiée conforme de la requête et de l'ordonnance, que le greffe remet
au créancier ; les documents justificatifs sont mis à la disposition du débiteur par voie électronique.

Lecture retenue : l'ordonnance est jointe au dossier comme pièce ; sans elle, l'étude doit l'avoir reçue autrement.
Angle mort : que la copie soit certifiée conforme ne se voit pas.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.lecture import SIGNIFICATION
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when no exhibit is the order."""
    if not any(piece.nature == "ordonnance" for piece in examen.dossier.pieces):
        yield Ecart("pieces", composer("La copie de l'ordonnance n'est pas parmi les pièces."))


REGLE = Regle(
    id="cpc-1411-copie-de-l-ordonnance",
    titre=composer("Copie de l'ordonnance à remettre"),
    groupe=14,
    article="CPC, art. 1411",
    gravites={Famille.REQUETE: Gravite.RESERVE},
    actes=frozenset({SIGNIFICATION}),
    remede=composer(
        "Ajoutez la copie certifiée conforme remise par le greffe (pièce de nature « ordonnance »)."
    ),
    source="legifrance.gouv.fr (CPC 1411)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
