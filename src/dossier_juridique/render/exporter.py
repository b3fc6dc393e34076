"""``dossier modeles exporter``: the shipped texts and letterheads, to start from, with the list of their variables."""

from __future__ import annotations

import inspect
import shutil
import typing
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from dossier_juridique.errors import ArgumentsInvalides
from dossier_juridique.render.gabarits import FILTRES
from dossier_juridique.render.modeles import shipped_modeles

LISEZ_MOI = "VARIABLES.md"
_EXTENSIONS = (".html", ".css", ".docx")
_TYPES = {"str": "texte", "int": "nombre entier", "bool": "vrai ou faux", "Decimal": "nombre exact", "date": "date"}
_ENTETE = """# Variables des modèles

Un fichier de ce dossier remplace celui du programme quand on l'indique : `dossier build … --modeles CE_DOSSIER`.
Supprimez les fichiers que vous ne changez pas : ceux du programme servent alors, à jour de ses versions.

- `<acte>/corps.html` : le texte d'un acte ; `commun/` : les phrases partagées ; `charte/` : le papier à en-tête.
- `<acte>.docx` (par exemple `mise-en-demeure.docx`) : un modèle fait entièrement dans Word, avec les mêmes variables
  entre `{{{{ }}}}` et, pour une ligne de tableau répétée, `{{%tr for … %}}` et `{{%tr endfor %}}`.
- Une variable inconnue, un calcul, un appel, un fichier extérieur : le modèle est refusé, avec sa ligne.
- Une mention obligatoire retirée : l'acte n'est pas livré.
- Les polices que nomme `charte/charte.css` (`polices/DossierSerif-Regular.ttf`…) sont lues dans le programme : il n'y a
  rien à copier. Une police à vous se met dans `charte/polices/` (fichier `.ttf`), avec sa règle `@font-face`.
- Le courriel d'une relance, d'une mise en demeure ou d'un accusé a le texte de la lettre, dans `charte/courriel.html`.

Filtres : {filtres}. Exemple : `{{{{ somme.total|euros }}}}`, `{{{{ cadre.date|jour_long }}}}`.
"""


def export_modeles(dossier: Path, actes: Iterable[tuple[str, str, type[object]]]) -> list[str]:
    """Copies the shipped texts into ``dossier`` and writes the list of variables; returns what was written.

    ``actes``: name, folder of its text, class of its facts. Raises ``ArgumentsInvalides`` when the folder is not empty
    or cannot be written.
    """
    (fournis,) = shipped_modeles().dossiers
    if dossier.exists() and (not dossier.is_dir() or any(dossier.iterdir())):
        raise ArgumentsInvalides(
            "ce dossier n'est pas vide", lieu=str(dossier), remede="Choisissez un dossier neuf : rien n'est écrasé."
        )
    ecrits = []
    try:
        for source in sorted(fournis.rglob("*")):
            nom = source.relative_to(fournis)
            if source.is_file() and source.suffix in _EXTENSIONS:
                (dossier / nom).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, dossier / nom)
                ecrits.append(str(dossier / nom))
        # The e-mail of a relance has the words of its letter: only what is read is listed.
        lus = [x for x in actes if (fournis / x[1] / "corps.html").is_file()]
        (dossier / LISEZ_MOI).write_text(_variables(lus), "utf-8")
    except OSError as erreur:
        raise ArgumentsInvalides(
            "écriture impossible à cet endroit", lieu=str(dossier), remede="Choisissez un dossier où vous pouvez écrire."
        ) from erreur
    return [*ecrits, str(dossier / LISEZ_MOI)]


def _variables(actes: Iterable[tuple[str, str, type[object]]]) -> str:
    lignes = [_ENTETE.format(filtres=", ".join(f"`{nom}`" for nom in FILTRES))]
    vues: dict[type[object], None] = {}
    for nom, modele, faits in actes:
        lignes += [f"\n## {nom} (`{modele}/corps.html`)\n", *_fields(faits, vues)]
    lignes.append("\n# Ce que contiennent ces variables\n")
    faites: set[type[object]] = set()
    while len(faites) < len(vues):
        for classe in [c for c in vues if c not in faites]:
            faites.add(classe)
            lignes += [f"\n## {classe.__name__}\n", *_fields(classe, vues)]
    return "\n".join(lignes) + "\n"


def _fields(classe: type[object], vues: dict[type[object], None]) -> Iterator[str]:
    assert inspect.isclass(classe) and issubclass(classe, Struct)
    indices = typing.get_type_hints(classe)
    for champ in classe.__struct_fields__:
        yield f"- `{champ}` : {_said(indices[champ], vues)}"


def _said(indice: Any, vues: dict[type[object], None]) -> str:
    arguments = [a for a in typing.get_args(indice) if a not in (Ellipsis, type(None))]
    if typing.get_origin(indice) is tuple:
        return f"liste de {_said(arguments[0], vues)}"
    if arguments:
        return f"{' ou '.join(_said(a, vues) for a in arguments)}, ou rien"
    nom = str(indice.__name__)
    if inspect.isclass(indice) and issubclass(indice, Struct):
        vues.setdefault(indice, None)
        return nom
    return _TYPES.get(nom, nom)
