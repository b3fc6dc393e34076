"""Délai compté de la lettre ou trop bref.

C. civ., art. 1231 : le débiteur est mis en demeure de s'exécuter « dans un délai raisonnable ».

Lecture retenue : un délai « à compter de la présente » n'est pas sûr dans une lettre recommandée ou électronique
recommandée, que le débiteur reçoit plus tard ; moins de 8 jours est trop bref (seuil du projet). Une date limite est
mesurée depuis la lettre.

Angle mort : le jour de réception n'est pas connu quand la lettre est écrite.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long, pluriel

SEUIL_JOURS = 8


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for a start at the letter sent by registered post, one for a deadline under the threshold."""
    lettre = examen.dossier.lettre
    if lettre is None:
        return
    if lettre.delai_date is not None:
        jours = (lettre.delai_date - examen.au).days
        if 0 < jours < SEUIL_JOURS:
            yield Ecart(
                "lettre.delai_date",
                composer(
                    f"La date limite du {jour_long(lettre.delai_date)} laisse {pluriel(jours, 'jour', 'jours')} depuis "
                    "la lettre : le débiteur peut ne pas encore l'avoir reçue."
                ),
            )
    if lettre.delai_jours is None:
        return
    duree = pluriel(lettre.delai_jours, "jour", "jours")
    if lettre.delai_depart == "lettre" and lettre.canal in ("lrar", "lre"):
        yield Ecart(
            "lettre.delai_depart",
            composer(
                f"Le délai de {duree} court depuis la lettre, envoyée en recommandé : le débiteur peut ne pas encore "
                "avoir reçu le courrier."
            ),
        )
    if lettre.delai_jours < SEUIL_JOURS:
        depart = "la réception" if lettre.delai_depart == "reception" else "la lettre"
        yield Ecart(
            "lettre.delai_jours",
            composer(f"Le délai de {duree} depuis {depart} est bref : l'usage est de 8 jours au moins."),
        )


REGLE = Regle(
    id="civ-1231-delai-imprecis",
    titre="Délai compté de la lettre ou trop bref",
    groupe=5,
    article="C. civ., art. 1231 ; usage",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
    },
    remede="Comptez le délai de la réception, 8 jours au moins.",
    source="usage ; CPC art. 668 et 669 par analogie",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
