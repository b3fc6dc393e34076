"""Phrase d'un modèle que la lecture par le sens rapproche de ce que la loi interdit.

C. pén., art. 312-10 (chantage) et 433-13 (apparence d'un acte de justice) ; CPCE, art. L. 111-2 (pas d'exécution sans
titre) et L. 111-8 (frais de recouvrement) ; C. civ., art. 1104 (bonne foi).

Lecture retenue : les phrases qu'un cabinet écrit lui-même, et qu'aucune liste de tournures ne prend, sont lues par un
second lecteur, qui a vu des milliers de phrases de lettres, permises et interdites. Celle qu'il rapproche des interdites
est une réserve : une personne la relit et la récrit, ou lève la réserve pour elle, sous son nom. Celle dont il doute est une
observation. Il ne lit ni le texte fourni, ni les libellés du dossier.

Angle mort : ce lecteur juge par ressemblance et ne dit pas pourquoi ; il se trompe dans les deux sens, dans la mesure que
donne le README. Une menace voilée, que seul le contexte fait comprendre, lui échappe souvent.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.liste_du_ton import Liste
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.second_avis import restes
from dossier_juridique.droit.texte_imprime import plier
from dossier_juridique.expressions import expression
from dossier_juridique.model.avis import Sens
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_RESSEMBLANCES = {
    Liste.T1: "donnent au courrier l'apparence d'un acte de justice (C. pén., art. 433-13)",
    Liste.T2: "menacent d'autre chose que d'une action en justice (C. pén., art. 312-10)",
    Liste.T3: "annoncent une saisie sans titre exécutoire (CPCE, art. L. 111-2)",
    Liste.T4: "blessent ou accusent (C. civ., art. 1104)",
    Liste.T5: "mettent des frais de recouvrement à la charge du débiteur (CPCE, art. L. 111-8)",
    Liste.T6: "donnent pour faite une démarche, ou pour acquise une décision (C. civ., art. 1104)",
    Liste.T7: "prêtent à la loi un effet qu'elle n'a pas (C. civ., art. 1104)",
}
_TITRE = expression(r"\b(?:avocat\w*|barreau|maitre|me|commissaire\w*|huissier\w*|etude|cabinet|office)\b")
"""How who holds a regulated title names himself."""


def _permises(examen: Examen) -> set[Liste]:
    """What this dossier allows to write: an enforceable title its execution and costs, a procedure its steps."""
    titre, procedure = examen.dossier.titre, examen.dossier.procedure
    permises: set[Liste] = set()
    if titre is not None and titre.executoire_le is not None and titre.executoire_le <= examen.au:
        permises |= {Liste.T3, Liste.T5, Liste.T6}
    engagee = procedure and (procedure.requete_le or procedure.assignation_le or procedure.ordonnance_le)
    if titre is not None or engagee:
        permises.add(Liste.T6)
    return permises


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each sentence suspected, or doubted, that no list takes."""
    permises, mandataire = _permises(examen), examen.dossier.mandataire
    titre_tenu = mandataire is not None and mandataire.type in ("avocat", "commissaire_de_justice")
    for sens, gravite, verbe in (
        (Sens.SUSPECT, None, "ressemble aux phrases qui"), (Sens.DOUTEUX, Gravite.OBSERVATION, "rappelle un peu les phrases qui"),
    ):  # fmt: skip
        for avis in restes(examen, sens, permises):
            liste = Liste(avis.liste)
            if liste is Liste.T1 and titre_tenu and _TITRE.search(plier(avis.phrase)[0]):
                continue
            dit = composer(f"« {avis.phrase} » {verbe} {_RESSEMBLANCES[liste]}.")
            # What this dossier allows is said all the same: the kind of a sentence is a guess.
            yield Ecart("lettre", dit, gravite=Gravite.OBSERVATION if liste in permises else gravite, phrase=avis.phrase)


REGLE = Regle(
    id="pratique-sens-des-phrases",
    titre="Phrase d'un modèle à relire : le sens la rapproche de ce qui est interdit",
    groupe=6,
    article="C. pén., art. 312-10 et 433-13 ; CPCE, art. L. 111-2 et L. 111-8 ; C. civ., art. 1104",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede=composer(
        "Relisez cette phrase et récrivez-la ; si elle ne dit rien d'interdit, levez la réserve dans le dossier : [[levees]], "
        "avec regle = \"pratique-sens-des-phrases\", phrase = \"(la phrase citée)\", motif, nom et date."
    ),
    source="usage",
    confiance="D",
    regissante="au",
    examiner=examiner,
    noyau=False,
    sur_texte=True,
)
