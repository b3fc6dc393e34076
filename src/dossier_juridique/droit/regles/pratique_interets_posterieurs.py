"""Intérêts « jusqu'à parfait paiement » mal définis.

CPC, art. 1407 : la requête contient l'indication précise du montant de la somme réclamée et son décompte. Les greffes
refusent des intérêts à venir sans base, taux ni premier jour.

Lecture retenue : « true » laisse le programme écrire les trois ; ce que l'utilisateur écrit lui-même doit être
complet, et partir après le jour de l'arrêté, les intérêts antérieurs étant déjà comptés.

Angle mort : la règle ne juge ni le taux ni la base indiqués.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long

_CLES = {"taux": "taux", "base": "base", "du": "premier jour"}


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each datum missing from the later interest that the user defines."""
    procedure = examen.dossier.procedure
    voulus = procedure.interets_posterieurs if procedure else False
    if isinstance(voulus, bool):
        return
    sujet = f"Les intérêts postérieurs au {jour_long(examen.au)} sont demandés"
    for cle, nom in _CLES.items():
        if getattr(voulus, cle) is None:
            yield Ecart(f"procedure.interets_posterieurs.{cle}", composer(f"{sujet} sans {nom}."))
    if voulus.du is not None and voulus.du <= examen.au:
        dit = f"{sujet} depuis le {jour_long(voulus.du)} : les jours antérieurs sont déjà comptés."
        yield Ecart("procedure.interets_posterieurs.du", composer(dit))


REGLE = Regle(
    id="pratique-interets-posterieurs",
    titre="Intérêts « jusqu'à parfait paiement » mal définis",
    groupe=4,
    article="CPC, art. 1407 ; usage des greffes",
    gravites={
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede="Indiquez la base, le taux et le premier jour (le lendemain de l'arrêté), ou renoncez à ce chef.",
    source="usage des greffes",
    confiance="C",
    regissante="requete.date",
    examiner=examiner,
)
