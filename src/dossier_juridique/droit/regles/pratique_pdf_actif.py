"""PDF avec contenu actif.

Aucun texte : une plateforme de dépôt peut refuser un fichier qui exécute, ouvre ou contient autre chose que des pages.

Lecture retenue : ce que la lecture de la pièce a dû retirer de la copie déposée est signalé ; le fichier source reste
intact. Les données d'une facture électronique (factur-x.xml) ne sont pas un contenu actif.
Angle mort : les limites propres à chaque plateforme ne sont pas publiées.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer

DONNEES = ("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml")
"""The data of an electronic invoice: expected in its file, and not active."""


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each exhibit from which active content had to be removed."""
    for rang, piece in enumerate(examen.dossier.pieces):
        retire = tuple(r for r in examen.contenus_actifs.get(piece.id, ()) if not any(d in r for d in DONNEES))
        if retire:
            yield Ecart(
                f"pieces[{rang}].fichier",
                composer(
                    f"Pièce {examen.numero_piece(piece.id)} : le fichier contient {enumerer(retire)}, que la plateforme "
                    "de dépôt peut refuser."
                ),
            )


REGLE = Regle(
    id="pratique-pdf-actif",
    titre="PDF avec contenu actif",
    groupe=11,
    article="Pratique (aucun texte)",
    gravites={
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede="Aplatissez le PDF (impression en PDF). À défaut, la copie déposée en est débarrassée.",
    source="pratique des plateformes de dépôt",
    confiance="C",
    regissante="requete.date",
    examiner=examiner,
    noyau=False,
    valeur_sure="la copie déposée est débarrassée de ce contenu, le fichier source restant intact",
)
