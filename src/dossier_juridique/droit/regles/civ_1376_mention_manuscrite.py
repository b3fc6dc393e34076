"""Mention manuscrite préremplie dans la reconnaissance de dette.

C. civ., art. 1376 : « L'acte sous signature privée par lequel une seule partie s'engage envers une autre à lui payer
une somme d'argent ou à lui livrer un bien fongible ne fait preuve que s'il comporte la signature de celui qui souscrit
cet engagement ainsi que la mention, écrite par lui-même, de la somme ou de la quantité en toutes lettres et en
chiffres. En cas de différence, l'acte sous signature privée vaut preuve pour la somme écrite en toutes lettres. »

Lecture retenue : après « de la main du débiteur » et jusqu'à la cause, aux factures ou à la signature, la page imprimée
ne porte ni montant ni somme en lettres.

Angle mort : une mention préremplie placée ailleurs dans la page ; la preuve est libre contre un commerçant (C. com.,
art. L. 110-3), la mention est demandée tout de même.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.droit.texte_imprime import lisser, plier
from dossier_juridique.expressions import expression
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_PLACE = expression(r"(?:de la main|par le debiteur lui-meme|manuscrite)(?: du debiteur| de la debitrice)?")
_FIN = expression(r"(?<!\w)(?:cause|factures?|fait a|signature|notice)(?!\w)")
_SOMME = expression(r"\d[\d .]*(?:,\d{2})? ?(?:€|eur)|(?<!\w)euros?(?!\w)")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the place left for the debtor's hand already holds a sum."""
    if examen.acte != "reconnaissance-de-dette":
        return
    texte = plier(lisser(examen.texte or ()))[0]
    for place in _PLACE.finditer(texte):
        fin = _FIN.search(texte, place.end())
        if _SOMME.search(texte, place.end(), fin.start() if fin else len(texte)):
            yield Ecart("reconnaissance", composer("La place de la mention manuscrite porte déjà une somme imprimée."))
            return


REGLE = Regle(
    id="civ-1376-mention-manuscrite",
    titre="Mention manuscrite préremplie",
    groupe=5,
    article="C. civ., art. 1376",
    gravites={Famille.ACCORD: Gravite.BLOQUANT},
    remede=composer("Laissez la place de la mention vide : le débiteur écrit lui-même la somme, en lettres et en chiffres."),
    source="legifrance.gouv.fr (C. civ. 1376)",
    confiance="B",
    regissante="au",
    examiner=examiner,
    sur_texte=True,
)
