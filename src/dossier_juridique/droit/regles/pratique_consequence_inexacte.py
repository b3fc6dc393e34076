"""Conséquence annoncée mais impossible ou fausse.

Aucun texte entre professionnels ; par analogie, C. conso., art. L. 121-6, 5° : est agressive la menace d'une action
qui n'est pas légalement possible.

Lecture retenue : une conséquence choisie est signalée quand le dossier la ferme : clause pénale que le contrat ne
porte pas ; pénalités auxquelles le créancier renonce ; indemnité de 40 € contre un débiteur qui n'est pas un
professionnel ; action en paiement ou pénalités alors qu'une procédure collective est ouverte ; mise en demeure
annoncée par la mise en demeure elle-même.

Dans le texte imprimé, une démarche donnée pour faite (« la requête est déposée au greffe »), une décision donnée pour
rendue ou pour acquise (« vous avez été condamné », « le juge nous donnera raison ») est signalée : tournures de la
liste T6. Est signalé de même l'effet que la loi n'a pas (liste T7) : silence qui vaudrait reconnaissance (C. civ.,
art. 1120), droit de contester perdu après un délai inventé, prescription qu'une lettre interromprait (art. 2240, 2241,
2244), dirigeant ou conjoint toujours tenu, avocat ou juge déconseillé. Une démarche ou une décision dont le dossier porte
la date est permise ; une décision à venir n'est jamais acquise.

Angle mort : la date portée au dossier est crue ; si c'est bien d'elle que parle la lettre n'est pas examiné.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.second_avis import allegement
from dossier_juridique.droit.ton import Liste, cle_du_passage, noms_a_passer, passages
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_ACTIONS = {
    "injonction_de_payer": "la demande d'injonction de payer",
    "refere_provision": "le référé-provision",
    "assignation": "l'assignation en paiement",
    "penalites": "la poursuite des pénalités",
}


def _motif(consequence: str, examen: Examen) -> str | None:
    """Why a consequence cannot be announced in this dossier, or None."""
    conditions, debiteur = examen.dossier.conditions, examen.dossier.debiteur
    if consequence == "clause_penale" and conditions.clause_penale is None:
        return "la clause pénale est annoncée, mais le dossier n'en contient pas"
    if consequence == "penalites" and conditions.accessoires != "penalites":
        return "la poursuite des pénalités est annoncée, mais le dossier y renonce (conditions.accessoires)"
    if consequence == "indemnite_forfaitaire" and debiteur.qualite != "professionnel":
        return "l'indemnité de 40 € est annoncée, mais le débiteur n'est pas un professionnel"
    if consequence == "mise_en_demeure" and examen.famille is Famille.MISE_EN_DEMEURE:
        return "une mise en demeure est annoncée dans la mise en demeure elle-même"
    if consequence in _ACTIONS and debiteur.procedure_collective:
        return f"{_ACTIONS[consequence]} est annoncée, mais une procédure collective est ouverte contre le débiteur"
    return None


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each consequence that this dossier closes."""
    lettre = examen.dossier.lettre
    for rang, consequence in enumerate(lettre.consequences if lettre else ()):
        motif = _motif(consequence, examen)
        if motif:
            yield Ecart(f"lettre.consequences[{rang}]", composer(f"« {consequence} » : {motif}."))


def _procedure_engagee(examen: Examen) -> bool:
    """True when the dossier dates a step already taken before a court, or a decision."""
    procedure, titre = examen.dossier.procedure, examen.dossier.titre
    jours = [titre.date] if titre else []
    if procedure:
        jours += [j for j in (procedure.requete_le, procedure.assignation_le, procedure.ordonnance_le) if j]
    # A requête dated this very day is being prepared: the letter cannot say that it was filed.
    return any(jour < examen.au for jour in jours)


def examiner_texte(examen: Examen) -> Iterator[Ecart]:
    """One finding for each passage of list T7, and of list T6 unless the dossier dates a procedure."""
    dossier = examen.dossier
    for passage in passages(examen.texte or (), Liste.T7, noms_a_passer(dossier)):
        yield Ecart(
            cle_du_passage(dossier, passage, "lettre"),
            composer(f"« {passage.extrait} » prête à la loi un effet qu'elle n'a pas, ou détourne d'un droit."),
            **allegement(examen, passage),
        )
    if _procedure_engagee(examen):
        return
    for passage in passages(examen.texte or (), Liste.T6, noms_a_passer(dossier)):
        yield Ecart(
            cle_du_passage(dossier, passage, "lettre"),
            composer(
                f"« {passage.extrait} » donne pour faite une démarche, ou pour acquise une décision, dont le dossier "
                "ne porte aucune trace."
            ),
            **allegement(examen, passage),
        )


REGLE = Regle(
    id="pratique-consequence-inexacte",
    titre="Conséquence annoncée mais impossible ou fausse",
    groupe=6,
    article="usage ; C. conso., art. L. 121-6, 5° par analogie",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
    },
    remede="N'annoncez que ce qui est possible et que vous entendez faire.",
    source="usage",
    confiance="C",
    regissante="au",
    examiner=examiner,
    examiner_texte=examiner_texte,
    noyau=False,
)
