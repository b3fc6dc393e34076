"""Document qui n'est pas une facture.

CPC, art. 1405, 1° : le recouvrement d'une créance peut être demandé suivant la procédure d'injonction de payer lorsque
« la créance a une cause contractuelle ou résulte d'une obligation de caractère statutaire et s'élève à un montant
déterminé ». Une facture pro forma, un devis ou une situation non validée n'arrêtent aucun montant dû.

Lecture retenue : la situation de travaux est validée quand le dossier joint pour elle un écrit du client (relevé
d'activité, acceptation, procès-verbal ou échange) qu'il a signé ou dont il est l'auteur. Le devis et la facture pro
forma appellent toujours le constat.
Angle mort : aucune source publique ne tranche ; le contenu de la pièce n'est pas lu.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.creances import Facture
from dossier_juridique.model.francais import composer

_NATURES = {"proforma": "facture pro forma", "devis": "devis", "situation": "situation de travaux"}


def _validee(examen: Examen, facture: Facture) -> bool:
    ecrits = examen.pieces_de(facture, "releve_d_activite", "acceptation_ecrite", "pv_de_reception", "echange")
    return any(p.signee or p.emane_du_debiteur for p in ecrits)


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each document that is not an invoice."""
    for rang, facture in enumerate(examen.dossier.factures):
        if facture.nature == "facture" or (facture.nature == "situation" and _validee(examen, facture)):
            continue
        yield Ecart(
            f"factures[{rang}].nature",
            composer(
                f"Le document {nom_facture(rang, facture)} est de nature « {_NATURES[facture.nature]} » : il n'établit "
                "pas à lui seul une somme due."
            ),
        )


REGLE = Regle(
    id="cpc-1405-document-non-facture",
    titre="Document qui n'est pas une facture",
    groupe=2,
    article="CPC, art. 1405",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede="Remplacez-le par la facture définitive, ou joignez la validation du client.",
    source="pratique ; aucune source publique trouvée",
    confiance="D",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
