"""Electronic invoices read to plain values: Factur-X, ZUGFeRD 1 and 2, XRechnung, UBL and CII, in a PDF or by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dossier_juridique.factures_electroniques.lecture import read_invoice, read_invoices

__all__ = ["read_invoice", "read_invoices"]


def __getattr__(nom: str) -> Any:
    # The children need the modules below, not what starts them.
    if nom in __all__:
        from dossier_juridique.factures_electroniques import lecture

        return getattr(lecture, nom)
    raise AttributeError(nom)
