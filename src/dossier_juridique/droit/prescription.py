"""Last useful day to act on each invoice (C. com., art. L. 110-4 and L. 133-6; CPCE (postes), art. L. 34-2; C. civ.,
art. 2224, 2229, 2231, 2233, 2240 to 2244).

Two dates are kept apart: ``dernier_jour`` counts only interruptions proved by an exhibit and certain; ``possible``
also counts those that a judge might accept (partial payment, e-mail, instalment plan, event without exhibit). The
earlier one is the one to hold to. No extension for non-working days: none is established.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from msgspec import Struct

from dossier_juridique.droit.delais import plus_ans
from dossier_juridique.model.actes_du_dossier import EvenementPrescription, Piece
from dossier_juridique.model.creances import Facture
from dossier_juridique.model.decompte import Echeance
from dossier_juridique.model.dossier import Dossier

Regime = Literal["commun", "transport", "communications"]

ANS: Mapping[Regime, int] = {"commun": 5, "transport": 1, "communications": 1}
"""Years, by régime."""

ARTICLES: Mapping[Regime, str] = {
    "commun": "C. com., art. L. 110-4, I ; C. civ., art. 2224",
    "transport": "C. com., art. L. 133-6",
    "communications": "CPCE (postes), art. L. 34-2",
}

_CERTAINS = ("reconnaissance_ecrite", "demande_en_justice", "mesure_conservatoire", "acte_d_execution",
             "signification_ordonnance")  # fmt: skip
_RECONNAISSANCES = ("reconnaissance_de_dette", "echeancier_signe")
_MOTIFS = {
    "paiement_partiel": "un paiement partiel ne vaut reconnaissance de la dette que si le juge l'admet",
    "courriel": "un courriel n'est pas une reconnaissance signée",
    "lettre": "une lettre du créancier n'interrompt pas la prescription",
    "echeancier": "un échéancier ne vaut reconnaissance de la dette que si le juge l'admet",
}


class Prescription(Struct, frozen=True):
    """Prescription of ``factures[rang]``. ``debut`` is the day it runs from, not counted; the claim is barred from the
    day after ``dernier_jour``. ``possible`` is the later day that uncertain events would give, or None.
    ``interruption`` is the certain event that gave ``dernier_jour``, or None."""

    rang: int
    regime: Regime
    debut: date
    dernier_jour: date
    possible: date | None
    interruption: EvenementPrescription | None

    @property
    def article(self) -> str:
        """The text that gives the length."""
        return ARTICLES[self.regime]


def regime(facture: Facture, dossier: Dossier) -> Regime:
    """Which length applies, by the sector declared on the invoice, else in the conditions."""
    match facture.secteur or dossier.conditions.secteur:
        case "transport":
            return "transport"
        case "telecommunications":
            return "communications"
        case _:
            return "commun"


def incertitude(evenement: EvenementPrescription, dossier: Dossier) -> str | None:
    """Why an event cannot be relied on, in French without final stop; None when it is proved and certain."""
    if evenement.type not in _CERTAINS:
        return _MOTIFS[evenement.type]
    if evenement.piece is None:
        return "aucune pièce ne le prouve"
    piece = dossier.piece(evenement.piece)
    if piece is None:
        return f"la pièce « {evenement.piece} » n'est pas dans le dossier"
    if evenement.type == "reconnaissance_ecrite" and not _du_debiteur(piece):
        return "la pièce n'est pas déclarée signée par le débiteur"
    if evenement.facture is not None and dossier.facture(evenement.facture) is None:
        return f"la facture « {evenement.facture} » n'est pas dans le dossier"
    return None


def _du_debiteur(piece: Piece) -> bool:
    if piece.signee is False or piece.emane_du_debiteur is False:
        return False
    return bool(piece.signee or piece.emane_du_debiteur) or piece.nature in _RECONNAISSANCES


def _debut(facture: Facture, dossier: Dossier, echeance: Echeance | None) -> date | None:
    exigible = echeance.jour if echeance else None
    if regime(facture, dossier) != "transport":
        return exigible
    # Delivery is what the text counts from; unknown, the invoice was rarely written before it, hence the earlier guess.
    return facture.livree_le or facture.recue_le or facture.executee_le or facture.emise_le or exigible


def _signification(dossier: Dossier) -> Iterable[EvenementPrescription]:
    jour = dossier.procedure.signification_le if dossier.procedure else None
    acte = next((p.id for p in dossier.pieces if p.nature == "acte_de_signification"), None)
    if jour is not None and acte is not None:
        yield EvenementPrescription(type="signification_ordonnance", date=jour, facture=None, piece=acte)


def _terme(debut: date, ans: int, jours: Iterable[date]) -> tuple[date, date | None]:
    """Last day and the interruption that gave it. An event after the last day comes too late (C. civ., art. 2229)."""
    dernier, par = plus_ans(debut, ans), None
    for jour in sorted(jours):
        if jour <= dernier and plus_ans(jour, ans) > dernier:
            dernier, par = plus_ans(jour, ans), jour
    return dernier, par


def prescrire(dossier: Dossier, rang: int, echeance: Echeance | None, au: date) -> Prescription | None:
    """Prescription of one invoice as known at ``au`` (later events are ignored); None without a day to start from."""
    facture = dossier.factures[rang]
    debut = _debut(facture, dossier, echeance)
    if debut is None:
        return None
    quel = regime(facture, dossier)
    evenements = [
        e
        for e in (*dossier.prescription, *_signification(dossier))
        if e.date <= au and e.facture in (None, facture.numero)
    ]
    certains = [e for e in evenements if incertitude(e, dossier) is None]
    dernier, par = _terme(debut, ANS[quel], [e.date for e in certains])
    payes = [p.date for p in dossier.paiements if p.date <= au and not p.payeur and p.facture in (None, facture.numero)]
    invoques = [e.date for e in evenements if e.type != "lettre"]
    possible, _ = _terme(debut, ANS[quel], [*invoques, *payes])
    return Prescription(
        rang=rang,
        regime=quel,
        debut=debut,
        dernier_jour=dernier,
        possible=possible if possible > dernier else None,
        interruption=next((e for e in certains if e.date == par), None),
    )


def prescriptions(dossier: Dossier, echeances: Mapping[int, Echeance], au: date) -> tuple[Prescription, ...]:
    """Prescription of every invoice whose start is known, in the order of the dossier."""
    trouvees = (prescrire(dossier, rang, echeances.get(rang), au) for rang in range(len(dossier.factures)))
    return tuple(p for p in trouvees if p is not None)
