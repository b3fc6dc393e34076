"""The channels by which a filing leaves: one row each. Sizes are dated figures (``droit/baremes/canaux.toml``)."""

from __future__ import annotations

from msgspec import Struct


class Profil(Struct, frozen=True):
    """``separees``: one file per exhibit, else the filing in one file, cut between exhibits when it is too large;
    ``limite``: series of the largest size of a file, in Mo, "" when there is none; ``originaux``: signed exhibits,
    electronic invoices and e-mails travel along as they were received."""

    nom: str
    titre: str
    separees: bool
    limite: str
    originaux: bool


PROFILS: tuple[Profil, ...] = (
    Profil("tribunal-digital", "Tribunal Digital", True, "depot_tribunal_digital", True),
    Profil("rpva", "RPVA (e-Barreau)", False, "depot_rpva", False),
    Profil("greffe-papier", "dépôt au greffe sur papier", False, "", False),
    Profil("mespieces", "Mes Pièces", True, "depot_mes_pieces", True),
)
