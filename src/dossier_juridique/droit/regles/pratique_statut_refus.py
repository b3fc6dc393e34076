"""Facture électronique refusée, rejetée ou annulée.

Réforme de la facture électronique (CGI, art. 289 bis et 290) : le cycle de vie d'une facture porte le statut 210
(refusée par l'acheteur), 213 (rejetée par une plateforme) ou 220 (annulée). Une facture rejetée n'a pas été reçue ; une
facture annulée ne se réclame pas ; un refus est une contestation.

Lecture retenue : le constat tient tant qu'un statut 205 (approuvée) plus récent ne l'efface pas ; l'annulation ne
s'efface pas. La créance civile n'en dépend pas toujours (refus abusif, facture remise autrement) : c'est une réserve,
que l'on lève avec un motif, un nom et une date.

Angle mort : le programme n'interroge aucune plateforme ; il lit les statuts déclarés.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_court

_NOMS = {"210": "refusée par le débiteur", "213": "rejetée par la plateforme", "220": "annulée"}


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each refusal, rejection or cancellation that still stands at the day of the examination."""
    for rang, facture in enumerate(examen.dossier.factures):
        approuvee = max((s.date for s in facture.statuts if s.code == "205" and s.date <= examen.au), default=None)
        for place, statut in enumerate(facture.statuts):
            if statut.code not in _NOMS or statut.date > examen.au:
                continue
            if statut.code != "220" and approuvee is not None and approuvee > statut.date:
                continue
            motif = f", motif : {statut.motif.rstrip('.')}" if statut.motif else ", sans motif indiqué"
            yield Ecart(
                f"factures[{rang}].statuts[{place}]",
                composer(
                    f"La facture {nom_facture(rang, facture)} est {_NOMS[statut.code]} (statut {statut.code} du "
                    f"{jour_court(statut.date)}{motif})."
                ),
            )


REGLE = Regle(
    id="pratique-statut-refus",
    titre="Facture électronique refusée, rejetée ou annulée",
    groupe=2,
    article="CGI, art. 289 bis et 290 ; pratique",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer(
        "Émettez de nouveau la facture ou répondez au refus ; si la somme reste due, levez la réserve en disant pourquoi."
    ),
    source="Dossier de spécifications externes de la facturation électronique (DGFiP) ; AFNOR XP Z12-012 (non relus à la source)",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
