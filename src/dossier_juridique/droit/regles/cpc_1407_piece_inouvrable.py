"""Fichier protégé ou illisible.

CPC, art. 1407 : la requête contient « le bordereau des documents justificatifs produits à l'appui de la
requête. Elle est accompagnée de ces documents. »

Lecture retenue : les formats que la lecture des pièces convertit en PDF sont pris ; tout autre retient la
requête. Le fichier vide se reconnaît à son empreinte. Un fichier chiffré ou endommagé est refusé à la lecture
des pièces, avant cette règle.
Angle mort : l'extension fait foi ici ; le contenu est identifié à la lecture, seul juge d'un fichier sans extension.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

FORMATS = (
    "pdf", "jpg", "jpeg", "png", "tif", "tiff", "webp", "heic", "heif", "avif", "gif", "bmp", "jp2", "j2k", "eml", "txt",
    "docx", "xlsx", "odt", "ods",
)  # fmt: skip
"""What the reading of exhibits takes (``pieces.nature``); what a file really is is read there from its first bytes."""
# SHA-256 of no byte at all.
EMPREINTE_DU_VIDE = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each file that is empty or of a format that is not taken."""
    for rang, piece in enumerate(examen.dossier.pieces):
        _, point, extension = piece.fichier.rpartition(".")
        if examen.empreintes.get(piece.id) == EMPREINTE_DU_VIDE:
            motif = "il est vide"
        elif point and "/" not in extension and extension.lower() not in FORMATS:
            motif = f"le format « {extension.lower()} » n'est pas pris en charge"
        else:
            continue
        yield Ecart(
            f"pieces[{rang}].fichier",
            composer(
                f"Pièce {examen.numero_piece(piece.id)} : le fichier {piece.fichier} ne peut pas être lu ({motif})."
            ),
        )


REGLE = Regle(
    id="cpc-1407-piece-inouvrable",
    titre="Fichier protégé ou illisible",
    groupe=11,
    article="CPC, art. 1407",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer("Fournissez un PDF lisible, sans mot de passe."),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000044200316",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
    du=date(2022, 3, 1),
)
