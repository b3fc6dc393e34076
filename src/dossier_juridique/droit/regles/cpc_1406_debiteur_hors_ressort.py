"""Débiteur sans adresse en France, ou hors des territoires couverts.

CPC, art. 1406 : « Le juge territorialement compétent est celui du lieu où demeure le ou l'un des débiteurs
poursuivis. » Un débiteur qui demeure à l'étranger, ou nulle part de connu, n'a pas de juge pour cette
procédure.

Lecture retenue : hors de la table des ressorts (Saint-Pierre-et-Miquelon, collectivités du Pacifique,
terres australes), le programme s'arrête plutôt que de deviner ; une commune qu'il ne reconnaît pas l'arrête
aussi.
Angle mort : une commune mal écrite, sans code INSEE, est tenue pour inconnue.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the debtor's address gives no court."""
    debiteur = examen.dossier.debiteur
    nom = debiteur.nom_affiche or "Le débiteur"
    adresse = debiteur.adresse
    if adresse is None or not (adresse.commune or adresse.code_insee):
        ou, lieu = "debiteur.adresse", "adresse inconnue"
        remede: str | None = "Recherchez le siège social ou le domicile du débiteur ; à défaut, assignez."
    elif not adresse.en_france:
        ou, lieu, remede = "debiteur.adresse.pays", f"{adresse.en_ligne}, {adresse.pays}", None
    elif not examen.ressorts:
        ou, lieu = "debiteur.adresse.commune", adresse.en_ligne
        remede = composer(
            "Vérifiez la commune et le code postal, ou donnez le code INSEE (debiteur.adresse.code_insee). Les "
            "collectivités hors de la table des ressorts ne sont pas couvertes : voyez l'assignation."
        )
    else:
        return
    yield Ecart(
        ou,
        composer(
            f"{nom} n'a pas d'adresse dans un ressort couvert ({lieu}) : l'injonction de payer française ne peut "
            "pas être "
            "préparée."
        ),
        remede,
    )


REGLE = Regle(
    id="cpc-1406-debiteur-hors-ressort",
    titre="Débiteur sans adresse en France, ou hors des territoires couverts",
    groupe=10,
    article="CPC, art. 1406",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer(
        "Dans l'Union européenne (sauf le Danemark), voyez l'injonction de payer européenne ; sinon, l'assignation."
    ),
    source="infogreffe.fr (guide injonction de payer) ; règl. (CE) n° 1896/2006",
    confiance="B",
    regissante="requete.date",
    examiner=examiner,
)
