"""Objet de la demande.

CPC, art. 54 : « A peine de nullité, la demande initiale mentionne : […] 2° L'objet de la demande ; […] »

Lecture retenue : sans demande.objet, le modèle porte l'objet ; un objet écrit à la main doit demander une
injonction de payer.
Angle mort : l'objet écrit n'est reconnu qu'à ses mots (« injonction », « enjoindre », « ordonnance », avec
« payer » ou « paiement »).
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import canonique
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

ORDRE = ("injonction", "enjoindre", "enjoigne", "ordonnance", "ordonner")
PAIEMENT = ("payer", "paiement", "regler", "reglement")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the object written by hand does not ask for an order to pay."""
    objet = examen.dossier.demande.objet
    if objet is None:
        return
    mots = canonique(objet).split()
    if not any(m in mots for m in ORDRE) or not any(m in mots for m in PAIEMENT):
        yield Ecart(
            "demande.objet",
            composer(f"La requête doit indiquer son objet : « {objet} » ne demande pas une injonction de payer."),
        )


REGLE = Regle(
    id="cpc-54-objet",
    titre="Objet de la demande",
    groupe=9,
    article="CPC, art. 54, 2°",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer(
        "Rétablissez le paragraphe d'objet du modèle : retirez demande.objet, ou demandez une injonction de payer."
    ),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000042597347",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
)
