"""Adapter to the ``facturx`` library (Akretion): it holds the official schemas of CII, ZUGFeRD 1.0 and UBL 2.1.

It reads no value for us: it does not read ZUGFeRD 1.0, and stops at the first attachment. Imported late, for it is slow.
"""

from __future__ import annotations

import re
from typing import Any

_NIVEAUX = {
    "MINIMUM": "minimum",
    "BASIC WL": "basicwl",
    "BASIC": "basic",
    "EN 16931": "en16931",
    "XRECHNUNG": "en16931",
    "PEPPOL": "en16931",
    "EXTENDED": "extended",
    "EXTENDED-CTC-FR": "extended-ctc-fr",
}
_SAVEURS = {
    "CrossIndustryInvoice": "factur-x",
    "CrossIndustryDocument": "zugferd",
    "Invoice": "ubl-2.1-invoice",
    "CreditNote": "ubl-2.1-creditnote",
}


def schema_fault(racine: Any, profil: str | None) -> str | None:
    """What the official schema reproaches to the tree, short; None when it accepts it or when none is known for it."""
    import logging

    import facturx

    saveur = _SAVEURS.get(str(racine.tag).rpartition("}")[2])
    niveau = _NIVEAUX.get(profil or "") if saveur == "factur-x" else "en16931"
    if saveur is None or niveau is None:
        return None
    # The library logs each fault with the content of the invoice.
    logging.getLogger("factur-x").setLevel(logging.CRITICAL)
    try:
        facturx.xml_check_xsd(racine, flavor=saveur, level=niveau)
    except Exception as erreur:
        # The library raises bare Exception for a fault of schema, and nothing narrower.
        message = str(erreur)
        element = re.search(r"Element '(?:\{[^}]*\})?([A-Za-z]+)'", message)
        return f"élément « {element[1]} » mal placé ou mal rempli" if element else "une faute que le schéma ne situe pas"
    return None
