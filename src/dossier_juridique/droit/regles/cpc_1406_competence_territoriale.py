"""Juridiction du lieu où demeure le débiteur.

CPC, art. 1406 : « Le juge territorialement compétent est celui du lieu où demeure le ou l'un des débiteurs
poursuivis. Les règles prévues aux alinéas précédents sont d'ordre public. Toute clause contraire est
réputée non écrite. » CPC, art. 43 : le lieu où la personne morale est établie, ou le domicile de la
personne physique.

Lecture retenue : la juridiction de la même sorte que celle qui est saisie est lue dans la table des
ressorts, à la commune du siège ou du domicile ; tribunal de commerce et tribunal des activités économiques
sont ici une seule sorte, leur nom relevant d'une autre règle. Un code postal qui couvre plusieurs communes
laisse le choix entre leurs juridictions.
Angle mort : la table est un état de novembre 2026 ; les établissements secondaires ne sont pas retenus.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import (
    ACTIVITES_ECONOMIQUES,
    COMMERCE,
    JUDICIAIRE,
    avec_le,
    commerciale_de,
    judiciaire_de,
    libelle,
    meme_siege,
)
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, enumerer


def _sorte(nature: str) -> str:
    return COMMERCE if nature == ACTIVITES_ECONOMIQUES else nature


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the court named is not that of the debtor's commune."""
    procedure = examen.dossier.procedure
    saisie = procedure.juridiction if procedure else None
    if saisie is None or not examen.ressorts:
        return
    jour = examen.date_requete
    attendues = [judiciaire_de(r) if saisie.nature == JUDICIAIRE else commerciale_de(r, jour) for r in examen.ressorts]
    if any(_sorte(a.nature) == _sorte(saisie.nature) and meme_siege(a.siege, saisie.siege) for a in attendues):
        return
    debiteur = examen.dossier.debiteur.nom_affiche or "Le débiteur"
    juridictions = enumerer(list(dict.fromkeys(avec_le(a.libelle) for a in attendues)), "ou")
    doute = next((r.doute for r in examen.ressorts if r.doute), "")
    if doute:
        yield Ecart(
            "debiteur.adresse",
            composer(
                f"Lieu à vérifier : {doute}. La juridiction serait {juridictions}, non "
                f"{avec_le(libelle(saisie.nature, saisie.siege))}."
            ),
            composer("Corrigez l'adresse du débiteur, ou donnez le code INSEE (debiteur.adresse.code_insee)."),
        )
        return
    yield Ecart(
        "procedure.juridiction",
        composer(
            f"{debiteur} demeure à {examen.ressorts[0].commune} : la juridiction est {juridictions}, non "
            f"{avec_le(libelle(saisie.nature, saisie.siege))}. Aucune clause n'y déroge."
        ),
    )


REGLE = Regle(
    id="cpc-1406-competence-territoriale",
    titre="Juridiction du lieu où demeure le débiteur",
    groupe=10,
    article="CPC, art. 1406 et 43",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer("Corrigez la juridiction. Une clause attributive ne sert qu'au renvoi de l'article 1408."),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000039624723",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
)
