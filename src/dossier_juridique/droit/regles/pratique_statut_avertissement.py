"""Facture électronique approuvée en partie, en litige ou suspendue.

Réforme de la facture électronique (CGI, art. 289 bis et 290) : statuts 206 (approuvée partiellement), 207 (en litige)
et 208 (suspendue, faute d'une pièce). Le débiteur a dit, par sa plateforme, qu'il ne paierait pas tout, ou pas encore.

Lecture retenue : l'avertissement tient jusqu'à un statut 205 (approuvée) plus récent ; la suspension jusqu'à un statut
209 (complétée) aussi. Un litige déclaré pour cette facture dans [[litiges]] répond au statut 207.

Angle mort : le programme n'interroge aucune plateforme ; il lit les statuts déclarés.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros, jour_court

_NOMS = {"206": "approuvée en partie", "207": "en litige", "208": "suspendue"}


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each warning that no later status closes."""
    for rang, facture in enumerate(examen.dossier.factures):
        for place, statut in enumerate(facture.statuts):
            if statut.code not in _NOMS or statut.date > examen.au:
                continue
            fermants = ("205", "209") if statut.code == "208" else ("205",)
            if any(s.code in fermants and statut.date < s.date <= examen.au for s in facture.statuts):
                continue
            litiges = examen.dossier.litiges
            if statut.code == "207" and any(x.facture in (None, facture.numero) for x in litiges):
                continue
            somme = f", pour {euros(statut.montant)}" if statut.montant else ""
            motif = f", motif : {statut.motif.rstrip('.')}" if statut.motif else ""
            yield Ecart(
                f"factures[{rang}].statuts[{place}]",
                composer(
                    f"La facture {nom_facture(rang, facture)} est {_NOMS[statut.code]} (statut {statut.code} du "
                    f"{jour_court(statut.date)}{somme}{motif})."
                ),
            )


REGLE = Regle(
    id="pratique-statut-avertissement",
    titre="Facture électronique approuvée en partie, en litige ou suspendue",
    groupe=2,
    article="CGI, art. 289 bis et 290 ; pratique",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer(
        "Répondez au débiteur, déclarez le litige dans [[litiges]] ou donnez la pièce qui manque, puis notez le statut qui suit."
    ),
    source="Dossier de spécifications externes de la facturation électronique (DGFiP) ; AFNOR XP Z12-012 (non relus à la source)",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
