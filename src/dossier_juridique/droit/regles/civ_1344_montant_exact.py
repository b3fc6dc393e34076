"""Le montant exact de la dette.

C. civ., art. 1344 : le débiteur est mis en demeure de payer soit par une sommation ou un acte portant interpellation
suffisante, soit, si le contrat le prévoit, par la seule exigibilité de l'obligation.

Lecture retenue : la deuxième des cinq mentions. Chaque facture a un montant toutes taxes comprises, et la somme
réclamée est celle des éléments imprimés : principal, pénalités, intérêts, indemnités. Une facture sans échéance
fausse aussi le total : civ-1344-date-d-echeance le dit déjà, et bloque ; cette règle ne parle que si l'échéance est
connue et que le décompte a tout de même écarté la facture.

Angle mort : la règle ne sait pas si le montant saisi est celui de la facture imprimée.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice that has no exact amount, one when the printed elements do not make the total."""
    decompte = examen.decompte
    signalees: set[str] = set()
    for rang, facture in enumerate(examen.dossier.factures):
        nom = nom_facture(rang, facture)
        cle = facture.numero or f"factures[{rang}]"
        if facture.montant_ttc is None:
            signalees.add(cle)
            ou = f"factures[{rang}].montant_ttc"
            yield Ecart(
                ou,
                composer(
                    "Le courrier doit réclamer une somme exacte, élément par élément ; il manque : le montant toutes "
                    f"taxes comprises de la facture {nom}."
                ),
                composer(f"Indiquez le total toutes taxes comprises porté sur la facture (clé « {ou} »)."),
            )
        elif rang in examen.echeances and cle in (*decompte.sans_echeance, *decompte.sans_montant):
            # Another invoice of the same number may be the one left out: it has its own finding.
            jumelles = [
                i
                for i, autre in enumerate(examen.dossier.factures)
                if i != rang
                and autre.numero == facture.numero
                and (autre.montant_ttc is None or i not in examen.echeances)
            ]
            if not jumelles and cle not in signalees:
                signalees.add(cle)
                yield Ecart(
                    f"factures[{rang}]",
                    composer(
                        f"La facture {nom} n'entre pas dans le décompte : la somme réclamée ne serait pas exacte."
                    ),
                )
    if sum((ligne.montant for ligne in decompte.lignes), Decimal(0)) != decompte.total:
        yield Ecart(
            "factures",
            composer(
                "Le courrier doit réclamer une somme exacte, élément par élément : les lignes du décompte ne font pas "
                f"le total de {euros(decompte.total)}."
            ),
        )


REGLE = Regle(
    id="civ-1344-montant-exact",
    titre="Le montant exact de la dette",
    groupe=5,
    article="C. civ., art. 1344",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.BLOQUANT,
    },
    remede="Arrêtez la créance à une date et laissez le programme imprimer le détail.",
    source="legifrance.gouv.fr (C. civ. 1344) ; usage",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
