"""Facture adressée à une autre entité.

C. civ., art. 1199 : « Le contrat ne crée d'obligations qu'entre les parties. » Une facture adressée à une société
sœur, à l'ancienne dénomination ou au gérant n'oblige pas la personne contre qui le dossier est dirigé.

Lecture retenue : le numéro SIREN décide ; s'il manque d'un côté, le nom porté sur la facture est comparé à la
dénomination, au nom et à l'enseigne du débiteur, sans casse, sans accent et sans forme sociale. Une pièce de cession,
de fusion ou de changement de dénomination qui concerne la facture suffit à relier les deux entités. Sans destinataire
déclaré, il est lu sur la facture produite : l'acheteur des données électroniques ; à défaut, sur la page, le numéro
SIREN imprimé sous le nom du débiteur, ou l'absence de tout mot de son nom et de son enseigne. Le bon SIREN sous un tout autre
nom n'est qu'une observation : le numéro désigne la personne, mais l'un des deux noms est à corriger ou à expliquer.
Angle mort : le contenu de l'acte qui relie n'est pas lu ; une ressemblance de noms n'est pas une identité.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from msgspec.structs import replace

from dossier_juridique.droit.croisement import Croisee, bears_own_number, crossed
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, factures_regies, nom_facture
from dossier_juridique.droit.texte_de_piece import companies, lines, name_ranks, names_absent
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.creances import Destinataire
from dossier_juridique.model.francais import composer, siren_espace
from dossier_juridique.model.parties import Creancier, Debiteur

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
    debiteur, creancier = examen.dossier.debiteur, examen.dossier.creancier
    lues = list(crossed(examen))
    for rang, facture in factures_regies(examen, REGLE):
        if examen.pieces_de(facture, "cession", "fusion", "changement_de_denomination"):
            continue
        destinataire = facture.adressee_a
        if destinataire is None or not _autre(destinataire, debiteur):
            yield from (e for c in lues if c.rang == rang and bears_own_number(c) for e in _lue(c, debiteur, creancier))
            continue
        imprime = _designation(destinataire.denomination, destinataire.siren, "une autre entité")
        attendu = _designation(debiteur.nom_affiche, debiteur.siren, "au débiteur du dossier")
        a_qui = attendu if attendu.startswith("au débiteur") else f"à {attendu}"
        yield Ecart(
            f"factures[{rang}].adressee_a",
            composer(f"La facture {nom_facture(rang, facture)} est adressée à {imprime} et non {a_qui}."),
        )


def _lue(croisee: Croisee, debiteur: Debiteur, creancier: Creancier) -> Iterator[Ecart]:
    """What the exhibit says of the buyer, in its data, then on its page."""
    attendu = _designation(debiteur.nom_affiche, debiteur.siren, "le débiteur du dossier")
    acheteur = croisee.donnees.acheteur if croisee.donnees else None
    if acheteur is not None and (acheteur.numero or acheteur.nom):
        if acheteur.numero and debiteur.siren:
            autre = acheteur.numero != debiteur.siren
        else:
            noms = (acheteur.nom, acheteur.enseigne)
            autre = acheteur.nom is not None and not any(n and _meme_nom(n, debiteur) for n in noms)
        if autre:
            porte = _designation(acheteur.nom, acheteur.numero, "une autre entité")
            yield _contredite(croisee, f"{croisee.ou(None)} nomment {porte}", attendu)
        elif acheteur.nom and debiteur.siren and _aucun_mot(acheteur.nom, acheteur.enseigne or "", debiteur):
            yield _autre_nom(croisee, f"{croisee.ou(None)} portent son SIREN, mais nomment {acheteur.nom}", attendu)
        return
    lignes = croisee.lignes
    siens = name_ranks(lignes, debiteur.nom_affiche, debiteur.enseigne)
    vendeur = name_ranks(lignes, creancier.nom_affiche, creancier.enseigne)
    lus = companies(lignes)
    if debiteur.siren and any(t.valeur == debiteur.siren for t in lus):
        if names_absent(lignes, debiteur.nom_affiche, debiteur.enseigne):
            yield _autre_nom(croisee, f"{croisee.ou(lignes[0].page)} porte son SIREN, mais pas son nom", attendu)
        return
    for lu in lus:
        proche = max((r for r in siens if r <= int(lu.ligne)), default=None)
        etrangere = max((r for r in vendeur if r <= int(lu.ligne)), default=-1)
        if proche is None or int(lu.ligne) - proche > 8 or etrangere > proche or lu.valeur == creancier.siren:
            continue
        if debiteur.siren:
            porte = f"{croisee.ou(lu.page)} porte, sous ce nom, {siren_espace(lu.valeur)}"
            yield _contredite(croisee, porte, attendu)
            return
    if names_absent(lignes, debiteur.nom_affiche, debiteur.enseigne):
        etrangers = [t for t in lus if t.valeur not in (creancier.siren, debiteur.siren)]
        suite = f" ; elle porte {siren_espace(etrangers[0].valeur)}" if etrangers else ""
        yield _contredite(croisee, f"{croisee.ou(lignes[0].page)} ne porte ni son nom, ni son SIREN{suite}", attendu)


def _contredite(croisee: Croisee, porte: str, attendu: str) -> Ecart:
    return Ecart(
        f"factures[{croisee.rang}].pieces",
        composer(f"{croisee.nom} : le dossier est dirigé contre {attendu} ; {porte}."),
    )


def _aucun_mot(nom: str, enseigne: str, debiteur: Debiteur) -> bool:
    """True when a buyer of the data bears no word of the debtor's names."""
    imprimes = lines((f"{nom}\n{enseigne}",))
    return names_absent(imprimes, debiteur.nom_affiche, debiteur.enseigne)


def _autre_nom(croisee: Croisee, porte: str, attendu: str) -> Ecart:
    return replace(
        _contredite(croisee, porte, attendu),
        gravite=Gravite.OBSERVATION,
        remede=composer(
            "Vérifiez le nom au registre : corrigez le débiteur, déclarez son enseigne (debiteur.enseigne), ou joignez l'acte "
            "qui change sa dénomination."
        ),
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
