"""The commented ``dossier.toml``: the one template, and how values take the place of its examples.

A key without value keeps its example behind a « # »; a key that only a person knows is marked « à compléter ».
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from importlib.resources import files

from msgspec import Struct

from dossier_juridique.expressions import expression

_ENTETE = expression(r"^(# )?(\[{1,2})([a-z_]+)\]{1,2}$")
_CLE = expression(r"^(?:# )?([a-z_]+) = (.*?)(\s{2,}# (.*))?$")
_COLONNE = 42
_LARGEUR_REMARQUE = 400

Valeur = str | int | bool | Decimal | date | Sequence[str] | Mapping[str, "Valeur"]


class Section(Struct, frozen=True):
    """A block to fill: its name, its values, the keys asked of the user, comments under its header.

    ``active`` False leaves the whole block behind « # », with its values.
    """

    nom: str
    valeurs: Mapping[str, Valeur]
    manquantes: frozenset[str] = frozenset()
    remarques: tuple[str, ...] = ()
    active: bool = True


def compose_toml(reference: str, tete: Iterable[str], sections: Sequence[Section]) -> str:
    """The whole file; ``tete`` are comment lines put first. A value whose key the template lacks is a KeyError."""
    brut = (files("dossier_juridique.read") / "dossier_vierge.toml").read_text("utf-8")
    gabarit = re.sub(
        r"^(reference) = .*?\s+# (.*)$", lambda m: _line(f"{m[1]} = {_toml(reference)}", m[2]), brut, flags=re.M
    )
    blocs = re.split(r"\n(?=(?:# )?\[{1,2}[a-z_]+\]{1,2}\n)", gabarit.rstrip("\n"))
    lignes = [_comment(ligne) for ligne in tete]
    sortie = ["\n".join([*lignes, *([""] if lignes else []), blocs[0].rstrip("\n")])]
    connues = {_nom(bloc) for bloc in blocs[1:]}
    for section in sections:
        if section.nom not in connues:
            raise KeyError(section.nom)
    for bloc in blocs[1:]:
        siennes = [s for s in sections if s.nom == _nom(bloc)]
        sortie += [_fill(bloc, s) for s in siennes] or [bloc.rstrip("\n")]
    return "\n\n".join(sortie) + "\n"


def _nom(bloc: str) -> str:
    entete = _ENTETE.match(bloc.partition("\n")[0])
    assert entete is not None
    return entete[3]


def _fill(bloc: str, section: Section) -> str:
    entete, *lignes = bloc.rstrip("\n").split("\n")
    dieze = "" if section.active else "# "
    sortie = [dieze + entete.removeprefix("# "), *(_comment(r) for r in section.remarques)]
    reste = dict(section.valeurs)
    for ligne in lignes:
        cle = _CLE.match(ligne)
        if cle is None:
            sortie.append(ligne)
        elif cle[1] in reste:
            sortie.append(_line(f"{dieze}{cle[1]} = {_toml(reste.pop(cle[1]))}", _plain(cle[4])))
        elif cle[1] in section.manquantes:
            sortie.append(_line(f"# {cle[1]} = {_blank(cle[2])}", f"À COMPLÉTER : {_plain(cle[4])}"))
        else:
            sortie.append(ligne if section.active or ligne.startswith("#") else f"# {ligne}")
    if reste:
        raise KeyError(", ".join(reste))
    return "\n".join(sortie)


def _blank(exemple: str) -> str:
    """The example without its facts: taking away the « # » must never let an invented value in."""
    return re.sub(r"\b\d{4}-\d\d-\d\d\b", "AAAA-MM-JJ", re.sub(r'"(?!FR")[^"]*"', '""', exemple))


def _plain(explication: str | None) -> str:
    return (explication or "").strip()


def _line(avant: str, explication: str) -> str:
    return f"{avant.ljust(_COLONNE - 2)}  # {explication}" if explication else avant


def _comment(texte: str) -> str:
    # A line break, even an exotic one, would let a stranger's text out of its comment.
    plat = " ".join("".join(c if c.isprintable() or c in "\u00a0\u202f" else " " for c in texte).split(" "))
    return f"# {plat[:_LARGEUR_REMARQUE]}".rstrip()


def _toml(valeur: Valeur) -> str:
    if isinstance(valeur, bool):
        return "true" if valeur else "false"
    if isinstance(valeur, str):
        # JSON strings are TOML basic strings, but for DEL and the line separators our own readers split on.
        texte = json.dumps(valeur, ensure_ascii=False)
        return "".join(c if c.isprintable() or c in "\u00a0\u202f" else f"\\u{ord(c):04x}" for c in texte)
    if isinstance(valeur, Decimal):
        return format(valeur, "f")
    if isinstance(valeur, date):
        return valeur.isoformat()
    if isinstance(valeur, Mapping):
        return "{ " + ", ".join(f"{cle} = {_toml(v)}" for cle, v in valeur.items()) + " }"
    if isinstance(valeur, int):
        return str(valeur)
    return "[" + ", ".join(_toml(v) for v in valeur) + "]"
