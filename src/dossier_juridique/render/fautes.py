"""What Jinja says of a fault of syntax, in French: those who write templates in an office read no English.

The sentences are those of Jinja 3.1; one that is not known is said to be a fault of syntax, and where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2.exceptions import TemplateRuntimeError, TemplateSyntaxError
from msgspec import Struct

from dossier_juridique.expressions import expression
from dossier_juridique.render.typographie import set_french

_MARQUES = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "end of template": "la fin du modèle",
    "name": "un nom",
    "string": "un texte entre guillemets",
    "integer": "un nombre",
}
_NOEUDS = {
    "Add": "d'addition", "Sub": "de soustraction", "Mul": "de multiplication", "Div": "de division", "Mod": "de modulo",
    "FloorDiv": "de division", "Pow": "de puissance", "Call": "d'appel de fonction", "Macro": "de macro",
    "CallBlock": "d'appel de macro", "Import": "d'importation", "FromImport": "d'importation", "Extends": "d'héritage",
    "Block": "de bloc", "Getitem": "d'accès par crochets", "FilterBlock": "de filtre sur un passage", "Concat": "de collage",
    "List": "de liste", "Dict": "de dictionnaire", "Tuple": "de couple", "Slice": "de tranche", "For": "de boucle récursive",
    "AssignBlock": "de variable sur plusieurs lignes", "With": "de bloc « with »", "Pos": "de signe", "Neg": "de signe",
}  # fmt: skip
_STYLE = expression(r"Ignored `(.+?)` at (\d+):\d+", re.DOTALL)
_SELECTEUR = expression(r"Invalid or unsupported selector,? '?(.+?)'?\W*$", re.DOTALL)
_IMPORT = expression(r"@import rule '(.+?)' not at the beginning.* at (\d+):\d+", re.DOTALL)
_FORMES = (
    (r"unexpected end of template, expected '(.+)'", "la balise n'est pas fermée : il manque « {} »"),
    (r"unexpected end of template\. .*needs to be closed is '(\w+)'", "« {} » n'est pas refermé à la fin du modèle"),
    (r"encountered unknown tag '(\w+)'\. .*needs to be closed is '(\w+)'\. Opened at line (\d+)",
     "« {} » vient avant que « {} », ouvert à la ligne {}, soit refermé"),
    (r"encountered unknown tag '(\w+)'\. .*needs to be closed is '(\w+)'", "« {} » vient avant que « {} » soit refermé"),
    (r"encountered unknown tag '(\w+)'", "« {} » n'est pas une balise connue, ou rien ne l'ouvre"),
    (r"expected an expression, got '(.+)'", "il manque une valeur avant « {} »"),
    (r"expected token '(.+)', got '(.+)'", "« {} » est attendu, et « {} » est lu"),
    (r"unexpected '(.+)', expected '(.+)'", "« {} » est de trop : « {} » est attendu"),
    (r"unexpected char ['\"](.+)['\"] at \d+", "le signe « {} » n'a rien à faire là"),
    (r"unexpected '(.+)'", "« {} » est de trop"),
    (r"expected name or number", "il manque un nom après le point"),
    (r"tag name expected", "la balise « {% %} » est vide"),
    (r"missing end of comment tag", "le commentaire « {# » n'est pas refermé"),
    (r"missing end of raw directive", "« raw » n'est pas refermé"),
)  # fmt: skip
_REFERMES = frozenset(("for", "if", "block", "macro", "call", "filter", "with", "autoescape"))


def at_its_opening(erreur: TemplateSyntaxError, jetons: Iterable[tuple[int, str, str]]) -> TemplateSyntaxError:
    """The same fault where it is: Jinja gives the line where it saw that a block was not closed, often the last one. ``jetons``:
    line, kind and text, as its lexer reads the template."""
    message = erreur.message or ""
    if "needs to be closed" not in message:
        return erreur
    ouverts: list[tuple[str, int]] = []
    balise: list[str] = []
    debut = 0
    for ligne, genre, mot in jetons:
        if genre == "block_begin":
            balise, debut = [], ligne
        elif genre == "block_end" and balise:
            nom = balise[0]
            if nom in _REFERMES or (nom == "set" and "=" not in balise):
                ouverts.append((nom, debut))
            elif nom.startswith("end") and ouverts:
                if ouverts[-1][0] != nom.removeprefix("end"):
                    break
                ouverts.pop()
        elif genre in ("name", "operator"):
            balise.append(mot)
    ouvert = ouverts[-1][1] if ouverts else erreur.lineno
    if message.lower().startswith("unexpected end"):
        return TemplateSyntaxError(message, ouvert, erreur.name, erreur.filename)
    return TemplateSyntaxError(f"{message} Opened at line {ouvert}.", erreur.lineno, erreur.name, erreur.filename)


def fault_of(erreur: TemplateSyntaxError) -> str:
    """What is wrong, without full stop: the words of Jinja in French, ours as they are."""
    return in_french(erreur.message) if type(erreur) is TemplateSyntaxError else (erreur.message or "").rstrip(".")


def forbidden(noeud: str) -> str:
    """A construction of Jinja that a template of the house may not use, by the name of its class."""
    return f"pas {_NOEUDS.get(noeud, f'de « {noeud} »')} dans un modèle : les calculs se font avant lui"


def style_in_french(message: str) -> tuple[str, int]:
    """What WeasyPrint says of a style sheet, without full stop, and its line, 0 when unknown; words that are not known are
    given as they are."""
    importation = _IMPORT.match(message)
    if importation:
        return f"« @import {importation[1].strip()[:80]} » doit être au début de la feuille de style", int(importation[2])
    regle, selecteur = _STYLE.search(message), _SELECTEUR.match(message)
    if regle:
        return f"« {regle[1][:80]} » (ligne {regle[2]} de la feuille de style) n'est pas compris", int(regle[2])
    if selecteur:
        return f"le sélecteur « {selecteur[1][:80]} » n'est pas compris", 0
    return message.rstrip(".")[:200], 0


def in_french(message: str | None) -> str:
    """The fault, without capital or full stop."""
    for forme, phrase in _FORMES:
        trouve = re.match(forme, message or "", re.IGNORECASE | re.DOTALL)
        if trouve:
            mots = [_MARQUES.get(mot, mot) for mot in trouve.groups()]
            # Not « format »: some of the sentences hold braces.
            for mot in mots:
                phrase = phrase.replace("{}", mot, 1)
            return phrase.replace("« un nom »", "un nom").replace("« la fin du modèle »", "la fin du modèle")
    return "la balise est mal écrite"


def printable(valeur: Any) -> Any:
    """What a template may print as it stands: facts get the French spaces as the static text does, finished markup is left
    alone. A sum or a day without a filter, or a group of facts, is a fault: the page would show the inside of the program.
    """
    if type(valeur) is str:
        return set_french(valeur)
    if isinstance(valeur, Struct | tuple | list | dict | date | Decimal):
        dit = "cette variable n'est pas un texte : prenez l'un de ses champs, ou un filtre (euros, jour_long…)"
        raise TemplateRuntimeError(dit)
    return valeur
