"""The turns of phrase that ``ton`` looks for, one module a list, written folded: no accent, no capital.

A space stands for any space; words are whole. Most turns are a verb and what it bears on, in one sentence, for offices
do not all write the same words: « nous aviserons vos partenaires » and « vos partenaires en seront avisés » are one.
Sources: C. pén., art. 433-13, 433-17, 312-1, 312-10, 222-17; CPCE, art. L. 111-2, L. 111-8; C. civ., art. 1104; usage.
"""

from __future__ import annotations

from dossier_juridique.droit.tournures.acte import T1, T1_AVOCAT, T1_CAPITALES, T1_OFFICIER, T1_TITRES
from dossier_juridique.droit.tournures.activite import T2_ACTIVITE
from dossier_juridique.droit.tournures.commun import TIERS_NOMMES
from dossier_juridique.droit.tournures.couts import COUTS
from dossier_juridique.droit.tournures.demarche import DEMARCHES, VERDICTS
from dossier_juridique.droit.tournures.depossession import T2_DEPOSSESSION, T3_DEPOSSESSION
from dossier_juridique.droit.tournures.droit_inexact import DROIT_INEXACT
from dossier_juridique.droit.tournures.entourage import T2_ENTOURAGE
from dossier_juridique.droit.tournures.frais import FRAIS
from dossier_juridique.droit.tournures.insinuations import (
    FRAIS_INSINUES,
    T1_INSINUATIONS,
    T2_INSINUATIONS,
    T3_INSINUATIONS,
    T4_INSINUATIONS,
    T7_INSINUATIONS,
)
from dossier_juridique.droit.tournures.intimidation import T2_INTIMIDATION, T2_VISITES
from dossier_juridique.droit.tournures.langage import T4
from dossier_juridique.droit.tournures.menace import T2_PUBLICITE, T2_TIERS
from dossier_juridique.droit.tournures.mepris import MEPRIS
from dossier_juridique.droit.tournures.penal import T2_PENAL
from dossier_juridique.droit.tournures.privation import PRIVATIONS
from dossier_juridique.droit.tournures.saisie import T3
from dossier_juridique.droit.tournures.voie_de_fait import T2_PRESSION, T2_VOIE_DE_FAIT

__all__ = [
    "COUTS", "DEMARCHES", "DROIT_INEXACT", "FRAIS", "FRAIS_INSINUES", "MEPRIS", "PRIVATIONS", "T1", "T1_AVOCAT", "T1_CAPITALES",
    "T1_INSINUATIONS", "T1_OFFICIER", "T1_TITRES", "T2_ACTIVITE", "T2_DEPOSSESSION", "T2_ENTOURAGE", "T2_INSINUATIONS",
    "T2_INTIMIDATION", "T2_PENAL", "T2_PRESSION", "T2_PUBLICITE", "T2_TIERS", "T2_VISITES", "T2_VOIE_DE_FAIT", "T3",
    "T3_DEPOSSESSION", "T3_INSINUATIONS", "T4", "T4_INSINUATIONS", "T7_INSINUATIONS", "TIERS_NOMMES", "VERDICTS",
]  # fmt: skip
