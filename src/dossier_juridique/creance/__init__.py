"""The arithmetic of the claim: one pure function, ``compute``. Reference: the published conventions of the project.

Simple interest, base 365 in every year, each printed segment rounded half up to the cent, the total being the sum of
what is printed. No figure is used outside its published days.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace

from dossier_juridique.creance.choix import choix, mis_en_demeure
from dossier_juridique.creance.compte import BASE_ANNUELLE, ZERO, Compte
from dossier_juridique.creance.imputation import dans_l_ordre, imputer
from dossier_juridique.creance.taux import (
    PREMIER_JOUR,
    regime,
)
from dossier_juridique.droit.delais import echeance
from dossier_juridique.droit.mise_en_demeure import depart_interet_legal
from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.errors import FigureInconnue
from dossier_juridique.model.creances import Facture
from dossier_juridique.model.decompte import (
    Affectation,
    Decompte,
    Echeance,
    EtatFacture,
    Ligne,
    Nature,
    PaiementImpute,
    Totaux,
)
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import arrondi, jour_court

ARTICLE_PRINCIPAL = "C. civ., art. 1103 et 1353"
ARTICLE_INDEMNITE = "C. com., art. L. 441-10, II et D. 441-5"
ARTICLE_COMPLEMENT = "C. com., art. L. 441-10, II"
ARTICLE_CLAUSE_PENALE = "C. civ., art. 1231-5"


def compute(dossier: Dossier, parametres: Parametres, au: date) -> Decompte:
    """The claim closed at ``au``. Amounts in euros to the cent; ``FigureInconnue`` when a rate is not published.

    Sources: C. com., art. L. 441-10 and D. 441-5; C. civ., art. 1231-5, 1231-6, 1342-10, 1343-1, 1343-2.
    """
    comptes, sans_echeance, sans_montant = _ouvrir(dossier, parametres, au)
    paiements = _payer(dossier, comptes, au)
    for compte in comptes:
        compte.arreter(au)
        compte.constater_retard(au)
    lignes = [ligne for compte in comptes for ligne in _lignes(compte)]
    lignes.extend(_clause_penale(dossier, comptes, au))
    complements, paiements = _absorber(_complement(dossier, comptes), paiements)
    lignes.extend(complements)
    return Decompte(
        reference=dossier.reference,
        au=au,
        lignes=tuple(lignes),
        paiements=tuple(paiements),
        factures=tuple(_etat(compte, au) for compte in comptes),
        totaux=_totaux(lignes),
        sans_echeance=tuple(sans_echeance),
        sans_montant=tuple(sans_montant),
        non_emises=tuple(
            facture.numero or f"factures[{rang}]"
            for rang, facture in enumerate(dossier.factures)
            if facture.emise_le is not None and facture.emise_le > au
        ),
        choix=choix(dossier, comptes, au),
    )


def _ouvrir(dossier: Dossier, parametres: Parametres, au: date) -> tuple[list[Compte], list[str], list[str]]:
    comptes: list[Compte] = []
    sans_echeance: list[str] = []
    sans_montant: list[str] = []
    credits: dict[str, Decimal] = {}
    for avoir in dossier.avoirs:
        if avoir.facture:
            credits[avoir.facture] = credits.get(avoir.facture, ZERO) + avoir.montant_ttc
    for rang, facture in enumerate(dossier.factures):
        numero = facture.numero or f"factures[{rang}]"
        terme = echeance(facture, dossier.conditions)
        if facture.montant_ttc is None:
            sans_montant.append(numero)
        if terme is None:
            sans_echeance.append(numero)
        if terme is None or facture.montant_ttc is None:
            continue
        jugement = _jugement(dossier, facture)
        fin = min(au, jugement - timedelta(days=1)) if jugement else au
        # Two invoices may bear one number: what the first took of its credit notes is not taken again by the second.
        avoirs = min(credits.get(facture.numero or "", ZERO), facture.montant_ttc)
        if avoirs:
            credits[facture.numero or ""] -= avoirs
        cours = regime(dossier, facture, terme.jour, terme.depart, fin, parametres)
        # Invoices at one rate share one régime: its rate of a day is then looked up once for all of them.
        cours = next((compte.regime for compte in comptes if compte.regime == cours), cours)
        reference: date | None = terme.depart
        if cours is not None and cours.nature is Nature.INTERETS_LEGAUX:
            legal = depart_interet_legal(dossier, terme.jour, au)
            reference = max(legal, terme.depart) if legal else None
        elif cours is not None and terme.depart < PREMIER_JOUR - timedelta(days=1):
            raise FigureInconnue(
                f"facture {numero}, échue le {jour_court(terme.jour)} : les pénalités antérieures au 01/01/2013 "
                "relevaient d'un autre régime, que ce programme ne calcule pas",
                lieu=f"factures[{rang}].echeance",
                remede="Retirez cette facture, ou choisissez conditions.accessoires = « interet_legal » ou « aucun ».",
            )
        comptes.append(
            Compte(
                rang=rang, numero=numero, facture=facture, echeance=terme, avoirs=avoirs,
                principal=facture.montant_ttc - avoirs, reference=reference, regime=cours, fin=fin,
                capitalise=_capitalise(dossier), indemnite_de_retard=_indemnite(dossier, facture, terme, parametres, au),
            )
        )  # fmt: skip
    return comptes, sans_echeance, sans_montant


def _jugement(dossier: Dossier, facture: Facture) -> date | None:
    """The judgment that stops what this invoice bears: a claim born after it is paid at its due date (C. com.,
    art. L. 622-17 and L. 622-28); a claim of unknown birth is taken for an earlier one."""
    collective = dossier.debiteur.procedure_collective or None
    jugement = collective.jugement if collective else None
    if jugement is None or (facture.nee_le is not None and facture.nee_le >= jugement):
        return None
    return jugement


def _capitalise(dossier: Dossier) -> bool:
    """Only with a clause or a decision (C. civ., art. 1343-2), and unless the creditor gives it up."""
    ordonnee = dossier.titre is not None and dossier.titre.capitalisation
    return (dossier.conditions.clause_capitalisation or ordonnee) and dossier.conditions.capitalisation is not False


def _payer(dossier: Dossier, comptes: list[Compte], au: date) -> list[PaiementImpute]:
    # Equal days keep the order of the dossier: the sort is stable.
    recus = sorted((p for p in dossier.recus if p.date <= au), key=lambda p: p.date)
    en_ordre = dans_l_ordre(comptes)
    return [imputer(paiement, comptes, en_ordre, dossier.conditions.imputation == "principal") for paiement in recus]


def _indemnite(dossier: Dossier, facture: Facture, terme: Echeance, parametres: Parametres, au: date) -> Decimal:
    """The fixed indemnity of the invoice once it is late; zero when it is not late by ``au`` or the law forbids it."""
    premier = terme.depart + timedelta(days=1)
    if au < premier or premier < PREMIER_JOUR or dossier.debiteur.qualite != "professionnel":
        return ZERO
    jugement = _jugement(dossier, facture)
    if jugement is not None and terme.jour >= jugement:
        return ZERO
    return parametres.a("indemnite_forfaitaire", premier)


def _lignes(compte: Compte) -> list[Ligne]:
    brut = (compte.facture.montant_ttc or ZERO) - compte.avoirs
    lignes = [Ligne(Nature.PRINCIPAL, compte.rang, compte.numero, compte.principal, brut, ARTICLE_PRINCIPAL)]
    if compte.regime is not None and compte.segments:
        lignes.append(
            Ligne(compte.regime.nature, compte.rang, compte.numero, compte.couru, compte.brut, compte.regime.article,
                  tuple(compte.segments))
        )  # fmt: skip
    if compte.indemnite_brute:
        lignes.append(
            Ligne(Nature.INDEMNITE, compte.rang, compte.numero, compte.indemnite, compte.indemnite_brute,
                  ARTICLE_INDEMNITE)
        )
    return lignes


def _clause_penale(dossier: Dossier, comptes: list[Compte], au: date) -> list[Ligne]:
    """Once a mise en demeure was sent (C. civ., art. 1231-5, al. 5), on the principal of which it asked payment and that
    remains, within its cap."""
    clause = dossier.conditions.clause_penale
    non_acceptee = dossier.conditions.acceptees_par == "aucune" and not any(
        levee.regle == "civ-1119-conditions-generales-non-acceptees" for levee in dossier.levees
    )
    restant = sum((c.principal for c in comptes if mis_en_demeure(dossier, c, au)), ZERO)
    if clause is None or non_acceptee or restant <= 0:
        return []
    montant = arrondi(restant * clause.valeur / 100) if clause.mode == "pourcentage" else clause.valeur
    if clause.plafond is not None:
        montant = min(montant, clause.plafond)
    return [Ligne(Nature.CLAUSE_PENALE, None, "", montant, montant, ARTICLE_CLAUSE_PENALE)] if montant else []


def _complement(dossier: Dossier, comptes: list[Compte]) -> list[Ligne]:
    """What the recovery cost beyond the fixed indemnity, on exhibits only (C. com., art. L. 441-10, II)."""
    if not any(compte.indemnite_brute for compte in comptes):
        return []
    justifies = [
        chef.montant
        for chef in dossier.demande.chefs
        if chef.type == "complement" and isinstance(chef.montant, Decimal) and any(map(dossier.piece, chef.pieces))
    ]
    return [Ligne(Nature.FRAIS, None, "", montant, montant, ARTICLE_COMPLEMENT) for montant in justifies if montant]


def _absorber(
    complements: list[Ligne], paiements: list[PaiementImpute]
) -> tuple[list[Ligne], list[PaiementImpute]]:
    """What a payment leaves after all the invoices pays the justified complement: nobody claims a sum he already holds."""
    restants = list(paiements)
    for rang, paiement in enumerate(restants):
        for place, ligne in enumerate(complements):
            pris = min(paiement.excedent, ligne.montant)
            if pris > 0:
                complements[place] = replace(ligne, montant=ligne.montant - pris)
                part = Affectation("", Nature.FRAIS, pris)
                paiement = replace(
                    paiement, excedent=paiement.excedent - pris, imputation=(*paiement.imputation, part)
                )
        restants[rang] = paiement
    return complements, restants


def _totaux(lignes: list[Ligne]) -> Totaux:
    sommes: Counter[Nature] = Counter()
    for ligne in lignes:
        sommes[ligne.nature] += ligne.montant  # type: ignore[assignment]

    def somme(*natures: Nature) -> Decimal:
        return sum((Decimal(sommes[n]) for n in natures), ZERO)

    return Totaux(
        principal=somme(Nature.PRINCIPAL),
        penalites=somme(Nature.PENALITES),
        interets_legaux=somme(Nature.INTERETS_LEGAUX),
        indemnites=somme(Nature.INDEMNITE),
        autres=somme(Nature.CLAUSE_PENALE, Nature.FRAIS),
    )


def _etat(compte: Compte, au: date) -> EtatFacture:
    taux = compte.taux_du_jour(au) if compte.regime and compte.principal > 0 else None
    par_jour = arrondi(compte.principal * taux / BASE_ANNUELLE) if taux else ZERO
    return EtatFacture(
        rang=compte.rang,
        numero=compte.numero,
        echeance=compte.echeance,
        ttc=compte.facture.montant_ttc or ZERO,
        avoirs=compte.avoirs,
        paye=compte.paye_principal,
        restant=compte.principal,
        jours_de_retard=max(0, (au - compte.echeance.depart).days),
        taux=taux or None,
        par_jour=par_jour,
    )


__all__ = ["ARTICLE_CLAUSE_PENALE", "ARTICLE_INDEMNITE", "ARTICLE_PRINCIPAL", "compute"]
