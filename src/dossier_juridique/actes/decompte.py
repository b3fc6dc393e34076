"""The décompte: the whole claim, invoice by invoice and period by period (CPC, art. 1407). A table, not an act.

Sources: C. com., art. L. 441-10, II and D. 441-5; C. civ., art. 1342-10, 1343-1.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.actes import cadre as cadres
from dossier_juridique.actes import mentions as m
from dossier_juridique.actes import parties
from dossier_juridique.actes.cadre import Cadre
from dossier_juridique.actes.matiere import Acte, Matiere
from dossier_juridique.actes.somme import LIBELLES, ZERO, Element, elements_de, somme
from dossier_juridique.actes.sources import Source, sources
from dossier_juridique.model.decompte import EtatFacture, Ligne, Nature
from dossier_juridique.model.document import Document, Mention
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import euros, jour_court, jour_long, pluriel

_COURT = {
    Nature.PRINCIPAL: "principal",
    Nature.PENALITES: "pénalités",
    Nature.INTERETS_LEGAUX: "intérêts",
    Nature.INDEMNITE: "indemnité",
    Nature.CLAUSE_PENALE: "clause pénale",
    Nature.FRAIS: "complément",
}
PERIODES_EN_TABLEAUX = 400
"""Above it the detail is printed in lines: tables of ten thousand rows take minutes and gigabytes to lay out, and nobody
reads them (project threshold)."""


class Periode(Struct, frozen=True):
    """Days at one rate: first and last day counted, base and amount in euros, rate in percent a year."""

    du: date
    au: date
    jours: int
    base: Decimal
    taux: Decimal
    origine: str
    montant: Decimal


class FactureDetaillee(Struct, frozen=True):
    """An invoice: its due date and where it comes from, what reduced it, its periods, what is due of each head.

    ``couru`` is the sum of the periods, ``couru_paye`` what payments took of it, ``couru_du`` the rest.
    """

    numero: str
    emise_le: date | None
    echeance: date
    origine: str
    depart: date
    ttc: Decimal
    avoirs: Decimal
    paye: Decimal
    restant: Decimal
    jours_de_retard: int
    periodes: tuple[Periode, ...]
    couru: Decimal
    couru_paye: Decimal
    couru_du: Decimal
    indemnite: Decimal
    indemnite_payee: Decimal
    indemnite_due: Decimal
    total: Decimal


class Imputation(Struct, frozen=True):
    """A part of a payment: invoice, head, amount in euros."""

    facture: str
    chef: str
    montant: Decimal


class Versement(Struct, frozen=True):
    """A payment and where it went."""

    le: date
    montant: Decimal
    imputations: tuple[Imputation, ...]
    excedent: Decimal


class AvoirDeduit(Struct, frozen=True):
    """A credit note, deducted from the origin."""

    numero: str
    le: date
    facture: str
    montant: Decimal


class FaitsDecompte(Struct, frozen=True):
    """Facts of the décompte. ``accessoire``: name of what runs (« Pénalités de retard »), empty when nothing does;
    ``transverses``: heads that belong to no invoice; ``par_jour``: what one more day adds, information only; ``dense``: too
    many periods for one table per invoice, the detail goes to an annex of one line each; ``interet_legal``: it is not the
    due date that starts what runs."""

    cadre: Cadre
    creancier: str
    debiteur: str
    au: date
    factures: tuple[FactureDetaillee, ...]
    avec_avoirs: bool
    avec_paiements: bool
    accessoire: str
    transverses: tuple[Element, ...]
    avoirs: tuple[AvoirDeduit, ...]
    versements: tuple[Versement, ...]
    elements: tuple[Element, ...]
    total: Decimal
    par_jour: Decimal
    choix: tuple[str, ...]
    sources: tuple[Source, ...]
    dense: bool
    interet_legal: bool


def construire(matiere: Matiere) -> Document:
    """The décompte of the dossier, closed at ``matiere.au``."""
    dossier, decompte = matiere.dossier, matiere.decompte
    par_rang: dict[int | None, list[Ligne]] = {}
    for ligne in decompte.lignes:
        par_rang.setdefault(ligne.rang, []).append(ligne)
    factures = tuple(_facture(dossier, par_rang, etat) for etat in decompte.factures)
    natures = {ligne.nature for ligne in decompte.lignes}
    accessoire = next((LIBELLES[n] for n in (Nature.PENALITES, Nature.INTERETS_LEGAUX) if n in natures), "")
    faits = FaitsDecompte(
        cadre=cadres.table(matiere, f"Créance arrêtée au {jour_long(matiere.decompte.au)}"),
        creancier=parties.nom_complet(dossier.creancier),
        debiteur=parties.nom_complet(dossier.debiteur),
        au=matiere.decompte.au,
        factures=factures,
        avec_avoirs=any(f.avoirs for f in factures),
        avec_paiements=any(f.paye for f in factures),
        accessoire=accessoire,
        transverses=tuple(
            Element(str(x.nature), LIBELLES[x.nature], x.montant, x.article) for x in par_rang.get(None, [])
        ),
        avoirs=tuple(
            AvoirDeduit(a.numero, a.date, a.facture, a.montant_ttc)
            for a in dossier.avoirs
            if a.facture and decompte.etat(a.facture)
        ),
        versements=tuple(
            Versement(
                p.date,
                p.montant,
                tuple(Imputation(i.facture, _COURT[i.nature], i.montant) for i in p.imputation),
                p.excedent,
            )
            for p in decompte.paiements
        ),
        elements=tuple(elements_de(decompte)),
        total=decompte.total,
        par_jour=somme(dossier, decompte).par_jour,
        choix=decompte.choix,
        sources=tuple(sources(decompte, matiere.parametres)),
        interet_legal=Nature.INTERETS_LEGAUX in natures,
        dense=sum(len(f.periodes) for f in factures) > PERIODES_EN_TABLEAUX,
    )
    return Document("decompte", "decompte", "acte", "Décompte de la créance", faits, _mentions(faits))


def _facture(dossier: Dossier, par_rang: dict[int | None, list[Ligne]], etat: EtatFacture) -> FactureDetaillee:
    siennes = par_rang[etat.rang]
    courues = [x for x in siennes if x.nature in (Nature.PENALITES, Nature.INTERETS_LEGAUX)]
    indemnites = [x for x in siennes if x.nature is Nature.INDEMNITE]
    return FactureDetaillee(
        numero=etat.numero,
        emise_le=dossier.factures[etat.rang].emise_le,
        echeance=etat.echeance.jour,
        origine=etat.echeance.origine,
        depart=etat.echeance.depart,
        ttc=etat.ttc,
        avoirs=etat.avoirs,
        paye=etat.paye,
        restant=etat.restant,
        jours_de_retard=etat.jours_de_retard,
        periodes=tuple(
            Periode(s.du, s.au, s.jours, s.base, s.taux, s.origine, s.montant) for x in courues for s in x.segments
        ),
        couru=_brut(courues),
        couru_paye=_brut(courues) - _du(courues),
        couru_du=_du(courues),
        indemnite=_brut(indemnites),
        indemnite_payee=_brut(indemnites) - _du(indemnites),
        indemnite_due=_du(indemnites),
        total=_du(siennes),
    )


def _du(lignes: list[Ligne]) -> Decimal:
    return sum((ligne.montant for ligne in lignes), ZERO)


def _brut(lignes: list[Ligne]) -> Decimal:
    return sum((ligne.brut for ligne in lignes), ZERO)


def _mentions(faits: FaitsDecompte) -> tuple[Mention, ...]:
    tetes = tuple(
        m.suite((f"{x.libelle} ({x.article})", x.libelle), m.montant(x.montant), liens=(" ", " : "))
        for x in faits.elements
    )
    periodes = tuple(_periode(p, faits.dense) for f in faits.factures for p in f.periodes)
    versements = tuple(m.suite(m.jour(v.le), m.montant(v.montant)) for v in faits.versements)
    return (
        m.mention("decompte", "Décompte des éléments de la créance", "CPC, art. 1407", *tetes,
                  m.total(faits.total, faits.au)),
        m.mention("decompte-periodes", "Calcul période par période", "C. com., art. L. 441-10, II", *periodes),
        m.mention("decompte-paiements", "Paiements et leur imputation", "C. civ., art. 1342-10 et 1343-1",
                  *versements),
    )  # fmt: skip


def _periode(p: Periode, dense: bool) -> m.Groupe:
    if dense:  # one writing only: ten thousand of them are looked for
        return (f"{jour_court(p.du)} – {jour_court(p.au)}, {pluriel(p.jours, 'jour', 'jours')}, {euros(p.base)}",)
    return m.suite(m.jour(p.du), m.jour(p.au), (f"{p.jours} {euros(p.base)}", str(p.jours)))


DECOMPTE = Acte(
    nom="decompte",
    titre="Décompte de la créance",
    famille=None,
    modele="decompte",
    cadre="acte",
    faits=FaitsDecompte,
    construire=construire,
    exigences=("reference", "factures[].numero", "factures[].montant_ttc"),
)

__all__ = ["DECOMPTE", "PERIODES_EN_TABLEAUX", "FaitsDecompte", "construire"]
