"""Numbers of companies and accounts: the French ones, plainly written, are checked here; stdnum judges all others.

stdnum brings ssl, sockets and pydoc along: it is imported for the number that needs it.
"""

from __future__ import annotations

import re
from importlib import import_module


def luhn(chiffres: str) -> bool:
    """True for ASCII digits that end with their check digit (ISO/IEC 7812-1), as those of a SIREN do."""
    if not (chiffres.isascii() and chiffres.isdigit()):
        return False
    doubles = sum(int(c) * 2 - (9 if c > "4" else 0) for c in chiffres[-2::-2])
    return (doubles + sum(int(c) for c in chiffres[-1::-2])) % 10 == 0


def _siren(lu: str) -> bool:
    return len(lu) == 9 and luhn(lu)


def _siret(lu: str) -> bool:
    # The establishments of La Poste have a rule of their own.
    return len(lu) == 14 and lu[:9] != "356000000" and luhn(lu) and luhn(lu[:9])


def _tva(lu: str) -> bool:
    cle = re.fullmatch(r"FR([0-9]{2})([0-9]{9})", lu)
    return cle is not None and _siren(cle[2]) and int(cle[2] + "12") % 97 == int(cle[1])


def _iban(lu: str) -> bool:
    if re.fullmatch(r"FR[0-9]{12}[0-9A-Z]{11}[0-9]{2}", lu) is None:
        return False
    return int("".join(str(int(c, 36)) for c in lu[4:] + lu[:4])) % 97 == 1


def _bic(lu: str) -> bool:
    return re.fullmatch(r"[A-Z]{4}FR[0-9A-Z]{2}(?:[0-9A-Z]{3})?", lu) is not None


_SIMPLES = {"fr.siren": _siren, "fr.siret": _siret, "fr.tva": _tva, "iban": _iban, "bic": _bic}


def validate_number(genre: str, valeur: str) -> str | None:
    """The number without its separators (a VAT number without its FR), or None when it is not valid.

    ``genre``: the module of stdnum that judges it, « fr.siren », « fr.siret », « fr.tva », « iban » or « bic ».
    """
    lu = valeur.replace(" ", "")
    if _SIMPLES[genre](lu):
        return lu.removeprefix("FR") if genre == "fr.tva" else lu
    from stdnum.exceptions import ValidationError

    try:
        return str(import_module(f"stdnum.{genre}").validate(valeur))
    except ValidationError:
        return None
