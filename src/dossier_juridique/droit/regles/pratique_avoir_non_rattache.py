"""Avoir sans facture.

Aucun texte : un avoir corrige le prix d'une facture et doit la nommer.

Lecture retenue : un avoir réduit le principal de sa facture dès l'origine. Sans facture, il ne réduit rien et la
somme réclamée serait trop forte ; au-delà de sa facture, l'excédent n'est porté sur aucune autre.

Angle mort : un avoir de fin d'année qui porte sur plusieurs factures doit être divisé par l'utilisateur.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each credit note without its invoice, one for each invoice over-credited."""
    dossier = examen.dossier
    for rang, avoir in enumerate(dossier.avoirs):
        corrigee = dossier.facture(avoir.facture) if avoir.facture else None
        nom = f"L'avoir {avoir.numero} ({euros(avoir.montant_ttc)})"
        if avoir.facture is None:
            yield Ecart(f"avoirs[{rang}].facture", composer(f"{nom} n'est rattaché à aucune facture."))
        elif corrigee is None:
            dit = f"{nom} est rattaché à la facture {avoir.facture}, qui n'est pas au dossier."
            yield Ecart(f"avoirs[{rang}].facture", composer(dit))
        elif corrigee.montant_ttc is not None:
            jusque_la = sum(
                (a.montant_ttc for a in dossier.avoirs[: rang + 1] if a.facture == avoir.facture), Decimal(0)
            )
            exces = jusque_la - corrigee.montant_ttc
            if exces > 0:
                dit = f"{nom} dépasse sa facture {avoir.facture} de {euros(min(exces, avoir.montant_ttc))}."
                yield Ecart(f"avoirs[{rang}].montant_ttc", composer(dit))


REGLE = Regle(
    id="pratique-avoir-non-rattache",
    titre="Avoir sans facture",
    groupe=4,
    article="usage (arithmétique)",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.RESERVE,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede=composer("Indiquez la facture corrigée ; l'excédent n'est pas reporté d'office sur une autre."),
    source="usage",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
