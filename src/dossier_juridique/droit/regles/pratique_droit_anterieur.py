"""Facture antérieure aux textes vérifiés.

Aucun texte : c'est une limite du programme. La rédaction de la plupart des articles cités n'a été vérifiée qu'à partir du
1er janvier 2020 ; ils sont appliqués sans limite inférieure (« dossier explain » donne le jour de chaque règle).

Lecture retenue : une facture émise avant ce jour le fait dire, une fois pour tout le dossier. Les taux et l'indemnité ont
leurs propres jours, et ne sont jamais employés hors d'eux.
Angle mort : un contrat ancien dont les factures sont récentes ; les faits dont la date n'est pas au dossier.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long, pluriel

VERIFIE_DEPUIS = date(2020, 1, 1)


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for all the invoices issued before the texts were checked; its place is the first of them."""
    anciennes = [
        (rang, facture, facture.emise_le)
        for rang, facture in enumerate(examen.dossier.factures)
        if facture.emise_le is not None and facture.emise_le < VERIFIE_DEPUIS
    ]
    if not anciennes:
        return
    rang, facture, jour = anciennes[0]
    if len(anciennes) == 1:
        sujet = f"La facture {nom_facture(rang, facture)} est du {jour_long(jour)}"
    else:
        nombre = pluriel(len(anciennes), "facture", "factures")
        sujet = f"{nombre} sont antérieures au {jour_long(VERIFIE_DEPUIS)} (la première : {nom_facture(rang, facture)})"
    yield Ecart(
        f"factures[{rang}].emise_le",
        composer(
            f"{sujet} : les articles cités lui sont appliqués, mais leur rédaction n'a été vérifiée qu'à partir du "
            f"{jour_long(VERIFIE_DEPUIS)}."
            if len(anciennes) == 1
            else f"{sujet} : les articles cités leur sont appliqués, mais leur rédaction n'a été vérifiée qu'à partir de ce "
            "jour."
        ),
    )


REGLE = Regle(
    id="pratique-droit-anterieur",
    titre="Facture antérieure aux textes vérifiés",
    groupe=2,
    article="Pratique (état des textes lus par le projet)",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.OBSERVATION,
        Famille.ACCORD: Gravite.OBSERVATION,
    },
    remede="Lisez les articles dans leur version en vigueur au jour des faits.",
    source="pratique",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
