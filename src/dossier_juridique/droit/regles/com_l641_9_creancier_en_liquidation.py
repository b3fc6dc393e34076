"""Créancier en liquidation judiciaire.

C. com., art. L. 641-9 : le jugement qui ouvre ou prononce la liquidation judiciaire emporte de plein droit, à partir
de sa date, dessaisissement pour le débiteur ; ses droits et actions concernant son patrimoine sont exercés par le
liquidateur pendant toute la durée de la liquidation.

Lecture retenue : le signataire de l'acte (à défaut le représentant du créancier) doit se dire liquidateur, ou porter
le nom indiqué à « creancier.liquidateur ».
Angle mort : le maintien provisoire de l'activité (art. L. 641-10) et le mandat donné par le liquidateur ne sont pas
lus.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.commun import Personne
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def _mots(texte: str | None) -> set[str]:
    decompose = unicodedata.normalize("NFKD", (texte or "").lower())
    return set(re.findall(r"[a-z0-9]+", "".join(c for c in decompose if not unicodedata.combining(c))))


def _signataire(examen: Examen) -> tuple[str, Personne | None]:
    dossier = examen.dossier
    requete = examen.famille is Famille.REQUETE
    ou = "procedure.signataire" if requete else "lettre.signataire"
    porteur = dossier.procedure if requete else dossier.lettre
    choisi = porteur.signataire if porteur else None
    return (ou, choisi) if choisi else ("creancier.representant", dossier.creancier.representant)


def examiner(examen: Examen) -> Iterator[Ecart]:
    """A finding when the creditor is in liquidation judiciaire and someone else than the liquidateur signs."""
    creancier = examen.dossier.creancier
    if creancier.etat != "liquidation":
        return
    ou, signataire = _signataire(examen)
    if signataire is not None:
        nomme = _mots(creancier.liquidateur)
        if _mots(signataire.qualite) & {"liquidateur", "liquidatrice"}:
            return
        if nomme and signataire.nom and nomme <= _mots(signataire.nom_complet):
            return
    yield Ecart(
        ou,
        composer(
            f"{creancier.nom_affiche or 'Le créancier'} est en liquidation judiciaire : seul le liquidateur peut agir."
        ),
    )


REGLE = Regle(
    id="com-l641-9-creancier-en-liquidation",
    titre="Créancier en liquidation judiciaire",
    groupe=1,
    article="C. com., art. L. 641-9 ; Cass. com., 14/12/2010, n° 10-10.792",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede="Faites signer et déposer par le liquidateur.",
    source="Cass. com., 14/12/2010, n° 10-10.792 (rapporté par la presse juridique)",
    confiance="B",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
