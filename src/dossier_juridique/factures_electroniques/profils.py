"""The profile an invoice declares (BT-24), under one name for all its writings, and how much it can say.

Sources: Factur-X 1.0.7 and ZUGFeRD 1.0 specifications; XRechnung (KoSIT); XP Z12-012 (extended-ctc-fr).
"""

from __future__ import annotations

import re

# Richest last. The first pattern that matches wins, so that the precise ones come before « en16931 » alone.
_FORMES: tuple[tuple[str, str], ...] = (
    (r"order-x", "ORDER-X"),
    (r"^urn:(factur-x\.eu|zugferd\.de):[12]p0:minimum$", "MINIMUM"),
    (r"^urn:(factur-x\.eu|zugferd\.de):[12]p0:basicwl$", "BASIC WL"),
    (r"[:#]extended-ctc-fr$", "EXTENDED-CTC-FR"),
    (r"en16931:2017[:#]\w+[:#](urn:)?(factur-x\.eu|zugferd\.de)(:|%3a)[12]p\d:basic$", "BASIC"),
    (r"en16931:2017[:#]\w+[:#](urn:)?(factur-x\.eu|zugferd\.de)(:|%3a)[12]p\d:extended$", "EXTENDED"),
    (r"xrechnung", "XRECHNUNG"),
    (r"peppol", "PEPPOL"),
    (r"^urn:ferd:(crossindustrydocument:)?invoice:1p0:basic$|^urn:ferd:.*:basic$", "BASIC"),
    (r"^urn:ferd:.*:(comfort)$", "COMFORT"),
    (r"^urn:ferd:.*:extended$", "EXTENDED"),
    (r"^urn:cen\.eu:en16931:2017(#compliant#urn:factur-x\.eu:1p0:en16931)?$", "EN 16931"),
)
_RICHESSE = (
    "MINIMUM",
    "BASIC WL",
    "BASIC",
    "COMFORT",
    "PEPPOL",
    "EN 16931",
    "XRECHNUNG",
    "EXTENDED",
    "EXTENDED-CTC-FR",
)


def profile(declare: str | None) -> str | None:
    """« EN 16931 », « EXTENDED »…; None when the file declares none, or one that nobody knows."""
    propre = re.sub(r"\s", "", declare or "").lower()
    return next((nom for forme, nom in _FORMES if re.search(forme, propre)), None)


def richness(profil: str | None) -> int:
    """Rank of a profile by what it may hold; an unknown one comes last (-1)."""
    return _RICHESSE.index(profil) if profil in _RICHESSE else -1
