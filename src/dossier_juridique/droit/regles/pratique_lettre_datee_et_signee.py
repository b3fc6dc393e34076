"""Lieu, date, signataire et qualité.

Aucun texte : l'usage veut une lettre datée, située, et signée par une personne désignée avec sa qualité.

Lecture retenue : la date de la lettre est le jour de l'arrêté, toujours connu. Sans « lettre.signataire », signe
l'organe qui représente le créancier, ou le créancier personne physique. À l'en-tête d'un mandataire, signe le
mandataire : le représentant du créancier n'y a pas qualité.

Angle mort : la règle ne vérifie pas le pouvoir du délégué.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import canonique
from dossier_juridique.droit.plume import signataire_du_creancier
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer


def _manques(examen: Examen) -> Iterator[tuple[str, str]]:
    """Key of the dossier and French name of what is missing."""
    lettre, creancier = examen.dossier.lettre, examen.dossier.creancier
    if lettre is None or lettre.lieu is None:
        yield "lettre.lieu", "le lieu"
    signataire = (lettre.signataire if lettre else None) or creancier.representant
    if signataire is None:
        if creancier.morale or not creancier.nom:
            yield "lettre.signataire", "le nom et la qualité du signataire"
        return
    cle = "lettre.signataire" if lettre and lettre.signataire else "creancier.representant"
    if signataire.nom is None:
        yield f"{cle}.nom", "le nom du signataire"
    if signataire.qualite is None and creancier.morale:
        yield f"{cle}.qualite", "la qualité du signataire"


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each datum missing: place, name of the signatory, capacity."""
    for ou, quoi in _manques(examen):
        yield Ecart(
            ou,
            composer(
                f"Le courrier doit être daté et signé par une personne désignée avec sa qualité ; il manque : {quoi}."
            ),
        )
    if autre := _d_un_autre(examen.dossier):
        yield Ecart(
            "lettre.signataire",
            composer(autre),
            composer(
                "Faites signer le mandataire (« lettre.signataire ») ; si le créancier écrit lui-même, mettez "
                "« lettres = false » dans [mandataire], ou retirez-le."
            ),
        )


def _d_un_autre(dossier: Dossier) -> str:
    """The words that say whose paper it is and who signs it, when the client signs on the paper of his mandataire."""
    mandataire, signataire = dossier.mandataire, signataire_du_creancier(dossier)
    if mandataire is None or mandataire.type == "salarie" or signataire is None:
        return ""
    if canonique(signataire.nom or "") in canonique(mandataire.nom or ""):
        return ""
    qui = "qui représente le créancier" if dossier.creancier.representant else "qui est le créancier"
    return f"La lettre est à l'en-tête de {mandataire.nom} et signée par {signataire.nom_complet}, {qui}."


REGLE = Regle(
    id="pratique-lettre-datee-et-signee",
    titre="Lieu, date, signataire et qualité",
    groupe=5,
    article="usage",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
    },
    remede=composer("Complétez ; le signataire est le représentant légal ou un délégué."),
    source="usage",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
