"""Lettre déjà envoyée.

Aucun texte : l'usage veut qu'une même étape amiable ne soit pas refaite sans raison, ni qu'un rappel suive une mise en
demeure.

Lecture retenue : une lettre de même rang, ou d'un rang plus avancé, figure déjà parmi les courriers du dossier.
Angle mort : le programme ne sait pas pourquoi la lettre est refaite (adresse fausse, nouvelle facture).
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long

RANGS = ("relance-1", "relance-2", "relance-3", "mise-en-demeure")
NOMS = {"relance-1": "Une première relance", "relance-2": "Une deuxième relance", "relance-3": "Une troisième relance",
        "mise-en-demeure": "Une mise en demeure"}  # fmt: skip


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding: the most advanced letter already sent, when it is as advanced as the one asked."""
    if examen.acte not in RANGS:
        return
    envoyes = [
        (RANGS.index(c.acte), rang, c)
        for rang, c in enumerate(examen.dossier.courriers)
        if c.acte in RANGS and c.date < examen.au
    ]
    if not envoyes:
        return
    avance, rang, courrier = max(envoyes, key=lambda e: (e[0], e[1]))
    if avance >= RANGS.index(examen.acte):
        yield Ecart(
            f"courriers[{rang}]",
            composer(f"{NOMS[courrier.acte]} a déjà été envoyée le {jour_long(courrier.date)}."),
        )


REGLE = Regle(
    id="pratique-acte-deja-envoye",
    titre="Lettre déjà envoyée",
    groupe=5,
    article="Usage (aucun texte)",
    gravites={Famille.RELANCE: Gravite.OBSERVATION, Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION},
    remede="Demandez l'étape suivante (« --pour »), ou n'envoyez cette lettre que pour remplacer la première.",
    source="usage",
    confiance="C",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
