"""Pénalités réclamées sans leur calcul.

C. com., art. L. 441-10, II : les pénalités de retard sont exigibles le jour suivant la date de règlement figurant sur
la facture, sans qu'un rappel soit nécessaire. CPC, art. 1407 : la requête contient le décompte des différents
éléments de la créance.

Lecture retenue : chaque ligne de pénalités a des périodes, chacune avec premier et dernier jour, base, taux et
origine du taux ; la première commence le lendemain de l'échéance (ou du premier jour ouvrable, si le dossier le
choisit). Un chef de pénalités déclaré avec un premier jour différent est signalé.

Angle mort : la règle ne refait pas le calcul.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.decompte import Ligne, Nature, Segment
from dossier_juridique.model.francais import composer, enumerer, euros, jour_long


def _incomplet(segment: Segment) -> list[str]:
    manques = []
    if segment.taux <= 0:
        manques.append("taux")
    if not segment.origine.strip():
        manques.append("origine du taux")
    if segment.base <= 0:
        manques.append("base")
    if segment.au < segment.du:
        manques.append("premier et dernier jour")
    return manques


def _manques(ligne: Ligne, depart: date | None) -> list[str]:
    """What a line of penalties does not say."""
    if not ligne.segments:
        return ["taux", "base", "période"]
    manques = sorted({manque for segment in ligne.segments for manque in _incomplet(segment)})
    if depart is not None and min(s.du for s in ligne.segments) < depart + timedelta(days=1):
        manques.append("premier jour au lendemain de l'échéance")
    return manques


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each line of penalties that is not detailed, or that starts before it may."""
    rangs = {f.numero or f"factures[{i}]": i for i, f in enumerate(examen.dossier.factures)}
    departs = [e.depart for e in examen.echeances.values()]
    for ligne in examen.decompte.lignes:
        if ligne.nature is not Nature.PENALITES or ligne.brut <= 0:
            continue
        memes = [e.echeance.depart for e in examen.decompte.factures if e.numero == ligne.facture]
        manques = _manques(ligne, min(memes) if memes else None)
        if manques:
            rang = rangs.get(ligne.facture)
            yield Ecart(
                "factures" if rang is None else f"factures[{rang}]",
                composer(
                    f"Facture {ligne.facture} : les pénalités ({euros(ligne.montant)}) sont réclamées sans "
                    f"{enumerer(manques, 'ni')}."
                ),
            )
    for rang, chef in enumerate(examen.dossier.demande.chefs):
        if chef.type == "penalites" and chef.du is not None and departs and chef.du <= min(departs):
            yield Ecart(
                f"demande.chefs[{rang}].du",
                composer(
                    f"Les pénalités déclarées partent du {jour_long(chef.du)}, avant le lendemain de la première "
                    f"échéance ({jour_long(min(departs))})."
                ),
            )


REGLE = Regle(
    id="com-l441-10-penalites-non-detaillees",
    titre="Pénalités réclamées sans leur calcul",
    groupe=5,
    article="C. com., art. L. 441-10, II ; CPC, art. 1407",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer("Joignez le décompte période par période ; les pénalités partent du lendemain de l'échéance."),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000038414392 ; fiducial.fr",
    confiance="B",
    regissante="au",
    examiner=examiner,
    du=date(2019, 4, 26),
    a_relire=date(2027, 1, 1),
)
