"""Société radiée ou dissoute.

C. civ., art. 1844-8 : la dissolution de la société entraîne sa liquidation ; « la personnalité morale de la société
subsiste pour les besoins de la liquidation jusqu'à la publication de la clôture de celle-ci ». Cass. com., 20/09/2023,
n° 21-14.252 : la société radiée après liquidation est représentée par un mandataire désigné en justice.

Lecture retenue : une société radiée n'a plus personne pour recevoir l'acte ; une société dissoute n'en a pas tant que
son liquidateur n'est pas connu (représentant dit « liquidateur ») ; une personne physique décédée n'en a plus.
Angle mort : la radiation d'office ne fait pas disparaître la société, et la transmission universelle du patrimoine
(art. 1844-5) donne un nouveau débiteur ; le registre seul le dit. La radiation d'un commerçant personne physique ne
change pas le débiteur.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long
from dossier_juridique.model.parties import Debiteur


def _statut(debiteur: Debiteur) -> str | None:
    if not debiteur.morale:
        if debiteur.etat != "decede":
            return None
        return "décédée" if (debiteur.civilite or "").lower().startswith(("mme", "madame")) else "décédé"
    if debiteur.etat == "radiee":
        return "radiée"
    qualite = (debiteur.representant.qualite if debiteur.representant else None) or ""
    connu = "liquidateur" in qualite.lower() or "liquidatrice" in qualite.lower()
    return "dissoute, sans liquidateur connu," if debiteur.etat == "dissoute" and not connu else None


def examiner(examen: Examen) -> Iterator[Ecart]:
    """A finding when nobody can validly receive the act."""
    debiteur = examen.dossier.debiteur
    statut = _statut(debiteur)
    if statut is None:
        return
    depuis = f" depuis le {jour_long(debiteur.radiee_le)}" if debiteur.radiee_le else ""
    phrase = f"{debiteur.nom_affiche or 'Le débiteur'} est {statut}{depuis}"
    yield Ecart(
        "debiteur.etat",
        composer(f"{phrase.rstrip(',')} : personne n'a qualité pour recevoir l'acte."),
    )


REGLE = Regle(
    id="civ-1844-8-societe-radiee",
    titre="Société radiée ou dissoute",
    groupe=12,
    article="C. civ., art. 1844-8 ; Cass. com., 20/09/2023, n° 21-14.252",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede=composer(
        "La dette subsiste : faites désigner un mandataire ad hoc, ou adressez-vous au liquidateur ou aux héritiers."
    ),
    source="legifrance.gouv.fr/juri/id/JURITEXT000048104616",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
