"""Identités du recouvreur et du créancier.

CPCE, art. R. 124-4, 1° et 2° : la lettre adressée au débiteur contient les nom ou dénomination sociale de la personne
chargée du recouvrement amiable, son adresse ou son siège social, l'indication qu'elle exerce une activité de
recouvrement amiable, et les nom ou dénomination sociale du créancier, son adresse ou son siège social.

Champ d'application (CPCE, art. R. 124-1) : quand la lettre est écrite par une société de recouvrement ou un autre
tiers, ni avocat, ni commissaire de justice, ni salarié du créancier.

Lecture retenue : le nom et l'adresse postale complète de chacun ; un constat par donnée absente. L'indication de
l'activité, qui est un texte imprimé, est cherchée dans la lettre par cpce-r124-4-reproduction-l111-8.

Angle mort : l'existence de l'adresse n'est pas vérifiée.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.commun import Adresse
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_RECOUVREURS = ("societe_de_recouvrement", "autre")


def _adresse(adresse: Adresse | None, cle: str) -> Iterator[tuple[str, str]]:
    """Key of the dossier and French name of each missing part of an address."""
    if adresse is None:
        yield cle, "l'adresse"
        return
    if not adresse.lignes:
        yield f"{cle}.lignes", "la voie de l'adresse"
    if adresse.code_postal is None:
        yield f"{cle}.code_postal", "le code postal"
    if adresse.commune is None:
        yield f"{cle}.commune", "la commune"


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each datum missing from the identity of the collector, then of the creditor."""
    mandataire, creancier = examen.dossier.mandataire, examen.dossier.creancier
    if mandataire is None or mandataire.type not in _RECOUVREURS:
        return
    manques = [(ou, f"{quoi} du recouvreur") for ou, quoi in _adresse(mandataire.adresse, "mandataire.adresse")]
    if not creancier.nom_affiche:
        cle = "denomination" if creancier.morale else "nom"
        manques.append((f"creancier.{cle}", "le nom ou la dénomination du créancier"))
    manques += [(ou, f"{quoi} du créancier") for ou, quoi in _adresse(creancier.adresse, "creancier.adresse")]
    for ou, quoi in manques:
        yield Ecart(
            ou, composer(f"La lettre doit indiquer les identités du recouvreur et du créancier ; il manque : {quoi}.")
        )


REGLE = Regle(
    id="cpce-r124-4-identites",
    titre="Identités du recouvreur et du créancier",
    groupe=7,
    article="CPCE, art. R. 124-4, 1° et 2°",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
    },
    remede=composer("Complétez : chaque mention omise est une contravention de cinquième classe."),
    source="legifrance.gouv.fr (CPCE R. 124-4, R. 124-7)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
