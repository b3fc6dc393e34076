"""Délai de déclaration de créance.

C. com., art. L. 622-24 : à partir de la publication du jugement, les créanciers dont la créance est née
antérieurement adressent la déclaration de leurs créances au mandataire judiciaire. Art. R. 622-24 : le délai est de
deux mois à compter de la publication du jugement au BODACC, augmenté de deux mois pour le créancier qui ne demeure
pas sur le territoire de la juridiction saisie (métropole, ou le département ou la collectivité d'outre-mer).

Lecture retenue : la date annoncée est le dernier jour ouvrable qui ne dépasse pas le terme ; elle n'est dite passée
qu'après le terme reporté au jour ouvrable suivant. Le territoire de la juridiction est lu dans
son nom et dans l'adresse du débiteur ; dans le doute, les deux mois ne s'ajoutent pas.
Angle mort : créancier averti personnellement (sûreté publiée), créance née d'un contrat continué et chambre
délocalisée ne sont pas examinés.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.procedure_delais import creancier_eloigne, declaration_creance, releve_de_forclusion
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long
from dossier_juridique.model.parties import ProcedureCollective

_ETATS = ("sauvegarde", "redressement", "liquidation")


def _ecart(examen: Examen, ou: str, qui: str, bodacc: date) -> Ecart:
    eloigne = creancier_eloigne(examen.dossier)
    terme = declaration_creance(bodacc, examen.parametres, hors_territoire=eloigne)
    majoration = ", augmentés de deux mois pour un créancier éloigné" if eloigne else ""
    compte = f"(deux mois après la publication au BODACC du {jour_long(bodacc)}{majoration})"
    if examen.au <= terme.reporte:
        return Ecart(ou, composer(f"Créance à déclarer {qui} au plus tard le {jour_long(terme.prudent)} {compte}."))
    forclusion = releve_de_forclusion(bodacc, examen.parametres)
    return Ecart(
        ou,
        composer(f"La créance devait être déclarée {qui} au plus tard le {jour_long(terme.reporte)} {compte}."),
        composer(
            "Si elle ne l'a pas été, demandez au juge-commissaire un relevé de forclusion (C. com., art. L. 622-26) au "
            f"plus tard le {jour_long(forclusion.prudent)}."
            if examen.au <= forclusion.reporte
            else "Si elle ne l'a pas été, le délai de six mois pour demander un relevé de forclusion (C. com., art. "
            "L. 622-26) est lui aussi passé : consultez un avocat."
        ),
    )


def examiner(examen: Examen) -> Iterator[Ecart]:
    """A finding when a procedure is open: the last day to declare, or that it has passed."""
    debiteur = examen.dossier.debiteur
    procedure = debiteur.procedure_collective
    if not procedure:
        if debiteur.etat in _ETATS:
            yield _sans_publication("debiteur.etat", debiteur.etat == "liquidation")
        return
    if procedure.bodacc is None:
        yield _sans_publication("debiteur.procedure_collective", procedure.type == "liquidation", procedure)
    else:
        yield _ecart(examen, "debiteur.procedure_collective", _a_qui(procedure), procedure.bodacc)


def _a_qui(procedure: ProcedureCollective) -> str:
    if procedure.mandataire:
        return f"à {procedure.mandataire}"
    return "au liquidateur" if procedure.type == "liquidation" else "au mandataire judiciaire"


def _sans_publication(ou: str, liquidation: bool, procedure: ProcedureCollective | None = None) -> Ecart:
    qui = _a_qui(procedure) if procedure else ("au liquidateur" if liquidation else "au mandataire judiciaire")
    return Ecart(
        ou,
        composer(
            f"Créance à déclarer {qui} dans les deux mois de la publication au BODACC, dont la date n'est pas indiquée."
        ),
        "Relevez au BODACC la date de publication du jugement, puis préparez la déclaration.",
    )


REGLE = Regle(
    id="com-l622-24-declaration-de-creance",
    titre="Délai de déclaration de créance",
    groupe=12,
    article="C. com., art. L. 622-24 et R. 622-24",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.OBSERVATION,
        Famille.ACCORD: Gravite.OBSERVATION,
    },
    remede=composer(
        "Préparez la déclaration ; la date d'envoi fait foi, gardez la preuve de l'envoi et de son contenu."
    ),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000029175247",
    confiance="B",
    regissante="procedure_collective.jugement_le",
    examiner=examiner,
    du=date(2021, 10, 1),
)
