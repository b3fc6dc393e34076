"""Interruption de la prescription attribuée à la lettre.

C. civ., art. 2240 à 2244 : la prescription est interrompue par la reconnaissance du débiteur, la demande en justice,
une mesure conservatoire ou un acte d'exécution forcée. Cass. com., 18 mai 2022, n° 20-23.204 : une mise en demeure,
même par lettre recommandée avec avis de réception, n'interrompt pas le délai.

Lecture retenue : une proposition qui parle de prescription et dit interrompre ou suspendre, sans négation, est
signalée ; sauf si son sujet est un acte qui interrompt bien (demande en justice, assignation, reconnaissance…).

Angle mort : une tournure sans le mot « prescription » n'est pas vue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.texte_imprime import citer, lisser, plier
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_EFFET = re.compile(
    r"(?<!\w)(?:(?:interromp|interrupti|suspend|suspensi)\w*|(?:fait|fera|faire) (?:re)?(?:courir|partir)|remet a zero)"
)
_PRESCRIPTION = re.compile(r"(?<!\w)(?:prescripti|prescrire|prescrit)\w*|(?<!\w)forclusion(?!\w)")
_NEGATION = re.compile(r"(?<!\w)(?:ne(?!\w)|n'|sans |non |ni |aucun)")
_VRAIE_CAUSE = re.compile(
    r"(?<!\w)(?:seule?s?|demandes? en justice|assignations?|citations?|reconnaissances?|significations?|"
    r"actes? d'execution|mesures? conservatoires?|mesures? d'execution|decision de justice)(?!\w)"
)
_PROPOSITION = re.compile(r"[.;:!?\n]|,(?! (?:meme|et) )")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each clause that gives the letter the effect of interrupting or suspending prescription."""
    texte = lisser(examen.texte or ())
    plie, places = plier(texte)
    vus: set[int] = set()
    for effet in _EFFET.finditer(plie):
        bornes = list(_PROPOSITION.finditer(plie))
        gauche = max((m.end() for m in bornes if m.end() <= effet.start()), default=0)
        droite = min((m.start() for m in bornes if m.start() >= effet.end()), default=len(plie))
        proposition = plie[gauche:droite]
        if gauche in vus or not _PRESCRIPTION.search(proposition):
            continue
        if _NEGATION.search(proposition) or _VRAIE_CAUSE.search(proposition):
            continue
        vus.add(gauche)
        place = (places[effet.start()], places[effet.end() - 1] + 1, places[gauche], places[droite - 1] + 1)
        yield Ecart(
            "lettre",
            composer(
                f"« {citer(texte, *place)} » : une mise en demeure, même recommandée, n'interrompt pas la prescription."
            ),
        )


REGLE = Regle(
    id="civ-2244-prescription-inexacte",
    titre="Interruption de la prescription attribuée à la lettre",
    groupe=6,
    article="C. civ., art. 2240 à 2244 ; Cass. com., 18/05/2022, n° 20-23.204",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede="Retirez cette phrase et suivez la date de prescription indiquée par le programme.",
    source="legifrance.gouv.fr/juri/id/JURITEXT000045822952",
    confiance="A",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
)
