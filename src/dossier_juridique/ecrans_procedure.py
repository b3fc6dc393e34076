"""What ``dossier delais`` and ``dossier orienter`` show: text for the terminal and the JSON of the contract.

Values in, text or mappings out; nothing is printed here. The calendar file is written by ``agenda``.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date
from typing import Any

from dossier_juridique.droit.calendrier import Calendrier, Delai
from dossier_juridique.droit.voies import Motif, Orientation, Proposition, Voie
from dossier_juridique.model.contrat import VERSION, montant
from dossier_juridique.model.francais import INSECABLE, composer, euros, jour_court, jour_long

LARGEUR = 100
ETATS = {"a_venir": "à venir", "proche": "PROCHE", "depasse": "DÉPASSÉ", "accompli": "accompli"}
_LEGENDE = (
    # Not set by ``composer``: « ! » is here a sign of the list, not punctuation.
    f"Légende{INSECABLE}: ✗ ferme la voie, ! à régler ou à vérifier, ✓ condition remplie, · pour information."
)
_SIGNES = {"ferme": "✗", "condition": "!", "ouvre": "✓", "note": "·"}


def _bloc(texte: str, marge: str, puce: str = "") -> str:
    return textwrap.fill(
        texte,
        LARGEUR,
        initial_indent=marge + puce,
        subsequent_indent=marge + " " * len(puce),
        break_long_words=False,
        break_on_hyphens=False,
    )


def deadlines(reference: str, au: date, calendrier: Calendrier) -> str:
    """``dossier delais`` in text: each deadline at its announced day, then what could not be counted."""
    lignes = [f"Délais du dossier {reference}, vus du {jour_long(au)}"]
    if not calendrier.delais:
        lignes += ["", "  Aucun délai ne se calcule des dates du dossier."]
    for delai in calendrier.delais:
        lignes += ["", f"  {jour_court(delai.annonce)}  {ETATS[delai.etat]:<9} {delai.intitule}  [{delai.id}]"]
        lignes.append(_bloc(_dates(delai), "    "))
        lignes.append(_bloc(delai.effet, "    "))
        lignes.append(f"    {composer(delai.article)}")
    if calendrier.non_calcules:
        lignes += ["", composer("Non calculés :"), *(_bloc(n.motif, "  ", "- ") for n in calendrier.non_calcules)]
    lignes += [
        "",
        _bloc(
            "La date en tête est celle à tenir : le dernier jour ouvrable pour ce qui est à faire, la fin reportée pour "
            "ce qui s'attend.",
            "",
        ),
    ]
    return "\n".join(lignes)


def _dates(delai: Delai) -> str:
    dites = [f"compté du {jour_court(delai.debut)}", f"terme {jour_court(delai.terme)}"]
    if delai.terme_reporte != delai.terme:
        dites.append(f"reporté au {jour_court(delai.terme_reporte)}")
    if delai.terme_prudent != delai.terme:
        dites.append(f"prudent {jour_court(delai.terme_prudent)}")
    if delai.accompli_le is not None:
        fait = "fait" if delai.etat in ("accompli", "depasse") else "prévu"
        dites.append(f"{fait} le {jour_court(delai.accompli_le)}")
    return ", ".join(dites)


def deadlines_json(reference: str, au: date, calendrier: Calendrier) -> dict[str, Any]:
    """``dossier delais --format json``: the keys of the contract, then those that join it."""
    return {
        "version": VERSION,
        "reference": reference,
        "au": au.isoformat(),
        "delais": [_delai_json(d) for d in calendrier.delais],
        "non_calcules": [{"id": n.id, "motif": n.motif} for n in calendrier.non_calcules],
    }


def _delai_json(delai: Delai) -> dict[str, Any]:
    return {
        "id": delai.id,
        "debut": delai.debut.isoformat(),
        "terme": delai.terme.isoformat(),
        "terme_reporte": delai.terme_reporte.isoformat(),
        "terme_prudent": delai.terme_prudent.isoformat(),
        "article": delai.article,
        "effet": delai.effet,
        "etat": delai.etat,
        "intitule": delai.intitule,
        "a_respecter": delai.a_respecter,
        "annonce": delai.annonce.isoformat(),
        "factures": list(delai.factures),
        "possible": delai.possible.isoformat() if delai.possible else None,
        "accompli_le": delai.accompli_le.isoformat() if delai.accompli_le else None,
    }


def roads(reference: str, au: date, orientation: Orientation) -> str:
    """``dossier orienter`` in text: the court, then each road, open ones and closed ones, in a fixed order."""
    totaux = orientation.totaux
    lignes = [
        f"Voies ouvertes au dossier {reference}, au {jour_long(au)}",
        composer(f"Créance : {euros(totaux.total)}, dont principal {euros(totaux.principal)}"),
        "",
        *_juridiction(orientation.juridiction),
    ]
    communs = set(orientation.juridiction.motifs)
    for voie in orientation.voies:
        lignes += ["", *_voie(voie, communs)]
    lignes += ["", _LEGENDE, "Le choix entre les voies ouvertes appartient à la personne."]
    return "\n".join(lignes)


def _juridiction(proposition: Proposition) -> list[str]:
    if proposition.retenue is not None:
        suffixe = " (à confirmer)" if proposition.a_confirmer else ""
        lignes = [
            _bloc(composer(f"Juridiction proposée : {proposition.retenue.libelle}{suffixe}"), ""),
            _bloc(f"à l'attention de {proposition.destinataire}", "  "),
        ]
    else:
        lignes = [composer("Juridiction : à établir")]
    autres = [c.libelle for c in proposition.candidates if c != proposition.retenue]
    if autres:
        lignes.append(_bloc(composer(f"possibles : {', '.join(autres)}"), "  "))
    return lignes + _motifs(proposition.motifs)


def _motifs(motifs: Sequence[Motif]) -> list[str]:
    return [_bloc(f"{m.message} — {composer(m.article)}", "  ", f"{_SIGNES[m.sens]} ") for m in motifs]


def _voie(voie: Voie, communs: set[Motif]) -> list[str]:
    etat = "OUVERTE" if voie.ouverte else "fermée"
    lignes = [f"{etat:<8} {voie.titre}  [{voie.id}]", f"  {composer(voie.article)}"]
    # What the court calls for is printed once, under the court.
    lignes += _motifs([m for m in voie.motifs if m not in communs])
    lignes += [_bloc(composer(f"{f.libelle} : {euros(f.montant)} — {f.article}"), "  ", "€ ") for f in voie.frais]
    return lignes + _motifs([voie.avocat, voie.prescription]) if voie.ouverte else lignes


def roads_json(reference: str, au: date, orientation: Orientation) -> dict[str, Any]:
    """``dossier orienter --format json``. ``juridiction`` is always an object; its names are null when several courts,
    or none, answer to the address: ``a_confirmer`` is then true and ``candidates`` lists them."""
    totaux = orientation.totaux
    return {
        "version": VERSION,
        "reference": reference,
        "au": au.isoformat(),
        "montants": {
            "principal": montant(totaux.principal),
            "interets": montant(totaux.penalites + totaux.interets_legaux),
            "total": montant(totaux.total),
        },
        "juridiction": _juridiction_json(orientation.juridiction),
        "voies": [_voie_json(v) for v in orientation.voies],
    }


def _juridiction_json(proposition: Proposition) -> dict[str, Any]:
    retenue = proposition.retenue
    return {
        "nature": retenue.nature if retenue else None,
        "siege": retenue.siege if retenue else None,
        "libelle": retenue.libelle if retenue else None,
        "a_confirmer": proposition.a_confirmer,
        "destinataire": proposition.destinataire or None,
        "candidates": [{"nature": c.nature, "siege": c.siege, "libelle": c.libelle} for c in proposition.candidates],
        "motifs": [_motif_json(m) for m in proposition.motifs],
    }


def _motif_json(motif: Motif) -> dict[str, str]:
    return {"message": motif.message, "article": motif.article, "sens": motif.sens}


def _voie_json(voie: Voie) -> dict[str, Any]:
    return {
        "id": voie.id,
        "titre": voie.titre,
        "article": voie.article,
        "ouverte": voie.ouverte,
        "motifs": [_motif_json(m) for m in voie.motifs],
        "frais": [{"libelle": f.libelle, "montant": montant(f.montant), "article": f.article} for f in voie.frais],
        "avocat": _motif_json(voie.avocat),
        "prescription": _motif_json(voie.prescription),
    }
