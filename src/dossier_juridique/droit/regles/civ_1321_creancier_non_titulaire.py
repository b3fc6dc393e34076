"""Créance cédée ou affacturée.

C. civ., art. 1321 : « La cession de créance est un contrat par lequel le créancier cédant transmet, à titre onéreux ou
gratuit, tout ou partie de sa créance contre le débiteur cédé à un tiers appelé le cessionnaire. » Art. 1346-1 : la
subrogation conventionnelle transmet la créance à celui qui paie le créancier (affacturage). Celui qui n'est plus
titulaire n'a plus qualité pour agir (CPC, art. 122).

Lecture retenue : la clé « cedee_a » d'une facture suffit, sauf si elle nomme le créancier du dossier ou si une pièce de
nature « cession », dont l'intitulé dit « rétrocession », concerne la facture. Un statut 225 ou 226 de la facture
électronique (affacturée, affacturée confidentielle) vaut « cedee_a », sauf statut 228 postérieur (non affacturée).
Angle mort : la date et le contenu des actes ne sont pas lus ; une cession partielle est traitée comme totale.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.creances import Facture
from dossier_juridique.model.francais import composer, jour_court


def _simple(texte: str | None) -> str:
    decompose = unicodedata.normalize("NFKD", (texte or "").lower())
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in decompose if not unicodedata.combining(c))))


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice handed over to someone else than the creditor."""
    creancier = _simple(examen.dossier.creancier.nom_affiche)
    for rang, facture in enumerate(examen.dossier.factures):
        if not facture.cedee_a:
            yield from _affacturee(examen, rang, facture)
            continue
        if creancier and _simple(facture.cedee_a) == creancier:
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


def _affacturee(examen: Examen, rang: int, facture: Facture) -> Iterator[Ecart]:
    """The status 225 or 226 (factored), unless a later 228 (not factored) undoes it or the factor is the creditor."""
    suivis = [(n, s) for n, s in enumerate(facture.statuts) if s.code in ("225", "226", "228") and s.date <= examen.au]
    if not suivis:
        return
    place, statut = max(suivis, key=lambda ns: (ns[1].date, ns[0]))
    creancier = _simple(examen.dossier.creancier.nom_affiche)
    if statut.code == "228" or (creancier and _simple(statut.motif) == creancier):
        return
    if any("retrocession" in _simple(p.intitule) for p in examen.pieces_de(facture, "cession")):
        return
    a_qui = f" ({statut.motif})" if statut.motif else ""
    yield Ecart(
        f"factures[{rang}].statuts[{place}]",
        composer(
            f"La facture {nom_facture(rang, facture)} est affacturée (statut {statut.code} du {jour_court(statut.date)}) : "
            f"le créancier est l'affactureur{a_qui}, non le créancier du dossier."
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
