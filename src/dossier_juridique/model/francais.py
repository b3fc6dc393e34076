"""French figures and dates, set as printed: narrow no-break space in thousands, no-break space before signs.

Source: Babel (CLDR, locale fr) and the typographical rules of the contract.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.numbers import format_currency, format_decimal

MOIS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre")  # fmt: skip
MOIS_COURTS = ("janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
INSECABLE = "\u00a0"
FINE = "\u202f"


def euros(montant: Decimal) -> str:
    """« 10 453,68 € »."""
    return str(format_currency(montant, "EUR", locale="fr_FR"))


# A claim of a thousand invoices names the same forty rates ten thousand times.
@lru_cache(maxsize=1024)
def taux(valeur: Decimal) -> str:
    """« 12,15 % », two decimals at least."""
    decimales = max(2, -int(valeur.normalize().as_tuple().exponent))
    return str(format_decimal(valeur, format=f"0.{'0' * decimales}", locale="fr_FR")) + INSECABLE + "%"


def jour_long(jour: date) -> str:
    """« 1er mars 2026 », with no-break spaces."""
    quantieme = "1er" if jour.day == 1 else str(jour.day)
    return f"{quantieme}{INSECABLE}{MOIS[jour.month - 1]}{INSECABLE}{jour.year}"


def jour_court(jour: date) -> str:
    """« 01/03/2026 »."""
    return f"{jour:%d/%m/%Y}"


def enumerer(mots: Sequence[str], conjonction: str = "et") -> str:
    """« a, b et c »."""
    if len(mots) < 2:
        return "".join(mots)
    return f"{', '.join(mots[:-1])} {conjonction} {mots[-1]}"


def de(texte: str) -> str:
    """« de quinze », « d'un »: the preposition before a figure in words. « onze » and « huit » take no elision."""
    return f"d'{texte}" if texte.partition(" ")[0] in ("un", "une") else f"de {texte}"


def a_lieu(ville: str) -> str:
    """« à Lyon », « au Mans », « aux Sables-d'Olonne »."""
    for article, contracte in (("Le ", "au "), ("Les ", "aux ")):
        if ville.startswith(article):
            return contracte + ville.removeprefix(article)
    return f"à {ville}"


def pluriel(nombre: int, un: str, plusieurs: str) -> str:
    """« 1 jour », « 15 jours »."""
    return f"{nombre}{INSECABLE}{un if abs(nombre) < 2 else plusieurs}"


def siren_espace(siren: str) -> str:
    """« 123 456 782 »."""
    return INSECABLE.join((siren[:3], siren[3:6], siren[6:9])) if len(siren) == 9 else siren


def par_blocs(valeur: str, taille: int = 4) -> str:
    """« FR76 3000 6000 … »."""
    return INSECABLE.join(valeur[i : i + taille] for i in range(0, len(valeur), taille))


def arrondi(montant: Decimal) -> Decimal:
    """Half up, to the cent: the one rounding of the project, applied to each printed segment."""
    return montant.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def composer(texte: str) -> str:
    """The French spaces of a sentence: no-break before ``: ; ! ? € %`` and inside « »."""
    texte = re.sub(r" ([:;!?€%»])", INSECABLE + r"\1", texte)
    return texte.replace("« ", "«" + INSECABLE).replace("n° ", "n°" + INSECABLE).replace("art. ", "art." + INSECABLE)


FEMININS = ("Première", "Deuxième", "Troisième", "Mise", "Fiche", "Reconnaissance", "Requête", "Assignation", "Déclaration",
             "Demande", "Instruction", "Signification", "Injonction")  # fmt: skip
"""How the title of an act that is feminine begins."""


def accorder(mot: str, titre: str) -> str:
    """« refusé », « refusée », « refusées »: the participle that the title of an act wants; what follows it is kept."""
    participe, espace, suite = mot.partition(" ")
    tete = titre.split(" ")[0].capitalize()
    accord = "es" if tete == "Données" else "e" if tete in FEMININS else ""
    return participe + (accord if participe.endswith(("é", "u")) else "") + espace + suite
