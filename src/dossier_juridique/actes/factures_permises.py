"""What each invoice has of its own: its sums, its days, its delay, by what the head of a column would call them.

Two sources: the calculation, and the lines of the act itself, which may be closed at another day.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from msgspec import Struct, field

from dossier_juridique.actes.matiere import Matiere
from dossier_juridique.droit.chiffres import Colonne, aplatir, squeeze
from dossier_juridique.model.decompte import EtatFacture, Nature
from dossier_juridique.model.document import Document

_DES_LIGNES = {
    Nature.PRINCIPAL: Colonne.RESTANT, Nature.PENALITES: Colonne.PENALITES, Nature.INTERETS_LEGAUX: Colonne.PENALITES,
    Nature.INDEMNITE: Colonne.INDEMNITE, Nature.CLAUSE_PENALE: Colonne.CLAUSE,
}  # fmt: skip
_DES_CHAMPS = {
    "ttc": Colonne.TTC, "deduit": Colonne.DEDUIT, "restant": Colonne.RESTANT, "principal": Colonne.RESTANT,
    "avoirs": Colonne.AVOIR, "paye": Colonne.DEDUIT, "couru": Colonne.PENALITES, "couru_du": Colonne.PENALITES,
    "interets": Colonne.PENALITES, "indemnite": Colonne.INDEMNITE, "indemnite_due": Colonne.INDEMNITE, "total": Colonne.TOTAL,
    "emise_le": Colonne.EMISSION, "echeance": Colonne.ECHEANCE,
}  # fmt: skip
"""The fields of the lines of an act that name an invoice."""
_PAS_A_PAYER = frozenset(
    ("ttc", "deduit", "avoirs", "base", "paye", "couru_paye", "indemnite_payee", "seuil", "plafond", "excedent")
)
"""Sums of an act that it tells and that nobody is asked to pay."""


class Propres(Struct, frozen=True):
    """An invoice: its number in flat text, what it has under each head, and all that its row may bear (``toutes``: sums,
    rates and the forms of its days)."""

    numero: str
    colonnes: Mapping[Colonne, frozenset[Hashable]] = field(default_factory=dict)
    toutes: frozenset[Hashable] = frozenset()

    @property
    def serre(self) -> str:
        """Its number, letters and figures only."""
        return squeeze(self.numero)


def forms(jours: Iterator[date]) -> Iterator[Hashable]:
    """Each day by itself, without its year, and by its month."""
    for jour in jours:
        yield from (jour, (jour.day, jour.month), ("mois", jour.year, jour.month), ("mois", jour.month))


def propres(document: Document, matiere: Matiere) -> tuple[Propres, ...]:
    """The invoices whose number is theirs alone: of two that bear the same, nobody can say whose the row is."""
    # « 2026/1 » and « 20261 » are read alike.
    numeros = [squeeze(aplatir(etat.numero)) for etat in matiere.decompte.factures]
    lignes = list(_lignes(document.faits))
    return tuple(
        _propres(etat, document, matiere, lignes)
        for etat in matiere.decompte.factures
        if etat.numero and numeros.count(squeeze(aplatir(etat.numero))) == 1
    )


def _propres(etat: EtatFacture, document: Document, matiere: Matiere, lignes: list[tuple[str, str, Any]]) -> Propres:
    trouves: dict[Colonne, set[Hashable]] = {c: set() for c in Colonne}
    autres: set[Hashable] = set()
    facture, e = matiere.dossier.factures[etat.rang], etat.echeance
    deduit = etat.paye + etat.avoirs
    trouves[Colonne.TTC].update((etat.ttc, etat.ttc - etat.avoirs))
    trouves[Colonne.AVOIR].update((etat.avoirs, *(a.montant_ttc for a in matiere.dossier.avoirs if a.facture == etat.numero)))
    trouves[Colonne.DEDUIT].update((etat.paye, deduit, *_paiements(etat, matiere)))
    trouves[Colonne.RESTANT].add(etat.restant)
    trouves[Colonne.HORS_TAXES].update((facture.montant_ht,) if facture.montant_ht else ())
    trouves[Colonne.TVA].update((facture.montant_tva,) if facture.montant_tva else ())
    trouves[Colonne.PAR_JOUR].add(etat.par_jour)
    trouves[Colonne.TAUX].update(t for t in (etat.taux, facture.taux_penalites) if t is not None)
    siennes = [ligne for ligne in matiere.decompte.lignes if ligne.rang == etat.rang]
    for ligne in siennes:
        # What a head came to before payments is no longer what remains of it.
        avant = Colonne.TTC if ligne.nature is Nature.PRINCIPAL else _DES_LIGNES.get(ligne.nature, Colonne.SOMME)
        trouves[_DES_LIGNES.get(ligne.nature, Colonne.SOMME)].add(ligne.montant)
        trouves[avant].add(ligne.brut)
        for segment in ligne.segments:
            autres.update((segment.base, segment.montant, segment.taux, *forms(iter((segment.du, segment.au)))))
            trouves[Colonne.TAUX].add(segment.taux)
    for colonne in (Colonne.PENALITES, Colonne.INDEMNITE, Colonne.CLAUSE):
        trouves[colonne].add(sum((x.montant for x in siennes if _DES_LIGNES.get(x.nature) is colonne), Decimal(0)))
    trouves[Colonne.TOTAL].add(sum((x.montant for x in siennes), Decimal(0)))
    dues = [j for j in (e.jour, e.imprimee, e.convenue, e.depart) if j is not None]
    trouves[Colonne.ECHEANCE].update(forms(iter(dues)))
    autres.update(forms(j + timedelta(days=1) for j in dues))
    trouves[Colonne.EMISSION].update(forms(iter((facture.emise_le,) if facture.emise_le else ())))
    jointes = (p.date for p in matiere.dossier.pieces if p.id in facture.pieces and p.date is not None)
    autres.update(forms(iter(jointes)))
    livraisons = (facture.livree_le, facture.executee_le, facture.recue_le)
    trouves[Colonne.LIVRAISON].update(forms(j for j in livraisons if j is not None))
    trouves[Colonne.RETARD].update((etat.jours_de_retard, (matiere.au - e.jour).days))
    for numero, nom, valeur in lignes:
        if numero == etat.numero:
            vues = tuple(forms(iter((valeur,)))) if isinstance(valeur, date) else (abs(valeur),)
            (trouves[_DES_CHAMPS[nom]] if nom in _DES_CHAMPS else autres).update(vues)
    trouves[Colonne.SOMME].update(v for c in Colonne for v in trouves[c] if isinstance(v, Decimal) and c is not Colonne.TAUX)
    trouves[Colonne.SOMME].update(v for v in autres if isinstance(v, Decimal))
    toutes = frozenset(autres).union(*(v for c, v in trouves.items() if c is not Colonne.RETARD))
    numero = aplatir(unicodedata.normalize("NFKC", etat.numero))
    return Propres(numero, {c: frozenset(v) for c, v in trouves.items()}, toutes)


def _paiements(etat: EtatFacture, matiere: Matiere) -> Iterator[Decimal]:
    """What payments took of that invoice, part by part, and those that name it."""
    for paiement in matiere.decompte.paiements:
        parts = [p.montant for p in paiement.imputation if p.facture == etat.numero]
        yield from (*parts, sum(parts, Decimal(0)))
        if parts:
            yield paiement.montant


def _lignes(valeur: Any) -> Iterator[tuple[str, str, Any]]:
    """(number, field, value) of each line of the facts of an act that names an invoice."""
    if isinstance(valeur, tuple | list):
        for champ in valeur:
            yield from _lignes(champ)
    elif isinstance(valeur, Mapping):
        for champ in valeur.values():
            yield from _lignes(champ)
    elif hasattr(valeur, "__struct_fields__"):
        champs = {cle: getattr(valeur, cle) for cle in valeur.__struct_fields__}
        numero = next((champs[n] for n in ("numero", "facture") if isinstance(champs.get(n), str)), "")
        for cle, champ in champs.items():
            if numero and isinstance(champ, Decimal | date):
                yield numero, cle, champ
            elif numero and cle not in ("numero", "facture"):
                yield from ((numero, nom, v) for nom, v in _feuilles(champ))
            yield from _lignes(champ)


def _feuilles(valeur: Any) -> Iterator[tuple[str, Any]]:
    """The sums and days that a line of an invoice holds deeper: its periods."""
    if isinstance(valeur, tuple | list):
        for champ in valeur:
            yield from _feuilles(champ)
    elif hasattr(valeur, "__struct_fields__"):
        for cle in valeur.__struct_fields__:
            champ = getattr(valeur, cle)
            if isinstance(champ, Decimal | date):
                yield ("au" if cle in _DES_CHAMPS else cle), champ
            else:
                yield from _feuilles(champ)



def sommes_de(matiere: Matiere) -> Iterator[Decimal]:
    """What the invoices come to together, before and after the credit notes."""
    etats = matiere.decompte.factures
    yield from (sum((e.ttc for e in etats), Decimal(0)), sum((e.ttc - e.avoirs for e in etats), Decimal(0)))


def communs(document: Document, matiere: Matiere) -> Iterator[Hashable]:
    """The facts that are of no invoice, or of all: totals, payments, the days of letters and of the act itself."""
    decompte, dossier = matiere.decompte, matiere.dossier
    totaux, etats = decompte.totaux, decompte.factures
    yield from (totaux.principal, totaux.penalites, totaux.interets_legaux, totaux.indemnites, totaux.autres, decompte.total)
    yield from (sum((e.paye for e in etats), Decimal(0)), sum((e.avoirs for e in etats), Decimal(0)), *sommes_de(matiere))
    yield from (p.montant for p in decompte.paiements)
    for valeur in _hors_factures(document.faits):
        yield from forms(iter((valeur,))) if isinstance(valeur, date) else (abs(valeur),)
    yield from forms(iter((dossier.appel.date,) if dossier.appel and dossier.appel.date else ()))
    courriers = (j for c in dossier.courriers for j in (c.date, c.depose_le, c.presente_le, c.recu_le))
    autres = (matiere.au, dossier.conditions.date, *(p.date for p in dossier.paiements), *(a.date for a in dossier.avoirs))
    yield from forms(j for j in (*courriers, *autres) if j is not None)


def _hors_factures(valeur: Any) -> Iterator[Any]:
    """The sums and days of an act but those of the lines that name an invoice."""
    if isinstance(valeur, Decimal | date):
        yield valeur
    elif isinstance(valeur, tuple | list):
        for champ in valeur:
            yield from _hors_factures(champ)
    elif hasattr(valeur, "__struct_fields__") and not any(hasattr(valeur, n) for n in ("numero", "facture")):
        for cle in valeur.__struct_fields__:
            yield from _hors_factures(getattr(valeur, cle))


def demandables(valeur: Any, nom: str = "") -> Iterator[Decimal]:
    """The sums of the facts of an act that may be asked for."""
    if isinstance(valeur, Decimal):
        if nom not in _PAS_A_PAYER and "taux" not in nom:
            yield abs(valeur)
    elif isinstance(valeur, tuple | list):
        for champ in valeur:
            yield from demandables(champ, nom)
    elif isinstance(valeur, Mapping):
        for cle, champ in valeur.items():
            yield from demandables(champ, str(cle))
    elif hasattr(valeur, "__struct_fields__"):
        for cle in valeur.__struct_fields__:
            yield from demandables(getattr(valeur, cle), cle)
