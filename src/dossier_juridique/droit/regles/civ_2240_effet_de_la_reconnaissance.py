"""Effet de la signature du débiteur sur la prescription.

C. civ., art. 2240 : « La reconnaissance par le débiteur du droit de celui contre lequel il prescrivait interrompt le
délai de prescription. » C. civ., art. 2250 et 2251 : seule une prescription acquise peut faire l'objet d'une renonciation,
expresse ou tacite.

Lecture retenue : l'accord de paiement et la reconnaissance de dette, signés du débiteur, interrompent la prescription au
jour de la signature. Signés après son terme, ils peuvent valoir renonciation. Cela se dit à qui prépare l'acte, non dans
l'acte. Une remise jointe à des délais peut en outre faire de l'accord une transaction (C. civ., art. 2044).

Angle mort : le pouvoir de celui qui signe pour le débiteur ; la portée d'une renonciation tacite.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for an act that the debtor will sign; a second one when a remission makes a settlement likely."""
    if examen.acte not in ("echeancier", "reconnaissance-de-dette"):
        return
    cle = "echeancier" if examen.acte == "echeancier" else "reconnaissance"
    yield Ecart(
        cle,
        composer(
            "Signé du débiteur, cet acte interrompt la prescription au jour de la signature ; après son terme, il peut "
            "valoir renonciation à s'en prévaloir."
        ),
    )
    accord = examen.dossier.echeancier
    if examen.acte == "echeancier" and accord is not None and accord.remise:
        yield Ecart(
            "echeancier.remise",
            composer("Une remise en échange de versements peut faire de cet accord une transaction (C. civ., art. 2044)."),
            "Si des concessions réciproques mettent fin à un litige, faites rédiger une transaction.",
        )


REGLE = Regle(
    id="civ-2240-effet-de-la-reconnaissance",
    titre="Effet de la signature du débiteur sur la prescription",
    groupe=13,
    article="C. civ., art. 2240, 2250 et 2251",
    gravites={Famille.ACCORD: Gravite.OBSERVATION},
    remede=composer("Gardez l'original signé et datez-le : il prouvera l'interruption."),
    source="legifrance.gouv.fr (C. civ. 2044, 2240, 2250, 2251)",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
