"""Canal de dépôt inadapté.

CPC, art. 1407 : la requête est « remise ou adressée, selon le cas, au greffe » ; chaque plateforme a ses
utilisateurs et ses juridictions.

Lecture retenue : Tribunal Digital sert les tribunaux de commerce et des activités économiques ; le RPVA
demande un avocat ; IPWEB un commissaire de justice et un tribunal judiciaire.
Angle mort : les limites de taille, qui ne sont pas établies, se traitent à l'assemblage.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import ACTIVITES_ECONOMIQUES, COMMERCE, JUDICIAIRE
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def _motif(canal: str, nature: str | None, mandataire: str | None) -> str | None:
    if canal == "tribunal_digital" and nature not in (None, COMMERCE, ACTIVITES_ECONOMIQUES):
        return f"il ne dessert pas cette juridiction ({nature})"
    if canal == "rpva" and mandataire != "avocat":
        return "il est réservé aux avocats"
    if canal == "ipweb" and mandataire != "commissaire_de_justice":
        return "il est réservé aux commissaires de justice"
    if canal == "ipweb" and nature not in (None, JUDICIAIRE):
        return "il ne dessert que le tribunal judiciaire"
    return None


CANAUX = {"tribunal_digital": "Tribunal Digital", "rpva": "RPVA", "ipweb": "IPWEB", "papier": "papier"}


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the channel suits neither the court nor who files."""
    procedure, mandataire = examen.dossier.procedure, examen.dossier.mandataire
    if procedure is None or procedure.canal is None:
        return
    nature = procedure.juridiction.nature if procedure.juridiction else None
    motif = _motif(procedure.canal, nature, mandataire.type if mandataire else None)
    if motif is not None:
        yield Ecart("procedure.canal", composer(f"Le canal {CANAUX[procedure.canal]} ne convient pas : {motif}."))


REGLE = Regle(
    id="pratique-canal-de-depot",
    titre="Canal de dépôt inadapté",
    groupe=11,
    article="CPC, art. 1407 ; arrêtés propres à chaque plateforme",
    gravites={
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer(
        "Tribunal de commerce et TAE : Tribunal Digital ou papier. Tribunal judiciaire : papier, ou "
        "l'avocat par ses moyens."
    ),
    source="infogreffe.fr ; tribunaldigital.fr ; entreprendre.service-public.gouv.fr/vosdroits/F38156",
    confiance="C",
    regissante="requete.date",
    examiner=examiner,
    noyau=False,
)
