"""The claim as a letter prints it: invoices, elements, total, and what runs from now on.

Nothing is claimed here that the décompte has not computed; the daily amount is information, never added.
Sources: C. com., art. L. 441-10, II and D. 441-5; C. civ., art. 1344.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.model.decompte import Decompte, EtatFacture, Ligne, Nature, PaiementImpute, exigible
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import arrondi

ZERO = Decimal("0.00")
LIBELLES = {
    Nature.PRINCIPAL: "Principal restant dû",
    Nature.PENALITES: "Pénalités de retard",
    Nature.INTERETS_LEGAUX: "Intérêts au taux légal",
    Nature.INDEMNITE: "Indemnité forfaitaire pour frais de recouvrement",
    Nature.CLAUSE_PENALE: "Clause pénale",
    Nature.FRAIS: "Indemnisation complémentaire justifiée",
}
"""Heads of claim, as every document names them."""
_SANS_LE_PRINCIPAL = (Nature.PENALITES, Nature.INTERETS_LEGAUX, Nature.INDEMNITE)
_BASE_ANNUELLE = Decimal(36500)
_NOMMES = 5
"""Credit notes and payments named in a letter; the décompte has all."""


class LigneFacture(Struct, frozen=True):
    """An invoice: amounts in euros, VAT included; ``deduit`` is what credit notes and payments took from it."""

    numero: str
    emise_le: date | None
    echeance: date
    ttc: Decimal
    deduit: Decimal
    restant: Decimal


class Deduit(Struct, frozen=True):
    """A credit note, by its ``numero``, or a payment (empty): its day, and its amount in euros."""

    numero: str
    le: date
    deduit: Decimal


class Element(Struct, frozen=True):
    """A head of the claim, all invoices together: name, amount in euros, legal basis."""

    nature: str
    libelle: str
    montant: Decimal
    article: str


class Cours(Struct, frozen=True):
    """A rate at which the debt runs today: percent a year, what sets it, the principal it bears on in euros."""

    taux: Decimal
    origine: str
    revisable: bool
    base: Decimal


class Somme(Struct, frozen=True):
    """The claim closed at ``au``. ``accessoire`` is « penalites », « interets_legaux » or empty (nothing runs);
    ``couru_paye``: what payments took of penalties, interest and indemnities; ``d_abord``: all of it before the principal;
    ``paiements``: how many payments are deducted; ``soldees``: of one invoice at least, nothing but accessories remains;
    ``deduits``: the credit notes and payments that this letter names, ``autres_deduits`` how many more there are;
    ``par_jour`` what one more day adds; ``indemnite`` the fixed sum for one invoice, None when none is due."""

    au: date
    factures: tuple[LigneFacture, ...]
    deductions: bool
    elements: tuple[Element, ...]
    total: Decimal
    accessoire: str
    cours: tuple[Cours, ...]
    par_jour: Decimal
    indemnite: Decimal | None
    echue: bool
    couru_paye: Decimal = ZERO
    d_abord: bool = True
    paiements: int = 0
    soldees: bool = False
    deduits: tuple[Deduit, ...] = ()
    autres_deduits: int = 0


def somme(dossier: Dossier, decompte: Decompte) -> Somme:
    """The claim of a letter on that décompte: the elements add up to the total, the last column to the principal."""
    decompte = exigible(decompte)
    factures = tuple(_ligne(dossier, etat) for etat in decompte.factures)
    elements = tuple(elements_de(decompte))
    cours = () if _arrete(dossier, decompte) else cours_du_jour(decompte)
    unitaires = [ligne.brut for ligne in decompte.lignes if ligne.nature is Nature.INDEMNITE]
    accessoires = [x.nature for x in elements if x.nature in (Nature.PENALITES, Nature.INTERETS_LEGAUX)]
    deduits = _deduits(dossier, decompte)
    return Somme(
        deduits=deduits[:_NOMMES],
        autres_deduits=len(deduits[_NOMMES:]),
        au=decompte.au,
        factures=factures,
        deductions=any(f.deduit for f in factures),
        couru_paye=sum((x.brut - x.montant for x in decompte.lignes if x.nature in _SANS_LE_PRINCIPAL), ZERO),
        d_abord=all(map(_interest_first, decompte.paiements)),
        soldees=any(f.restant == 0 for f in factures),
        paiements=sum(bool(p.imputation) for p in decompte.paiements),
        elements=elements,
        total=decompte.total,
        accessoire=str(accessoires[0]) if accessoires else "",
        cours=cours,
        par_jour=arrondi(sum((c.base * c.taux for c in cours), ZERO) / _BASE_ANNUELLE),
        indemnite=unitaires[0] if unitaires else None,
        echue=all(f.echeance < decompte.au for f in factures),
    )


def _deduits(dossier: Dossier, decompte: Decompte) -> tuple[Deduit, ...]:
    """The credit notes of these invoices, or of none, and the payments that went somewhere, by day."""
    numeros = {etat.numero for etat in decompte.factures}
    avoirs = (a for a in dossier.avoirs if a.date <= decompte.au and (a.facture is None or a.facture in numeros))
    notes = [Deduit(a.numero, a.date, abs(a.montant_ttc)) for a in avoirs if any(etat.avoirs for etat in decompte.factures)]
    recus = [Deduit("", p.date, p.montant) for p in decompte.paiements if p.imputation]
    return tuple(sorted((*notes, *recus), key=lambda d: d.le))


def _interest_first(paiement: PaiementImpute) -> bool:
    """True when what that payment took beside the principal is interest, taken before the principal of the same invoice."""
    soldees: set[str] = set()
    for part in paiement.imputation:
        if part.nature is Nature.PRINCIPAL:
            soldees.add(part.facture)
        elif part.facture in soldees or part.nature not in (Nature.PENALITES, Nature.INTERETS_LEGAUX):
            return False
    return True


def _arrete(dossier: Dossier, decompte: Decompte) -> bool:
    """True from the day before the judgment that opens a collective procedure (C. com., art. L. 622-28)."""
    collective = dossier.debiteur.procedure_collective or None
    return bool(collective and collective.jugement and decompte.au >= collective.jugement - timedelta(days=1))


def _ligne(dossier: Dossier, etat: EtatFacture) -> LigneFacture:
    return LigneFacture(
        numero=etat.numero,
        emise_le=dossier.factures[etat.rang].emise_le,
        echeance=etat.echeance.jour,
        ttc=etat.ttc,
        deduit=etat.ttc - etat.restant,
        restant=etat.restant,
    )


def elements_de(decompte: Decompte) -> Iterable[Element]:
    """One element for each head that has a line, in the order of the heads; the principal is always there."""
    for nature in Nature:
        lignes = [ligne for ligne in decompte.lignes if ligne.nature is nature]
        montant = sum((ligne.montant for ligne in lignes), ZERO)
        if nature is Nature.PRINCIPAL or montant:
            yield Element(str(nature), LIBELLES[nature], montant, _article(lignes))


def _article(lignes: list[Ligne]) -> str:
    articles = dict.fromkeys(ligne.article for ligne in lignes)
    return " ; ".join(articles)


def cours_du_jour(decompte: Decompte) -> tuple[Cours, ...]:
    """The rates of the day the claim is closed, each with the principal it bears on, highest first."""
    bases: dict[tuple[Decimal, str, bool], Decimal] = {}
    derniers = {ligne.rang: ligne.segments[-1].origine for ligne in decompte.lignes if ligne.segments}
    for etat in decompte.factures:
        if etat.taux is None or etat.restant <= 0:
            continue
        origine, revisable = _origine(derniers.get(etat.rang, ""))
        cle = (etat.taux, origine, revisable)
        bases[cle] = bases.get(cle, ZERO) + etat.restant
    tries = sorted(bases.items(), key=lambda x: (-x[0][0], x[0][1]))
    return tuple(Cours(taux, origine, revisable, base) for (taux, origine, revisable), base in tries)


def _origine(brute: str) -> tuple[str, bool]:
    """What sets the rate of an invoice, in words, and whether it changes with the half-year; ``brute`` is the origin of its
    last segment."""
    if brute.startswith("BCE"):
        return "taux BCE + 10 points", True
    if brute.startswith("trois fois"):
        return "trois fois le taux de l'intérêt légal", True
    if brute.startswith("intérêt légal"):
        return "taux de l'intérêt légal", True
    return brute or "taux convenu", False
