"""Frais de recouvrement mis à la charge du débiteur sans titre.

CPCE, art. L. 111-8, al. 2 : « Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du
créancier, sauf s'ils concernent un acte dont l'accomplissement est prescrit par la loi au créancier. Toute
stipulation contraire est réputée non écrite, sauf disposition législative contraire. »

Lecture retenue : tout chef « frais » est refusé, ainsi qu'un chef libre ou de dommages dont l'intitulé désigne de
tels frais. Devant le juge, les dépens et l'article 700 du CPC restent permis ; dans une lettre, ils ne le sont pas.

Dans le texte imprimé, tout frais mis à la charge du débiteur est signalé, même au conditionnel, sauf l'indemnité
forfaitaire, son complément justifié, et ce qu'un juge pourrait allouer (dépens, article 700).

Angle mort : un coût nommé sans aucun des mots de la liste (« supplément ») n'est pas vu.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.second_avis import allegement
from dossier_juridique.droit.ton import Liste, cle_du_passage, noms_a_passer, passages
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros

_FRAIS = expression(
    r"\b(?:frais|honoraires|depens|article 700|societe de recouvrement|cabinet de recouvrement|relances?|"
    r"recommandee?s?|affranchissement|timbres?|huissier|commissaire de justice|constitution (?:de|du) dossier)\b"
)
_PROCEDURE = expression(r"\b(?:depens|article 700|art\. 700|greffe|requete|signification)\b")


def _sans_accent(texte: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", texte.casefold()) if not unicodedata.combining(c))


def _titre(examen: Examen) -> bool:
    """True when a titre exécutoire was obtained: costs undertaken with one follow other rules."""
    titre = examen.dossier.titre
    return titre is not None and titre.executoire_le is not None and titre.executoire_le <= examen.au


def examiner_texte(examen: Examen) -> Iterator[Ecart]:
    """One finding for each passage of a letter that lays a cost on the debtor; the 40 € and its complement pass."""
    if _titre(examen) or examen.famille is Famille.REQUETE:
        return
    for passage in passages(examen.texte or (), Liste.T5, noms_a_passer(examen.dossier)):
        yield Ecart(
            cle_du_passage(examen.dossier, passage, "lettre"),
            composer(f"« {passage.extrait} » : sans titre exécutoire, ces frais restent à la charge du créancier."),
            **allegement(examen, passage),
        )


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each head that puts the costs of collection on the debtor."""
    if _titre(examen):
        return
    for rang, chef in enumerate(examen.dossier.demande.chefs):
        libelle = _sans_accent(f"{chef.libelle or ''} {chef.fondement or ''}")
        vise = chef.type == "frais" or (chef.type in ("autre", "dommages") and _FRAIS.search(libelle) is not None)
        if not vise or (examen.famille is Famille.REQUETE and _PROCEDURE.search(libelle)):
            continue
        montant = chef.montant
        dit = euros(montant) if isinstance(montant, Decimal) else montant
        nom = (chef.libelle or "Frais de recouvrement") + (f" ({dit})" if dit else "")
        yield Ecart(
            f"demande.chefs[{rang}]",
            composer(
                f"{nom} : sans titre exécutoire, ces frais restent à la charge du créancier ; toute clause contraire "
                "est réputée non écrite."
            ),
        )


REGLE = Regle(
    id="cpce-l111-8-frais-de-recouvrement",
    titre="Frais de recouvrement mis à la charge du débiteur sans titre",
    groupe=4,
    article="CPCE, art. L. 111-8, al. 2",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.BLOQUANT,
    },
    remede=composer(
        "Retirez ce chef. Entre professionnels, seuls sont dus l'indemnité de 40 € et, sur "
        "justification, son complément."
    ),
    source="legifrance.gouv.fr (CPCE L. 111-8)",
    confiance="A",
    regissante="au",
    examiner=examiner,
    examiner_texte=examiner_texte,
)
