"""Frais de l'opposition à consigner.

CPC, art. 1425, al. 2 : le greffier « invite sans délai le demandeur, par lettre recommandée avec demande
d'avis de réception, à consigner les frais de l'opposition au greffe dans le délai de quinze jours à peine
de caducité de la demande ».

Lecture retenue : les quinze jours partent de la date de la lettre, l'hypothèse la plus courte ; la règle
parle tant que le paiement n'est pas daté.
Angle mort : le montant n'est pas connu.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.procedure_delais import consignation_opposition
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding while the costs of the opposition are unpaid, or when they were paid too late."""
    procedure = examen.dossier.procedure
    if procedure is None or procedure.opposition_lettre_greffe_le is None:
        return
    limite = consignation_opposition(procedure.opposition_lettre_greffe_le, examen.parametres)
    paye = procedure.opposition_frais_payes_le
    if paye is not None and paye <= limite.reporte:
        return
    tardif = f" Le paiement du {jour_long(paye)} est tardif." if paye is not None else ""
    jour = limite.prudent if paye is None and examen.au <= limite.prudent else limite.reporte
    yield Ecart(
        "procedure.opposition_frais_payes_le",
        f"Frais de l'opposition à consigner au plus tard le {jour_long(jour)}, sinon la demande est caduque.{tardif}",
    )


REGLE = Regle(
    id="cpc-1425-consignation-sur-opposition",
    titre="Frais de l'opposition à consigner",
    groupe=14,
    article="CPC, art. 1425, al. 2",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer("Payez sans attendre ; le montant est dans la lettre du greffe."),
    source="legifrance.gouv.fr/codes/section_lc/LEGITEXT000006070716/LEGISCTA000006135968",
    confiance="A",
    regissante="ordonnance.date",
    examiner=examiner,
    noyau=False,
)
