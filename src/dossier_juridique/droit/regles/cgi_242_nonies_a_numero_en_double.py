"""Même numéro de facture deux fois.

CGI, ann. II, art. 242 nonies A, I, 7° : la facture porte un numéro unique, basé sur une séquence chronologique et
continue. CPC, art. 1407 : la requête indique précisément le montant de la somme réclamée ; la même facture comptée deux
fois le fausse.

Lecture retenue : deux numéros qui ne diffèrent que par la casse ou les espaces sont le même ; un constat par numéro.
Angle mort : la même prestation facturée sous deux numéros n'est pas vue.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_FOIS = {2: "deux", 3: "trois", 4: "quatre", 5: "cinq"}


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each number borne by several invoices; its place is the second of them."""
    rangs: dict[str, list[int]] = {}
    for rang, facture in enumerate(examen.dossier.factures):
        if facture.numero:
            rangs.setdefault("".join(facture.numero.split()).casefold(), []).append(rang)
    for meme in rangs.values():
        if len(meme) > 1:
            numero = examen.dossier.factures[meme[0]].numero
            yield Ecart(
                f"factures[{meme[1]}].numero",
                composer(
                    f"Le numéro {numero} figure {_FOIS.get(len(meme), str(len(meme)))} fois : la même somme serait "
                    f"réclamée {_FOIS.get(len(meme), str(len(meme)))} fois."
                ),
            )


REGLE = Regle(
    id="cgi-242-nonies-a-numero-en-double",
    titre="Même numéro de facture deux fois",
    groupe=2,
    article="CGI, ann. II, art. 242 nonies A, I, 7° ; CPC, art. 1407",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.RESERVE,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.RESERVE,
    },
    remede="Retirez le doublon ou corrigez le numéro.",
    source="legifrance.gouv.fr (CGI ann. II, 242 nonies A)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
