"""Juridiction à confirmer.

CPC, art. 1406 : le juge relève d'office son incompétence. La table des ressorts du projet est une
proposition, non un texte.

Lecture retenue : seule une confirmation expresse fait taire la règle ; elle suffit aussi pour les communes
que la table dit incertaines.
Angle mort : la confirmation n'est pas vérifiée.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import avec_le, libelle, proposees
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the user has not confirmed the court."""
    procedure = examen.dossier.procedure
    saisie = procedure.juridiction if procedure else None
    if saisie is None or saisie.confirmee:
        return
    adresse = examen.dossier.debiteur.adresse
    doute = next((r.doute for r in examen.ressorts if r.doute), "")
    if doute:
        motif = doute
    elif any(r.a_confirmer for r in examen.ressorts):
        motif = "la table des ressorts est incertaine pour cette commune"
    else:
        motif = "la juridiction n'a pas encore été confirmée"
    possibles = proposees(examen.dossier, examen.ressorts, examen.date_requete)
    nom = libelle(saisie.nature, saisie.siege)
    if possibles and nom not in {p.libelle for p in possibles}:
        nom = possibles[0].libelle
    commune = examen.ressorts[0].commune if examen.ressorts else (adresse.commune if adresse else None)
    yield Ecart(
        "procedure.juridiction.confirmee",
        composer(f"{commune or 'Commune inconnue'} : {avec_le(nom)} est à confirmer ({motif})."),
    )


REGLE = Regle(
    id="pratique-juridiction-a-confirmer",
    titre="Juridiction à confirmer",
    groupe=10,
    article="Table des ressorts du projet",
    gravites={
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer(
        "Vérifiez sur l'annuaire des juridictions ou auprès du greffe, puis confirmez "
        "(procedure.juridiction.confirmee = true) : une requête mal adressée est rendue, non transmise."
    ),
    source="justice.fr ; infogreffe.fr",
    confiance="C",
    regissante="requete.date",
    examiner=examiner,
)
