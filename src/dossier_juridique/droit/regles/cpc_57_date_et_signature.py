"""Date et signature.

CPC, art. 57, dernier alinéa, à propos de la requête : « Elle est datée et signée. »

Lecture retenue : le signataire est celui que la procédure nomme ; à défaut l'avocat, puis le représentant
légal, puis le créancier lui-même s'il est une personne physique. La date ne peut être postérieure au jour
auquel la créance est arrêtée.
Angle mort : le programme ne voit pas la signature elle-même ; une requête arrêtée un jour et datée du
lendemain est refusée.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer, enumerer, jour_long


def _signataire(dossier: Dossier) -> tuple[str | None, str | None, str]:
    """Name, capacity and key of who signs."""
    procedure, creancier, mandataire = dossier.procedure, dossier.creancier, dossier.mandataire
    if procedure is not None and procedure.signataire is not None:
        return procedure.signataire.nom, procedure.signataire.qualite, "procedure.signataire"
    if mandataire is not None and mandataire.type == "avocat":
        return mandataire.nom, "avocat", "mandataire"
    if not creancier.morale:
        return creancier.nom, "créancier", "creancier"
    representant = creancier.representant
    if representant is not None:
        return representant.nom, representant.qualite, "creancier.representant"
    return None, None, "creancier.representant"


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for what is missing, one for a date after the day the claim is closed."""
    procedure = examen.dossier.procedure
    nom, qualite, cle = _signataire(examen.dossier)
    manquants = {
        "procedure.fait_a": ("le lieu", procedure.fait_a if procedure else None),
        "procedure.requete_le": ("la date", procedure.requete_le if procedure else None),
        f"{cle}.nom": ("le nom du signataire", nom),
        f"{cle}.qualite": ("la qualité du signataire", qualite),
    }
    vides = [(ou, quoi) for ou, (quoi, valeur) in manquants.items() if valeur is None]
    if vides:
        yield Ecart(
            vides[0][0],
            composer(f"La requête doit être datée et signée ; il manque : {enumerer([q for _, q in vides])}."),
        )
    if procedure is not None and procedure.requete_le is not None and procedure.requete_le > examen.au:
        yield Ecart(
            "procedure.requete_le",
            composer(
                f"La requête porte la date du {jour_long(procedure.requete_le)}, postérieure au "
                f"{jour_long(examen.au)}, jour auquel la créance est arrêtée."
            ),
            "Datez la requête du jour de l'arrêté au plus tard, ou arrêtez la créance à la date de la requête.",
        )


REGLE = Regle(
    id="cpc-57-date-et-signature",
    titre="Date et signature",
    groupe=9,
    article="CPC, art. 57, dernier al.",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer("Complétez le lieu, la date et le signataire."),
    source=(
        "legifrance.gouv.fr/codes/article_lc/LEGIARTI000039623150 (que cette ligne soit aussi « à peine de "
        "nullité » est discuté)"
    ),
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
)
