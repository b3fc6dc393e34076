"""On which line of a TOML file each key stands, so that a finding can point at it.

The file has already been read by ``tomllib``: here we only walk its headers and keys, not its values.
"""

from __future__ import annotations

from dossier_juridique.expressions import expression

_ENTETE = expression(r"^\s*(\[\[?)\s*([^\[\]#]+?)\s*\]\]?\s*(?:#.*)?$")
_CLE = expression(r"""^\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+))*)\s*=""")
_INTERNE = expression(r"""[{,]\s*([A-Za-z0-9_-]+)\s*=""")


def lignes_toml(texte: str) -> dict[str, int]:
    """Key path (``factures[0].echeance``, ``creancier.adresse.commune``) → 1-based line."""
    lignes: dict[str, int] = {}
    rangs: dict[str, int] = {}
    prefixe = ""
    ferme = ""  # delimiter of a multi-line string we are inside of
    for numero, ligne in enumerate(texte.splitlines(), 1):
        if ferme:
            if ferme in ligne:
                ferme = ""
            continue
        entete = _ENTETE.match(ligne)
        if entete:
            nom = entete[2].replace('"', "").replace(" ", "")
            if entete[1] == "[[":
                rangs[nom] = rangs.get(nom, -1) + 1
                prefixe = f"{_avec_rangs(nom, rangs)}"
            else:
                prefixe = _avec_rangs(nom, rangs)
            lignes.setdefault(prefixe, numero)
            lignes.setdefault(nom, numero)
            continue
        cle = _CLE.match(ligne)
        if cle:
            chemin = ".".join(p.strip().strip("\"'") for p in cle[1].split("."))
            complet = f"{prefixe}.{chemin}" if prefixe else chemin
            lignes.setdefault(complet, numero)
            for interne in _INTERNE.finditer(ligne, cle.end()):
                lignes.setdefault(f"{complet}.{interne[1]}", numero)
            valeur = ligne[cle.end() :].strip()
            for marque in ('"""', "'''"):
                if valeur.startswith(marque) and marque not in valeur[3:]:
                    ferme = marque
    return lignes


def _avec_rangs(nom: str, rangs: dict[str, int]) -> str:
    parties: list[str] = []
    courant = ""
    for partie in nom.split("."):
        courant = f"{courant}.{partie}" if courant else partie
        parties.append(f"{partie}[{rangs[courant]}]" if courant in rangs else partie)
    return ".".join(parties)
