"""Adresse plus grande que la fenêtre de l'enveloppe.

Norme NF Z10-011 : l'adresse postale d'un pli tient en six lignes de 38 signes au plus ; le bas de l'adresse, qui porte
le code postal et la commune, est ce que les machines lisent.

Lecture retenue : la ligne « À l'attention de » est retirée, et les mots longs abrégés comme la norme le prévoit quand
cela gagne une ligne (dans un nom : quand l'adresse tient alors, et le nom exact est écrit dans la lettre) ;
ce qui déborde encore est imprimé en entier, et dit. Une lettre qui part par courriel n'a pas de fenêtre.

Angle mort : la fenêtre d'une enveloppe particulière n'est pas connue ; celle du format DL est supposée.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit import fenetre
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, pluriel


def examiner(examen: Examen) -> Iterator[Ecart]:
    """At most one finding."""
    lettre, debiteur = examen.dossier.lettre, examen.dossier.debiteur
    lignes = fenetre.destinataire(debiteur)
    if (lettre is not None and lettre.canal == "courriel") or not fenetre.overflows(lignes):
        return
    longue = max(len(ligne) for ligne in lignes)
    yield Ecart(
        "debiteur.denomination" if debiteur.morale else "debiteur.nom",
        composer(
            f"Le nom et l'adresse du débiteur prennent {pluriel(len(lignes), 'ligne', 'lignes')}, la plus longue de "
            f"{longue} signes ; la fenêtre d'une enveloppe en montre {fenetre.LIGNES_ADRESSE}, de "
            f"{fenetre.SIGNES_PAR_LIGNE} signes."
        ),
    )


REGLE = Regle(
    id="pratique-fenetre-de-l-enveloppe",
    titre="Adresse plus grande que la fenêtre de l'enveloppe",
    groupe=5,
    article="norme NF Z10-011",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
    },
    remede="Réunissez ou abrégez les lignes de debiteur.adresse, ou prenez une enveloppe sans fenêtre.",
    source="norme NF Z10-011 (usage postal)",
    confiance="C",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
