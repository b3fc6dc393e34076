"""The writings in which a fact may be printed, ours and those of an office's own text, and the mentions made of them.

A group left without any writing is never found: a fact that is missing can not pass for a mention that is printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from dossier_juridique.model.document import Mention
from dossier_juridique.model.francais import INSECABLE, MOIS_COURTS, euros, jour_court, jour_long

Groupe = tuple[str, ...]


def montant(valeur: Decimal) -> Groupe:
    """« 1 234,56 € », « 1.234,56 € », the same with « EUR » or « euros », « EUR 1 234,56 »; « 1 234 € » when there are
    no cents. Blanks do not matter."""
    espaces = f"{valeur:,.2f}".replace(",", " ").replace(".", ",")
    nombres = [espaces, espaces.replace(" ", ".")]
    if valeur == valeur.to_integral_value():
        nombres += [n.removesuffix(",00") for n in nombres]
    suivis = (f"{n} {unite}" for n in dict.fromkeys(nombres) for unite in ("€", "EUR", "euros"))
    return (euros(valeur), *suivis, f"EUR {espaces}")


def rangee(*valeurs: Decimal) -> Groupe:
    """The amounts of one row, one after the other, all written in the same way (any of those of ``montant``)."""
    rangees = []
    for point in (False, True):
        nombres = [f"{v:,.2f}".replace(",", " ").replace(".", ",").replace(" ", "." if point else " ") for v in valeurs]
        sans = [n.removesuffix(",00") for n in nombres] if all(v == v.to_integral_value() for v in valeurs) else []
        for ecrits in (nombres, sans):
            rangees += [" ".join(f"{n} {unite}" for n in ecrits) for unite in ("€", "EUR", "euros") if ecrits]
    return tuple(dict.fromkeys(rangees))


_TOTAUX = ("Total général", "Total général TTC", "Total TTC", "Total exigible", "Total restant dû", "Total de la créance",
           "Total des sommes dues", "Somme totale due", "Somme due", "Montant dû", "Solde dû", "Solde général", "Solde",
           "Montant total", "à payer", "à régler")  # fmt: skip
"""What an office calls the whole; « à payer » is that of « Total à payer », « Net à payer » and « Solde à payer »."""


def total(valeur: Decimal, au: date) -> Groupe:
    """The whole sum beside the words that say it is the whole: no text wants « Total dû » rather than « Total général »."""
    dits = [
        f"{dit} au {jour(au)}"
        for dit in ("Total dû", "Total", "Total à payer", "Net à payer", "Total à régler", "Solde à payer", *_TOTAUX[:-2])
        for jour in (jour_long, jour_court)
    ]
    nombre = f"{valeur:,.2f}".replace(",", " ").replace(".", ",")
    courants = (f"{nombre} €", f"{nombre} EUR", f"{nombre} euros", f"{nombre.replace(' ', '.')} €")
    autres = (*suite(_TOTAUX, courants, liens=(" ", " : ")), *suite(("totale de", "total de"), courants))
    return (*suite((*dits, "Total dû", "Total"), montant(valeur), liens=(" ", " : ")), *autres)


def facture_echue(numero: str, emise: date | None, ttc: Decimal, echue: date) -> Groupe:
    """The row of an invoice in an office's own table: number and due date, with or without the day of issue and the sum
    between them. No text wants the day of issue there."""
    espaces = f"{ttc:,.2f}".replace(",", " ").replace(".", ",")
    sommes = (f"{espaces} €", f"{espaces} EUR", f"{espaces} euros", f"{espaces.replace(' ', '.')} €")
    rangees = [suite((numero,), sommes, jour_usuel(echue))]
    if emise:
        # The days of a row are written in one way.
        jours = zip(jours_courants(emise), jours_courants(echue), strict=True)
        rangees += [suite((numero,), (e,), sommes, (x,)) for e, x in jours]
    return (*suite((numero,), jour(echue), liens=(" ", " : ")), *(ecrit for rangee_ in rangees for ecrit in rangee_))


def jours_courants(valeur: date) -> Groupe:
    """In full, with slashes, with dots."""
    return (jour_long(valeur), jour_court(valeur), jour_court(valeur).replace("/", "."))


def jour(valeur: date) -> Groupe:
    """« 1er avril 2026 », « 1 avril 2026 », « 01 avril 2026 », « 1er avr. 2026 », « 01/04/2026 », « 01.04.2026 »,
    « 01-04-2026 », « 1/4/2026 », « 01/04/26 », « 2026-04-01 »."""
    long, court = jour_long(valeur), jour_court(valeur)
    quantieme, mois, an = long.split(INSECABLE)
    return tuple(dict.fromkeys((
        *jour_usuel(valeur), f"{valeur.day:02} {mois} {an}", f"{quantieme} {MOIS_COURTS[valeur.month - 1]} {an}",
        court.replace("/", "-"), f"{valeur.day}/{valeur.month}/{an}", f"{valeur:%d/%m/%y}", valeur.isoformat(),
    )))  # fmt: skip


def jour_usuel(valeur: date) -> Groupe:
    """The usual writings alone: for a day that only helps to find another one."""
    long, court = jour_long(valeur), jour_court(valeur)
    return (long, *((long.replace("1er", "1", 1),) if valeur.day == 1 else ()), court, court.replace("/", "."))


def suite(*parts: Groupe, liens: tuple[str, ...] = (" ",)) -> Groupe:
    """Every way to print these parts one after the other, joined by any of ``liens``; empty when a part is empty."""
    ecrits: Groupe = parts[0]
    for part in parts[1:]:
        ecrits = tuple(f"{a}{lien}{b}" for a in ecrits for lien in liens for b in part)
    return ecrits


def signe(nom: str, qualite: str, politesse: str) -> Groupe:
    """The name at the foot of a letter: after its last sentence, or above the capacity. The same name stands in the
    identity of the party, before a comma: there it signs nothing."""
    return (*suite(textes(politesse), textes(nom)), *suite(textes(nom), textes(qualite)))


def textes(*valeurs: str | None) -> Groupe:
    """A group of the texts that are known."""
    return tuple(v for v in valeurs if v and v.strip())


def chacun(valeurs: Iterable[str | None]) -> tuple[Groupe, ...]:
    """One group for each text: all must be printed."""
    return tuple(textes(v) for v in valeurs)


def mention(identifiant: str, libelle: str, article: str, *groupes: Groupe) -> Mention:
    """A mention of which every group must be found."""
    return Mention(identifiant, libelle, article, groupes)
