"""Taux des pénalités ou indemnité de 40 € non mentionnés.

C. com., art. L. 441-9, I : la facture précise « le taux des pénalités exigibles le jour suivant la date de règlement
inscrite sur la facture ainsi que le montant de l'indemnité forfaitaire pour frais de recouvrement ». L'article
L. 441-10, II rend les pénalités exigibles sans qu'un rappel soit nécessaire.

Lecture retenue : l'omission n'éteint ni les pénalités, ni l'indemnité ; elle est rapportée parce qu'elle expose à une
amende. Les mentions absentes sont celles que l'utilisateur déclare (« taux_penalites », « indemnite_40 », ou en
français), et celles que ni les données, ni le texte d'une facture lisible ne portent, escompte compris.
Angle mort : une facture numérisée n'est pas lue ; l'exactitude du taux n'est pas jugée ici.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from dossier_juridique.droit.croisement import crossed
from dossier_juridique.droit.mentions_lues import missing_commercial, readable
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, factures_regies, nom_facture
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_MENTIONS = (
    (expression("penalit"), "le taux des pénalités de retard"),
    (expression("indemnit"), "l'indemnité forfaitaire de 40 €"),
)

_LUES = {
    "penalites": "le taux des pénalités de retard",
    "indemnite": "l'indemnité forfaitaire de 40 €",
    "escompte": "les conditions d'escompte",
}


def _simple(mention: str) -> str:
    decompose = unicodedata.normalize("NFKD", mention.lower())
    return "".join(c for c in decompose if not unicodedata.combining(c))


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice that omits the rate, the indemnity or both."""
    lisibles = [c for c in crossed(examen) if readable(c)]
    for rang, facture in factures_regies(examen, REGLE):
        absentes = [_simple(m) for m in facture.mentions_absentes]
        manquantes = [nom for motif, nom in _MENTIONS if any(motif.search(m) for m in absentes)]
        lues = {m for c in lisibles if c.rang == rang for m in missing_commercial(c)}
        ou = f"factures[{rang}].{'mentions_absentes' if manquantes else 'pieces'}"
        manquantes = list(dict.fromkeys([*manquantes, *(nom for cle, nom in _LUES.items() if cle in lues)]))
        if manquantes:
            yield Ecart(
                ou,
                composer(
                    f"La facture {nom_facture(rang, facture)} ne mentionne pas {' ni '.join(manquantes)}. Les "
                    "pénalités restent dues ; l'omission expose le créancier à une amende."
                ),
            )


REGLE = Regle(
    id="com-l441-9-penalites-et-indemnite",
    titre="Taux des pénalités ou indemnité de 40\u00a0€ non mentionnés",
    groupe=2,
    article="C. com., art. L. 441-9 et L. 441-10, II",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.OBSERVATION,
    },
    remede="Ajoutez ces mentions à vos prochaines factures.",
    source="Cass. com., 03/03/2009, n° 07-16.527 ; Cass. 3e civ., 30/09/2015, n° 14-19.249 (presse juridique)",
    confiance="B",
    regissante="facture.emise_le",
    examiner=examiner,
)
