"""Recovery of uncontested commercial claims (CPCE, art. L. 126-1 to L. 126-5): in the law, not yet usable."""

from __future__ import annotations

from datetime import date

from dossier_juridique.droit.voies.situation import Situation, contestation, empechements, prescription_acquise
from dossier_juridique.droit.voies.voie import Voie, ferme, motif, voie

EN_VIGUEUR = date(2026, 4, 25)
_LOI = "CPCE, art. L. 126-1 à L. 126-5 ; loi n° 2026-307 du 23/04/2026"


def creances_incontestees(situation: Situation) -> Voie:
    """Says what is missing before anybody can take this road."""
    motifs = [*empechements(situation), *prescription_acquise(situation)]
    if situation.au < EN_VIGUEUR:
        motifs.append(motif("Cette procédure n'existait pas encore à cette date.", _LOI, "ferme"))
    else:
        motifs.append(
            motif(
                "Pas encore utilisable. Il manque : le décret d'application (formes, délais, pièces, greffe compétent) "
                "et le tarif du commissaire de justice, qui n'ont pas été trouvés. Vérifiez leur publication.",
                _LOI,
                "ferme",
            )
        )
    match situation.entre_commercants:
        case True:
            motifs.append(motif("Créance facturée entre commerçants.", "CPCE, art. L. 126-1", "ouvre"))
        case False:
            motifs.append(motif("L'une des parties n'est pas commerçante.", "CPCE, art. L. 126-1", "ferme"))
        case _:
            motifs.append(
                motif("La qualité de commerçant d'une partie est inconnue.", "CPCE, art. L. 126-1", "condition")
            )
    motifs += ferme(contestation(situation, "la créance n'est pas incontestée.", "CPCE, art. L. 126-1"))
    return voie(
        "creances-commerciales-incontestees",
        "Recouvrement des créances commerciales incontestées",
        "CPCE, art. L. 126-1 à L. 126-5",
        motifs,
        (),
        motif("La demande se fait au commissaire de justice ; aucun avocat n'est prévu par les articles lus.", _LOI),
        motif("L'effet sur la prescription n'est pas établi : n'y comptez pas.", "C. civ., art. 2240 à 2244"),
    )
