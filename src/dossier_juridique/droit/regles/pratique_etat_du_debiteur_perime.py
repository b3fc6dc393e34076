"""État du débiteur non vérifié récemment.

Aucun texte n'impose la consultation : l'ouverture d'une procédure collective ou une radiation, connue de tous par le
BODACC et le registre, rend pourtant l'acte inutile ou interdit.

Lecture retenue (seuils du projet) : registre et BODACC consultés dans les trente jours qui précèdent la lettre, et au
plus tôt la veille de la requête.
Angle mort : le programme ne consulte aucun registre ; il lit le jour déclaré.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long

JOURS_LETTRE = 30
JOURS_REQUETE = 1


def examiner(examen: Examen) -> Iterator[Ecart]:
    """A finding when the registers were not looked at, or too long before the act."""
    debiteur = examen.dossier.debiteur
    requete = examen.famille is Famille.REQUETE
    jour, seuil = (examen.date_requete, JOURS_REQUETE) if requete else (examen.au, JOURS_LETTRE)
    qui = f"du débiteur {debiteur.nom_affiche}".rstrip()
    if debiteur.verifie_le is None:
        yield Ecart("debiteur.verifie_le", composer(f"L'état {qui} n'a été vérifié ni au registre, ni au BODACC."))
    elif (jour - debiteur.verifie_le).days > seuil:
        yield Ecart("debiteur.verifie_le", composer(f"L'état {qui} date du {jour_long(debiteur.verifie_le)}."))


REGLE = Regle(
    id="pratique-etat-du-debiteur-perime",
    titre="État du débiteur non vérifié récemment",
    groupe=12,
    article="Pratique",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.RESERVE,
        Famille.ACCORD: Gravite.OBSERVATION,
    },
    remede="Consultez le registre et le BODACC, puis mettez la date à jour.",
    source="pratique",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
