"""Avocat obligatoire après opposition.

CPC, art. 853 : devant le tribunal de commerce, « Les parties sont, sauf disposition contraire, tenues de
constituer avocat » ; elles en sont dispensées lorsque la demande n'excède pas 10 000 €. L'article 761, 3°
pose le même seuil devant le tribunal judiciaire.

Lecture retenue : le seuil se compare au total réclamé ; la requête elle-même se passe d'avocat.
Angle mort : les matières dispensées d'avocat quel que soit le montant ne sont pas distinguées.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the claim is over the threshold."""
    total = examen.decompte.total
    seuil = examen.parametres.a("seuil_avocat_obligatoire", examen.date_requete)
    if total > seuil:
        yield Ecart(
            "factures",
            f"Aucun avocat n'est requis pour la requête. En cas d'opposition, la demande de {euros(total)} dépassant "
            f"{euros(seuil)}, il le deviendra.",
        )


REGLE = Regle(
    id="cpc-853-avocat-sur-opposition",
    titre="Avocat obligatoire après opposition",
    groupe=10,
    article="CPC, art. 853 et 761, 3°",
    gravites={
        Famille.REQUETE: Gravite.OBSERVATION,
    },
    remede=composer("Prévoyez un avocat et son délai de constitution."),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000039726277",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
)
