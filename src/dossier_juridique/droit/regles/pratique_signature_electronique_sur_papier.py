"""Signature électronique sur une requête papier.

CPC, art. 57 : la requête « est datée et signée ». L'article 748-6 règle l'identification des parties pour
la communication électronique, non pour le papier.

Lecture retenue : une signature électronique ou numérisée, imprimée, n'est pas réputée suffire.
Angle mort : aucun texte ni aucune décision n'a été trouvé.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

TYPES = {"electronique": "électronique", "numerisee": "numérisée"}


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when a paper requête bears another signature than a handwritten one."""
    procedure = examen.dossier.procedure
    if procedure is None or procedure.canal != "papier" or procedure.signature not in TYPES:
        return
    yield Ecart(
        "procedure.signature",
        composer(
            f"La requête papier porte une signature {TYPES[procedure.signature]} : son acceptation par le greffe "
            "n'est pas "
            "établie."
        ),
    )


REGLE = Regle(
    id="pratique-signature-electronique-sur-papier",
    titre="Signature électronique sur une requête papier",
    groupe=11,
    article="CPC, art. 57 et 748-6",
    gravites={
        Famille.REQUETE: Gravite.RESERVE,
    },
    remede=composer("Signez à la main, ou déposez en ligne où l'identification vaut signature."),
    source="legifrance.gouv.fr (CPC 748-6) ; aucune réponse trouvée",
    confiance="C",
    regissante="requete.date",
    examiner=examiner,
    noyau=False,
)
