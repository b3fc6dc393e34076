"""Déclaration sans procédure collective.

C. com., art. L. 622-24 : « à partir de la publication du jugement, tous les créanciers dont la créance est née
antérieurement au jugement d'ouverture […] adressent la déclaration de leurs créances au mandataire judiciaire ». Art.
L. 641-3 : au liquidateur en liquidation.

Lecture retenue : sans procédure ouverte au dossier, il n'y a rien à déclarer. Une créance dont toutes les factures sont
nées le jour du jugement ou après ne se déclare pas non plus par cet acte : elle est payée à l'échéance, ou relève d'un
examen que le programme ne fait pas (art. L. 622-17 et L. 622-24, al. 6).
Angle mort : la procédure n'est pas cherchée au BODACC ; elle est lue au dossier.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.calendrier.creance import ETATS_COLLECTIFS, toutes_posterieures
from dossier_juridique.droit.lecture import DECLARATION
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding without an open procedure, or when every invoice arose after its judgment."""
    debiteur = examen.dossier.debiteur
    procedure = debiteur.procedure_collective or None
    if procedure is None:
        nom = debiteur.nom_affiche or "le débiteur"
        yield Ecart(
            "debiteur.procedure_collective",
            composer(
                f"L'état indiqué de {nom} est « {debiteur.etat} », sans rien dire de la procédure (jugement, BODACC, "
                "mandataire)."
                if debiteur.etat in ETATS_COLLECTIFS
                else f"Aucune procédure collective n'est indiquée pour {nom}."
            ),
        )
    elif procedure.jugement is not None and toutes_posterieures(examen.dossier):
        yield Ecart(
            "factures",
            composer(f"Toutes les factures sont nées le {jour_long(procedure.jugement)}, jour du jugement, ou après."),
        )


REGLE = Regle(
    id="com-l622-24-procedure-ouverte",
    titre=composer("Déclaration sans procédure collective"),
    groupe=12,
    article="C. com., art. L. 622-24 et L. 641-3",
    gravites={Famille.REQUETE: Gravite.BLOQUANT},
    actes=frozenset({DECLARATION}),
    remede=composer(
        "Consultez le BODACC, puis complétez debiteur.procedure_collective, ou choisissez un autre acte."
    ),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000029175247",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
