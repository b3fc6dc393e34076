"""Pouvoir spécial sans mandataire ni juridiction.

CPC, art. 853, dernier alinéa : devant le tribunal de commerce, « le représentant, s'il n'est avocat, doit justifier d'un
pouvoir spécial ». CPC, art. 762 : même exigence devant le tribunal judiciaire.

Lecture retenue : un pouvoir est spécial s'il nomme le mandataire, le débiteur, la juridiction et la somme. Sans
mandataire ou sans juridiction, il serait général.

Angle mort : la capacité de celui qui donne le pouvoir ; un avocat n'en a pas besoin.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for a power without representative, one for a power without court."""
    if examen.acte != "pouvoir-special":
        return
    dossier = examen.dossier
    if dossier.mandataire is None:
        yield Ecart("mandataire", composer("Le pouvoir ne nomme aucun mandataire."))
    propre = dossier.pouvoir is not None and dossier.pouvoir.juridiction is not None
    if not propre and (dossier.procedure is None or dossier.procedure.juridiction is None):
        yield Ecart("pouvoir.juridiction", composer("Le pouvoir ne nomme pas la juridiction à saisir."))


REGLE = Regle(
    id="cpc-853-pouvoir-special",
    titre="Pouvoir spécial incomplet",
    groupe=9,
    article="CPC, art. 853 et 762",
    gravites={Famille.ACCORD: Gravite.BLOQUANT},
    remede=composer("Complétez [mandataire] et pouvoir.juridiction, ou procedure.juridiction."),
    source="legifrance.gouv.fr (CPC 853, 762)",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
