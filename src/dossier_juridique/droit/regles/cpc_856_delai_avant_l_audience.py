"""Temps qui reste avant l'audience.

CPC, art. 856 : devant le tribunal de commerce, « l'assignation doit être délivrée quinze jours au moins avant la date de
l'audience ». Art. 857 : la copie est remise au greffe huit jours au moins avant, à peine de caducité. Art. 754 : devant le
tribunal judiciaire, la copie est remise au greffe quinze jours au moins avant l'audience, à peine de caducité.

Lecture retenue : le jour de l'assignation délivrée, à défaut le jour de l'arrêté, est comparé au dernier jour utile, non
reporté ; longueurs datées. En référé, un temps suffisant est laissé (art. 486), sans nombre de jours : rien n'est dit.
Angle mort : les délais abrégés sur autorisation du juge et l'augmentation à raison de la distance ne sont pas comptés.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import JUDICIAIRE
from dossier_juridique.droit.lecture import FOND
from dossier_juridique.droit.procedure_delais import assignation_commerce, assignation_judiciaire
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the act cannot be served, or filed, in time for the hearing."""
    procedure = examen.dossier.procedure
    audience = procedure.audience.date if procedure and procedure.audience else None
    if procedure is None or procedure.juridiction is None or audience is None or audience <= examen.au:
        return
    if procedure.juridiction.nature == JUDICIAIRE:
        dernier = assignation_judiciaire(audience, examen.parametres)
        quoi, fait = "la copie doit être remise au greffe", procedure.copie_au_greffe_le
    else:
        dernier, _ = assignation_commerce(audience, examen.parametres)
        quoi, fait = "l'assignation doit être délivrée", procedure.assignation_le
    if (fait or examen.au) > dernier.brut:
        yield Ecart(
            "procedure.audience.date",
            composer(
                f"Pour l'audience du {jour_long(audience)}, {quoi} au plus tard le {jour_long(dernier.brut)} : il est trop "
                "tard."
            ),
        )


REGLE = Regle(
    id="cpc-856-delai-avant-l-audience",
    titre=composer("Temps qui reste avant l'audience"),
    groupe=9,
    article="CPC, art. 856, 857 et 754",
    gravites={Famille.REQUETE: Gravite.BLOQUANT},
    actes=frozenset({FOND}),
    remede=composer(
        "Demandez une audience plus lointaine au greffe."
    ),
    source="legifrance.gouv.fr (CPC 754, 856, 857)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
