"""The charts of the portfolio: horizontal bars in whole units of a drawing that scales with the page.

The words and amounts stand in the drawing beside their bar; what is cut short in it is whole in the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from dossier_juridique.model.francais import INSECABLE, euros, pluriel
from dossier_juridique.model.portefeuille import CLASSES, PartDeDebiteur

LARGEUR = 400
RANG = 46
NOM_MAX = 31
DEBITEURS = 8
TEINTES = ("nonechu", "a30", "a60", "a90", "vieux")
"""CSS class of each class of age; « acc » is that of the accessories."""


class Morceau(Struct, frozen=True):
    """A part of a bar."""

    x: int
    largeur: int
    teinte: str


class Barre(Struct, frozen=True):
    """A bar with its name on the left above it, its value on the right; ``y`` is the baseline of these words."""

    nom: str
    valeur: str
    y: int
    morceaux: tuple[Morceau, ...]


class Barres(Struct, frozen=True):
    """The drawing, and its words for who does not see it."""

    hauteur: int
    barres: tuple[Barre, ...]
    dit: str


def ages(classes: Sequence[Decimal]) -> Barres:
    """Principal by class of age, each with its share of the whole."""
    total, plus_grand = sum(classes, Decimal(0)), max(classes, default=Decimal(0))
    barres, dits = [], []
    for rang, (nom, montant) in enumerate(zip(CLASSES, classes, strict=True)):
        part = _part(montant, total)
        valeur = f"{euros(montant)} · {part}"
        dits.append(f"{nom} : {euros(montant)}, {part}")
        barres.append(
            Barre(nom[:1].upper() + nom[1:], valeur, 16 + RANG * rang, _stack([(montant, TEINTES[rang])], plus_grand))
        )
    return Barres(RANG * len(CLASSES), tuple(barres), " ; ".join(dits) + ".")


def debtors(parts: Sequence[PartDeDebiteur]) -> Barres:
    """What the greatest debtors owe, principal by age then accessories; the others in one last bar."""
    montres = [(p.nom, p.classes, p.accessoires) for p in parts[:DEBITEURS]]
    autres = parts[DEBITEURS:]
    if autres:
        classes = tuple(sum((p.classes[n] for p in autres), Decimal(0)) for n in range(len(CLASSES)))
        nom = pluriel(len(autres), "autre débiteur", "autres débiteurs")
        montres.append((nom, classes, sum((p.accessoires for p in autres), Decimal(0))))
    plus_grand = max((sum(c, a) for _, c, a in montres), default=Decimal(0))
    barres = tuple(
        Barre(
            nom if len(nom) <= NOM_MAX else nom[: NOM_MAX - 1].rstrip() + "…",
            euros(sum(classes, accessoires)),
            16 + RANG * rang,
            _stack([*zip(classes, TEINTES, strict=True), (accessoires, "acc")], plus_grand),
        )
        for rang, (nom, classes, accessoires) in enumerate(montres)
    )
    dits = " ; ".join(f"{nom} : {euros(sum(classes, accessoires))}" for nom, classes, accessoires in montres)
    return Barres(RANG * len(barres), barres, f"{dits}.")


def _part(montant: Decimal, total: Decimal) -> str:
    """« 12 % », to the unit; « < 1 % » for what is small and not nil."""
    if not total or not montant:
        return f"0{INSECABLE}%"
    part = (100 * montant / total).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return f"{part}{INSECABLE}%" if part else f"<{INSECABLE}1{INSECABLE}%"


def _stack(montants: Sequence[tuple[Decimal, str]], plus_grand: Decimal) -> tuple[Morceau, ...]:
    """Parts end to end, in units of the drawing; what is not nil is at least two units wide."""
    morceaux, x = [], 0
    for montant, teinte in montants:
        if montant <= 0 or plus_grand <= 0:
            continue
        largeur = max(2, int((LARGEUR * montant / plus_grand).quantize(Decimal(1), rounding=ROUND_HALF_UP)))
        largeur = min(largeur, LARGEUR - x) if x < LARGEUR else 0
        morceaux.append(Morceau(x, largeur, teinte))
        x += largeur
    return tuple(m for m in morceaux if m.largeur)
