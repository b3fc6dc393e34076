"""Intérêt légal demandé avant la mise en demeure.

C. civ., art. 1344-1 : la mise en demeure de payer une obligation de somme d'argent fait courir l'intérêt moratoire,
au taux légal, sans que le créancier soit tenu de justifier d'un préjudice.

Lecture retenue : l'intérêt court du lendemain de la réception de la mise en demeure ; si elle n'a jamais été reçue,
du lendemain de sa première présentation ; sans l'une ni l'autre, il ne court pas. Une mise en demeure reçue avant
l'échéance d'une facture ne vaut pas pour elle ; une décision (titre) vaut mise en demeure (C. civ., art. 1231-7).

Angle mort : une assignation, ou un acte du contrat qui vaut mise en demeure, n'est pas connu du dossier.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.mise_en_demeure import depart_interet_legal
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each claim of legal interest that starts before the day after the mise en demeure, one for each
    overdue invoice that no mise en demeure asked for."""
    dossier = examen.dossier
    departs = {
        rang: depart_interet_legal(dossier, echeance.jour, examen.au)
        for rang, echeance in sorted(examen.echeances.items())
        if echeance.jour < examen.au
    }
    recue = min((jour for jour in departs.values() if jour is not None), default=None)
    demandes: list[tuple[str, date | None]] = [
        (f"demande.chefs[{rang}].du", chef.du)
        for rang, chef in enumerate(dossier.demande.chefs)
        if chef.type == "interets_legaux"
    ]
    if dossier.conditions.accessoires == "interet_legal":
        if recue is None:
            demandes.append(("conditions.accessoires", None))
        else:
            yield from (_oubliee(examen, rang) for rang, jour in departs.items() if jour is None)
    for ou, du in demandes:
        if recue is not None and (du is None or du > recue):
            continue
        depuis = f" depuis le {jour_long(du)}" if du else ""
        connue = f"reçue ou présentée le {jour_long(recue)}" if recue else "aucune n'est reçue ni présentée"
        yield Ecart(
            ou,
            composer(
                f"L'intérêt légal est demandé{depuis} ; il ne court qu'à compter de la mise en demeure ({connue})."
            ),
        )


def _oubliee(examen: Examen, rang: int) -> Ecart:
    nom = nom_facture(rang, examen.dossier.factures[rang])
    return Ecart(
        f"factures[{rang}]",
        composer(
            f"Facture {nom} : l'intérêt légal est demandé ; il ne court qu'à compter de la mise en demeure, et aucune n'est "
            "reçue ni présentée depuis l'échéance."
        ),
    )


REGLE = Regle(
    id="civ-1344-1-interet-legal-sans-mise-en-demeure",
    titre="Intérêt légal demandé avant la mise en demeure",
    groupe=4,
    article="C. civ., art. 1231-6 et 1344-1",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede="Faites partir l'intérêt du lendemain de la réception de la mise en demeure, à défaut de sa "
    "première présentation.",
    source="legifrance.gouv.fr (C. civ. 1231-6, 1344-1)",
    confiance="A",
    regissante="au",
    examiner=examiner,
    valeur_sure="l'intérêt légal n'est compté que du lendemain de la réception de la mise en demeure, ou pas du tout",
)
