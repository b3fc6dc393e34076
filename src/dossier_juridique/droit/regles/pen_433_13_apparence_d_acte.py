"""Lettre qui ressemble à un acte de justice.

C. pén., art. 433-13 : est puni d'un an d'emprisonnement et de 15 000 euros d'amende le fait d'user de documents ou
d'écrits présentant, avec des actes judiciaires ou extrajudiciaires ou avec des documents administratifs, une
ressemblance de nature à provoquer une méprise dans l'esprit du public. Art. 433-17 : l'usage, sans droit, d'un titre
attaché à une profession réglementée est puni des mêmes peines.

Lecture retenue : les mots et tournures de la liste T1. Nommer le commissaire de justice ou le tribunal parmi les
conséquences, au conditionnel, est permis ; dire que la lettre n'est pas un tel acte, ou qu'il suppose une décision,
aussi. Le titre réglementé du signataire est admis si le mandataire ou le créancier l'exerce.

Angle mort : les images (bandeau tricolore, Marianne, balance, sceau) ne se lisent pas dans le texte ; les modèles du
programme n'en portent aucune.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier_juridique.droit.capitales import libelles
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.second_avis import allegement
from dossier_juridique.droit.texte_imprime import plier
from dossier_juridique.droit.ton import Liste, cle_du_passage, noms_a_passer, passages
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_TITRES = {
    "avocat": r"avocate?s?",
    "commissaire_de_justice": r"huissi(?:er|ere)s?|commissaires? de justice",
    "notaire": r"notaires?",
    "greffier": r"greffi(?:er|ere)s?",
    "magistrat": r"magistrate?s?|juges?|procureure?s?",
    "officier": r"officiers? (?:ministeriel|public|de police)s?",
    "mandataire_judiciaire": r"(?:mandataire|administrat(?:eur|rice)) judiciaire",
}


def _titres(texte: str | None) -> set[str]:
    plie = plier(texte or "")[0]
    return {titre for titre, motif in _TITRES.items() if re.search(rf"(?<!\w)(?:{motif})(?!\w)", plie)}


def _exerces(examen: Examen) -> set[str]:
    """Regulated titles that the creditor, or who acts for it, does hold."""
    creancier, mandataire = examen.dossier.creancier, examen.dossier.mandataire
    titres = _titres(creancier.profession) | _titres(creancier.denomination) | _titres(creancier.forme)
    return titres | ({mandataire.type} if mandataire else set())


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each passage of list T1, one for a regulated title that the signatory does not hold."""
    dossier = examen.dossier
    exerces = _exerces(examen)
    for passage in passages(examen.texte or (), Liste.T1, noms_a_passer(dossier, Liste.T1), exerces, libelles(dossier)):
        yield Ecart(
            cle_du_passage(dossier, passage, "lettre"),
            composer(f"« {passage.extrait} » donne au courrier l'apparence d'un acte judiciaire ou extrajudiciaire."),
            **allegement(examen, passage),
        )
    signataire = dossier.lettre.signataire if dossier.lettre else None
    qualite = signataire.qualite if signataire else None
    if qualite and _titres(qualite) - exerces:
        yield Ecart(
            "lettre.signataire.qualite",
            composer(f"« {qualite} » : le signataire prend un titre réglementé que le dossier ne lui connaît pas."),
            "Indiquez la qualité du signataire chez le créancier (gérant, président, directeur…), ou déclarez le "
            "mandataire qui porte ce titre.",
        )


REGLE = Regle(
    id="pen-433-13-apparence-d-acte",
    titre="Lettre qui ressemble à un acte de justice",
    groupe=6,
    article="C. pén., art. 433-13, 2° et 433-17",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.BLOQUANT,
    },
    remede=composer(
        "Retirez ce passage : l'usage d'un tel document est puni d'un an d'emprisonnement et de 15 000 € d'amende."
    ),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000006418574",
    confiance="A",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
)
