"""Who holds the pen: the third party of ``[mandataire]``, or the creditor who keeps him for the procedure alone.

Basis: CPC, art. 853 and 762: the special power to file a requête gives no right to write to the debtor; a mandate does.
"""

from __future__ import annotations

from dossier_juridique.droit.competence import canonique
from dossier_juridique.model.commun import Personne
from dossier_juridique.model.dossier import Dossier

_DU_CREANCIER = frozenset(
    ("relance-1", "relance-2", "relance-3", "mise-en-demeure", "appel", "echeancier", "reconnaissance-de-dette",
     "accuse-de-paiement", "decompte")
)  # fmt: skip
"""What the creditor writes himself when his mandataire does not. The power itself names the mandataire."""


def signataire_du_creancier(dossier: Dossier) -> Personne | None:
    """The signatory of ``[lettre]``, when it is who represents the creditor, or the creditor himself; else None."""
    signataire, representant = dossier.lettre.signataire if dossier.lettre else None, dossier.creancier.representant
    if signataire is None or not signataire.nom:
        return None
    creancier = dossier.creancier
    nom, prenom = (representant.nom, representant.prenom) if representant else (creancier.nom, creancier.prenoms)
    if not nom or canonique(signataire.nom) != canonique(nom):
        return None
    if signataire.prenom and prenom and canonique(signataire.prenom) != canonique(prenom):
        return None
    return signataire


def vu_par(dossier: Dossier, acte: str) -> Dossier:
    """The dossier as that act sees it: without its ``mandataire`` when the act is the creditor's own.

    ``mandataire.lettres`` decides. When it is not given, the creditor writes if there is a ``[pouvoir]`` to give and his own
    representative signs the letters: a mandataire named for that power is no author.
    """
    mandataire = dossier.mandataire
    if mandataire is None or acte not in _DU_CREANCIER:
        return dossier
    ecrit = mandataire.lettres
    if ecrit is None:
        ecrit = dossier.pouvoir is None or signataire_du_creancier(dossier) is None
    return dossier if ecrit or mandataire.type == "salarie" else dossier.model_copy(update={"mandataire": None})
