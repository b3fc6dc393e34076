"""Moyen de régler, de répondre, et copie des factures.

Aucun texte : une lettre à laquelle le débiteur peut obéir dit comment payer, à qui répondre, et joint ce qu'elle
réclame.

Lecture retenue : un IBAN est nécessaire quand le virement est proposé, ou quand aucun moyen ne l'est ; un téléphone
ou un courriel du créancier (ou de son mandataire) ; pour chaque facture, une pièce de nature « facture » qu'elle
nomme.

Angle mort : la règle ne lit pas la pièce ; elle ne sait pas si c'est la bonne facture.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def _manques(examen: Examen) -> Iterator[tuple[str, str]]:
    """Key of the dossier and French name of what the letter does not give."""
    dossier = examen.dossier
    moyens = dossier.lettre.moyens_de_paiement if dossier.lettre else ()
    mandataire = dossier.mandataire
    iban = dossier.creancier.iban or (mandataire.iban if mandataire else None)
    if iban is None and (not moyens or "virement" in moyens):
        yield "creancier.iban", "le moyen de régler (IBAN)"
    contacts = [dossier.creancier.telephone, dossier.creancier.courriel]
    contacts += [mandataire.telephone, mandataire.courriel] if mandataire else []
    if not any(contacts):
        yield "creancier.telephone", "un téléphone ou un courriel du créancier"
    for rang, facture in enumerate(dossier.factures):
        jointes = [dossier.piece(identifiant) for identifiant in facture.pieces]
        if not any(piece is not None and piece.nature == "facture" for piece in jointes):
            yield f"factures[{rang}].pieces", f"la copie de la facture {nom_facture(rang, facture)}"


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each: means of payment, contact, copy of an invoice."""
    for ou, quoi in _manques(examen):
        remede = "Ajoutez la facture aux pièces, et nommez-la dans factures[].pieces." if ou.endswith(".pieces") else None
        yield Ecart(ou, composer(f"Le courrier n'indique pas, ou ne joint pas : {quoi}."), remede)


REGLE = Regle(
    id="pratique-modalites-de-reglement",
    titre="Moyen de régler, de répondre, et copie des factures",
    groupe=5,
    article="usage",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
    },
    remede="Ajoutez l'IBAN ou une autre modalité, un contact, et joignez les factures.",
    source="usage",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
