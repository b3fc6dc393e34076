"""Débiteur établi dans une collectivité d'outre-mer que le programme ne couvre pas.

Constitution, art. 74 : la loi organique fixe les conditions dans lesquelles les lois et règlements s'appliquent dans chaque
collectivité d'outre-mer ; art. 77, pour la Nouvelle-Calédonie ; art. 72-3, pour les terres australes et Clipperton. C. com.,
livre IX : ce qui, de ce code, y est en vigueur, et avec quelles adaptations.

Lecture retenue : une lettre qui réclame les pénalités de l'article L. 441-10 et l'indemnité de l'article D. 441-5 suppose que
ces textes régissent la créance ; hors des départements d'outre-mer, de Saint-Barthélemy et de Saint-Martin, que couvre la table
des ressorts, l'utilisateur le vérifie et lève la réserve.
Angle mort : le programme ne dit pas quel droit est en vigueur dans ces collectivités, et ne lit pas la clause de loi
applicable ; la requête, elle, est refusée par la règle cpc-1406-debiteur-hors-ressort.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.procedure_delais import territoire
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_COLLECTIVITES = {
    "975": "à Saint-Pierre-et-Miquelon",
    "984": "dans les terres australes et antarctiques françaises",
    "986": "à Wallis-et-Futuna",
    "987": "en Polynésie française",
    "988": "en Nouvelle-Calédonie",
    "989": "à Clipperton",
}
"""First figures of communes and postcodes → where, in a sentence (INSEE, code officiel géographique)."""


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the debtor's address is in a collectivity where the texts of the letters may not be in force."""
    debiteur = examen.dossier.debiteur
    adresse = debiteur.adresse
    lieu = _COLLECTIVITES.get(territoire(adresse))
    if adresse is None or lieu is None:
        return
    # Any of the three may be what names the place.
    cle = "pays" if adresse.pays != "FR" else "code_insee" if adresse.code_insee else "code_postal"
    yield Ecart(
        f"debiteur.adresse.{cle}",
        composer(
            f"Le débiteur {debiteur.nom_affiche or 'du dossier'} est établi {lieu} : les pénalités de l'article L. 441-10, "
            "l'indemnité de l'article D. 441-5 et le juge annoncé supposent que ces textes y sont en vigueur ou que le contrat "
            "les a choisis."
        ),
    )


REGLE = Regle(
    id="pratique-collectivite-outre-mer",
    titre="Débiteur établi dans une collectivité d'outre-mer non couverte",
    groupe=1,
    article="Constitution, art. 72-3, 74 et 77 ; C. com., livre IX ; pratique",
    gravites={Famille.RELANCE: Gravite.RESERVE, Famille.MISE_EN_DEMEURE: Gravite.RESERVE},
    remede=composer(
        "Vérifiez le droit en vigueur dans cette collectivité, la loi du contrat et le juge compétent. Levez la réserve si "
        "ces articles s'appliquent."
    ),
    source="legifrance.gouv.fr (Constitution ; C. com., livre IX) ; autorite-concurrence.nc ; périmètre du projet",
    confiance="C",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
