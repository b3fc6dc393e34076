"""The French setting of a text: no-break spaces where a line must not end, curved apostrophes, one way to write
each letter. No word changes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dossier_juridique.expressions import expression

_NBSP = "\u00a0"
_AVANT = expression(r"[ \t\r\n]+([:;!?€%»])")
_APRES = expression(r"«[ \t\r\n]+")
_ABREGES = expression(
    r"(?<!\w)(n°|N°|[Aa]rt\.|al\.|M\.|MM\.|Mme|Mmes|Me|[LRD]\.(?=[ \t\r\n]+\d))[ \t\r\n]+(?=[\w«])"
)
_CODES = expression(r"\bC\.[ \t\r\n]+(?=(?:civ|com|conso|pén|trav)\.)")
_PIECE = expression(r"\b([Pp]ièces?|[Pp]ages?|[Aa]rticles?|[Ll]igne)[ \t\r\n]+(?=n°|\d)")
_APOSTROPHE = expression(r"(?<=[^\W\d_])'(?=[\w«])")
_UNITE = r"(?:jours?|mois|ans?|heures?|euros?|pages?|pièces?)\b"
# « 15 jours », and the figure that repeats a number in words: « quinze (15) jours » is one word to the eye.
_QUANTITE = expression(rf"(?<=\d) (?={_UNITE})|(?<=\d\)) (?={_UNITE})|(?<=\w) (?=\(\d+\)[ {_NBSP}]{_UNITE})")

_POSTAL = expression(r"(?<![\w-])(\d{5}) +(?=[A-ZÀ-ÖØ-Ý][\w'’])")
VOIES = (
    r"(?:rue|avenue|boulevard|quai|place|allées?|chemin|impasse|route|cours|square|passage|faubourg|esplanade|promenade"
    r"|sentier|ruelle|villa|cité|rond-point|venelle|montée|mail|parvis|hameau|lotissement|résidence|voie|chaussée)"
)
_NUMERO = expression(rf"(?<![\w-])(\d{{1,4}})(?: +(bis|ter|quater))?(,?) +(?={VOIES}(?!\w))", re.IGNORECASE)


def set_french(texte: str) -> str:
    """The text in NFC, with no-break spaces before ``: ; ! ? € % »``, after ``«``, « n° », « art. », « M. »,
    « L. » of an article, « C. » of a code, between a figure and its unit, a postcode and its town, a number and
    its street; « l'acte » gets its curved apostrophe. Applying it twice changes nothing more."""
    return _set_fact(texte) if len(texte) <= _FAIT_MAX else _set(texte)


def _set(texte: str) -> str:
    texte = unicodedata.normalize("NFC", texte)
    texte = _AVANT.sub(_NBSP + r"\1", texte)
    texte = _APRES.sub("«" + _NBSP, texte)
    texte = _ABREGES.sub(r"\1" + _NBSP, texte)
    texte = _CODES.sub("C." + _NBSP, texte)
    texte = _PIECE.sub(r"\1" + _NBSP, texte)
    texte = _APOSTROPHE.sub("\u2019", texte)
    texte = _POSTAL.sub(r"\1" + _NBSP, texte)
    texte = _NUMERO.sub(lambda m: m[1] + (_NBSP + m[2] if m[2] else "") + m[3] + _NBSP, texte)
    return _QUANTITE.sub(_NBSP, texte)


_FAIT_MAX = 200
# The facts of a letter come back in its Word file, its e-mail and its report, the words of the house in every letter.
_set_fact = lru_cache(maxsize=4096)(_set)
