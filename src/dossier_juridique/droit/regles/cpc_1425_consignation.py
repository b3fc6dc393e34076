"""Frais à consigner dans les quinze jours.

CPC, art. 1425, al. 1 : « Devant le tribunal de commerce, les frais de la procédure sont avancés par le
demandeur et consignés au greffe au plus tard dans les quinze jours de la demande, faute de quoi celle-ci
sera caduque. »

Lecture retenue : les quinze jours partent de l'envoi de la requête, l'hypothèse la plus courte ; le
tribunal des activités économiques suit la même règle. Sans date de paiement, la règle rappelle la date
prudente ; après la date reportée, le paiement est tardif.
Angle mort : les frais des chambres commerciales et des tribunaux mixtes ne sont pas établis : la règle s'y
tait.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import ACTIVITES_ECONOMIQUES, COMMERCE
from dossier_juridique.droit.procedure_delais import consignation_frais
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.errors import FigureInconnue
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the costs are not paid, or were paid too late."""
    procedure = examen.dossier.procedure
    saisie = procedure.juridiction if procedure else None
    if procedure is None or saisie is None or saisie.nature not in (COMMERCE, ACTIVITES_ECONOMIQUES):
        return
    limite = consignation_frais(examen.date_requete, examen.parametres)
    paye = procedure.frais_payes_le
    if paye is not None and paye <= limite.reporte:
        return
    try:
        montant = euros(examen.parametres.a("frais_greffe_requete_commerce", examen.date_requete))
        montant += ", à vérifier auprès du greffe"
    except FigureInconnue:  # for information only: an unknown fee does not stop the requête
        montant = "montant à demander au greffe"
    tardif = f" Le paiement du {jour_long(paye)} est tardif." if paye is not None else ""
    jour = limite.prudent if paye is None and examen.au <= limite.prudent else limite.reporte
    yield Ecart(
        "procedure.frais_payes_le",
        composer(
            f"Frais de greffe ({montant}) à payer au plus tard le {jour_long(jour)}, sinon la "
            f"demande est caduque.{tardif}"
        ),
    )


REGLE = Regle(
    id="cpc-1425-consignation",
    titre="Frais à consigner dans les quinze jours",
    groupe=11,
    article="CPC, art. 1425, al. 1",
    gravites={
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer("Joignez le paiement au dépôt."),
    source="legifrance.gouv.fr/codes/section_lc/LEGITEXT000006070716/LEGISCTA000006135968",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
)
