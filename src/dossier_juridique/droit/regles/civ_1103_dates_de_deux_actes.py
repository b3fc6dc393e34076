"""Reconnaissance payable un autre jour que l'accord échelonné du même dossier.

C. civ., art. 1103 : « Les contrats légalement formés tiennent lieu de loi à ceux qui les ont faits. »

Lecture retenue : la reconnaissance nomme un jour de paiement (reconnaissance.payable_le), l'échéancier d'autres : qui signe
les deux doit la même somme à des dates contraires. Un seul versement, ce jour-là, ne contredit rien.

Angle mort : les actes peuvent être signés l'un à défaut de l'autre.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.delais import plus_mois
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the two acts set contrary days; for each of the two."""
    accord, reconnue = examen.dossier.echeancier, examen.dossier.reconnaissance
    if examen.acte not in ("echeancier", "reconnaissance-de-dette") or accord is None or reconnue is None:
        return
    jours = [v.date for v in accord.versements]
    if accord.nombre is not None and accord.premier_le is not None:
        jours = [plus_mois(accord.premier_le, rang) for rang in range(accord.nombre)]
    if reconnue.payable_le is None or not jours or set(jours) == {reconnue.payable_le}:
        return
    prevus = f"du {jour_long(min(jours))} au {jour_long(max(jours))}" if len(set(jours)) > 1 else f"le {jour_long(jours[0])}"
    yield Ecart(
        "reconnaissance.payable_le",
        composer(
            f"La reconnaissance est payable le {jour_long(reconnue.payable_le)}, l'accord échelonné {prevus} : "
            "signés tous deux, ils se contredisent."
        ),
    )


REGLE = Regle(
    id="civ-1103-dates-de-deux-actes",
    titre="Reconnaissance et accord échelonné à des dates contraires",
    groupe=4,
    article="C. civ., art. 1103",
    gravites={Famille.ACCORD: Gravite.OBSERVATION},
    remede=composer(
        "Retirez reconnaissance.payable_le (la reconnaissance suit alors l'échéancier), ou ne faites signer qu'un des deux actes."
    ),
    source="legifrance.gouv.fr (C. civ. 1103)",
    confiance="B",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
