"""Les conséquences en cas de non-paiement.

Aucun texte n'impose cette mention à la lettre qu'un créancier écrit lui-même ; l'usage la tient pour nécessaire à une
demande sans équivoque.

Lecture retenue : la cinquième des cinq mentions. La lettre annonce au moins une conséquence choisie par l'utilisateur
; le programme n'en suppose aucune.

Angle mort : l'exactitude de la conséquence relève de pratique-consequence-inexacte.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when no consequence is chosen."""
    lettre = examen.dossier.lettre
    if lettre is None or not lettre.consequences:
        yield Ecart(
            "lettre.consequences",
            composer("Le courrier n'indique pas ce qui suivra si la dette n'est pas réglée."),
            composer(
                "Choisissez au moins une conséquence permise et exacte (« lettre.consequences ») : penalites, "
                "indemnite_forfaitaire, injonction_de_payer…"
            ),
        )


REGLE = Regle(
    id="pratique-consequences-du-non-paiement",
    titre="Les conséquences en cas de non-paiement",
    groupe=5,
    article="usage ; aucun texte pour la lettre du créancier lui-même",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
    },
    remede=composer(
        "Choisissez au moins une conséquence permise et exacte : poursuite des pénalités, indemnité "
        "de 40 €, saisine du juge compétent."
    ),
    source="usage",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
