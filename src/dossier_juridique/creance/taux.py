"""At what rate the debt runs, day by day (C. com., art. L. 441-10, II; C. civ., art. 1231-6 and 1344-1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from dossier_juridique.droit.delais import plus_mois
from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.model.creances import Facture
from dossier_juridique.model.decompte import Nature
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import taux as en_pourcent

MAJORATION = Decimal(10)
MAJORATION_DE_CINQ_POINTS = Decimal(5)
MULTIPLE_PLANCHER = Decimal(3)
PREMIER_JOUR = date(2013, 1, 1)
"""Before this day the default rate had another form and the indemnity did not exist."""

Tranche = tuple[date, Decimal, str]
"""Last day at this rate, rate in percent a year, origin of the rate in French."""


def fin_de_semestre(jour: date) -> date:
    """30 June or 31 December."""
    return date(jour.year, 6, 30) if jour.month <= 6 else date(jour.year, 12, 31)


def _semestres(du: date, au: date) -> Iterator[tuple[date, date]]:
    while du <= au:
        fin = min(fin_de_semestre(du), au)
        yield du, fin
        du = fin + timedelta(days=1)


class Suppletif(Struct, frozen=True):
    """Default rate: ECB rate of the first day of the half-year + 10 points."""

    parametres: Parametres
    nature: Nature = Nature.PENALITES
    article: str = "C. com., art. L. 441-10, II"

    def tranches(self, du: date, au: date) -> Iterator[Tranche]:
        for debut, fin in _semestres(du, au):
            bce = self.parametres.a("taux_bce", debut)
            yield fin, bce + MAJORATION, f"BCE {en_pourcent(bce)} + 10 points"


class Convenu(Struct, frozen=True):
    """Written, accepted rate at or above the floor: constant, not cut at half-years."""

    valeur: Decimal
    nature: Nature = Nature.PENALITES
    article: str = "C. com., art. L. 441-10, II et convention"

    def tranches(self, du: date, au: date) -> Iterator[Tranche]:
        if du <= au:
            yield au, self.valeur, "taux convenu"


class SousPlancher(Struct, frozen=True):
    """Agreed rate under the floor: for each half-year the lower of the lawful candidates, unless one was chosen."""

    parametres: Parametres
    choix: str | None
    nature: Nature = Nature.PENALITES
    article: str = "C. com., art. L. 441-10, II"

    def tranches(self, du: date, au: date) -> Iterator[Tranche]:
        for debut, fin in _semestres(du, au):
            suppletif = self.parametres.a("taux_bce", debut) + MAJORATION
            plancher = MULTIPLE_PLANCHER * self.parametres.a("taux_interet_legal_professionnels", debut)
            if self.choix == "suppletif" or (self.choix is None and suppletif < plancher):
                yield fin, suppletif, "BCE + 10 points (clause sous le plancher)"
            else:
                yield fin, plancher, "trois fois l'intérêt légal (clause sous le plancher)"


class InteretLegal(Struct, frozen=True):
    """Legal interest; ``majoration_des`` is the first day of the five points (C. mon. fin., art. L. 313-3)."""

    parametres: Parametres
    serie: str
    majoration_des: date | None = None
    nature: Nature = Nature.INTERETS_LEGAUX
    article: str = "C. civ., art. 1231-6 et 1344-1 ; C. mon. fin., art. L. 313-2"

    def tranches(self, du: date, au: date) -> Iterator[Tranche]:
        for debut, fin in _semestres(du, au):
            legal = self.parametres.a(self.serie, debut)
            premier = self.majoration_des
            if premier is None or fin < premier:
                yield fin, legal, "intérêt légal du semestre"
                continue
            if debut < premier:
                yield premier - timedelta(days=1), legal, "intérêt légal du semestre"
            yield fin, legal + MAJORATION_DE_CINQ_POINTS, "intérêt légal du semestre + 5 points"


Regime = Suppletif | Convenu | SousPlancher | InteretLegal
"""Each gives the runs of days at one printed rate, cut where the law cuts them."""


def regime(
    dossier: Dossier, facture: Facture, echeance: date, depart: date, fin: date, parametres: Parametres
) -> Regime | None:
    """The regime of an invoice, or None when nothing runs between ``depart`` (not counted) and ``fin``.

    The floor is that of the half-year of the due date, whatever day the penalties start.
    """
    conditions = dossier.conditions
    if conditions.accessoires == "aucun" or depart >= fin:
        return None
    if conditions.accessoires == "penalites" and dossier.debiteur.qualite != "professionnel":
        # Article L. 441-10 binds professionals: a consumer and a public buyer obey other rules.
        return None
    if conditions.accessoires == "interet_legal":
        return InteretLegal(parametres, "taux_interet_legal_professionnels", majoration_des(dossier))
    stipule = taux_stipule(dossier, facture)
    if stipule is None:
        return Suppletif(parametres)
    if stipule >= MULTIPLE_PLANCHER * parametres.a("taux_interet_legal_professionnels", echeance):
        return Convenu(stipule)
    return SousPlancher(parametres, conditions.taux_de_remplacement)


def taux_stipule(dossier: Dossier, facture: Facture) -> Decimal | None:
    """The agreed rate that counts: none when its acceptance is not shown and that reserve is not lifted."""
    conditions = dossier.conditions
    acceptee = conditions.acceptees_par != "aucune" or any(
        levee.regle == "civ-1119-conditions-generales-non-acceptees" for levee in dossier.levees
    )
    if not acceptee:
        return None
    return facture.taux_penalites if facture.taux_penalites is not None else conditions.taux_penalites


def majoration_des(dossier: Dossier) -> date | None:
    """The day after two months from the day the decision became enforceable; no extension for days off."""
    titre = dossier.titre
    if titre is None or titre.executoire_le is None or titre.majoration_ecartee or titre.nature == "acte_notarie":
        return None
    return plus_mois(titre.executoire_le, 2) + timedelta(days=1)
