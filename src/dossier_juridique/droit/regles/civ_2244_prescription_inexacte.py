"""Interruption de la prescription attribuée à la lettre.

C. civ., art. 2240 à 2244 : la prescription est interrompue par la reconnaissance du débiteur, la demande en justice,
une mesure conservatoire ou un acte d'exécution forcée. Cass. com., 18 mai 2022, n° 20-23.204 : une mise en demeure,
même par lettre recommandée avec avis de réception, n'interrompt pas le délai.

Lecture retenue : une proposition qui parle de prescription et dit interrompre ou suspendre, sans négation, est
signalée ; sauf si son sujet est un acte qui interrompt bien (demande en justice, assignation, reconnaissance…).

Angle mort : une tournure sans le mot « prescription » n'est pas vue.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.texte_imprime import citer, lire
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_EFFET = expression(
    r"(?<!\w)(?:(?:interromp|interrupti|suspend|suspensi)\w*|(?:fait|fera|faire) (?:re)?(?:courir|partir)|remet a zero)"
)
_PRESCRIPTION = expression(r"(?<!\w)(?:prescripti|prescrire|prescrit)\w*|(?<!\w)forclusion(?!\w)")
_NEGATION = expression(r"(?<!\w)(?:ne(?!\w)|n'|sans |non |ni |aucun)")
_VRAIE_CAUSE = expression(
    r"(?<!\w)(?:seule?s?|demandes? en justice|assignations?|citations?|reconnaissances?|significations?|"
    r"actes? d'execution|mesures? conservatoires?|mesures? d'execution|decision de justice)(?!\w)"
)
_RELATIVE = expression(r"\s*(?:et )?(?:ce qui|qui|laquelle|lequel|cette reconnaissance)(?!\w)")
_RECONNAIT = expression(r"(?<!\w)reconnai(?:t|ssent|ssant|tre)(?!\w)")
"""« Le débiteur reconnaît la créance, ce qui interrompt la prescription »: the cause stands before the comma."""
_PROPOSITION = expression(r"[.;:!?\n]|,(?! (?:meme|et) )")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each clause that gives the letter the effect of interrupting or suspending prescription."""
    lu = lire(examen.texte or ())
    texte, plie, places = lu.texte, lu.plie, lu.places
    bornes = [m.span() for m in _PROPOSITION.finditer(plie)]
    debuts, fins = [f for _, f in bornes], [d for d, _ in bornes]
    vus: set[int] = set()
    for effet in _EFFET.finditer(plie):
        avant, apres = bisect_right(debuts, effet.start()), bisect_left(fins, effet.end())
        gauche = debuts[avant - 1] if avant else 0
        droite = fins[apres] if apres < len(fins) else len(plie)
        if gauche in vus:
            continue
        vus.add(gauche)
        proposition = plie[gauche:droite]
        if not _PRESCRIPTION.search(proposition):
            continue
        if _NEGATION.search(proposition) or _VRAIE_CAUSE.search(proposition):
            continue
        if avant and _RELATIVE.match(proposition):
            antecedent = plie[debuts[avant - 2] if avant > 1 else 0 : gauche]
            if _RECONNAIT.search(antecedent) or _VRAIE_CAUSE.search(antecedent):
                continue
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
