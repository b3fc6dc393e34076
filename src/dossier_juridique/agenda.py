"""Deadlines as a calendar file (RFC 5545): whole-day events, alarms before them, same bytes for the same dossier.

Each event stands on the day to hold to (``Delai.annonce``). Its UID comes from the dossier and the deadline, never from
the date: a later export moves the event instead of adding one. What is done or missed stays, without alarm.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from dossier_juridique.droit.calendrier import Calendrier, Delai
from dossier_juridique.errors import DossierInvalide
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer, jour_long

PRODUIT = "-//dossier_juridique//Agenda des délais//FR"
OCTETS_PAR_LIGNE = 75
ALERTES = (15, 3)
"""Days before the announced day."""
ALERTES_PRESCRIPTION = (90, 15, 3)
_PREFIXES = {"accompli": "[accompli] ", "depasse": "[dépassé] "}


def calendar_file(dossier: Dossier, au: date, calendrier: Calendrier) -> bytes:
    """The calendar of a dossier, UTF-8, lines ended by CRLF. ``DTSTAMP`` is ``au`` at midnight: no clock is read.

    ``DossierInvalide`` (exit 3) when there is no deadline: RFC 5545 knows no calendar without component.
    """
    if not calendrier.delais:
        raise DossierInvalide(
            composer("aucun délai ne se calcule des dates du dossier : il n'y a pas d'agenda à écrire"),
            remede=composer("Complétez les dates du dossier ; « dossier delais » en texte dit celles qui manquent."),
        )
    lignes = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUIT}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_texte(f'Délais {dossier.reference}')}",
    ]
    for delai in calendrier.delais:
        lignes += _evenement(dossier, au, delai)
    lignes.append("END:VCALENDAR")
    return b"".join(morceau for ligne in lignes for morceau in _plier(ligne))


def _evenement(dossier: Dossier, au: date, delai: Delai) -> list[str]:
    debiteur = dossier.debiteur.nom_affiche or "débiteur"
    titre = f"{_PREFIXES.get(delai.etat, '')}{delai.intitule} – {dossier.reference}, {debiteur}"
    lignes = [
        "BEGIN:VEVENT",
        f"UID:{_identifiant(dossier, delai)}",
        f"DTSTAMP:{au:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{delai.annonce:%Y%m%d}",
        f"DTEND;VALUE=DATE:{delai.annonce + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_texte(titre)}",
        f"DESCRIPTION:{_texte(_description(delai))}",
        "CATEGORIES:Délais",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
    ]
    for jours in _alertes(delai, au):
        quand = f"dans {jours} jours, le {jour_long(delai.annonce)}" if jours else "aujourd'hui"
        lignes += [
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_texte(composer(f'{titre} : {quand}'))}",
            f"TRIGGER:-P{jours}D",
            "END:VALARM",
        ]
    return [*lignes, "END:VEVENT"]


def _alertes(delai: Delai, au: date) -> tuple[int, ...]:
    """Days before the event that are still to come; nothing rings for what is done or missed."""
    if delai.etat in _PREFIXES:
        return ()
    voulues = ALERTES_PRESCRIPTION if delai.id == "prescription" else ALERTES
    restantes = tuple(j for j in voulues if delai.annonce - timedelta(days=j) >= au)
    # The nearest deadline is the one that must ring: when no warning is left, it rings on its own day.
    return restantes or ((0,) if delai.annonce >= au else ())


def _description(delai: Delai) -> str:
    lignes = [
        delai.effet,
        delai.article,
        f"Compté du {jour_long(delai.debut)} ; terme : {jour_long(delai.terme)} ; reporté : "
        f"{jour_long(delai.terme_reporte)} ; prudent : {jour_long(delai.terme_prudent)}.",
    ]
    return "\n".join(composer(ligne) for ligne in lignes)


def _identifiant(dossier: Dossier, delai: Delai) -> str:
    parties = [p.siren or p.nom_affiche for p in (dossier.creancier, dossier.debiteur)]
    graine = "\x1f".join([dossier.reference, *parties, delai.id, *delai.factures])
    if delai.lettre is not None:
        graine += f"\x1f{delai.lettre.isoformat()}"
    return f"{hashlib.sha256(graine.encode()).hexdigest()[:32]}@dossier-juridique"


def _texte(valeur: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11): control and bidirectional signs dropped, the four special ones escaped."""
    propre = "".join(c for c in valeur if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))
    for signe in ("\\", ";", ","):
        propre = propre.replace(signe, "\\" + signe)
    return propre.replace("\n", "\\n")


def _plier(ligne: str) -> Iterator[bytes]:
    """Lines of 75 octets at most, CRLF excluded; a folded one goes on after a space, no character is cut."""
    courant = b""
    for signe in ligne:
        octets = signe.encode("utf-8")
        if len(courant) + len(octets) > OCTETS_PAR_LIGNE:
            yield courant + b"\r\n"
            courant = b" "
        courant += octets
    yield courant + b"\r\n"
