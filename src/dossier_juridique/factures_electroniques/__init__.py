"""Electronic invoices read to plain values: Factur-X, ZUGFeRD 1 and 2, XRechnung, UBL and CII, in a PDF or by themselves."""

from __future__ import annotations

from dossier_juridique.factures_electroniques.lecture import read_invoice, read_invoices

__all__ = ["read_invoice", "read_invoices"]
