"""Handwriting and ink for the exhibits: strokes drawn as SVG, so that no handwriting font is needed.

A Catmull-Rom curve goes through the points of each letter. Every irregularity comes from a seeded generator:
the same text gives the same strokes.
"""

from __future__ import annotations

import random

from fabrique_alphabet import LETTRES, Trait

_ACCENTS = {"é": ("e", [(0.4, 1.3), (0.75, 1.65)]), "è": ("e", [(0.2, 1.65), (0.5, 1.3)]),
            "ç": ("c", [(0.5, 0.0), (0.62, -0.25), (0.35, -0.4)])}  # fmt: skip


def _courbe(points: Trait) -> str:
    """The SVG path through the points (Catmull-Rom turned into cubic Béziers)."""
    bords = [points[0], *points, points[-1]]
    morceaux = [f"M{points[0][0]:.2f} {points[0][1]:.2f}"]
    for i in range(1, len(bords) - 2):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = bords[i - 1 : i + 3]
        morceaux.append(
            f"C{x1 + (x2 - x0) / 6:.2f} {y1 + (y2 - y0) / 6:.2f} "
            f"{x2 - (x3 - x1) / 6:.2f} {y2 - (y3 - y1) / 6:.2f} {x2:.2f} {y2:.2f}"
        )
    return "".join(morceaux)


def _svg(
    traits: list[Trait], largeur: float, hauteur: float, couleur: str, plume: float, hasard: random.Random
) -> str:
    chemins = "".join(
        f'<path d="{_courbe(t)}" stroke-width="{plume * hasard.uniform(0.85, 1.2):.2f}"/>'
        for t in traits
        if len(t) > 1
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{largeur:.1f}mm" height="{hauteur:.1f}mm" '
        f'viewBox="0 0 {largeur:.1f} {hauteur:.1f}"><g fill="none" stroke="{couleur}" stroke-linecap="round" '
        f'stroke-linejoin="round">{chemins}</g></svg>'
    )


def manuscrit(
    texte: str, *, graine: int, corps: float = 2.4, couleur: str = "#1d2f7a", plume: float = 0.34
) -> str:
    """One line written by hand, as SVG. `corps` is the x-height, `plume` the stroke, in millimetres."""
    hasard = random.Random(graine)
    x, traits = 1.0, []
    ligne, penche = 2.5 * corps, 0.18 + hasard.uniform(-0.05, 0.08)
    for lettre in texte:
        nom, accent = _ACCENTS.get(lettre, (lettre, None))
        avance, formes = LETTRES[nom]
        taille = corps * hasard.uniform(0.93, 1.07)
        saut = hasard.uniform(-0.06, 0.06) * corps
        for forme in [*formes, *([accent] if accent else [])]:
            traits.append([
                (x + (px + penche * py + hasard.uniform(-0.03, 0.03)) * taille,
                 ligne + saut - (py + hasard.uniform(-0.03, 0.03)) * taille)
                for px, py in forme
            ])  # fmt: skip
        x += (avance + 0.1) * taille
    return _svg(traits, x + corps, 3.8 * corps, couleur, plume, hasard)


def paraphe(
    nom: str, *, graine: int, largeur: float = 46.0, couleur: str = "#1d2f7a", plume: float = 0.42
) -> str:
    """A signature of that name, as SVG: a large initial, ever flatter strokes, a flourish under them."""
    hasard = random.Random(graine)
    hauteur = largeur * 0.5
    pied = hauteur * 0.62
    initiale = LETTRES.get(nom.split()[-1][0], LETTRES["S"])[1]
    echelle = hauteur * hasard.uniform(0.24, 0.3)
    traits: list[Trait] = [
        [(2 + (px + 0.3 * py) * echelle, pied - py * echelle) for px, py in forme] for forme in initiale
    ]
    x = 2 + echelle * (LETTRES.get(nom.split()[-1][0], LETTRES["S"])[0] + 0.2)
    # A few letters of the name, each lower than the one before, then the hand stops forming them.
    for rang, lettre in enumerate(nom.split()[-1][1:4]):
        avance, formes = LETTRES[lettre]
        taille = echelle * (0.72 - 0.12 * rang) * hasard.uniform(0.9, 1.1)
        traits += [
            [(x + (px + 0.42 * py) * taille, pied - py * taille * 1.1) for px, py in forme]
            for forme in formes
        ]
        x += avance * taille * 0.95
    onde, fin = [(x, pied)], largeur * hasard.uniform(0.78, 0.88)
    while x < fin:
        reste = max(0.12, 0.5 * (1 - x / largeur))
        x += hasard.uniform(0.9, 2.2)
        onde.append((x, pied - echelle * reste * hasard.uniform(0.6, 1.4)))
        x += hasard.uniform(0.6, 1.8)
        onde.append((x, pied + hasard.uniform(-0.06, 0.12) * echelle))
    onde.append((largeur - 2, pied - echelle * hasard.uniform(0.1, 0.7)))
    traits.append(onde)
    bas = pied + echelle * hasard.uniform(0.45, 0.7)
    traits.append([
        (largeur - 3, pied - echelle * 0.4), (largeur * 0.8, bas), (largeur * 0.4, bas + echelle * 0.15),
        (largeur * 0.16, bas + echelle * hasard.uniform(0.0, 0.3)), (largeur * 0.3, bas - echelle * 0.25),
        (largeur * 0.92, bas + echelle * hasard.uniform(-0.3, 0.2)),
    ])  # fmt: skip
    return _svg(traits, largeur, hauteur, couleur, plume, hasard)


def initiales(lettres: str, *, graine: int, couleur: str = "#1d2f7a") -> str:
    """The short mark put at the foot of each page of a contract."""
    return manuscrit(lettres, graine=graine, corps=2.0, couleur=couleur, plume=0.36)
