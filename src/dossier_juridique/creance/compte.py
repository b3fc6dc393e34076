"""The account of one invoice: it runs to a day, takes its share of a payment, and remembers its segments."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct, field

from dossier_juridique.creance.taux import Regime
from dossier_juridique.droit.delais import plus_ans
from dossier_juridique.model.creances import Facture
from dossier_juridique.model.decompte import Affectation, Echeance, Nature, Segment
from dossier_juridique.model.francais import arrondi

BASE_ANNUELLE = Decimal(36500)
ZERO = Decimal("0.00")


class Compte(Struct):
    """State of an invoice while the payments are read in order. Amounts in euros.

    ``indemnite_de_retard`` is the fixed indemnity it bears once late, zero when none may be due.
    ``reference`` is the day after which interest runs, or None when none does; ``fin`` the last day it may run
    (the day before a judgment, when one came).
    """

    rang: int
    numero: str
    facture: Facture
    echeance: Echeance
    avoirs: Decimal
    principal: Decimal
    reference: date | None
    regime: Regime | None
    fin: date
    capitalise: bool
    indemnite_de_retard: Decimal
    indemnite: Decimal = ZERO
    indemnite_brute: Decimal = ZERO
    couru: Decimal = ZERO
    brut: Decimal = ZERO
    paye_principal: Decimal = ZERO
    segments: list[Segment] = field(default_factory=list)
    jusqu_au: date | None = None
    capital_interets: Decimal = ZERO
    anniversaires: int = 0

    def arreter(self, jour: date) -> None:
        """Let interest run to that day, counted."""
        if self.reference is None or self.regime is None:
            return
        dernier = min(jour, self.fin)
        courant = self.jusqu_au or self.reference
        while courant < dernier:
            etape = dernier
            if self.capitalise:
                anniversaire = plus_ans(self.reference, self.anniversaires + 1)
                etape = min(dernier, anniversaire)
            self._courir(courant, etape)
            if self.capitalise and etape == anniversaire:
                self.anniversaires += 1
                # Only the interest due for a whole year joins the base (C. civ., art. 1343-2).
                self.capital_interets = self.couru
            courant = etape
        self.jusqu_au = max(courant, self.jusqu_au or courant)

    def _courir(self, apres: date, jusqu_au: date) -> None:
        assert self.regime is not None
        base = self.principal + min(self.capital_interets, self.couru)
        if base <= 0:
            return
        for fin, taux, origine in self.regime.tranches(apres + timedelta(days=1), jusqu_au):
            jours = (fin - apres).days
            montant = arrondi(base * taux * jours / BASE_ANNUELLE)
            self.segments.append(Segment(apres + timedelta(days=1), fin, jours, base, taux, montant, origine))
            self.couru += montant
            self.brut += montant
            apres = fin

    def doit(self, jour: date) -> Decimal:
        """Interest and principal due that day, the interest being computed but not booked."""
        return self.principal + self.couru + self._a_courir(jour)

    def _a_courir(self, jour: date) -> Decimal:
        if self.reference is None or self.regime is None:
            return ZERO
        avant = (list(self.segments), self.couru, self.brut, self.jusqu_au, self.capital_interets, self.anniversaires)
        deja = self.couru
        self.arreter(jour)
        ajoute = self.couru - deja
        self.segments, self.couru, self.brut, self.jusqu_au, self.capital_interets, self.anniversaires = avant
        return ajoute

    def court(self, jour: date) -> bool:
        """True when interest runs on that day."""
        return self.regime is not None and self.reference is not None and self.reference < jour <= self.fin

    def taux_du_jour(self, jour: date) -> Decimal:
        """The rate of that day; zero when nothing runs."""
        if self.regime is None or not self.court(jour):
            return Decimal(0)
        return next(self.regime.tranches(jour, jour))[1]

    def imputer(self, montant: Decimal, jour: date, principal_d_abord: bool) -> list[Affectation]:
        """Take what this invoice can of a payment (C. civ., art. 1343-1). What is taken is the sum of the parts."""
        self.constater_retard(jour)
        self.arreter(jour)
        nature = self.regime.nature if self.regime else Nature.PENALITES
        parts: list[Affectation] = []
        ordre = (Nature.PRINCIPAL, nature) if principal_d_abord else (nature, Nature.PRINCIPAL)
        for chef in ordre:
            du = self.principal if chef is Nature.PRINCIPAL else self.couru
            pris = min(montant, du)
            if pris <= 0:
                continue
            if chef is Nature.PRINCIPAL:
                self.principal -= pris
                self.paye_principal += pris
            else:
                self.couru -= pris
                self.capital_interets = min(self.capital_interets, self.couru)
            montant -= pris
            parts.append(Affectation(self.numero, chef, pris))
        return parts

    def constater_retard(self, jour: date) -> None:
        """One day late with principal still due: the fixed indemnity is due, once."""
        if self.indemnite_brute == 0 and jour > self.echeance.depart and self.principal > 0:
            self.indemnite = self.indemnite_brute = self.indemnite_de_retard

    @property
    def solde(self) -> bool:
        """Nothing is left to pay on principal or interest, and nothing more can run."""
        return self.principal <= 0 and self.couru <= 0
