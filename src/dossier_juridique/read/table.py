"""A table of dossiers (CSV, JSON lines) on a template: what an ERP exports, one dossier for each name of the first key.

CSV: the header names the keys of a dossier (``debiteur.siren``, ``factures.numero``); lines of the same dossier add to
its lists, one invoice a line as a ledger has them. JSON lines: one object a line, with the keys of ``dossier.json``, or those of
the header of a CSV.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from dossier_juridique.errors import DossierError, DossierInvalide
from dossier_juridique.model.francais import composer
from dossier_juridique.read import colonnes
from dossier_juridique.read.dossier import parse_json, read

FORMATS = (".csv", ".tsv", ".txt", ".jsonl", ".ndjson")
TAILLE_MAX = 512 * 1024 * 1024
NOM = ("dossier", "reference")
_NOM_MAX = 160
"""Bytes of the name of a folder: what a disk takes, less the mark of a delivery being made."""
Ligne = tuple[int, str, dict[str, Any] | DossierInvalide]
"""Line of the file, name of the dossier, what the line says of it or why it cannot be read."""


class DossierDeTable(Struct, frozen=True):
    """A dossier of a table: its name, its content or what is wrong with its lines, and where its first line stands."""

    nom: str
    contenu: Mapping[str, Any] | None
    erreur: DossierError | None = None
    lieu: str = ""


def read_table(table: Path, gabarit: Path | None) -> tuple[DossierDeTable, ...]:
    """Every dossier of the table, in the order of their first lines, laid on ``gabarit`` (a dossier without its debtor).

    Raises ``DossierInvalide`` for what spoils the whole table: unreadable file, unknown column, template at fault. What
    is wrong with one dossier is its own ``erreur``.
    """
    base = dict(read(gabarit).contenu) if gabarit is not None else {}
    texte = _text(table)
    lignes = _json_lines(texte, table.name) if table.suffix.lower() in (".jsonl", ".ndjson") else _csv(texte, table.name)
    groupes: dict[str, tuple[int, str, dict[str, Any], DossierError | None]] = {}
    for numero, nom, dit in lignes:
        cle = _folder(nom)
        if not cle:
            # As a line that is not JSON: one dossier at fault, and the rest of the table goes on.
            cle = nom = f"ligne-{numero}"
            dit = DossierInvalide(
                "le dossier n'a pas de nom", lieu=f"{table.name}, ligne {numero}",
                remede="Remplissez la colonne « dossier » ou « reference ».",
            )  # fmt: skip
        if isinstance(dit, DossierInvalide):
            premiere, premier, connu, erreur = groupes.get(cle, (numero, nom, {}, None))
            groupes[cle] = (premiere, premier, connu, erreur or dit)
            continue
        if cle not in groupes:
            groupes[cle] = (numero, nom, dit, None)
            continue
        premiere, premier, connu, erreur = groupes[cle]
        lieu = f"{table.name}, lignes {premiere} et {numero}"
        try:
            if premier != nom:
                raise DossierInvalide(
                    f"« {premier} » et « {nom} » donneraient le même dossier de sortie « {cle} »",
                    lieu=lieu,
                    remede="Distinguez ces deux noms.",
                )
            groupes[cle] = (premiere, premier, add(connu, dit, lieu), erreur)
        except DossierInvalide as faute:
            groupes[cle] = (premiere, premier, connu, erreur or faute)
    if not groupes:
        raise DossierInvalide("la table ne contient aucun dossier", lieu=table.name, remede="Donnez au moins une ligne.")
    return tuple(
        # The reference is printed on each letter: that of the template, the same for all, would name nobody.
        DossierDeTable(cle, None, erreur)
        if erreur
        else DossierDeTable(cle, lay(base, {"reference": nom, **dit}), lieu=f"{table.name}, à partir de la ligne {numero}")
        for cle, (numero, nom, dit, erreur) in groupes.items()
    )


def _text(table: Path) -> str:
    try:
        if table.stat().st_size > TAILLE_MAX:
            raise DossierInvalide("plus de 512 Mo", lieu=table.name, remede="Coupez cette table en plusieurs.")
        octets = table.read_bytes()
    except OSError as erreur:
        raise DossierInvalide("lecture impossible", lieu=str(table), remede="Vérifiez le chemin et les droits.") from erreur
    if octets[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        # « Texte Unicode » of a spreadsheet.
        try:
            return octets.decode("utf-16")
        except UnicodeDecodeError as erreur:
            raise _not_utf8(table) from erreur
    if b"\0" in octets[:4096]:
        raise _not_utf8(table)
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Excel in French writes its CSV in the code page of Windows.
        return octets.decode("cp1252", errors="replace")


def _not_utf8(table: Path) -> DossierInvalide:
    return DossierInvalide(
        "cette table n'est pas un texte lisible (UTF-16 sans marque, ou fichier d'un autre genre)", lieu=table.name,
        remede="Enregistrez-la au format « CSV UTF-8 ».",
    )  # fmt: skip


def _folder(nom: str) -> str:
    """The name of the folder of the delivery: « 2026/041 » → « 2026-041 »."""
    propre = re.sub(r"[^\w.-]+", "-", nom).strip("-.")
    return propre.encode("utf-8", "ignore")[:_NOM_MAX].decode("utf-8", "ignore")


def _json_lines(texte: str, fichier: str) -> Iterator[Ligne]:
    for numero, ligne in enumerate(texte.split("\n"), 1):
        if not ligne.strip():
            continue
        try:
            objet = parse_json(ligne, fichier, numero)
        except DossierInvalide as faute:
            # The line is one dossier, which nobody can name: the rest of the table goes on.
            yield numero, f"ligne-{numero}", faute
            continue
        nom = objet.pop("dossier", None) or objet.get("reference") or ""
        yield numero, str(nom).strip(), _flat(objet, fichier, numero) if any("." in c or "[" in c for c in objet) else objet


def _flat(objet: dict[str, Any], fichier: str, numero: int) -> dict[str, Any] | DossierInvalide:
    """An object whose keys are columns (``debiteur.siren``), as the nested one. A text is read as a cell is, any other value is
    the one of the key."""
    imbrique = {cle: valeur for cle, valeur in objet.items() if colonnes.SIMPLE.fullmatch(cle)}
    dit: dict[str, Any] = {}
    lues: dict[str, colonnes.Colonne] = {}
    fautes: list[str] = []
    for cle, valeur in objet.items():
        if cle in imbrique or valeur is None or valeur == "":
            continue
        colonne = colonnes.find(cle)
        jumelle = next((n for n, c in lues.items() if c.same_key(colonne)), None)
        if colonne is None:
            proche = colonnes.nearest(cle)
            faute = "n'est pas une clé de dossier" + (f" ; vouliez-vous écrire « {proche} » ?" if proche else "")
        elif jumelle or isinstance(imbrique.get(colonne.crans[0][0]), list):
            faute = f"« {jumelle or colonne.crans[0][0]} » remplit la même clé"
        elif isinstance(valeur, str):
            faute = colonnes.put(dit, colonne, valeur.strip())
        else:
            colonnes.put_value(dit, colonne, valeur)
            faute = ""
        if colonne is not None:
            lues[cle] = colonne
        if faute:
            fautes.append(f"ligne {numero}, clé « {cle[:80]} » : {faute}")
    if fautes:
        return _cells(fautes, fichier, "clé")
    try:
        return add(imbrique, colonnes.close(dit), f"{fichier}, ligne {numero}")
    except DossierInvalide as faute_de_ligne:
        return faute_de_ligne


def _csv(texte: str, fichier: str) -> Iterator[Ligne]:
    csv.field_size_limit(1_000_000)
    entete = texte.split("\n", 1)[0]
    separateur = max(";,\t", key=entete.count)
    lecteur = csv.reader(io.StringIO(texte, newline=""), delimiter=separateur, strict=True)
    try:
        noms = [n.strip() for n in next(lecteur, [])]
        cles = _columns(noms, fichier)
        for cellules in lecteur:
            if not any(c.strip() for c in cellules):
                continue
            numero = lecteur.line_num
            if len(cellules) > len(cles) and any(c.strip() for c in cellules[len(cles) :]):
                raise DossierInvalide(
                    "cette ligne a plus de cellules que l'en-tête", lieu=f"{fichier}, ligne {numero}",
                    remede="Mettez entre guillemets les cellules qui contiennent le séparateur.",
                )  # fmt: skip
            dit: dict[str, Any] = {}
            nom = ""
            fautes: list[str] = []
            for titre, cle, cellule in zip(noms, cles, cellules, strict=False):
                if not cellule.strip():
                    continue
                if cle is None:
                    nom = cellule.strip()
                elif faute := colonnes.put(dit, cle, cellule.strip()):
                    fautes.append(f"ligne {numero}, colonne « {titre} » : {faute}")
            nom = nom or str(dit.get("reference", ""))
            yield numero, nom, _cells(fautes, fichier) if fautes else colonnes.close(dit)
    except csv.Error as erreur:
        raise DossierInvalide(
            "CSV illisible à cet endroit", lieu=f"{fichier}, ligne {lecteur.line_num}", remede="Vérifiez les guillemets."
        ) from erreur


def _cells(fautes: list[str], fichier: str, quoi: str = "cellule") -> DossierInvalide:
    remede = f"Corrigez cette {quoi}." if len(fautes) == 1 else f"Corrigez ces {quoi}s."
    return DossierInvalide(composer(" ; ".join(fautes)), lieu=fichier, remede=remede)


def _columns(noms: list[str], fichier: str) -> list[colonnes.Colonne | None]:
    if not any(n in NOM for n in noms):
        raise DossierInvalide(
            "aucune colonne ne nomme le dossier", lieu=f"{fichier}, ligne 1",
            remede="Ajoutez une colonne « dossier » ou « reference ».",
        )  # fmt: skip
    cles: list[colonnes.Colonne | None] = []
    for nom in noms:
        double = noms.count(nom) > 1
        colonne = None if nom == "dossier" else colonnes.find(nom)
        if double or (colonne is None and nom != "dossier"):
            proche = "" if double else colonnes.nearest(nom)
            suite = f" ; vouliez-vous écrire « {proche} » ?" if proche else ""
            raise DossierInvalide(
                f"la colonne « {nom[:80]} » {'figure deux fois' if double else 'n’est pas une clé de dossier'}{suite}",
                lieu=f"{fichier}, ligne 1",
                remede="schemas/dossier.schema.json décrit toutes les clés.",
            )
        jumelle = next((n for n, c in zip(noms, cles, strict=False) if c is not None and c.same_key(colonne)), None)
        if jumelle is not None:
            raise DossierInvalide(
                f"les colonnes « {jumelle[:80]} » et « {nom[:80]} » remplissent la même clé", lieu=f"{fichier}, ligne 1",
                remede="Gardez-en une : sans rang, une colonne décrit le premier élément, de rang [0].",
            )  # fmt: skip
        cles.append(colonne)
    return cles


def add(connu: dict[str, Any], dit: Mapping[str, Any], lieu: str, ou: str = "") -> dict[str, Any]:
    """Another line of the same dossier: lists of tables grow, all else must agree. ``DossierInvalide`` otherwise."""
    somme = dict(connu)
    for cle, valeur in dit.items():
        place = f"{ou}.{cle}" if ou else cle
        if cle not in somme:
            somme[cle] = valeur
        elif isinstance(somme[cle], dict) and isinstance(valeur, dict):
            somme[cle] = add(somme[cle], valeur, lieu, place)
        elif _tables(somme[cle]) and _tables(valeur):
            # The same exhibit or payment told on each of its lines is one.
            somme[cle] = [*somme[cle], *(v for v in valeur if v not in somme[cle])]
        elif somme[cle] != valeur:
            raise DossierInvalide(
                f"« {place} » y reçoit deux valeurs différentes", lieu=lieu,
                remede="Une seule valeur par dossier : corrigez l'une des deux lignes.",
            )  # fmt: skip
    return somme


def lay(base: Mapping[str, Any], dit: Mapping[str, Any]) -> dict[str, Any]:
    """A dossier on its template: the line wins, lists of tables are joined, template first."""
    pose = dict(base)
    for cle, valeur in dit.items():
        if isinstance(pose.get(cle), Mapping) and isinstance(valeur, dict):
            pose[cle] = lay(pose[cle], valeur)
        elif _tables(pose.get(cle)) and _tables(valeur):
            pose[cle] = [*pose[cle], *valeur]
        else:
            pose[cle] = valeur
    return pose


def _tables(valeur: Any) -> bool:
    return isinstance(valeur, list) and bool(valeur) and all(isinstance(v, dict) for v in valeur)
