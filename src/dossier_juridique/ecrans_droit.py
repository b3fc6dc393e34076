"""``dossier explain`` and ``dossier veille``: the law as a person reads it, text from values."""

from __future__ import annotations

import inspect
import json
import sys
import textwrap
from collections.abc import Sequence
from datetime import date

from dossier_juridique.droit.lecture import par_acte
from dossier_juridique.droit.regle import Famille, Regle
from dossier_juridique.droit.veille import Terme
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import jour_court, jour_long

LARGEUR = 100
_GRAVITES = {Gravite.BLOQUANT: "bloquant", Gravite.RESERVE: "réserve", Gravite.OBSERVATION: "observation"}
_FAMILLES = {
    Famille.RELANCE: "relance",
    Famille.MISE_EN_DEMEURE: "mise en demeure",
    Famille.ACCORD: "accord, reçu, pouvoir",
}


def _bloc(texte: str, marge: str) -> str:
    return textwrap.fill(texte, LARGEUR, initial_indent=marge, subsequent_indent=marge, break_on_hyphens=False)


def ending(au: date, termes: Sequence[Terme]) -> str:
    """``dossier veille`` in text."""
    if not termes:
        return f"Rien ne finit dans les 60 jours qui suivent le {jour_long(au)}."
    lignes = [f"Au {jour_long(au)}, prennent fin ou ont pris fin :"]
    for t in termes:
        mot = "a pris fin le" if t.etat == "fini" else "prend fin le"
        lignes += ["", f"  {mot} {jour_court(t.dernier_jour)}  {t.intitule}  [{t.nom}]", _bloc(f"→ {t.a_faire}", "    ")]
    return "\n".join(lignes)


def ending_json(au: date, termes: Sequence[Terme]) -> str:
    """``dossier veille --format json``."""
    formes = [
        {"sorte": t.sorte, "nom": t.nom, "intitule": t.intitule, "dernier_jour": t.dernier_jour.isoformat(),
         "etat": t.etat, "a_faire": t.a_faire}
        for t in termes
    ]  # fmt: skip
    return json.dumps({"version": 1, "au": au.isoformat(), "termes": formes}, ensure_ascii=False, indent=2)


def explanation(regle: Regle) -> str:
    """``dossier explain``: one rule, whole."""
    doc = inspect.cleandoc(sys.modules[regle.examiner.__module__].__doc__ or "")
    gravites = " ; ".join(
        f"{_FAMILLES[f]} : {_GRAVITES[regle.gravites[f]] if f in regle.gravites else 'non examinée'}"
        for f in _FAMILLES
    )
    examinee = [f"{acte} : {_GRAVITES[g]}" for acte, g in par_acte(regle).items() if g]
    gravites += " ; " + (" ; ".join(examinee) or "actes de procédure : non examinée")
    du = regle.du.strftime("%d/%m/%Y") if regle.du else None
    jusqu = regle.jusqu_au.strftime("%d/%m/%Y") if regle.jusqu_au else None
    vigueur = f"depuis le {du}" if du else "sans limite inférieure connue"
    vigueur += f" jusqu'au {jusqu}" if jusqu else ", sans terme connu"
    if regle.du is None and regle.verifiee_depuis:
        vigueur += f" (rédaction vérifiée à partir du {regle.verifiee_depuis:%d/%m/%Y})"
    if regle.a_relire:
        vigueur += f", à relire le {regle.a_relire:%d/%m/%Y}"
    blocs = [
        f"{regle.titre}  [{regle.id}]",
        f"Article : {regle.article}",
        _bloc(f"Gravité : {gravites}", ""),
        f"En vigueur {vigueur} ; date qui commande : {regle.regissante}",
        "",
        *(_bloc(" ".join(p.split()), "") + "\n" for p in doc.split("\n\n")[1:]),
        _bloc(f"Remède : {regle.remede}", ""),
    ]
    if regle.valeur_sure:
        blocs.append(_bloc(f"Réserve non levée : {regle.valeur_sure}.", ""))
    blocs += ["", f"Source : {regle.source}", f"Confiance : {regle.confiance}"]
    return "\n".join(blocs)
