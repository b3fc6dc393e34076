"""What changed between two deliveries, told from their manifests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from dossier_juridique.model.francais import composer, euros, jour_court

_VERDICTS = {"conforme": "conforme", "reserves": "retenu", "bloque": "refusé"}


class Difference(Struct, frozen=True):
    """One change: ``sujet`` in {creance, acte, constat, piece, chiffre, entree, fichier}, and a French sentence."""

    sujet: str
    message: str


def differences(avant: Mapping[str, Any], apres: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Every change from one manifest to the other, what a person reads first; nothing when they deliver the same."""
    suite = (_creance, _actes, _constats, _pieces, _chiffres, _entrees, _fichiers)
    return tuple(
        Difference(sujet, composer(message)) for partie in suite for sujet, message in partie(avant, apres)
    )


def _creance(avant: Mapping[str, Any], apres: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for cle, dit in (("moteur", "Programme"), ("reference", "Référence")):
        if avant.get(cle) != apres.get(cle):
            yield "creance", f"{dit} : {avant.get(cle)} → {apres.get(cle)}."
    if avant["au"] != apres["au"]:
        un, deux = (jour_court(date.fromisoformat(m["au"])) for m in (avant, apres))
        yield "creance", f"Arrêté : {un} → {deux}."
    if avant["total"] != apres["total"]:
        un, deux = (euros(Decimal(m["total"])) for m in (avant, apres))
        yield "creance", f"Total : {un} → {deux}."


def _actes(avant: Mapping[str, Any], apres: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    un, deux = ({a["acte"]: _etat(a) for a in m["actes"]} for m in (avant, apres))
    for acte in dict.fromkeys((*un, *deux)):
        if un.get(acte) != deux.get(acte):
            yield "acte", f"{acte} : {un.get(acte, 'non demandé')} → {deux.get(acte, 'non demandé')}."


def _etat(acte: Mapping[str, Any]) -> str:
    if acte["livre"]:
        return "livré"
    return "rejeté à la relecture" if "echec" in acte else _VERDICTS.get(acte["verdict"], acte["verdict"])


def _constats(avant: Mapping[str, Any], apres: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    un, deux = (
        dict.fromkeys((c["id"], c["ou"], c["message"]) for a in m["actes"] for c in a["constats"])
        for m in (avant, apres)
    )
    for regle, ou, message in deux:
        if (regle, ou, message) not in un:
            yield "constat", f"Nouveau constat ({regle}, {ou}) : {message}"
    for regle, ou, message in un:
        if (regle, ou, message) not in deux:
            yield "constat", f"Constat disparu ({regle}, {ou}) : {message}"


def _pieces(avant: Mapping[str, Any], apres: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    un, deux = ({p["id"]: p for p in m["pieces"]} for m in (avant, apres))
    for identifiant in dict.fromkeys((*un, *deux)):
        a, b = un.get(identifiant), deux.get(identifiant)
        if a is None or b is None:
            fiche = a or b or {}
            yield "piece", f"Pièce n° {fiche['numero']} ({fiche['libelle']}) : {'ajoutée' if a is None else 'retirée'}."
            continue
        nom = f"Pièce n° {b['numero']} ({b['libelle']})"
        if a["numero"] != b["numero"]:
            yield "piece", f"{nom} : portait le n° {a['numero']}."
        if a["libelle"] != b["libelle"]:
            yield "piece", f"{nom} : s'intitulait « {a['libelle']} »."
        if a["sha256_source"] != b["sha256_source"]:
            yield "piece", f"{nom} : fichier remplacé ({a['pages']} puis {b['pages']} pages)."
        elif a["pages"] != b["pages"]:
            yield "piece", f"{nom} : {a['pages']} puis {b['pages']} pages."
        if a["avertissements"] != b["avertissements"] or a["retire"] != b["retire"]:
            yield "piece", f"{nom} : ce que le rapport en dit a changé."


def _chiffres(avant: Mapping[str, Any], apres: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    un, deux = ({(f["figure"], f["debut"]): f["valeur"] for f in m["figures"]} for m in (avant, apres))
    for nom, debut in sorted({*un, *deux}):
        a, b = un.get((nom, debut)), deux.get((nom, debut))
        if a != b:
            jour = jour_court(date.fromisoformat(debut))
            yield "chiffre", f"{nom} du {jour} : {a or 'non utilisé'} → {b or 'non utilisé'}."


def _entrees(avant: Mapping[str, Any], apres: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for nom, dit in _names(avant["entrees"], apres["entrees"]):
        yield "entree", f"Entrée {nom} : {dit}."


def _fichiers(avant: Mapping[str, Any], apres: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for nom, dit in _names(avant["sorties"], apres["sorties"]):
        yield "fichier", f"{nom} : {dit}."


def _names(avant: Mapping[str, str], apres: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for nom in sorted({*avant, *apres}):
        if nom not in avant or nom not in apres:
            yield nom, "ajouté" if nom not in avant else "retiré"
        elif avant[nom] != apres[nom]:
            yield nom, "modifié"
