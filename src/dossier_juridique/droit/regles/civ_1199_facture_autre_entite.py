"""Facture adressée à une autre entité.

C. civ., art. 1199 : « Le contrat ne crée d'obligations qu'entre les parties. » Une facture adressée à une société
sœur, à l'ancienne dénomination ou au gérant n'oblige pas la personne contre qui le dossier est dirigé.

Lecture retenue : le numéro SIREN décide ; s'il manque d'un côté, le nom porté sur la facture est comparé à la
dénomination, au nom et à l'enseigne du débiteur, sans casse, sans accent et sans forme sociale. Une pièce de cession,
de fusion ou de changement de dénomination qui concerne la facture suffit à relier les deux entités.
Angle mort : le contenu de cette pièce n'est pas lu ; une ressemblance de noms n'est pas une identité.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, factures_regies, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.creances import Destinataire
from dossier_juridique.model.francais import composer, siren_espace
from dossier_juridique.model.parties import Debiteur

_FORMES = frozenset(
    ("sarl", "eurl", "sa", "sas", "sasu", "sca", "snc", "scs", "sci", "scp", "selarl", "selas", "ei", "societe", "ste",
     "m", "mme", "monsieur", "madame")
)  # fmt: skip


def _mots(texte: str | None) -> tuple[str, ...]:
    decompose = unicodedata.normalize("NFKD", (texte or "").lower().replace("œ", "oe").replace("&", " et "))
    sans_accent = "".join(c for c in decompose if not unicodedata.combining(c)).replace(".", "")
    return tuple(m for m in re.findall(r"[a-z0-9]+", sans_accent) if m not in _FORMES)


def _meme_nom(imprime: str, debiteur: Debiteur) -> bool:
    mots = _mots(imprime)
    if not mots:
        return False
    if mots in {_mots(debiteur.denomination), _mots(debiteur.enseigne)}:
        return True
    nom, prenoms = set(_mots(debiteur.nom)), set(_mots(debiteur.prenoms))
    return not debiteur.morale and bool(nom) and nom <= set(mots) <= nom | prenoms


def _autre(destinataire: Destinataire, debiteur: Debiteur) -> bool:
    if destinataire.siren and debiteur.siren:
        return destinataire.siren != debiteur.siren
    return destinataire.denomination is not None and not _meme_nom(destinataire.denomination, debiteur)


def _designation(nom: str | None, siren: str | None, defaut: str) -> str:
    numero = siren_espace(siren) if siren else ""
    if nom:
        return f"{nom} ({numero})" if numero else nom
    return f"{defaut} ({numero})" if numero else defaut


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice printed for someone else, unless an exhibit links the two."""
    debiteur = examen.dossier.debiteur
    for rang, facture in factures_regies(examen, REGLE):
        destinataire = facture.adressee_a
        if destinataire is None or not _autre(destinataire, debiteur):
            continue
        if examen.pieces_de(facture, "cession", "fusion", "changement_de_denomination"):
            continue
        imprime = _designation(destinataire.denomination, destinataire.siren, "une autre entité")
        attendu = _designation(debiteur.nom_affiche, debiteur.siren, "au débiteur du dossier")
        a_qui = attendu if attendu.startswith("au débiteur") else f"à {attendu}"
        yield Ecart(
            f"factures[{rang}].adressee_a",
            composer(f"La facture {nom_facture(rang, facture)} est adressée à {imprime} et non {a_qui}."),
        )


REGLE = Regle(
    id="civ-1199-facture-autre-entite",
    titre="Facture adressée à une autre entité",
    groupe=1,
    article="C. civ., art. 1199",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede="Corrigez le débiteur, ou joignez l'acte qui relie les deux entités (cession, fusion, changement de "
    "dénomination).",
    source="legifrance.gouv.fr (C. civ. 1199) ; injonctiondepayer.fr",
    confiance="B",
    regissante="facture.emise_le",
    examiner=examiner,
)
