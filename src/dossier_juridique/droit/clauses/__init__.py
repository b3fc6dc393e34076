"""What the clauses of an agreement say of the parties: who owes, who grants, who gives up what. Pure."""

from __future__ import annotations

from dossier_juridique.droit.clauses.interversion import devoirs, intervertis
from dossier_juridique.droit.clauses.phrases import chercher, ecarts, lire

__all__ = ["chercher", "devoirs", "ecarts", "intervertis", "lire"]
