"""Numéro SIREN absent.

Aucun texte ne l'exige dans la requête : le formulaire Cerfa 12946 et les greffes demandent le numéro unique
d'identification de chaque professionnel pour l'identifier sans erreur.

Lecture retenue : le créancier est toujours un professionnel ici, le débiteur l'est par sa qualité déclarée ; un numéro
invalide est déjà refusé à la lecture du dossier.
Angle mort : quelques professionnels n'ont pas de numéro (certaines associations) ; la réserve se lève alors.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each professional party without SIREN."""
    creancier, debiteur = examen.dossier.creancier, examen.dossier.debiteur
    if not creancier.siren:
        qui = f"du créancier {creancier.nom_affiche}".rstrip()
        yield Ecart("creancier.siren", f"Le numéro SIREN {qui} n'est pas indiqué.")
    if not debiteur.siren and debiteur.qualite == "professionnel":
        qui = f"du débiteur {debiteur.nom_affiche}".rstrip()
        yield Ecart("debiteur.siren", f"Le numéro SIREN {qui} n'est pas indiqué.")


REGLE = Regle(
    id="pratique-siren-absent",
    titre="Numéro SIREN absent",
    groupe=1,
    article="Pratique (formulaire Cerfa 12946, greffes)",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.RESERVE,
        Famille.ACCORD: Gravite.OBSERVATION,
    },
    remede=composer(
        "Ajoutez le numéro : il permet au greffe et au commissaire de justice d'identifier la partie sans erreur."
    ),
    source="entreprendre.service-public.gouv.fr/vosdroits/F38156 ; formulaire Cerfa 12946",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
