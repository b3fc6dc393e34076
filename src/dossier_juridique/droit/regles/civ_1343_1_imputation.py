"""Imputation d'un paiement partiel.

C. civ., art. 1343-1 : le paiement partiel s'impute d'abord sur les intérêts. C. civ., art. 1342-10 : le débiteur de
plusieurs dettes peut indiquer celle qu'il entend acquitter ; à défaut, l'imputation a lieu d'abord sur les dettes
échues, puis sur celle que le débiteur a le plus d'intérêt d'acquitter, puis sur la plus ancienne. Cass. 1re civ., 27
novembre 2019, n° 18-21.570 : un choix qui ne solde pas la dette désignée suppose l'accord du créancier.

Lecture retenue : le choix du dossier est appliqué, et signalé quand il s'écarte de la règle légale : principal
d'abord, facture désignée autre que la plus ancienne échue, ou désignation qui ne solde pas la facture. Une désignation qui
donne les mêmes sommes que la loi ne se signale pas.

Angle mort : l'écart en euros n'est pas chiffré ici (il suppose un second calcul), et « le plus d'intérêt d'acquitter
» n'est mesuré que par l'échéance, sauf taux convenus pour chaque facture.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.creances import Facture
from dossier_juridique.model.decompte import EtatFacture, Nature
from dossier_juridique.model.francais import composer, enumerer, euros, jour_long


class _Legale(Struct, frozen=True):
    """Invoices the law would pay first, equals together; ``echue``: they are overdue; ``sure``: no unknown rate may change it."""

    numeros: tuple[str, ...]
    echue: bool
    sure: bool


def _premieres(examen: Examen, facture: dict[str, Facture], jour: date, restes: dict[str, Decimal]) -> _Legale:
    """Overdue invoices with principal left that the law would pay first that day, else the first to fall due."""
    restants = [e for e in examen.decompte.factures if restes.get(e.numero, Decimal(0)) > 0]
    echues = [e for e in restants if e.echeance.jour < jour]
    commun = examen.dossier.conditions.taux_penalites
    taux = {e.numero: facture[e.numero].taux_penalites or commun for e in echues if e.numero in facture}
    tous_convenus = len(taux) == len(echues) and all(t is not None for t in taux.values())

    def rang(etat: EtatFacture) -> tuple[Decimal, date, date]:
        convenu = taux.get(etat.numero) if tous_convenus else None
        emise = facture[etat.numero].emise_le if etat.numero in facture else None
        return (-(convenu or Decimal(0)), etat.echeance.jour, emise or date.min)

    rangs = [(rang(e), e.numero) for e in echues or restants]
    premier = min((r for r, _ in rangs), default=None)
    numeros = tuple(numero for r, numero in rangs if r == premier)
    return _Legale(numeros, bool(echues), tous_convenus or len(set(taux.values())) <= 1)


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each payment, received by ``au``, whose imputation is not the legal one."""
    restes = {e.numero: e.ttc - e.avoirs for e in examen.decompte.factures}
    recus = [(rang, p) for rang, p in enumerate(examen.dossier.recus) if p.date <= examen.au]
    imputes = examen.decompte.paiements
    factures = {f.numero: f for f in examen.dossier.factures if f.numero}
    au_principal = examen.dossier.conditions.imputation == "principal"
    for place, (rang, paiement) in enumerate(sorted(recus, key=lambda rp: rp[1].date)):
        raisons = []
        designee = paiement.facture
        libre = designee is None and not au_principal
        legale = _Legale((), False, True) if libre else _premieres(examen, factures, paiement.date, restes)
        if au_principal and legale.echue:
            raisons.append("le principal d'abord")
        if designee is not None and designee in restes:
            if legale.echue and designee not in legale.numeros:
                raisons.append(f"la facture {designee}, désignée par le débiteur")
            elif paiement.montant < restes[designee] and not (legale.numeros == (designee,) and legale.sure):
                raisons.append(f"la facture {designee}, désignée sans être soldée")
        for part in imputes[place].imputation if place < len(imputes) else ():
            if part.nature is Nature.PRINCIPAL:
                restes[part.facture] = restes.get(part.facture, Decimal(0)) - part.montant
        if raisons:
            yield Ecart(
                _ou(examen, rang) if designee else "conditions.imputation",
                composer(
                    f"Paiement du {jour_long(paiement.date)} ({euros(paiement.montant)}) imputé sur "
                    f"{' et '.join(raisons)}. {_donnerait(legale)}"
                ),
            )


def _donnerait(legale: _Legale) -> str:
    if not legale.sure:
        return "L'imputation légale irait d'abord à la facture échue dont le taux est le plus élevé."
    cible = "des factures par ordre d'échéance"
    if legale.echue:
        factures = enumerer(list(legale.numeros))
        cible = f"de la facture {factures}" if len(legale.numeros) == 1 else f"des factures {factures}, à proportion"
    return f"L'imputation légale donnerait : les pénalités échues, puis le principal {cible}."


def _ou(examen: Examen, rang: int) -> str:
    # Beyond the payments declared come those that a status 212 reports.
    return f"paiements[{rang}].facture" if rang < len(examen.dossier.paiements) else "factures"


REGLE = Regle(
    id="civ-1343-1-imputation",
    titre="Imputation d'un paiement partiel",
    groupe=4,
    article="C. civ., art. 1342-10 et 1343-1 ; Cass. 1re civ., 27/11/2019, n° 18-21.570",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.OBSERVATION,
        Famille.ACCORD: Gravite.OBSERVATION,
    },
    remede="Confirmez l'imputation ou revenez à la règle légale.",
    source="legifrance.gouv.fr (C. civ. 1342-10, 1343-1)",
    confiance="A",
    regissante="paiement.date",
    examiner=examiner,
)
