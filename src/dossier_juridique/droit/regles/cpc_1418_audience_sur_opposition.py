"""Avocat et acte de signification à l'audience.

CPC, art. 1418 et 1419 : devant le tribunal judiciaire, lorsque l'avocat est obligatoire, le créancier le
constitue dans les quinze jours de la notification de l'opposition ; à défaut, l'instance s'éteint et
l'ordonnance est non avenue. Pour les ordonnances rendues à compter du 1er septembre 2026 (décret n°
2026-96), l'acte de signification est produit.

Lecture retenue : les quinze jours partent de la réception de l'avis ; l'acte de signification se reconnaît
à la nature de la pièce.
Angle mort : la sanction du défaut de l'acte n'a pas été lue dans le texte consolidé, ni sa portée devant le
tribunal de commerce. La date de l'audience n'a pas de clé.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.competence import JUDICIAIRE
from dossier_juridique.droit.procedure_delais import avocat_sur_opposition
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long

ACTE_PRODUIT_DEPUIS = date(2026, 9, 1)


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for the avocat, one for the act of service, once an opposition is notified."""
    dossier, procedure = examen.dossier, examen.dossier.procedure
    if procedure is None or procedure.opposition_avis_le is None:
        return
    avis = procedure.opposition_avis_le
    judiciaire = procedure.juridiction is not None and procedure.juridiction.nature == JUDICIAIRE
    if judiciaire and examen.decompte.total > examen.parametres.a("seuil_avocat_obligatoire", avis):
        limite = avocat_sur_opposition(avis, examen.parametres).reporte
        constitue = procedure.avocat_constitue_le
        if constitue is None or constitue > limite:
            yield Ecart(
                "procedure.avocat_constitue_le",
                composer(
                    f"Opposition : avocat à constituer avant la fin du {jour_long(limite)}, sinon l'instance "
                    "s'éteint et "
                    "l'ordonnance est non avenue (CPC, art. 1419)."
                ),
            )
    nouvelle = procedure.ordonnance_le is not None and procedure.ordonnance_le >= ACTE_PRODUIT_DEPUIS
    if nouvelle and not any(piece.nature == "acte_de_signification" for piece in dossier.pieces):
        yield Ecart(
            "pieces",
            composer(
                "Opposition : l'acte de signification est à produire avant l'audience ; il n'est pas au dossier "
                "(sanction à vérifier dans le texte consolidé)."
            ),
        )


REGLE = Regle(
    id="cpc-1418-audience-sur-opposition",
    titre="Avocat et acte de signification à l'audience",
    groupe=14,
    article="CPC, art. 1418 et 1419",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer(
        "Constituez avocat dans les quinze jours ; gardez l'original de l'acte de signification et produisez-le."
    ),
    source=(
        "legifrance.gouv.fr/codes/article_lc/LEGIARTI000053497789 (extrait ; portée devant le tribunal de "
        "commerce non tranchée)"
    ),
    confiance="B",
    regissante="ordonnance.date",
    examiner=examiner,
    noyau=False,
)
