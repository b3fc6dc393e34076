"""Indemnité de 40 € comptée plus d'une fois par facture.

C. com., art. L. 441-10, II : tout professionnel en situation de retard de paiement est de plein droit débiteur, à
l'égard du créancier, d'une indemnité forfaitaire pour frais de recouvrement ; l'article D. 441-5 en fixe le montant à
40 euros.

Lecture retenue : une indemnité par facture payée en retard ou impayée au jour de l'arrêté, quels que soient le nombre
de relances et la durée du retard ; aucune pour une échéance antérieure au 1er janvier 2013.

Angle mort : une indemnité demandée dans un intitulé libre, sous un autre type de chef, n'est pas comptée.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_CEILING, Decimal, InvalidOperation

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.actes_du_dossier import Chef
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.decompte import Nature
from dossier_juridique.model.francais import composer, euros, pluriel


def _nombre(chef: Chef, unitaire: Decimal) -> int:
    """Indemnities claimed by a head: the number declared, or what its amount supposes, the greater."""
    try:
        montant = Decimal(chef.montant) if chef.montant is not None else Decimal(0)
    except InvalidOperation:
        montant = Decimal(0)
    suppose = int((montant / unitaire).to_integral_value(ROUND_CEILING)) if montant.is_finite() else 0
    return max(chef.nombre or 0, suppose)


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when more indemnities are declared than there are invoices paid late or unpaid."""
    chefs = [(i, c) for i, c in enumerate(examen.dossier.demande.chefs) if c.type == "indemnite_forfaitaire"]
    if not chefs:
        return
    unitaire = examen.parametres.a("indemnite_forfaitaire", examen.au)
    nombre = sum(_nombre(chef, unitaire) for _, chef in chefs)
    # The computation books one line for each late invoice, from 2013 on: two invoices of one number are two lines.
    en_retard = sum(1 for ligne in examen.decompte.lignes if ligne.nature is Nature.INDEMNITE)
    if nombre > en_retard:
        rang, chef = chefs[0]
        yield Ecart(
            f"demande.chefs[{rang}].{'nombre' if chef.nombre is not None else 'montant'}",
            composer(
                f"{pluriel(nombre, 'indemnité', 'indemnités')} de {euros(unitaire)} pour "
                f"{pluriel(en_retard, 'facture', 'factures')} en retard : l'indemnité est due une fois par facture, "
                "non par relance ni par jour."
            ),
        )


REGLE = Regle(
    id="com-d441-5-une-indemnite-par-facture",
    titre="Indemnité de 40 € comptée plus d'une fois par facture",
    groupe=4,
    article="C. com., art. L. 441-10, II et D. 441-5",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.BLOQUANT,
    },
    remede="Laissez le programme compter les indemnités.",
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000043197457 ; "
    "entreprendre.service-public.gouv.fr/vosdroits/F23211",
    confiance="B",
    regissante="facture.echeance",
    examiner=examiner,
    du=date(2013, 1, 1),
)
