"""Référence à un texte ancien.

Les mentions de la requête sont aux articles 54 et 57 du code de procédure civile depuis le 1er janvier
2020. Depuis le 1er mars 2022, l'ordonnance est délivrée exécutoire sans apposition de la formule à la
demande du créancier : les articles 1423 et 1424 sont abrogés. Le tribunal judiciaire a remplacé le tribunal
de grande instance, le commissaire de justice l'huissier de justice.

Lecture retenue : le texte imprimé est lu sans accents ni majuscules, après retrait des intitulés de pièces
et des noms de parties.
Angle mort : une citation qui n'est ni un intitulé ni un nom serait relevée à tort : la réserve se lève.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

PERIMES = (
    expression(r"\bart(?:icles?|\.)? 58\b(?! de la loi)"),
    expression(r"\bart(?:icles?|\.)? 142[34]\b(?!-)"),
    expression(r"\bformule executoire\b"),
    expression(r"\btribun(?:al|aux) de grande instance\b"),
    expression(r"\b(?:juge d['’ ]|tribun(?:al|aux) d['’ ])instance\b"),
    expression(r"\bhuissiers? de justice\b"),
)


def _nu(texte: str) -> str:
    """Same length letter for letter: lower case, no accent, single spaces."""
    uni = " ".join(texte.split())
    return "".join(unicodedata.normalize("NFD", c)[0] for c in uni).lower()


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each outdated reference found in the printed text."""
    texte = " ".join(" ".join(examen.texte or ()).split())
    dossier = examen.dossier
    propres = [piece.intitule for piece in dossier.pieces]
    propres += [dossier.creancier.nom_affiche, dossier.debiteur.nom_affiche]
    for propre in sorted(filter(None, propres), key=len, reverse=True):
        texte = re.sub(re.escape(" ".join(propre.split())), " ", texte, flags=re.IGNORECASE)
    texte = " ".join(texte.split())
    nu = _nu(texte)
    for motif in PERIMES:
        trouve = motif.search(nu)
        if trouve is not None:
            extrait = texte[trouve.start() : trouve.end()]
            yield Ecart("procedure", composer(f"« {extrait} » renvoie à un texte ou à un nom abandonné."))


REGLE = Regle(
    id="cpc-58-mention-perimee",
    titre="Référence à un texte ancien",
    groupe=9,
    article="CPC, art. 54 et 57 (anciens art. 58, 1423, 1424)",
    gravites={
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer("Employez le modèle à jour."),
    source="legifrance.gouv.fr (CPC 58, 1405 à 1425)",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
    du=date(2022, 3, 1),
    noyau=False,
    sur_texte=True,
)
