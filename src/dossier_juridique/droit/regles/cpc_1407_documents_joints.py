"""Documents joints.

CPC, art. 1407 : « Outre les mentions prescrites par l'article 57, la requête contient l'indication précise
du montant de la somme réclamée avec le décompte des différents éléments de la créance, le fondement de
celle-ci ainsi que le bordereau des documents justificatifs produits à l'appui de la requête. Elle est
accompagnée de ces documents. »

Lecture retenue : quand le dossier a enregistré l'empreinte d'une pièce, le fichier lu doit être celui-là.
Un fichier absent est refusé à la lecture du dossier.
Angle mort : sans empreinte enregistrée (sha256), un fichier remplacé passe.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each exhibit whose file is not the one registered."""
    for rang, piece in enumerate(examen.dossier.pieces):
        lue = examen.empreintes.get(piece.id)
        if piece.sha256 is not None and lue is not None and lue != piece.sha256:
            yield Ecart(
                f"pieces[{rang}].sha256",
                composer(
                    f"Pièce {examen.numero_piece(piece.id)} ({piece.intitule}) : le fichier {piece.fichier} n'est plus "
                    "celui qui a été enregistré (empreinte SHA-256 différente)."
                ),
                "Joignez le fichier annoncé, ou enregistrez l'empreinte du nouveau.",
            )


REGLE = Regle(
    id="cpc-1407-documents-joints",
    titre="Documents joints",
    groupe=9,
    article="CPC, art. 1407",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer("Joignez le fichier annoncé."),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000044200316",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
    du=date(2022, 3, 1),
)
