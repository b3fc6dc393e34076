"""Signataire sans pouvoir.

CPC, art. 117 : est une irrégularité de fond le défaut de pouvoir de celui qui représente une partie en
justice. CPC, art. 853 : devant le tribunal de commerce, « Le représentant, s'il n'est avocat, doit
justifier d'un pouvoir spécial. » L'article 762 le dit devant le tribunal judiciaire.

Lecture retenue : signe sans pouvoir celui qui n'est ni l'organe légal (ou le créancier personne physique,
ou le liquidateur), ni l'avocat déclaré, et dont aucune pièce « pouvoir_special » ne porte le pouvoir. Sans
signataire désigné, l'organe légal ou l'avocat signe.
Angle mort : les noms sont comparés sans accents ni majuscules ; l'étendue du pouvoir n'est pas lue.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import canonique
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.commun import Personne
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.dossier import Dossier
from dossier_juridique.model.francais import composer


def _meme(un: Personne, nom: str | None, prenom: str | None) -> bool:
    if not un.nom or not nom or canonique(un.nom) != canonique(nom):
        return False
    return not un.prenom or not prenom or canonique(un.prenom) == canonique(prenom)


def _habilite(dossier: Dossier, signataire: Personne) -> bool:
    """True for the legal organ, the natural-person creditor, the liquidator and the avocat."""
    creancier, mandataire = dossier.creancier, dossier.mandataire
    if creancier.representant is not None and _meme(
        signataire, creancier.representant.nom, creancier.representant.prenom
    ):
        return True
    if not creancier.morale and _meme(signataire, creancier.nom, creancier.prenoms):
        return True
    nom = canonique(signataire.nom or "")
    if creancier.liquidateur is not None and nom and nom in canonique(creancier.liquidateur):
        return True
    if mandataire is None or mandataire.type != "avocat":
        return False
    return "avocat" in canonique(signataire.qualite or "") or (bool(nom) and nom in canonique(mandataire.nom))


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when who signs has no power that the file shows."""
    dossier = examen.dossier
    signataire = dossier.procedure.signataire if dossier.procedure else None
    if signataire is None or not signataire.nom or _habilite(dossier, signataire):
        return
    designe = dossier.mandataire.pouvoir if dossier.mandataire else None
    pouvoirs = {piece.id for piece in dossier.pieces if piece.nature == "pouvoir_special"}
    if (designe in pouvoirs) if designe is not None else bool(pouvoirs):
        return
    creancier = f" ({dossier.creancier.nom_affiche})" if dossier.creancier.nom_affiche else ""
    yield Ecart(
        "procedure.signataire",
        composer(
            f"{signataire.nom_complet} n'est pas le représentant légal du créancier{creancier} et aucun pouvoir "
            "spécial "
            "n'est joint."
        ),
    )


REGLE = Regle(
    id="cpc-117-signataire-sans-pouvoir",
    titre="Signataire sans pouvoir",
    groupe=9,
    article="CPC, art. 117, 853 et 762 ; notice Cerfa 51156",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer(
        "Joignez un pouvoir spécial signé du représentant légal, ou faites signer ce dernier. L'avocat en est dispensé."
    ),
    source="legifrance.gouv.fr (CPC 117, 762, 853) ; notice Cerfa 51156#10",
    confiance="B",
    regissante="requete.date",
    examiner=examiner,
)
