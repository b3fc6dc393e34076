"""Créance cédée ou affacturée.

C. civ., art. 1321 : « La cession de créance est un contrat par lequel le créancier cédant transmet, à titre onéreux ou
gratuit, tout ou partie de sa créance contre le débiteur cédé à un tiers appelé le cessionnaire. » Art. 1346-1 : la
subrogation conventionnelle transmet la créance à celui qui paie le créancier (affacturage). Celui qui n'est plus
titulaire n'a plus qualité pour agir (CPC, art. 122).

Lecture retenue : la clé « cedee_a » d'une facture suffit, sauf si elle nomme le créancier du dossier ou si une pièce de
nature « cession », dont l'intitulé dit « rétrocession », concerne la facture.
Angle mort : la date et le contenu des actes ne sont pas lus ; une cession partielle est traitée comme totale.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def _simple(texte: str | None) -> str:
    decompose = unicodedata.normalize("NFKD", (texte or "").lower())
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in decompose if not unicodedata.combining(c))))


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice handed over to someone else than the creditor."""
    creancier = _simple(examen.dossier.creancier.nom_affiche)
    for rang, facture in enumerate(examen.dossier.factures):
        if not facture.cedee_a or (creancier and _simple(facture.cedee_a) == creancier):
            continue
        if any("retrocession" in _simple(p.intitule) for p in examen.pieces_de(facture, "cession")):
            continue
        yield Ecart(
            f"factures[{rang}].cedee_a",
            composer(
                f"La créance née de la facture {nom_facture(rang, facture)} a été transmise à {facture.cedee_a} : le "
                "créancier du dossier n'en est plus titulaire."
            ),
        )


REGLE = Regle(
    id="civ-1321-creancier-non-titulaire",
    titre="Créance cédée ou affacturée",
    groupe=1,
    article="C. civ., art. 1321 à 1324 et 1346-1",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede="Faites agir le titulaire, ou joignez la rétrocession.",
    source="legifrance.gouv.fr (C. civ. 1321 s.) ; CPC, art. 122 (défaut de qualité)",
    confiance="C",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
