"""Pièce citée mais absente.

CPC, art. 1407 : la requête contient « le bordereau des documents justificatifs produits à l'appui de la
requête. Elle est accompagnée de ces documents. »

Lecture retenue : toute clé du dossier qui désigne une pièce doit désigner une pièce du dossier. Le texte
imprimé est vérifié à part, à la relecture.
Angle mort : la règle ne sait pas si la pièce désignée est la bonne.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer


def _renvois(dossier: Dossier) -> Iterator[tuple[str, str | None]]:
    """Every key that names an exhibit, with the id it names."""
    for f, facture in enumerate(dossier.factures):
        yield from ((f"factures[{f}].pieces[{n}]", nom) for n, nom in enumerate(facture.pieces))
        yield from ((f"factures[{f}].statuts[{n}].piece", statut.piece) for n, statut in enumerate(facture.statuts))
    for c, courrier in enumerate(dossier.courriers):
        yield f"courriers[{c}].piece", courrier.piece
        yield from ((f"courriers[{c}].pieces[{n}]", nom) for n, nom in enumerate(courrier.pieces))
    for c, chef in enumerate(dossier.demande.chefs):
        yield from ((f"demande.chefs[{c}].pieces[{n}]", nom) for n, nom in enumerate(chef.pieces))
    yield from ((f"avoirs[{n}].piece", avoir.piece) for n, avoir in enumerate(dossier.avoirs))
    yield from ((f"paiements[{n}].piece", paiement.piece) for n, paiement in enumerate(dossier.paiements))
    for n, litige in enumerate(dossier.litiges):
        yield f"litiges[{n}].piece", litige.piece
        yield f"litiges[{n}].reponse", litige.reponse
    yield from ((f"prescription[{n}].piece", fait.piece) for n, fait in enumerate(dossier.prescription))
    yield from ((f"pieces[{n}].traduction", piece.traduction) for n, piece in enumerate(dossier.pieces))
    yield "conditions.piece", dossier.conditions.piece
    if dossier.conditions.clause_penale is not None:
        yield "conditions.clause_penale.piece", dossier.conditions.clause_penale.piece
    if dossier.mandataire is not None:
        yield "mandataire.pouvoir", dossier.mandataire.pouvoir


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each reference to an exhibit that the dossier does not have."""
    for ou, nom in _renvois(examen.dossier):
        if nom is not None and examen.dossier.piece(nom) is None:
            yield Ecart(ou, composer(f"Le dossier cite la pièce « {nom} » ({ou}), qui n'existe pas au bordereau."))


REGLE = Regle(
    id="cpc-1407-piece-citee-absente",
    titre="Pièce citée mais absente",
    groupe=11,
    article="CPC, art. 1407",
    gravites={
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer("Corrigez le renvoi ou ajoutez la pièce."),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000044200316",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
    du=date(2022, 3, 1),
)
