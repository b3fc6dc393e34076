"""Bookmarks and named destinations: kept, but in a shape that no reader can get lost in."""

from __future__ import annotations

import pikepdf

from dossier_juridique.pieces.refus import Bilan

_PROFONDEUR_MAX = 64
_SIGNETS_MAX = 20_000
_DESTINATIONS_MAX = 100_000


def check_outlines(pdf: pikepdf.Pdf, bilan: Bilan) -> None:
    """Drops, and says so, bookmarks that loop, nest or count beyond reason."""
    racine = pdf.Root.get("/Outlines")
    if racine is None:
        return
    vus: set[tuple[int, int]] = set()
    pile = [(racine.get("/First"), 0)] if isinstance(racine, pikepdf.Dictionary) else []
    while pile:
        signet, profondeur = pile.pop()
        if not isinstance(signet, pikepdf.Dictionary):
            continue
        repere = signet.objgen
        if repere == (0, 0) or repere in vus or profondeur > _PROFONDEUR_MAX or len(vus) > _SIGNETS_MAX:
            del pdf.Root["/Outlines"]
            bilan.remove("signets (boucle ou imbrication anormale)")
            return
        vus.add(repere)
        pile.append((signet.get("/Next"), profondeur))
        pile.append((signet.get("/First"), profondeur + 1))
    if not vus:
        del pdf.Root["/Outlines"]


def flatten_destinations(pdf: pikepdf.Pdf, bilan: Bilan) -> None:
    """Rewrites the name tree of the destinations as one sorted list, and drops the rest of /Names."""
    noms = pdf.Root.get("/Names")
    arbre = noms.get("/Dests") if isinstance(noms, pikepdf.Dictionary) else None
    if "/Names" in pdf.Root:
        del pdf.Root["/Names"]
    if not isinstance(arbre, pikepdf.Dictionary):
        return
    trouvees: dict[bytes, pikepdf.Object] = {}
    vus: set[tuple[int, int]] = set()
    pile: list[pikepdf.Object] = [arbre]
    while pile:
        noeud = pile.pop()
        if not isinstance(noeud, pikepdf.Dictionary):
            continue
        repere = noeud.objgen
        if (repere != (0, 0) and repere in vus) or len(vus) > _DESTINATIONS_MAX:
            bilan.warn("L'index des destinations du fichier est abîmé : des liens internes peuvent être perdus.")
            continue
        vus.add(repere)
        enfants = noeud.get("/Kids")
        if isinstance(enfants, pikepdf.Array):
            pile.extend(enfants)
        paires = noeud.get("/Names")
        if isinstance(paires, pikepdf.Array):
            for rang in range(0, len(paires) - 1, 2):
                nom, cible = paires[rang], paires[rang + 1]
                if isinstance(nom, pikepdf.String) and isinstance(cible, (pikepdf.Array, pikepdf.Dictionary)):
                    trouvees.setdefault(bytes(nom), cible)
    if trouvees:
        liste = [element for cle in sorted(trouvees) for element in (pikepdf.String(cle), trouvees[cle])]
        pdf.Root["/Names"] = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=pikepdf.Array(liste)))
